/* Two states on a phone: a row a touchpoint with its change in words and its figures before and
 * after; both curves run down at the left, unhappy to happy. */
#include "draw/overlay_parts.h"

#include "draw/journey_curve.h"

#include <math.h>

#define CURVE 112.0 /* width of the curves' column, where there are any */
#define UNIT 20.0
#define ZERO 56.0
#define HEAD 28.0
#define PAD 10.0

struct row {
    double y, height, disc;
    struct journey_cell cell;
};

struct plan {
    const struct overlay_figures *figures;
    const struct chart_tools *tools;
    double width, height, curve;
    struct row *rows;
};

static struct journey_cell_pen pen_of(const struct plan *plan, double size, enum role role) {
    return (struct journey_cell_pen){.measure = plan->tools->measure,
                                     .arena = plan->tools->arena,
                                     .width = plan->width - plan->curve - 2 * PAD,
                                     .x = PAD,
                                     .line = size + 5,
                                     .font = {.size = size},
                                     .role = role};
}

/* "−1 → +1", "5.2", "5.2 → – (Target 8.0)"; NULL when nothing is known. */
static const char *change_text(const struct plan *plan, const char *was, const char *is) {
    struct arena *arena = plan->tools->arena;
    return was && is ? arena_format(arena, "%s → %s", was, is)
           : was     ? arena_format(arena, "%s → –", was)
                     : is;
}

static const char *score_text(const struct plan *plan, double value) {
    return isnan(value) ? NULL
                        : chart_figure(plan->tools, value, 1, FORMAT_PLAIN, plan->figures->signs);
}

static const char *emotion_text(const struct plan *plan, double value) {
    return isnan(value) ? NULL : overlay_parts_emotion(plan->figures, plan->tools, value);
}

/* A figure with its name before it; below the line before. */
static void figure_line(const struct plan *plan, struct journey_cell *cell, const char *name,
                        const char *text) {
    if (text) {
        struct journey_cell_pen pen = pen_of(plan, 13, ROLE_INK);
        journey_cell_text(cell, &pen, arena_format(plan->tools->arena, "%s %s", name, text), NULL);
    }
}

static void figures_lines(const struct plan *plan, const struct overlay_column *column,
                          struct journey_cell *cell) {
    const struct overlay_labels *labels = plan->figures->labels;
    const char *was = emotion_text(plan, column->emotion_before);
    const char *is = emotion_text(plan, column->emotion_after);
    bool ghost = overlay_parts_ghost(column);
    bool same = was && is && !overlay_parts_differ(column->emotion_before, column->emotion_after);
    figure_line(plan, cell, labels->emotion_word,
                ghost  ? was
                : same ? is
                       : change_text(plan, was, is));
    was = score_text(plan, column->score_before);
    is = score_text(plan, column->score_after);
    same = was && is && !overlay_parts_differ(column->score_before, column->score_after);
    const char *aim = !is ? score_text(plan, column->target) : NULL;
    if (aim && !ghost) {
        is = arena_format(plan->tools->arena, "%s %s", labels->target, aim);
    }
    figure_line(plan, cell, labels->score_word,
                ghost  ? was
                : same ? is
                       : change_text(plan, was, is));
}

static void changes_lines(const struct plan *plan, const struct overlay_column *column,
                          struct journey_cell *cell) {
    struct overlay_parts_change changes[2];
    size_t count = overlay_parts_changes(plan->figures, column, changes);
    struct journey_cell_pen pen = pen_of(plan, 13, ROLE_MUTED);
    for (size_t k = 0; k < count; k++) {
        struct journey_cell_pen strong = pen_of(plan, 13, changes[k].role);
        journey_cell_icon(cell, &strong, changes[k].icon, strong.x, cell->height + 3,
                          changes[k].role);
        strong.x += 17;
        strong.width -= 17;
        strong.font.weight = TEXT_SEMIBOLD;
        journey_cell_text(cell, &strong, changes[k].word, NULL);
        if (k == 0) {
            journey_cell_text(cell, &pen, column->where, NULL);
        }
    }
    journey_cell_text(cell, &pen, count > 0 ? column->fields : plan->figures->labels->same, NULL);
}

static void bridge_lines(const struct plan *plan, const struct overlay_column *column,
                         struct journey_cell *cell) {
    struct journey_cell_pen pen = pen_of(plan, 13, ROLE_ACCENT);
    for (size_t k = 0; plan->figures->bridges && k < column->bridge_count; k++) {
        journey_cell_text(cell, &pen, column->bridges[k].text, column->bridges[k].href);
    }
    if (plan->figures->bridges && column->unbridged) {
        journey_cell_icon(cell, &pen, ICON_NONE_GIVEN, pen.x, cell->height + 3, ROLE_BAD);
        pen.x += 17;
        pen.width -= 17;
        pen.role = ROLE_BAD;
        pen.font.weight = TEXT_MEDIUM;
        journey_cell_text(cell, &pen, plan->figures->labels->no_bridge, NULL);
    }
}

static void layout_row(const struct plan *plan, size_t i) {
    const struct overlay_figures *figures = plan->figures;
    const struct overlay_column *column = &figures->columns[i];
    struct row *row = &plan->rows[i];
    struct journey_cell *cell = &row->cell;
    cell->height = 8;
    if (i == 0 || figures->columns[i - 1].stage != column->stage) {
        struct journey_cell_pen stage = pen_of(plan, 12, ROLE_ACCENT);
        stage.font.weight = TEXT_SEMIBOLD;
        journey_cell_text(cell, &stage, figures->stages[column->stage].name, NULL);
        cell->height += 4;
    }
    row->disc = cell->height;
    struct journey_cell_pen name =
        pen_of(plan, 14, overlay_parts_ghost(column) ? ROLE_MUTED : ROLE_INK);
    name.font.weight = TEXT_SEMIBOLD;
    name.x += 30;
    name.width -= 30;
    name.line = 20;
    name.most = 4;
    journey_cell_text(cell, &name, column->name, column->href);
    cell->lines = 0;
    cell->cut = false;
    cell->height += 3;
    changes_lines(plan, column, cell);
    figures_lines(plan, column, cell);
    bridge_lines(plan, column, cell);
    row->height = fmax(60, cell->height + 10);
}

static void draw_disc(const struct plan *plan, size_t i) {
    const struct chart_tools *tools = plan->tools;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = plan->curve + PAD, y = plan->rows[i].y + plan->rows[i].disc;
    bool ghost = overlay_parts_ghost(column);
    canvas_rect(tools->canvas, x, y, 24, 20, 10,
                ghost ? CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_NEUTRAL_INK, .width = 1.3,
                                    .dash = 3, .gap = 3)
                      : CHART_STYLE(.fill = ROLE_ACCENT));
    chart_text(tools,
               &(struct chart_label){.text = arena_format(tools->arena, "%zu", column->number),
                                     .x = x + 12,
                                     .y = y + 14.5,
                                     .weight = TEXT_SEMIBOLD,
                                     .anchor = CANVAS_MIDDLE,
                                     .fill = ghost ? ROLE_MUTED : ROLE_ON_ACCENT});
}

static void draw_row(const struct plan *plan, size_t i) {
    const struct canvas *canvas = plan->tools->canvas;
    const struct overlay_column *column = &plan->figures->columns[i];
    const struct row *row = &plan->rows[i];
    double width = plan->width - plan->curve, head = row->disc - 5; /* below a stage's name */
    canvas_line(canvas, plan->curve, row->y + 0.5, plan->width, row->y + 0.5,
                CHART_STYLE(.stroke = ROLE_HAIRLINE));
    if (column->place == OVERLAY_ADDED) {
        canvas_rect(canvas, plan->curve, row->y + head, width, row->height - head, 0,
                    CHART_STYLE(.fill = ROLE_GOOD_GROUND));
        canvas_rect(canvas, plan->curve, row->y + head, 3, row->height - head, 0,
                    CHART_STYLE(.fill = ROLE_GOOD));
    } else if (overlay_parts_ghost(column)) {
        canvas_rect(canvas, plan->curve + 2, row->y + head, width - 4, row->height - head - 3, 6,
                    CHART_STYLE(.fill = ROLE_SUNKEN, .stroke = ROLE_NEUTRAL_INK, .width = 1.3,
                                .dash = 4, .gap = 4));
    }
    draw_disc(plan, i);
    journey_cell_draw(&row->cell, canvas, plan->curve, row->y, ROLE_NONE);
}

/* The rows of one state in their order. */
static size_t curve_of(const struct plan *plan, bool before, double *times, double *values) {
    size_t used = 0;
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        const struct overlay_column *column = &plan->figures->columns[i];
        bool ghost = overlay_parts_ghost(column);
        if (before ? ghost || (column->place == OVERLAY_KEPT && !column->moved) : !ghost) {
            times[used] = plan->rows[i].y + plan->rows[i].height / 2;
            values[used++] = before ? column->emotion_before : column->emotion_after;
        }
    }
    return used;
}

static void draw_curves(const struct plan *plan) {
    const struct chart_tools *tools = plan->tools;
    const struct canvas *canvas = tools->canvas;
    struct chart_label label = {
        .text = plan->figures->labels->unhappy, .x = 4, .y = 18, .fill = ROLE_MUTED};
    struct chart_label happy = {.text = plan->figures->labels->happy};
    bool meet = chart_width(tools, &label) + chart_width(tools, &happy) > CURVE - 14;
    label.y = meet ? 12 : 18;
    chart_text(tools, &label);
    label.text = happy.text;
    label.y = meet ? 26 : 18;
    label.x = CURVE - 4;
    label.anchor = CANVAS_END;
    chart_text(tools, &label);
    struct journey_curve_frame frame = {
        .down = true, .zero = ZERO, .start = HEAD, .end = HEAD, .unit = UNIT};
    size_t count = plan->figures->column_count;
    frame.end = plan->rows[count - 1].y + plan->rows[count - 1].height;
    double *times = g_new(double, count * 2), *values = times + count;
    size_t used = curve_of(plan, false, times, values);
    journey_curve_draw(canvas, &frame, times, values, used);
    used = curve_of(plan, true, times, values);
    journey_curve_line(
        canvas, &frame, times, values, used,
        (struct canvas_style){.stroke = ROLE_NEUTRAL_INK, .width = 1.6, .dash = 5, .gap = 4});
    for (size_t i = 0; i < count; i++) {
        const struct overlay_column *column = &plan->figures->columns[i];
        double y = plan->rows[i].y + plan->rows[i].height / 2;
        double was = column->emotion_before, is = column->emotion_after;
        if (overlay_parts_differ(was, is) && !column->moved) {
            overlay_parts_ring(canvas, ZERO + fmax(-2, fmin(2, was)) * UNIT, y);
        }
        if (!isnan(is)) {
            icon_face(canvas, ZERO + fmax(-2, fmin(2, is)) * UNIT, y, 10, is);
        }
    }
    g_free(times);
}

void overlay_draw_phone(const struct overlay_figures *figures, double width,
                        const struct chart_tools *tools) {
    struct plan plan = {.figures = figures, .tools = tools};
    plan.width = fmax(width > 0 ? width : 356, CURVE + 160);
    plan.curve = overlay_parts_has_emotion(figures) ? CURVE : 0;
    plan.rows = ARENA_ARRAY(tools->arena, struct row, figures->column_count);
    plan.height = plan.curve > 0 ? HEAD : 0;
    for (size_t i = 0; i < figures->column_count; i++) {
        layout_row(&plan, i);
        plan.rows[i].y = plan.height;
        plan.height += plan.rows[i].height;
    }
    struct mark_entry entries[OVERLAY_PARTS_LEGEND];
    size_t count = overlay_parts_legend(figures, entries);
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    double legend = mark_flow(&mute, entries, count, PAD, plan.width - PAD, 0, true);
    chart_begin(tools, &figures->name, plan.width, plan.height + (count > 0 ? legend + 16 : 1),
                true);
    for (size_t i = 0; i < figures->column_count; i++) {
        draw_row(&plan, i);
    }
    if (plan.curve > 0) {
        draw_curves(&plan);
    }
    mark_flow(tools, entries, count, PAD, plan.width - PAD, plan.height + 8, true);
    canvas_end(tools->canvas);
}
