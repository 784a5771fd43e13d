/* The tests of KPIs and of the organisation, and the facts of what was gathered elsewhere. */
#include "analyse/finding_test.h"

const char *finding_test_kpi_meaning(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct kpi *kpi = entity;
    return kpi->customer_meaning && *kpi->customer_meaning ? NULL : kpi->name;
}

const char *finding_test_kpi_data(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct kpi *kpi = entity;
    return kpi->series.points.count > 0 ? NULL : kpi->name;
}

const char *finding_test_function_team(const struct finding_context *context, const void *entity) {
    const struct business_function *function = entity;
    bool fine =
        function->meets_customer == ANSWER_NO || g_hash_table_contains(context->on_team, function);
    return fine ? NULL : function->name;
}

const char *finding_test_hot_spot(const struct finding_context *context, const void *entity) {
    const struct hot_spot *spot = entity;
    return arena_format(context->arena, "%zu weak touchpoints", spot->of.count);
}

const char *finding_test_root_cause(const struct finding_context *context, const void *entity) {
    const struct root_cause *cause = entity;
    return cause->pains.count < 2
               ? NULL
               : arena_format(context->arena, "%zu pain points", cause->pains.count);
}
