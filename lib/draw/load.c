/* The capacity is drawn first, so that numbers with their rim stay legible on it. */
#include "draw/load.h"

#include "draw/label.h"

#include <math.h>

#define PANEL 150.0 /* height of a team */
#define TOP 52.0    /* of the highest bar */
#define BASE 122.0
#define APART 24.0
#define LEAST 190.0 /* width of a panel */

struct plan {
    const struct load *figures;
    const struct chart_tools *tools;
    struct chart_scale scale; /* days to y within a panel */
    size_t columns;
    double panel;
};

static struct plan plan_of(const struct load *figures, const struct chart_tools *tools,
                           double width) {
    struct plan plan = {.figures = figures, .tools = tools};
    double highest = 1;
    size_t most = 1;
    for (size_t i = 0; i < figures->count; i++) {
        for (size_t j = 0; j < figures->teams[i].count; j++) {
            highest = fmax(highest, figures->teams[i].months[j].days);
            highest = fmax(highest, figures->teams[i].months[j].capacity);
        }
        most = figures->teams[i].count > most ? figures->teams[i].count : most;
    }
    double least = fmin(width, fmax(LEAST, 23.5 * (double)most));
    plan.columns = (size_t)fmax(1, floor((width + APART) / (least + APART)));
    plan.columns =
        plan.columns > figures->count && figures->count > 0 ? figures->count : plan.columns;
    plan.panel = (width - APART * (double)(plan.columns - 1)) / (double)plan.columns;
    plan.scale = (struct chart_scale){0, highest, BASE, TOP};
    return plan;
}

static void draw_capacity(const struct plan *plan, const struct load_team *team, double x,
                          double y) {
    double step = plan->panel / (double)team->count;
    for (size_t from = 0; from < team->count;) {
        size_t to = from + 1;
        double capacity = team->months[from].capacity;
        while (to < team->count && team->months[to].capacity == capacity) {
            to++;
        }
        if (!isnan(capacity)) {
            double level = y + chart_at(&plan->scale, capacity);
            canvas_line(plan->tools->canvas, x + step * (double)from, level, x + step * (double)to,
                        level, CHART_STYLE(.stroke = ROLE_INK, .width = 1.4, .dash = 4, .gap = 3));
        }
        from = to;
    }
}

static void draw_bar(const struct plan *plan, const struct load_month *month, double x, double top,
                     double width, double base) {
    const struct canvas *canvas = plan->tools->canvas;
    if (month->days > month->capacity) {
        canvas_rect(canvas, x, top, width, base - top, 2, CHART_STYLE(.fill = ROLE_SURFACE));
        canvas_rect(canvas, x, top, width, base - top, 2,
                    CHART_STYLE(.fill = ROLE_BAD, .hatch = true, .stroke = ROLE_BAD, .width = 1.3));
    } else {
        canvas_rect(canvas, x, top, width, base - top, 2, CHART_STYLE(.fill = ROLE_NEUTRAL));
    }
}

/* A month: its bar, its letter below, its number above where there is room. */
static void draw_month(const struct plan *plan, const struct load_month *month, double x, double y,
                       double step, struct label_board *board) {
    const struct chart_tools *tools = plan->tools;
    double base = y + BASE, middle = x + step / 2, bar = fmin(22, step * 0.74);
    double top = isnan(month->days) ? base : y + chart_at(&plan->scale, fmax(0, month->days));
    bool over = month->days > month->capacity;
    canvas_open_group(tools->canvas, &(struct canvas_group){.title = month->title});
    if (base - top > 0.05) {
        draw_bar(plan, month, middle - bar / 2, top, bar, base);
    }
    const char *number = isnan(month->days) ? "\xE2\x80\x93"
                                            : chart_figure(tools, month->days, 0, FORMAT_PLAIN,
                                                           plan->figures->signs);
    struct chart_label label = {.text = number,
                                .x = middle,
                                .y = top - 5,
                                .weight = over ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                .anchor = CANVAS_MIDDLE,
                                .fill = over ? ROLE_BAD : ROLE_INK,
                                .halo = ROLE_SURFACE};
    double width = chart_width(tools, &label);
    struct label_box box = {middle - width / 2 - 1, label.y - 9, width + 2, 10};
    size_t index;
    if (label_place(board, &box, 1, &index)) {
        chart_text(tools, &label);
    }
    label = (struct chart_label){.text = month->label,
                                 .x = middle,
                                 .y = base + 17,
                                 .anchor = CANVAS_MIDDLE,
                                 .fill = ROLE_MUTED};
    width = chart_width(tools, &label);
    box = (struct label_box){middle - width / 2 - 1, label.y - 9, width + 2, 10};
    if (label_place(board, &box, 1, &index)) {
        chart_text(tools, &label);
    }
    canvas_close_group(tools->canvas);
}

static void draw_team(const struct plan *plan, const struct load_team *team, double x, double y) {
    const struct chart_tools *tools = plan->tools;
    struct chart_label name = {.text = team->name,
                               .x = x,
                               .y = y + 14,
                               .weight = TEXT_SEMIBOLD,
                               .width = plan->panel * (team->note ? 0.6 : 1)};
    double used = chart_text(tools, &name);
    double room = plan->panel - used - 6;
    if (room > 20) {
        chart_text(tools, &(struct chart_label){.text = team->note,
                                                .x = x + used + 6,
                                                .y = y + 14,
                                                .fill = ROLE_MUTED,
                                                .width = room});
    }
    if (team->count == 0) {
        return;
    }
    struct label_board board;
    label_init(&board, (struct label_box){x, y + 18, plan->panel, PANEL - 18});
    double step = plan->panel / (double)team->count;
    draw_capacity(plan, team, x, y);
    for (int round = 0; round < 2; round++) { /* what is over its capacity is numbered first */
        for (size_t i = 0; i < team->count; i++) {
            if ((team->months[i].days > team->months[i].capacity) == (round == 0)) {
                draw_month(plan, &team->months[i], x + step * (double)i, y, step, &board);
            }
        }
    }
    label_release(&board);
}

void load_draw(const struct load *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 780;
    struct plan plan = plan_of(figures, tools, width);
    size_t rows = (figures->count + plan.columns - 1) / plan.columns;
    chart_begin(tools, &figures->name, width, fmax(1, PANEL * (double)rows), false);
    for (size_t i = 0; i < figures->count; i++) {
        draw_team(&plan, &figures->teams[i], (plan.panel + APART) * (double)(i % plan.columns),
                  PANEL * (double)(i / plan.columns));
    }
    canvas_end(tools->canvas);
}
