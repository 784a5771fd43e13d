/* Everything that is worked out from a model, in one struct whose table drives data/analysis.json,
 * the names in templates and the comparison of snapshots. */
#ifndef ANALYSE_ANALYSIS_H
#define ANALYSE_ANALYSIS_H

#include "analyse/benefit.h"
#include "analyse/channel.h"
#include "analyse/difference.h"
#include "analyse/finding.h"
#include "analyse/gap.h"
#include "analyse/hot_spot.h"
#include "analyse/kpi.h"
#include "analyse/portfolio.h"
#include "analyse/priorities.h"
#include "analyse/raci.h"
#include "analyse/roadmap.h"
#include "analyse/root_cause.h"
#include "analyse/scorecard.h"
#include "analyse/serves.h"
#include "analyse/survey.h"

struct analysis {
    struct survey_results surveys;
    struct gaps gaps;
    struct portfolio portfolio; /* journeys and lifecycle */
    struct findings findings;
    struct differences differences;
    struct root_causes root_causes;
    struct hot_spots hot_spots;
    struct raci_checks raci;
    struct priorities priorities; /* of initiatives */
    struct priorities features;
    struct roadmap roadmap;
    struct scorecards maturity;
    struct kpi_results kpis;
    struct channel_shifts channels;
    struct benefit_results benefits;
    struct serves serves; /* references read backwards; not exported */
};

extern const struct record ANALYSIS_RECORD;

/* Works everything out. The results live in the arena and point into the model, which must outlive
 * them. */
void analysis_run(const struct model *model, struct arena *arena, struct analysis *analysis);

#endif
