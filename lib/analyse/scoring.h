/* Scoring: benefits and costs made into a value, a cost and the score of one of three models, for
 * a set of things that are compared with each other. Plain numbers; what is not given is NaN. */
#ifndef ANALYSE_SCORING_H
#define ANALYSE_SCORING_H

#include "model/project.h"

/* What is known of one thing. */
struct scoring_input {
    double customer, business; /* benefits, 0-10 */
    double shortfall;          /* sum of the weighted shortfalls it serves; NaN: none is measured */
    double money, effort;      /* in the currency; person-days */
    double reach, confidence;  /* RICE */
    double time_criticality, risk_reduction; /* WSJF, 1-10 */
};

/* Why a thing has no score. 0: it has one. */
enum scoring_lack {
    SCORING_LACKS_NOTHING,
    SCORING_NO_BENEFIT,
    SCORING_NO_COST,
    SCORING_NO_REACH,
    SCORING_NO_EFFORT,
    SCORING_NO_POSITIVE_SCORE /* of anything compared */
};

/* The words of enum scoring_lack, ended by NULL. */
extern const char *const SCORING_LACKS[];

enum scoring_quadrant {
    SCORING_NO_QUADRANT,
    SCORING_QUICK_WIN,     /* high value, low cost */
    SCORING_MAJOR_PROJECT, /* high, high */
    SCORING_FILL_IN,       /* low, low */
    SCORING_THANKLESS_TASK /* low value, high cost */
};

/* The words of enum scoring_quadrant, ended by NULL. */
extern const char *const SCORING_QUADRANTS[];

/* What follows from it. */
struct scoring {
    double customer; /* benefit, 0-10: given or derived */
    bool derived;
    double value;  /* v, 0-10: weighted mean of the benefits */
    double cost;   /* c, 0-10: weighted mean of money and effort */
    double score;  /* of the model; NaN: lacks something */
    double scaled; /* score over the highest one, 0-1; NaN without a rank */
    bool pareto;   /* none is at least as good in value and cost and better in one */
    enum scoring_lack lack;
    enum scoring_quadrant quadrant;
};

/* Scores count things among each other. Benefit over cost; RICE after McBride, "RICE: simple
 * prioritization for product managers" (2016); weighted shortest job first after Reinertsen, "The
 * principles of product development flow" (2009). */
void scoring_run(const struct scoring_input *inputs, size_t count,
                 const struct priority_settings *settings, struct scoring *scores);

#endif
