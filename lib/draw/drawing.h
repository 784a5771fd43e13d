/* A drawing kept: a canvas that remembers what is drawn on it, to be drawn again on others — one
 * layout as SVG, as PNG and on paper. */
#ifndef DRAW_DRAWING_H
#define DRAW_DRAWING_H

#include "base/arena.h"
#include "draw/canvas.h"

struct drawing_step;

/* What was drawn. It lives in the arena given to drawing_init, its texts too. */
struct drawing {
    struct canvas_drawing about; /* its size, id, title, description */
    struct drawing_step *first, *last;
    struct arena *arena;
};

/* Gives a canvas that keeps one drawing; drawing and arena must outlive it. */
struct canvas drawing_init(struct drawing *drawing, struct arena *arena);

/* Draws all of it on another canvas, from begin to end. */
void drawing_play(const struct drawing *drawing, const struct canvas *canvas);

#endif
