/* A drawing inside a drawing: a canvas that passes everything on to another one, moved. What is a
 * whole drawing here is a group there, so that charts can be put together on one picture. */
#ifndef DRAW_SHIFT_H
#define DRAW_SHIFT_H

#include "draw/canvas.h"

/* A canvas at work, in the caller's storage. */
struct shift {
    const struct canvas *on;
    double x, y; /* where the inner drawing's left top corner lies on the outer one, px */
};

/* Gives a canvas that draws on another, moved by x and y; shift and the other must outlive it. */
struct canvas shift_init(struct shift *shift, const struct canvas *on, double x, double y);

#endif
