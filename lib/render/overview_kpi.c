/* The card of KPI signals: what gets worse comes first. */
#include "draw/sparkline.h"
#include "render/chart_view.h"
#include "render/kpi_view.h"
#include "render/link.h"
#include "render/overview_view.h"

/* How many KPIs are shown, and how many points of each. */
enum { MOST_KPIS = 5, MOST_ON_PAPER = 4, MOST_POINTS = 36 };

#define THIS struct overview_kpi
static const struct field KPI_FIELDS[] = {
    ROW_TEXT(name, "the KPI"),
    ROW_URL(href, "its place"),
    ROW_TEXT(detail, "last value and target"),
    ROW_MARKUP(sparkline, "the series"),
    ROW_POINTER(signal, SIGNAL_VIEW, "signal or trend"),
};
#undef THIS
static const struct record KPI_ROW = RECORD("KPI", struct overview_kpi, KPI_FIELDS, "a KPI");

#define THIS struct overview_kpis
static const struct field KPIS_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(all_label, "the link to all"),
    ROW_LIST(items, KPI_ROW, "those with signals first"),
};
#undef THIS
const struct record OVERVIEW_KPIS =
    RECORD("KPIs", struct overview_kpis, KPIS_FIELDS, "the KPIs' card");

static const struct signal_view *kpi_signal(const struct page_work *work,
                                            const struct kpi_result *result) {
    struct signal_view *signal = ARENA_NEW(work->arena, struct signal_view);
    const struct kpi_signal *last = kpi_last_signal(result);
    int trend = result->trend ? result->trend->verdict : KPI_TREND_NONE;
    if (trend == KPI_IMPROVING || trend == KPI_WORSENING) {
        signal->label = texts_word(&work->report->texts, "trend", KPI_VERDICTS[trend - 1]);
        signal->better = trend == KPI_IMPROVING ? ANSWER_YES : ANSWER_NO;
        signal->worse = trend == KPI_WORSENING ? ANSWER_YES : ANSWER_NO;
    } else if (last && last->better != ANSWER_UNSAID) {
        bool better = last->better == ANSWER_YES;
        signal->label = page_text(work, better ? "signal_better" : "signal_worse");
        signal->better = better ? ANSWER_YES : ANSWER_NO;
        signal->worse = better ? ANSWER_NO : ANSWER_YES;
    } else {
        signal->label = page_text(work, isnan(result->latest) ? "no_data" : "signal_short_none");
    }
    return signal;
}

/* Worse before better before no signal; KPIs without data come last. */
static int urgency(const struct kpi_result *result, const struct signal_view *signal) {
    return signal->worse == ANSWER_YES    ? 3
           : signal->better == ANSWER_YES ? 2
           : isnan(result->latest)        ? 0
                                          : 1;
}

/* "4 720, target 4 100" */
static const char *kpi_detail(const struct page_work *work, const struct kpi_result *result) {
    const struct kpi *kpi = result->of;
    bool percent = kpi->unit && *kpi->unit == '%';
    const char *latest = percent ? kpi_view_with_unit(work, kpi, result->latest)
                                 : kpi_view_value(work, kpi, result->latest);
    if (!latest) {
        return page_text(work, "not_measured");
    }
    const char *target = percent ? kpi_view_with_unit(work, kpi, kpi->target)
                                 : kpi_view_value(work, kpi, kpi->target);
    return target ? texts_format(&work->report->texts, work->arena, "overview_kpi_target", "value",
                                 latest, "target", target, NULL)
                  : latest;
}

/* What a point of a series is: a signal for the better or the worse, or none. */
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

/* The latest points; a gap in the series is one in the line. */
static const char *sparkline(const struct page_work *work, const struct kpi_result *result) {
    const struct series *series = &result->of->series;
    size_t count = series->points.count;
    if (count < 2) {
        return NULL;
    }
    const struct series_point *points = kpi_points(series, work->arena);
    size_t first = count > MOST_POINTS ? count - MOST_POINTS : 0;
    double *values = ARENA_ARRAY(work->arena, double, 2 * MOST_POINTS);
    enum xmr_mark *marks = ARENA_ARRAY(work->arena, enum xmr_mark, 2 * MOST_POINTS);
    size_t used = 0;
    for (size_t i = first; i < count; i++) {
        if (i > first && points[i].period > points[i - 1].period + 1) {
            values[used++] = NAN;
        }
        values[used] = points[i].value;
        marks[used++] = mark_of(result, i);
    }
    struct sparkline figures = {
        .name = {.id = chart_view_id(work, "kpi", result->of->id), .title = result->of->name},
        .values = values,
        .marks = marks,
        .count = used,
        .lower = result->lower,
        .upper = result->upper,
        .mean = result->mean,
    };
    struct chart_view view;
    sparkline_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

struct overview_kpis *overview_view_kpis(const struct page_work *work) {
    const struct kpi_results *results = &work->report->analysis->kpis;
    size_t count = results->items.count;
    if (count == 0) {
        return NULL;
    }
    struct overview_kpis *view = ARENA_NEW(work->arena, struct overview_kpis);
    view->items.items = ARENA_ARRAY(work->arena, struct overview_kpi, MOST_KPIS);
    size_t most = work->drawings ? MOST_ON_PAPER : MOST_KPIS; /* paper has one sheet */
    for (int wanted = 3; wanted >= 0; wanted--) {
        for (size_t i = 0; i < count && view->items.count < most; i++) {
            const struct kpi_result *result = &results->items.items[i];
            const struct signal_view *signal = kpi_signal(work, result);
            if (urgency(result, signal) == wanted) {
                view->items.items[view->items.count++] = (struct overview_kpi){
                    .name = result->of->name,
                    .href = link_entity(work->report, ENTITY_KPI, result->of, work->arena),
                    .detail = kpi_detail(work, result),
                    .sparkline = sparkline(work, result),
                    .signal = signal,
                };
            }
        }
    }
    view->all_label = report_has(work->report, "kpis.html")
                          ? page_count(work, "overview_all_kpis", (double)count)
                          : NULL;
    return view;
}
