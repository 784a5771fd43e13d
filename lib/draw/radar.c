/* Names stand outside the rim, broken to the room between it and the drawing's edge; those of one
 * side are pushed apart where spokes are many. */
#include "draw/radar.h"

#include "draw/label.h"

#include <math.h>

#define LINES 3 /* of a name at most, besides its value */

struct plan {
    const struct radar *figures;
    const struct chart_tools *tools;
    double width, height, x, y, radius;
    struct text_block *names;
    double *tops;     /* y of each name's block */
    double room;      /* for the names of a side */
    double low, high; /* y of the names in the middle: above low, below high */
};

static double angle_of(const struct plan *plan, size_t index) {
    return 2 * G_PI * (double)index / (double)plan->figures->count - G_PI / 2;
}

static struct canvas_point point_at(const struct plan *plan, size_t index, double value) {
    double radius =
        chart_at(&(struct chart_scale){0, plan->figures->highest, 0, plan->radius}, value);
    double angle = angle_of(plan, index);
    return (struct canvas_point){plan->x + radius * cos(angle), plan->y + radius * sin(angle)};
}

/* -1 left of the middle, 1 right, 0 on it. */
static int side_of(const struct plan *plan, size_t index) {
    double cosine = cos(angle_of(plan, index));
    return cosine > 0.08 ? 1 : cosine < -0.08 ? -1 : 0;
}

static double block_height(const struct plan *plan, size_t index) {
    return 15.0 * (double)(plan->names[index].count + 1);
}

/* Spreads the names of one side from top to bottom; false when they need more height. */
static bool spread_side(struct plan *plan, int side) {
    double centres[32] = {0}, lengths[32] = {0};
    size_t indices[32], count = 0;
    for (size_t i = 0; i < plan->figures->count; i++) {
        if (side_of(plan, i) == side) {
            double at = plan->y + (plan->radius + 16) * sin(angle_of(plan, i));
            size_t j = count++;
            for (; j > 0 && centres[j - 1] > at; j--) {
                centres[j] = centres[j - 1];
                indices[j] = indices[j - 1];
            }
            centres[j] = at;
            indices[j] = i;
        }
    }
    for (size_t i = 0; i < count; i++) {
        lengths[i] = block_height(plan, indices[i]);
    }
    if (!label_spread(centres, lengths, count, 4, 0, plan->height)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        plan->tops[indices[i]] = centres[i] - lengths[i] / 2;
    }
    return true;
}

/* The names above the top spoke and below the bottom one. */
static void place_middle(struct plan *plan) {
    plan->low = 0;
    plan->high = plan->height;
    for (size_t i = 0; i < plan->figures->count; i++) {
        if (side_of(plan, i) != 0) {
            continue;
        }
        double height = block_height(plan, i);
        if (sin(angle_of(plan, i)) < 0) {
            plan->tops[i] = plan->y - plan->radius - 8 - height;
            plan->low = plan->tops[i] + height;
        } else {
            plan->tops[i] = plan->y + plan->radius + 6;
            plan->high = plan->tops[i];
        }
    }
}

static void lay_out(struct plan *plan) {
    const struct radar *figures = plan->figures;
    struct text_font font = {.size = 12};
    for (size_t i = 0; i < figures->count; i++) {
        plan->room =
            fmax(plan->room, text_width(plan->tools->measure, &font, figures->spokes[i].name));
    }
    plan->room = fmax(plan->width * 0.2, fmin(plan->room, plan->width * 0.3));
    plan->radius = plan->width / 2 - plan->room - 14;
    plan->x = plan->width / 2;
    plan->names = ARENA_ARRAY(plan->tools->arena, struct text_block, figures->count);
    plan->tops = ARENA_ARRAY(plan->tools->arena, double, figures->count);
    double highest = 0;
    for (size_t i = 0; i < figures->count; i++) {
        double width = side_of(plan, i) == 0 ? plan->width * 0.3 : plan->room;
        struct text_limits limits = {.width = width, .lines = LINES};
        plan->names[i] = text_wrap(plan->tools->measure, &font, figures->spokes[i].name, &limits,
                                   plan->tools->arena);
        highest = fmax(highest, block_height(plan, i));
    }
    plan->y = plan->radius + highest + 12;
    plan->height = 2 * plan->y;
    while (!spread_side(plan, -1) || !spread_side(plan, 1)) {
        plan->y += 20;
        plan->height += 40;
    }
    place_middle(plan);
    plan->height = plan->y;
    for (size_t i = 0; i < figures->count; i++) {
        double foot = point_at(plan, i, figures->highest).y;
        plan->height = fmax(plan->height, fmax(foot, plan->tops[i] + block_height(plan, i)) + 6);
    }
}

static void draw_ring(const struct plan *plan, double value, const struct canvas_style *style) {
    struct canvas_point points[32];
    for (size_t i = 0; i < plan->figures->count; i++) {
        points[i] = point_at(plan, i, value);
    }
    canvas_polyline(plan->tools->canvas, points, plan->figures->count, true, style);
}

static void draw_web(const struct plan *plan) {
    double step = chart_step(0, plan->figures->highest, 4);
    for (int i = 1; i * step <= plan->figures->highest * (1 + 1e-9); i++) {
        draw_ring(plan, i * step, CHART_STYLE(.stroke = ROLE_HAIRLINE));
    }
    for (size_t i = 0; i < plan->figures->count; i++) {
        struct canvas_point rim = point_at(plan, i, plan->figures->highest);
        canvas_line(plan->tools->canvas, plan->x, plan->y, rim.x, rim.y,
                    CHART_STYLE(.stroke = ROLE_HAIRLINE));
    }
    if (!isnan(plan->figures->threshold)) {
        draw_ring(plan, plan->figures->threshold,
                  CHART_STYLE(.stroke = ROLE_INK, .width = 1.4, .dash = 4, .gap = 3));
    }
}

static double value_of(const struct radar_spoke *spoke, bool earlier) {
    return earlier ? spoke->earlier : spoke->value;
}

/* Joins neighbours that both have a value; fills the shape when all have. */
static void draw_shape(const struct plan *plan, bool earlier, const struct canvas_style *line) {
    const struct radar *figures = plan->figures;
    struct canvas_point points[32];
    size_t known = 0;
    for (size_t i = 0; i < figures->count; i++) {
        double value = value_of(&figures->spokes[i], earlier);
        if (!isnan(value)) {
            points[known++] = point_at(plan, i, value);
        }
    }
    if (known == figures->count && !earlier) {
        canvas_polyline(plan->tools->canvas, points, known, true,
                        CHART_STYLE(.fill = ROLE_ACCENT, .opacity = 0.16));
    }
    for (size_t i = 0; i < figures->count; i++) {
        size_t next = (i + 1) % figures->count;
        double from = value_of(&figures->spokes[i], earlier);
        double to = value_of(&figures->spokes[next], earlier);
        if (!isnan(from) && !isnan(to)) {
            struct canvas_point a = point_at(plan, i, from), b = point_at(plan, next, to);
            canvas_line(plan->tools->canvas, a.x, a.y, b.x, b.y, line);
        }
    }
}

/* Where a name starts (or ends) beside the middle, clear of the rim. */
static double name_x(const struct plan *plan, size_t index, int side) {
    double reach = fabs((plan->radius + 12) * cos(angle_of(plan, index)));
    double top = plan->tops[index], bottom = top + block_height(plan, index);
    if (top < plan->low || bottom > plan->high) {
        reach = fmax(reach, plan->width * 0.15 + 8); /* beside the name in the middle */
    }
    double off = plan->y < top ? top - plan->y : plan->y > bottom ? plan->y - bottom : 0;
    double rim = (plan->radius + 8) * (plan->radius + 8) - off * off;
    return plan->x + side * fmax(reach, rim > 0 ? sqrt(rim) : 0);
}

static void draw_name(const struct plan *plan, size_t index) {
    const struct radar *figures = plan->figures;
    int side = side_of(plan, index);
    struct canvas_text text = {.x = side == 0 ? plan->x : name_x(plan, index, side),
                               .font = {.size = 12},
                               .anchor = side == 0  ? CANVAS_MIDDLE
                                         : side > 0 ? CANVAS_START
                                                    : CANVAS_END,
                               .fill = ROLE_INK,
                               .halo = ROLE_SURFACE};
    const struct text_block *block = &plan->names[index];
    for (size_t i = 0; i < block->count; i++) {
        text.line = block->lines[i];
        text.y = plan->tops[index] + 12 + 15 * (double)i;
        canvas_text(plan->tools->canvas, &text);
    }
    double value = figures->spokes[index].value;
    struct chart_label label = {
        .text = isnan(value) ? figures->not_rated
                             : chart_figure(plan->tools, value, 0, FORMAT_PLAIN, figures->signs),
        .x = text.x,
        .y = plan->tops[index] + 12 + 15 * (double)block->count,
        .weight = isnan(value) ? TEXT_REGULAR : TEXT_SEMIBOLD,
        .anchor = text.anchor,
        .fill = isnan(value) ? ROLE_MUTED : ROLE_INK,
        .halo = ROLE_SURFACE,
        .width = side == 0 ? plan->width * 0.3 : plan->room};
    chart_text(plan->tools, &label);
}

void radar_draw(const struct radar *figures, const struct chart_tools *tools) {
    struct plan plan = {
        .figures = figures, .tools = tools, .width = figures->width > 0 ? figures->width : 420};
    g_assert(figures->count >= 3 && figures->count <= 16);
    lay_out(&plan);
    chart_begin(tools, &figures->name, plan.width, plan.height, false);
    draw_web(&plan);
    draw_shape(&plan, true,
               CHART_STYLE(.stroke = ROLE_NEUTRAL_INK, .width = 1.4, .dash = 2, .gap = 3));
    draw_shape(&plan, false, CHART_STYLE(.stroke = ROLE_ACCENT, .width = 2));
    for (size_t i = 0; i < figures->count; i++) {
        double value = figures->spokes[i].value;
        if (!isnan(value)) {
            struct canvas_point at = point_at(&plan, i, value);
            canvas_circle(tools->canvas, at.x, at.y, 3.5, CHART_STYLE(.fill = ROLE_ACCENT));
        }
        draw_name(&plan, i);
    }
    canvas_end(tools->canvas);
}
