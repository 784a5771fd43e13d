/* One function draws what stands on a step and in a row. */
#include "draw/stair.h"

#include <math.h>

#define RISE 42.0
#define PAD 16.0
#define PILL 28.0

/* The room of one stage's words and bar. */
struct step {
    double x, y, width;
    bool stacked;    /* the name stands below the score */
    enum role track; /* of the bar */
};

static void draw_mark(const struct canvas *canvas, bool reached, double x, double y) {
    if (reached) {
        struct canvas_point tick[] = {{x + 0.5, y}, {x + 4.5, y + 4}, {x + 12, y - 4.5}};
        canvas_polyline(canvas, tick, 3, false, CHART_STYLE(.stroke = ROLE_GOOD, .width = 2.2));
    } else {
        canvas_circle(canvas, x + 6, y, 5, CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.6));
    }
}

static void draw_bar(const struct stair *figures, const struct chart_tools *tools,
                     const struct stair_stage *stage, const struct step *step, double y) {
    const struct canvas *canvas = tools->canvas;
    struct chart_scale scale = {0, figures->highest, step->x, step->x + step->width};
    canvas_rect(canvas, step->x, y, step->width, 12, 2,
                CHART_STYLE(.fill = step->track, .stroke = ROLE_HAIRLINE));
    if (!isnan(stage->score)) {
        double length = chart_at(&scale, stage->score) - step->x;
        bool full = !(stage->score < figures->threshold);
        canvas_rect(canvas, step->x, y, length, 12, fmin(2, length / 2),
                    CHART_STYLE(.fill = full ? ROLE_ACCENT : ROLE_ACCENT_MID));
    }
    if (!isnan(figures->threshold)) {
        double x = chart_at(&scale, figures->threshold);
        canvas_line(canvas, x, y, x, y + 12, CHART_STYLE(.stroke = step->track, .width = 4));
        canvas_line(canvas, x, y - 3, x, y + 15,
                    CHART_STYLE(.stroke = ROLE_INK, .width = 1.6, .dash = 4, .gap = 3));
    }
}

/* A stage's note on up to three lines. */
static struct text_block note_of(const struct chart_tools *tools, const struct stair_stage *stage,
                                 double width) {
    struct text_font font = {.size = 12};
    struct text_limits limits = {.width = width, .lines = 3};
    return text_wrap(tools->measure, &font, stage->note ? stage->note : "", &limits, tools->arena);
}

/* What the longest note adds to the height of a step. */
static double note_height(const struct stair *figures, const struct chart_tools *tools,
                          double width) {
    size_t lines = 1;
    for (size_t i = 0; i < figures->count; i++) {
        size_t count = note_of(tools, &figures->stages[i], width).count;
        lines = count > lines ? count : lines;
    }
    return 16 * (double)(lines - 1);
}

/* Mark, name and score, then the bar, then the note. */
static void draw_stage(const struct stair *figures, const struct chart_tools *tools, size_t index,
                       const struct step *step) {
    const struct stair_stage *stage = &figures->stages[index];
    bool known = !isnan(stage->score);
    struct chart_label score = {.text = known ? chart_figure(tools, stage->score, figures->digits,
                                                             FORMAT_PLAIN, figures->signs)
                                              : figures->not_rated,
                                .x = step->x + step->width,
                                .y = step->y + 32,
                                .size = known ? 20 : 12,
                                .weight = known ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                .anchor = CANVAS_END,
                                .fill = known ? ROLE_INK : ROLE_MUTED,
                                .width = step->width * 0.6};
    double used = chart_text(tools, &score);
    draw_mark(tools->canvas, stage->reached, step->x, step->y + 25.5);
    double below = step->stacked ? 20 : 0;
    struct chart_label name = {.text = stage->name,
                               .x = step->x + (step->stacked ? 0 : 20),
                               .y = step->y + (step->stacked ? 52 : 31),
                               .size = step->stacked ? 13 : 15,
                               .weight = TEXT_SEMIBOLD,
                               .width = step->stacked ? step->width : step->width - 28 - used};
    canvas_open_link(tools->canvas, stage->href);
    chart_text(tools, &name);
    canvas_close_group(tools->canvas);
    draw_bar(figures, tools, stage, step, step->y + 44 + below);
    struct text_block note = note_of(tools, stage, step->width);
    for (size_t i = 0; i < note.count; i++) {
        chart_text(tools, &(struct chart_label){.text = note.lines[i].text,
                                                .x = step->x,
                                                .y = step->y + 76 + below + 16 * (double)i,
                                                .fill = ROLE_MUTED});
    }
}

/* Whether some name has no room beside its score. */
static bool stacks(const struct stair *figures, const struct chart_tools *tools, double width) {
    for (size_t i = 0; i < figures->count; i++) {
        struct chart_label label = {
            .text = figures->stages[i].name, .size = 15, .weight = TEXT_SEMIBOLD};
        if (chart_width(tools, &label) > width - 2 * PAD - 20 - 44) {
            return true;
        }
    }
    return false;
}

/* The sign over a step, its point down. */
static void draw_here(const struct stair *figures, const struct chart_tools *tools, double x,
                      double y, double most) {
    struct chart_label label = {.text = figures->here, .size = 13, .weight = TEXT_SEMIBOLD};
    double width = fmin(most, chart_width(tools, &label) + 36), middle = x + width / 2;
    canvas_rect(tools->canvas, x, y - 8 - PILL, width, PILL, 4, CHART_STYLE(.fill = ROLE_INK));
    struct canvas_point point[] = {{middle - 7, y - 9}, {middle + 7, y - 9}, {middle, y - 2}};
    canvas_polyline(tools->canvas, point, 3, true, CHART_STYLE(.fill = ROLE_INK));
    label.x = middle;
    label.y = y - 8 - PILL / 2 + 4.7;
    label.anchor = CANVAS_MIDDLE;
    label.fill = ROLE_SURFACE;
    label.width = width - 8;
    chart_text(tools, &label);
}

static void draw_ground(const struct stair *figures, const struct chart_tools *tools, double step,
                        double head, double height) {
    const struct canvas *canvas = tools->canvas;
    size_t corners = 0;
    struct canvas_point *line =
        ARENA_ARRAY(tools->arena, struct canvas_point, 2 * figures->count + 1);
    line[corners++] = (struct canvas_point){0.8, height};
    for (size_t i = 0; i < figures->count; i++) {
        double top = head + RISE * (double)(figures->count - 1 - i);
        double from = fmax(0.8, step * (double)i), to = step * (double)(i + 1);
        canvas_rect(canvas, from, top, to - from, height - top, 0,
                    CHART_STYLE(.fill = ROLE_SUNKEN));
        line[corners++] = (struct canvas_point){from, top};
        line[corners++] = (struct canvas_point){to, top};
        if (i > 0) {
            canvas_line(canvas, from, top, from, height, CHART_STYLE(.stroke = ROLE_HAIRLINE));
        }
    }
    canvas_polyline(canvas, line, corners, false, CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.6));
}

static bool has_links(const struct stair *figures) {
    for (size_t i = 0; i < figures->count; i++) {
        if (figures->stages[i].href) {
            return true;
        }
    }
    return false;
}

void stair_draw(const struct stair *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 1166;
    double column = width / (double)figures->count;
    bool stacked = stacks(figures, tools, column);
    /* the sign needs room above the last step only */
    double head = figures->current + 1 == figures->count ? 40 : 2;
    double lowest = (stacked ? 112 : 92) + note_height(figures, tools, column - 2 * PAD);
    double height = head + lowest + RISE * (double)(figures->count - 1);
    chart_begin(tools, &figures->name, width, height, has_links(figures));
    draw_ground(figures, tools, column, head, height);
    for (size_t i = 0; i < figures->count; i++) {
        double top = head + RISE * (double)(figures->count - 1 - i);
        struct step step = {.x = column * (double)i + PAD,
                            .y = top,
                            .width = column - 2 * PAD,
                            .stacked = stacked,
                            .track = ROLE_SURFACE};
        draw_stage(figures, tools, i, &step);
        if (i == figures->current) {
            draw_here(figures, tools, step.x, top, column - PAD);
        }
    }
    canvas_end(tools->canvas);
}

void stair_draw_phone(const struct stair *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 358;
    bool here = figures->current < figures->count;
    double row = 86 + note_height(figures, tools, width - 2);
    double height = row * (double)figures->count + (here ? 40 : 0) + 4;
    chart_begin(tools, &figures->name, width, height, has_links(figures));
    double y = 0;
    for (size_t i = figures->count; i-- > 0;) {
        if (i == figures->current) {
            y += 40;
            draw_here(figures, tools, 0, y + 6, width);
        } else if (y > 0) {
            canvas_line(tools->canvas, 0, y + 2, width, y + 2,
                        CHART_STYLE(.stroke = ROLE_HAIRLINE));
        }
        struct step step = {.x = 1, .y = y, .width = width - 2, .track = ROLE_SUNKEN};
        draw_stage(figures, tools, i, &step);
        y += row;
    }
    canvas_end(tools->canvas);
}
