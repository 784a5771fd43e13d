/* The canvas that every drawing draws on: a few kinds of shapes and lines of text, each in roles
 * instead of colours. Behind it stands a painter (SVG, cairo, a recorder for tests). Layout is done
 * before: a canvas only receives positions. Units are px of the page at 1:1, y grows downwards. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "draw/role.h"
#include "draw/text.h"

#include <stdbool.h>
#include <stddef.h>

struct canvas_point {
    double x, y;
};

/* How a shape looks. Zero is: no fill, no stroke. Strokes have round ends and corners, so that a
 * line of no length is a dot; dashes are cut straight. */
struct canvas_style {
    enum role fill, stroke;
    double width;     /* of the stroke, px; 0 is 1 */
    double dash, gap; /* lengths of dashes and gaps, px; dash 0 is a solid line */
    double opacity;   /* 0 < opacity < 1; 0 is opaque */
    bool hatch;       /* fill with slanted lines of the fill role instead of a surface */
};

/* A whole drawing. */
struct canvas_drawing {
    const char *id;          /* unique on its page; a name of [a-z0-9-] */
    const char *title;       /* its name for readers who do not see it */
    const char *description; /* one or two sentences on what it shows; may be NULL */
    const char *language;    /* of the texts, e.g. "en"; NULL: the page's */
    double width, height;    /* px */
    bool links;              /* it holds links, so that it cannot be one image to a screen reader */
};

/* A part of a drawing; every member may be NULL. */
struct canvas_group {
    const char *class_name;  /* for scripts, e.g. "map-touchpoint" */
    const char *id;          /* unique on its page */
    const char *href;        /* makes all of it a link */
    const char *title;       /* shown by browsers as a tip, read by screen readers */
    const char *description; /* longer */
};

enum canvas_anchor { CANVAS_START, CANVAS_MIDDLE, CANVAS_END };

/* One line of text. It is never changed by a painter. */
struct canvas_text {
    double x, y; /* the anchor on the base line */
    struct text_line line;
    struct text_font font;
    enum canvas_anchor anchor; /* which part of the line lies at x; start is left */
    enum role fill;
    enum role halo; /* a rim of 4 px behind the letters where they cross lines; ROLE_NONE: none */
};

/* A painter: the functions that a drawing calls, through canvas_*. */
struct canvas {
    const struct canvas_painter *painter;
    void *context;
};

struct canvas_painter {
    void (*begin)(void *context, const struct canvas_drawing *drawing);
    void (*end)(void *context);
    void (*open_group)(void *context, const struct canvas_group *group);
    void (*close_group)(void *context);
    void (*rect)(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style);
    void (*path)(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style);
    void (*circle)(void *context, double x, double y, double radius,
                   const struct canvas_style *style);
    void (*text)(void *context, const struct canvas_text *text);
};

/* Starts and ends a drawing; all else lies between. */
void canvas_begin(const struct canvas *canvas, const struct canvas_drawing *drawing);
void canvas_end(const struct canvas *canvas);

/* Opens and closes a part; parts nest. Links do not nest. */
void canvas_open_group(const struct canvas *canvas, const struct canvas_group *group);
void canvas_close_group(const struct canvas *canvas);

/* Opens a part that is only a link. */
void canvas_open_link(const struct canvas *canvas, const char *href);

/* A rectangle with corners of a radius (0: square). Its size may be 0 but not negative. */
void canvas_rect(const struct canvas *canvas, double x, double y, double width, double height,
                 double radius, const struct canvas_style *style);

/* A path. Each letter of steps takes its points: M 1 (start anew), L 1 (a line), C 3 (a cubic
 * curve: two controls and the end), Z none (close). */
void canvas_path(const struct canvas *canvas, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style);

/* A line from one point to another, and a polyline of two or more points. */
void canvas_line(const struct canvas *canvas, double x1, double y1, double x2, double y2,
                 const struct canvas_style *style);
void canvas_polyline(const struct canvas *canvas, const struct canvas_point *points, size_t count,
                     bool closed, const struct canvas_style *style);

/* A circle. */
void canvas_circle(const struct canvas *canvas, double x, double y, double radius,
                   const struct canvas_style *style);

/* One line of text that was measured or fitted before. An empty line draws nothing. */
void canvas_text(const struct canvas *canvas, const struct canvas_text *text);

#endif
