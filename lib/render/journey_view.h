/* The parts of a journey's page below its map: the table twin, pain points, the work that serves
 * it. */
#ifndef RENDER_JOURNEY_VIEW_H
#define RENDER_JOURNEY_VIEW_H

#include "render/view.h"

/* A touchpoint's row in the table twin of the map. */
struct touchpoint_view {
    const char *id;
    double number;
    const char *name, *stage, *emotion;
    const struct channel_view *channel;
    double internal, n;
    const char *customer;
    const char *interval;
    enum answer small;
    const char *gap;
    enum answer within_error;
    double shortfall;
    const struct verdict_view *verdict;
    const char *pain;
    const struct link_view *owner;
    enum answer lowest;
    const struct source_view *source;
};

struct pain_view {
    const char *id, *words, *touchpoint, *href;
    double severity;
    const char *severity_bar; /* markup */
    const char *share, *source_kind, *quote, *root_cause, *root_href;
    enum answer supported;
    LIST(const char *) whys;
    LIST(struct link_view) served;
    const struct source_view *source;
};

/* An initiative or feature that serves the journey. */
struct work_view {
    const char *kind, *name, *href, *code, *purpose, *touchpoints, *late;
    const struct status_view *status;
    const struct link_view *owner;
};

struct pain_list {
    LIST(struct pain_view) items;
};

struct work_list {
    LIST(struct work_view) items;
};

extern const struct record TOUCHPOINT_VIEW, PAIN_LIST_VIEW, WORK_LIST_VIEW;

/* Fills the row of a touchpoint; lowest: it is the journey's lowest point. */
void journey_view_touchpoint(const struct page_work *work, const struct touchpoint *touchpoint,
                             bool lowest, struct touchpoint_view *view);

/* The journey's pain points, the most severe first; NULL when there are none. */
const struct pain_list *journey_view_pains(const struct page_work *work,
                                           const struct journey *journey);

/* The initiatives and features that serve the journey's touchpoints; NULL when there are none. */
const struct work_list *journey_view_work(const struct page_work *work,
                                          const struct journey *journey);

/* Open initiatives that serve a touchpoint, as links by code. */
void journey_view_served(const struct page_work *work, const struct touchpoint *touchpoint,
                         struct list *links);

#endif
