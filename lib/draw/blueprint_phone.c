/* One touchpoint below the other, each from what the customer does down to what supports it; the
 * three lines are drawn as in the wide blueprint, and each box names its lane. Heights are found by
 * going through everything once without drawing. */
#include "draw/blueprint_parts.h"

#include <math.h>

enum { LEFT = 8, PAD = 12, GAP = 20, BADGES = 66 };

struct plan {
    const struct blueprint_figures *figures;
    const struct chart_tools *tools;
    double width, y;
    bool draw;
};

/* How a box looks. */
struct look {
    enum role fill, stroke;
    double width, dash;
    enum text_weight weight;
    enum role text;
};

static struct journey_cell_pen pen_of(const struct plan *plan, double room, enum role role) {
    return (struct journey_cell_pen){.measure = plan->tools->measure,
                                     .arena = plan->tools->arena,
                                     .width = plan->width - 2 * LEFT - 2 * PAD - room,
                                     .x = PAD,
                                     .line = 17,
                                     .font = {.size = 13},
                                     .role = role};
}

static struct journey_cell_pen small_pen(const struct plan *plan, double room, enum role role) {
    struct journey_cell_pen pen = pen_of(plan, room, role);
    pen.font.size = 12;
    pen.line = 16;
    return pen;
}

static void draw_head(const struct canvas *canvas, double y, double way) {
    const double x = 34;
    canvas_polyline(canvas,
                    (struct canvas_point[]){{x, y}, {x - 4, y - 7 * way}, {x + 4, y - 7 * way}}, 3,
                    true, CHART_STYLE(.fill = ROLE_MUTED));
}

/* The link from one box to the next, across a line (NULL: none); both: it goes both ways. */
static void put_link(struct plan *plan, const struct canvas_style *line, bool both) {
    if (plan->draw) {
        const struct canvas *canvas = plan->tools->canvas;
        double middle = plan->y + GAP / 2.0;
        if (line) {
            canvas_line(canvas, 0, middle, plan->width, middle, line);
        }
        canvas_line(canvas, 34, plan->y + (both ? 5 : 0), 34, plan->y + GAP - 5,
                    CHART_STYLE(.stroke = ROLE_MUTED, .width = 1.4));
        draw_head(canvas, plan->y + GAP, 1);
        if (both) {
            draw_head(canvas, plan->y, -1);
        }
    }
    plan->y += GAP;
}

static void draw_badges(const struct plan *plan, const struct blueprint_step *step) {
    double x = plan->width - LEFT - BLUEPRINT_PARTS_BADGE / 2.0 - 6;
    if (step->fail) {
        blueprint_parts_badge(plan->tools, x, plan->y + 16, step->fail, false);
        x -= BLUEPRINT_PARTS_BADGE + 4;
    }
    if (step->wait) {
        blueprint_parts_badge(plan->tools, x, plan->y + 16, step->wait, true);
    }
}

/* A box around a cell, with its badges. */
static void put_box(struct plan *plan, const struct journey_cell *cell, const struct look *look,
                    const struct blueprint_step *step, const struct canvas_group *group) {
    double height = cell->height + 8;
    if (plan->draw) {
        const struct canvas *canvas = plan->tools->canvas;
        canvas_open_group(canvas, group);
        canvas_rect(canvas, LEFT, plan->y, plan->width - 2 * LEFT, height, 6,
                    CHART_STYLE(.fill = look->fill, .stroke = look->stroke, .width = look->width,
                                .dash = look->dash, .gap = look->dash));
        journey_cell_draw(cell, canvas, LEFT, plan->y, ROLE_NONE);
        draw_badges(plan, step);
        canvas_close_group(canvas);
    }
    plan->y += height;
}

/* A step: its lane, its words, what fails or where one waits. */
static void put_step(struct plan *plan, const struct blueprint_step *step, const char *lane,
                     const char *text, const struct look *plain) {
    struct look look = *plain;
    if (look.dash == 0 && (step->fail || step->wait)) {
        look.stroke = step->fail ? ROLE_BAD : ROLE_WARN;
        look.width = 2;
    }
    double room = step->fail || step->wait ? BADGES : 0;
    struct journey_cell cell = {.height = 7};
    struct journey_cell_pen pen = small_pen(plan, room, ROLE_MUTED);
    journey_cell_text(&cell, &pen, lane, NULL);
    pen = pen_of(plan, room, look.text);
    pen.font.weight = look.weight;
    journey_cell_text(&cell, &pen, text, NULL);
    pen = small_pen(plan, 0, step->fail ? ROLE_BAD : ROLE_WARN);
    journey_cell_text(&cell, &pen, step->note, NULL);
    put_box(plan, &cell, &look, step,
            &(struct canvas_group){.class_name = "blueprint-step", .title = step->title});
}

/* Back stage and support: everything below the line of visibility. */
static void put_unseen(struct plan *plan, size_t i, bool both) {
    static const struct look STEP = {ROLE_SURFACE, ROLE_AXIS, 1, 0, TEXT_REGULAR, ROLE_INK};
    static const struct look NOTHING = {ROLE_BAD_GROUND, ROLE_BAD, 1.4, 4, TEXT_MEDIUM, ROLE_BAD};
    const struct blueprint_labels *labels = plan->figures->labels;
    const struct blueprint_touchpoint *touchpoint = &plan->figures->touchpoints[i];
    bool line = true;
    if (touchpoint->nothing || touchpoint->back.text) {
        put_link(plan, CHART_STYLE(.stroke = ROLE_INK, .width = 2, .dash = 10, .gap = 5), both);
        put_step(plan, &touchpoint->back, labels->back.name,
                 touchpoint->nothing ? labels->nothing : touchpoint->back.text,
                 touchpoint->nothing ? &NOTHING : &STEP);
        both = false;
    }
    for (size_t k = 0; k < plan->figures->support_count; k++) {
        const struct blueprint_support *support = &plan->figures->supports[k];
        if (support->first <= i && i <= support->last) {
            put_link(plan,
                     line ? CHART_STYLE(.stroke = ROLE_INK, .width = 1.5, .dash = 2, .gap = 4)
                          : NULL,
                     both);
            put_step(plan, &support->step, labels->support.name, support->step.text, &STEP);
            line = both = false;
        }
    }
}

static void put_action(struct plan *plan, size_t i) {
    static const struct look ACTION = {ROLE_ACCENT_SOFT, ROLE_NONE, 0, 0, TEXT_MEDIUM, ROLE_INK};
    const struct blueprint_touchpoint *touchpoint = &plan->figures->touchpoints[i];
    const struct blueprint_stage *stages = plan->figures->stages;
    struct journey_cell cell = {.height = 7};
    struct journey_cell_pen pen = small_pen(plan, 0, ROLE_ACCENT);
    if (i == 0 || plan->figures->touchpoints[i - 1].stage != touchpoint->stage) {
        pen.font.weight = TEXT_SEMIBOLD;
        journey_cell_text(&cell, &pen, stages[touchpoint->stage].name, NULL);
    }
    pen = pen_of(plan, 0, ROLE_INK);
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(&cell, &pen,
                      arena_format(plan->tools->arena, "%zu %s", i + 1, touchpoint->action), NULL);
    if (touchpoint->verdict) {
        pen = small_pen(plan, BLUEPRINT_PARTS_VERDICT, touchpoint->verdict_role);
        pen.font.weight = TEXT_MEDIUM;
        journey_cell_icon(&cell, &pen, touchpoint->verdict_icon, pen.x, cell.height + 2,
                          touchpoint->verdict_role);
        pen.x += BLUEPRINT_PARTS_VERDICT;
        journey_cell_text(&cell, &pen, touchpoint->verdict, NULL);
    }
    pen = small_pen(plan, 0, ROLE_MUTED);
    journey_cell_text(&cell, &pen, touchpoint->evidence, NULL);
    struct blueprint_step none = {0};
    put_box(plan, &cell, &ACTION, &none,
            &(struct canvas_group){.class_name = "blueprint-action",
                                   .href = touchpoint->href,
                                   .title = touchpoint->title});
}

static bool has_owners(const struct blueprint_figures *figures) {
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        if (figures->touchpoints[i].owner || figures->touchpoints[i].systems) {
            return true;
        }
    }
    return false;
}

static void put_owner(struct plan *plan, size_t i) {
    const struct blueprint_touchpoint *touchpoint = &plan->figures->touchpoints[i];
    struct journey_cell cell = {.height = 6};
    struct journey_cell_pen pen = small_pen(plan, 0, ROLE_INK);
    pen.font.weight = TEXT_MEDIUM;
    if (touchpoint->owner) {
        journey_cell_text(&cell, &pen, touchpoint->owner, touchpoint->owner_href);
    } else {
        pen.role = ROLE_BAD;
        journey_cell_icon(&cell, &pen, ICON_NONE_GIVEN, pen.x, cell.height + 2, ROLE_BAD);
        pen.x += 16;
        pen.width -= 16;
        journey_cell_text(&cell, &pen, plan->figures->labels->no_owner, NULL);
    }
    pen = small_pen(plan, 0, ROLE_MUTED);
    journey_cell_text(&cell, &pen, touchpoint->systems, NULL);
    if (plan->draw) {
        journey_cell_draw(&cell, plan->tools->canvas, LEFT, plan->y, ROLE_NONE);
    }
    plan->y += cell.height;
}

/* The ground of what is not seen starts on the line of visibility, in the middle of its link. */
static void draw_unseen_ground(const struct plan *plan, size_t i, bool both) {
    struct plan measure = *plan;
    measure.draw = false;
    put_unseen(&measure, i, both);
    if (measure.y > plan->y) {
        double top = plan->y + GAP / 2.0;
        canvas_rect(plan->tools->canvas, 0, top, plan->width, measure.y + 8 - top, 0,
                    CHART_STYLE(.fill = ROLE_SUNKEN));
    }
}

static void put_touchpoint(struct plan *plan, size_t i, bool owners) {
    static const struct look FRONT = {ROLE_SURFACE, ROLE_AXIS, 1, 0, TEXT_REGULAR, ROLE_INK};
    const struct blueprint_touchpoint *touchpoint = &plan->figures->touchpoints[i];
    bool both = true;
    put_action(plan, i);
    if (touchpoint->front.text) {
        put_link(plan, CHART_STYLE(.stroke = ROLE_INK, .width = 1.5), true);
        put_step(plan, &touchpoint->front, plan->figures->labels->front.name,
                 touchpoint->front.text, &FRONT);
        both = false;
    }
    if (plan->draw) {
        draw_unseen_ground(plan, i, both);
    }
    double before = plan->y;
    put_unseen(plan, i, both);
    plan->y += plan->y > before ? 8 : 0;
    if (owners) {
        put_owner(plan, i);
    }
    plan->y += 22;
}

static void put_all(struct plan *plan) {
    bool owners = has_owners(plan->figures);
    plan->y = 8;
    for (size_t i = 0; i < plan->figures->touchpoint_count; i++) {
        put_touchpoint(plan, i, owners);
    }
}

void blueprint_draw_phone(const struct blueprint_figures *figures, double width,
                          const struct chart_tools *tools) {
    struct plan plan = {.figures = figures, .tools = tools, .width = width > 0 ? width : 356};
    put_all(&plan);
    chart_begin(tools, &figures->name, plan.width, ceil(plan.y), true);
    plan.draw = true;
    put_all(&plan);
    canvas_end(tools->canvas);
}
