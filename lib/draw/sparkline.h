/* The sparkline of a table row: a series in a few px with its limits as a band, its mean dashed,
 * its last point marked and its signals coloured. The row says them in words. */
#ifndef DRAW_SPARKLINE_H
#define DRAW_SPARKLINE_H

#include "draw/xmr.h"

struct sparkline {
    struct chart_name name;
    const double *values;       /* in order; NAN: a gap */
    const enum xmr_mark *marks; /* what each point is; NULL: all plain */
    size_t count;
    double lower, upper, mean; /* limits and centre; NAN: none */
    double width;              /* px; 0: 90 */
};

/* Draws it, 32 px high. */
void sparkline_draw(const struct sparkline *figures, const struct chart_tools *tools);

#endif
