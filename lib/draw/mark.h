/* The marks of charts and their legends: what a mark means is the same wherever it stands. */
#ifndef DRAW_MARK_H
#define DRAW_MARK_H

#include "draw/chart.h"

enum mark {
    MARK_NONE, /* a word alone */
    /* scores */
    MARK_CUSTOMER,
    MARK_INTERNAL,
    MARK_TARGET,
    MARK_EVERYBODY, /* beside one persona */
    MARK_INTERVAL,
    /* initiatives in the matrix */
    MARK_HIGH,
    MARK_MEDIUM,
    MARK_LOW,
    MARK_INFEASIBLE,
    MARK_EDGE, /* the line of the best trade-offs */
    /* ballots */
    MARK_BALLOT,
    MARK_MEAN,
    /* bars of the roadmap */
    MARK_CRITICAL,
    MARK_FLOATING,
    MARK_PROPOSED,
    MARK_LATE,
    MARK_MILESTONE,
    MARK_CONFLICT,
    MARK_TAIL,
    /* the blueprint */
    MARK_INTERACTION,
    MARK_VISIBILITY,
    MARK_INTERNAL_INTERACTION,
    MARK_FAIL,
    MARK_WAITING,
    MARK_MISSING_LINK,
    /* the journey map */
    MARK_MOMENT,
    MARK_SEVERITY,
    MARK_PATH,
    MARK_EXIT,
    /* two states of a journey */
    MARK_BEFORE,
    MARK_CURVE_BEFORE,
    MARK_CURVE_AFTER,
    MARK_AIM, /* a target on a vertical scale */
    MARK_GHOST,
    /* cells of a matrix */
    MARK_CELL_BAD,
    MARK_CELL_MIDDLE,
    MARK_CELL_GOOD,
    MARK_CELL_HOLE,
    /* thresholds and control limits */
    MARK_THRESHOLD,
    MARK_LIMITS,
    MARK_COUNT
};

/* Draws a mark as in a legend, its middle at a place. */
void mark_draw(const struct canvas *canvas, enum mark mark, double x, double y);

/* Its width in a legend, px; 0 for MARK_NONE. */
double mark_width(enum mark mark);

/* Draws an initiative's disc (MARK_HIGH … MARK_INFEASIBLE) of a radius; gives the colour of text in
 * it. */
enum role mark_disc(const struct canvas *canvas, enum mark level, double x, double y,
                    double radius);

/* One entry of a legend. */
struct mark_entry {
    enum mark mark;
    const char *word;
};

/* A legend as a drawing of its own, on as many rows as it needs. */
struct mark_legend {
    struct chart_name name;
    const struct mark_entry *entries;
    size_t count;
    double width; /* the most it may take, px; 0: one row */
};
void mark_draw_legend(const struct mark_legend *figures, const struct chart_tools *tools);

/* The same inside a drawing, its rows from y on and ending at right (or starting at left when
 * from_left); gives its height, 20 px a row. Nothing is drawn when tools->canvas is NULL. */
double mark_flow(const struct chart_tools *tools, const struct mark_entry *entries, size_t count,
                 double left, double right, double y, bool from_left);

#endif
