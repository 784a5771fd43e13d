/* A schedule: when tasks can be done that wait for each other, in working days from Monday to
 * Friday. Plain arrays; what the tasks are does not matter here. */
#ifndef ANALYSE_SCHEDULE_H
#define ANALYSE_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct schedule_task {
    int64_t duration;    /* working days, 1 or more; 0: not known, and the task is not computed */
    uint32_t start;      /* its own, a day of base/date.h; 0: none */
    bool started;        /* waits for nothing any more, and ends no earlier than today */
    const size_t *after; /* the tasks that it waits for */
    size_t after_count;
};

/* All 0 for a task that is not computed. */
struct schedule_dates {
    uint32_t early_start, early_finish; /* working days; the finish is the last day worked */
    uint32_t late_start, late_finish;   /* without moving the latest finish of all */
    int64_t slack;                      /* total float: working days it can slip; 0 is critical */
};

/* Computes the dates of count tasks, none of them before as_of unless it has started. What waits
 * for a task that is not computed does not wait for it; tasks that wait for each other in a circle
 * are not computed. The critical-path method: Kelley and Walker, "Critical-path planning and
 * scheduling" (1959). */
void schedule_run(const struct schedule_task *tasks, size_t count, uint32_t as_of,
                  struct schedule_dates *dates);

#endif
