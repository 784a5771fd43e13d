/* Names at the line's end, each in the colour of its line and pushed apart; values where they meet
 * nothing, those of the strong series first. */
#include "draw/progress.h"

#include "draw/label.h"

#include <math.h>

#define HEIGHT 240.0
#define TOP 20.0
#define BOTTOM 208.0

struct plan {
    const struct progress *figures;
    const struct chart_tools *tools;
    struct chart_scale x, y;
    double width, names;
    struct label_board board;
};

static void lay_out(struct plan *plan) {
    const struct progress *figures = plan->figures;
    double first = INFINITY, last = -INFINITY;
    for (size_t i = 0; i < figures->count; i++) {
        const struct progress_series *series = &figures->series[i];
        struct chart_label label = {.text = series->name, .weight = TEXT_SEMIBOLD};
        plan->names = fmax(plan->names, chart_width(plan->tools, &label));
        if (series->count > 0) {
            first = fmin(first, series->points[0].day);
            last = fmax(last, series->points[series->count - 1].day);
        }
    }
    plan->names = fmin(plan->names, plan->width * 0.28);
    if (!(last >= first)) {
        first = last = 0;
    }
    plan->x = (struct chart_scale){first, last, 44, plan->width - plan->names - 22};
    plan->y = (struct chart_scale){figures->lowest, figures->highest, BOTTOM, TOP};
    if (first == last) { /* a single day stands in the middle */
        plan->x.start = (plan->x.start + plan->x.end) / 2;
    }
}

static void draw_scale(struct plan *plan) {
    const struct progress *figures = plan->figures;
    const struct canvas *canvas = plan->tools->canvas;
    double step = chart_step(figures->lowest, figures->highest, 4);
    int digits = chart_digits(step);
    double right = plan->width - plan->names - 14;
    for (double value = ceil(figures->lowest / step) * step; value <= figures->highest + step / 1e6;
         value += step) {
        double y = chart_at(&plan->y, value);
        canvas_line(canvas, 32, y, right, y, CHART_STYLE(.stroke = ROLE_HAIRLINE));
        chart_text(plan->tools,
                   &(struct chart_label){.text = chart_figure(plan->tools, value, digits,
                                                              FORMAT_PLAIN, figures->signs),
                                         .x = 26,
                                         .y = y + 4,
                                         .anchor = CANVAS_END,
                                         .fill = ROLE_MUTED,
                                         .width = 26});
    }
    if (!isnan(figures->threshold)) {
        double y = chart_at(&plan->y, figures->threshold);
        canvas_line(canvas, 32, y, right, y,
                    CHART_STYLE(.stroke = ROLE_INK, .width = 1.4, .dash = 4, .gap = 3));
    }
}

/* From the last tick back, so that the newest is named. */
static void draw_ticks(const struct plan *plan) {
    double free = plan->width;
    for (size_t i = plan->figures->tick_count; i-- > 0;) {
        const struct progress_tick *tick = &plan->figures->ticks[i];
        struct chart_label label = {.text = tick->label,
                                    .y = BOTTOM + 22,
                                    .anchor = CANVAS_MIDDLE,
                                    .fill = ROLE_MUTED,
                                    .width = plan->width};
        double half = fmin(chart_width(plan->tools, &label), plan->width) / 2;
        label.x = fmax(half, fmin(plan->width - half, chart_at(&plan->x, tick->day)));
        if (label.x + half <= free) {
            chart_text(plan->tools, &label);
            free = label.x - half - 12;
        }
    }
}

static struct canvas_point place(const struct plan *plan, const struct progress_point *point) {
    return (struct canvas_point){chart_at(&plan->x, point->day), chart_at(&plan->y, point->value)};
}

static void draw_line(struct plan *plan, const struct progress_series *series) {
    const struct canvas *canvas = plan->tools->canvas;
    enum role role = series->strong ? ROLE_ACCENT : ROLE_NEUTRAL_INK;
    for (size_t i = 1; i < series->count; i++) {
        if (!isnan(series->points[i - 1].value) && !isnan(series->points[i].value)) {
            struct canvas_point a = place(plan, &series->points[i - 1]);
            struct canvas_point b = place(plan, &series->points[i]);
            canvas_line(canvas, a.x, a.y, b.x, b.y,
                        CHART_STYLE(.stroke = role, .width = series->strong ? 2 : 1.5));
        }
    }
    for (size_t i = 0; i < series->count; i++) {
        if (!isnan(series->points[i].value)) {
            struct canvas_point at = place(plan, &series->points[i]);
            canvas_circle(canvas, at.x, at.y, series->strong ? 4 : 3,
                          CHART_STYLE(.fill = role, .stroke = ROLE_SURFACE, .width = 1));
            label_take(&plan->board, (struct label_box){at.x - 4, at.y - 4, 8, 8});
        }
    }
}

static void draw_values(struct plan *plan, const struct progress_series *series) {
    for (size_t i = series->count; i-- > 0;) {
        if (isnan(series->points[i].value)) {
            continue;
        }
        struct canvas_point at = place(plan, &series->points[i]);
        struct chart_label label = {.text = chart_figure(plan->tools, series->points[i].value,
                                                         plan->figures->digits, FORMAT_PLAIN,
                                                         plan->figures->signs),
                                    .x = at.x,
                                    .weight = series->strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                    .anchor = CANVAS_MIDDLE,
                                    .fill = series->strong ? ROLE_INK : ROLE_MUTED,
                                    .halo = ROLE_SURFACE};
        double width = chart_width(plan->tools, &label);
        struct label_box boxes[] = {{at.x - width / 2 - 1, at.y - 18, width + 2, 12},
                                    {at.x - width / 2 - 1, at.y + 7, width + 2, 12}};
        size_t index;
        if (label_place(&plan->board, boxes, 2, &index)) {
            label.y = boxes[index].y + 10;
            chart_text(plan->tools, &label);
        }
    }
}

/* The last value of a series; false when it has none. */
static bool last_of(const struct plan *plan, const struct progress_series *series, double *y) {
    for (size_t i = series->count; i-- > 0;) {
        if (!isnan(series->points[i].value)) {
            *y = place(plan, &series->points[i]).y;
            return true;
        }
    }
    return false;
}

/* Names beside the plot; when there are too many, the strong series alone. */
static void draw_names(const struct plan *plan) {
    const struct progress *figures = plan->figures;
    for (int strong_only = 0; strong_only < 2; strong_only++) {
        double *centres = ARENA_ARRAY(plan->tools->arena, double, figures->count);
        double *lengths = ARENA_ARRAY(plan->tools->arena, double, figures->count);
        size_t *indices = ARENA_ARRAY(plan->tools->arena, size_t, figures->count), count = 0;
        for (size_t i = 0; i < figures->count; i++) {
            double y;
            if ((strong_only && !figures->series[i].strong) ||
                !last_of(plan, &figures->series[i], &y)) {
                continue;
            }
            size_t j = count++;
            for (; j > 0 && centres[j - 1] > y; j--) {
                centres[j] = centres[j - 1];
                indices[j] = indices[j - 1];
            }
            centres[j] = y;
            indices[j] = i;
        }
        for (size_t i = 0; i < count; i++) {
            lengths[i] = 14;
        }
        if (!label_spread(centres, lengths, count, 1, 4, HEIGHT - 4)) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            bool strong = figures->series[indices[i]].strong;
            chart_text(plan->tools,
                       &(struct chart_label){.text = figures->series[indices[i]].name,
                                             .x = plan->width - plan->names,
                                             .y = centres[i] + 4.5,
                                             .weight = strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                             .fill = strong ? ROLE_ACCENT : ROLE_MUTED,
                                             .width = plan->names});
        }
        return;
    }
}

void progress_draw(const struct progress *figures, const struct chart_tools *tools) {
    struct plan plan = {
        .figures = figures, .tools = tools, .width = figures->width > 0 ? figures->width : 655};
    lay_out(&plan);
    label_init(&plan.board, (struct label_box){28, 2, plan.width - plan.names - 36, BOTTOM + 4});
    chart_begin(tools, &figures->name, plan.width, HEIGHT, false);
    draw_scale(&plan);
    draw_ticks(&plan);
    for (int strong = 0; strong < 2; strong++) {
        for (size_t i = 0; i < figures->count; i++) {
            if (figures->series[i].strong == (strong == 1)) {
                draw_line(&plan, &figures->series[i]);
            }
        }
    }
    for (int weak = 0; weak < 2; weak++) {
        for (size_t i = 0; i < figures->count; i++) {
            if (figures->series[i].strong == (weak == 0)) {
                draw_values(&plan, &figures->series[i]);
            }
        }
    }
    draw_names(&plan);
    canvas_end(tools->canvas);
    label_release(&plan.board);
}
