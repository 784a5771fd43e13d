/* The tasks are put in an order in which each comes after what it waits for; early dates are found
 * along it, late dates against it. A task that has started does not wait: neither pass looks at its
 * dependencies. */
#include "analyse/schedule.h"

#include "base/date.h"

#include <glib.h>

/* What the steps share. */
struct pass {
    const struct schedule_task *tasks;
    struct schedule_dates *dates;
    size_t count;
    uint32_t as_of;
    size_t *order; /* task by place */
    size_t placed;
};

/* Whether a task waits for another at all. */
static bool waits(const struct pass *pass, size_t task, size_t other) {
    const struct schedule_task *tasks = pass->tasks;
    return tasks[task].duration > 0 && !tasks[task].started && tasks[other].duration > 0;
}

/* Places each task once all it waits for are placed (Kahn 1962). */
static void put_in_order(struct pass *pass) {
    size_t count = pass->count, edges = 0;
    size_t *open = g_new0(size_t, count);       /* how many a task still waits for */
    size_t *starts = g_new0(size_t, count + 1); /* of each task's followers */
    for (size_t t = 0; t < count; t++) {
        for (size_t a = 0; a < pass->tasks[t].after_count; a++) {
            size_t other = pass->tasks[t].after[a];
            if (waits(pass, t, other)) {
                open[t]++;
                starts[other + 1]++;
                edges++;
            }
        }
    }
    size_t *next = g_new(size_t, count), *followers = g_new(size_t, edges);
    for (size_t t = 0; t < count; t++) {
        starts[t + 1] += starts[t];
        next[t] = starts[t];
    }
    for (size_t t = 0; t < count; t++) {
        for (size_t a = 0; a < pass->tasks[t].after_count; a++) {
            size_t other = pass->tasks[t].after[a];
            if (waits(pass, t, other)) {
                followers[next[other]++] = t;
            }
        }
        if (open[t] == 0 && pass->tasks[t].duration > 0) {
            pass->order[pass->placed++] = t;
        }
    }
    for (size_t p = 0; p < pass->placed; p++) {
        size_t task = pass->order[p];
        for (size_t f = starts[task]; f < starts[task + 1]; f++) {
            if (--open[followers[f]] == 0) {
                pass->order[pass->placed++] = followers[f];
            }
        }
    }
    g_free(followers);
    g_free(next);
    g_free(starts);
    g_free(open);
}

static void find_early(const struct pass *pass, size_t index) {
    const struct schedule_task *task = &pass->tasks[index];
    uint32_t start = task->start > 0 ? task->start : pass->as_of;
    if (!task->started) {
        start = MAX(start, pass->as_of);
    }
    for (size_t a = 0; a < task->after_count; a++) {
        size_t other = task->after[a];
        if (waits(pass, index, other)) {
            start = MAX(start, pass->dates[other].early_finish + 1);
        }
    }
    start = date_working_from(start);
    uint32_t finish = date_working_add(start, task->duration - 1);
    if (task->started) {
        finish = MAX(finish, date_working_from(pass->as_of));
    }
    pass->dates[index].early_start = start;
    pass->dates[index].early_finish = finish;
}

/* The followers of a task have told it their late starts by now. */
static void find_late(const struct pass *pass, size_t index) {
    struct schedule_dates *dates = &pass->dates[index];
    int64_t span = date_working_count(dates->early_start, dates->early_finish);
    dates->late_start = date_working_add(dates->late_finish, 1 - span);
    dates->slack = date_working_count(dates->early_finish, dates->late_finish) - 1;
    const struct schedule_task *task = &pass->tasks[index];
    for (size_t a = 0; a < task->after_count; a++) {
        size_t other = task->after[a];
        if (waits(pass, index, other)) {
            uint32_t before = date_working_add(dates->late_start, -1);
            pass->dates[other].late_finish = MIN(pass->dates[other].late_finish, before);
        }
    }
}

void schedule_run(const struct schedule_task *tasks, size_t count, uint32_t as_of,
                  struct schedule_dates *dates) {
    struct pass pass = {.tasks = tasks,
                        .dates = dates,
                        .count = count,
                        .as_of = as_of,
                        .order = g_new(size_t, count)};
    for (size_t i = 0; i < count; i++) {
        dates[i] = (struct schedule_dates){0};
    }
    put_in_order(&pass);
    uint32_t last = 0;
    for (size_t p = 0; p < pass.placed; p++) {
        find_early(&pass, pass.order[p]);
        last = MAX(last, dates[pass.order[p]].early_finish);
    }
    for (size_t p = 0; p < pass.placed; p++) {
        dates[pass.order[p]].late_finish = last;
    }
    for (size_t p = pass.placed; p > 0; p--) {
        find_late(&pass, pass.order[p - 1]);
    }
    g_free(pass.order);
}
