/* A date counts as reached once the series has the period that holds its last day. */
#include "analyse/benefit.h"

#include "analyse/result.h"

#define THIS struct benefit_result
static const struct field FIELDS[] = {
    RESULT_TEXT(subject, "the feature's id or the initiative's code"),
    RESULT_TEXT(kpi, "the KPI's id"),
    RESULT_NUMBER(from, 1, "value before, as promised"),
    RESULT_NUMBER(to, 1, "promised value"),
    RESULT_PERIOD(by, "when it is promised for"),
    RESULT_SIGNED(observed, 1, "value at that date minus from"),
    RESULT_NUMBER(value, 1, "value at that date"),
    RESULT_SIGNED(so_far, 1, "latest value minus from"),
};
#undef THIS
const struct record BENEFIT_RESULT_RECORD =
    RECORD("benefit", struct benefit_result, FIELDS, "a promised change and what came of it");

/* The value of the period that holds a day; NaN when the series has none. */
static double value_at(const struct series *series, uint32_t day) {
    for (size_t i = 0; i < series->points.count; i++) {
        const struct point *point = &series->points.items[i];
        if (point->period.first <= day && day <= date_period_end(point->period)) {
            return point->value;
        }
    }
    return NAN;
}

static void add(const struct outcome *outcome, const struct kpi_results *kpis,
                struct benefit_result subject, struct benefit_results *results) {
    const struct kpi *kpi = outcome->kpi.target;
    if (!kpi || isnan(outcome->to)) {
        return;
    }
    struct benefit_result result = subject;
    result.kpi = kpi->id;
    result.from = outcome->from;
    result.to = outcome->to;
    result.by = outcome->by;
    result.at = outcome->at;
    result.of = kpi_find(kpis, kpi);
    result.value = outcome->by.kind == PERIOD_NONE
                       ? NAN
                       : value_at(&kpi->series, date_period_end(outcome->by));
    result.observed = result.value - result.from;
    result.so_far = (result.of ? result.of->latest : NAN) - result.from;
    results->items.items[results->items.count++] = result;
}

static size_t most(const struct model *model) {
    size_t count = model->features.count;
    for (size_t i = 0; i < model->initiatives.count; i++) {
        count += model->initiatives.items[i].outcomes.count;
    }
    return count;
}

void benefit_analyse(const struct model *model, const struct kpi_results *kpis, struct arena *arena,
                     struct benefit_results *results) {
    *results = (struct benefit_results){0};
    results->items.items = ARENA_ARRAY(arena, struct benefit_result, most(model));
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        for (size_t j = 0; j < initiative->outcomes.count; j++) {
            add(&initiative->outcomes.items[j], kpis,
                (struct benefit_result){.subject = initiative->code, .initiative = initiative},
                results);
        }
    }
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        add(&feature->kpi, kpis,
            (struct benefit_result){.subject = feature->id, .feature = feature}, results);
    }
}
