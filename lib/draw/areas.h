/* Areas over each other: how a whole is made up, period by period. Bands of the first group lie
 * below and are coloured, those of the second above them in neutral tones; a line parts the two. */
#ifndef DRAW_AREAS_H
#define DRAW_AREAS_H

#include "draw/chart.h"

#include <stdint.h>

struct area_band {
    const char *label;    /* at its right end: "Portal 31 %" */
    const double *values; /* one for each period, 0 or more; NAN: the period is a gap */
    bool first_group;
};

struct areas {
    struct chart_name name;
    const int64_t *periods;               /* ascending; neighbours differ by 1 */
    size_t period_count;                  /* at least one */
    const char *first_label, *last_label; /* of the periods */
    const struct area_band *bands;        /* those of the first group first */
    size_t band_count;
    double top;            /* the value at the upper edge, above 0 */
    const char *top_label; /* "100 %" */
    double width, height;  /* px; 0: 720 x 260 */
};

/* Draws them. */
void areas_draw(const struct areas *figures, const struct chart_tools *tools);

#endif
