/* The order in which the parts rest on each other, and the table of the whole. */
#include "analyse/analysis.h"

#include "analyse/result.h"

#define THIS struct analysis
static const struct field FIELDS[] = {
    RESULT_LIST_AT("gaps", gaps.items, GAP_RECORD, "by touchpoint"),
    RESULT_LIST_AT("journeys", portfolio.journeys, PORTFOLIO_JOURNEY_RECORD, "the portfolio"),
    RESULT_LIST_AT("findings", findings.items, FINDING_RECORD, "what is missing or contradictory"),
    RESULT_LIST_AT("lifecycle", portfolio.lifecycle, PORTFOLIO_STAGE_RECORD, "by lifecycle stage"),
    RESULT_LIST_AT("differences", differences.items, DIFFERENCE_RECORD,
                   "product and target journeys against what they are built on"),
    RESULT_LIST_AT("root_causes", root_causes.items, ROOT_CAUSE_RECORD, "behind pain points"),
    RESULT_LIST_AT("hot_spots", hot_spots.items, HOT_SPOT_RECORD, "under weak touchpoints"),
    RESULT_LIST_AT("raci", raci.items, RACI_CHECK_RECORD, "role clarity"),
    RESULT_STRUCT(priorities, PRIORITIES_RECORD, "open initiatives in order"),
    RESULT_STRUCT(features, PRIORITIES_FEATURES_RECORD, "open features in order"),
    RESULT_STRUCT(roadmap, ROADMAP_RECORD, "when open initiatives can be done"),
    RESULT_LIST_AT("maturity", maturity.items, SCORECARD_RECORD, "assessments by date"),
    RESULT_LIST_AT("surveys", surveys.items, SURVEY_RESULT_RECORD, "what customers answered"),
    RESULT_LIST_AT("kpis", kpis.items, KPI_RESULT_RECORD, "KPIs: signals, trends, targets"),
    RESULT_LIST_AT("channels", channels.items, CHANNEL_SHIFT_RECORD, "channel shift"),
    RESULT_LIST_AT("benefits", benefits.items, BENEFIT_RESULT_RECORD,
                   "promised changes of KPIs and what came of them"),
};
#undef THIS
const struct record ANALYSIS_RECORD =
    RECORD("analysis", struct analysis, FIELDS, "everything that is worked out");

void analysis_run(const struct model *model, struct arena *arena, struct analysis *analysis) {
    *analysis = (struct analysis){0};
    serves_init(model, arena, &analysis->serves);
    survey_analyse(model, arena, &analysis->surveys);
    gap_analyse(model, arena, &analysis->gaps);
    portfolio_analyse(model, arena, &analysis->portfolio);
    root_cause_analyse(&analysis->gaps, arena, &analysis->root_causes);
    hot_spot_analyse(&analysis->gaps, arena, &analysis->hot_spots);
    struct finding_basis basis = {
        .model = model,
        .gaps = &analysis->gaps,
        .serves = &analysis->serves,
        .root_causes = &analysis->root_causes,
        .hot_spots = &analysis->hot_spots,
    };
    finding_analyse(&basis, arena, &analysis->findings);
    difference_analyse(model, &analysis->serves, arena, &analysis->differences);
    raci_analyse(&model->organisation, arena, &analysis->raci);
    priorities_of_initiatives(model, &analysis->gaps, &analysis->serves, arena,
                              &analysis->priorities);
    priorities_of_features(model, &analysis->gaps, arena, &analysis->features);
    roadmap_analyse(model, arena, &analysis->roadmap);
    scorecard_analyse(model, arena, &analysis->maturity);
    kpi_analyse(model, arena, &analysis->kpis);
    channel_analyse(model, arena, &analysis->channels);
    benefit_analyse(model, &analysis->kpis, arena, &analysis->benefits);
}
