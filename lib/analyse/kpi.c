/* The statistics of analyse/series.h, put into a KPI's words: which way is good decides what a
 * signal and a trend mean. */
#include "analyse/kpi.h"

#include "analyse/result.h"

static const double ROUNDING = 1e-9;

const char *const KPI_VERDICTS[] = {"rising",    "falling",        "improving",
                                    "worsening", "no-clear-trend", NULL};

#define THIS struct kpi_signal
static const struct field SIGNAL_FIELDS[] = {
    RESULT_COUNT(rule, "1 outside the limits, 2 eight in a row, 3 three of four near a limit"),
    RESULT_PERIOD(period, "where it shows; the end of the run for rules 2 and 3"),
    RESULT_BOOLEAN(better, "whether it is for the better"),
};
#undef THIS
static const struct record SIGNAL_RECORD =
    RECORD("signal", struct kpi_signal, SIGNAL_FIELDS, "a change that is no individual dip");

#define THIS struct kpi_trend
static const struct field TREND_FIELDS[] = {
    RESULT_SIGNED(s, 0, "Mann-Kendall's S"),
    RESULT_SIGNED(z, 2, "its z, with ties and continuity"),
    RESULT_NUMBER(p, 4, "two-sided probability"),
    RESULT_SIGNED(slope, 2, "Theil-Sen slope a period, in the KPI's unit"),
    RESULT_CHOICE(verdict, KPI_VERDICTS, "what it says"),
};
#undef THIS
static const struct record TREND_RECORD =
    RECORD("trend", struct kpi_trend, TREND_FIELDS, "whether a KPI moves");

#define THIS struct kpi_target
static const struct field TARGET_FIELDS[] = {
    RESULT_NUMBER(value, 1, "the target, in the KPI's unit"),
    RESULT_BOOLEAN(met, "whether the latest value meets it"),
    RESULT_NUMBER(missed_by, 1, "by how much it does not, in the KPI's unit"),
    RESULT_PERIOD(meets_at, "when the trend's line meets it"),
};
#undef THIS
static const struct record TARGET_RECORD =
    RECORD("KPI target", struct kpi_target, TARGET_FIELDS, "a KPI against its target");

#define THIS struct kpi_result
static const struct field FIELDS[] = {
    RESULT_TEXT(kpi, "its id"),
    RESULT_COUNT(n, "how many values"),
    RESULT_NUMBER(latest, 1, "the last value, in its unit"),
    RESULT_PERIOD(period, "of the last value"),
    RESULT_NUMBER(mean, 1, "centre of the chart"),
    RESULT_NUMBER(moving_range, 1, "mean difference of neighbours"),
    RESULT_NUMBER(lower, 1, "lower natural limit"),
    RESULT_NUMBER(upper, 1, "upper natural limit"),
    RESULT_LIST(signals, SIGNAL_RECORD, "what is no individual dip"),
    ROW_POINTER(trend, TREND_RECORD, "from eight values on", .flags = FIELD_RESULT),
    ROW_POINTER(target, TARGET_RECORD, "against its target", .flags = FIELD_RESULT),
};
#undef THIS
const struct record KPI_RESULT_RECORD =
    RECORD("KPI result", struct kpi_result, FIELDS, "what a KPI says");

struct series_point *kpi_points(const struct series *series, struct arena *arena) {
    struct series_point *points = ARENA_ARRAY(arena, struct series_point, series->points.count);
    for (size_t i = 0; i < series->points.count; i++) {
        const struct point *point = &series->points.items[i];
        points[i] = (struct series_point){date_period_number(point->period), point->value};
    }
    return points;
}

static void fill_chart(const struct series_point *points, struct arena *arena,
                       struct kpi_result *result) {
    const struct kpi *kpi = result->of;
    size_t count = kpi->series.points.count, found;
    struct series_chart chart;
    if (!series_chart(points, count, &chart)) {
        return;
    }
    result->mean = chart.mean;
    result->moving_range = chart.moving_range;
    result->lower = chart.lower;
    result->upper = chart.upper;
    const struct series_signal *signals = series_signals(points, count, &chart, arena, &found);
    result->signals.items = ARENA_ARRAY(arena, struct kpi_signal, found);
    result->signals.count = found;
    for (size_t i = 0; i < found; i++) {
        bool good = (signals[i].side > 0) == (kpi->better == BETTER_HIGHER);
        result->signals.items[i] = (struct kpi_signal){
            .rule = signals[i].rule,
            .period = kpi->series.points.items[signals[i].index].period,
            .better = kpi->better == BETTER_NONE ? ANSWER_UNSAID
                      : good                     ? ANSWER_YES
                                                 : ANSWER_NO,
            .index = signals[i].index,
        };
    }
}

static enum kpi_verdict verdict(const struct series_trend *trend, int better) {
    bool up = trend->s > 0;
    if (trend->p > SERIES_CLEAR) {
        return KPI_NO_CLEAR_TREND;
    }
    if (better == BETTER_NONE) {
        return up ? KPI_RISING : KPI_FALLING;
    }
    return up == (better == BETTER_HIGHER) ? KPI_IMPROVING : KPI_WORSENING;
}

static void fill_trend(const struct series_point *points, struct arena *arena,
                       struct kpi_result *result) {
    size_t count = result->of->series.points.count;
    struct series_trend found;
    if (!series_trend(points, count, &found)) {
        return;
    }
    struct kpi_trend *trend = ARENA_NEW(arena, struct kpi_trend);
    *trend = (struct kpi_trend){.s = found.s,
                                .z = found.z,
                                .p = found.p,
                                .verdict = (int)verdict(&found, result->of->better)};
    series_line(points, count, &trend->slope, &trend->intercept);
    result->trend = trend;
}

/* The period so many steps later; not given beyond the year 9999. */
static struct period later(struct period period, double steps) {
    static const double MOST[] = {[PERIOD_DAY] = 365.0 * 7900,
                                  [PERIOD_MONTH] = 12 * 7900,
                                  [PERIOD_QUARTER] = 4 * 7900,
                                  [PERIOD_YEAR] = 7900};
    static const int MONTHS[] = {[PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 12};
    if (!(steps <= MOST[period.kind])) {
        return (struct period){0};
    }
    uint32_t first = period.kind == PERIOD_DAY
                         ? period.first + (uint32_t)steps
                         : date_add_months(period.first, MONTHS[period.kind] * (int)steps);
    return (struct period){.kind = period.kind, .first = first};
}

/* Where the line meets the target after the last value. */
static struct period meeting(const struct kpi_result *result, double target) {
    const struct kpi_trend *trend = result->trend;
    if (!trend || trend->verdict == KPI_NO_CLEAR_TREND || trend->slope == 0) {
        return (struct period){0};
    }
    double at = ceil((target - trend->intercept) / trend->slope - ROUNDING);
    double steps = at - (double)date_period_number(result->period);
    return steps > 0 ? later(result->period, steps) : (struct period){0};
}

static void fill_target(struct arena *arena, struct kpi_result *result) {
    const struct kpi *kpi = result->of;
    if (isnan(kpi->target)) {
        return;
    }
    struct kpi_target *target = ARENA_NEW(arena, struct kpi_target);
    *target = (struct kpi_target){.value = kpi->target, .missed_by = NAN};
    result->target = target;
    if (isnan(result->latest) || kpi->better == BETTER_NONE) {
        return;
    }
    double missed =
        kpi->better == BETTER_HIGHER ? kpi->target - result->latest : result->latest - kpi->target;
    target->met = missed <= 0 ? ANSWER_YES : ANSWER_NO;
    target->missed_by = missed > 0 ? missed : 0;
    if (missed > 0) {
        target->meets_at = meeting(result, kpi->target);
    }
}

static void fill(const struct kpi *kpi, struct arena *arena, struct kpi_result *result) {
    size_t count = kpi->series.points.count;
    record_clear(&KPI_RESULT_RECORD, result);
    result->kpi = kpi->id;
    result->of = kpi;
    result->n = (double)count;
    if (count > 0) {
        struct series_point *points = kpi_points(&kpi->series, arena);
        result->latest = points[count - 1].value;
        result->period = kpi->series.points.items[count - 1].period;
        fill_chart(points, arena, result);
        fill_trend(points, arena, result);
    }
    fill_target(arena, result);
}

void kpi_analyse(const struct model *model, struct arena *arena, struct kpi_results *results) {
    results->items.count = model->kpis.count;
    results->items.items = ARENA_ARRAY(arena, struct kpi_result, model->kpis.count);
    for (size_t i = 0; i < model->kpis.count; i++) {
        fill(&model->kpis.items[i], arena, &results->items.items[i]);
    }
}

const struct kpi_result *kpi_find(const struct kpi_results *results, const struct kpi *kpi) {
    if (results->items.count == 0 || kpi < results->items.items[0].of ||
        kpi > results->items.items[results->items.count - 1].of) {
        return NULL;
    }
    return &results->items.items[kpi - results->items.items[0].of];
}

const struct kpi_signal *kpi_last_signal(const struct kpi_result *result) {
    const struct kpi_signal *last = NULL;
    for (size_t i = 0; i < result->signals.count; i++) {
        const struct kpi_signal *signal = &result->signals.items[i];
        last = !last || signal->index > last->index ? signal : last;
    }
    return last;
}
