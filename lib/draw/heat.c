/* All words are laid out as cells first, so that a row is as high as its highest one. */
#include "draw/heat.h"

#include "draw/journey_cell.h"

#include <math.h>

#define NAME 220.0
#define LEAST 116.0
#define APART 3.0

struct line {
    double y, height;
    struct journey_cell name;
    struct journey_cell *cells;
};

struct plan {
    const struct heat *figures;
    const struct chart_tools *tools;
    double column, width, height, head;
    struct journey_cell *heads, corner;
    struct line *lines; /* of the rows, then of the foot */
    size_t line_count;
};

static struct journey_cell_pen pen_of(const struct plan *plan, double width, enum role role,
                                      enum text_weight weight) {
    return (struct journey_cell_pen){.measure = plan->tools->measure,
                                     .arena = plan->tools->arena,
                                     .width = width,
                                     .line = 16,
                                     .font = {.size = 12, .weight = weight},
                                     .role = role,
                                     .most = 4};
}

/* The figure with its word beside it where there is room, else below. */
static void layout_cell(const struct plan *plan, const struct heat_cell *figures,
                        struct journey_cell *cell) {
    bool known = figures->level >= HEAT_BAD;
    enum role role = known ? ROLE_INK : figures->level == HEAT_HOLE ? ROLE_BAD : ROLE_MUTED;
    struct journey_cell_pen pen =
        pen_of(plan, plan->column - APART - 16, role, known ? TEXT_SEMIBOLD : TEXT_REGULAR);
    pen.x = 8;
    cell->height = 6;
    journey_cell_text(cell, &pen, figures->value, NULL);
    struct journey_cell_pen small =
        pen_of(plan, pen.width, known ? ROLE_INK : ROLE_MUTED, TEXT_REGULAR);
    small.x = 8;
    double used = figures->value ? text_width(pen.measure, &pen.font, figures->value) + 6 : 0;
    double need = figures->word ? text_width(small.measure, &small.font, figures->word) : 0;
    if (figures->word && used + need <= pen.width) {
        double base = cell->items[cell->count - 1].y;
        small.x += used;
        small.width -= used - 0.01;
        journey_cell_line(cell, &small, base, CANVAS_START, figures->word, NULL);
        small.x = 8;
        small.width = pen.width;
    } else {
        journey_cell_text(cell, &small, figures->word, NULL);
    }
    small.role = ROLE_MUTED;
    cell->lines = 0;
    cell->cut = false;
    journey_cell_text(cell, &small, figures->note, NULL);
    cell->height += 6;
}

static void layout_line(struct plan *plan, struct line *line, const char *name, const char *href,
                        const char *mark, const struct heat_cell *cells) {
    struct journey_cell_pen pen = pen_of(plan, NAME - 14, ROLE_INK, TEXT_MEDIUM);
    line->name.height = 6;
    journey_cell_text(&line->name, &pen, name, href);
    if (mark) {
        journey_cell_icon(&line->name, &pen, ICON_STAR, 0, line->name.height + 2, ROLE_ACCENT);
        pen.x = 17;
        pen.width -= 17;
        pen.role = ROLE_ACCENT;
        journey_cell_text(&line->name, &pen, mark, NULL);
    }
    line->height = fmax(44, line->name.height + 6);
    line->cells = ARENA_ARRAY(plan->tools->arena, struct journey_cell, plan->figures->column_count);
    for (size_t i = 0; i < plan->figures->column_count; i++) {
        layout_cell(plan, &cells[i], &line->cells[i]);
        line->height = fmax(line->height, line->cells[i].height);
    }
    line->y = plan->height;
    plan->height += line->height + APART;
}

static void layout(struct plan *plan) {
    const struct heat *figures = plan->figures;
    struct arena *arena = plan->tools->arena;
    plan->heads = ARENA_ARRAY(arena, struct journey_cell, figures->column_count);
    struct journey_cell_pen pen = pen_of(plan, plan->column - 12, ROLE_MUTED, TEXT_SEMIBOLD);
    for (size_t i = 0; i < figures->column_count; i++) {
        journey_cell_text(&plan->heads[i], &pen, figures->columns[i], NULL);
        plan->head = fmax(plan->head, plan->heads[i].height);
    }
    pen.width = NAME - 14;
    journey_cell_text(&plan->corner, &pen, figures->corner, NULL);
    plan->head = fmax(plan->head, plan->corner.height);
    plan->height += plan->head + 8;
    plan->line_count = figures->row_count + (figures->foot ? 1 : 0);
    plan->lines = ARENA_ARRAY(arena, struct line, plan->line_count);
    for (size_t i = 0; i < figures->row_count; i++) {
        const struct heat_row *row = &figures->rows[i];
        layout_line(plan, &plan->lines[i], row->name, row->href, row->mark, row->cells);
    }
    if (figures->foot) {
        plan->height += 4;
        layout_line(plan, &plan->lines[figures->row_count], figures->foot, NULL, NULL,
                    figures->foot_cells);
    }
}

static const struct canvas_style *ground(enum heat_level level) {
    static const struct canvas_style GROUNDS[] = {
        [HEAT_HOLE] = {.stroke = ROLE_HAIRLINE},
        [HEAT_UNKNOWN] = {.stroke = ROLE_AXIS, .dash = 3, .gap = 3},
        [HEAT_BAD] = {.fill = ROLE_BAD_GROUND},
        [HEAT_MIDDLE] = {.fill = ROLE_SUNKEN},
        [HEAT_GOOD] = {.fill = ROLE_GOOD_GROUND},
    };
    return &GROUNDS[level];
}

static void draw_cell(const struct plan *plan, const struct line *line, size_t column,
                      const struct heat_cell *figures, bool plain) {
    const struct canvas *canvas = plan->tools->canvas;
    double x = NAME + plan->column * (double)column;
    canvas_open_group(canvas,
                      &(struct canvas_group){.class_name = "heat-cell", .href = figures->href});
    if (!plain) {
        canvas_rect(canvas, x + 0.5, line->y + 0.5, plan->column - APART - 1, line->height - 1, 4,
                    ground(figures->level));
    }
    journey_cell_draw(&line->cells[column], canvas, x, line->y, ROLE_NONE);
    canvas_close_group(canvas);
}

static void draw_lines(const struct plan *plan) {
    const struct heat *figures = plan->figures;
    for (size_t i = 0; i < plan->line_count; i++) {
        const struct line *line = &plan->lines[i];
        bool foot = i == figures->row_count;
        const struct heat_cell *cells = foot ? figures->foot_cells : figures->rows[i].cells;
        journey_cell_draw(&line->name, plan->tools->canvas, 0, line->y, ROLE_NONE);
        for (size_t k = 0; k < figures->column_count; k++) {
            draw_cell(plan, line, k, &cells[k], foot);
        }
        if (foot) {
            canvas_line(plan->tools->canvas, 0, line->y - 3.5, plan->width, line->y - 3.5,
                        CHART_STYLE(.stroke = ROLE_HAIRLINE));
        }
    }
}

void heat_draw(const struct heat *figures, const struct chart_tools *tools) {
    struct plan plan = {.figures = figures, .tools = tools};
    double width = figures->width > 0 ? figures->width : 1160;
    double columns = fmax(1, (double)figures->column_count);
    plan.column = fmax(LEAST, (width - NAME) / columns);
    plan.width = NAME + plan.column * columns;
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    double legend =
        mark_flow(&mute, figures->legend, figures->legend_count, 0, plan.width, 0, true);
    plan.height = legend > 0 ? legend + 8 : 0;
    layout(&plan);
    chart_begin(tools, &figures->name, plan.width, ceil(plan.height) + 1, true);
    mark_flow(tools, figures->legend, figures->legend_count, 0, plan.width, 0, true);
    double top = legend > 0 ? legend + 8 : 0;
    journey_cell_draw(&plan.corner, tools->canvas, 0, top, ROLE_NONE);
    for (size_t i = 0; i < figures->column_count; i++) {
        journey_cell_draw(&plan.heads[i], tools->canvas, NAME + plan.column * (double)i + 8, top,
                          ROLE_NONE);
    }
    draw_lines(&plan);
    canvas_end(tools->canvas);
}
