/* The painter of SVG: real text, real links, roles as classes f-ROLE (fill) and s-ROLE (stroke), so
 * that a page's stylesheet colours it and a strict Content-Security-Policy accepts it. Texts carry
 * t13 (size in px, 12 without), w5 and w6 (medium, semi-bold), i (italic) and h-ROLE (halo). */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "base/markup.h"
#include "draw/canvas.h"
#include "draw/palette.h"

#define SVG_STYLE_SIZES 41 /* sizes of text that have a class are below this */

enum svg_kind {
    SVG_INLINE, /* for a page: its stylesheet has the classes */
    SVG_FILE    /* a file of its own: with a ground and its own colours for light and dark */
};

/* What a drawing used of the fonts. */
struct svg_letters {
    const char *text; /* holds all its characters, among others; length bytes of UTF-8 */
    size_t length;
    bool faces[3][2]; /* by enum text_weight, upright and italic */
};

/* Fonts that are written into a file, for it to look the same everywhere. */
struct svg_fonts {
    /* Appends "@font-face{…}" rules to rules, and to families the names of those that come after
     * "Flightpath Inter", each as "\"name\",". */
    void (*write)(void *context, const struct svg_letters *letters, GString *families,
                  GString *rules);
    void *context;
};

/* A painter at work. The caller owns it, svg_init fills it. */
struct svg {
    struct markup markup;
    enum svg_kind kind;
    const struct palette *palette;
    const char *way; /* set after svg_init: what stands before relative links; NULL: nothing */
    const struct svg_fonts *fonts; /* as way; for SVG_FILE; NULL: none is written */
    struct canvas_drawing drawing;
    bool links[32]; /* of the open groups: whether it is a link */
    int depth;
    gsize body, body_length; /* where what is common to both kinds lies in the output */
    bool fills[ROLE_COUNT], strokes[ROLE_COUNT], halos[ROLE_COUNT], hatches[ROLE_COUNT]; /* used */
    bool sizes[SVG_STYLE_SIZES]; /* sizes of text used */
    bool faces[3][2];            /* faces used */
};

/* Gives a canvas that appends one drawing to out. palette may be NULL for SVG_INLINE; it, out and
 * the svg must outlive the canvas. */
struct canvas svg_init(struct svg *svg, GString *out, enum svg_kind kind,
                       const struct palette *palette);

/* Appends the drawing that a painter of SVG_FILE has ended, and whose output still stands, in its
 * form for a page: the same shapes, drawn once. */
void svg_append_inline(const struct svg *svg, GString *out);

#endif
