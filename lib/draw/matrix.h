/* The matrix of value against effort: numbered points in four named quadrants, the quick wins
 * tinted, and the edge of the best trade-offs. Points that would cover each other are moved aside
 * with a line to their place; names that find no room in the plot stand in a key below it, as all
 * do on a phone. With other axes it is the map of importance (upwards) against performance. */
#ifndef DRAW_MATRIX_H
#define DRAW_MATRIX_H

#include "draw/mark.h"

struct matrix_point {
    const char *name;
    const char *number; /* what stands in the disc, e.g. its rank "4" */
    const char *href;   /* NULL: none */
    double cost, value; /* NAN: the point is left out */
    enum mark level;    /* MARK_HIGH, MARK_MEDIUM, MARK_LOW or MARK_INFEASIBLE */
    bool best;          /* one of the best trade-offs: the edge runs through it */
};

/* The range of an axis and where it parts low from high; all 0: 0 to 10, parted at 5. */
struct matrix_axis {
    double low, high, cut;
};

struct matrix {
    struct chart_name name;
    const struct matrix_point *points; /* the most important first: they get the best places */
    size_t count;
    const char *quick_wins, *major_projects, *fill_ins, *thankless_tasks;
    const char *cost_axis;          /* "Cost and effort, 0 to 10" */
    const char *value_axis;         /* "Value, 0 to 10" */
    const char *edge;               /* "Best trade-offs lie on this edge" */
    struct matrix_axis cost, value; /* the plot shows the part of value that has points */
    const struct mark_entry *legend;
    size_t legend_count;
    double width; /* px; 0: 656. Below 480 all names stand in the key */
    const struct number_signs *signs;
};

/* Draws it; the plot is 444 px high (square on a phone), the key adds what it needs. */
void matrix_draw(const struct matrix *figures, const struct chart_tools *tools);

#endif
