/* Lays out the lanes of words through journey cells and the two graphs through one scale each; the
 * lanes stand under each other in one table. */
#include "draw/overlay_plan.h"

#include "draw/trace.h"

#include <math.h>

#define WIDTH 1390.0
#define FLOOR 102.0

static size_t stage_end(const struct overlay_plan *plan, size_t start) {
    const struct overlay_figures *figures = plan->figures;
    size_t end = start + 1;
    while (end < figures->column_count &&
           figures->columns[end].stage == figures->columns[start].stage) {
        end++;
    }
    return end;
}

static void stage_cell(const struct overlay_plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    if (i > 0 && plan->figures->columns[i - 1].stage == column->stage) {
        return;
    }
    struct journey_cell_pen pen = overlay_plan_pen(plan);
    pen.width = plan->column * (double)(stage_end(plan, i) - i) - 16;
    pen.font = (struct text_font){.size = 14, .weight = TEXT_SEMIBOLD};
    pen.line = 20;
    pen.role = ROLE_ACCENT;
    cell->height = 9;
    journey_cell_text(cell, &pen, plan->figures->stages[column->stage].name, NULL);
    cell->height += 9;
}

static void touchpoint_cell(const struct overlay_plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct journey_cell_pen pen = overlay_plan_pen(plan);
    bool ghost = overlay_parts_ghost(column);
    pen.most = 6;
    pen.role = ghost ? ROLE_MUTED : ROLE_INK;
    pen.font = (struct text_font){.size = 13, .weight = TEXT_SEMIBOLD, .italic = false};
    pen.line = 17;
    cell->height = 32;
    journey_cell_text(cell, &pen, column->name, column->href);
    pen = overlay_plan_pen(plan);
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

static void change_cell(const struct overlay_plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct overlay_parts_change changes[2];
    size_t count = overlay_parts_changes(plan->figures, column, changes);
    struct journey_cell_pen pen = overlay_plan_pen(plan), strong = pen;
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

static void bridge_cell(const struct overlay_plan *plan, size_t i, struct journey_cell *cell) {
    const struct overlay_column *column = &plan->figures->columns[i];
    struct journey_cell_pen pen = overlay_plan_pen(plan);
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
static void layout_cells(struct overlay_plan *plan, enum overlay_plan_lane lane,
                         void (*fill)(const struct overlay_plan *, size_t, struct journey_cell *)) {
    struct overlay_plan_box *box = &plan->boxes[lane];
    size_t count = plan->figures->column_count;
    box->cells = ARENA_ARRAY(plan->tools->arena, struct journey_cell, count);
    for (size_t i = 0; i < count; i++) {
        fill(plan, i, &box->cells[i]);
        box->height = fmax(box->height, box->cells[i].height);
    }
}

static const struct overlay_lane *words_of(const struct overlay_plan *plan,
                                           enum overlay_plan_lane lane) {
    const struct overlay_labels *labels = plan->figures->labels;
    const struct overlay_lane *const ALL[OVERLAY_PLAN_LANES] = {
        [OVERLAY_PLAN_STAGE] = &labels->stage,   [OVERLAY_PLAN_TOUCHPOINT] = &labels->touchpoint,
        [OVERLAY_PLAN_CHANGE] = &labels->change, [OVERLAY_PLAN_EMOTION] = &labels->emotion,
        [OVERLAY_PLAN_SCORES] = &labels->scores, [OVERLAY_PLAN_BRIDGE] = &labels->bridge,
    };
    return ALL[lane];
}

/* The name of a lane, its note below; beside a graph the note stands at the foot. */
static void layout_label(struct overlay_plan *plan, enum overlay_plan_lane lane) {
    struct overlay_plan_box *box = &plan->boxes[lane];
    const struct overlay_lane *words = words_of(plan, lane);
    struct journey_cell_pen pen = overlay_plan_pen(plan);
    pen.x = 16;
    pen.width = OVERLAY_PLAN_LABEL - 20;
    box->label.height = lane == OVERLAY_PLAN_STAGE ? 11 : 8;
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(&box->label, &pen, words->name, NULL);
    pen.font.weight = TEXT_REGULAR;
    pen.role = ROLE_MUTED;
    if ((lane == OVERLAY_PLAN_EMOTION || lane == OVERLAY_PLAN_SCORES) && words->note) {
        struct text_limits limits = {.width = pen.width};
        struct text_block note = text_wrap(pen.measure, &pen.font, words->note, &limits, pen.arena);
        box->label.height = fmax(box->label.height, box->height - 8 - 16 * (double)note.count);
    }
    journey_cell_text(&box->label, &pen, words->note, NULL);
    box->height = fmax(box->height, box->label.height + 8);
}

static void layout(struct overlay_plan *plan) {
    static void (*const FILL[OVERLAY_PLAN_LANES])(const struct overlay_plan *, size_t,
                                                  struct journey_cell *) = {
        [OVERLAY_PLAN_STAGE] = stage_cell,
        [OVERLAY_PLAN_TOUCHPOINT] = touchpoint_cell,
        [OVERLAY_PLAN_CHANGE] = change_cell,
        [OVERLAY_PLAN_BRIDGE] = bridge_cell,
    };
    for (enum overlay_plan_lane lane = 0; lane < OVERLAY_PLAN_LANES; lane++) {
        struct overlay_plan_box *box = &plan->boxes[lane];
        box->y = plan->height;
        if (lane == OVERLAY_PLAN_EMOTION) {
            overlay_plan_emotion(plan);
        } else if (lane == OVERLAY_PLAN_SCORES) {
            overlay_plan_scores(plan);
        } else if (FILL[lane] && (lane != OVERLAY_PLAN_BRIDGE || plan->figures->bridges)) {
            layout_cells(plan, lane, FILL[lane]);
        }
        if (box->height > 0) {
            layout_label(plan, lane);
        }
        plan->height += box->height;
    }
    overlay_plan_axes(plan);
}

/* The tinted ground of what was added, and the dashed frame of what is there no more. */
static void draw_ground(const struct overlay_plan *plan, size_t i) {
    const struct canvas *canvas = plan->tools->canvas;
    const struct overlay_column *column = &plan->figures->columns[i];
    double x = overlay_plan_left(plan, i), y = plan->boxes[OVERLAY_PLAN_TOUCHPOINT].y;
    double height =
        plan->boxes[OVERLAY_PLAN_TOUCHPOINT].height + plan->boxes[OVERLAY_PLAN_CHANGE].height;
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

static void draw_disc(const struct overlay_plan *plan, size_t i) {
    const struct chart_tools *tools = plan->tools;
    const struct overlay_column *column = &plan->figures->columns[i];
    bool ghost = overlay_parts_ghost(column);
    struct chart_label label = {.text = arena_format(tools->arena, "%zu", column->number),
                                .weight = TEXT_SEMIBOLD,
                                .anchor = CANVAS_MIDDLE,
                                .fill = ghost ? ROLE_MUTED : ROLE_ON_ACCENT};
    double radius = fmax(10, chart_width(tools, &label) / 2 + 4);
    label.x = overlay_plan_left(plan, i) + 9 + radius;
    label.y = plan->boxes[OVERLAY_PLAN_TOUCHPOINT].y + 24.5;
    canvas_rect(tools->canvas, label.x - radius, label.y - 14.5, radius * 2, 20, 10,
                ghost ? CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_NEUTRAL_INK, .width = 1.3,
                                    .dash = 3, .gap = 3)
                      : CHART_STYLE(.fill = ROLE_ACCENT));
    chart_text(tools, &label);
}

static void draw_heads(const struct overlay_plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (size_t i = 0; i < plan->figures->column_count; i = stage_end(plan, i)) {
        double x = overlay_plan_left(plan, i), end = overlay_plan_left(plan, stage_end(plan, i));
        canvas_rect(canvas, x + 2, 0, end - x - 2, plan->boxes[OVERLAY_PLAN_STAGE].height, 0,
                    CHART_STYLE(.fill = ROLE_ACCENT_SOFT));
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        draw_ground(plan, i);
        draw_disc(plan, i);
    }
}

/* Hairlines between the lanes and where a stage starts. */
static void draw_rules(const struct overlay_plan *plan) {
    struct trace lines;
    trace_init(&lines);
    for (enum overlay_plan_lane lane = OVERLAY_PLAN_TOUCHPOINT; lane < OVERLAY_PLAN_LANES; lane++) {
        if (plan->boxes[lane].height > 0) {
            double y = plan->boxes[lane].y + 0.5;
            trace_line(&lines, 0, y, plan->width, y);
        }
    }
    for (size_t i = 0; i < plan->figures->column_count; i = stage_end(plan, i)) {
        double x = overlay_plan_left(plan, i) + 0.5;
        trace_line(&lines, x, plan->boxes[OVERLAY_PLAN_STAGE].height, x, plan->height);
    }
    trace_line(&lines, 0, plan->height + 0.5, plan->width, plan->height + 0.5);
    trace_draw(&lines, plan->tools->canvas, CHART_STYLE(.stroke = ROLE_HAIRLINE));
}

/* Column by column, so that a reader who hears it gets one touchpoint after the other. */
static void draw_words(const struct overlay_plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (enum overlay_plan_lane lane = 0; lane < OVERLAY_PLAN_LANES; lane++) {
        journey_cell_draw(&plan->boxes[lane].label, canvas, 0, plan->boxes[lane].y, ROLE_NONE);
    }
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        canvas_open_group(canvas, &(struct canvas_group){.class_name = "overlay-column",
                                                         .title = plan->figures->columns[i].name});
        for (enum overlay_plan_lane lane = 0; lane < OVERLAY_PLAN_LANES; lane++) {
            if (plan->boxes[lane].cells) {
                journey_cell_draw(&plan->boxes[lane].cells[i], canvas, overlay_plan_left(plan, i),
                                  plan->boxes[lane].y, ROLE_NONE);
            }
        }
        canvas_close_group(canvas);
    }
}

/* Lays out all but the legend. */
static struct overlay_plan plan_of(const struct overlay_figures *figures, double width,
                                   const struct chart_tools *tools) {
    struct overlay_plan plan = {.figures = figures, .tools = tools};
    plan.column = fmax(FLOOR, (width - OVERLAY_PLAN_LABEL) / (double)figures->column_count);
    plan.width = OVERLAY_PLAN_LABEL + plan.column * (double)figures->column_count;
    layout(&plan);
    return plan;
}

/* The height of the legend with the room around it. */
static double legend_height(const struct overlay_figures *figures, double width,
                            const struct chart_tools *tools) {
    struct mark_entry entries[OVERLAY_PARTS_LEGEND];
    size_t count = overlay_parts_legend(figures, entries);
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    return count > 0 ? mark_flow(&mute, entries, count, 16, width - 16, 0, true) + 16 : 1;
}

double overlay_height(const struct overlay_figures *figures, double width,
                      const struct chart_tools *tools) {
    width = width > 0 ? width : WIDTH;
    return plan_of(figures, width, tools).height + legend_height(figures, width, tools);
}

void overlay_draw(const struct overlay_figures *figures, double width,
                  const struct chart_tools *tools) {
    width = width > 0 ? width : WIDTH;
    struct overlay_plan plan = plan_of(figures, width, tools);
    chart_begin(tools, &figures->name, plan.width,
                plan.height + legend_height(figures, width, tools), true);
    draw_heads(&plan);
    draw_rules(&plan);
    if (plan.boxes[OVERLAY_PLAN_EMOTION].height > 0) {
        overlay_plan_draw_emotions(&plan);
    }
    if (plan.boxes[OVERLAY_PLAN_SCORES].height > 0) {
        overlay_plan_draw_scores(&plan);
    }
    draw_words(&plan);
    struct mark_entry entries[OVERLAY_PARTS_LEGEND];
    size_t count = overlay_parts_legend(figures, entries);
    mark_flow(tools, entries, count, 16, width - 16, plan.height + 8, true);
    canvas_end(tools->canvas);
}
