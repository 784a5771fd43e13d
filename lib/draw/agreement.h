/* How far the stakeholders agree: a row per initiative with a dot for every ballot's rank, stacked
 * when equal, and the mean rank as a tick. */
#ifndef DRAW_AGREEMENT_H
#define DRAW_AGREEMENT_H

#include "draw/chart.h"

struct agreement_row {
    const char *name;
    const char *href;    /* NULL: none */
    const double *ranks; /* one a ballot, 1 or more; ties share a mean rank */
    size_t count;
    double mean; /* NAN: none */
};

struct agreement {
    struct chart_name name;
    const struct agreement_row *rows; /* in the order to show */
    size_t count;
    size_t worst;       /* the last rank there is */
    const char *ballot; /* "Rank on one ballot" */
    const char *mean;   /* "Mean rank" */
    double width;       /* px; 0: 460. Below 400 names stand above their rows */
};

/* Draws it: rows of 27 px (50 with the names above). */
void agreement_draw(const struct agreement *figures, const struct chart_tools *tools);

#endif
