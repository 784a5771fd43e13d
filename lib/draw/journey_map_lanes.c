/* The lanes that hold text: one function a lane says what stands in a cell. */
#include "draw/journey_map_parts.h"

#include <math.h>

#define MOST_LINES 6
#define MOST_PAINS 2

struct journey_cell_pen journey_map_parts_pen(const struct journey_map *map) {
    return (struct journey_cell_pen){
        .measure = map->measure,
        .arena = map->arena,
        .width = map->column - map->sizes.left - map->sizes.right,
        .x = map->sizes.left,
        .line = map->sizes.line,
        .font = {.size = map->sizes.text},
        .role = ROLE_INK,
    };
}

/* The pen of a touchpoint's cell, which may end in "… more". */
static struct journey_cell_pen cell_pen(const struct journey_map *map,
                                        const struct journey_map_touchpoint *touchpoint) {
    struct journey_cell_pen pen = journey_map_parts_pen(map);
    pen.most = touchpoint->href ? MOST_LINES : 0;
    pen.more = map->figures->labels->more;
    pen.more_href = touchpoint->href;
    return pen;
}

static void action_cell(const struct journey_map *map,
                        const struct journey_map_touchpoint *touchpoint,
                        struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    journey_cell_text(cell, &pen, touchpoint->action, NULL);
}

static void questions_cell(const struct journey_map *map,
                           const struct journey_map_touchpoint *touchpoint,
                           struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    pen.role = ROLE_MUTED;
    for (size_t i = 0; i < touchpoint->question_count; i++) {
        cell->height += i > 0 ? 4 : 0;
        journey_cell_text(cell, &pen, touchpoint->questions[i], NULL);
    }
    if (touchpoint->thought) {
        cell->height += touchpoint->question_count > 0 && !cell->cut ? 4 : 0;
        pen.role = ROLE_INK;
        pen.font.italic = true;
        journey_cell_text(cell, &pen, touchpoint->thought, NULL);
    }
}

static void moments_cell(const struct journey_map *map,
                         const struct journey_map_touchpoint *touchpoint,
                         struct journey_cell *cell) {
    if (!touchpoint->moment) {
        return;
    }
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    journey_cell_icon(cell, &pen, ICON_STAR, pen.x, cell->height + (pen.line - 12) / 2,
                      ROLE_ACCENT);
    pen.x += 17;
    pen.width -= 17;
    pen.font.weight = TEXT_SEMIBOLD;
    journey_cell_text(cell, &pen, touchpoint->moment, NULL);
    cell->height = fmax(cell->height, map->sizes.top + pen.line); /* a moment without a name */
}

/* One pain: its text, which may be cut; below it always severity, share and source. */
static void one_pain(const struct journey_map *map, const struct journey_map_pain *pain,
                     const struct journey_cell_pen *plain, struct journey_cell *cell) {
    struct journey_cell_pen pen = *plain;
    cell->lines = 0;
    cell->cut = false;
    journey_cell_text(cell, &pen, pain->text, NULL);
    bool cut = cell->cut;
    cell->cut = false;
    pen.most = 0;
    pen.role = ROLE_MUTED;
    if (pain->severity > 0 || pain->share) {
        double shift = pain->severity > 0 ? 33 : 0;
        cell->height += 4;
        if (shift > 0) {
            journey_cell_severity(cell, &pen, pen.x, cell->height + (pen.line - 9) / 2,
                                  pain->severity);
        }
        struct journey_cell_pen beside = pen;
        beside.x += shift;
        beside.width -= shift;
        journey_cell_text(cell, &beside,
                          pain->share ? pain->share : map->figures->labels->unknown_share, NULL);
    }
    if (pain->unsupported) {
        pen.role = ROLE_WARN;
        pen.font.weight = TEXT_MEDIUM;
    }
    journey_cell_text(cell, &pen, pain->source, NULL);
    cell->cut = cut;
}

static void pains_cell(const struct journey_map *map,
                       const struct journey_map_touchpoint *touchpoint, struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    if (touchpoint->pain_count == 0) {
        pen.role = ROLE_MUTED;
        journey_cell_text(cell, &pen, map->figures->labels->none_reported, NULL);
        return;
    }
    for (size_t i = 0; i < touchpoint->pain_count; i++) {
        if (i >= MOST_PAINS && touchpoint->href) {
            pen.role = ROLE_MUTED;
            journey_cell_more(cell, &pen);
            break;
        }
        cell->height += i > 0 ? 8 : 0;
        one_pain(map, &touchpoint->pains[i], &pen, cell);
    }
}

/* Puts a code after the one before where the line has room; false when it has none. */
static bool beside(struct journey_cell *cell, const struct journey_cell_pen *pen,
                   const struct journey_map_link *link) {
    const struct journey_cell_item *last = &cell->items[cell->count - 1];
    double space = 6, at = last->x + last->line.width + space;
    if (!link->text || last->kind != JOURNEY_CELL_TEXT || last->line.rtl ||
        at + text_width(pen->measure, &pen->font, link->text) > pen->x + pen->width) {
        return false;
    }
    struct journey_cell_pen next = *pen;
    next.x = at;
    next.width = pen->x + pen->width - at;
    journey_cell_line(cell, &next, last->y, CANVAS_START, link->text, link->href);
    return true;
}

static void opportunities_cell(const struct journey_map *map,
                               const struct journey_map_touchpoint *touchpoint,
                               struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    for (size_t i = 0; i < touchpoint->opportunity_count && !cell->cut; i++) {
        const struct journey_map_opportunity *chance = &touchpoint->opportunities[i];
        cell->height += i > 0 ? 6 : 0;
        pen.role = ROLE_INK;
        journey_cell_text(cell, &pen, chance->text, NULL);
        for (size_t k = 0; k < chance->initiative_count; k++) {
            const struct journey_map_link *link = &chance->initiatives[k];
            cell->height += k == 0 && !cell->cut && chance->text ? 2 : 0;
            pen.role = ROLE_ACCENT;
            if (k == 0 || cell->cut || !beside(cell, &pen, link)) {
                journey_cell_text(cell, &pen, link->text, link->href);
            }
        }
    }
}

/* A dashed ring with words in bad: what should be there and is not. */
static void missing(struct journey_cell *cell, const struct journey_cell_pen *plain,
                    const char *words) {
    struct journey_cell_pen pen = *plain;
    journey_cell_icon(cell, &pen, ICON_NONE_GIVEN, pen.x, cell->height + (pen.line - 12) / 2,
                      ROLE_BAD);
    pen.x += 16;
    pen.width -= 16;
    pen.role = ROLE_BAD;
    pen.font.weight = TEXT_MEDIUM;
    journey_cell_text(cell, &pen, words, NULL);
}

static void owner_cell(const struct journey_map *map,
                       const struct journey_map_touchpoint *touchpoint, struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    if (touchpoint->owner.text) {
        struct journey_cell_pen strong = pen;
        strong.font.weight = TEXT_MEDIUM;
        journey_cell_text(cell, &strong, touchpoint->owner.text, touchpoint->owner.href);
    } else {
        missing(cell, &pen, map->figures->labels->no_owner);
    }
    pen.role = ROLE_MUTED;
    journey_cell_text(cell, &pen, touchpoint->systems, NULL);
}

/* A KPI's value with its signal, and its note. */
static void kpi_value(const struct journey_map_kpi *kpi, const struct journey_cell_pen *plain,
                      struct journey_cell *cell) {
    struct journey_cell_pen pen = *plain;
    if (kpi->value && !cell->cut) {
        double y = cell->height;
        pen.role = ROLE_INK;
        pen.font.weight = TEXT_SEMIBOLD;
        pen.width -= kpi->signal ? 16 : 0;
        journey_cell_text(cell, &pen, kpi->value, kpi->href);
        if (kpi->signal != 0 && cell->height > y) {
            double x = pen.x + fmin(text_width(pen.measure, &pen.font, kpi->value), pen.width) + 4;
            journey_cell_icon(cell, &pen, kpi->signal > 0 ? ICON_BETTER : ICON_WORSE, x,
                              y + (pen.line - 12) / 2, kpi->signal > 0 ? ROLE_GOOD : ROLE_BAD);
        }
    }
    journey_cell_text(cell, plain, kpi->note, NULL);
}

static void kpis_cell(const struct journey_map *map,
                      const struct journey_map_touchpoint *touchpoint, struct journey_cell *cell) {
    struct journey_cell_pen pen = cell_pen(map, touchpoint);
    if (touchpoint->kpi_count == 0) {
        missing(cell, &pen, map->figures->labels->no_kpi);
    }
    pen.role = ROLE_MUTED;
    for (size_t i = 0; i < touchpoint->kpi_count; i++) {
        cell->height += i > 0 && !cell->cut ? 6 : 0;
        journey_cell_text(cell, &pen, touchpoint->kpis[i].name, touchpoint->kpis[i].href);
        kpi_value(&touchpoint->kpis[i], &pen, cell);
    }
}

static bool has_action(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->action && *touchpoint->action;
}

static bool has_questions(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->question_count > 0 || touchpoint->thought;
}

static bool has_moment(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->moment;
}

static bool has_pains(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->pain_count > 0;
}

static bool has_opportunities(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->opportunity_count > 0;
}

static bool has_owner(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->owner.text || touchpoint->systems;
}

static bool has_kpis(const struct journey_map_touchpoint *touchpoint) {
    return touchpoint->kpi_count > 0;
}

static const struct {
    bool (*has)(const struct journey_map_touchpoint *touchpoint);
    void (*fill)(const struct journey_map *map, const struct journey_map_touchpoint *touchpoint,
                 struct journey_cell *cell);
    double least; /* height in lines on a screen */
} LANES[LANE_COUNT] = {
    [LANE_ACTION] = {has_action, action_cell, 2},
    [LANE_QUESTIONS] = {has_questions, questions_cell, 2},
    [LANE_MOMENTS] = {has_moment, moments_cell, 2},
    [LANE_PAINS] = {has_pains, pains_cell, 4},
    [LANE_OPPORTUNITIES] = {has_opportunities, opportunities_cell, 3},
    [LANE_OWNER] = {has_owner, owner_cell, 3},
    [LANE_KPIS] = {has_kpis, kpis_cell, 3},
};

void journey_map_lanes_layout(struct journey_map *map, enum journey_map_parts_lane lane) {
    struct journey_map_parts_box *box = &map->lanes[lane];
    bool any = false;
    for (size_t i = 0; i < map->count && !any; i++) {
        any = LANES[lane].has(&map->touchpoints[i]);
    }
    if (!any) {
        return;
    }
    box->cells = ARENA_ARRAY(map->arena, struct journey_cell, map->count);
    double height = map->sizes.top + (map->sizes.discs ? LANES[lane].least : 1) * map->sizes.line;
    for (size_t i = 0; i < map->count; i++) {
        box->cells[i].height = map->sizes.top;
        LANES[lane].fill(map, &map->touchpoints[i], &box->cells[i]);
        height = fmax(height, box->cells[i].height);
    }
    box->height = height + map->sizes.top + 1;
}
