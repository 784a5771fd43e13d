/* Lays out the columns, the two head lanes and the label column; the other lanes are laid out and
 * drawn by their own files, found through one table. */
#include "draw/journey_map.h"

#include "draw/journey_map_parts.h"
#include "draw/trace.h"

#include <assert.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#define MOST_NAME_LINES 6
#define MOST_CHANNEL_LINES 3

static const struct journey_map_parts_sizes SCREEN = {.label = 112,
                                                      .floor = 104,
                                                      .text = 12,
                                                      .line = 16,
                                                      .name = 13,
                                                      .name_line = 17,
                                                      .stage = 14,
                                                      .left = 8,
                                                      .right = 6,
                                                      .top = 8,
                                                      .emotion_unit = 34,
                                                      .score_span = 205,
                                                      .curve_top = 35,
                                                      .curve_foot = 47,
                                                      .score_top = 24,
                                                      .score_foot = 16,
                                                      .stage_pad = 9,
                                                      .discs = true};

/* On paper the whole is reduced to 0.775 once more, which makes 12.1 px of text 7 pt. */
static const struct journey_map_parts_sizes PRINT = {.label = 98,
                                                     .floor = 104,
                                                     .text = 12,
                                                     .line = 14.8,
                                                     .name = 12.5,
                                                     .name_line = 15.5,
                                                     .stage = 13,
                                                     .left = 7,
                                                     .right = 5,
                                                     .top = 5,
                                                     .emotion_unit = 20,
                                                     .score_span = 136,
                                                     .curve_top = 29,
                                                     .curve_foot = 43,
                                                     .score_top = 17,
                                                     .score_foot = 10,
                                                     .stage_pad = 6};

/* The run of touchpoints that share a stage, among those drawn. */
static size_t stage_end(const struct journey_map *map, size_t start) {
    size_t end = start + 1;
    while (end < map->count && map->touchpoints[end].stage == map->touchpoints[start].stage) {
        end++;
    }
    return end;
}

/* A stage: its name, and the lifecycle stage beside it or, without room, below. */
static void stage_cell(const struct journey_map *map, size_t start, struct journey_cell *cell) {
    size_t columns = stage_end(map, start) - start;
    const struct journey_map_stage *stage = &map->figures->stages[map->touchpoints[start].stage];
    struct journey_cell_pen pen = journey_map_parts_pen(map);
    struct journey_cell_pen name = pen;
    name.width = pen.width = map->column * (double)columns - map->sizes.left - map->sizes.right;
    name.line = 20;
    name.font = (struct text_font){.size = map->sizes.stage, .weight = TEXT_SEMIBOLD};
    name.role = ROLE_ACCENT;
    cell->height = map->sizes.stage_pad;
    double used = text_width(map->measure, &name.font, stage->name) + 10;
    double beside = stage->lifecycle ? text_width(map->measure, &pen.font, stage->lifecycle) : 0;
    if (used + beside <= pen.width) {
        double base = cell->height + 14.5;
        journey_cell_text(cell, &name, stage->name, NULL);
        pen.x += used;
        pen.width -= used;
        journey_cell_line(cell, &pen, base, CANVAS_START, stage->lifecycle, NULL);
    } else {
        journey_cell_text(cell, &name, stage->name, NULL);
        journey_cell_text(cell, &pen, stage->lifecycle, NULL);
    }
    cell->height += map->sizes.stage_pad;
}

static void stage_layout(struct journey_map *map) {
    struct journey_map_parts_box *box = &map->lanes[LANE_STAGE];
    box->cells = ARENA_ARRAY(map->arena, struct journey_cell, map->count);
    for (size_t start = 0; start < map->count; start = stage_end(map, start)) {
        stage_cell(map, start, &box->cells[start]);
        box->height = fmax(box->height, box->cells[start].height);
    }
}

static void stage_draw(const struct journey_map *map, const struct canvas *canvas) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_STAGE];
    for (size_t start = 0; start < map->count; start = stage_end(map, start)) {
        double x = map->sizes.label + map->column * (double)start;
        double end = map->sizes.label + map->column * (double)stage_end(map, start);
        canvas_rect(canvas, x + 2, box->y, end - x - 2, box->height, 0,
                    &(struct canvas_style){.fill = ROLE_ACCENT_SOFT});
        journey_cell_draw(&box->cells[start], canvas, x, box->y, ROLE_NONE);
    }
}

/* A name with its number before it: the number becomes an item of its own in the accent colour. */
static void numbered_name(const struct journey_map *map, size_t i, struct journey_cell *cell,
                          const struct journey_cell_pen *pen) {
    const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
    const char *number = arena_format(map->arena, "%zu", map->first + i + 1);
    const char *text = arena_format(map->arena, "%s %s", number, touchpoint->name);
    journey_cell_text(cell, pen, text, touchpoint->href);
    struct journey_cell_item *first = &cell->items[0];
    size_t length = strlen(number);
    if (first->line.rtl || strlen(first->line.text) <= length + 1) {
        return;
    }
    double width = text_width(map->measure, &pen->font, number);
    double shift = width + text_width(map->measure, &pen->font, "n n") -
                   2 * text_width(map->measure, &pen->font, "n");
    double y = first->y;
    first->line.text += length + 1;
    first->line.width -= shift;
    first->x += shift;
    struct journey_cell_pen accent = *pen;
    accent.role = ROLE_ACCENT;
    journey_cell_line(cell, &accent, y, CANVAS_START, number, touchpoint->href);
}

/* Names first; then all channels at one height below the longest name. */
static void touchpoint_layout(struct journey_map *map) {
    struct journey_map_parts_box *box = &map->lanes[LANE_TOUCHPOINT];
    box->cells = ARENA_ARRAY(map->arena, struct journey_cell, map->count);
    double head = map->sizes.discs ? 30 : map->sizes.top, names = head + map->sizes.name_line * 2;
    for (size_t i = 0; i < map->count; i++) {
        struct journey_cell_pen pen = journey_map_parts_pen(map);
        pen.font = (struct text_font){.size = map->sizes.name, .weight = TEXT_SEMIBOLD};
        pen.line = map->sizes.name_line;
        pen.most = MOST_NAME_LINES;
        box->cells[i].height = head;
        if (map->sizes.discs) {
            journey_cell_text(&box->cells[i], &pen, map->touchpoints[i].name,
                              map->touchpoints[i].href);
        } else {
            numbered_name(map, i, &box->cells[i], &pen);
        }
        names = fmax(names, box->cells[i].height);
    }
    box->height = names;
    for (size_t i = 0; i < map->count; i++) {
        const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
        struct journey_cell *cell = &box->cells[i];
        if (touchpoint->channel.text) {
            struct journey_cell_pen pen = journey_map_parts_pen(map);
            pen.role = ROLE_MUTED;
            pen.x += 20;
            pen.width -= 20;
            pen.most = MOST_CHANNEL_LINES;
            cell->height = names + (map->sizes.discs ? 6 : 3);
            cell->lines = 0;
            cell->cut = false;
            journey_cell_icon(cell, &pen, icon_of_channel(touchpoint->channel_id), map->sizes.left,
                              cell->height + (pen.line - 14) / 2, ROLE_MUTED);
            journey_cell_text(cell, &pen, touchpoint->channel.text, touchpoint->channel.href);
        }
        box->height = fmax(box->height, cell->height);
    }
    box->height += map->sizes.top;
}

static void draw_disc(const struct journey_map *map, const struct canvas *canvas, size_t i,
                      double x, double y) {
    char number[24];
    g_snprintf(number, sizeof number, "%zu", map->first + i + 1);
    struct canvas_text text = {.line = {.text = number},
                               .font = {.size = 12, .weight = TEXT_SEMIBOLD},
                               .anchor = CANVAS_MIDDLE,
                               .fill = ROLE_ON_ACCENT};
    text.line.width = text_width(map->measure, &text.font, number);
    double radius = fmax(10, text.line.width / 2 + 4);
    text.x = x + radius;
    text.y = y + 22.5;
    canvas_rect(canvas, x, y + 8, radius * 2, 20, 10, &(struct canvas_style){.fill = ROLE_ACCENT});
    canvas_text(canvas, &text);
}

static void touchpoint_draw(const struct journey_map *map, const struct canvas *canvas) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_TOUCHPOINT];
    for (size_t i = 0; i < map->count; i++) {
        double x = map->sizes.label + map->column * (double)i;
        if (map->sizes.discs) {
            draw_disc(map, canvas, i, x + map->sizes.left, box->y);
        }
        journey_cell_draw(&box->cells[i], canvas, x, box->y, ROLE_NONE);
    }
}

#define LABEL(name) offsetof(struct journey_map_labels, name)

static const struct {
    size_t label; /* offset of the lane's words in the labels */
    void (*layout)(struct journey_map *map);
    void (*draw)(const struct journey_map *map, const struct canvas *canvas);
} LANES[LANE_COUNT] = {
    [LANE_STAGE] = {LABEL(stage), stage_layout, stage_draw},
    [LANE_TOUCHPOINT] = {LABEL(touchpoint), touchpoint_layout, touchpoint_draw},
    [LANE_PATHS] = {LABEL(paths), journey_map_paths_layout, journey_map_paths_draw},
    [LANE_ACTION] = {LABEL(action), NULL, NULL},
    [LANE_QUESTIONS] = {LABEL(questions), NULL, NULL},
    [LANE_EMOTION] = {LABEL(emotion), journey_map_emotion_layout, journey_map_emotion_draw},
    [LANE_MOMENTS] = {LABEL(moments), NULL, NULL},
    [LANE_PAINS] = {LABEL(pains), NULL, NULL},
    [LANE_OPPORTUNITIES] = {LABEL(opportunities), NULL, NULL},
    [LANE_SCORES] = {LABEL(scores), journey_map_scores_layout, journey_map_scores_draw},
    [LANE_OWNER] = {LABEL(owner), NULL, NULL},
    [LANE_KPIS] = {LABEL(kpis), NULL, NULL},
};

/* Below the lowest word beside a graph's axis. */
static double axis_foot(const struct journey_map_parts_box *box) {
    double foot = 0;
    for (size_t i = 0; i < box->label.count; i++) {
        foot = fmax(foot, box->label.items[i].y + 6);
    }
    return foot;
}

/* The lane's name at the top of its label; its note below it, or at the foot of a graph, whose
 * axis stands between them. */
static void label_layout(struct journey_map *map, enum journey_map_parts_lane lane) {
    struct journey_map_parts_box *box = &map->lanes[lane];
    const struct journey_map_lane *words =
        (const struct journey_map_lane *)((const char *)map->figures->labels + LANES[lane].label);
    bool axis = lane == LANE_EMOTION || lane == LANE_SCORES;
    struct journey_cell_pen pen = journey_map_parts_pen(map);
    pen.x = map->sizes.label > 100 ? 16 : 8;
    pen.width = map->sizes.label - pen.x - 4;
    box->label.height = lane == LANE_STAGE ? map->sizes.stage_pad + 2 : map->sizes.top;
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(&box->label, &pen, words->name, NULL);
    pen.font.weight = TEXT_REGULAR;
    pen.role = ROLE_MUTED;
    if (axis && words->note) {
        struct text_limits limits = {.width = pen.width};
        struct text_block note =
            text_wrap(map->measure, &pen.font, words->note, &limits, map->arena);
        double room = (double)note.count * pen.line + 8;
        box->height = fmax(box->height, fmax(box->label.height, axis_foot(box)) + room);
        box->label.height = box->height - room;
    }
    journey_cell_text(&box->label, &pen, words->note, NULL);
    box->height = fmax(box->height, box->label.height + map->sizes.top);
}

bool journey_map_lowest(const struct journey_map_figures *figures, size_t *index) {
    bool found = false;
    size_t best = 0;
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        double value = figures->touchpoints[i].emotion;
        if (value < 0 && (!found || value < figures->touchpoints[best].emotion)) { /* no NAN */
            best = i;
            found = true;
        }
    }
    if (found) {
        *index = best;
    }
    return found;
}

const struct journey_map *journey_map_layout(const struct journey_map_figures *figures,
                                             const struct journey_map_options *options,
                                             struct text_measure *measure, struct arena *arena) {
    assert(options->first < figures->touchpoint_count);
    struct journey_map *map = ARENA_NEW(arena, struct journey_map);
    size_t left = figures->touchpoint_count - options->first;
    *map = (struct journey_map){.figures = figures, .measure = measure, .arena = arena};
    map->sizes = options->print ? PRINT : SCREEN;
    map->first = options->first;
    map->count = options->count && options->count < left ? options->count : left;
    map->touchpoints = figures->touchpoints + map->first;
    double width = options->width > 0 ? options->width : 1390;
    map->column = fmax(map->sizes.floor, (width - map->sizes.label) / (double)map->count);
    map->width = map->sizes.label + map->column * (double)map->count;
    size_t lowest;
    if (journey_map_lowest(figures, &lowest) && lowest >= map->first &&
        lowest - map->first < map->count) {
        map->has_lowest = true;
        map->lowest = lowest - map->first;
    }
    for (enum journey_map_parts_lane lane = 0; lane < LANE_COUNT; lane++) {
        struct journey_map_parts_box *box = &map->lanes[lane];
        box->y = map->height;
        if (LANES[lane].layout) {
            LANES[lane].layout(map);
        } else {
            journey_map_lanes_layout(map, lane);
        }
        if (box->height > 0) {
            label_layout(map, lane);
        }
        map->height += box->height;
    }
    return map;
}

double journey_map_width(const struct journey_map *map) {
    return map->width;
}

double journey_map_height(const struct journey_map *map) {
    return map->height;
}

/* Hairlines between the lanes, from the left edge to x. */
static void trace_lanes(const struct journey_map *map, struct trace *lines, double x) {
    for (enum journey_map_parts_lane lane = LANE_TOUCHPOINT; lane < LANE_COUNT; lane++) {
        if (map->lanes[lane].height > 0) {
            double y = map->lanes[lane].y + 0.5;
            trace_line(lines, 0, y, x, y);
        }
    }
}

/* The lowest column's ground, hairlines between lanes and where a stage starts. */
static void draw_ground(const struct journey_map *map, const struct canvas *canvas) {
    double head = map->lanes[LANE_STAGE].height;
    if (map->has_lowest) {
        canvas_rect(canvas, map->sizes.label + map->column * (double)map->lowest, head, map->column,
                    map->height - head, 0, &(struct canvas_style){.fill = ROLE_LOWEST});
    }
    struct trace lines;
    trace_init(&lines);
    for (size_t start = stage_end(map, 0); start < map->count; start = stage_end(map, start)) {
        double x = map->sizes.label + map->column * (double)start + 0.5;
        trace_line(&lines, x, head, x, map->height);
    }
    trace_lanes(map, &lines, map->width);
    trace_draw(&lines, canvas, &(struct canvas_style){.stroke = ROLE_HAIRLINE});
}

/* The label column has a ground of its own: it stays in place while the rest scrolls. */
static void draw_labels(const struct journey_map *map, const struct canvas *canvas) {
    canvas_open_group(canvas, &(struct canvas_group){.class_name = "map-labels"});
    canvas_rect(canvas, 0, 0, map->sizes.label, map->height, 0,
                &(struct canvas_style){.fill = ROLE_SURFACE});
    struct trace lines;
    trace_init(&lines);
    double edge = map->sizes.label + 0.5;
    trace_line(&lines, edge, map->lanes[LANE_STAGE].height, edge, map->height);
    trace_lanes(map, &lines, map->sizes.label);
    trace_draw(&lines, canvas, &(struct canvas_style){.stroke = ROLE_HAIRLINE});
    for (enum journey_map_parts_lane lane = 0; lane < LANE_COUNT; lane++) {
        if (map->lanes[lane].height > 0) {
            journey_cell_draw(&map->lanes[lane].label, canvas, 0, map->lanes[lane].y, ROLE_NONE);
        }
    }
    canvas_close_group(canvas);
}

static bool has_links(const struct journey_map *map) {
    for (size_t i = 0; i < map->count; i++) {
        if (map->touchpoints[i].href) {
            return true;
        }
    }
    return false;
}

void journey_map_draw(const struct journey_map *map, const struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_drawing){.id = map->figures->id,
                                                  .title = map->figures->title,
                                                  .description = map->figures->description,
                                                  .language = map->figures->language,
                                                  .width = map->width,
                                                  .height = map->height,
                                                  .links = has_links(map)});
    draw_ground(map, canvas);
    for (enum journey_map_parts_lane lane = 0; lane < LANE_COUNT; lane++) {
        const struct journey_map_parts_box *box = &map->lanes[lane];
        if (box->height <= 0) {
            continue;
        }
        if (LANES[lane].draw) {
            LANES[lane].draw(map, canvas);
            continue;
        }
        for (size_t i = 0; i < map->count; i++) {
            double x = map->sizes.label + map->column * (double)i;
            journey_cell_draw(&box->cells[i], canvas, x, box->y, ROLE_NONE);
        }
    }
    draw_labels(map, canvas);
    canvas_end(canvas);
}
