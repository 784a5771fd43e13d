/* A drawing in layers: features keep their order, every other column is put in the order of what it
 * is linked to, as near to it as the boxes let it. Links that skip a column get a thin place of
 * their own in it (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
 * system structures", 1981). */
#include "draw/chain.h"

#include "draw/chain_parts.h"
#include "draw/label.h"
#include "draw/trace.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define GAP 48.0    /* between columns, for the links */
#define APART 10.0  /* between boxes of a column */
#define HEAD 30.0   /* the columns' names */
#define THROUGH 6.0 /* height of the place where a link runs through */

/* A box among those of its column. */
struct place {
    size_t box;
    double wish; /* the middle it would like */
};

struct plan {
    const struct chart_tools *tools;
    struct chain_parts_box *boxes;
    enum chain_column *columns; /* of each box */
    size_t count;
    GArray *links;                       /* of struct chain_link, each to the next column */
    struct place *places[CHAIN_COLUMNS]; /* of each column, from top to bottom */
    size_t counts[CHAIN_COLUMNS];
    double width, height;
};

/* Adds the place of a link in a column that it only runs through. */
static size_t add_through(struct plan *plan, enum chain_column column, double width) {
    plan->boxes[plan->count] = (struct chain_parts_box){.width = width, .height = THROUGH};
    plan->columns[plan->count] = column;
    return plan->count++;
}

static void add_links(struct plan *plan, const struct chain_figures *figures, double width) {
    for (size_t i = 0; i < figures->link_count; i++) {
        struct chain_link link = figures->links[i];
        enum chain_column to = figures->nodes[link.to].column;
        size_t from = link.from;
        assert(figures->nodes[from].column < to);
        for (enum chain_column at = figures->nodes[from].column + 1; at < to; at++) {
            struct chain_link part = {from, add_through(plan, at, width)};
            g_array_append_val(plan->links, part);
            from = part.to;
        }
        struct chain_link last = {from, link.to};
        g_array_append_val(plan->links, last);
    }
}

static int by_wish(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return a->wish != b->wish ? (a->wish > b->wish) - (a->wish < b->wish)
                              : (a->box > b->box) - (a->box < b->box);
}

static double middle(const struct chain_parts_box *box) {
    return box->y + box->height / 2;
}

/* The mean middle of a box's neighbours in another column; far below without any. */
static double wish_of(const struct plan *plan, size_t box, enum chain_column beside) {
    double sum = 0;
    size_t count = 0;
    for (guint i = 0; i < plan->links->len; i++) {
        struct chain_link link = g_array_index(plan->links, struct chain_link, i);
        size_t other = link.from == box ? link.to : link.to == box ? link.from : SIZE_MAX;
        if (other != SIZE_MAX && plan->columns[other] == beside) {
            sum += middle(&plan->boxes[other]);
            count++;
        }
    }
    return count > 0 ? sum / (double)count : plan->height;
}

/* Puts the boxes of a column where they wish, in their order, without touching. */
static void settle(struct plan *plan, enum chain_column column) {
    size_t count = plan->counts[column];
    double *centres = g_new(double, count * 2 + 1), *lengths = centres + count;
    for (size_t i = 0; i < count; i++) {
        centres[i] = plan->places[column][i].wish;
        lengths[i] = plan->boxes[plan->places[column][i].box].height;
    }
    bool room = label_spread(centres, lengths, count, APART, HEAD, plan->height);
    assert(room);
    for (size_t i = 0; i < count; i++) {
        plan->boxes[plan->places[column][i].box].y = centres[i] - lengths[i] / 2;
    }
    g_free(centres);
}

static void order(struct plan *plan, enum chain_column column, enum chain_column beside) {
    for (size_t i = 0; i < plan->counts[column]; i++) {
        plan->places[column][i].wish = wish_of(plan, plan->places[column][i].box, beside);
    }
    if (plan->counts[column] > 0) {
        qsort(plan->places[column], plan->counts[column], sizeof(struct place), by_wish);
    }
    settle(plan, column);
}

/* How high the boxes of a column are under each other. */
static double stack(const struct plan *plan, enum chain_column column) {
    double height = 0;
    for (size_t i = 0; i < plan->counts[column]; i++) {
        height += plan->boxes[plan->places[column][i].box].height + (i > 0 ? APART : 0);
    }
    return height;
}

/* Features spread evenly over the height, the other columns from them outwards. */
static void arrange(struct plan *plan) {
    double most = 0;
    for (enum chain_column column = 0; column < CHAIN_COLUMNS; column++) {
        plan->places[column] = ARENA_ARRAY(plan->tools->arena, struct place, plan->count);
        for (size_t i = 0; i < plan->count; i++) {
            if (plan->columns[i] == column) {
                plan->places[column][plan->counts[column]++].box = i;
            }
        }
        most = fmax(most, stack(plan, column));
    }
    plan->height = HEAD + most + 0.001; /* more than rounding takes */
    size_t features = plan->counts[CHAIN_FEATURE];
    double free = (most - stack(plan, CHAIN_FEATURE)) / (double)(features + 1), y = HEAD;
    for (size_t i = 0; i < features; i++) {
        struct place *place = &plan->places[CHAIN_FEATURE][i];
        place->wish = y + free + plan->boxes[place->box].height / 2;
        y = place->wish + plan->boxes[place->box].height / 2 + APART;
    }
    settle(plan, CHAIN_FEATURE);
    order(plan, CHAIN_PAIN, CHAIN_FEATURE);
    order(plan, CHAIN_TOUCHPOINT, CHAIN_PAIN);
    order(plan, CHAIN_INITIATIVE, CHAIN_FEATURE);
    order(plan, CHAIN_KPI, CHAIN_INITIATIVE);
}

/* A link between neighbouring columns, with an arrow where it ends at a box; through an empty place
 * it runs on straight. */
static void draw_links(const struct plan *plan) {
    struct trace lines, heads;
    trace_init(&lines);
    trace_init(&heads);
    for (guint i = 0; i < plan->links->len; i++) {
        struct chain_link link = g_array_index(plan->links, struct chain_link, i);
        const struct chain_parts_box *from = &plan->boxes[link.from], *to = &plan->boxes[link.to];
        double x1 = from->x + from->width, x2 = to->x - (to->node ? 7 : 0);
        double y1 = middle(from), y2 = middle(to), bend = (x2 - x1) / 2;
        struct canvas_point start = {x1, y1};
        struct canvas_point curve[] = {{x1 + bend, y1}, {x2 - bend, y2}, {x2, y2}};
        trace_add(&lines, 'M', &start, 1);
        trace_add(&lines, 'C', curve, 3);
        if (to->node) {
            struct canvas_point head[] = {{to->x, y2}, {x2, y2 - 3.5}, {x2, y2 + 3.5}};
            trace_polygon(&heads, head, 3);
        } else {
            struct canvas_point end = {to->x + to->width, y2};
            trace_add(&lines, 'L', &end, 1);
        }
    }
    trace_draw(&lines, plan->tools->canvas, CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.4));
    trace_draw(&heads, plan->tools->canvas, CHART_STYLE(.fill = ROLE_AXIS));
}

static bool has_links(const struct chain_figures *figures) {
    for (size_t i = 0; i < figures->node_count; i++) {
        if (figures->nodes[i].href) {
            return true;
        }
    }
    return false;
}

void chain_draw(const struct chain_figures *figures, double width,
                const struct chart_tools *tools) {
    struct plan plan = {.tools = tools, .width = width > 0 ? width : 1160};
    double box = (plan.width - 2 - (CHAIN_COLUMNS - 1) * GAP) / CHAIN_COLUMNS;
    size_t most = figures->node_count + figures->link_count * (CHAIN_COLUMNS - 2);
    plan.boxes = ARENA_ARRAY(tools->arena, struct chain_parts_box, most);
    plan.columns = ARENA_ARRAY(tools->arena, enum chain_column, most);
    plan.links = g_array_new(FALSE, FALSE, sizeof(struct chain_link));
    for (size_t i = 0; i < figures->node_count; i++) {
        chain_parts_layout(&plan.boxes[i], &figures->nodes[i], box, tools);
        plan.columns[i] = figures->nodes[i].column;
    }
    plan.count = figures->node_count;
    add_links(&plan, figures, box);
    for (size_t i = 0; i < plan.count; i++) {
        plan.boxes[i].x = 1 + (box + GAP) * (double)plan.columns[i];
    }
    arrange(&plan);
    chart_begin(tools, &figures->name, plan.width, ceil(plan.height) + 1, has_links(figures));
    for (enum chain_column column = 0; column < CHAIN_COLUMNS; column++) {
        chart_text(tools, &(struct chart_label){.text = figures->heads[column],
                                                .x = 1 + (box + GAP) * (double)column,
                                                .y = 16,
                                                .weight = TEXT_SEMIBOLD,
                                                .fill = ROLE_MUTED,
                                                .width = box});
    }
    draw_links(&plan);
    for (size_t i = 0; i < figures->node_count; i++) {
        chain_parts_draw(&plan.boxes[i], tools->canvas);
    }
    canvas_end(tools->canvas);
    g_array_unref(plan.links);
}
