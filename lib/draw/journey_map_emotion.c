/* The emotion lane: a monotone curve through the known values, grounds above and below zero, a face
 * at each touchpoint, and the lowest point flagged. Where an emotion is not known the curve stops.
 */
#include "draw/journey_curve.h"
#include "draw/journey_map_parts.h"
#include "draw/trace.h"

#include <glib.h>
#include <math.h>

#define FACE 12.0

struct emotion {
    double zero; /* y of the zero line in the lane */
    const char **texts;
    struct text_line flag;
    struct text_block *missing; /* of each touchpoint without a value */
};

const char *journey_map_emotion_text(const struct journey_map_figures *figures, double value,
                                     struct arena *arena) {
    GString *text = g_string_new(NULL);
    int digits = fabs(value - round(value)) < 0.05 ? 0 : 1;
    format_figure(text, value, digits, FORMAT_SIGNED, figures->signs);
    const char *copy = arena_text(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

static bool known(const struct journey_map *map, size_t i) {
    return !isnan(map->touchpoints[i].emotion);
}

/* The steps of emotion in the label column. */
static void layout_axis(struct journey_map *map, double zero) {
    struct journey_cell_pen pen = journey_map_parts_pen(map);
    pen.x = map->sizes.label - 8;
    pen.width = map->sizes.label - 12;
    pen.role = ROLE_MUTED;
    pen.font.weight = TEXT_MEDIUM;
    for (int step = -2; step <= 2; step++) {
        const char *text = journey_map_emotion_text(map->figures, step, map->arena);
        journey_cell_line(&map->lanes[LANE_EMOTION].label, &pen,
                          zero - step * map->sizes.emotion_unit + 4.5, CANVAS_END, text, NULL);
    }
}

void journey_map_emotion_layout(struct journey_map *map) {
    struct journey_map_parts_box *box = &map->lanes[LANE_EMOTION];
    bool any = false;
    for (size_t i = 0; i < map->count; i++) {
        any = any || known(map, i);
    }
    if (!any) {
        return;
    }
    struct emotion *emotion = ARENA_NEW(map->arena, struct emotion);
    emotion->zero = map->sizes.curve_top + 2 * map->sizes.emotion_unit;
    emotion->texts = ARENA_ARRAY(map->arena, const char *, map->count);
    emotion->missing = ARENA_ARRAY(map->arena, struct text_block, map->count);
    struct text_font font = {.size = map->sizes.text};
    struct text_limits limits = {.width = map->column - 12};
    for (size_t i = 0; i < map->count; i++) {
        if (known(map, i)) {
            emotion->texts[i] =
                journey_map_emotion_text(map->figures, map->touchpoints[i].emotion, map->arena);
        } else {
            emotion->missing[i] = text_wrap(map->measure, &font, map->figures->labels->not_measured,
                                            &limits, map->arena);
        }
    }
    if (map->has_lowest) {
        font.weight = TEXT_SEMIBOLD;
        const char *words = arena_format(map->arena, "%s %s", emotion->texts[map->lowest],
                                         map->figures->labels->lowest);
        emotion->flag = text_fit(map->measure, &font, words, map->column * 1.6, NULL, map->arena);
    }
    layout_axis(map, emotion->zero);
    box->graph = emotion;
    box->height = map->sizes.curve_top + 4 * map->sizes.emotion_unit + map->sizes.curve_foot;
}

static struct journey_curve_frame frame_of(const struct journey_map *map) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_EMOTION];
    const struct emotion *emotion = box->graph;
    return (struct journey_curve_frame){.zero = box->y + emotion->zero,
                                        .start = map->sizes.label,
                                        .end = map->width,
                                        .unit = map->sizes.emotion_unit};
}

/* Where a touchpoint's face is. */
static struct canvas_point face_at(const struct journey_map *map, size_t i) {
    struct journey_curve_frame frame = frame_of(map);
    return journey_curve_point(&frame, journey_map_parts_middle(map, i),
                               fmax(-2, fmin(2, map->touchpoints[i].emotion)));
}

static void draw_flag(const struct journey_map *map, const struct canvas *canvas,
                      struct canvas_point face, struct text_line line) {
    double width = line.width + 18, x = face.x - width / 2, y = face.y + 19.5;
    x = fmax(map->sizes.label + 4, fmin(map->width - width - 4, x));
    struct canvas_style bad = {.fill = ROLE_BAD};
    canvas_rect(canvas, x, y, width, 22, 4, &bad);
    canvas_polyline(
        canvas,
        (struct canvas_point[]){{face.x - 5, y + 0.5}, {face.x, y - 5}, {face.x + 5, y + 0.5}}, 3,
        true, &bad);
    canvas_text(canvas, &(struct canvas_text){.x = x + width / 2,
                                              .y = y + 15.5,
                                              .line = line,
                                              .font = {map->sizes.text, TEXT_SEMIBOLD, false},
                                              .anchor = CANVAS_MIDDLE,
                                              .fill = ROLE_ON_BAD});
}

/* The face and the value above it (from 0 up) or below it; without a value the words for it. */
static void draw_value(const struct journey_map *map, const struct canvas *canvas, size_t i) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_EMOTION];
    const struct emotion *emotion = box->graph;
    struct canvas_text text = {.x = journey_map_parts_middle(map, i),
                               .font = {map->sizes.text, TEXT_REGULAR, false},
                               .anchor = CANVAS_MIDDLE,
                               .fill = ROLE_MUTED,
                               .halo = journey_map_parts_ground(map, i)};
    if (!known(map, i)) {
        for (size_t k = 0; k < emotion->missing[i].count; k++) {
            text.line = emotion->missing[i].lines[k];
            text.y = box->y + emotion->zero + 20 + (double)k * map->sizes.line;
            canvas_text(canvas, &text);
        }
        return;
    }
    struct canvas_point face = face_at(map, i);
    bool happy = map->touchpoints[i].emotion >= 0;
    icon_face(canvas, face.x, face.y, FACE, map->touchpoints[i].emotion);
    if (map->has_lowest && map->lowest == i) {
        draw_flag(map, canvas, face, emotion->flag);
        return;
    }
    text.font.weight = TEXT_SEMIBOLD;
    text.fill = ROLE_INK;
    text.halo = ROLE_NONE;
    text.y = happy ? face.y - FACE - 7.5 : face.y + FACE + 16;
    text.line.text = emotion->texts[i];
    text.line.width = text_width(map->measure, &text.font, text.line.text);
    canvas_text(canvas, &text);
}

void journey_map_emotion_draw(const struct journey_map *map, const struct canvas *canvas) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_EMOTION];
    const struct emotion *emotion = box->graph;
    double zero = box->y + emotion->zero;
    struct trace grid;
    trace_init(&grid);
    for (int step = -2; step <= 2; step++) {
        double y = round(zero - step * map->sizes.emotion_unit) + 0.5;
        if (step != 0) {
            trace_line(&grid, map->sizes.label, y, map->width, y);
        }
    }
    trace_draw(&grid, canvas, &(struct canvas_style){.stroke = ROLE_HAIRLINE});
    struct journey_curve_frame frame = frame_of(map);
    double *times = g_new(double, map->count * 2), *values = times + map->count;
    for (size_t i = 0; i < map->count; i++) {
        times[i] = journey_map_parts_middle(map, i);
        values[i] = map->touchpoints[i].emotion;
    }
    journey_curve_draw(canvas, &frame, times, values, map->count);
    g_free(times);
    for (size_t i = 0; i < map->count; i++) {
        draw_value(map, canvas, i);
    }
}
