/* A dot that would cover another moves up or down by just its size: left and right stay true. */
#include "draw/spread.h"

#include "draw/label.h"

#include <math.h>

#define RADIUS 9.0
#define LEVEL 16.0 /* px between levels of dots */

struct plan {
    const struct spread *figures;
    const struct chart_tools *tools;
    struct chart_scale scale;
    double width, names, deviations, top;
    bool narrow;
    double *heights; /* of the rows */
    double **shifts; /* of each row's dots, px downwards */
};

/* Level 0 is the middle, then one up, one down, two up … */
static double shift_of(int level) {
    return (level % 2 ? -1 : 1) * LEVEL * ((level + 1) / 2);
}

/* Gives each dot the first level that is free at its place; the lowest values first. */
static double lay_row(struct plan *plan, size_t index) {
    const struct spread_row *row = &plan->figures->rows[index];
    struct label_board board;
    double most = 0;
    bool *laid = ARENA_ARRAY(plan->tools->arena, bool, row->count);
    plan->shifts[index] = ARENA_ARRAY(plan->tools->arena, double, row->count);
    label_init(&board, (struct label_box){-1e5, -1e5, 2e5, 2e5});
    for (size_t round = 0; round < row->count; round++) {
        size_t best = row->count;
        for (size_t i = 0; i < row->count; i++) {
            if (!laid[i] && !isnan(row->dots[i].value) &&
                (best == row->count || row->dots[i].value < row->dots[best].value)) {
                best = i;
            }
        }
        if (best == row->count) {
            break;
        }
        laid[best] = true;
        double x = chart_at(&plan->scale, row->dots[best].value);
        for (int level = 0;; level++) {
            double y = shift_of(level);
            struct label_box box = {x - RADIUS, y - LEVEL / 2, RADIUS * 2, LEVEL - 0.1};
            if (label_free(&board, box)) {
                label_take(&board, box);
                plan->shifts[index][best] = y;
                most = fmax(most, fabs(y));
                break;
            }
        }
    }
    label_release(&board);
    return most;
}

static void lay_out(struct plan *plan) {
    const struct spread *figures = plan->figures;
    plan->narrow = plan->width < 480;
    struct chart_label head = {.text = figures->deviation};
    plan->deviations = chart_width(plan->tools, &head);
    for (size_t i = 0; i < figures->count; i++) {
        struct chart_label name = {.text = figures->rows[i].name, .size = 13};
        struct chart_label end = {.text = figures->rows[i].deviation, .weight = TEXT_SEMIBOLD};
        plan->names = fmax(plan->names, chart_width(plan->tools, &name));
        plan->deviations = fmax(plan->deviations, chart_width(plan->tools, &end));
    }
    plan->names = plan->narrow ? 0 : fmin(plan->names, plan->width * 0.3);
    plan->deviations = fmin(plan->deviations, plan->width * 0.2);
    plan->scale =
        (struct chart_scale){0, figures->highest, plan->narrow ? RADIUS + 2 : plan->names + 32,
                             plan->width - plan->deviations - 30};
    plan->top = 24;
    plan->heights = ARENA_ARRAY(plan->tools->arena, double, figures->count);
    plan->shifts = ARENA_ARRAY(plan->tools->arena, double *, figures->count);
    for (size_t i = 0; i < figures->count; i++) {
        double most = lay_row(plan, i);
        plan->heights[i] = fmax(52, 2 * most + 24) + (plan->narrow ? 20 : 0);
    }
}

static void draw_scale(const struct plan *plan, double bottom) {
    const struct canvas *canvas = plan->tools->canvas;
    double step = chart_step(0, plan->figures->highest, 4);
    int digits = chart_digits(step);
    for (int i = 0; i * step <= plan->figures->highest * (1 + 1e-9); i++) {
        double x = chart_at(&plan->scale, i * step);
        canvas_line(canvas, x, plan->top - 20, x, bottom, CHART_STYLE(.stroke = ROLE_HAIRLINE));
        chart_text(plan->tools,
                   &(struct chart_label){.text = chart_figure(plan->tools, i * step, digits,
                                                              FORMAT_PLAIN, plan->figures->signs),
                                         .x = x,
                                         .y = bottom + 18,
                                         .anchor = CANVAS_MIDDLE,
                                         .fill = ROLE_MUTED});
    }
    if (!isnan(plan->figures->threshold)) {
        double x = chart_at(&plan->scale, plan->figures->threshold);
        canvas_line(canvas, x, plan->top - 20, x, bottom,
                    CHART_STYLE(.stroke = ROLE_INK, .width = 1.6, .dash = 4, .gap = 3));
    }
    chart_text(plan->tools, &(struct chart_label){.text = plan->figures->deviation,
                                                  .x = plan->width,
                                                  .y = 14,
                                                  .anchor = CANVAS_END,
                                                  .fill = ROLE_MUTED,
                                                  .width = plan->deviations});
}

static void draw_dots(const struct plan *plan, size_t index, double y) {
    const struct spread_row *row = &plan->figures->rows[index];
    const struct canvas *canvas = plan->tools->canvas;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < row->count; i++) {
        if (!isnan(row->dots[i].value)) {
            low = fmin(low, chart_at(&plan->scale, row->dots[i].value));
            high = fmax(high, chart_at(&plan->scale, row->dots[i].value));
        }
    }
    if (high > low) {
        canvas_line(canvas, low, y, high, y, CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.6));
    }
    for (size_t i = 0; i < row->count; i++) {
        if (isnan(row->dots[i].value)) {
            continue;
        }
        double x = chart_at(&plan->scale, row->dots[i].value), at = y + plan->shifts[index][i];
        canvas_open_group(canvas, &(struct canvas_group){.title = row->dots[i].title});
        canvas_circle(canvas, x, at, RADIUS,
                      CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.5));
        chart_text(plan->tools, &(struct chart_label){.text = row->dots[i].letter,
                                                      .x = x,
                                                      .y = at + 4,
                                                      .size = 12,
                                                      .weight = TEXT_SEMIBOLD,
                                                      .anchor = CANVAS_MIDDLE,
                                                      .width = RADIUS * 2 - 2});
        canvas_close_group(canvas);
    }
}

static void draw_row(const struct plan *plan, size_t index, double y) {
    const struct spread_row *row = &plan->figures->rows[index];
    double head = plan->narrow ? 20 : 0;
    double middle = y + head + (plan->heights[index] - head) / 2;
    chart_text(plan->tools,
               &(struct chart_label){.text = row->name,
                                     .y = plan->narrow ? y + 16 : middle + 4.5,
                                     .size = 13,
                                     .halo = plan->narrow ? ROLE_SURFACE : ROLE_NONE,
                                     .width = plan->narrow ? plan->scale.end : plan->names});
    chart_text(plan->tools,
               &(struct chart_label){.text = row->deviation,
                                     .x = plan->width,
                                     .y = middle + 4.5,
                                     .weight = row->wide ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                     .anchor = CANVAS_END,
                                     .fill = row->wide ? ROLE_INK : ROLE_MUTED,
                                     .width = plan->deviations});
    draw_dots(plan, index, middle);
}

void spread_draw(const struct spread *figures, const struct chart_tools *tools) {
    struct plan plan = {
        .figures = figures, .tools = tools, .width = figures->width > 0 ? figures->width : 655};
    lay_out(&plan);
    double bottom = plan.top;
    for (size_t i = 0; i < figures->count; i++) {
        bottom += plan.heights[i];
    }
    chart_begin(tools, &figures->name, plan.width, bottom + 26, false);
    draw_scale(&plan, bottom);
    double y = plan.top;
    for (size_t i = 0; i < figures->count; i++) {
        draw_row(&plan, i, y);
        y += plan.heights[i];
    }
    canvas_end(tools->canvas);
}
