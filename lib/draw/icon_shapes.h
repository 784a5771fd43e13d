/* The shapes of the icons as data. */
#ifndef DRAW_ICON_SHAPES_H
#define DRAW_ICON_SHAPES_H

#include "draw/icon.h"

/* One layer. steps are those of a canvas path, or O (a circle: centre, then radius in x) or R (a
 * rectangle: corner, size, then radius in x). Width 0 fills, else it is the stroke's. */
struct icon_shapes_layer {
    const char *steps;
    double width, dash, gap;
    const struct canvas_point *points;
};

struct icon_shapes {
    double width;
    int count;
    struct icon_shapes_layer layers[4];
};

extern const struct icon_shapes icon_shapes[ICON_COUNT];

#endif
