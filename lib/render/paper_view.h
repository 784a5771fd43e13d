/* Drawings with a column a touchpoint on paper: split where a stage ends, so that each part fits a
 * page with letters of 7 pt or more. */
#ifndef RENDER_PAPER_VIEW_H
#define RENDER_PAPER_VIEW_H

#include "draw/chart.h"
#include "render/page.h"

/* A page's room for a drawing, px of the drawing: at this width 12 px of text are 7 pt. The first
 * part has a heading and its legend above it, the others have the page. */
enum {
    PAPER_VIEW_WIDTH = 1346,
    PAPER_VIEW_FIRST_HEIGHT = 858,
    PAPER_VIEW_HEIGHT = 928,
    PAPER_VIEW_COLUMNS = 12
};

/* Some of the columns. */
struct paper_part {
    size_t first, count;
};

/* What is to be split, and how its parts are measured and drawn. */
struct paper_view {
    struct chart_name name;
    const size_t *stages;                                           /* of each column */
    size_t count;                                                   /* of columns, 1 or more */
    double (*height)(void *context, const struct paper_part *part); /* px */
    void (*draw)(void *context, const struct paper_part *part, const struct chart_name *name,
                 const struct chart_tools *tools);
    void *context;
};

/* Draws the parts in order, each with a title of its own when there are several, and gives their
 * markup, in the page's arena. A part that is too high even with one column is drawn all the
 * same. */
const char *paper_view_draw(const struct paper_view *view, const struct page_work *work);

#endif
