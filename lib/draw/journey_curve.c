/* Worked out in plain coordinates (time to the right, emotion upwards from zero) and turned into
 * the frame only when drawn. */
#include "draw/journey_curve.h"

#include "draw/trace.h"

#include <glib.h>
#include <math.h>

/* Turns the path into the frame, draws and frees it. */
static void draw_turned(struct trace *trace, const struct canvas *canvas,
                        const struct journey_curve_frame *frame, struct canvas_style style) {
    for (guint i = 0; i < trace->points->len; i++) {
        struct canvas_point *point = &g_array_index(trace->points, struct canvas_point, i);
        *point = journey_curve_point(frame, point->x, point->y / frame->unit);
    }
    trace_draw(trace, canvas, &style);
}

struct canvas_point journey_curve_point(const struct journey_curve_frame *frame, double time,
                                        double value) {
    double shift = value * frame->unit;
    return frame->down ? (struct canvas_point){frame->zero + shift, time}
                       : (struct canvas_point){time, frame->zero - shift};
}

static bool same(double a, double b) {
    return fabs(a - b) < 0.005;
}

static struct canvas_point between(struct canvas_point a, struct canvas_point b, double t) {
    return (struct canvas_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* Parts a cubic piece at t into two (de Casteljau). */
static void part(const struct canvas_point piece[4], double t, struct canvas_point first[4],
                 struct canvas_point second[4]) {
    struct canvas_point a = between(piece[0], piece[1], t), b = between(piece[1], piece[2], t);
    struct canvas_point c = between(piece[2], piece[3], t);
    struct canvas_point ab = between(a, b, t), bc = between(b, c, t), middle = between(ab, bc, t);
    first[0] = piece[0], first[1] = a, first[2] = ab, first[3] = middle;
    second[0] = middle, second[1] = bc, second[2] = c, second[3] = piece[3];
}

/* Ends the open area on the zero line. */
static void close_area(struct trace *side) {
    if (side->points->len > 0) {
        struct canvas_point foot = {trace_end(side).x, 0};
        trace_add(side, 'L', &foot, 1);
        trace_add(side, 'Z', NULL, 0);
    }
}

/* Adds the area between zero and a piece that keeps to one side of it. */
static void add_area(struct trace sides[2], const struct canvas_point piece[4]) {
    if (same(piece[0].y, 0) && same(piece[3].y, 0)) {
        return;
    }
    struct trace *side = &sides[piece[0].y + piece[3].y < 0];
    bool joins = side->points->len > 0 && same(trace_end(side).x, piece[0].x) &&
                 same(trace_end(side).y, piece[0].y) &&
                 side->steps->str[side->steps->len - 1] == 'C';
    if (!joins) {
        close_area(side);
        struct canvas_point foot = {piece[0].x, 0};
        trace_add(side, 'M', &foot, 1);
        trace_add(side, 'L', piece, 1);
    }
    trace_add(side, 'C', piece + 1, 3);
}

/* The same for any piece: one that crosses zero is parted there. It is monotone, so halving finds
 * its one crossing. */
static void add_areas(struct trace sides[2], const struct canvas_point piece[4]) {
    if (piece[0].y * piece[3].y >= 0) {
        add_area(sides, piece);
        return;
    }
    double low = 0, high = 1;
    struct canvas_point first[4], second[4];
    for (int i = 0; i < 40; i++) {
        double t = (low + high) / 2;
        part(piece, t, first, second);
        if (first[3].y * piece[0].y > 0) {
            low = t;
        } else {
            high = t;
        }
    }
    first[3].y = second[0].y = 0;
    add_area(sides, first);
    add_area(sides, second);
}

/* The slope at an inner point: 0 at a turn, else the weighted harmonic mean of its neighbours'. */
static double slope(const struct canvas_point *at) {
    double left = at[0].x - at[-1].x, right = at[1].x - at[0].x;
    double before = (at[0].y - at[-1].y) / left, after = (at[1].y - at[0].y) / right;
    if (before * after <= 0) {
        return 0;
    }
    double weight = (left + 2 * right) / (3 * (left + right));
    return before * after / (weight * after + (1 - weight) * before);
}

/* One run of known values: the curve, and the areas under it (sides NULL: without). */
static void add_run(struct trace *curve, struct trace *sides, const struct canvas_point *points,
                    size_t count) {
    if (count < 2) {
        return;
    }
    trace_add(curve, 'M', points, 1);
    for (size_t i = 0; i + 1 < count; i++) {
        double third = (points[i + 1].x - points[i].x) / 3;
        double from = i > 0 ? slope(points + i) : 0;
        double to = i + 2 < count ? slope(points + i + 1) : 0;
        struct canvas_point piece[4] = {points[i],
                                        {points[i].x + third, points[i].y + from * third},
                                        {points[i + 1].x - third, points[i + 1].y - to * third},
                                        points[i + 1]};
        trace_add(curve, 'C', piece + 1, 3);
        if (sides) {
            add_areas(sides, piece);
        }
    }
}

/* Collects each run of known values, with the ends of the frame where it reaches them. */
static void add_runs(struct trace *curve, struct trace *sides,
                     const struct journey_curve_frame *frame, const double *times,
                     const double *values, size_t count) {
    struct canvas_point *points = g_new(struct canvas_point, count + 2);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(values[i])) {
            add_run(curve, sides, points, used);
            used = 0;
            continue;
        }
        double height = fmax(-2, fmin(2, values[i])) * frame->unit;
        if (i == 0 && times[0] > frame->start) {
            points[used++] = (struct canvas_point){frame->start, height};
        }
        points[used++] = (struct canvas_point){times[i], height};
        if (i + 1 == count && times[i] < frame->end) {
            points[used++] = (struct canvas_point){frame->end, height};
        }
    }
    add_run(curve, sides, points, used);
    g_free(points);
}

void journey_curve_draw(const struct canvas *canvas, const struct journey_curve_frame *frame,
                        const double *times, const double *values, size_t count) {
    struct trace sides[2], curve;
    trace_init(&sides[0]);
    trace_init(&sides[1]);
    trace_init(&curve);
    add_runs(&curve, sides, frame, times, values, count);
    close_area(&sides[0]);
    close_area(&sides[1]);
    draw_turned(&sides[0], canvas, frame, (struct canvas_style){.fill = ROLE_GOOD_GROUND});
    draw_turned(&sides[1], canvas, frame, (struct canvas_style){.fill = ROLE_BAD_GROUND});
    struct canvas_point from = journey_curve_point(frame, frame->start, 0);
    struct canvas_point to = journey_curve_point(frame, frame->end, 0);
    canvas_line(canvas, from.x, from.y, to.x, to.y, &(struct canvas_style){.stroke = ROLE_AXIS});
    draw_turned(&curve, canvas, frame, (struct canvas_style){.stroke = ROLE_INK, .width = 2});
}

void journey_curve_line(const struct canvas *canvas, const struct journey_curve_frame *frame,
                        const double *times, const double *values, size_t count,
                        struct canvas_style style) {
    struct trace curve;
    trace_init(&curve);
    add_runs(&curve, NULL, frame, times, values, count);
    draw_turned(&curve, canvas, frame, style);
}
