/* The painter of PDF and PNG: draws through cairo with the built-in fonts, in the light colours. It
 * draws where the cairo context stands: the caller moves and scales it, and makes the pages. */
#ifndef DRAW_PAPER_H
#define DRAW_PAPER_H

#include "draw/canvas.h"
#include "draw/palette.h"

#include <cairo.h>
#include <glib.h>

/* Where a link of a drawing leads in a document: gives the attributes of cairo's tag "Link"
 * ("uri='https://…'", "dest='journey-support'"), or NULL for no link. */
typedef const char *paper_link(void *context, const char *href);

/* A painter at work. The caller owns it, paper_init fills it; it, the context, the measure and the
 * palette must outlive the canvas. */
struct paper {
    cairo_t *cairo;
    struct text_measure *measure;
    const struct palette *palette;
    paper_link *link; /* NULL: no links */
    void *link_context;
    bool links[32]; /* of the open groups: whether it is a link */
    int depth;
};

/* Gives a canvas that draws on a cairo context. */
struct canvas paper_init(struct paper *paper, cairo_t *cairo, struct text_measure *measure,
                         const struct palette *palette);

/* Draws something on a canvas. */
typedef void paper_draw(const void *drawing, const struct canvas *canvas);

/* A drawing of a size in px as the bytes of a PNG with scale pixels a px (more than 0), on the
 * surface colour. NULL when it would be wider or higher than 32,767 pixels, or cairo failed. The
 * caller frees it with g_byte_array_unref. */
GByteArray *paper_png(paper_draw *draw, const void *drawing, double width, double height,
                      double scale, struct text_measure *measure, const struct palette *palette);

#endif
