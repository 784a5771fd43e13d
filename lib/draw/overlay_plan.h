/* The inside of the wide drawing of two states, shared by the files that lay out and draw it. */
#ifndef DRAW_OVERLAY_PLAN_H
#define DRAW_OVERLAY_PLAN_H

#include "draw/overlay_parts.h"

#define OVERLAY_PLAN_LABEL 112.0 /* width of the label column */

enum overlay_plan_lane {
    OVERLAY_PLAN_STAGE,
    OVERLAY_PLAN_TOUCHPOINT,
    OVERLAY_PLAN_CHANGE,
    OVERLAY_PLAN_EMOTION,
    OVERLAY_PLAN_SCORES,
    OVERLAY_PLAN_BRIDGE,
    OVERLAY_PLAN_LANES
};

struct overlay_plan_box {
    double y, height; /* 0: left out */
    struct journey_cell label;
    struct journey_cell *cells;
};

struct overlay_plan {
    const struct overlay_figures *figures;
    const struct chart_tools *tools;
    double column, width, height;
    double high; /* the score at the top of the plot */
    double top;  /* y of that score in the lane, below the lane's name */
    struct overlay_plan_box boxes[OVERLAY_PLAN_LANES];
};

/* The left edge and the middle of a column, px. */
static inline double overlay_plan_left(const struct overlay_plan *plan, size_t i) {
    return OVERLAY_PLAN_LABEL + plan->column * (double)i;
}

static inline double overlay_plan_middle(const struct overlay_plan *plan, size_t i) {
    return OVERLAY_PLAN_LABEL + plan->column * ((double)i + 0.5);
}

/* A pen for the cells of a column. */
static inline struct journey_cell_pen overlay_plan_pen(const struct overlay_plan *plan) {
    return (struct journey_cell_pen){.measure = plan->tools->measure,
                                     .arena = plan->tools->arena,
                                     .width = plan->column - 16,
                                     .x = 9,
                                     .line = 16,
                                     .font = {.size = 12},
                                     .role = ROLE_INK};
}

/* The heights of the two graphs (0: left out), and the words beside their axes. */
void overlay_plan_emotion(struct overlay_plan *plan);
void overlay_plan_scores(struct overlay_plan *plan);
void overlay_plan_axes(struct overlay_plan *plan);

/* Draws them. */
void overlay_plan_draw_emotions(const struct overlay_plan *plan);
void overlay_plan_draw_scores(const struct overlay_plan *plan);

#endif
