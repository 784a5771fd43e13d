/* The table twin of a drawing that no other table of its page repeats: a head a column, a row a
 * thing, figures as text. */
#ifndef RENDER_TWIN_VIEW_H
#define RENDER_TWIN_VIEW_H

#include "render/view.h"

struct twin_row {
    const char *name;
    LIST(const char *) cells;
};

struct twin_view {
    const char *title;        /* of the first column */
    LIST(const char *) heads; /* of the others */
    LIST(struct twin_row) rows;
};

extern const struct record TWIN_VIEW;

/* An empty table with room for so many columns besides the names, and rows, in the page's arena. */
struct twin_view *twin_view_new(const struct page_work *work, const char *title, size_t columns,
                                size_t rows);

/* Adds a row's name, and then its cells one by one; a cell of NULL is "–". */
void twin_view_row(const struct page_work *work, struct twin_view *twin, const char *name);
void twin_view_cell(struct twin_view *twin, const char *text);

#endif
