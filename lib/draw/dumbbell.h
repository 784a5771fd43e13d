/* The dumbbell of a table row: what customers say (a filled circle, with its interval), what we
 * believe (a hollow square) and the target (a tick) on one scale; or one persona (a filled circle)
 * beside everybody (a ring). With values above the marks, or as a strip without. */
#ifndef DRAW_DUMBBELL_H
#define DRAW_DUMBBELL_H

#include "draw/chart.h"

struct dumbbell {
    struct chart_name name;
    double scale_low, scale_high; /* the same in all rows of a table */
    double customer;              /* the filled circle; NAN: not measured */
    double low, high;             /* its interval; NAN: none */
    double internal;              /* the square; NAN: none */
    double everybody;             /* the ring, beside a persona's own score; NAN: none */
    double target;                /* the tick; NAN: none */
    double ok, good;              /* thresholds that a customer score below does not read as */
    bool values;                  /* write the values above the marks */
    double width;                 /* px; 0: 204 with values, 108 without */
    const char *missing;          /* "not measured", said when there is no mark */
    const struct number_signs *signs;
};

/* Draws it: 34 px high with values, 18 without. */
void dumbbell_draw(const struct dumbbell *figures, const struct chart_tools *tools);

#endif
