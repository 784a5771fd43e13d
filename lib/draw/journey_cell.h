/* A cell of a map: lines of text, icons and severity bars under each other, laid out once and drawn
 * anywhere. */
#ifndef DRAW_JOURNEY_CELL_H
#define DRAW_JOURNEY_CELL_H

#include "draw/canvas.h"
#include "draw/icon.h"

enum journey_cell_kind { JOURNEY_CELL_TEXT, JOURNEY_CELL_ICON, JOURNEY_CELL_SEVERITY };

/* One thing in a cell; x and y from the cell's left top corner, of a text to its base line. */
struct journey_cell_item {
    enum journey_cell_kind kind;
    double x, y;
    enum role role;
    struct text_line line;
    struct text_font font;
    enum canvas_anchor anchor;
    const char *href;  /* NULL: no link */
    const char *title; /* the whole text of one that is cut; NULL: it is whole */
    enum icon icon;
    int severity;
};

struct journey_cell {
    struct journey_cell_item *items;
    size_t count, room;
    size_t lines;  /* of text so far */
    double height; /* px, where the next line goes */
    bool cut;      /* something did not fit and was replaced by "… more" */
};

/* How a cell is written. */
struct journey_cell_pen {
    struct text_measure *measure;
    struct arena *arena;
    double width; /* px for text, from x on */
    double x;     /* px, where lines start */
    double line;  /* px from line to line */
    struct text_font font;
    enum role role;
    size_t most;      /* lines in the whole cell; 0: any number */
    const char *more; /* the word after "…" when there are more */
    const char *more_href;
};

/* Appends a text below what is there, broken into lines; href may be NULL. NULL or an empty text
 * adds nothing. */
void journey_cell_text(struct journey_cell *cell, const struct journey_cell_pen *pen,
                       const char *text, const char *href);

/* Appends "… more" as a link, once. */
void journey_cell_more(struct journey_cell *cell, const struct journey_cell_pen *pen);

/* Puts one line with its base line at y, fitted into the pen's width. */
void journey_cell_line(struct journey_cell *cell, const struct journey_cell_pen *pen, double y,
                       enum canvas_anchor anchor, const char *text, const char *href);

/* Puts an icon, and severity bars (28 x 9 px), with their left top corner at a place. */
void journey_cell_icon(struct journey_cell *cell, const struct journey_cell_pen *pen,
                       enum icon icon, double x, double y, enum role role);
void journey_cell_severity(struct journey_cell *cell, const struct journey_cell_pen *pen, double x,
                           double y, int severity);

/* Draws the cell with its left top corner at a place. ground is the role behind it, for nothing but
 * ROLE_NONE: texts with a halo of it. */
void journey_cell_draw(const struct journey_cell *cell, const struct canvas *canvas, double x,
                       double y, enum role ground);

#endif
