/* The scale holds values and limits alike. */
#include "draw/sparkline.h"

#include "draw/trace.h"

#include <math.h>

#define HEIGHT 32.0

static void widen(struct chart_scale *scale, double value) {
    if (!isnan(value)) {
        scale->from = fmin(scale->from, value);
        scale->to = fmax(scale->to, value);
    }
}

static struct chart_scale scale_of(const struct sparkline *figures) {
    struct chart_scale scale = {INFINITY, -INFINITY, HEIGHT - 5, 5};
    for (size_t i = 0; i < figures->count; i++) {
        widen(&scale, figures->values[i]);
    }
    widen(&scale, figures->lower);
    widen(&scale, figures->upper);
    if (!(scale.to > scale.from)) { /* nothing, or one value: in the middle */
        double value = scale.to >= scale.from ? scale.from : 0;
        scale.from = value - 1;
        scale.to = value + 1;
    }
    return scale;
}

static void draw_limits(const struct sparkline *figures, const struct canvas *canvas,
                        const struct chart_scale *y, double width) {
    if (!isnan(figures->lower) && !isnan(figures->upper)) {
        double top = chart_at(y, figures->upper), bottom = chart_at(y, figures->lower);
        canvas_rect(canvas, 0, top, width, fmax(0, bottom - top), 0,
                    CHART_STYLE(.fill = ROLE_SUNKEN));
    }
    if (!isnan(figures->mean)) {
        double level = chart_at(y, figures->mean);
        canvas_line(canvas, 0, level, width, level,
                    CHART_STYLE(.stroke = ROLE_NEUTRAL_INK, .dash = 2, .gap = 2));
    }
}

static enum role role_of(enum xmr_mark mark) {
    return mark == XMR_BETTER ? ROLE_GOOD : mark == XMR_WORSE ? ROLE_BAD : ROLE_INK;
}

void sparkline_draw(const struct sparkline *figures, const struct chart_tools *tools) {
    const struct canvas *canvas = tools->canvas;
    double width = figures->width > 0 ? figures->width : 90;
    struct chart_scale y = scale_of(figures);
    struct chart_scale x = {0, figures->count > 1 ? (double)(figures->count - 1) : 1, 4, width - 5};
    struct trace line;
    chart_begin(tools, &figures->name, width, HEIGHT, false);
    draw_limits(figures, canvas, &y, width);
    trace_init(&line);
    size_t last = figures->count;
    for (size_t i = 0; i < figures->count; i++) {
        if (isnan(figures->values[i])) {
            continue;
        }
        bool joined = last < figures->count && last + 1 == i;
        struct canvas_point at = {chart_at(&x, (double)i), chart_at(&y, figures->values[i])};
        trace_add(&line, joined ? 'L' : 'M', &at, 1);
        last = i;
    }
    trace_draw(&line, canvas, CHART_STYLE(.stroke = ROLE_INK, .width = 1.5));
    for (size_t i = 0; i < figures->count; i++) {
        enum xmr_mark mark = figures->marks ? figures->marks[i] : XMR_PLAIN;
        if (!isnan(figures->values[i]) && (i == last || mark != XMR_PLAIN)) {
            canvas_circle(canvas, chart_at(&x, (double)i), chart_at(&y, figures->values[i]), 3,
                          CHART_STYLE(.fill = role_of(mark)));
        }
    }
    canvas_end(canvas);
}
