/* First all discs get their places, then the names, the important ones first: right of the disc,
 * above, below, left; at first where they cross no line, then anywhere free, at last in the key. */
#include "draw/matrix.h"

#include "draw/label.h"

#include <math.h>
#include <stdlib.h>

#define RADIUS 13.0
#define LEFT 30.0
#define KEY_ROW 22.0

enum { QUADRANT_LINES = 8 }; /* four names of up to two lines */

enum place { PLACE_KEY, PLACE_INSIDE };

/* A point laid out. */
struct spot {
    const struct matrix_point *point;
    struct canvas_point true_place, place;
    enum place named;
    struct chart_label label;
    guint taken; /* where the board keeps the box of its name */
};

struct plan {
    const struct matrix *figures;
    const struct chart_tools *tools;
    struct chart_scale x, y; /* y.start is the bottom */
    struct matrix_axis cost, value;
    double width, top, bottom, foot, height;
    struct spot *spots;
    size_t count, keyed;
    struct label_board board;  /* discs and names */
    struct label_board lines;  /* what names had better not cross */
    struct canvas_point *edge; /* of the best trade-offs */
    size_t edge_count;
    struct chart_label edge_label;
    bool edge_above_plot;
};

static struct matrix_axis axis_of(struct matrix_axis axis) {
    return axis.high > axis.low ? axis : (struct matrix_axis){0, 10, 5};
}

static void scales(struct plan *plan) {
    const struct matrix *figures = plan->figures;
    plan->cost = axis_of(figures->cost);
    plan->value = axis_of(figures->value);
    double tenth = (plan->value.high - plan->value.low) / 10;
    double low = plan->value.cut - tenth, high = plan->value.cut + tenth;
    for (size_t i = 0; i < figures->count; i++) {
        if (!isnan(figures->points[i].value)) {
            low = fmin(low, figures->points[i].value);
            high = fmax(high, figures->points[i].value);
        }
    }
    low = fmax(plan->value.low - 0.4 * tenth, low - 0.9 * tenth);
    high = fmin(plan->value.high + 0.6 * tenth, high + tenth);
    bool narrow = plan->width < 480;
    struct chart_tools mute = *plan->tools;
    mute.canvas = NULL;
    plan->top =
        24 + mark_flow(&mute, figures->legend, figures->legend_count, 0, plan->width, 0, narrow);
    plan->bottom = plan->top + (narrow ? plan->width - LEFT : 444);
    double beyond = 0.06 * (plan->cost.high - plan->cost.low);
    plan->x =
        (struct chart_scale){plan->cost.low, plan->cost.high + beyond, LEFT, plan->width - 0.5};
    plan->y = (struct chart_scale){low, high, plan->bottom, plan->top};
}

static struct label_box disc_box(struct canvas_point at) {
    return (struct label_box){at.x - RADIUS - 1, at.y - RADIUS - 1, RADIUS * 2 + 2, RADIUS * 2 + 2};
}

/* The nearest free place around the true one, on rings; the true one when all are full. */
static struct canvas_point free_place(const struct plan *plan, struct canvas_point at) {
    struct label_board inside = plan->board;
    inside.bounds = (struct label_box){plan->x.start - RADIUS - 1, plan->top - 4,
                                       plan->width - plan->x.start + RADIUS + 1,
                                       plan->bottom - plan->top + RADIUS + 4};
    if (label_free(&inside, disc_box(at))) {
        return at;
    }
    for (int ring = 1; ring < 24; ring++) {
        for (int step = 0; step < 8 + 4 * ring; step++) {
            double angle = 2 * G_PI * step / (8 + 4 * ring), radius = 15.0 * ring;
            struct canvas_point near = {at.x + radius * cos(angle), at.y + radius * sin(angle)};
            if (label_free(&inside, disc_box(near))) {
                return near;
            }
        }
    }
    return at;
}

static void place_discs(struct plan *plan) {
    const struct matrix *figures = plan->figures;
    plan->spots = ARENA_ARRAY(plan->tools->arena, struct spot, figures->count);
    for (size_t i = 0; i < figures->count; i++) {
        const struct matrix_point *point = &figures->points[i];
        if (isnan(point->cost) || isnan(point->value)) {
            continue;
        }
        struct spot *spot = &plan->spots[plan->count++];
        spot->point = point;
        spot->true_place = (struct canvas_point){chart_at(&plan->x, point->cost),
                                                 chart_at(&plan->y, point->value)};
        struct canvas_point inner = spot->true_place;
        inner.x = fmin(inner.x, plan->width - RADIUS - 1);
        spot->place = free_place(plan, inner);
        label_take(&plan->board, disc_box(spot->place));
    }
}

static void take_line(struct plan *plan, struct canvas_point a, struct canvas_point b) {
    label_take(&plan->lines, (struct label_box){fmin(a.x, b.x) - 2, fmin(a.y, b.y) - 2,
                                                fabs(a.x - b.x) + 4, fabs(a.y - b.y) + 4});
}

static int by_cost(const void *one, const void *other) {
    const struct matrix_point *a = *(const struct matrix_point *const *)one;
    const struct matrix_point *b = *(const struct matrix_point *const *)other;
    int order = (a->cost > b->cost) - (a->cost < b->cost);
    return order ? order : (a->value > b->value) - (a->value < b->value);
}

/* The edge climbs from the foot of the cheapest best point over the others to the right end. */
static void lay_edge(struct plan *plan) {
    const struct matrix_point **best =
        ARENA_ARRAY(plan->tools->arena, const struct matrix_point *, plan->count);
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->spots[i].point->best) {
            best[count++] = plan->spots[i].point;
        }
    }
    if (count == 0) {
        return;
    }
    qsort(best, count, sizeof *best, by_cost);
    plan->edge = ARENA_ARRAY(plan->tools->arena, struct canvas_point, 2 * count + 1);
    double y = plan->bottom;
    for (size_t i = 0; i < count; i++) {
        double x = chart_at(&plan->x, best[i]->cost);
        plan->edge[plan->edge_count++] = (struct canvas_point){x, y};
        y = fmin(y, chart_at(&plan->y, best[i]->value));
        plan->edge[plan->edge_count++] = (struct canvas_point){x, y};
    }
    plan->edge[plan->edge_count++] = (struct canvas_point){plan->x.end, y};
    for (size_t i = 1; i < plan->edge_count; i++) {
        take_line(plan, plan->edge[i - 1], plan->edge[i]);
    }
}

static struct label_box text_box(const struct chart_label *label, double width) {
    double shift = label->anchor == CANVAS_START ? 0 : label->anchor == CANVAS_END ? 1 : 0.5;
    return (struct label_box){label->x - width * shift - 2, label->y - 11, width + 4, 15};
}

/* The corners of the quadrants hold their names, each on up to two lines. */
static void place_quadrants(struct plan *plan, struct chart_label names[QUADRANT_LINES]) {
    const struct matrix *figures = plan->figures;
    double middle = chart_at(&plan->x, plan->cost.cut);
    const char *const WORDS[] = {figures->quick_wins, figures->major_projects, figures->fill_ins,
                                 figures->thankless_tasks};
    struct text_font font = {.size = plan->width < 480 ? 12 : 14, .weight = TEXT_SEMIBOLD};
    for (int i = 0; i < QUADRANT_LINES; i++) {
        int quadrant = i / 2, line = i % 2;
        double left = quadrant % 2 ? middle : plan->x.start;
        double right = quadrant % 2 ? plan->x.end : middle;
        struct text_limits limits = {.width = fmax(1, right - left - 18), .lines = 2};
        struct text_block block =
            text_wrap(plan->tools->measure, &font, WORDS[quadrant], &limits, plan->tools->arena);
        names[i] = (struct chart_label){.x = right - 9,
                                        .y = plan->top + 20 + 17 * line,
                                        .size = font.size,
                                        .weight = font.weight,
                                        .anchor = CANVAS_END,
                                        .fill = quadrant < 2 ? ROLE_INK : ROLE_MUTED};
        if (quadrant >= 2) {
            names[i].y = plan->bottom - 13 - 17 * ((double)block.count - 1 - line);
        }
        if (line < (int)block.count) {
            names[i].text = block.lines[line].text;
            label_take(&plan->board, text_box(&names[i], block.lines[line].width));
        }
    }
}

/* The candidates of a name: right, above, below, left, then the four corners. */
static size_t candidates(const struct spot *spot, struct chart_label *labels) {
    static const struct {
        double dx, dy;
        enum canvas_anchor anchor;
    } PLACES[] = {{19, 4, CANVAS_START},   {0, -20, CANVAS_MIDDLE}, {0, 28, CANVAS_MIDDLE},
                  {-19, 4, CANVAS_END},    {-8, -20, CANVAS_START}, {-8, 28, CANVAS_START},
                  {13, -12, CANVAS_START}, {13, 20, CANVAS_START},  {8, -20, CANVAS_END},
                  {8, 28, CANVAS_END}};
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        labels[i] = spot->label;
        labels[i].x = spot->place.x + PLACES[i].dx;
        labels[i].y = spot->place.y + PLACES[i].dy;
        labels[i].anchor = PLACES[i].anchor;
    }
    return G_N_ELEMENTS(PLACES);
}

/* Gives a point's name its best free place. */
static bool name_spot(struct plan *plan, struct spot *spot) {
    struct chart_label labels[16];
    spot->label = (struct chart_label){.text = spot->point->name,
                                       .weight = spot->point->level == MARK_HIGH ? TEXT_SEMIBOLD
                                                                                 : TEXT_REGULAR};
    double width = chart_width(plan->tools, &spot->label);
    size_t count = candidates(spot, labels);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count; i++) {
            struct label_box box = text_box(&labels[i], width);
            bool crosses = !label_free(&plan->lines, box);
            if ((pass == 1 || !crosses) && label_free(&plan->board, box)) {
                spot->taken = plan->board.taken->len;
                label_take(&plan->board, box);
                spot->label = labels[i];
                spot->label.halo = crosses ? ROLE_SURFACE : ROLE_NONE;
                spot->named = PLACE_INSIDE;
                return true;
            }
        }
    }
    return false;
}

static struct label_box *taken_box(struct plan *plan, const struct spot *spot) {
    return &g_array_index(plan->board.taken, struct label_box, spot->taken);
}

/* A name without a place gets one if a single other can step aside. */
static bool make_room(struct plan *plan, struct spot *spot) {
    const struct label_box nowhere = {-1e9, -1e9, 0, 0};
    for (size_t i = 0; i < plan->count; i++) {
        struct spot *other = &plan->spots[i], before = *other;
        if (other->named != PLACE_INSIDE || other == spot) {
            continue;
        }
        struct label_box box = *taken_box(plan, other);
        *taken_box(plan, other) = nowhere;
        if (name_spot(plan, spot)) {
            if (name_spot(plan, other)) {
                return true;
            }
            *taken_box(plan, spot) = nowhere;
            spot->named = PLACE_KEY;
        }
        *other = before;
        *taken_box(plan, other) = box;
    }
    return false;
}

static void name_spots(struct plan *plan) {
    for (size_t i = 0; plan->width >= 480 && i < plan->count; i++) {
        name_spot(plan, &plan->spots[i]);
    }
    for (size_t i = 0; i < plan->count; i++) {
        struct spot *spot = &plan->spots[i];
        if (spot->named == PLACE_KEY && (plan->width < 480 || !make_room(plan, spot))) {
            plan->keyed++;
        }
    }
}

/* The edge's own name: over or under one of its level parts, the last first; at first where it
 * crosses no line; else above the plot. */
static bool name_edge(struct plan *plan, bool crossing) {
    struct chart_label label = {
        .text = plan->figures->edge, .anchor = CANVAS_MIDDLE, .fill = ROLE_ACCENT};
    double width = chart_width(plan->tools, &label);
    plan->edge_label = label;
    for (size_t i = plan->edge_count; i-- > 2;) {
        struct canvas_point from = plan->edge[i - 1], to = plan->edge[i];
        for (int step = 0; step < 34; step++) {
            double part = (step / 2 % 2 ? -1 : 1) * 0.05 * ((step / 2 + 1) / 2);
            label.x = (from.x + to.x) / 2 + part * (to.x - from.x);
            label.y = step % 2 ? from.y + 15 : from.y - 6;
            struct label_box box = text_box(&label, width);
            if (from.y == to.y && box.x > from.x && box.x + box.width < to.x &&
                label_free(&plan->board, box) && (crossing || label_free(&plan->lines, box))) {
                label_take(&plan->board, box);
                label.halo = crossing ? ROLE_SURFACE : ROLE_NONE;
                plan->edge_label = label;
                return true;
            }
        }
    }
    return false;
}

static void lay_out(struct plan *plan, struct chart_label quadrants[QUADRANT_LINES]) {
    struct label_box plot = {plan->x.start + 2, plan->top + 2, plan->width - plan->x.start - 4,
                             plan->bottom - plan->top - 4};
    label_init(&plan->board, plot);
    label_init(&plan->lines, (struct label_box){-1e6, -1e6, 2e6, 2e6});
    place_quadrants(plan, quadrants);
    double middle = chart_at(&plan->x, plan->cost.cut), level = chart_at(&plan->y, plan->value.cut);
    take_line(plan, (struct canvas_point){middle, plan->top},
              (struct canvas_point){middle, plan->bottom});
    take_line(plan, (struct canvas_point){plan->x.start, level},
              (struct canvas_point){plan->x.end, level});
    place_discs(plan);
    lay_edge(plan);
    if (plan->edge_count > 0 && plan->figures->edge) {
        plan->edge_above_plot = !name_edge(plan, false) && !name_edge(plan, true);
    }
    name_spots(plan);
    plan->foot = plan->bottom + 40;
    size_t columns = plan->width < 480 ? 1 : 2;
    size_t rows = (plan->keyed + columns - 1) / columns;
    plan->height = plan->foot + (rows > 0 ? 8 + KEY_ROW * (double)rows : 0);
}

/* Four steps on each axis; names of values that the plot does not show are left out. */
static void draw_ticks(const struct plan *plan) {
    const struct matrix_axis *axes[] = {&plan->cost, &plan->value};
    for (int axis = 0; axis < 2; axis++) {
        double step = chart_step(axes[axis]->low, axes[axis]->high, 4);
        for (int i = 0; axes[axis]->low + i * step <= axes[axis]->high + step * 1e-6; i++) {
            double value = axes[axis]->low + i * step;
            int digits = value == round(value) ? 0 : chart_digits(step);
            struct chart_label label = {
                .text =
                    chart_figure(plan->tools, value, digits, FORMAT_PLAIN, plan->figures->signs),
                .x = axis == 0 ? chart_at(&plan->x, value) : plan->x.start - 8,
                .y = axis == 0 ? plan->bottom + 18 : chart_at(&plan->y, value) + 4,
                .anchor = axis == 0 ? CANVAS_MIDDLE : CANVAS_END,
                .fill = ROLE_MUTED};
            if (axis == 0 || (value >= plan->y.from && value <= plan->y.to)) {
                chart_text(plan->tools, &label);
            }
        }
    }
}

static void draw_ground(const struct plan *plan,
                        const struct chart_label quadrants[QUADRANT_LINES]) {
    const struct canvas *canvas = plan->tools->canvas;
    double middle = chart_at(&plan->x, plan->cost.cut), level = chart_at(&plan->y, plan->value.cut);
    double left = plan->x.start, right = plan->x.end;
    canvas_rect(canvas, left, plan->top, middle - left, level - plan->top, 0,
                CHART_STYLE(.fill = ROLE_ACCENT_SOFT, .opacity = 0.6));
    canvas_rect(canvas, left, plan->top, right - left, plan->bottom - plan->top, 0,
                CHART_STYLE(.stroke = ROLE_AXIS));
    canvas_path(canvas, "MLML",
                (struct canvas_point[]){
                    {middle, plan->top}, {middle, plan->bottom}, {left, level}, {right, level}},
                CHART_STYLE(.stroke = ROLE_AXIS));
    draw_ticks(plan);
    struct chart_label axis = {.text = plan->figures->value_axis,
                               .y = plan->top - 9,
                               .width = plan->edge_above_plot ? plan->width * 0.4 : plan->width};
    chart_text(plan->tools, &axis);
    axis = (struct chart_label){.text = plan->figures->cost_axis,
                                .x = right,
                                .y = plan->bottom + 36,
                                .anchor = CANVAS_END,
                                .width = plan->width};
    chart_text(plan->tools, &axis);
    for (int i = 0; i < QUADRANT_LINES; i++) {
        chart_text(plan->tools, &quadrants[i]);
    }
}

static void draw_edge(const struct plan *plan) {
    if (plan->edge_count == 0) {
        return;
    }
    canvas_polyline(plan->tools->canvas, plan->edge, plan->edge_count, false,
                    CHART_STYLE(.stroke = ROLE_ACCENT, .width = 1.4, .dash = 5, .gap = 4));
    struct chart_label label = plan->edge_label;
    if (plan->edge_above_plot) {
        label.x = plan->x.end;
        label.y = plan->top - 9;
        label.anchor = CANVAS_END;
        label.width = plan->width * 0.6 - 34;
        double width = fmin(label.width, chart_width(plan->tools, &label));
        mark_draw(plan->tools->canvas, MARK_EDGE, label.x - width - 18, label.y - 4);
    }
    chart_text(plan->tools, &label);
}

static void draw_disc(const struct plan *plan, const struct spot *spot, struct canvas_point at,
                      double radius) {
    enum role ink = mark_disc(plan->tools->canvas, spot->point->level, at.x, at.y, radius);
    chart_text(plan->tools, &(struct chart_label){.text = spot->point->number,
                                                  .x = at.x,
                                                  .y = at.y + (radius > 10 ? 4.5 : 3.8),
                                                  .size = radius > 10 ? 12 : 11,
                                                  .weight = TEXT_SEMIBOLD,
                                                  .anchor = CANVAS_MIDDLE,
                                                  .fill = ink,
                                                  .width = radius * 2});
}

/* The lines from discs moved aside to their true places. */
static void draw_leaders(const struct plan *plan) {
    const struct canvas *canvas = plan->tools->canvas;
    for (size_t i = 0; i < plan->count; i++) {
        struct canvas_point from = plan->spots[i].true_place, to = plan->spots[i].place;
        if (hypot(from.x - to.x, from.y - to.y) > 1) {
            canvas_line(canvas, from.x, from.y, to.x, to.y, CHART_STYLE(.stroke = ROLE_AXIS));
            canvas_circle(canvas, from.x, from.y, 2, CHART_STYLE(.fill = ROLE_NEUTRAL_INK));
        }
    }
}

static void draw_spot(const struct plan *plan, const struct spot *spot) {
    const struct canvas *canvas = plan->tools->canvas;
    canvas_open_group(canvas, &(struct canvas_group){.class_name = "matrix-point",
                                                     .href = spot->point->href,
                                                     .title = spot->point->name});
    draw_disc(plan, spot, spot->place, RADIUS);
    if (spot->named == PLACE_INSIDE) {
        chart_text(plan->tools, &spot->label);
    }
    canvas_close_group(canvas);
}

static void draw_key(const struct plan *plan) {
    size_t columns = plan->width < 480 ? 1 : 2, at = 0;
    size_t rows = (plan->keyed + columns - 1) / columns;
    double step = plan->width / (double)columns;
    for (size_t i = 0; i < plan->count; i++) {
        const struct spot *spot = &plan->spots[i];
        if (spot->named == PLACE_INSIDE) {
            continue;
        }
        double x = step * (double)(at / rows), y = plan->foot + 8 + KEY_ROW * (double)(at % rows);
        at++;
        canvas_open_link(plan->tools->canvas, spot->point->href);
        draw_disc(plan, spot, (struct canvas_point){x + 10, y + 10}, 9);
        chart_text(plan->tools, &(struct chart_label){.text = spot->point->name,
                                                      .x = x + 27,
                                                      .y = y + 14.5,
                                                      .size = 13,
                                                      .width = step - 27 - 8});
        canvas_close_group(plan->tools->canvas);
    }
}

void matrix_draw(const struct matrix *figures, const struct chart_tools *tools) {
    struct plan plan = {
        .figures = figures, .tools = tools, .width = figures->width > 0 ? figures->width : 656};
    struct chart_label quadrants[QUADRANT_LINES];
    bool links = false;
    for (size_t i = 0; i < figures->count; i++) {
        links = links || figures->points[i].href;
    }
    scales(&plan);
    lay_out(&plan, quadrants);
    chart_begin(tools, &figures->name, plan.width, plan.height, links);
    mark_flow(tools, figures->legend, figures->legend_count, 0, plan.width, 0, plan.width < 480);
    draw_ground(&plan, quadrants);
    draw_edge(&plan);
    draw_leaders(&plan);
    for (size_t i = 0; i < plan.count; i++) {
        draw_spot(&plan, &plan.spots[i]);
    }
    draw_key(&plan);
    canvas_end(tools->canvas);
    label_release(&plan.board);
    label_release(&plan.lines);
}
