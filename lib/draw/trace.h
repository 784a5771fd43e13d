/* A path that grows: several lines or shapes of one style become one path of the drawing, which is
 * smaller and faster than one each. */
#ifndef DRAW_TRACE_H
#define DRAW_TRACE_H

#include "draw/canvas.h"

#include <glib.h>

struct trace {
    GString *steps;
    GArray *points; /* of struct canvas_point */
};

/* Starts an empty trace; trace_draw ends it. */
void trace_init(struct trace *trace);

/* Appends one step (M, L, C or Z) with its points. */
void trace_add(struct trace *trace, char step, const struct canvas_point *points, unsigned count);

/* Appends a line, and a closed polygon. */
void trace_line(struct trace *trace, double x1, double y1, double x2, double y2);
void trace_polygon(struct trace *trace, const struct canvas_point *points, unsigned count);

/* The last point; the trace must have one. */
struct canvas_point trace_end(const struct trace *trace);

/* Draws the path, if it has any point, and frees the trace. */
void trace_draw(struct trace *trace, const struct canvas *canvas, const struct canvas_style *style);

#endif
