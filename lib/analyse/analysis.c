/* The order of the analyses: each may use what stands above it. */
#include "analyse/analysis.h"

#define THIS struct analysis
static const struct field ANALYSIS_FIELDS[] = {
    {.key = "gaps",
     .kind = FIELD_LIST,
     .item = FIELD_STRUCT,
     .record = &GAP_RECORD,
     .offset = offsetof(THIS, gaps.items),
     .flags = FIELD_RESULT,
     .note = "gaps by touchpoint"},
};
#undef THIS
const struct record ANALYSIS_RECORD =
    RECORD("analysis", struct analysis, ANALYSIS_FIELDS, "all results");

void analysis_run(const struct model *model, struct arena *arena, struct analysis *analysis) {
    *analysis = (struct analysis){0};
    serves_init(model, arena, &analysis->serves);
    gap_analyse(model, arena, &analysis->gaps);
}
