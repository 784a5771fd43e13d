/* The trace of work: which touchpoint hurts through which pain point, what feature takes it away,
 * which initiative brings the feature, and which KPI will tell. Five columns of boxes with links
 * between them; a link that skips a column runs through it. For a phone, a feature is a list
 * from its touchpoints down.
 *
 * All words come from the caller in the reader's language. */
#ifndef DRAW_CHAIN_H
#define DRAW_CHAIN_H

#include "draw/chart.h"

enum chain_column {
    CHAIN_TOUCHPOINT,
    CHAIN_PAIN,
    CHAIN_FEATURE,
    CHAIN_INITIATIVE,
    CHAIN_KPI,
    CHAIN_COLUMNS
};

struct chain_node {
    enum chain_column column;
    const char *text;
    const char *sub;  /* below it, smaller: a journey, a status, a promise; NULL: none */
    const char *flag; /* what is missing, in bad: "No KPI"; NULL: nothing */
    const char *href; /* NULL: none */
    bool missing;     /* the box stands for what is not there: dashed, in bad */
};

/* From a node to one in a later column. */
struct chain_link {
    size_t from, to;
};

struct chain_figures {
    struct chart_name name;
    const char *heads[CHAIN_COLUMNS]; /* of the columns */
    const struct chain_node *nodes;   /* at least one, in their order */
    size_t node_count;
    const struct chain_link *links;
    size_t link_count;
};

/* Draws it width px wide (0: 1160). */
void chain_draw(const struct chain_figures *figures, double width, const struct chart_tools *tools);

/* Draws it for a phone, width px wide (0: 324): feature after feature, then what they lead to. */
void chain_draw_phone(const struct chain_figures *figures, double width,
                      const struct chart_tools *tools);

#endif
