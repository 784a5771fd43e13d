/* The lane of scores: what customers say (a circle, with its interval) and what we believe (a
 * square), all on one vertical scale with the thresholds as dotted lines; the verdict at the foot.
 */
#include "draw/journey_map_parts.h"

#include <glib.h>
#include <math.h>

#define GAP 14.0 /* least distance of the two values */

struct scores {
    double highest;           /* the score at the top of the plot */
    double point;             /* px a score */
    double top, bottom;       /* y of the plot in the lane */
    struct text_block *notes; /* "internal opinion only" */
    struct text_block *words; /* of the verdicts */
};

static bool measured(const struct journey_map_touchpoint *touchpoint) {
    return !isnan(touchpoint->customer);
}

static bool believed(const struct journey_map_touchpoint *touchpoint) {
    return !isnan(touchpoint->internal);
}

static void widen(double value, double *lowest, double *highest) {
    if (!isnan(value)) {
        *lowest = fmin(*lowest, value);
        *highest = fmax(*highest, value);
    }
}

/* The range to show: all values, intervals and thresholds. */
static bool range(const struct journey_map *map, double *lowest, double *highest) {
    bool any = false;
    *lowest = map->figures->ok;
    *highest = map->figures->good;
    for (size_t i = 0; i < map->count; i++) {
        const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
        any = any || measured(touchpoint) || believed(touchpoint);
        widen(touchpoint->internal, lowest, highest);
        widen(touchpoint->customer, lowest, highest);
        if (measured(touchpoint)) {
            widen(touchpoint->low, lowest, highest);
            widen(touchpoint->high, lowest, highest);
        }
    }
    return any;
}

/* The thresholds' names beside their lines, and the words under the marks. */
static void layout_words(struct journey_map *map, struct scores *scores) {
    struct journey_map_parts_box *box = &map->lanes[LANE_SCORES];
    struct journey_cell_pen pen = journey_map_parts_pen(map);
    const struct journey_map_labels *labels = map->figures->labels;
    pen.x = map->sizes.label - 8;
    pen.width = map->sizes.label - 12;
    pen.role = ROLE_MUTED;
    pen.font.weight = TEXT_SEMIBOLD;
    double good = scores->top + (scores->highest - map->figures->good) * scores->point;
    double ok = scores->top + (scores->highest - map->figures->ok) * scores->point;
    ok = fmax(ok, good + GAP);
    journey_cell_line(&box->label, &pen, good + 4.5, CANVAS_END, labels->good_line, NULL);
    journey_cell_line(&box->label, &pen, ok + 4.5, CANVAS_END, labels->ok_line, NULL);
    scores->notes = ARENA_ARRAY(map->arena, struct text_block, map->count);
    scores->words = ARENA_ARRAY(map->arena, struct text_block, map->count);
    struct text_limits limits = {.width = map->column - 6};
    struct text_font medium = {.size = map->sizes.text, .weight = TEXT_MEDIUM};
    struct text_font plain = {.size = map->sizes.text};
    for (size_t i = 0; i < map->count; i++) {
        const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
        if (touchpoint->verdict.word) {
            scores->words[i] =
                text_wrap(map->measure, &medium, touchpoint->verdict.word, &limits, map->arena);
        }
        if (believed(touchpoint) && !measured(touchpoint)) {
            struct text_limits narrow = {.width = map->column - 24};
            scores->notes[i] =
                text_wrap(map->measure, &plain, labels->internal_only, &narrow, map->arena);
        }
    }
}

/* The y of a score in the lane. */
static double place(const struct scores *scores, double value) {
    return scores->top + (scores->highest - value) * scores->point;
}

void journey_map_scores_layout(struct journey_map *map) {
    struct journey_map_parts_box *box = &map->lanes[LANE_SCORES];
    double lowest, highest;
    if (!range(map, &lowest, &highest)) {
        return;
    }
    struct scores *scores = ARENA_NEW(map->arena, struct scores);
    scores->highest = highest;
    scores->point = map->sizes.score_span / (map->figures->scale_high - map->figures->scale_low);
    scores->top = map->sizes.score_top;
    scores->bottom = scores->top + (highest - lowest) * scores->point;
    layout_words(map, scores);
    size_t lines = 1;
    for (size_t i = 0; i < map->count; i++) {
        lines = scores->words[i].count > lines ? scores->words[i].count : lines;
        if (scores->notes[i].count > 0) {
            double foot = place(scores, map->touchpoints[i].internal) + 18 +
                          (double)scores->notes[i].count * map->sizes.line;
            scores->bottom = fmax(scores->bottom, foot - 10);
        }
    }
    box->graph = scores;
    box->height =
        scores->bottom + map->sizes.score_foot + 12 + 6 + (double)lines * map->sizes.line + 6;
}

static void draw_value(const struct journey_map *map, const struct canvas *canvas, size_t i,
                       double value, double y, bool strong) {
    struct canvas_text text = {.x = journey_map_parts_middle(map, i) + 6,
                               .y = y + 4.5,
                               .font = {.size = map->sizes.text},
                               .fill = strong ? ROLE_INK : ROLE_MUTED,
                               .halo = journey_map_parts_ground(map, i)};
    text.font.weight = strong ? TEXT_SEMIBOLD : TEXT_REGULAR;
    GString *words = g_string_new(NULL);
    const double limits[] = {map->figures->ok, map->figures->good};
    int digits = strong ? format_digits_below(value, 1, limits, 2) : 1;
    format_figure(words, value, digits, FORMAT_PLAIN, map->figures->signs);
    text.line.text = words->str;
    text.line.width = text_width(map->measure, &text.font, words->str);
    canvas_text(canvas, &text);
    g_string_free(words, TRUE);
}

static void draw_interval(const struct canvas *canvas, double x, double high, double low) {
    canvas_rect(canvas, x - 4, high - 4, 8, low - high + 8, 4, /* its round ends reach beyond */
                &(struct canvas_style){.fill = ROLE_ACCENT, .opacity = 0.4});
}

/* Both marks, the line between them, the interval, and both values pushed apart. */
static void draw_marks(const struct journey_map *map, const struct canvas *canvas, size_t i,
                       double top) {
    const struct scores *scores = map->lanes[LANE_SCORES].graph;
    const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
    double x = journey_map_parts_middle(map, i) - 8;
    double ours = believed(touchpoint) ? top + place(scores, touchpoint->internal) : NAN;
    double theirs = measured(touchpoint) ? top + place(scores, touchpoint->customer) : NAN;
    double our_text = ours, their_text = theirs;
    bool both = !isnan(ours) && !isnan(theirs);
    if (both) {
        canvas_line(canvas, x, ours, x, theirs,
                    &(struct canvas_style){.stroke = ROLE_AXIS, .width = 2});
        double apart = GAP - fabs(ours - theirs);
        if (apart > 0) {
            double push = ours <= theirs ? apart / 2 : -apart / 2;
            our_text -= push;
            their_text += push;
        }
    }
    if (!isnan(theirs) && !isnan(touchpoint->low) && !isnan(touchpoint->high)) {
        draw_interval(canvas, x, top + place(scores, touchpoint->high),
                      top + place(scores, touchpoint->low));
    }
    if (!isnan(ours)) {
        icon_internal(canvas, x, ours);
        draw_value(map, canvas, i, touchpoint->internal, our_text, false);
    }
    if (!isnan(theirs)) {
        icon_customer(canvas, x, theirs);
        draw_value(map, canvas, i, touchpoint->customer, their_text, true);
    }
}

static void draw_block(const struct journey_map *map, const struct canvas *canvas,
                       const struct text_block *block, double y, struct canvas_text text) {
    for (size_t i = 0; i < block->count; i++) {
        text.line = block->lines[i];
        text.y = y + (double)i * map->sizes.line;
        canvas_text(canvas, &text);
    }
}

void journey_map_scores_draw(const struct journey_map *map, const struct canvas *canvas) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_SCORES];
    const struct scores *scores = box->graph;
    double lines[] = {map->figures->good, map->figures->ok};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        double y = round(box->y + place(scores, lines[i])) + 0.5;
        canvas_line(canvas, map->sizes.label, y, map->width, y,
                    &(struct canvas_style){.stroke = ROLE_AXIS, .dash = 2, .gap = 3});
    }
    for (size_t i = 0; i < map->count; i++) {
        const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
        double middle = journey_map_parts_middle(map, i);
        struct canvas_text text = {.x = middle,
                                   .font = {.size = map->sizes.text},
                                   .anchor = CANVAS_MIDDLE,
                                   .fill = ROLE_MUTED,
                                   .halo = journey_map_parts_ground(map, i)};
        draw_marks(map, canvas, i, box->y);
        if (scores->notes[i].count > 0) {
            draw_block(map, canvas, &scores->notes[i],
                       box->y + place(scores, touchpoint->internal) + 30, text);
        }
        if (touchpoint->verdict.word) {
            double y = box->y + scores->bottom + map->sizes.score_foot;
            icon_draw(canvas, touchpoint->verdict.icon,
                      middle - icon_width(touchpoint->verdict.icon) / 2, y,
                      touchpoint->verdict.role);
            text.fill = touchpoint->verdict.role;
            text.font.weight = TEXT_MEDIUM;
            text.halo = ROLE_NONE;
            draw_block(map, canvas, &scores->words[i], y + 12 + 6 + 12, text);
        }
    }
}
