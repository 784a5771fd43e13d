/* The RACI table as a matrix of activities and roles, with what is to be settled. */
#ifndef RENDER_RACI_VIEW_H
#define RENDER_RACI_VIEW_H

#include "render/view.h"

struct raci_role {
    const char *name, *href;
};

/* One part of a role in an activity. */
struct raci_letter {
    const char *letter, *word; /* "A", "Accountable" */
};

struct raci_cell {
    const char *role;
    LIST(struct raci_letter) letters; /* empty: the role has no part */
};

struct raci_row {
    const char *activity;
    LIST(struct raci_cell) cells; /* one for each role of the table */
    LIST(const char *) problems;
    const struct source_view *source;
};

struct raci_table {
    LIST(struct raci_role) roles; /* those with a part in any activity */
    LIST(struct raci_row) rows;
    LIST(const char *) problems; /* of roles over all activities */
};

extern const struct record RACI_TABLE_VIEW;

/* The table; NULL when there are no activities. */
const struct raci_table *raci_view_make(const struct page_work *work);

/* How many activities break a rule. */
size_t raci_view_broken(const struct raci_checks *checks);

/* Whether a role is defined but has no part in any activity, while there are activities. */
bool raci_view_unused(const struct page_work *work, const struct business_role *role);

/* The parts of a role in an activity: "Accountable, Responsible"; NULL when it has none. */
const char *raci_view_parts(const struct page_work *work, const struct raci *raci,
                            const struct business_role *role);

#endif
