/* The drawings of the priorities page. */
#ifndef RENDER_PRIORITIES_VIEW_H
#define RENDER_PRIORITIES_VIEW_H

#include "render/twin_view.h"

/* A drawing in its two forms, and where it can be had as a file. */
struct drawing_view {
    const char *drawing, *drawing_phone; /* markup */
    const char *svg, *png, *pdf;
    const char *note;             /* what is left out; NULL: nothing */
    const struct twin_view *twin; /* NULL: a table of the page has the same */
};

extern const struct record DRAWING_VIEW;

/* The matrix of value against effort, and its file; NULL when no item has both. */
const struct drawing_view *priorities_view_matrix(struct page_work *work);

/* The ballots' ranks, an initiative a row by mean rank; NULL when there are none. */
const struct drawing_view *priorities_view_agreement(struct page_work *work);

/* The range of ranks of an item as a small chart; NULL when it has none. */
const char *priorities_view_range(const struct page_work *work, const struct priorities_item *item,
                                  size_t last);

#endif
