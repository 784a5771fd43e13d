/* The emotion lane: a monotone curve through the known values, grounds above and below zero, a face
 * at each touchpoint, and the lowest point flagged. Where an emotion is not known the curve stops.
 */
#include "draw/journey_map_parts.h"

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

/* The slope at an inner point: 0 at a turn, else the harmonic mean of its neighbours' (for steps of
 * one width). */
static double slope(double before, double after) {
    return before * after <= 0 ? 0 : 2 * before * after / (before + after);
}

void journey_map_curve(const struct canvas_point *points, size_t count, struct canvas_point *out) {
    *out++ = points[0];
    double from = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        double width = points[i + 1].x - points[i].x;
        double step = (points[i + 1].y - points[i].y) / width, to = 0;
        if (i + 2 < count) {
            to = slope(step,
                       (points[i + 2].y - points[i + 1].y) / (points[i + 2].x - points[i + 1].x));
        }
        *out++ = (struct canvas_point){points[i].x + width / 3, points[i].y + from * width / 3};
        *out++ =
            (struct canvas_point){points[i + 1].x - width / 3, points[i + 1].y - to * width / 3};
        *out++ = points[i + 1];
        from = to;
    }
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
    emotion->zero = 35 + 2 * map->sizes.emotion_unit;
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
    box->height = 35 + 4 * map->sizes.emotion_unit + 47;
}

/* Where a touchpoint's face is. */
static struct canvas_point face_at(const struct journey_map *map, size_t i) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_EMOTION];
    const struct emotion *emotion = box->graph;
    double value = fmax(-2, fmin(2, map->touchpoints[i].emotion));
    return (struct canvas_point){journey_map_parts_middle(map, i),
                                 box->y + emotion->zero - value * map->sizes.emotion_unit};
}

/* A curve as pieces of four points, cut where it crosses zero, so that each lies on one side. */
struct side_path {
    GString *steps;
    GArray *points;
};

static struct canvas_point between(struct canvas_point a, struct canvas_point b, double t) {
    return (struct canvas_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* Parts a cubic piece at t into two (de Casteljau). */
static void part(const struct canvas_point piece[4], double t, struct canvas_point first[4],
                 struct canvas_point second[4]) {
    struct canvas_point a = between(piece[0], piece[1], t), b = between(piece[1], piece[2], t);
    struct canvas_point c = between(piece[2], piece[3], t);
    struct canvas_point ab = between(a, b, t), bc = between(b, c, t), middle = between(ab, bc, t);
    first[0] = piece[0], first[1] = a, first[2] = ab, first[3] = middle;
    second[0] = middle, second[1] = bc, second[2] = c, second[3] = piece[3];
}

/* Adds the area between a piece that keeps to one side and the zero line. */
static void add_area(struct side_path sides[2], const struct canvas_point piece[4], double zero) {
    double middle = (piece[0].y + piece[3].y) / 2;
    if (fabs(piece[0].y - zero) < 0.005 && fabs(piece[3].y - zero) < 0.005) {
        return;
    }
    struct side_path *side = &sides[middle > zero];
    bool joins = false; /* continue the area that ends where this one starts */
    if (side->points->len > 0) {
        const struct canvas_point *end =
            &g_array_index(side->points, struct canvas_point, side->points->len - 1);
        joins = fabs(end->x - piece[0].x) < 0.005 && fabs(end->y - piece[0].y) < 0.005 &&
                side->steps->str[side->steps->len - 1] == 'C';
    }
    if (!joins) {
        if (side->points->len > 0) {
            struct canvas_point last =
                g_array_index(side->points, struct canvas_point, side->points->len - 1);
            last.y = zero;
            g_array_append_val(side->points, last);
            g_string_append(side->steps, "LZ");
        }
        struct canvas_point foot = {piece[0].x, zero};
        g_array_append_val(side->points, foot);
        g_array_append_val(side->points, piece[0]);
        g_string_append(side->steps, "ML");
    }
    g_array_append_vals(side->points, piece + 1, 3);
    g_string_append_c(side->steps, 'C');
}

static void add_areas(struct side_path sides[2], const struct canvas_point piece[4], double zero) {
    if ((piece[0].y - zero) * (piece[3].y - zero) >= 0) {
        add_area(sides, piece, zero);
        return;
    }
    double low = 0, high = 1;
    struct canvas_point first[4], second[4];
    for (int i = 0; i < 40; i++) { /* the piece is monotone: halving finds its one crossing */
        double t = (low + high) / 2;
        part(piece, t, first, second);
        *((first[3].y - zero) * (piece[0].y - zero) > 0 ? &low : &high) = t;
    }
    first[3].y = second[0].y = zero;
    add_area(sides, first, zero);
    add_area(sides, second, zero);
}

/* The run of known emotions from start as a curve, flat to the edges of its outer columns when
 * these are the map's. */
static GArray *run_curve(const struct journey_map *map, size_t start, size_t end) {
    GArray *curve = g_array_new(FALSE, TRUE, sizeof(struct canvas_point));
    struct canvas_point *points = g_new(struct canvas_point, end - start);
    for (size_t i = start; i < end; i++) {
        points[i - start] = face_at(map, i);
    }
    struct canvas_point first = points[0], last = points[end - start - 1];
    if (start == 0) {
        struct canvas_point edge = {map->sizes.label, first.y};
        struct canvas_point flat[] = {edge, edge, first};
        g_array_append_vals(curve, flat, 3);
    }
    g_array_set_size(curve, (guint)(curve->len + (end - start) * 3 - 2));
    journey_map_curve(
        points, end - start,
        &g_array_index(curve, struct canvas_point, curve->len - ((end - start) * 3 - 2)));
    if (end == map->count) {
        struct canvas_point edge = {map->width, last.y};
        struct canvas_point flat[] = {last, edge, edge};
        g_array_append_vals(curve, flat, 3);
    }
    g_free(points);
    return curve;
}

static void draw_side(struct side_path *side, const struct canvas *canvas, double zero,
                      enum role role) {
    if (side->points->len > 0) {
        struct canvas_point last =
            g_array_index(side->points, struct canvas_point, side->points->len - 1);
        last.y = zero;
        g_array_append_val(side->points, last);
        g_string_append(side->steps, "LZ");
        canvas_path(canvas, side->steps->str,
                    (const struct canvas_point *)(const void *)side->points->data,
                    &(struct canvas_style){.fill = role});
    }
    g_string_free(side->steps, TRUE);
    g_array_unref(side->points);
}

/* Grounds under the curve, then the zero line, then the curve over both. */
static void draw_curves(const struct journey_map *map, const struct canvas *canvas, double zero) {
    struct side_path sides[2];
    for (int i = 0; i < 2; i++) {
        sides[i].steps = g_string_new(NULL);
        sides[i].points = g_array_new(FALSE, TRUE, sizeof(struct canvas_point));
    }
    GString *steps = g_string_new(NULL);
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct canvas_point));
    for (size_t start = 0; start < map->count; start++) {
        size_t end = start;
        while (end < map->count && known(map, end)) {
            end++;
        }
        if (end == start) {
            continue;
        }
        GArray *curve = run_curve(map, start, end);
        const struct canvas_point *points = (const void *)curve->data;
        for (guint i = 0; i + 3 < curve->len; i += 3) {
            add_areas(sides, points + i, zero);
        }
        if (curve->len > 1) {
            g_array_append_vals(all, points, curve->len);
            g_string_append_c(steps, 'M');
            for (guint i = 0; i + 3 < curve->len; i += 3) {
                g_string_append_c(steps, 'C');
            }
        }
        g_array_unref(curve);
        start = end;
    }
    draw_side(&sides[0], canvas, zero, ROLE_GOOD_GROUND);
    draw_side(&sides[1], canvas, zero, ROLE_BAD_GROUND);
    canvas_line(canvas, map->sizes.label, zero, map->width, zero,
                &(struct canvas_style){.stroke = ROLE_AXIS});
    if (steps->len > 0) {
        canvas_path(canvas, steps->str, (const struct canvas_point *)(const void *)all->data,
                    &(struct canvas_style){.stroke = ROLE_INK, .width = 2});
    }
    g_string_free(steps, TRUE);
    g_array_unref(all);
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
    struct canvas_style hairline = {.stroke = ROLE_HAIRLINE};
    for (int step = -2; step <= 2; step++) {
        double y = round(zero - step * map->sizes.emotion_unit) + 0.5;
        if (step != 0) {
            canvas_line(canvas, map->sizes.label, y, map->width, y, &hairline);
        }
    }
    draw_curves(map, canvas, zero);
    for (size_t i = 0; i < map->count; i++) {
        draw_value(map, canvas, i);
    }
}
