/* Figures over time: a line for each series (a unit's maturity, a measure), its values above the
 * points and its name at the end. Days count as in base/date.h. */
#ifndef DRAW_PROGRESS_H
#define DRAW_PROGRESS_H

#include "draw/chart.h"

#include <stdint.h>

struct progress_point {
    uint32_t day;
    double value; /* NAN: the line has a gap there */
};

struct progress_series {
    const char *name;
    const struct progress_point *points; /* rising by day */
    size_t count;
    bool strong; /* in accent; the others in neutral */
};

/* A day named below the axis. */
struct progress_tick {
    uint32_t day;
    const char *label;
};

struct progress {
    struct chart_name name;
    const struct progress_series *series;
    size_t count;
    const struct progress_tick *ticks; /* rising; those without room are left out, the last stays */
    size_t tick_count;
    double lowest, highest; /* of the scale */
    double threshold;       /* NAN: none */
    int digits;             /* of the values */
    double width;           /* px; 0: 655 */
    const struct number_signs *signs;
};

/* Draws it, 240 px high. */
void progress_draw(const struct progress *figures, const struct chart_tools *tools);

#endif
