/* The layout: lanes under each other, each as high as its tallest box; support processes are put
 * into rows, each in the first one where it has room. */
#include "draw/blueprint_parts.h"

#include <assert.h>
#include <glib.h>
#include <math.h>

enum { LABEL = 130, LEAST_COLUMN = 100, MOST_BOX = 220, FULL = 1390 };
enum { BETWEEN = 14, PADDING = 6, LEAST_BOX = 64, LEAST_SUPPORT = 54, MOST_LINES = 8 };
enum { ROW_GAP = 20, LABEL_LEFT = 16 };

const struct text_font BLUEPRINT_PARTS_FONT = {.size = 12, .weight = TEXT_REGULAR};
const struct text_font BLUEPRINT_PARTS_STRONG = {.size = 12, .weight = TEXT_MEDIUM};

size_t blueprint_parts_stage_end(const struct blueprint *blueprint, size_t start) {
    size_t end = start + 1;
    while (end < blueprint->count &&
           blueprint->touchpoints[end].stage == blueprint->touchpoints[start].stage) {
        end++;
    }
    return end;
}

static struct text_block wrap(const struct blueprint *blueprint, const struct text_font *font,
                              const char *text, double width) {
    struct text_limits limits = {.width = width, .lines = MOST_LINES};
    return text_wrap(blueprint->measure, font, text ? text : "", &limits, blueprint->arena);
}

static double words_height(const struct blueprint_parts_words *words) {
    return (double)(words->text.count + words->note.count) * BLUEPRINT_PARTS_LINE;
}

static struct blueprint_parts_words step_words(const struct blueprint *blueprint,
                                               const struct blueprint_step *step,
                                               const struct text_font *font, double width) {
    struct blueprint_parts_words words = {0};
    if (step->text) {
        words.text = wrap(blueprint, font, step->text, width);
        words.note = wrap(blueprint, &BLUEPRINT_PARTS_FONT, step->note, width);
    }
    return words;
}

/* The label of a lane: the line above it, its name, its note. */
static void label(struct blueprint *blueprint, enum blueprint_parts_lane lane, const char *line,
                  const struct blueprint_lane *words) {
    struct journey_cell *cell = &blueprint->lanes[lane].label;
    struct journey_cell_pen pen = {.measure = blueprint->measure,
                                   .arena = blueprint->arena,
                                   .width = blueprint->label - LABEL_LEFT - 8,
                                   .x = LABEL_LEFT,
                                   .line = 16,
                                   .font = BLUEPRINT_PARTS_FONT,
                                   .role = ROLE_INK};
    cell->height = line ? 5 : 9;
    journey_cell_text(cell, &pen, line, NULL);
    cell->height += line ? 8 : 0;
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(cell, &pen, words->name, NULL);
    pen.font.weight = TEXT_REGULAR;
    pen.role = ROLE_MUTED;
    journey_cell_text(cell, &pen, words->note, NULL);
    cell->height += 8;
}

static void labels(struct blueprint *blueprint) {
    const struct blueprint_labels *words = blueprint->figures->labels;
    label(blueprint, BLUEPRINT_STAGE, NULL, &words->stage);
    label(blueprint, BLUEPRINT_EVIDENCE, NULL, &words->evidence);
    label(blueprint, BLUEPRINT_CUSTOMER, NULL, &words->customer);
    label(blueprint, BLUEPRINT_FRONT, words->interaction, &words->front);
    label(blueprint, BLUEPRINT_BACK, words->visibility, &words->back);
    label(blueprint, BLUEPRINT_SUPPORT, words->internal, &words->support);
}

/* A stage: its name, and the lifecycle stage beside it or, without room, below. */
static double stage_cell(struct blueprint *blueprint, size_t start) {
    const struct blueprint_stage *stage =
        &blueprint->figures->stages[blueprint->touchpoints[start].stage];
    struct journey_cell *cell = &blueprint->stages[start];
    size_t columns = blueprint_parts_stage_end(blueprint, start) - start;
    struct journey_cell_pen pen = {.measure = blueprint->measure,
                                   .arena = blueprint->arena,
                                   .width = blueprint->column * (double)columns - 18,
                                   .x = 10,
                                   .line = 16,
                                   .font = BLUEPRINT_PARTS_FONT,
                                   .role = ROLE_INK};
    struct journey_cell_pen name = pen;
    name.line = 20;
    name.font = (struct text_font){.size = 14, .weight = TEXT_SEMIBOLD};
    name.role = ROLE_ACCENT;
    double used = text_width(blueprint->measure, &name.font, stage->name) + 10;
    double beside =
        stage->lifecycle ? text_width(blueprint->measure, &pen.font, stage->lifecycle) : 0;
    cell->height = 8;
    journey_cell_text(cell, &name, stage->name, NULL);
    if (used + beside <= pen.width) {
        pen.x += used;
        journey_cell_line(cell, &pen, 22.5, CANVAS_START, stage->lifecycle, NULL);
    } else {
        journey_cell_text(cell, &pen, stage->lifecycle, NULL);
    }
    return cell->height + 8;
}

static void stages(struct blueprint *blueprint) {
    struct blueprint_parts_lane_box *lane = &blueprint->lanes[BLUEPRINT_STAGE];
    blueprint->stages = ARENA_ARRAY(blueprint->arena, struct journey_cell, blueprint->count);
    for (size_t i = 0; i < blueprint->count; i = blueprint_parts_stage_end(blueprint, i)) {
        lane->height = fmax(lane->height, stage_cell(blueprint, i));
    }
}

static void evidence(struct blueprint *blueprint) {
    struct blueprint_parts_lane_box *lane = &blueprint->lanes[BLUEPRINT_EVIDENCE];
    lane->words = ARENA_ARRAY(blueprint->arena, struct blueprint_parts_words, blueprint->count);
    double tallest = 0;
    for (size_t i = 0; i < blueprint->count; i++) {
        lane->words[i].text = wrap(blueprint, &BLUEPRINT_PARTS_FONT,
                                   blueprint->touchpoints[i].evidence, blueprint->box);
        tallest = fmax(tallest, words_height(&lane->words[i]));
    }
    lane->box_height = tallest;
    lane->height = tallest > 0 ? tallest + 30 : 0;
}

/* The words of the box of a lane in a column. */
static struct blueprint_parts_words box_words(const struct blueprint *blueprint,
                                              enum blueprint_parts_lane lane, size_t i) {
    const struct blueprint_touchpoint *touchpoint = &blueprint->touchpoints[i];
    double width = blueprint->box - 2 * PADDING;
    if (lane == BLUEPRINT_CUSTOMER) {
        const char *text =
            arena_format(blueprint->arena, "%zu %s", blueprint->first + i + 1, touchpoint->action);
        return (struct blueprint_parts_words){
            .text = wrap(blueprint, &BLUEPRINT_PARTS_STRONG, text, width),
            .note = wrap(blueprint, &BLUEPRINT_PARTS_STRONG, touchpoint->verdict,
                         width - BLUEPRINT_PARTS_VERDICT)};
    }
    if (lane == BLUEPRINT_BACK && touchpoint->nothing) {
        return (struct blueprint_parts_words){.text =
                                                  wrap(blueprint, &BLUEPRINT_PARTS_STRONG,
                                                       blueprint->figures->labels->nothing, width)};
    }
    return step_words(blueprint, lane == BLUEPRINT_FRONT ? &touchpoint->front : &touchpoint->back,
                      &BLUEPRINT_PARTS_FONT, width);
}

static void boxes(struct blueprint *blueprint, enum blueprint_parts_lane lane_kind) {
    struct blueprint_parts_lane_box *lane = &blueprint->lanes[lane_kind];
    lane->words = ARENA_ARRAY(blueprint->arena, struct blueprint_parts_words, blueprint->count);
    lane->box_height = LEAST_BOX;
    for (size_t i = 0; i < blueprint->count; i++) {
        lane->words[i] = box_words(blueprint, lane_kind, i);
        lane->box_height = fmax(lane->box_height, words_height(&lane->words[i]) + 20);
    }
    lane->height = lane->box_height + (lane_kind == BLUEPRINT_CUSTOMER ? 36 : 48);
}

/* The width of a box that spans columns. */
static double span_width(const struct blueprint *blueprint, size_t columns) {
    return blueprint->column * (double)(columns - 1) + blueprint->box;
}

/* Puts a support process into the first row that is free from its first column on. */
static size_t find_row(GArray *ends, size_t first, size_t last) {
    size_t row = 0;
    while (row < ends->len && g_array_index(ends, size_t, row) > first) {
        row++;
    }
    size_t end = last + 1;
    if (row == ends->len) {
        g_array_append_val(ends, end);
    } else {
        g_array_index(ends, size_t, row) = end;
    }
    return row;
}

/* The support processes with a column among those drawn. */
static size_t place_supports(struct blueprint *blueprint) {
    const struct blueprint_figures *figures = blueprint->figures;
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    blueprint->supports =
        ARENA_ARRAY(blueprint->arena, struct blueprint_parts_support, figures->support_count);
    for (size_t i = 0; i < figures->support_count; i++) {
        const struct blueprint_support *support = &figures->supports[i];
        size_t stop = blueprint->first + blueprint->count;
        if (support->last < blueprint->first || support->first >= stop) {
            continue;
        }
        struct blueprint_parts_support *placed = &blueprint->supports[blueprint->support_count++];
        placed->step = &support->step;
        placed->first = MAX(support->first, blueprint->first) - blueprint->first;
        placed->last = MIN(support->last, stop - 1) - blueprint->first;
        placed->row = find_row(ends, placed->first, placed->last);
        placed->words =
            step_words(blueprint, placed->step, &BLUEPRINT_PARTS_STRONG,
                       span_width(blueprint, placed->last - placed->first + 1) - 2 * PADDING);
    }
    size_t rows = ends->len;
    g_array_free(ends, TRUE);
    return rows;
}

static void supports(struct blueprint *blueprint) {
    size_t rows = place_supports(blueprint);
    double y = 24;
    for (size_t row = 0; row < rows; row++) {
        double height = LEAST_SUPPORT;
        for (size_t i = 0; i < blueprint->support_count; i++) {
            if (blueprint->supports[i].row == row) {
                height = fmax(height, words_height(&blueprint->supports[i].words) + 20);
            }
        }
        for (size_t i = 0; i < blueprint->support_count; i++) {
            if (blueprint->supports[i].row == row) {
                blueprint->supports[i].y = y;
                blueprint->supports[i].height = height;
            }
        }
        y += height + ROW_GAP;
    }
    blueprint->lanes[BLUEPRINT_SUPPORT].height = y;
}

static bool has_owners(const struct blueprint *blueprint) {
    const struct blueprint_figures *figures = blueprint->figures;
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        if (figures->touchpoints[i].owner || figures->touchpoints[i].systems) {
            return true;
        }
    }
    return false;
}

/* Whose a touchpoint is, and below it the systems. */
static void owner_cell(const struct blueprint *blueprint,
                       const struct blueprint_touchpoint *touchpoint, struct journey_cell *cell) {
    struct journey_cell_pen pen = {.measure = blueprint->measure,
                                   .arena = blueprint->arena,
                                   .width = blueprint->column - BETWEEN,
                                   .x = BETWEEN / 2.0,
                                   .line = 16,
                                   .font = BLUEPRINT_PARTS_FONT,
                                   .role = ROLE_MUTED};
    struct journey_cell_pen strong = pen;
    strong.font.weight = TEXT_MEDIUM;
    strong.role = ROLE_INK;
    cell->height = 8;
    if (touchpoint->owner) {
        journey_cell_text(cell, &strong, touchpoint->owner, touchpoint->owner_href);
    } else {
        strong.role = ROLE_BAD;
        journey_cell_icon(cell, &strong, ICON_NONE_GIVEN, pen.x, cell->height + 2, ROLE_BAD);
        strong.x += 16;
        strong.width -= 16;
        journey_cell_text(cell, &strong, blueprint->figures->labels->no_owner, NULL);
    }
    journey_cell_text(cell, &pen, touchpoint->systems, NULL);
    cell->height += 8;
}

static void owners(struct blueprint *blueprint) {
    struct blueprint_parts_lane_box *lane = &blueprint->lanes[BLUEPRINT_OWNER];
    if (!has_owners(blueprint)) {
        return;
    }
    blueprint->owners = ARENA_ARRAY(blueprint->arena, struct journey_cell, blueprint->count);
    for (size_t i = 0; i < blueprint->count; i++) {
        owner_cell(blueprint, &blueprint->touchpoints[i], &blueprint->owners[i]);
        lane->height = fmax(lane->height, blueprint->owners[i].height);
    }
    label(blueprint, BLUEPRINT_OWNER, NULL, &blueprint->figures->labels->owner);
}

/* Puts the lanes under each other and their boxes into their middle. */
static void stack(struct blueprint *blueprint) {
    double y = 0;
    for (int i = 0; i < BLUEPRINT_LANES; i++) {
        struct blueprint_parts_lane_box *lane = &blueprint->lanes[i];
        if ((i == BLUEPRINT_EVIDENCE || i == BLUEPRINT_OWNER) && lane->height == 0) {
            lane->y = y;
            continue;
        }
        lane->height = ceil(fmax(lane->height, lane->label.height));
        lane->y = y;
        lane->box_y = i == BLUEPRINT_EVIDENCE ? y + 10 + (lane->height - 30 - lane->box_height) / 2
                                              : y + (lane->height - lane->box_height) / 2;
        y += lane->height;
    }
    for (size_t i = 0; i < blueprint->support_count; i++) {
        blueprint->supports[i].y += blueprint->lanes[BLUEPRINT_SUPPORT].y;
    }
    blueprint->height = y;
}

const struct blueprint *blueprint_layout(const struct blueprint_figures *figures,
                                         const struct blueprint_options *options,
                                         struct text_measure *measure, struct arena *arena) {
    assert(options->first < figures->touchpoint_count);
    struct blueprint *blueprint = ARENA_NEW(arena, struct blueprint);
    size_t rest = figures->touchpoint_count - options->first;
    blueprint->figures = figures;
    blueprint->measure = measure;
    blueprint->arena = arena;
    blueprint->first = options->first;
    blueprint->count = options->count == 0 ? rest : MIN(options->count, rest);
    blueprint->touchpoints = figures->touchpoints + options->first;
    double width = options->width > 0 ? options->width : FULL;
    blueprint->label = LABEL;
    blueprint->column = fmax((width - LABEL) / (double)blueprint->count, LEAST_COLUMN);
    blueprint->box = fmin(blueprint->column - BETWEEN, MOST_BOX);
    blueprint->width = LABEL + blueprint->column * (double)blueprint->count;
    labels(blueprint);
    stages(blueprint);
    evidence(blueprint);
    boxes(blueprint, BLUEPRINT_CUSTOMER);
    boxes(blueprint, BLUEPRINT_FRONT);
    boxes(blueprint, BLUEPRINT_BACK);
    supports(blueprint);
    owners(blueprint);
    stack(blueprint);
    return blueprint;
}

double blueprint_width(const struct blueprint *blueprint) {
    return blueprint->width;
}

double blueprint_height(const struct blueprint *blueprint) {
    return blueprint->height;
}
