/* A small curve of emotions, for the card of a persona's journey: the same curve as on the map,
 * with a face at its lowest and at its highest point. */
#ifndef DRAW_EMOTION_H
#define DRAW_EMOTION_H

#include "draw/chart.h"

struct emotion {
    struct chart_name name;
    const double *values; /* of the touchpoints in order, -2 to 2; NAN: not known */
    size_t count;
    const char *missing; /* said when none is known */
    double width;        /* px; 0: 320 */
    const struct number_signs *signs;
};

/* Draws it, 120 px high. */
void emotion_draw(const struct emotion *figures, const struct chart_tools *tools);

#endif
