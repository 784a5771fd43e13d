/* All results of the analysis of one model. */
#ifndef ANALYSE_ANALYSIS_H
#define ANALYSE_ANALYSIS_H

#include "analyse/gap.h"
#include "analyse/serves.h"

struct analysis {
    struct serves serves; /* references read backwards; not a result, but pages need it */
    struct gaps gaps;
};

extern const struct record ANALYSIS_RECORD; /* data/analysis.json */

/* Analyses a model without errors. Results live in the arena and point into the model. */
void analysis_run(const struct model *model, struct arena *arena, struct analysis *analysis);

#endif
