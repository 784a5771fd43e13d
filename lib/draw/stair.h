/* The stair of maturity: a step for each stage, rising to the right, with its score, its bar and
 * the threshold, and a sign where we are; and the same as rows for a phone. */
#ifndef DRAW_STAIR_H
#define DRAW_STAIR_H

#include "draw/chart.h"

struct stair_stage {
    const char *name;
    const char *note; /* "Reached; 7 of 7 rated"; NULL: none */
    const char *href; /* NULL: none */
    double score;     /* NAN: not rated */
    bool reached;
};

struct stair {
    struct chart_name name;
    const struct stair_stage *stages; /* 1-8, the lowest first */
    size_t count;
    size_t current;        /* index of the stage reached; count: none yet */
    const char *here;      /* "We are here" */
    const char *not_rated; /* in place of a score: "–" */
    double highest;        /* the score of a full bar, e.g. 100 */
    double threshold;      /* a score; NAN: none */
    int digits;            /* of the scores */
    double width;          /* px; 0: 1166 (phone: 358) */
    const struct number_signs *signs;
};

/* Draws the stair: the lowest step is 92 px high, more when its words need it; each further one 42
 * more. */
void stair_draw(const struct stair *figures, const struct chart_tools *tools);

/* Draws the stages as rows, the highest first, as one climbs. */
void stair_draw_phone(const struct stair *figures, const struct chart_tools *tools);

#endif
