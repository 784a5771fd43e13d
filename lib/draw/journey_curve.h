/* The curve of emotions and the grounds between it and zero, for a map that runs across or down. */
#ifndef DRAW_JOURNEY_CURVE_H
#define DRAW_JOURNEY_CURVE_H

#include "draw/canvas.h"

/* Which way a drawing runs, and where its zero line is. */
struct journey_curve_frame {
    bool down;   /* time runs down and happiness to the right; else time runs right, up is happy */
    double zero; /* y (down: x) of the zero line, px */
    double start, end; /* where the zero line begins and ends, px */
    double unit;       /* px a step of emotion */
};

/* Where a value at a place of time (px) lies. */
struct canvas_point journey_curve_point(const struct journey_curve_frame *frame, double time,
                                        double value);

/* Draws grounds, zero line and curve through count values (NAN: not known, the curve stops) at
 * rising places of time. It is flat towards the ends of the frame. The pieces are monotone cubics,
 * so that the curve never leaves the range of its values: F. N. Fritsch and J. Butland, "A method
 * for constructing local monotone piecewise cubic interpolants" (1984). */
void journey_curve_draw(const struct canvas *canvas, const struct journey_curve_frame *frame,
                        const double *times, const double *values, size_t count);

/* Draws only the same curve in a style of its own: no grounds, no zero line. */
void journey_curve_line(const struct canvas *canvas, const struct journey_curve_frame *frame,
                        const double *times, const double *values, size_t count,
                        struct canvas_style style);

#endif
