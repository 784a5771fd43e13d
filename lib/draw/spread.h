/* The spread between functions: a row for each stage with a lettered dot for what each function
 * says, the threshold, and the standard deviation at the right. */
#ifndef DRAW_SPREAD_H
#define DRAW_SPREAD_H

#include "draw/chart.h"

struct spread_dot {
    const char *letter; /* one or two letters: "M" */
    const char *title;  /* "Marketing: 74" */
    double value;       /* NAN: it did not rate */
};

struct spread_row {
    const char *name;
    const struct spread_dot *dots;
    size_t count;
    const char *deviation; /* "± 14"; NULL: none */
    bool wide;             /* above what is called disagreement: in bold */
};

struct spread {
    struct chart_name name;
    const struct spread_row *rows;
    size_t count;
    const char *deviation; /* head: "Std dev" */
    double highest;        /* of the scale, which starts at 0 */
    double threshold;      /* NAN: none */
    double width;          /* px; 0: 655. Below 480 names stand above their rows */
    const struct number_signs *signs;
};

/* Draws it: rows of 52 px, higher where many dots lie on one place. */
void spread_draw(const struct spread *figures, const struct chart_tools *tools);

#endif
