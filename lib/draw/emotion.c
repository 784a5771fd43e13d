/* The unit is fixed, so that curves on several cards compare. */
#include "draw/emotion.h"

#include "draw/icon.h"
#include "draw/journey_curve.h"

#include <math.h>

#define HEIGHT 120.0
#define ZERO 60.0
#define UNIT 16.0
#define FACE 9.0

/* A face and its value: above for happy, below for unhappy. */
static void draw_end(const struct emotion *figures, const struct chart_tools *tools, double x,
                     double value) {
    double y = ZERO - fmax(-2, fmin(2, value)) * UNIT;
    int digits = value == round(value) ? 0 : 1;
    icon_face(tools->canvas, x, y, FACE, value);
    chart_text(tools, &(struct chart_label){
                          .text = chart_figure(tools, value, digits, FORMAT_SIGNED, figures->signs),
                          .x = x,
                          .y = value < 0 ? y + FACE + 14 : y - FACE - 5,
                          .weight = TEXT_SEMIBOLD,
                          .anchor = CANVAS_MIDDLE,
                          .halo = ROLE_SURFACE});
}

void emotion_draw(const struct emotion *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 320;
    double *times = ARENA_ARRAY(tools->arena, double, figures->count);
    size_t low = figures->count, high = figures->count;
    double step = width / (double)(figures->count > 0 ? figures->count : 1);
    for (size_t i = 0; i < figures->count; i++) {
        times[i] = step * ((double)i + 0.5);
        if (isnan(figures->values[i])) {
            continue;
        }
        low = low == figures->count || figures->values[i] < figures->values[low] ? i : low;
        high = high == figures->count || figures->values[i] > figures->values[high] ? i : high;
    }
    struct journey_curve_frame frame = {.zero = ZERO, .start = 0, .end = width, .unit = UNIT};
    chart_begin(tools, &figures->name, width, HEIGHT, false);
    journey_curve_draw(tools->canvas, &frame, times, figures->values, figures->count);
    for (size_t i = 0; i < figures->count; i++) {
        if (!isnan(figures->values[i])) {
            struct canvas_point at =
                journey_curve_point(&frame, times[i], fmax(-2, fmin(2, figures->values[i])));
            canvas_circle(tools->canvas, at.x, at.y, 2.5, CHART_STYLE(.fill = ROLE_INK));
        }
    }
    if (low == figures->count) {
        chart_text(tools, &(struct chart_label){.text = figures->missing,
                                                .y = ZERO - 6,
                                                .fill = ROLE_MUTED,
                                                .width = width});
    } else {
        double apart = fabs(times[low] - times[high]);
        draw_end(figures, tools, fmax(FACE + 7, fmin(width - FACE - 7, times[low])),
                 figures->values[low]);
        if (apart > 2 * FACE + 8 || fabs(figures->values[low] - figures->values[high]) > 1.6) {
            draw_end(figures, tools, fmax(FACE + 7, fmin(width - FACE - 7, times[high])),
                     figures->values[high]);
        }
    }
    canvas_end(tools->canvas);
}
