/* The order of the analyses: each may use what stands above it. */
#include "analyse/analysis.h"

void analysis_run(const struct model *model, struct arena *arena, struct analysis *analysis) {
    *analysis = (struct analysis){0};
    serves_init(model, arena, &analysis->serves);
    gap_analyse(model, arena, &analysis->gaps);
}
