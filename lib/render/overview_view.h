/* The cards of the executive page. A card is NULL when there is nothing to put on it, and the page
 * then leaves it out. */
#ifndef RENDER_OVERVIEW_VIEW_H
#define RENDER_OVERVIEW_VIEW_H

#include "draw/bar.h"
#include "draw/intervals.h"
#include "render/view.h"

struct overview_maturity {
    const char *span; /* columns of twelve that the card takes */
    double index;
    const char *stage_label, *reached_label, *note;
    const struct signal_view *signal;
    const char *bars; /* markup */
};

struct overview_nps {
    const char *span;
    const char *value, *low_high, *note;
    const struct signal_view *signal;
    const char *chart; /* markup */
};

struct overview_journey {
    const char *name, *href, *measured;
    const char *strip; /* markup */
    double customer, priority;
};

struct overview_journeys {
    const char *span;
    LIST(struct overview_journey) items;
};

struct overview_gap {
    double rank;
    const char *name, *href, *journey;
    const char *dumbbell; /* markup */
    double shortfall;
    const struct verdict_view *verdict;
    LIST(struct link_view) served;
};

struct overview_gaps {
    const char *span, *title, *all_label;
    LIST(struct overview_gap) items;
};

struct overview_initiative {
    double rank;
    const char *name, *href, *code, *owner_name;
    const struct level_view *level;
    const char *rank_range, *due, *late;
};

struct overview_initiatives {
    const char *span, *all_label;
    LIST(struct overview_initiative) items;
};

struct overview_milestone {
    const char *date, *name, *detail, *href, *late;
};

struct overview_milestones {
    const char *span, *all_label;
    LIST(struct overview_milestone) items;
};

struct overview_kpi {
    const char *name, *href, *detail;
    const char *sparkline; /* markup */
    const struct signal_view *signal;
};

struct overview_kpis {
    const char *span, *all_label;
    LIST(struct overview_kpi) items;
};

struct overview_change {
    int mark; /* 1 + the index in its table's choices */
    const char *subject, *detail, *href;
};

struct overview_changes {
    const char *span, *title, *all_label;
    LIST(struct overview_change) items;
};

extern const struct record OVERVIEW_MATURITY, OVERVIEW_NPS, OVERVIEW_JOURNEYS, OVERVIEW_GAPS,
    OVERVIEW_INITIATIVES, OVERVIEW_MILESTONES, OVERVIEW_KPIS, OVERVIEW_CHANGES;

/* wide: the card has room for long names of stages. */
struct overview_maturity *overview_view_maturity(const struct page_work *work, bool wide);
struct overview_nps *overview_view_nps(const struct page_work *work);

/* The figures of the two cards' charts, for other drawings: the stages' scores as bars of a width
 * (0: as on the page), and the net promoter score by wave. False when there are none. */
bool overview_view_stages(const struct page_work *work, double width, struct bar_rows *bars);
bool overview_view_waves(const struct page_work *work, struct intervals *figures);

/* The first journeys, at most so many. */
struct overview_journeys *overview_view_journeys(const struct page_work *work, size_t most);

struct overview_gaps *overview_view_gaps(const struct page_work *work);
struct overview_initiatives *overview_view_initiatives(const struct page_work *work);
struct overview_milestones *overview_view_milestones(const struct page_work *work);
struct overview_kpis *overview_view_kpis(const struct page_work *work);

#endif
