/* Bars from zero: small ones for table cells, and rows of named ones with a threshold. */
#ifndef DRAW_BAR_H
#define DRAW_BAR_H

#include "draw/chart.h"

/* What a bar is of, which decides its colours. */
enum bar_kind {
    BAR_VALUE, /* an index, a share, a priority: in the middle accent */
    BAR_SCORE, /* as BAR_VALUE, but in the full accent from the threshold on */
    BAR_DONE   /* how much of a work is done: neutral, in good when all is */
};

struct bar {
    struct chart_name name;
    enum bar_kind kind;
    double value;     /* NAN: not measured, an empty dashed track */
    double highest;   /* the value of a full bar, above 0 */
    double threshold; /* a dashed tick; NAN: none */
    double width;     /* px; 0: 64 */
};

/* Draws a bar for a table cell, 14 px high. */
void bar_draw(const struct bar *figures, const struct chart_tools *tools);

/* Draws a severity: five small bars, count (0-5) of them filled; 28 x 10 px. */
void bar_draw_severity(const struct chart_name *name, int count, const struct chart_tools *tools);

struct bar_row {
    const char *name;
    double value; /* NAN: not measured */
    bool reached; /* a tick before its name, else a ring */
    bool current; /* its name is set strong */
};

/* Named bars under each other, as those of the stages of maturity. */
struct bar_rows {
    struct chart_name name;
    const struct bar_row *rows;
    size_t count;
    double highest, threshold; /* as of a bar */
    int digits;                /* of the values */
    double width;              /* px; 0: 236 */
    const char *missing;       /* in place of a value: "–" */
    const struct number_signs *signs;
};

/* Draws the rows, 23.5 px each (36.5 with a name on two lines), with the threshold as one line
 * through all. */
void bar_draw_rows(const struct bar_rows *figures, const struct chart_tools *tools);

#endif
