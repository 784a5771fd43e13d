/* Estimates with their intervals: by wave side by side, or by group under each other. */
#ifndef DRAW_INTERVALS_H
#define DRAW_INTERVALS_H

#include "draw/chart.h"

struct intervals_point {
    const char *name;        /* of the wave or the group */
    double value, low, high; /* NAN: not reported, then missing stands there */
    const char *note;        /* behind the name, "small sample"; NULL: none (by group only) */
    bool strong;             /* the latest wave, or all respondents: filled and in bold */
};

struct intervals {
    struct chart_name name;
    const struct intervals_point *points;
    size_t count;
    double reference;       /* a line to compare with, as 0 of the NPS; NAN: none */
    double lowest, highest; /* of the scale; NAN: as the figures need */
    int digits;             /* of the values */
    enum format_sign sign;
    const char *missing; /* "not reported" */
    double width;        /* px; 0: 220 (by group 480) */
    double height;       /* px, by wave only; 0: 124 */
    const struct number_signs *signs;
};

/* Draws them by wave, from left to right. */
void intervals_draw(const struct intervals *figures, const struct chart_tools *tools);

/* Draws them by group, rows of 28 px over a scale; below 400 px wide the names stand above. */
void intervals_draw_rows(const struct intervals *figures, const struct chart_tools *tools);

#endif
