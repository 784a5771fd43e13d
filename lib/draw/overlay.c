/* Lays out the lanes of words through journey cells and the two graphs through one scale each; the
 * lanes stand under each other in one table. */
#include "draw/overlay_parts.h"

#include "draw/journey_curve.h"
#include "draw/label.h"
#include "draw/trace.h"

#include <math.h>

#define LABEL 112.0
#define FLOOR 104.0
#define UNIT 26.0  /* px a step of emotion */
#define SPAN 170.0 /* px of the whole scale of scores */
#define FACE 11.0

enum lane { STAGE, TOUCHPOINT, CHANGE, EMOTION, SCORES, BRIDGE, LANES };

struct box {
    double y, height; /* 0: left out */
    struct journey_cell label;
    struct journey_cell *cells;
};

struct plan {
    const struct overlay_figures *figures;
    const struct chart_tools *tools;
    double column, width, height;
    double high; /* the score at the top of the plot */
    double top;  /* y of that score in the lane, below the lane's name */
    struct box boxes[LANES];
};

static double left_of(const struct plan *plan, size_t i) {
    return LABEL + plan->column * (double)i;
}

static double middle_of(const struct plan *plan, size_t i) {
    return LABEL + plan->column * ((double)i + 0.5);
}

static struct journey_cell_pen pen_of(const struct plan *plan) {
    return (struct journey_cell_pen){.measure = plan->tools->measure,
                                     .arena = plan->tools->arena,
                                     .width = plan->column - 16,
                                     .x = 9,
                                     .line = 16,
                                     .font = {.size = 12},
                                     .role = ROLE_INK};
}

static size_t stage_end(const struct plan *plan, size_t start) {
    const struct overlay_figures *figures = plan->figures;
    size_t end = start + 1;
    while (end < figures->column_count &&
           figures->columns[end].stage == figures->columns[start].stage) {
        end++;
    }
    return end;
}

static void stage_cell(const struct plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    if (i > 0 && plan->figures->columns[i - 1].stage == column->stage) {
        return;
    }
    struct journey_cell_pen pen = pen_of(plan);
    pen.width = plan->column * (double)(stage_end(plan, i) - i) - 16;
    pen.font = (struct text_font){.size = 14, .weight = TEXT_SEMIBOLD};
    pen.line = 20;
    pen.role = ROLE_ACCENT;
    cell->height = 9;
    journey_cell_text(cell, &pen, plan->figures->stages[column->stage].name, NULL);
    cell->height += 9;
}

static void touchpoint_cell(const struct plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct journey_cell_pen pen = pen_of(plan);
    bool ghost = overlay_parts_ghost(column);
    pen.most = 6;
    pen.role = ghost ? ROLE_MUTED : ROLE_INK;
    pen.font = (struct text_font){.size = 13, .weight = TEXT_SEMIBOLD, .italic = false};
    pen.line = 17;
    cell->height = 32;
    journey_cell_text(cell, &pen, column->name, column->href);
    pen = pen_of(plan);
    if (column->channel) {
        pen.role = ROLE_MUTED;
        pen.most = 4;
        cell->lines = 0;
        cell->cut = false;
        cell->height += 3;
        journey_cell_icon(cell, &pen, icon_of_channel(column->channel_id), pen.x, cell->height + 1,
                          ROLE_MUTED);
        pen.x += 20;
        pen.width -= 20;
        journey_cell_text(cell, &pen, column->channel, NULL);
    }
    cell->height += 10;
}

static void change_cell(const struct plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct overlay_parts_change changes[2];
    size_t count = overlay_parts_changes(plan->figures, column, changes);
    struct journey_cell_pen pen = pen_of(plan), strong = pen;
    cell->height = 8;
    strong.x += 17;
    strong.width -= 17;
    strong.font.weight = TEXT_SEMIBOLD;
    for (size_t k = 0; k < count; k++) {
        journey_cell_icon(cell, &pen, changes[k].icon, pen.x, cell->height + 2, changes[k].role);
        strong.role = changes[k].role;
        journey_cell_text(cell, &strong, changes[k].word, NULL);
        if (k == 0) {
            journey_cell_text(cell, &pen, column->where, NULL);
        }
    }
    pen.role = ROLE_MUTED;
    journey_cell_text(cell, &pen, count > 0 ? column->fields : plan->figures->labels->same, NULL);
    cell->height += 8;
}

static void bridge_cell(const struct plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct journey_cell_pen pen = pen_of(plan);
    cell->height = 8;
    for (size_t k = 0; k < column->bridge_count; k++) {
        cell->height += k > 0 ? 4 : 0;
        pen.role = ROLE_ACCENT;
        journey_cell_text(cell, &pen, column->bridges[k].text, column->bridges[k].href);
    }
    if (column->unbridged) {
        journey_cell_icon(cell, &pen, ICON_NONE_GIVEN, pen.x, cell->height + 2, ROLE_BAD);
        pen.x += 17;
        pen.width -= 17;
        pen.role = ROLE_BAD;
        pen.font.weight = TEXT_MEDIUM;
        journey_cell_text(cell, &pen, plan->figures->labels->no_bridge, NULL);
    }
    cell->height += 9;
}

/* Fills the cells of a lane and takes the height of the longest. */
static void layout_cells(struct plan *plan, enum lane lane,
                         void (*fill)(const struct plan *, size_t, struct journey_cell *)) {
    struct box *box = &plan->boxes[lane];
    size_t count = plan->figures->column_count;
    box->cells = ARENA_ARRAY(plan->tools->arena, struct journey_cell, count);
    for (size_t i = 0; i < count; i++) {
        fill(plan, i, &box->cells[i]);
        box->height = fmax(box->height, box->cells[i].height);
    }
}

static const struct overlay_lane *words_of(const struct plan *plan, enum lane lane) {
    const struct overlay_labels *labels = plan->figures->labels;
    const struct overlay_lane *const ALL[LANES] = {
        [STAGE] = &labels->stage,   [TOUCHPOINT] = &labels->touchpoint,
        [CHANGE] = &labels->change, [EMOTION] = &labels->emotion,
        [SCORES] = &labels->scores, [BRIDGE] = &labels->bridge,
    };
    return ALL[lane];
}

/* The name of a lane, its note below; beside a graph the note stands at the foot. */
static void layout_label(struct plan *plan, enum lane lane) {
    struct box *box = &plan->boxes[lane];
    const struct overlay_lane *words = words_of(plan, lane);
    struct journey_cell_pen pen = pen_of(plan);
    pen.x = 16;
    pen.width = LABEL - 20;
    box->label.height = lane == STAGE ? 11 : 8;
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(&box->label, &pen, words->name, NULL);
    pen.font.weight = TEXT_REGULAR;
    pen.role = ROLE_MUTED;
    if ((lane == EMOTION || lane == SCORES) && words->note) {
        struct text_limits limits = {.width = pen.width};
        struct text_block note = text_wrap(pen.measure, &pen.font, words->note, &limits, pen.arena);
        box->label.height = fmax(box->label.height, box->height - 8 - 16 * (double)note.count);
    }
    journey_cell_text(&box->label, &pen, words->note, NULL);
    box->height = fmax(box->height, box->label.height + 8);
}

static double emotion_zero(const struct plan *plan) {
    return plan->boxes[EMOTION].y + 40 + 2 * UNIT;
}

static double score_y(const struct plan *plan, double value) {
    double range = plan->figures->scale_high - plan->figures->scale_low;
    return plan->boxes[SCORES].y + plan->top + (plan->high - value) * SPAN / range;
}

static void widen(double value, double *low, double *high) {
    *low = fmin(*low, value); /* fmin and fmax pass over NAN */
    *high = fmax(*high, value);
}

static void layout_scores(struct plan *plan) {
    const struct overlay_figures *figures = plan->figures;
    double low = figures->ok, high = figures->good;
    for (size_t i = 0; i < figures->column_count; i++) {
        widen(figures->columns[i].score_before, &low, &high);
        widen(figures->columns[i].score_after, &low, &high);
        widen(figures->columns[i].target, &low, &high);
    }
    struct text_font font = {.size = 12, .weight = TEXT_SEMIBOLD};
    struct text_limits limits = {.width = LABEL - 20};
    struct text_block name = text_wrap(plan->tools->measure, &font, figures->labels->scores.name,
                                       &limits, plan->tools->arena);
    plan->top = 20 + 16 * (double)name.count;
    plan->high = high;
    plan->boxes[SCORES].height =
        plan->top + 22 + (high - low) * SPAN / (figures->scale_high - figures->scale_low);
}

/* The steps of emotion, and the names of the thresholds, beside their lines. */
static void layout_axes(struct plan *plan) {
    struct journey_cell_pen pen = pen_of(plan);
    pen.x = LABEL - 8;
    pen.width = LABEL - 12;
    pen.role = ROLE_MUTED;
    if (plan->boxes[EMOTION].height > 0) {
        for (int step = -2; step <= 2; step++) {
            journey_cell_line(&plan->boxes[EMOTION].label, &pen, 40 + (2 - step) * UNIT + 4.5,
                              CANVAS_END, overlay_parts_emotion(plan->figures, plan->tools, step),
                              NULL);
        }
    }
    if (plan->boxes[SCORES].height > 0) {
        double top = plan->boxes[SCORES].y;
        double good = score_y(plan, plan->figures->good) - top;
        double ok = fmax(score_y(plan, plan->figures->ok) - top, good + 14);
        pen.font.weight = TEXT_MEDIUM;
        struct journey_cell *cell = &plan->boxes[SCORES].label;
        journey_cell_line(cell, &pen, good + 4.5, CANVAS_END, plan->figures->labels->good_line,
                          NULL);
        journey_cell_line(cell, &pen, ok + 4.5, CANVAS_END, plan->figures->labels->ok_line, NULL);
    }
}

static void layout(struct plan *plan) {
    static void (*const FILL[LANES])(const struct plan *, size_t, struct journey_cell *) = {
        [STAGE] = stage_cell,
        [TOUCHPOINT] = touchpoint_cell,
        [CHANGE] = change_cell,
        [BRIDGE] = bridge_cell,
    };
    for (enum lane lane = 0; lane < LANES; lane++) {
        struct box *box = &plan->boxes[lane];
        box->y = plan->height;
        if (lane == EMOTION) {
            box->height = overlay_parts_has_emotion(plan->figures) ? 80 + 4 * UNIT : 0;
        } else if (lane == SCORES && overlay_parts_has_score(plan->figures)) {
            layout_scores(plan);
        } else if (FILL[lane] && (lane != BRIDGE || plan->figures->bridges)) {
            layout_cells(plan, lane, FILL[lane]);
        }
        if (box->height > 0) {
            layout_label(plan, lane);
        }
        plan->height += box->height;
    }
    layout_axes(plan);
}

/* The tinted ground of what was added, and the dashed frame of what is there no more. */
static void draw_ground(const struct plan *plan, size_t i) {
    const struct canvas *canvas = plan->tools->canvas;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = left_of(plan, i), y = plan->boxes[TOUCHPOINT].y;
    double height = plan->boxes[TOUCHPOINT].height + plan->boxes[CHANGE].height;
    if (column->place == OVERLAY_ADDED) {
        canvas_rect(canvas, x + 1, y + 1, plan->column - 1, height - 1, 0,
                    CHART_STYLE(.fill = ROLE_GOOD_GROUND));
        canvas_rect(canvas, x + 1, y + 1, plan->column - 1, 3, 0, CHART_STYLE(.fill = ROLE_GOOD));
    } else if (overlay_parts_ghost(column)) {
        canvas_rect(canvas, x + 3, y + 3, plan->column - 6, height - 6, 6,
                    CHART_STYLE(.fill = ROLE_SUNKEN, .stroke = ROLE_NEUTRAL_INK, .width = 1.3,
                                .dash = 4, .gap = 4));
    }
}

static void draw_disc(const struct plan *plan, size_t i) {
    const struct chart_tools *tools = plan->tools;
    const struct overlay_column *column = &plan->figures->columns[i];
    bool ghost = overlay_parts_ghost(column);
    struct chart_label label = {.text = arena_format(tools->arena, "%zu", column->number),
                                .weight = TEXT_SEMIBOLD,
                                .anchor = CANVAS_MIDDLE,
                                .fill = ghost ? ROLE_MUTED : ROLE_ON_ACCENT};
    double radius = fmax(10, chart_width(tools, &label) / 2 + 4);
    label.x = left_of(plan, i) + 9 + radius;
    label.y = plan->boxes[TOUCHPOINT].y + 24.5;
    canvas_rect(tools->canvas, label.x - radius, label.y - 14.5, radius * 2, 20, 10,
                ghost ? CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_NEUTRAL_INK, .width = 1.3,
                                    .dash = 3, .gap = 3)
                      : CHART_STYLE(.fill = ROLE_ACCENT));
    chart_text(tools, &label);
}

static void draw_heads(const struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (size_t i = 0; i < plan->figures->column_count; i = stage_end(plan, i)) {
        double x = left_of(plan, i), end = left_of(plan, stage_end(plan, i));
        canvas_rect(canvas, x + 2, 0, end - x - 2, plan->boxes[STAGE].height, 0,
                    CHART_STYLE(.fill = ROLE_ACCENT_SOFT));
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        draw_ground(plan, i);
        draw_disc(plan, i);
    }
}

/* The places and values of one state along the columns; gives how many. A moved touchpoint stands
 * before in its old place. */
static size_t curve_of(const struct plan *plan, bool before, double *times, double *values) {
    size_t used = 0;
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        const struct overlay_column *column = &plan->figures->columns[i];
        bool ghost = overlay_parts_ghost(column);
        if (before ? ghost || (column->place == OVERLAY_KEPT && !column->moved) : !ghost) {
            times[used] = middle_of(plan, i);
            values[used++] = before ? column->emotion_before : column->emotion_after;
        }
    }
    return used;
}

/* Both marks of an emotion with their figures: the higher one's above, the lower one's below. */
static void draw_emotion(const struct plan *plan, size_t i) {
    const struct chart_tools *tools = plan->tools;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = middle_of(plan, i), zero = emotion_zero(plan);
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

static void draw_emotions(const struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    size_t count = plan->figures->column_count;
    double zero = emotion_zero(plan);
    struct trace grid;
    trace_init(&grid);
    for (int step = -2; step <= 2; step++) {
        double y = round(zero - step * UNIT) + 0.5;
        if (step != 0) {
            trace_line(&grid, LABEL, y, plan->width, y);
        }
    }
    trace_draw(&grid, canvas, CHART_STYLE(.stroke = ROLE_HAIRLINE));
    struct journey_curve_frame frame = {
        .zero = zero, .start = LABEL, .end = plan->width, .unit = UNIT};
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

static void draw_value(const struct plan *plan, double x, double y, double value, bool strong) {
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
static void draw_score(const struct plan *plan, size_t i) {
    const struct canvas *canvas = plan->tools->canvas;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = middle_of(plan, i) - 10, was = column->score_before, is = column->score_after;
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

static void draw_scores(const struct plan *plan) {
    const double LINES[] = {plan->figures->good, plan->figures->ok};
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        double y = round(score_y(plan, LINES[i])) + 0.5;
        canvas_line(plan->tools->canvas, LABEL, y, plan->width, y,
                    CHART_STYLE(.stroke = ROLE_AXIS, .dash = 2, .gap = 3));
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        draw_score(plan, i);
    }
}

/* Hairlines between the lanes and where a stage starts. */
static void draw_rules(const struct plan *plan) {
    struct trace lines;
    trace_init(&lines);
    for (enum lane lane = TOUCHPOINT; lane < LANES; lane++) {
        if (plan->boxes[lane].height > 0) {
            double y = plan->boxes[lane].y + 0.5;
            trace_line(&lines, 0, y, plan->width, y);
        }
    }
    for (size_t i = 0; i < plan->figures->column_count; i = stage_end(plan, i)) {
        double x = left_of(plan, i) + 0.5;
        trace_line(&lines, x, plan->boxes[STAGE].height, x, plan->height);
    }
    trace_line(&lines, 0, plan->height + 0.5, plan->width, plan->height + 0.5);
    trace_draw(&lines, plan->tools->canvas, CHART_STYLE(.stroke = ROLE_HAIRLINE));
}

/* Column by column, so that a reader who hears it gets one touchpoint after the other. */
static void draw_words(const struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (enum lane lane = 0; lane < LANES; lane++) {
        journey_cell_draw(&plan->boxes[lane].label, canvas, 0, plan->boxes[lane].y, ROLE_NONE);
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        canvas_open_group(canvas, &(struct canvas_group){.class_name = "overlay-column",
                                                         .title = plan->figures->columns[i].name});
        for (enum lane lane = 0; lane < LANES; lane++) {
            if (plan->boxes[lane].cells) {
                journey_cell_draw(&plan->boxes[lane].cells[i], canvas, left_of(plan, i),
                                  plan->boxes[lane].y, ROLE_NONE);
            }
        }
        canvas_close_group(canvas);
    }
}

void overlay_draw(const struct overlay_figures *figures, double width,
                  const struct chart_tools *tools) {
    struct plan plan = {.figures = figures, .tools = tools};
    width = width > 0 ? width : 1390;
    plan.column = fmax(FLOOR, (width - LABEL) / (double)figures->column_count);
    plan.width = LABEL + plan.column * (double)figures->column_count;
    layout(&plan);
    struct mark_entry entries[OVERLAY_PARTS_LEGEND];
    size_t count = overlay_parts_legend(figures, entries);
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    double legend = mark_flow(&mute, entries, count, 16, width - 16, 0, true);
    chart_begin(tools, &figures->name, plan.width, plan.height + (count > 0 ? legend + 16 : 1),
                true);
    draw_heads(&plan);
    draw_rules(&plan);
    if (plan.boxes[EMOTION].height > 0) {
        draw_emotions(&plan);
    }
    if (plan.boxes[SCORES].height > 0) {
        draw_scores(&plan);
    }
    draw_words(&plan);
    mark_flow(tools, entries, count, 16, width - 16, plan.height + 8, true);
    canvas_end(tools->canvas);
}
