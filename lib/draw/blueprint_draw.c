/* The drawing: grounds and lines first, then links, boxes and their badges on top. */
#include "draw/blueprint_parts.h"

#include "draw/trace.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { BADGE_WIDTH = BLUEPRINT_PARTS_BADGE, BADGE_HEIGHT = 20 };

/* A box on the canvas. */
struct place {
    double x, y, width, height;
};

static double base_line(const struct text_font *font) {
    double letters = text_ascent(font) + text_descent(font);
    return round((BLUEPRINT_PARTS_LINE - letters) / 2 + text_ascent(font));
}

/* Lines centred under each other from y on; gives where the next one goes. */
static double draw_lines(const struct canvas *canvas, const struct text_block *block, double middle,
                         double y, const struct text_font *font, enum role fill) {
    for (size_t i = 0; i < block->count; i++) {
        canvas_text(canvas, &(struct canvas_text){.x = middle,
                                                  .y = y + base_line(font),
                                                  .line = block->lines[i],
                                                  .font = *font,
                                                  .anchor = CANVAS_MIDDLE,
                                                  .fill = fill});
        y += BLUEPRINT_PARTS_LINE;
    }
    return y;
}

static void draw_words(const struct canvas *canvas, const struct blueprint_parts_words *words,
                       const struct place *box, const struct text_font *font, enum role fill,
                       enum role note) {
    double height = (double)(words->text.count + words->note.count) * BLUEPRINT_PARTS_LINE;
    double middle = box->x + box->width / 2;
    double y = box->y + (box->height - height) / 2;
    y = draw_lines(canvas, &words->text, middle, y, font, fill);
    draw_lines(canvas, &words->note, middle, y, &BLUEPRINT_PARTS_FONT, note);
}

/* A head of 7 x 8 at a tip, pointing along (dx, dy). */
static void draw_head(const struct canvas *canvas, double x, double y, double dx, double dy,
                      enum role role) {
    struct canvas_point corners[] = {{x, y},
                                     {x - 7 * dx - 4 * dy, y - 7 * dy + 4 * dx},
                                     {x - 7 * dx + 4 * dy, y - 7 * dy - 4 * dx}};
    canvas_polyline(canvas, corners, 3, true, CHART_STYLE(.fill = role));
}

static void draw_down(const struct canvas *canvas, double x, double from, double to, bool both,
                      bool missing) {
    enum role role = missing ? ROLE_BAD : ROLE_MUTED;
    canvas_line(
        canvas, x, from + (both ? 4 : 0), x, to - 4,
        CHART_STYLE(.stroke = role, .width = 1.4, .dash = missing ? 4 : 0, .gap = missing ? 3 : 0));
    draw_head(canvas, x, to, 0, 1, role);
    if (both) {
        draw_head(canvas, x, from, 0, -1, role);
    }
}

static void draw_along(const struct canvas *canvas, double from, double to, double y) {
    canvas_line(canvas, from, y, to - 4, y, CHART_STYLE(.stroke = ROLE_MUTED, .width = 1.4));
    draw_head(canvas, to, y, 1, 0, ROLE_MUTED);
}

void blueprint_parts_badge(const struct chart_tools *tools, double x, double y, const char *text,
                           bool waiting) {
    canvas_rect(tools->canvas, x - BADGE_WIDTH / 2.0, y - BADGE_HEIGHT / 2.0, BADGE_WIDTH,
                BADGE_HEIGHT, waiting ? 10 : 4,
                CHART_STYLE(.fill = waiting ? ROLE_WARN : ROLE_BAD));
    chart_text(tools, &(struct chart_label){.text = text,
                                            .x = x,
                                            .y = y + 4.5,
                                            .weight = TEXT_SEMIBOLD,
                                            .anchor = CANVAS_MIDDLE,
                                            .fill = waiting ? ROLE_SURFACE : ROLE_ON_BAD,
                                            .width = BADGE_WIDTH - 2});
}

/* The badges at the right top corner of a box. */
static void draw_badges(const struct blueprint *blueprint, const struct canvas *canvas,
                        const struct blueprint_step *step, const struct place *box) {
    struct chart_tools tools = {canvas, blueprint->measure, blueprint->arena};
    double x = fmin(box->x + box->width, blueprint->width - BADGE_WIDTH / 2.0 - 1);
    if (step->fail) {
        blueprint_parts_badge(&tools, x, box->y, step->fail, false);
        x -= BADGE_WIDTH + 4;
    }
    if (step->wait) {
        blueprint_parts_badge(&tools, x, box->y, step->wait, true);
    }
}

/* A box's tip: what is cut of it in full, then what it says of itself. */
static const char *tip(const struct blueprint *blueprint, const struct blueprint_parts_words *words,
                       const char *text, const char *title) {
    return !words->text.cut && !words->note.cut ? title
           : title ? arena_format(blueprint->arena, "%s; %s", text, title)
                   : text;
}

static void draw_step(const struct blueprint *blueprint, const struct canvas *canvas,
                      const struct blueprint_step *step, const struct blueprint_parts_words *words,
                      const struct place *box, const struct text_font *font) {
    enum role edge = step->fail ? ROLE_BAD : step->wait ? ROLE_WARN : ROLE_AXIS;
    bool marked = step->fail || step->wait;
    const char *title = tip(blueprint, words, step->text, step->title);
    canvas_open_group(canvas,
                      &(struct canvas_group){.class_name = "blueprint-step", .title = title});
    canvas_rect(canvas, box->x, box->y, box->width, box->height, 6,
                CHART_STYLE(.fill = ROLE_SURFACE, .stroke = edge, .width = marked ? 2 : 1));
    draw_words(canvas, words, box, font, ROLE_INK, step->fail ? ROLE_BAD : ROLE_WARN);
    draw_badges(blueprint, canvas, step, box);
    canvas_close_group(canvas);
}

/* The box of a lane in a column. */
static struct place box_of(const struct blueprint *blueprint, enum blueprint_parts_lane lane,
                           size_t column) {
    const struct blueprint_parts_lane_box *row = &blueprint->lanes[lane];
    return (struct place){blueprint_parts_middle(blueprint, column) - blueprint->box / 2,
                          row->box_y, blueprint->box, row->box_height};
}

static struct place support_box(const struct blueprint *blueprint,
                                const struct blueprint_parts_support *support) {
    double x = blueprint_parts_middle(blueprint, support->first) - blueprint->box / 2;
    double width = blueprint->column * (double)(support->last - support->first) + blueprint->box;
    return (struct place){x, support->y, width, support->height};
}

static void draw_nothing(const struct blueprint *blueprint, const struct canvas *canvas,
                         size_t column) {
    const struct blueprint_touchpoint *touchpoint = &blueprint->touchpoints[column];
    struct place box = box_of(blueprint, BLUEPRINT_BACK, column);
    canvas_open_group(canvas, &(struct canvas_group){.class_name = "blueprint-nothing",
                                                     .title = touchpoint->back.title});
    canvas_rect(canvas, box.x, box.y, box.width, box.height, 6,
                CHART_STYLE(.fill = ROLE_BAD_GROUND, .stroke = ROLE_BAD, .width = 1.4, .dash = 4,
                            .gap = 3));
    draw_words(canvas, &blueprint->lanes[BLUEPRINT_BACK].words[column], &box,
               &BLUEPRINT_PARTS_STRONG, ROLE_BAD, ROLE_BAD);
    draw_badges(blueprint, canvas, &touchpoint->back, &box);
    canvas_close_group(canvas);
}

/* A verdict's icon with its word. */
static void draw_verdict(const struct canvas *canvas, const struct blueprint_touchpoint *touchpoint,
                         const struct text_block *word, double middle, double y) {
    if (word->count > 0) {
        double left = middle - (word->width + BLUEPRINT_PARTS_VERDICT) / 2;
        icon_draw(canvas, touchpoint->verdict_icon, left, y + 1.5, touchpoint->verdict_role);
        draw_lines(canvas, word, middle + BLUEPRINT_PARTS_VERDICT / 2.0, y, &BLUEPRINT_PARTS_STRONG,
                   touchpoint->verdict_role);
    }
}

/* What the customer does, its number in the accent colour; below it the verdict. */
static void draw_action(const struct blueprint *blueprint, const struct canvas *canvas,
                        size_t column) {
    const struct blueprint_touchpoint *touchpoint = &blueprint->touchpoints[column];
    struct place box = box_of(blueprint, BLUEPRINT_CUSTOMER, column);
    struct blueprint_parts_words words = blueprint->lanes[BLUEPRINT_CUSTOMER].words[column];
    const char *number = arena_format(blueprint->arena, "%zu", blueprint->first + column + 1);
    size_t length = strlen(number);
    canvas_open_group(canvas,
                      &(struct canvas_group){
                          .class_name = "blueprint-action",
                          .href = touchpoint->href,
                          .title = tip(blueprint, &words, touchpoint->action, touchpoint->title)});
    canvas_rect(canvas, box.x, box.y, box.width, box.height, 6,
                CHART_STYLE(.fill = ROLE_ACCENT_SOFT));
    struct text_line first = words.text.lines[0];
    double top =
        box.y +
        (box.height - (double)(words.text.count + words.note.count) * BLUEPRINT_PARTS_LINE) / 2;
    double left = box.x + (box.width - first.width) / 2;
    struct canvas_text text = {.x = left,
                               .y = top + base_line(&BLUEPRINT_PARTS_STRONG),
                               .line = first,
                               .font = BLUEPRINT_PARTS_STRONG,
                               .fill = ROLE_INK};
    bool split = !first.rtl && strncmp(first.text, number, length) == 0;
    if (split) {
        text.line.text = first.text + length + (first.text[length] == ' ' ? 1 : 0);
        text.line.width = text_width(blueprint->measure, &text.font, text.line.text);
        text.x = left + first.width - text.line.width;
    }
    canvas_text(canvas, &text);
    if (split) {
        text.x = left;
        text.fill = ROLE_ACCENT;
        text.line.text = number;
        text.line.width = text_width(blueprint->measure, &text.font, number);
        canvas_text(canvas, &text);
    }
    words.text.lines++;
    words.text.count--;
    top = draw_lines(canvas, &words.text, box.x + box.width / 2, top + BLUEPRINT_PARTS_LINE,
                     &BLUEPRINT_PARTS_STRONG, ROLE_INK);
    draw_verdict(canvas, touchpoint, &words.note, box.x + box.width / 2, top);
    canvas_close_group(canvas);
}

/* The ground of what is not seen, the stages and the lines between the lanes. */
static void draw_grounds(const struct blueprint *blueprint, const struct canvas *canvas) {
    const struct blueprint_parts_lane_box *lanes = blueprint->lanes;
    double width = blueprint->width, unseen = lanes[BLUEPRINT_BACK].y;
    double foot = lanes[BLUEPRINT_OWNER].y;
    canvas_rect(canvas, 0, unseen, width, foot - unseen, 0, CHART_STYLE(.fill = ROLE_SUNKEN));
    struct trace hairs;
    trace_init(&hairs);
    for (size_t i = 0; i < blueprint->count; i = blueprint_parts_stage_end(blueprint, i)) {
        double x = blueprint->label + blueprint->column * (double)i;
        double end =
            blueprint->label + blueprint->column * (double)blueprint_parts_stage_end(blueprint, i);
        canvas_rect(canvas, x + 2, 0, end - x - 2, lanes[BLUEPRINT_STAGE].height, 0,
                    CHART_STYLE(.fill = ROLE_ACCENT_SOFT));
        journey_cell_draw(&blueprint->stages[i], canvas, x, 0, ROLE_NONE);
        trace_line(&hairs, x, lanes[BLUEPRINT_STAGE].height, x, blueprint->height);
    }
    trace_line(&hairs, 0, lanes[BLUEPRINT_EVIDENCE].y, width, lanes[BLUEPRINT_EVIDENCE].y);
    trace_line(&hairs, 0, lanes[BLUEPRINT_CUSTOMER].y, width, lanes[BLUEPRINT_CUSTOMER].y);
    trace_draw(&hairs, canvas, CHART_STYLE(.stroke = ROLE_HAIRLINE));
    canvas_line(canvas, 0, lanes[BLUEPRINT_FRONT].y, width, lanes[BLUEPRINT_FRONT].y,
                CHART_STYLE(.stroke = ROLE_INK, .width = 1.5));
    canvas_line(canvas, 0, unseen, width, unseen,
                CHART_STYLE(.stroke = ROLE_INK, .width = 2, .dash = 10, .gap = 5));
    canvas_line(canvas, 0, lanes[BLUEPRINT_SUPPORT].y, width, lanes[BLUEPRINT_SUPPORT].y,
                CHART_STYLE(.stroke = ROLE_INK, .width = 1.5, .dash = 2, .gap = 4));
    for (int i = 0; i < BLUEPRINT_LANES; i++) {
        if (lanes[i].height > 0) {
            journey_cell_draw(&lanes[i].label, canvas, 0, lanes[i].y, ROLE_NONE);
        }
    }
}

static void draw_evidence(const struct blueprint *blueprint, const struct canvas *canvas) {
    const struct blueprint_parts_lane_box *lane = &blueprint->lanes[BLUEPRINT_EVIDENCE];
    for (size_t i = 0; i < blueprint->count; i++) {
        const struct text_block *text = &lane->words[i].text;
        double middle = blueprint_parts_middle(blueprint, i);
        if (text->count > 0) {
            double height = (double)text->count * BLUEPRINT_PARTS_LINE;
            double top = lane->box_y + (lane->box_height - height) / 2;
            double end = draw_lines(canvas, text, middle, top, &BLUEPRINT_PARTS_FONT, ROLE_MUTED);
            canvas_line(canvas, middle, end + 4, middle, blueprint->lanes[BLUEPRINT_CUSTOMER].box_y,
                        CHART_STYLE(.stroke = ROLE_MUTED, .width = 1.5, .dash = 2, .gap = 3));
        }
    }
}

/* The next support process of a column below a height; NULL when there is none. */
static const struct blueprint_parts_support *next_support(const struct blueprint *blueprint,
                                                          size_t column, double below) {
    const struct blueprint_parts_support *found = NULL;
    for (size_t i = 0; i < blueprint->support_count; i++) {
        const struct blueprint_parts_support *support = &blueprint->supports[i];
        if (support->first <= column && column <= support->last && support->y > below &&
            (!found || support->y < found->y)) {
            found = support;
        }
    }
    return found;
}

/* The links down a column: from what the customer does to the last thing behind it. */
static void draw_column(const struct blueprint *blueprint, const struct canvas *canvas,
                        size_t column) {
    const struct blueprint_touchpoint *touchpoint = &blueprint->touchpoints[column];
    double x = blueprint_parts_middle(blueprint, column);
    struct place box = box_of(blueprint, BLUEPRINT_CUSTOMER, column);
    double from = box.y + box.height;
    bool both = true; /* across the line of interaction */
    if (touchpoint->front.text) {
        box = box_of(blueprint, BLUEPRINT_FRONT, column);
        draw_down(canvas, x, from, box.y, both, false);
        from = box.y + box.height;
        both = false;
    }
    if (touchpoint->back.text || touchpoint->nothing) {
        box = box_of(blueprint, BLUEPRINT_BACK, column);
        draw_down(canvas, x, from, box.y, both, touchpoint->nothing);
        from = box.y + box.height;
        both = false;
    }
    const struct blueprint_parts_support *support = next_support(blueprint, column, 0);
    while (support) {
        draw_down(canvas, x, from, support->y, both, false);
        from = support->y + support->height;
        both = false;
        support = next_support(blueprint, column, support->y);
    }
}

static void draw_links(const struct blueprint *blueprint, const struct canvas *canvas) {
    for (size_t i = 0; i < blueprint->count; i++) {
        draw_column(blueprint, canvas, i);
        if (i + 1 == blueprint->count) {
            break;
        }
        struct place action = box_of(blueprint, BLUEPRINT_CUSTOMER, i);
        double from = action.x + action.width, to = from + blueprint->column - blueprint->box;
        draw_along(canvas, from, to, action.y + action.height / 2);
        if (blueprint->touchpoints[i].hands_on && blueprint->touchpoints[i].back.text &&
            blueprint->touchpoints[i + 1].back.text) {
            struct place step = box_of(blueprint, BLUEPRINT_BACK, i);
            draw_along(canvas, from, to, step.y + step.height / 2);
        }
    }
}

static void draw_owners(const struct blueprint *blueprint, const struct canvas *canvas) {
    double y = blueprint->lanes[BLUEPRINT_OWNER].y;
    for (size_t i = 0; blueprint->owners && i < blueprint->count; i++) {
        double x = blueprint->label + blueprint->column * (double)i;
        journey_cell_draw(&blueprint->owners[i], canvas, x, y, ROLE_NONE);
    }
}

static void draw_boxes(const struct blueprint *blueprint, const struct canvas *canvas) {
    for (size_t i = 0; i < blueprint->count; i++) {
        const struct blueprint_touchpoint *touchpoint = &blueprint->touchpoints[i];
        draw_action(blueprint, canvas, i);
        if (touchpoint->front.text) {
            struct place box = box_of(blueprint, BLUEPRINT_FRONT, i);
            draw_step(blueprint, canvas, &touchpoint->front,
                      &blueprint->lanes[BLUEPRINT_FRONT].words[i], &box, &BLUEPRINT_PARTS_FONT);
        }
        if (touchpoint->nothing) {
            draw_nothing(blueprint, canvas, i);
        } else if (touchpoint->back.text) {
            struct place box = box_of(blueprint, BLUEPRINT_BACK, i);
            draw_step(blueprint, canvas, &touchpoint->back,
                      &blueprint->lanes[BLUEPRINT_BACK].words[i], &box, &BLUEPRINT_PARTS_FONT);
        }
    }
    for (size_t i = 0; i < blueprint->support_count; i++) {
        const struct blueprint_parts_support *support = &blueprint->supports[i];
        struct place box = support_box(blueprint, support);
        draw_step(blueprint, canvas, support->step, &support->words, &box, &BLUEPRINT_PARTS_STRONG);
    }
}

void blueprint_draw(const struct blueprint *blueprint, const struct canvas *canvas) {
    struct chart_tools tools = {canvas, blueprint->measure, blueprint->arena};
    bool links = false;
    for (size_t i = 0; i < blueprint->count; i++) {
        links = links || blueprint->touchpoints[i].href;
    }
    chart_begin(&tools, &blueprint->figures->name, blueprint->width, blueprint->height, links);
    draw_grounds(blueprint, canvas);
    draw_evidence(blueprint, canvas);
    draw_links(blueprint, canvas);
    draw_boxes(blueprint, canvas);
    draw_owners(blueprint, canvas);
    canvas_end(canvas);
}
