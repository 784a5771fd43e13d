/* A row of a gap table, as the partial gap-row shows it; for the gap page and the overview. */
#ifndef RENDER_GAP_VIEW_H
#define RENDER_GAP_VIEW_H

#include "render/view.h"

struct gap_view {
    const char *id; /* "journey--touchpoint": the row's anchor */
    double rank;
    const char *name, *href, *journey;
    const char *dumbbell; /* markup */
    const char *customer, *interval;
    enum answer small;
    double n, internal;
    const char *gap; /* "+2.3" */
    enum answer within_error;
    double shortfall, weighted, importance;
    const struct verdict_view *verdict;
    const struct link_view *owner;
    const struct link_view *from; /* the survey behind the score; NULL: typed */
    LIST(struct link_view) served;
    const struct source_view *source;
};

extern const struct record GAP_VIEW;

/* Fills a row. */
void gap_view_fill(const struct page_work *work, const struct gap *gap, struct gap_view *view);

#endif
