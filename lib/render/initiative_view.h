/* The parts of an initiative's page: what it has to do and to deliver, and what it stands between.
 */
#ifndef RENDER_INITIATIVE_VIEW_H
#define RENDER_INITIATIVE_VIEW_H

#include "render/view.h"

struct phase_view {
    const char *name, *due, *late;
    enum answer done;
};

struct phase_list {
    LIST(struct phase_view) items;
};

struct charter_view {
    LIST(const char *) objectives, benefits, definition_of_done;
    const struct phase_list *phases;
    const struct source_view *source;
};

struct action_view {
    const char *what, *due, *late;
    const struct link_view *owner;
    enum answer done;
    const struct source_view *source;
};

struct action_list {
    LIST(struct action_view) items;
    const char *summary; /* "1 of 3 done, 1 late" */
};

/* A promise and what came of it. */
struct outcome_view {
    const char *kpi, *href, *promised, *by, *observed;
    const struct signal_view *signal;
    const char *chart; /* markup */
    const struct source_view *source;
};

struct outcome_list {
    LIST(struct outcome_view) items;
};

struct feature_row {
    const char *name, *href, *purpose, *effort;
    const struct status_view *status;
    const struct link_view *owner;
};

struct feature_list {
    LIST(struct feature_row) items;
};

struct served_view {
    const char *name, *href, *journey;
    const char *dumbbell; /* markup */
    double shortfall;
    const struct verdict_view *verdict;
};

struct served_list {
    LIST(struct served_view) items;
    enum answer has_gaps; /* whether there is a page of gaps */
};

/* Another initiative that this one waits for, or that waits for it. */
struct neighbour_view {
    const char *code, *name, *href, *finish;
    const struct status_view *status;
};

struct neighbour_list {
    LIST(struct neighbour_view) items;
};

struct obstacle_view {
    const char *what, *mitigation;
};

struct obstacle_list {
    LIST(struct obstacle_view) items;
};

struct note_link {
    const char *title, *href, *date;
};

struct note_links {
    LIST(struct note_link) items;
};

extern const struct record CHARTER_VIEW, ACTION_LIST_VIEW, OUTCOME_LIST_VIEW, FEATURE_LIST_VIEW,
    SERVED_LIST_VIEW, NEIGHBOUR_LIST_VIEW, OBSTACLE_LIST_VIEW, NOTE_LINKS_VIEW;

/* Each gives NULL when there is nothing to show. */
const struct charter_view *initiative_view_charter(const struct page_work *work,
                                                   const struct charter *charter);

/* The late actions first, then by deadline, those without one, and the done ones last. */
const struct action_list *initiative_view_actions(const struct page_work *work,
                                                  const struct initiative *initiative);
const struct outcome_list *initiative_view_outcomes(const struct page_work *work,
                                                    const struct initiative *initiative);
const struct feature_list *initiative_view_features(const struct page_work *work,
                                                    const struct initiative *initiative);
const struct served_list *initiative_view_touchpoints(const struct page_work *work,
                                                      const struct initiative *initiative);
const struct neighbour_list *initiative_view_depends(const struct page_work *work,
                                                     const struct initiative *initiative);
const struct neighbour_list *initiative_view_enables(const struct page_work *work,
                                                     const struct initiative *initiative);
const struct obstacle_list *initiative_view_obstacles(const struct page_work *work,
                                                      const struct initiative *initiative);
const struct note_links *initiative_view_notes(const struct page_work *work,
                                               const struct initiative *initiative);

#endif
