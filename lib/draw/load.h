/* The load of teams by month: bars with their numbers, the capacity as a dashed line, and what is
 * above it hatched. All teams share one scale. */
#ifndef DRAW_LOAD_H
#define DRAW_LOAD_H

#include "draw/chart.h"

struct load_month {
    const char *label; /* "A", "Apr" */
    const char *title; /* "Portal team, August 2026: 52 of 40 days"; NULL: none */
    double days;       /* NAN: not known */
    double capacity;   /* NAN: not given */
};

struct load_team {
    const char *name;
    const char *note; /* "40 days a month"; NULL: none */
    const struct load_month *months;
    size_t count;
};

struct load {
    struct chart_name name;
    const struct load_team *teams;
    size_t count;
    double width; /* px; 0: 780. Teams stand side by side as far as they have room */
    const struct number_signs *signs;
};

/* Draws it: each row of teams is 150 px high. */
void load_draw(const struct load *figures, const struct chart_tools *tools);

#endif
