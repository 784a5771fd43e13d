/* The portfolio of journeys, ranked by the voice of the customer, and the lifecycle they cover.
 * Means are weighted by importance and never come without their coverage. A journey's own figures
 * are over all that its customers live through; in those of a lifecycle stage, what a product
 * journey inherits unchanged is not repeated. Target and retired journeys are left out. */
#ifndef ANALYSE_PORTFOLIO_H
#define ANALYSE_PORTFOLIO_H

#include "model/model.h"

/* How many touchpoints of a journey are met on one channel. */
struct portfolio_channel {
    const char *channel;
    double touchpoints;
    const struct channel *of;
};

struct portfolio_journey {
    const char *journey;
    double internal;                         /* importance-weighted mean, on the project's scale */
    double customer;                         /* likewise */
    double measured;                         /* how many touchpoints have a customer score */
    double touchpoints;                      /* of how many */
    double importance;                       /* 0-10 */
    double priority;                         /* importance * (hi - customer) / R, 0-10 */
    double opportunity;                      /* Ulwick's, 0-20 */
    double rank;                             /* by priority, from 1; NaN: not measured */
    double digital_share;                    /* of the touchpoints that name a channel, 0-1 */
    double digital;                          /* how many are met on a digital channel */
    double human;                            /* on a human one */
    LIST(struct portfolio_channel) channels; /* in the order of the project's channels */
    const struct journey *of;
    enum answer focus; /* whether it is one of this quarter's */
};

/* One journey in one stage of the lifecycle. */
struct portfolio_cell {
    const char *journey;
    double internal, customer; /* importance-weighted means over its touchpoints there */
    double measured, touchpoints;
    const struct journey *of;
};

struct portfolio_stage {
    const char *stage;
    double internal, customer;         /* importance-weighted means */
    double measured, touchpoints;      /* each once: without what is inherited unchanged */
    LIST(const char *) journeys;       /* that have a stage in it */
    LIST(struct portfolio_cell) cells; /* of the same journeys */
    const struct lifecycle_stage *of;
};

struct portfolio {
    LIST(struct portfolio_journey) journeys;       /* in the order of the model */
    LIST(const struct portfolio_journey *) ranked; /* by rank, then those without one */
    LIST(struct portfolio_stage) lifecycle;        /* in the order of the lifecycle */
};

extern const struct record PORTFOLIO_JOURNEY_RECORD, PORTFOLIO_STAGE_RECORD, PORTFOLIO_CELL_RECORD,
    PORTFOLIO_CHANNEL_RECORD;

/* Figures of all journeys and lifecycle stages; they live in the arena. Priority: importance times
 * dissatisfaction after Martilla and James (1977). Opportunity: Ulwick, "Turn customer input into
 * innovation" (2002), with both terms on 0-10. */
void portfolio_analyse(const struct model *model, struct arena *arena, struct portfolio *portfolio);

/* The figures of a journey; NULL when it does not count. */
const struct portfolio_journey *portfolio_find(const struct portfolio *portfolio,
                                               const struct journey *journey);

#endif
