/* Candidates: open initiatives, or open features, with what the model says about their benefit and
 * cost and the touchpoints that they serve. What follows from it is in scoring.h. */
#ifndef ANALYSE_CANDIDATE_H
#define ANALYSE_CANDIDATE_H

#include "analyse/gap.h"
#include "analyse/scoring.h"
#include "analyse/serves.h"

/* The touchpoints that something serves, each once. */
struct candidate_touchpoints {
    const struct touchpoint **items;
    size_t count;
};

struct candidate {
    const char *id;
    const struct initiative *initiative; /* one of these two, else NULL */
    const struct feature *feature;
    struct candidate_touchpoints touchpoints;
    struct scoring_input input;
    bool feasible; /* not blocked, nothing cancelled or due later before it */
};

struct candidates {
    struct candidate *items;
    size_t count;
};

/* Lists the candidates in the order of the model, in the arena. An initiative serves its own
 * touchpoints and those of its features that were not dropped; a feature those it names and those
 * of the pain points it names. */
void candidate_initiatives(const struct model *model, const struct gaps *gaps,
                           const struct serves *serves, struct arena *arena,
                           struct candidates *candidates);
void candidate_features(const struct model *model, const struct gaps *gaps, struct arena *arena,
                        struct candidates *candidates);

#endif
