/* What is good or bad was decided by the analysis; here it only gets its words. */
#include "render/kpi_view.h"

#include "draw/xmr.h"
#include "render/chart_view.h"
#include "render/people.h"

enum { MOST_DIGITS = 3, CARD_WIDTH = 528, PHONE_WIDTH = 322 };

int kpi_view_digits(const struct kpi *kpi) {
    int most = 0;
    for (size_t i = 0; i < kpi->series.points.count; i++) {
        double value = fabs(kpi->series.points.items[i].value);
        int digits = 0;
        for (double power = 1; digits < MOST_DIGITS; digits++, power *= 10) {
            if (fabs(value * power - round(value * power)) < 1e-6) {
                break;
            }
        }
        most = MAX(most, digits);
    }
    return most;
}

const char *kpi_view_value(const struct page_work *work, const struct kpi *kpi, double value) {
    return page_number(work, value, kpi_view_digits(kpi));
}

const char *kpi_view_with_unit(const struct page_work *work, const struct kpi *kpi, double value) {
    const char *number = kpi_view_value(work, kpi, value);
    if (!number || !kpi->unit) {
        return number;
    }
    return arena_format(work->arena, "%s\u202f%s", number, *kpi->unit == '%' ? "%" : kpi->unit);
}

static struct signal_view *signal_of(const struct page_work *work, const char *label,
                                     enum answer better) {
    struct signal_view *view = ARENA_NEW(work->arena, struct signal_view);
    view->label = label;
    view->better = better == ANSWER_YES ? ANSWER_YES : ANSWER_NO;
    view->worse = better == ANSWER_NO ? ANSWER_YES : ANSWER_NO;
    return view;
}

const struct signal_view *kpi_view_signal(const struct page_work *work,
                                          const struct kpi_result *result) {
    const struct texts *texts = &work->report->texts;
    const struct kpi_signal *signal = kpi_last_signal(result);
    if (isnan(result->mean)) {
        return NULL;
    }
    if (!signal) {
        return signal_of(work, texts_get(texts, "signal_short_none"), ANSWER_UNSAID);
    }
    char rule[] = {(char)('0' + (int)signal->rule), '\0'};
    return signal_of(work,
                     texts_format(texts, work->arena, "kpis_signal_at", "signal",
                                  texts_word(texts, "signal", rule), "period",
                                  people_period(texts, work->arena, signal->period), NULL),
                     signal->better);
}

const struct signal_view *kpi_view_trend(const struct page_work *work,
                                         const struct kpi_result *result) {
    const struct texts *texts = &work->report->texts;
    const struct kpi_trend *trend = result->trend;
    if (!trend) {
        return NULL;
    }
    const char *word = texts_word(texts, "trend", KPI_VERDICTS[trend->verdict - 1]);
    if (trend->verdict == KPI_NO_CLEAR_TREND) {
        return signal_of(work, word, ANSWER_UNSAID);
    }
    int digits = kpi_view_digits(result->of) + 1;
    return signal_of(
        work,
        texts_format(texts, work->arena, "kpis_trend_by", "trend", word, "slope",
                     people_signed(work->report->language, work->arena, trend->slope, digits),
                     NULL),
        trend->verdict == KPI_IMPROVING   ? ANSWER_YES
        : trend->verdict == KPI_WORSENING ? ANSWER_NO
                                          : ANSWER_UNSAID);
}

static enum xmr_mark mark_of(const struct kpi_result *result, size_t index) {
    for (size_t i = 0; i < result->signals.count; i++) {
        const struct kpi_signal *signal = &result->signals.items[i];
        if (signal->index == index) {
            return signal->better == ANSWER_YES  ? XMR_BETTER
                   : signal->better == ANSWER_NO ? XMR_WORSE
                                                 : XMR_SIGNAL;
        }
    }
    return XMR_PLAIN;
}

static struct xmr_level level(const struct page_work *work, const char *key, double value,
                              int digits) {
    const char *number = page_number(work, value, digits);
    return (struct xmr_level){
        value, number ? texts_format(&work->report->texts, work->arena, key, "value", number, NULL)
                      : NULL};
}

static struct xmr_point *points_of(const struct page_work *work, const struct kpi_result *result) {
    const struct kpi *kpi = result->of;
    size_t count = kpi->series.points.count;
    struct xmr_point *points = ARENA_ARRAY(work->arena, struct xmr_point, count);
    for (size_t i = 0; i < count; i++) {
        const struct point *point = &kpi->series.points.items[i];
        points[i] = (struct xmr_point){
            .period = date_period_number(point->period),
            .value = point->value,
            .label = i == 0 || i + 1 == count
                         ? people_period(&work->report->texts, work->arena, point->period)
                         : NULL,
            .mark = mark_of(result, i),
        };
    }
    return points;
}

const char *kpi_view_chart(const struct page_work *work, const struct kpi_result *result,
                           bool narrow) {
    const struct kpi *kpi = result->of;
    const struct texts *texts = &work->report->texts;
    int digits = kpi_view_digits(kpi);
    if (kpi->series.points.count == 0) {
        return NULL;
    }
    struct xmr xmr = {
        .name = {.id = arena_format(work->arena, "chart-%s%s", kpi->id, narrow ? "-phone" : ""),
                 .title = texts_format(texts, work->arena, "kpis_chart", "name", kpi->name, NULL),
                 .description = texts_get(texts, "kpis_chart_shows")},
        .points = points_of(work, result),
        .count = kpi->series.points.count,
        .mean = level(work, "kpis_mean", result->mean, digits + 1),
        .lower = level(work, "kpis_limit", result->lower, digits + 1),
        .upper = level(work, "kpis_limit", result->upper, digits + 1),
        .target = level(work, "kpis_target", kpi->target, digits),
        .last = kpi_view_value(work, kpi, result->latest),
        .trend_from = NAN,
        .trend_to = NAN,
        .width = narrow ? PHONE_WIDTH : CARD_WIDTH,
    };
    if (result->trend && result->trend->verdict != KPI_NO_CLEAR_TREND) {
        const struct kpi_trend *trend = result->trend;
        xmr.trend_from = trend->intercept + trend->slope * (double)xmr.points[0].period;
        xmr.trend_to = trend->intercept + trend->slope * (double)xmr.points[xmr.count - 1].period;
    }
    struct chart_view view;
    xmr_draw(&xmr, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}
