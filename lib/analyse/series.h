/* Statistics of a series of values over time: what varies on its own, what is a signal, what is a
 * trend. Pure functions of plain arrays; periods are numbered so that neighbours differ by 1. */
#ifndef ANALYSE_SERIES_H
#define ANALYSE_SERIES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Fewer values than these have no limits, and no trend. */
enum { SERIES_LEAST_CHART = 6, SERIES_LEAST_TREND = 8 };

/* The level of a trend's probability up to which it is clear. */
#define SERIES_CLEAR 0.05

/* One value; the points of a series ascend by period, each period once. */
struct series_point {
    int64_t period;
    double value;
};

/* The chart of individual values and moving ranges. */
struct series_chart {
    double mean, moving_range, lower, upper;
};

/* Works out the natural limits, mean ± 2.66 · mean moving range; the range is taken between
 * neighbours without a gap. False below SERIES_LEAST_CHART values. W. A. Shewhart,
 * "Economic Control of Quality" (1931); D. J. Wheeler, "Understanding Variation" (1993). */
bool series_chart(const struct series_point *points, size_t count, struct series_chart *chart);

/* A point at which a rule says that something changed: 1 outside the limits, 2 the eighth in a row
 * on one side of the centre, 3 the one that completes three of four nearer a limit than the centre.
 */
struct series_signal {
    int rule;
    size_t index; /* of the point */
    int side;     /* +1 above the centre, -1 below */
};

/* Gives the signals by rule, then period, in the arena; *count of them. A value on the centre and a
 * gap end a run; rules 2 and 3 speak once a run. Wheeler (1993) after the Western Electric rules
 * (1956). */
struct series_signal *series_signals(const struct series_point *points, size_t count,
                                     const struct series_chart *chart, struct arena *arena,
                                     size_t *signals);

/* The Mann-Kendall test: S, its variance corrected for ties, z with continuity correction, the
 * two-sided p of the normal approximation. */
struct series_trend {
    double s, variance, z, p;
};

/* Tests for a trend; false below SERIES_LEAST_TREND values. H. B. Mann (1945), M. G. Kendall,
 * "Rank Correlation Methods" (1975). */
bool series_trend(const struct series_point *points, size_t count, struct series_trend *trend);

/* The line value = intercept + slope · period, by the median of the slopes of all pairs and the
 * median of what it leaves. False below two values. H. Theil (1950), P. K. Sen (1968). */
bool series_line(const struct series_point *points, size_t count, double *slope, double *intercept);

#endif
