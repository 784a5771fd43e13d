/* Each value stands right of its mark, or where else it meets nothing. */
#include "draw/intervals.h"

#include "draw/label.h"

#include <math.h>

static void widen(struct chart_scale *scale, double value) {
    if (!isnan(value)) {
        scale->from = fmin(scale->from, value);
        scale->to = fmax(scale->to, value);
    }
}

/* The values that the scale runs over. */
static struct chart_scale range(const struct intervals *figures) {
    struct chart_scale scale = {INFINITY, -INFINITY, 0, 0};
    widen(&scale, figures->reference);
    for (size_t i = 0; i < figures->count; i++) {
        widen(&scale, figures->points[i].value);
        widen(&scale, figures->points[i].low);
        widen(&scale, figures->points[i].high);
    }
    scale.from = isnan(figures->lowest) ? scale.from : figures->lowest;
    scale.to = isnan(figures->highest) ? scale.to : figures->highest;
    if (!(scale.to > scale.from)) {
        double value = scale.to >= scale.from ? scale.from : 0;
        scale.from = value - 1;
        scale.to = value + 1;
    }
    return scale;
}

static const char *text_of(const struct intervals *figures, const struct chart_tools *tools,
                           double value) {
    return isnan(value)
               ? figures->missing
               : chart_figure(tools, value, figures->digits, figures->sign, figures->signs);
}

static void draw_mark(const struct canvas *canvas, double x, double y, bool strong) {
    canvas_circle(canvas, x, y, strong ? 5 : 4.2,
                  CHART_STYLE(.fill = strong ? ROLE_ACCENT : ROLE_SURFACE, .stroke = ROLE_ACCENT,
                              .width = 1.6));
}

/* A drawing by wave. */
struct plan {
    const struct intervals *figures;
    const struct chart_tools *tools;
    struct chart_scale y;
    double width, height, left, step;
    struct label_board board;
};

static double middle(const struct plan *plan, size_t index) {
    double x = plan->left + plan->step * ((double)index + 0.5);
    return fmax(plan->left + 5, fmin(plan->width - 5, x));
}

static void draw_reference(struct plan *plan) {
    const struct intervals *figures = plan->figures;
    if (isnan(figures->reference)) {
        return;
    }
    double y = chart_at(&plan->y, figures->reference);
    canvas_line(plan->tools->canvas, 0, y, plan->width, y, CHART_STYLE(.stroke = ROLE_AXIS));
    label_take(&plan->board, (struct label_box){0, y - 1, plan->width, 2});
    struct chart_label label = {
        .text = chart_figure(plan->tools, figures->reference, 0, FORMAT_PLAIN, figures->signs),
        .x = 1,
        .y = y - 5,
        .fill = ROLE_MUTED,
        .width = plan->left};
    label_take(&plan->board, (struct label_box){0, label.y - 10, plan->left, 12});
    chart_text(plan->tools, &label);
}

static void draw_points(struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (size_t i = 0; i < plan->figures->count; i++) {
        const struct intervals_point *point = &plan->figures->points[i];
        double x = middle(plan, i);
        if (isnan(point->value)) {
            continue;
        }
        double y = chart_at(&plan->y, point->value);
        if (!isnan(point->low) && !isnan(point->high)) {
            double low = chart_at(&plan->y, point->low), high = chart_at(&plan->y, point->high);
            canvas_line(canvas, x, low, x, high,
                        CHART_STYLE(.stroke = ROLE_ACCENT, .width = point->strong ? 2 : 1.5));
            label_take(&plan->board, (struct label_box){x - 2, high, 4, fmax(0, low - high)});
        }
        draw_mark(canvas, x, y, point->strong);
        label_take(&plan->board, (struct label_box){x - 5, y - 5, 10, 10});
    }
}

/* The newest values get their places first. */
static void draw_values(struct plan *plan) {
    for (size_t i = plan->figures->count; i-- > 0;) {
        const struct intervals_point *point = &plan->figures->points[i];
        bool known = !isnan(point->value);
        double x = middle(plan, i), y = known ? chart_at(&plan->y, point->value) : plan->height / 2;
        struct chart_label label = {.text = text_of(plan->figures, plan->tools, point->value),
                                    .size = known ? 0 : 11,
                                    .weight = point->strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                    .fill = known ? ROLE_INK : ROLE_MUTED,
                                    .halo = ROLE_SURFACE};
        double width = chart_width(plan->tools, &label);
        double high = known && !isnan(point->high) ? chart_at(&plan->y, point->high) : y;
        double low = known && !isnan(point->low) ? chart_at(&plan->y, point->low) : y;
        struct label_box boxes[] = {{x + 9, y - 6, width, 12},
                                    {x + 9, y + 3, width, 12},
                                    {x + 9, y - 15, width, 12},
                                    {x - 9 - width, y - 6, width, 12},
                                    {x - width / 2, fmin(high, y) - 16, width, 12},
                                    {x - width / 2, fmax(low, y) + 5, width, 12},
                                    {x - width / 2, y - 6, width, 12}};
        size_t index;
        if (label_place(&plan->board, boxes, known ? 6 : 7, &index)) {
            label.x = boxes[index].x;
            label.y = boxes[index].y + 10;
            chart_text(plan->tools, &label);
        }
    }
}

/* Names below, the newest first; those without room are left out. */
static void draw_names(const struct plan *plan) {
    double free = plan->width;
    for (size_t i = plan->figures->count; i-- > 0;) {
        const struct intervals_point *point = &plan->figures->points[i];
        struct chart_label label = {.text = point->name,
                                    .y = plan->height - 5,
                                    .weight = point->strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                    .anchor = CANVAS_MIDDLE,
                                    .fill = point->strong ? ROLE_INK : ROLE_MUTED,
                                    .width = plan->width};
        double half = fmin(plan->width, chart_width(plan->tools, &label)) / 2;
        label.x = fmax(half, fmin(plan->width - half, middle(plan, i)));
        if (label.x + half <= free) {
            chart_text(plan->tools, &label);
            free = label.x - half - 8;
        }
    }
}

void intervals_draw(const struct intervals *figures, const struct chart_tools *tools) {
    struct plan plan = {.figures = figures,
                        .tools = tools,
                        .y = range(figures),
                        .width = figures->width > 0 ? figures->width : 220,
                        .height = figures->height > 0 ? figures->height : 124,
                        .left = isnan(figures->reference) ? 0 : 12};
    plan.y.start = plan.height - 34;
    plan.y.end = 14;
    plan.step = (plan.width - plan.left) / (double)(figures->count > 0 ? figures->count : 1);
    label_init(&plan.board, (struct label_box){0, 0, plan.width, plan.height - 20});
    chart_begin(tools, &figures->name, plan.width, plan.height, false);
    draw_reference(&plan);
    draw_points(&plan);
    draw_values(&plan);
    draw_names(&plan);
    canvas_end(tools->canvas);
    label_release(&plan.board);
}

/* A drawing by group. */
struct rows {
    const struct intervals *figures;
    const struct chart_tools *tools;
    struct chart_scale x;
    double width, names, values, row;
    bool narrow;
};

static struct rows rows_of(const struct intervals *figures, const struct chart_tools *tools) {
    struct rows rows = {.figures = figures, .tools = tools, .x = range(figures)};
    rows.width = figures->width > 0 ? figures->width : 480;
    rows.narrow = rows.width < 400;
    for (size_t i = 0; i < figures->count; i++) {
        const struct intervals_point *point = &figures->points[i];
        struct chart_label name = {.text = point->name, .size = 13, .weight = TEXT_SEMIBOLD};
        struct chart_label note = {.text = point->note};
        struct chart_label value = {.text = text_of(figures, tools, point->value),
                                    .weight = TEXT_SEMIBOLD};
        double width =
            chart_width(tools, &name) + (point->note ? 6 + chart_width(tools, &note) : 0);
        rows.names = fmax(rows.names, width);
        rows.values = fmax(rows.values, chart_width(tools, &value));
    }
    rows.names = rows.narrow ? 0 : fmin(rows.names, rows.width * 0.42);
    rows.values = fmin(rows.values, rows.width * 0.25);
    rows.row = rows.narrow ? 44 : 28;
    rows.x.start = rows.narrow ? 7 : rows.names + 18;
    rows.x.end = rows.width - rows.values - 20;
    return rows;
}

static void draw_scale(const struct rows *rows, double bottom) {
    const struct canvas *canvas = rows->tools->canvas;
    double step = chart_step(rows->x.from, rows->x.to, 4), free = 0;
    int digits = chart_digits(step);
    double first = ceil(rows->x.from / step);
    for (int i = 0; (first + i) * step <= rows->x.to + step * 1e-6; i++) {
        double value = (first + i) * step, x = chart_at(&rows->x, value);
        canvas_line(canvas, x, 0, x, bottom, CHART_STYLE(.stroke = ROLE_HAIRLINE));
        struct chart_label label = {.text = chart_figure(rows->tools, value, digits,
                                                         rows->figures->sign, rows->figures->signs),
                                    .x = x,
                                    .y = bottom + 16,
                                    .anchor = CANVAS_MIDDLE,
                                    .fill = ROLE_MUTED};
        double half = chart_width(rows->tools, &label) / 2;
        if (x - half >= free && x + half <= rows->width) {
            chart_text(rows->tools, &label);
            free = x + half + 6;
        }
    }
    if (!isnan(rows->figures->reference)) {
        double x = chart_at(&rows->x, rows->figures->reference);
        canvas_line(canvas, x, 0, x, bottom, CHART_STYLE(.stroke = ROLE_AXIS));
    }
}

static void draw_row(const struct rows *rows, size_t index) {
    const struct intervals_point *point = &rows->figures->points[index];
    const struct chart_tools *tools = rows->tools;
    double top = rows->row * (double)index, y = top + (rows->narrow ? 31 : 14);
    double room = rows->narrow ? rows->width : rows->names;
    enum text_weight weight = point->strong ? TEXT_SEMIBOLD : TEXT_REGULAR;
    struct chart_label note = {.text = point->note, .fill = ROLE_WARN, .halo = ROLE_SURFACE};
    double side = point->note ? fmin(chart_width(tools, &note), room * 0.5) + 6 : 0;
    struct chart_label name = {.text = point->name,
                               .y = rows->narrow ? top + 16 : y + 4.5,
                               .size = 13,
                               .weight = weight,
                               .halo = rows->narrow ? ROLE_SURFACE : ROLE_NONE,
                               .width = room - side};
    note.x = chart_text(tools, &name) + 6;
    note.y = name.y;
    note.width = room - note.x;
    if (point->note) {
        chart_text(tools, &note);
    }
    chart_text(tools, &(struct chart_label){.text = text_of(rows->figures, tools, point->value),
                                            .x = rows->width,
                                            .y = y + 4.5,
                                            .weight = weight,
                                            .anchor = CANVAS_END,
                                            .fill = isnan(point->value) ? ROLE_MUTED : ROLE_INK,
                                            .width = rows->values});
    if (isnan(point->value)) {
        return;
    }
    if (!isnan(point->low) && !isnan(point->high)) {
        canvas_line(tools->canvas, chart_at(&rows->x, point->low), y,
                    chart_at(&rows->x, point->high), y,
                    CHART_STYLE(.stroke = ROLE_ACCENT, .width = point->strong ? 2 : 1.5));
    }
    draw_mark(tools->canvas, chart_at(&rows->x, point->value), y, point->strong);
}

void intervals_draw_rows(const struct intervals *figures, const struct chart_tools *tools) {
    struct rows rows = rows_of(figures, tools);
    double bottom = rows.row * (double)figures->count + 4;
    chart_begin(tools, &figures->name, rows.width, bottom + 22, false);
    draw_scale(&rows, bottom);
    for (size_t i = 0; i < figures->count; i++) {
        draw_row(&rows, i);
    }
    canvas_end(tools->canvas);
}
