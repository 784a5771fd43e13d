/* The inside of a laid-out journey map, shared by the files that lay out and draw its lanes. */
#ifndef DRAW_JOURNEY_MAP_PARTS_H
#define DRAW_JOURNEY_MAP_PARTS_H

#include "draw/journey_cell.h"
#include "draw/journey_map.h"

/* Sizes that differ between screen and paper, px. */
struct journey_map_parts_sizes {
    double label, floor;          /* width of the label column; least width of a column */
    double text, line;            /* letters of a cell and their line */
    double name, name_line;       /* of a touchpoint's name */
    double stage;                 /* letters of a stage's name */
    double left, right, top;      /* padding of a cell */
    double emotion_unit;          /* px for one step of emotion */
    double score_span;            /* px for the whole scale of scores */
    double curve_top, curve_foot; /* px above +2 and below -2 */
    double score_top, score_foot; /* px above the highest and below the lowest score */
    double stage_pad;             /* above and below a stage's name */
    bool discs;                   /* numbers in discs above the names, else before them */
};

enum journey_map_parts_lane {
    LANE_STAGE,
    LANE_TOUCHPOINT,
    LANE_PATHS,
    LANE_ACTION,
    LANE_QUESTIONS,
    LANE_EMOTION,
    LANE_MOMENTS,
    LANE_PAINS,
    LANE_OPPORTUNITIES,
    LANE_SCORES,
    LANE_OWNER,
    LANE_KPIS,
    LANE_COUNT
};

/* One lane; height 0: left out. */
struct journey_map_parts_box {
    double y, height;
    struct journey_cell label;
    struct journey_cell *cells; /* one a touchpoint (a stage in the lane of stages); NULL: none */
    void *graph;                /* what the lane's own layout keeps */
};

struct journey_map {
    const struct journey_map_figures *figures;
    struct text_measure *measure;
    struct arena *arena;
    struct journey_map_parts_sizes sizes;
    const struct journey_map_touchpoint *touchpoints; /* those drawn */
    size_t first, count;
    double column, width, height;
    bool has_lowest;
    size_t lowest; /* among those drawn */
    struct journey_map_parts_box lanes[LANE_COUNT];
};

/* The middle of a column, px. */
static inline double journey_map_parts_middle(const struct journey_map *map, size_t index) {
    return map->sizes.label + map->column * ((double)index + 0.5);
}

/* What lies behind a column. */
static inline enum role journey_map_parts_ground(const struct journey_map *map, size_t index) {
    return map->has_lowest && map->lowest == index ? ROLE_LOWEST : ROLE_SURFACE;
}

/* A pen for the cells of a column, in the map's regular letters. */
struct journey_cell_pen journey_map_parts_pen(const struct journey_map *map);

/* The lanes of text: fill the cells of a lane and its height; a lane with nothing gets none. */
void journey_map_lanes_layout(struct journey_map *map, enum journey_map_parts_lane lane);

/* The lanes that are graphs. */
void journey_map_paths_layout(struct journey_map *map);
void journey_map_paths_draw(const struct journey_map *map, const struct canvas *canvas);
void journey_map_emotion_layout(struct journey_map *map);
void journey_map_emotion_draw(const struct journey_map *map, const struct canvas *canvas);
void journey_map_scores_layout(struct journey_map *map);
void journey_map_scores_draw(const struct journey_map *map, const struct canvas *canvas);

/* Writes an emotion as shown: "+1", "0", "−1.5". */
const char *journey_map_emotion_text(const struct journey_map_figures *figures, double value,
                                     struct arena *arena);

#endif
