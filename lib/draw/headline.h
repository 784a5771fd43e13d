/* The report at a glance as one picture of 600 px, for a mail: up to two figures with a small chart
 * each, and below them the scores of the places that need work. */
#ifndef DRAW_HEADLINE_H
#define DRAW_HEADLINE_H

#include "draw/bar.h"
#include "draw/dumbbell.h"
#include "draw/icon.h"
#include "draw/intervals.h"
#include "draw/mark.h"

enum { HEADLINE_WIDTH = 600, HEADLINE_CARD = 264 }; /* px: the picture, and a chart in a card */

/* One figure. Texts may be NULL. */
struct headline_card {
    const char *title;                 /* "Maturity" */
    const char *value;                 /* "67" */
    const char *unit;                  /* "of 100" */
    const char *strong, *muted;        /* two lines below: "Stage 2: Mapping", "reached, of 5" */
    const struct bar_rows *bars;       /* below them, HEADLINE_CARD wide; NULL: none */
    const struct intervals *intervals; /* the same */
};

/* One place that needs work. */
struct headline_row {
    const char *name, *aside;      /* "Opens the first bill", "Find, buy, first bill" */
    const struct dumbbell *scores; /* with values, 204 px wide */
    const char *verdict;           /* "Blind spot" */
    enum icon icon;                /* before it */
    enum role role;                /* of both */
};

struct headline {
    struct chart_name name;
    const struct headline_card *cards;
    size_t card_count; /* 0-2 */
    const char *rows_title;
    const struct headline_row *rows;
    size_t row_count;
    const struct mark_entry *legend; /* of the rows' scores */
    size_t legend_count;
};

/* The height it takes, px; 0 when there is nothing to draw. */
double headline_height(const struct headline *figures);

/* Draws it; there must be something. */
void headline_draw(const struct headline *figures, const struct chart_tools *tools);

#endif
