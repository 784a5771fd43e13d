/* Workload: person-days that initiatives ask of a team, month by month, against its capacity. */
#ifndef ANALYSE_WORKLOAD_H
#define ANALYSE_WORKLOAD_H

#include "model/model.h"

/* Work of one initiative: its effort is spread evenly over its working days. */
struct workload_task {
    const struct initiative *initiative;
    uint32_t start, finish; /* working days, both included */
};

/* What one initiative asks in a month. */
struct workload_share {
    const char *initiative; /* its code */
    double days;            /* person-days */
    const struct initiative *of;
};

/* A team's month. */
struct workload {
    const char *team; /* its id */
    struct period month;
    double days;                        /* person-days */
    double capacity;                    /* person-days a month; NaN: not given */
    LIST(struct workload_share) shares; /* the largest first */
    const struct team *of;
};

/* A list of months. */
struct workloads {
    struct workload *items;
    size_t count;
};

extern const struct record WORKLOAD_RECORD, WORKLOAD_SHARE_RECORD;

/* Adds work up by team, in the order of the organisation, and month; work without team or effort is
 * left out. The results live in the arena. */
void workload_analyse(const struct workload_task *work, size_t count, struct arena *arena,
                      struct workloads *loads);

/* Whether a team has more to do than it can; never without a capacity. */
bool workload_is_over(const struct workload *load);

#endif
