/* The two graphs of both states: emotions as curves, scores on one scale. What was is dashed and
 * hollow, what is to be is inked and filled. */
#include "draw/overlay_plan.h"

#include "draw/journey_curve.h"
#include "draw/label.h"
#include "draw/trace.h"

#include <math.h>

#define UNIT 26.0  /* px a step of emotion */
#define SPAN 170.0 /* px of the whole scale of scores */
#define FACE 11.0

static double emotion_zero(const struct overlay_plan *plan) {
    return plan->boxes[OVERLAY_PLAN_EMOTION].y + 40 + 2 * UNIT;
}

static double score_y(const struct overlay_plan *plan, double value) {
    double range = plan->figures->scale_high - plan->figures->scale_low;
    return plan->boxes[OVERLAY_PLAN_SCORES].y + plan->top + (plan->high - value) * SPAN / range;
}

static void widen(double value, double *low, double *high) {
    *low = fmin(*low, value); /* fmin and fmax pass over NAN */
    *high = fmax(*high, value);
}

void overlay_plan_emotion(struct overlay_plan *plan) {
    plan->boxes[OVERLAY_PLAN_EMOTION].height =
        overlay_parts_has_emotion(plan->figures) ? 80 + 4 * UNIT : 0;
}

void overlay_plan_scores(struct overlay_plan *plan) {
    const struct overlay_figures *figures = plan->figures;
    if (!overlay_parts_has_score(figures)) {
        return;
    }
    double low = figures->ok, high = figures->good;
    for (size_t i = 0; i < figures->column_count; i++) {
        widen(figures->columns[i].score_before, &low, &high);
        widen(figures->columns[i].score_after, &low, &high);
        widen(figures->columns[i].target, &low, &high);
    }
    struct text_font font = {.size = 12, .weight = TEXT_SEMIBOLD};
    struct text_limits limits = {.width = OVERLAY_PLAN_LABEL - 20};
    struct text_block name = text_wrap(plan->tools->measure, &font, figures->labels->scores.name,
                                       &limits, plan->tools->arena);
    plan->top = 20 + 16 * (double)name.count;
    plan->high = high;
    plan->boxes[OVERLAY_PLAN_SCORES].height =
        plan->top + 22 + (high - low) * SPAN / (figures->scale_high - figures->scale_low);
}

/* The steps of emotion, and the names of the thresholds, beside their lines. */
void overlay_plan_axes(struct overlay_plan *plan) {
    struct journey_cell_pen pen = overlay_plan_pen(plan);
    pen.x = OVERLAY_PLAN_LABEL - 8;
    pen.width = OVERLAY_PLAN_LABEL - 12;
    pen.role = ROLE_MUTED;
    if (plan->boxes[OVERLAY_PLAN_EMOTION].height > 0) {
        for (int step = -2; step <= 2; step++) {
            journey_cell_line(&plan->boxes[OVERLAY_PLAN_EMOTION].label, &pen,
                              40 + (2 - step) * UNIT + 4.5, CANVAS_END,
                              overlay_parts_emotion(plan->figures, plan->tools, step), NULL);
        }
    }
    if (plan->boxes[OVERLAY_PLAN_SCORES].height > 0) {
        double top = plan->boxes[OVERLAY_PLAN_SCORES].y;
        double good = score_y(plan, plan->figures->good) - top;
        double ok = fmax(score_y(plan, plan->figures->ok) - top, good + 14);
        pen.font.weight = TEXT_MEDIUM;
        struct journey_cell *cell = &plan->boxes[OVERLAY_PLAN_SCORES].label;
        journey_cell_line(cell, &pen, good + 4.5, CANVAS_END, plan->figures->labels->good_line,
                          NULL);
        journey_cell_line(cell, &pen, ok + 4.5, CANVAS_END, plan->figures->labels->ok_line, NULL);
    }
}

/* The places and values of one state along the columns; gives how many. A moved touchpoint stands
 * before in its old place. */
static size_t curve_of(const struct overlay_plan *plan, bool before, double *times,
                       double *values) {
    size_t used = 0;
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        const struct overlay_column *column = &plan->figures->columns[i];
        bool ghost = overlay_parts_ghost(column);
        if (before ? ghost || (column->place == OVERLAY_KEPT && !column->moved) : !ghost) {
            times[used] = overlay_plan_middle(plan, i);
            values[used++] = before ? column->emotion_before : column->emotion_after;
        }
    }
    return used;
}

/* Both marks of an emotion with their figures: the higher one's above, the lower one's below. */
static void draw_emotion(const struct overlay_plan *plan, size_t i) {
    const struct chart_tools *tools = plan->tools;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = overlay_plan_middle(plan, i), zero = emotion_zero(plan);
    double was = column->emotion_before, is = column->emotion_after;
    bool old = overlay_parts_differ(was, is) && !column->moved;
    bool above = isnan(is) ? was >= 0 : isnan(was) || !old ? is >= 0 : is > was;
    struct chart_label label = {.x = x, .anchor = CANVAS_MIDDLE, .halo = ROLE_SURFACE};
    if (old) {
        double y = zero - fmax(-2, fmin(2, was)) * UNIT;
        overlay_parts_ring(tools->canvas, x, y);
        bool up = isnan(is) ? above : !above;
        label.text = overlay_parts_emotion(plan->figures, tools, was);
        label.y = up ? y - 10 : y + 19;
        label.fill = ROLE_MUTED;
        chart_text(tools, &label);
    }
    if (!isnan(is)) {
        double y = zero - fmax(-2, fmin(2, is)) * UNIT;
        icon_face(tools->canvas, x, y, FACE, is);
        label.text = overlay_parts_emotion(plan->figures, tools, is);
        label.y = above ? y - FACE - 6 : y + FACE + 15;
        label.fill = ROLE_INK;
        label.weight = TEXT_SEMIBOLD;
        chart_text(tools, &label);
    }
}

void overlay_plan_draw_emotions(const struct overlay_plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    size_t count = plan->figures->column_count;
    double zero = emotion_zero(plan);
    struct trace grid;
    trace_init(&grid);
    for (int step = -2; step <= 2; step++) {
        double y = round(zero - step * UNIT) + 0.5;
        if (step != 0) {
            trace_line(&grid, OVERLAY_PLAN_LABEL, y, plan->width, y);
        }
    }
    trace_draw(&grid, canvas, CHART_STYLE(.stroke = ROLE_HAIRLINE));
    struct journey_curve_frame frame = {
        .zero = zero, .start = OVERLAY_PLAN_LABEL, .end = plan->width, .unit = UNIT};
    double *times = g_new(double, count * 2), *values = times + count;
    size_t used = curve_of(plan, false, times, values);
    journey_curve_draw(canvas, &frame, times, values, used);
    used = curve_of(plan, true, times, values);
    journey_curve_line(
        canvas, &frame, times, values, used,
        (struct canvas_style){.stroke = ROLE_NEUTRAL_INK, .width = 1.6, .dash = 5, .gap = 4});
    g_free(times);
    for (size_t i = 0; i < count; i++) {
        draw_emotion(plan, i);
    }
}

static void draw_value(const struct overlay_plan *plan, double x, double y, double value,
                       bool strong) {
    chart_text(plan->tools,
               &(struct chart_label){
                   .text = chart_figure(plan->tools, value, 1, FORMAT_PLAIN, plan->figures->signs),
                   .x = x + 15,
                   .y = y + 4.5,
                   .weight = strong ? TEXT_SEMIBOLD : TEXT_REGULAR,
                   .fill = strong ? ROLE_INK : ROLE_MUTED,
                   .halo = ROLE_SURFACE});
}

/* The score before as a ring, after as a filled circle, or the target where it is not measured; a
 * line between them, and their figures at the right, pushed apart. */
static void draw_score(const struct overlay_plan *plan, size_t i) {
    const struct canvas *canvas = plan->tools->canvas;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = overlay_plan_middle(plan, i) - 10, was = column->score_before,
           is = column->score_after;
    bool aim = isnan(is) && !isnan(column->target);
    is = aim ? column->target : is;
    bool old = (overlay_parts_differ(was, is) || aim) && !isnan(was);
    double from = score_y(plan, was), to = score_y(plan, is);
    double text[2] = {from, to};
    if (old && !isnan(is)) {
        canvas_line(canvas, x, from, x, to, CHART_STYLE(.stroke = ROLE_AXIS, .width = 2));
        bool below = from > to;
        double centres[2] = {fmin(from, to), fmax(from, to)}, lengths[2] = {14, 14};
        label_spread(centres, lengths, 2, 0, -1e4, 1e4);
        text[0] = centres[below];
        text[1] = centres[!below];
    }
    if (old) {
        overlay_parts_ring(canvas, x, from);
        draw_value(plan, x, text[0], was, false);
    }
    if (aim) {
        mark_draw(canvas, MARK_AIM, x, to);
    } else if (!isnan(is)) {
        icon_customer(canvas, x, to);
    }
    if (!isnan(is)) {
        draw_value(plan, x, text[1], is, true);
    }
}

void overlay_plan_draw_scores(const struct overlay_plan *plan) {
    const double LINES[] = {plan->figures->good, plan->figures->ok};
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        double y = round(score_y(plan, LINES[i])) + 0.5;
        canvas_line(plan->tools->canvas, OVERLAY_PLAN_LABEL, y, plan->width, y,
                    CHART_STYLE(.stroke = ROLE_AXIS, .dash = 2, .gap = 3));
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        draw_score(plan, i);
    }
}
