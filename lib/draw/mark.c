/* A table of small pictures: each mark is up to three shapes around its middle. */
#include "draw/mark.h"

#include "draw/icon.h"

#include <assert.h>
#include <math.h>

enum shape {
    SHAPE_END,
    SHAPE_RECT,
    SHAPE_CIRCLE,
    SHAPE_LINE,
    SHAPE_DIAMOND,
    SHAPE_ARROW,
    SHAPE_STAR
};

/* A rect has its size, a circle its radius in w, a line runs from (x - w / 2, y - h / 2) on. */
struct part {
    enum shape shape;
    double x, y, w, h, radius;
    struct canvas_style style;
};

#define FILL(role)                                                                                 \
    { .fill = role }
#define RIM(ground, role, size)                                                                    \
    { .fill = ground, .stroke = role, .width = size }
#define STROKE(role, size)                                                                         \
    { .stroke = role, .width = size }
#define DASHED(role, size, on, off)                                                                \
    { .stroke = role, .width = size, .dash = on, .gap = off }

static const struct {
    double width;
    struct part parts[3];
} MARKS[MARK_COUNT] = {
    [MARK_CUSTOMER] = {10, {{SHAPE_CIRCLE, 0, 0, 5, 0, 0, FILL(ROLE_ACCENT)}}},
    [MARK_INTERNAL] = {10, {{SHAPE_RECT, 0, 0, 8, 8, 1.6, RIM(ROLE_SURFACE, ROLE_INK, 1.6)}}},
    [MARK_TARGET] = {2, {{SHAPE_LINE, 0, 0, 0, 12, 0, STROKE(ROLE_INK, 1.6)}}},
    [MARK_EVERYBODY] = {10, {{SHAPE_CIRCLE, 0, 0, 4.2, 0, 0, RIM(ROLE_SURFACE, ROLE_ACCENT, 1.6)}}},
    [MARK_INTERVAL] = {16, {{SHAPE_RECT, 0, 0, 16, 8, 4, {.fill = ROLE_ACCENT, .opacity = 0.4}}}},
    [MARK_HIGH] = {13, {{SHAPE_CIRCLE, 0, 0, 6, 0, 0, RIM(ROLE_ACCENT, ROLE_ACCENT, 1.5)}}},
    [MARK_MEDIUM] = {13, {{SHAPE_CIRCLE, 0, 0, 6, 0, 0, RIM(ROLE_ACCENT_SOFT, ROLE_ACCENT, 1.5)}}},
    [MARK_LOW] = {13, {{SHAPE_CIRCLE, 0, 0, 6, 0, 0, RIM(ROLE_SURFACE, ROLE_NEUTRAL_INK, 1.5)}}},
    [MARK_INFEASIBLE] =
        {13,
         {{SHAPE_CIRCLE,
           0,
           0,
           6,
           0,
           0,
           {.fill = ROLE_SURFACE, .stroke = ROLE_BAD, .width = 1.6, .dash = 2.5, .gap = 2}}}},
    [MARK_EDGE] = {20, {{SHAPE_LINE, 0, 0, 20, 0, 0, DASHED(ROLE_ACCENT, 1.4, 4, 3)}}},
    [MARK_BALLOT] = {8, {{SHAPE_CIRCLE, 0, 0, 3.4, 0, 0, RIM(ROLE_SURFACE, ROLE_INK, 1.3)}}},
    [MARK_MEAN] = {3, {{SHAPE_LINE, 0, 0, 0, 10, 0, STROKE(ROLE_ACCENT, 3)}}},
    [MARK_CRITICAL] = {26,
                       {{SHAPE_RECT, 0, 0, 24, 9, 2.5, RIM(ROLE_ACCENT_MID, ROLE_ACCENT, 1.5)},
                        {SHAPE_RECT, -6, 0, 12, 9, 2.5, FILL(ROLE_ACCENT)}}},
    [MARK_FLOATING] = {26,
                       {{SHAPE_RECT, 0, 0, 24, 9, 2.5, RIM(ROLE_NEUTRAL, ROLE_NEUTRAL_INK, 1)},
                        {SHAPE_RECT, -6, 0, 12, 9, 2.5, FILL(ROLE_NEUTRAL_INK)}}},
    [MARK_PROPOSED] =
        {26,
         {{SHAPE_RECT,
           0,
           0,
           24,
           9,
           2.5,
           {.fill = ROLE_SURFACE, .stroke = ROLE_NEUTRAL_INK, .width = 1.3, .dash = 4, .gap = 3}}}},
    [MARK_LATE] = {26,
                   {{SHAPE_RECT, 0, 0, 24, 9, 2.5, {.fill = ROLE_BAD, .hatch = true}},
                    {SHAPE_RECT, 0, 0, 24, 9, 2.5, STROKE(ROLE_BAD, 1.3)}}},
    [MARK_MILESTONE] = {12, {{SHAPE_DIAMOND, 0, 0, 6, 0, 0, RIM(ROLE_SURFACE, ROLE_INK, 1.4)}}},
    [MARK_CONFLICT] = {24,
                       {{SHAPE_LINE, 0, 0, 23, 0, 0, STROKE(ROLE_BAD, 1.4)},
                        {SHAPE_LINE, -11.5, 0, 0, 8, 0, STROKE(ROLE_BAD, 1.4)},
                        {SHAPE_LINE, 11.5, 0, 0, 8, 0, STROKE(ROLE_BAD, 1.4)}}},
    [MARK_TAIL] = {24,
                   {{SHAPE_LINE, 0, 0, 23, 0, 0, STROKE(ROLE_AXIS, 1.4)},
                    {SHAPE_LINE, 11.5, 0, 0, 8, 0, STROKE(ROLE_AXIS, 1.4)}}},
    [MARK_INTERACTION] = {26, {{SHAPE_LINE, 0, 0, 25, 0, 0, STROKE(ROLE_INK, 1.5)}}},
    [MARK_VISIBILITY] = {26, {{SHAPE_LINE, 0, 0, 25, 0, 0, DASHED(ROLE_INK, 2, 10, 5)}}},
    [MARK_INTERNAL_INTERACTION] = {26, {{SHAPE_LINE, 0, 0, 25, 0, 0, DASHED(ROLE_INK, 1.5, 2, 4)}}},
    [MARK_FAIL] = {16, {{SHAPE_RECT, 0, 0, 16, 16, 3, FILL(ROLE_BAD)}}},
    [MARK_WAITING] = {16, {{SHAPE_CIRCLE, 0, 0, 8, 0, 0, FILL(ROLE_WARN)}}},
    [MARK_MISSING_LINK] = {26,
                           {{SHAPE_LINE, -3, 0, 18, 0, 0, DASHED(ROLE_BAD, 1.4, 4, 3)},
                            {SHAPE_ARROW, 12, 0, 7, 4, 0, FILL(ROLE_BAD)}}},
    [MARK_MOMENT] = {12, {{SHAPE_STAR, 0, 0, 12, 12, 0, FILL(ROLE_ACCENT)}}},
    [MARK_SEVERITY] = {16,
                       {{SHAPE_RECT, -6, 0, 4, 9, 1, FILL(ROLE_BAD)},
                        {SHAPE_RECT, 0, 0, 4, 9, 1, FILL(ROLE_BAD)},
                        {SHAPE_RECT, 6, 0, 4, 9, 1, RIM(ROLE_NONE, ROLE_AXIS, 1)}}},
    [MARK_PATH] = {26,
                   {{SHAPE_LINE, -3, 0, 18, 0, 0, STROKE(ROLE_AXIS, 1.6)},
                    {SHAPE_ARROW, 12, 0, 7, 4, 0, FILL(ROLE_AXIS)}}},
    [MARK_EXIT] = {26,
                   {{SHAPE_LINE, -3, 0, 18, 0, 0, DASHED(ROLE_BAD, 1.6, 4, 3)},
                    {SHAPE_ARROW, 12, 0, 7, 4, 0, FILL(ROLE_BAD)}}},
    [MARK_BEFORE] = {11, {{SHAPE_CIRCLE, 0, 0, 5, 0, 0, RIM(ROLE_SURFACE, ROLE_NEUTRAL_INK, 1.6)}}},
    [MARK_CURVE_BEFORE] = {30,
                           {{SHAPE_LINE, 0, 0, 29, 0, 0, DASHED(ROLE_NEUTRAL_INK, 1.6, 5, 4)},
                            {SHAPE_CIRCLE, 0, 0, 5, 0, 0,
                             RIM(ROLE_SURFACE, ROLE_NEUTRAL_INK, 1.6)}}},
    [MARK_CURVE_AFTER] = {26, {{SHAPE_LINE, 0, 0, 25, 0, 0, STROKE(ROLE_INK, 2)}}},
    [MARK_AIM] = {14, {{SHAPE_LINE, 0, 0, 14, 0, 0, STROKE(ROLE_INK, 2)}}},
    [MARK_GHOST] =
        {18,
         {{SHAPE_RECT,
           0,
           0,
           16,
           12,
           3,
           {.fill = ROLE_SUNKEN, .stroke = ROLE_NEUTRAL_INK, .width = 1.3, .dash = 3, .gap = 3}}}},
    [MARK_CELL_BAD] = {18, {{SHAPE_RECT, 0, 0, 16, 12, 3, RIM(ROLE_BAD_GROUND, ROLE_BAD, 1)}}},
    [MARK_CELL_MIDDLE] = {18, {{SHAPE_RECT, 0, 0, 16, 12, 3, RIM(ROLE_SUNKEN, ROLE_AXIS, 1)}}},
    [MARK_CELL_GOOD] = {18, {{SHAPE_RECT, 0, 0, 16, 12, 3, RIM(ROLE_GOOD_GROUND, ROLE_GOOD, 1)}}},
    [MARK_CELL_HOLE] = {18, {{SHAPE_RECT, 0, 0, 16, 12, 3, RIM(ROLE_NONE, ROLE_AXIS, 1)}}},
    [MARK_THRESHOLD] = {2, {{SHAPE_LINE, 0, 0, 0, 14, 0, DASHED(ROLE_INK, 1.5, 4, 3)}}},
    [MARK_LIMITS] = {20,
                     {{SHAPE_RECT, 0, 0, 20, 10, 0, FILL(ROLE_SUNKEN)},
                      {SHAPE_LINE, 0, 0, 20, 0, 0, DASHED(ROLE_NEUTRAL_INK, 1, 2, 2)}}},
};

static void draw_part(const struct canvas *canvas, const struct part *part, double x, double y) {
    x += part->x;
    y += part->y;
    double w = part->w, h = part->h;
    switch (part->shape) {
    case SHAPE_RECT:
        canvas_rect(canvas, x - w / 2, y - h / 2, w, h, part->radius, &part->style);
        break;
    case SHAPE_CIRCLE:
        canvas_circle(canvas, x, y, w, &part->style);
        break;
    case SHAPE_LINE:
        canvas_line(canvas, x - w / 2, y - h / 2, x + w / 2, y + h / 2, &part->style);
        break;
    case SHAPE_DIAMOND:
        canvas_polyline(canvas,
                        (struct canvas_point[]){{x, y - w}, {x + w, y}, {x, y + w}, {x - w, y}}, 4,
                        true, &part->style);
        break;
    case SHAPE_ARROW: /* its point at the right */
        canvas_polyline(canvas, (struct canvas_point[]){{x, y}, {x - w, y - h}, {x - w, y + h}}, 3,
                        true, &part->style);
        break;
    case SHAPE_STAR:
        icon_draw(canvas, ICON_STAR, x - w / 2, y - h / 2, part->style.fill);
        break;
    case SHAPE_END:
        break;
    }
}

void mark_draw(const struct canvas *canvas, enum mark mark, double x, double y) {
    assert(mark < MARK_COUNT);
    for (int i = 0; i < 3 && MARKS[mark].parts[i].shape != SHAPE_END; i++) {
        draw_part(canvas, &MARKS[mark].parts[i], x, y);
    }
}

double mark_width(enum mark mark) {
    assert(mark < MARK_COUNT);
    return MARKS[mark].width;
}

enum role mark_disc(const struct canvas *canvas, enum mark level, double x, double y,
                    double radius) {
    assert(level >= MARK_HIGH && level <= MARK_INFEASIBLE);
    struct part part = MARKS[level].parts[0];
    part.w = radius;
    part.style.width = 2;
    part.style.dash *= 1.6;
    part.style.gap *= 1.4;
    draw_part(canvas, &part, x, y);
    return level == MARK_HIGH ? ROLE_ON_ACCENT : level == MARK_MEDIUM ? ROLE_ACCENT : ROLE_INK;
}

static double entry_width(const struct chart_tools *tools, const struct mark_entry *entry) {
    double mark = mark_width(entry->mark);
    return mark + (mark > 0 ? 7 : 0) +
           chart_width(tools, &(struct chart_label){.text = entry->word});
}

static void draw_entry(const struct chart_tools *tools, const struct mark_entry *entry, double x,
                       double y, double most) {
    double mark = mark_width(entry->mark);
    mark_draw(tools->canvas, entry->mark, x + mark / 2, y + 9);
    double shift = mark > 0 ? mark + 7 : 0;
    chart_text(tools, &(struct chart_label){.text = entry->word,
                                            .x = x + shift,
                                            .y = y + 13,
                                            .fill = ROLE_MUTED,
                                            .width = fmax(1, most - shift)});
}

double mark_flow(const struct chart_tools *tools, const struct mark_entry *entries, size_t count,
                 double left, double right, double y, bool from_left) {
    const double GAP = 18, ROW = 20;
    double height = 0;
    for (size_t from = 0; from < count;) {
        size_t to = from;
        double used = 0;
        while (to < count) {
            double next = used + (to > from ? GAP : 0) + entry_width(tools, &entries[to]);
            if (to > from && next > right - left) {
                break;
            }
            used = next;
            to++;
        }
        double x = from_left ? left : fmax(left, right - used);
        for (size_t i = from; i < to; i++) {
            if (tools->canvas) {
                draw_entry(tools, &entries[i], x, y + height, right - x);
            }
            x += entry_width(tools, &entries[i]) + GAP;
        }
        from = to;
        height += ROW;
    }
    return height;
}

void mark_draw_legend(const struct mark_legend *figures, const struct chart_tools *tools) {
    double most = figures->width > 0 ? figures->width : 1e6, width = 0;
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    for (size_t i = 0; i < figures->count; i++) {
        width += entry_width(tools, &figures->entries[i]) + (i > 0 ? 18 : 0);
    }
    width = fmax(1, fmin(most, width));
    double height = mark_flow(&mute, figures->entries, figures->count, 0, width + 0.01, 0, true);
    chart_begin(tools, &figures->name, width, fmax(1, height), false);
    mark_flow(tools, figures->entries, figures->count, 0, width + 0.01, 0, true);
    canvas_end(tools->canvas);
}
