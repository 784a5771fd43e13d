/* The roadmap: initiatives by domain as bars over quarters, with the bands of short, mid and long
 * term, the as-of line, dependencies, milestones, conflicts and float. Wide as a Gantt chart, and
 * for a phone as a list of bars. Days count as in base/date.h; 0 is "not given". */
#ifndef DRAW_GANTT_H
#define DRAW_GANTT_H

#include "draw/chart.h"

#include <stdint.h>

struct gantt_milestone {
    const char *name;
    uint32_t day;
    bool reached;
    const char *late; /* "Pilot 4 days late"; NULL: it is not late */
};

struct gantt_item {
    const char *name;
    const char *note; /* "CX-03, Tom Declercq, in progress" */
    const char *href; /* NULL: none */
    const char
        *summary;  /* its dates in words, for readers who do not see the bar; NULL: its name */
    size_t domain; /* index; never less than that of the one before */
    uint32_t start, finish;                 /* as computed, both included */
    bool critical;                          /* no float */
    bool proposed;                          /* not decided yet: a dashed bar */
    bool done;                              /* all of it */
    double done_part;                       /* 0-1; NAN: not known */
    const char *blocked;                    /* "blocked"; NULL: it is not */
    uint32_t due;                           /* when it should have finished; used with late */
    const char *late;                       /* "11 days late"; NULL: it is not */
    const char *finish_text;                /* "31 Jul" */
    const char *float_text;                 /* "0, critical", "268", "done" */
    int64_t float_days;                     /* working days; a tail is drawn from 1 to 60 */
    uint32_t late_finish;                   /* where the tail ends */
    uint32_t planned_start, planned_finish; /* of a plan in conflict; 0: none */
    const struct gantt_milestone *milestones;
    size_t milestone_count;
    const size_t *after; /* the items it depends on */
    size_t after_count;
};

/* A band or a quarter: from its first day to the next one's. */
struct gantt_period {
    const char *name;
    uint32_t first;
};

struct gantt_labels {
    const char *initiative; /* head of the names: "Initiative" */
    const char *floats;     /* head of the float: "Float, days" */
};

struct gantt {
    struct chart_name name;
    const struct gantt_labels *labels;
    const struct gantt_item *items;
    size_t count;
    const char *const *domains;       /* names */
    const struct gantt_period *bands; /* past, short, mid, long term: rising */
    size_t band_count;
    const struct gantt_period *quarters; /* rising; the first one starts the drawing */
    size_t quarter_count;                /* at least one */
    uint32_t last;                       /* the last day drawn */
    uint32_t as_of;
    const char *as_of_text; /* "31 Mar 2026" */
    double width;           /* px; 0: 1390 (phone: 358) */
};

/* Draws the Gantt chart: rows of 40 px under a head of 58 px. */
void gantt_draw(const struct gantt *figures, const struct chart_tools *tools);

/* Draws the list of bars for a phone. */
void gantt_draw_phone(const struct gantt *figures, const struct chart_tools *tools);

#endif
