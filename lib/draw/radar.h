/* The radar of maturity: a spoke for each stage, the scores joined to a shape, the threshold and an
 * earlier assessment dashed. Shapes of radars mislead, so it never stands alone. */
#ifndef DRAW_RADAR_H
#define DRAW_RADAR_H

#include "draw/chart.h"

struct radar_spoke {
    const char *name;
    double value;   /* NAN: not rated, the shape has a gap there */
    double earlier; /* of an assessment before; NAN: none */
};

struct radar {
    struct chart_name name;
    const struct radar_spoke *spokes; /* 3-16, clockwise from the top */
    size_t count;
    double highest;        /* at the rim; the middle is 0 */
    double threshold;      /* NAN: none */
    double width;          /* px; 0: 420 */
    const char *not_rated; /* below a name without a value */
    const struct number_signs *signs;
};

/* Draws it, about as high as wide. */
void radar_draw(const struct radar *figures, const struct chart_tools *tools);

#endif
