/* One feature after the other with what leads to it above, column by column with an arrow between;
 * last what they all lead to: the initiative and its KPIs. */
#include "draw/chain.h"

#include "draw/chain_parts.h"

#include <math.h>
#include <string.h>

#define ARROW 22.0 /* between two columns of a feature */
#define HEAD 20.0  /* a column's name */
#define APART 6.0
#define BETWEEN 28.0 /* between features */

struct plan {
    const struct chain_figures *figures;
    const struct chart_tools *tools;
    double width, y;
    bool draw;
    bool *reached; /* of each node: belongs to the list at hand */
    bool *seen;    /* of each node: belonged to one before */
};

/* Marks what leads to a node (back) or what it leads to. */
static void reach(struct plan *plan, size_t node, bool back) {
    for (size_t i = 0; i < plan->figures->link_count; i++) {
        const struct chain_link *link = &plan->figures->links[i];
        size_t next = back ? link->from : link->to;
        if ((back ? link->to : link->from) == node && !plan->reached[next]) {
            plan->reached[next] = true;
            reach(plan, next, back);
        }
    }
}

static void draw_arrow(const struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    double x = 20, y = plan->y + 3;
    canvas_line(canvas, x, y, x, y + 10, CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.4));
    canvas_polyline(canvas,
                    (struct canvas_point[]){{x, y + 16}, {x - 3.5, y + 9}, {x + 3.5, y + 9}}, 3,
                    true, CHART_STYLE(.fill = ROLE_AXIS));
}

/* The reached boxes of one column; gives whether there were any. */
static bool put_column(struct plan *plan, enum chain_column column, bool arrow) {
    bool any = false;
    for (size_t i = 0; i < plan->figures->node_count; i++) {
        const struct chain_node *node = &plan->figures->nodes[i];
        if (node->column != column || !plan->reached[i]) {
            continue;
        }
        if (!any && arrow) {
            if (plan->draw) {
                draw_arrow(plan);
            }
            plan->y += ARROW;
        }
        if (!any && plan->draw) {
            chart_text(plan->tools, &(struct chart_label){.text = plan->figures->heads[column],
                                                          .x = 1,
                                                          .y = plan->y + 13,
                                                          .weight = TEXT_SEMIBOLD,
                                                          .fill = ROLE_MUTED,
                                                          .width = plan->width - 2});
        }
        plan->y += any ? APART : HEAD;
        any = true;
        struct chain_parts_box box = {.x = 1, .y = plan->y};
        chain_parts_layout(&box, node, plan->width - 2, plan->tools);
        if (plan->draw) {
            chain_parts_draw(&box, plan->tools->canvas);
        }
        plan->y += box.height;
    }
    return any;
}

static void put_reached(struct plan *plan) {
    bool any = false;
    for (enum chain_column column = 0; column < CHAIN_COLUMNS; column++) {
        any = put_column(plan, column, any) || any;
    }
}

static bool has_column(const struct chain_figures *figures, enum chain_column column) {
    for (size_t i = 0; i < figures->node_count; i++) {
        if (figures->nodes[i].column == column) {
            return true;
        }
    }
    return false;
}

/* Room and a hairline between one list and the next. */
static void part(const struct plan *plan) {
    double y = plan->y + BETWEEN / 2;
    canvas_line(plan->tools->canvas, 0, y, plan->width, y, CHART_STYLE(.stroke = ROLE_HAIRLINE));
}

/* A feature with what leads to it; without an initiative with what it leads to as well. */
static void put_feature(struct plan *plan, size_t feature, bool onward) {
    memset(plan->reached, 0, plan->figures->node_count * sizeof *plan->reached);
    plan->reached[feature] = true;
    reach(plan, feature, true);
    if (onward) {
        reach(plan, feature, false);
    }
    for (size_t i = 0; i < plan->figures->node_count; i++) {
        plan->seen[i] = plan->seen[i] || plan->reached[i];
    }
    put_reached(plan);
}

static void put_all(struct plan *plan) {
    const struct chain_figures *figures = plan->figures;
    bool whole = has_column(figures, CHAIN_INITIATIVE), any = false, left = false;
    plan->y = 0;
    memset(plan->seen, 0, figures->node_count * sizeof *plan->seen);
    for (size_t i = 0; i < figures->node_count; i++) {
        if (figures->nodes[i].column == CHAIN_FEATURE) {
            if (any && plan->draw) {
                part(plan);
            }
            plan->y += any ? BETWEEN : 0;
            put_feature(plan, i, !whole);
            any = true;
        }
    }
    for (size_t i = 0; i < figures->node_count; i++) {
        plan->reached[i] = !plan->seen[i];
        left = left || plan->reached[i];
    }
    if (any && left) {
        if (plan->draw) {
            draw_arrow(plan);
        }
        plan->y += ARROW;
    }
    put_reached(plan);
}

void chain_draw_phone(const struct chain_figures *figures, double width,
                      const struct chart_tools *tools) {
    struct plan plan = {.figures = figures, .tools = tools, .width = width > 0 ? width : 324};
    plan.reached = ARENA_ARRAY(tools->arena, bool, figures->node_count);
    plan.seen = ARENA_ARRAY(tools->arena, bool, figures->node_count);
    put_all(&plan);
    chart_begin(tools, &figures->name, plan.width, ceil(plan.y) + 1, true);
    plan.draw = true;
    put_all(&plan);
    canvas_end(tools->canvas);
}
