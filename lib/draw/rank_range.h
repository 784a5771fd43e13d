/* The range of ranks of a table row: a track of all ranks, a line from the best to the worst, a dot
 * at the rank itself. */
#ifndef DRAW_RANK_RANGE_H
#define DRAW_RANK_RANGE_H

#include "draw/chart.h"

struct rank_range {
    struct chart_name name;
    size_t rank, best, worst; /* 1-last; rank 0: none, only the track */
    size_t last;              /* how many ranks there are */
    double width;             /* px; 0: 112 */
};

/* Draws it, 14 px high. */
void rank_range_draw(const struct rank_range *figures, const struct chart_tools *tools);

#endif
