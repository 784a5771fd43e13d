/* The painter of PDF pages: what is drawn becomes the operators of a page's content. Everything
 * stands either in a marked part, which belongs to an element of the structure, or is marked as an
 * artifact, without the drawing having to say so. */
#ifndef PUBLISH_PDF_CANVAS_H
#define PUBLISH_PDF_CANVAS_H

#include "draw/canvas.h"
#include "draw/palette.h"
#include "publish/pdf_font.h"

/* What happens around the links of a drawing; area in pt from the left bottom of the page. */
struct pdf_canvas_area {
    double left, bottom, right, top;
};
struct pdf_canvas_links {
    bool (*open)(void *context, const struct canvas_group *group); /* false: it leads nowhere */
    void (*close)(void *context, const struct pdf_canvas_area *area);
    void *context;
};

/* A page at work. The caller sets the first members. */
struct pdf_canvas {
    GString *out; /* the content */
    struct pdf_fonts *fonts;
    struct text_measure *measure;
    const struct palette *palette;
    struct pdf_canvas_links links; /* open NULL: none */
    double page;                   /* height of the page, pt */
    double scale, x, y;            /* of a px, and where the origin lies from the left top, pt */
    unsigned opacities;            /* bits: opacities that were used, in steps of 5 % */
    /* what the operators have set so far */
    struct {
        int64_t fill, stroke; /* colours; -1: none yet */
        double width, dash, gap, size, rise;
        int opacity, butt;
        unsigned font;
    } state;
    bool marked, artifact;
    struct pdf_canvas_area area; /* of what was drawn since the link began */
    bool open[32];               /* of the open groups: whether it is a link */
    int depth;
};

/* Begins a page: forgets the last one's content and state. */
void pdf_canvas_begin(struct pdf_canvas *pdf);

/* The canvas that paints on the page, at the scale and origin of the moment. */
struct canvas pdf_canvas_of(struct pdf_canvas *pdf);

/* Begins and ends a marked part. */
void pdf_canvas_open(struct pdf_canvas *pdf, const char *tag, unsigned number);
void pdf_canvas_close(struct pdf_canvas *pdf);

/* Ends the page's content. */
void pdf_canvas_end(struct pdf_canvas *pdf);

/* Starts to gather the area of what is drawn from now on, in pdf->area. */
void pdf_canvas_gather(struct pdf_canvas *pdf);

/* For painters of parts: appends a number; a place on the page, pt from its left bottom, of px;
 * counts a place for the gathered area. */
void pdf_canvas_number(struct pdf_canvas *pdf, double value);
double pdf_canvas_across(const struct pdf_canvas *pdf, double x);
double pdf_canvas_up(const struct pdf_canvas *pdf, double y);
void pdf_canvas_reach(struct pdf_canvas *pdf, double x, double y);

/* Sets what the shape or text that follows needs; false when nothing is painted at all. */
bool pdf_canvas_prepare(struct pdf_canvas *pdf, const struct canvas_style *style);

/* Appends the path of a rectangle, with round corners or without. */
void pdf_canvas_rect(struct pdf_canvas *pdf, double x, double y, double width, double height);
void pdf_canvas_rounded(struct pdf_canvas *pdf, double x, double y, double width, double height,
                        double bend);

/* Appends the entries of the opacities to a dictionary of resources. */
void pdf_canvas_resources(const struct pdf_canvas *pdf, GString *resources);

#endif
