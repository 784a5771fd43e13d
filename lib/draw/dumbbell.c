/* All marks lie on one track; their values are pushed apart just as far as they need. */
#include "draw/dumbbell.h"

#include "draw/label.h"

#include <math.h>

#define EDGE 7.0 /* from the drawing's edge to the ends of the scale: half a mark */

/* A mark that has a value to write. */
struct mark {
    double x, value;
    bool strong;
};

static void draw_values(const struct dumbbell *figures, const struct chart_tools *tools,
                        struct mark *marks, size_t count, double width) {
    const double limits[] = {figures->ok, figures->good};
    double centres[3], lengths[3];
    struct chart_label labels[3];
    for (size_t i = 1; i < count; i++) { /* by place */
        for (size_t j = i; j > 0 && marks[j - 1].x > marks[j].x; j--) {
            struct mark swap = marks[j];
            marks[j] = marks[j - 1];
            marks[j - 1] = swap;
        }
    }
    for (size_t i = 0; i < count; i++) {
        labels[i] = (struct chart_label){.y = 12,
                                         .anchor = CANVAS_MIDDLE,
                                         .weight = marks[i].strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                         .fill = marks[i].strong ? ROLE_INK : ROLE_MUTED};
        int digits = marks[i].strong ? format_digits_below(marks[i].value, 1, limits, 2) : 1;
        labels[i].text = chart_figure(tools, marks[i].value, digits, FORMAT_PLAIN, figures->signs);
        centres[i] = marks[i].x;
        lengths[i] = chart_width(tools, &labels[i]);
    }
    if (!label_spread(centres, lengths, count, 6, 0, width)) {
        return; /* narrower than its numbers: the marks stand alone */
    }
    for (size_t i = 0; i < count; i++) {
        labels[i].x = centres[i];
        chart_text(tools, &labels[i]);
    }
}

static void draw_interval(const struct dumbbell *figures, const struct chart_tools *tools,
                          const struct chart_scale *scale, double y) {
    if (isnan(figures->customer) || isnan(figures->low) || isnan(figures->high)) {
        return;
    }
    double from = chart_at(scale, figures->low), to = chart_at(scale, figures->high);
    canvas_rect(tools->canvas, from, y - 4, fmax(0, to - from), 8, 4,
                CHART_STYLE(.fill = ROLE_ACCENT, .opacity = 0.4));
}

/* The connecting line spans all marks but the target. */
static void draw_track(const struct dumbbell *figures, const struct chart_tools *tools,
                       const struct chart_scale *scale, const struct mark *marks, size_t count,
                       double y) {
    const struct canvas *canvas = tools->canvas;
    double low = INFINITY, high = -INFINITY;
    if (count > 0) {
        canvas_line(canvas, scale->start, y, scale->end, y,
                    CHART_STYLE(.stroke = ROLE_NEUTRAL, .width = 1.5));
    }
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, marks[i].x);
        high = fmax(high, marks[i].x);
    }
    if (high > low) {
        canvas_line(canvas, low, y, high, y, CHART_STYLE(.stroke = ROLE_NEUTRAL_INK, .width = 2));
    }
    draw_interval(figures, tools, scale, y);
    if (!isnan(figures->target)) {
        double x = chart_at(scale, figures->target);
        canvas_line(canvas, x, y - 7, x, y + 7, CHART_STYLE(.stroke = ROLE_INK, .width = 1.6));
    }
}

static void draw_marks(const struct dumbbell *figures, const struct chart_tools *tools,
                       const struct chart_scale *scale, double y) {
    const struct canvas *canvas = tools->canvas;
    if (!isnan(figures->internal)) {
        canvas_rect(canvas, chart_at(scale, figures->internal) - 4, y - 4, 8, 8, 1.6,
                    CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.6));
    }
    if (!isnan(figures->everybody)) {
        canvas_circle(canvas, chart_at(scale, figures->everybody), y, 4.2,
                      CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_ACCENT, .width = 1.6));
    }
    if (!isnan(figures->customer)) {
        canvas_circle(canvas, chart_at(scale, figures->customer), y, 5,
                      CHART_STYLE(.fill = ROLE_ACCENT));
    }
}

void dumbbell_draw(const struct dumbbell *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : figures->values ? 204 : 108;
    double height = figures->values ? 34 : 18, y = figures->values ? 25 : 9;
    struct chart_scale scale = {figures->scale_low, figures->scale_high, EDGE, width - EDGE};
    struct mark marks[3];
    size_t count = 0;
    const double values[] = {figures->customer, figures->everybody, figures->internal};
    for (size_t i = 0; i < 3; i++) {
        if (!isnan(values[i])) {
            marks[count++] = (struct mark){chart_at(&scale, values[i]), values[i], i == 0};
        }
    }
    chart_begin(tools, &figures->name, width, height, false);
    draw_track(figures, tools, &scale, marks, count, y);
    draw_marks(figures, tools, &scale, y);
    if (count == 0) {
        chart_text(tools, &(struct chart_label){.text = figures->missing,
                                                .y = y + 4,
                                                .fill = ROLE_MUTED,
                                                .halo = ROLE_SURFACE,
                                                .width = width});
    } else if (figures->values) {
        draw_values(figures, tools, marks, count, width);
    }
    canvas_end(tools->canvas);
}
