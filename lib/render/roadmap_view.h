/* The drawings of the roadmap page. */
#ifndef RENDER_ROADMAP_VIEW_H
#define RENDER_ROADMAP_VIEW_H

#include "render/view.h"

/* A row of the roadmap: an initiative that has dates, computed or, once it is done, its own. */
struct roadmap_row {
    const struct initiative *initiative;
    const struct roadmap_item *item; /* NULL: it is done */
    size_t domain;                   /* its place among the domains */
    uint32_t start, finish;
};

struct roadmap_rows {
    LIST(struct roadmap_row) items; /* by domain, start and code */
    LIST(const char *) domains;     /* in the order in which they first appear */
};

struct gantt_view {
    const char *drawing, *drawing_phone, *legend, *legend_phone; /* markup */
    const char *svg, *png, *pdf;
    const char *note; /* what is left out; NULL: nothing */
};

struct load_drawing {
    const char *drawing, *drawing_phone; /* markup */
    const char *title;                   /* "Team load, April to December 2026" */
};

extern const struct record GANTT_VIEW;

/* The rows, in the page's arena. */
void roadmap_view_rows(const struct page_work *work, struct roadmap_rows *rows);

/* The Gantt chart and its file; NULL when there are no rows. */
const struct gantt_view *roadmap_view_gantt(struct page_work *work,
                                            const struct roadmap_rows *rows);

/* The load of the teams for a year from the report's month; NULL when there is none. */
const struct load_drawing *roadmap_view_load(const struct page_work *work);

/* "0, critical", "268", "done"; NULL: not computed. */
const char *roadmap_view_float(const struct page_work *work, const struct roadmap_row *row);

#endif
