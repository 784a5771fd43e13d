/* The chart of individual values: the points of a series, the band of its natural limits, its
 * centre, its target and its trend. Points that are signals are diamonds, so that they are not told
 * by colour alone. */
#ifndef DRAW_XMR_H
#define DRAW_XMR_H

#include "draw/chart.h"

#include <stdint.h>

/* What a point is. */
enum xmr_mark { XMR_PLAIN, XMR_BETTER, XMR_WORSE, XMR_SIGNAL };

struct xmr_point {
    int64_t period; /* neighbours differ by the least distance of any two */
    double value;
    const char *label; /* of the period, "Jan 2026" */
    enum xmr_mark mark;
};

/* A level with its label at the right end, "mean 50.3". */
struct xmr_level {
    double value; /* NAN: none */
    const char *label;
};

struct xmr {
    struct chart_name name;
    const struct xmr_point *points; /* ascending by period; at least one */
    size_t count;
    struct xmr_level mean, lower, upper, target;
    const char *last;            /* label of the last value */
    double trend_from, trend_to; /* the trend's line at the first and last period; NAN: none */
    double width, height;        /* px; 0: 528 x 168 */
};

/* Draws it. W. A. Shewhart (1931), D. J. Wheeler (1993). */
void xmr_draw(const struct xmr *figures, const struct chart_tools *tools);

#endif
