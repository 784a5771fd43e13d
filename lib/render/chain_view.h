/* The trace of the backlog: touchpoint, pain point, feature, initiative, KPI. Drawn initiative by
 * initiative, so that it can be read with any number of features. */
#ifndef RENDER_CHAIN_VIEW_H
#define RENDER_CHAIN_VIEW_H

#include "render/view.h"

/* A feature of the table that says the same. */
struct chain_row {
    const char *name, *href;
    const char *touchpoints, *pains, *initiative, *kpi; /* joined by semicolons */
};

/* The drawing of one initiative, or of a part of its features. */
struct chain_part {
    const char *label;           /* "CX-07 Order transparency", "No initiative" */
    const char *href;            /* the initiative's page */
    const char *drawing, *phone; /* markup */
    const char *svg, *png, *pdf; /* on the initiative's page */
    LIST(struct chain_row) rows;
};

struct chain_trace {
    LIST(struct chain_part) parts;
};

extern const struct record CHAIN_TRACE_VIEW;

/* The trace of all features; NULL without any. */
const struct chain_trace *chain_view_backlog(const struct page_work *work);

/* The part of one initiative; NULL when it has neither features, nor touchpoints, nor outcomes. */
const struct chain_trace *chain_view_initiative(const struct page_work *work,
                                                const struct initiative *initiative);

#endif
