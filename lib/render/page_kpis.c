/* The KPI page: a control chart each, channel shift, benefits promised and seen. */
#include "render/experience_view.h"
#include "render/kpi_view.h"
#include "render/link.h"
#include "render/pages.h"
#include "render/people.h"
#include "render/shift_view.h"
#include "render/transformation_view.h"

struct kpi_row {
    const char *period, *value, *signal;
};

struct kpi_card {
    const char *id, *name, *unit, *meaning;
    const struct link_view *owner;
    const char *value, *period;
    const char *target, *target_result;
    enum answer target_met;
    const char *meets;
    const struct signal_view *signal, *trend;
    const char *limits;
    const char *chart, *chart_phone; /* markup */
    LIST(struct link_view) touchpoints;
    LIST(struct kpi_row) rows;
    const struct source_view *source;
};

struct benefit_row {
    const char *subject, *href, *kpi, *promised, *by, *observed;
    const struct signal_view *signal;
};

struct benefit_table {
    const char *beyond;
    LIST(struct benefit_row) items;
};

struct kpi_group {
    LIST(struct kpi_card) items;
};

struct kpis_page {
    struct page_frame frame;
    struct figure_list figures;
    LIST(struct kpi_card) items;                      /* all: those that changed first, */
    const struct kpi_group *changed, *steady, *empty; /* and in parts; NULL: none */
    LIST(struct shift_view) shift;
    const struct benefit_table *benefits;
};

#define THIS struct kpi_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(period, "when"),
    ROW_TEXT(value, "how much"),
    ROW_TEXT(signal, "what the rules say"),
};
#undef THIS
static const struct record ROW_RECORD = RECORD("value", struct kpi_row, ROW_FIELDS, "a value");

#define THIS struct kpi_card
static const struct field CARD_FIELDS[] = {
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(name, "the KPI"),
    ROW_TEXT(unit, "of its values"),
    ROW_TEXT(meaning, "for the customer"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_TEXT(value, "the latest one"),
    ROW_TEXT(period, "of the latest value"),
    ROW_TEXT(target, "with its value"),
    ROW_TEXT(target_result, "met, or missed by how much"),
    ROW_BOOLEAN(target_met, "whether it is met"),
    ROW_TEXT(meets, "when the trend meets it"),
    ROW_POINTER(signal, SIGNAL_VIEW, "the latest signal"),
    ROW_POINTER(trend, SIGNAL_VIEW, "the trend"),
    ROW_TEXT(limits, "mean and natural limits"),
    ROW_MARKUP(chart, "the values over time"),
    ROW_MARKUP(chart_phone, "the same for phones"),
    ROW_LIST(touchpoints, LINK_VIEW, "what it measures"),
    ROW_LIST(rows, ROW_RECORD, "the values, the latest first"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record CARD_RECORD = RECORD("KPI", struct kpi_card, CARD_FIELDS, "a KPI");

#define THIS struct benefit_row
static const struct field BENEFIT_FIELDS[] = {
    ROW_TEXT(subject, "who promises"),
    ROW_URL(href, "its page"),
    ROW_TEXT(kpi, "the KPI"),
    ROW_TEXT(promised, "from and to"),
    ROW_TEXT(by, "when"),
    ROW_TEXT(observed, "the value at that date"),
    ROW_POINTER(signal, SIGNAL_VIEW, "what came of it"),
};
#undef THIS
static const struct record BENEFIT_VIEW =
    RECORD("benefit", struct benefit_row, BENEFIT_FIELDS, "a promise and what came of it");

#define THIS struct benefit_table
static const struct field BENEFITS_FIELDS[] = {
    ROW_TEXT(beyond, "how many rows are only in the data"),
    ROW_LIST(items, BENEFIT_VIEW, "the promises"),
};
#undef THIS
static const struct record BENEFITS_VIEW =
    RECORD("benefits", struct benefit_table, BENEFITS_FIELDS, "benefits promised and seen");

#define THIS struct kpi_group
static const struct field GROUP_FIELDS[] = {ROW_LIST(items, CARD_RECORD, "the KPIs")};
#undef THIS
static const struct record GROUP_VIEW =
    RECORD("KPIs", struct kpi_group, GROUP_FIELDS, "KPIs that are alike");

#define THIS struct kpis_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_LIST(items, CARD_RECORD, "the KPIs, those that changed first"),
    ROW_POINTER(changed, GROUP_VIEW, "those with a signal or a clear trend, the worse first"),
    ROW_POINTER(steady, GROUP_VIEW, "those that vary as they always do"),
    ROW_POINTER(empty, GROUP_VIEW, "those with too few values to tell, or none"),
    ROW_LIST(shift, SHIFT_VIEW, "channel shift"),
    ROW_POINTER(benefits, BENEFITS_VIEW, "promises"),
};
#undef THIS
static const struct record PAGE_RECORD = RECORD("KPI page", struct kpis_page, PAGE_FIELDS, "KPIs");

/* The rules that speak at a point, joined. */
static const char *signals_at(const struct page_work *work, const struct kpi_result *result,
                              size_t index) {
    const struct texts *texts = &work->report->texts;
    const char *words = NULL;
    for (size_t i = 0; i < result->signals.count; i++) {
        const struct kpi_signal *signal = &result->signals.items[i];
        if (signal->index == index) {
            char rule[] = {(char)('0' + (int)signal->rule), '\0'};
            const char *word = texts_word(texts, "signal", rule);
            words = words ? arena_format(work->arena, "%s; %s", words, word) : word;
        }
    }
    return words;
}

static void fill_rows(const struct page_work *work, const struct kpi_result *result,
                      struct kpi_card *card) {
    const struct kpi *kpi = result->of;
    size_t count = kpi->series.points.count;
    card->rows.items = ARENA_ARRAY(work->arena, struct kpi_row, count);
    for (size_t i = count; i-- > 0;) {
        const struct point *point = &kpi->series.points.items[i];
        card->rows.items[card->rows.count++] = (struct kpi_row){
            .period = people_period(&work->report->texts, work->arena, point->period),
            .value = kpi_view_value(work, kpi, point->value),
            .signal = signals_at(work, result, i),
        };
    }
}

static const char *capital(const struct page_work *work, const char *key, const char *name,
                           const char *value) {
    char *text = arena_string(
        work->arena, texts_format(&work->report->texts, work->arena, key, name, value, NULL));
    *text = g_ascii_toupper(*text);
    return text;
}

static void fill_target(const struct page_work *work, const struct kpi_result *result,
                        struct kpi_card *card) {
    const struct kpi_target *target = result->target;
    const struct texts *texts = &work->report->texts;
    if (!target) {
        return;
    }
    card->target =
        capital(work, "kpis_target", "value", kpi_view_value(work, result->of, target->value));
    card->target_met = target->met == ANSWER_YES ? ANSWER_YES : ANSWER_NO;
    if (target->met == ANSWER_YES) {
        card->target_result = texts_get(texts, "target_met");
    } else if (target->met == ANSWER_NO) {
        card->target_result =
            texts_format(texts, work->arena, "target_missed", "amount",
                         kpi_view_value(work, result->of, target->missed_by), NULL);
    }
    if (target->meets_at.kind != PERIOD_NONE) {
        card->meets = texts_format(texts, work->arena, "kpis_meets", "period",
                                   people_period(texts, work->arena, target->meets_at), NULL);
    }
}

static const char *limits(const struct page_work *work, const struct kpi_result *result) {
    int digits = kpi_view_digits(result->of) + 1;
    if (isnan(result->mean)) {
        return result->n > 0 ? page_text(work, "kpis_few") : NULL;
    }
    return texts_format(&work->report->texts, work->arena, "kpis_limits", "mean",
                        page_number(work, result->mean, digits), "low",
                        page_number(work, result->lower, digits), "high",
                        page_number(work, result->upper, digits), NULL);
}

static void fill_touchpoints(const struct page_work *work, const struct kpi *kpi,
                             struct kpi_card *card) {
    card->touchpoints.items = ARENA_ARRAY(work->arena, struct link_view, kpi->touchpoints.count);
    for (size_t i = 0; i < kpi->touchpoints.count; i++) {
        const struct link_view *link = view_reference(work, &kpi->touchpoints.items[i]);
        if (link && link->href) {
            card->touchpoints.items[card->touchpoints.count++] = *link;
        }
    }
}

static void fill_card(const struct page_work *work, const struct kpi_result *result,
                      struct kpi_card *card) {
    const struct kpi *kpi = result->of;
    *card = (struct kpi_card){
        .id = kpi->id,
        .name = kpi->name,
        .unit = kpi->unit,
        .meaning = kpi->customer_meaning,
        .owner = view_reference(work, &kpi->owner),
        .value = kpi_view_value(work, kpi, result->latest),
        .period = people_period(&work->report->texts, work->arena, result->period),
        .signal = kpi_view_signal(work, result),
        .trend = kpi_view_trend(work, result),
        .limits = limits(work, result),
        .chart = kpi_view_chart(work, result, false),
        .chart_phone = kpi_view_chart(work, result, true),
        .source = view_source(work, &kpi->at),
    };
    fill_target(work, result, card);
    fill_touchpoints(work, kpi, card);
    fill_rows(work, result, card);
}

/* What came of a promise: how much of it, or that it is not due yet. */
static const struct signal_view *outcome(const struct page_work *work,
                                         const struct benefit_result *benefit) {
    const struct texts *texts = &work->report->texts;
    enum language language = work->report->language;
    struct signal_view *view = ARENA_NEW(work->arena, struct signal_view);
    double promised = benefit->to - benefit->from, kept = benefit->observed / promised;
    uint32_t end = benefit->by.kind == PERIOD_NONE ? 0 : date_period_end(benefit->by);
    view->better = ANSWER_NO;
    view->worse = ANSWER_NO;
    if (isfinite(kept)) {
        view->label = texts_format(texts, work->arena, "kpis_kept", "share",
                                   people_share(language, work->arena, kept, 0), NULL);
        view->better = kept >= 1 ? ANSWER_YES : ANSWER_NO;
        view->worse = kept < 1 ? ANSWER_YES : ANSWER_NO;
    } else if (end > work->report->model->as_of && !isnan(benefit->so_far)) {
        view->label = texts_format(
            texts, work->arena, "kpis_not_due", "change",
            people_signed(language, work->arena, benefit->so_far, kpi_view_digits(benefit->of->of)),
            NULL);
    } else {
        view->label =
            texts_get(texts, end > work->report->model->as_of ? "no_data" : "kpis_no_value");
    }
    return view;
}

static void fill_benefit(const struct page_work *work, const struct benefit_result *benefit,
                         struct benefit_row *row) {
    const struct kpi *kpi = benefit->of->of;
    struct outcome promise = {.from = benefit->from, .to = benefit->to};
    bool feature = benefit->feature != NULL;
    const void *subject = feature ? (const void *)benefit->feature : benefit->initiative;
    *row = (struct benefit_row){
        .subject = feature ? benefit->feature->name
                           : arena_format(work->arena, "%s %s", benefit->initiative->code,
                                          benefit->initiative->name),
        .href = link_entity(work->report, feature ? ENTITY_FEATURE : ENTITY_INITIATIVE, subject,
                            work->arena),
        .kpi = kpi->name,
        .promised = transformation_promise(work, &promise),
        .by = people_period(&work->report->texts, work->arena, benefit->by),
        .observed = kpi_view_value(work, kpi, benefit->value),
        .signal = outcome(work, benefit),
    };
}

static const struct benefit_table *benefits(const struct page_work *work) {
    const struct benefit_results *results = &work->report->analysis->benefits;
    size_t shown = MIN(results->items.count, (size_t)TRANSFORMATION_MOST_ROWS);
    if (shown == 0) {
        return NULL;
    }
    struct benefit_table *table = ARENA_NEW(work->arena, struct benefit_table);
    table->beyond = transformation_beyond(work, results->items.count);
    table->items.items = ARENA_ARRAY(work->arena, struct benefit_row, shown);
    table->items.count = shown;
    for (size_t i = 0; i < shown; i++) {
        fill_benefit(work, &results->items.items[i], &table->items.items[i]);
    }
    return table;
}

static const char *part_of(const struct page_work *work, size_t part, size_t all) {
    return texts_format(&work->report->texts, work->arena, "kpis_of", "part",
                        page_number(work, (double)part, 0), "all",
                        page_number(work, (double)all, 0), NULL);
}

/* The sentence under the title and the figures beside it. */
static void fill_head(struct page_work *work, struct kpis_page *page) {
    const struct kpi_results *kpis = &work->report->analysis->kpis;
    size_t charts = 0, signals = 0, targets = 0, met = 0, improving = 0, worsening = 0;
    for (size_t i = 0; i < kpis->items.count; i++) {
        const struct kpi_result *result = &kpis->items.items[i];
        charts += isnan(result->mean) ? 0 : 1;
        signals += result->signals.count > 0;
        targets += result->target && result->target->met != ANSWER_UNSAID;
        met += result->target && result->target->met == ANSWER_YES;
        improving += result->trend && result->trend->verdict == KPI_IMPROVING;
        worsening += result->trend && result->trend->verdict == KPI_WORSENING;
    }
    work->page->title = page_text(work, "nav_kpis");
    if (kpis->items.count == 0) {
        return;
    }
    work->page->lead = texts_format(
        &work->report->texts, work->arena, targets > 0 ? "kpis_lead" : "kpis_lead_untargeted",
        "signals", page_number(work, (double)signals, 0), "n", page_number(work, (double)charts, 0),
        "met", page_number(work, (double)met, 0), "targets", page_number(work, (double)targets, 0),
        NULL);
    experience_figure(work, &page->figures, "kpis_with_signal", part_of(work, signals, charts));
    if (targets > 0) {
        experience_figure(work, &page->figures, "kpis_at_target", part_of(work, met, targets));
    }
    experience_figure(work, &page->figures, "kpis_improving",
                      page_number(work, (double)improving, 0));
    experience_figure(work, &page->figures, "kpis_worsening",
                      page_number(work, (double)worsening, 0));
}

enum kpi_state { KPI_WORSE, KPI_BETTER, KPI_STEADY, KPI_EMPTY };

/* What a reader should know of a KPI first. */
static enum kpi_state state_of(const struct kpi_result *result) {
    const struct kpi_signal *signal = kpi_last_signal(result);
    int trend = result->trend ? result->trend->verdict : KPI_TREND_NONE;
    bool clear = trend != KPI_TREND_NONE && trend != KPI_NO_CLEAR_TREND;
    if (isnan(result->mean) && !clear) {
        return KPI_EMPTY;
    }
    if ((signal && signal->better == ANSWER_NO) || trend == KPI_WORSENING) {
        return KPI_WORSE;
    }
    return signal || clear ? KPI_BETTER : KPI_STEADY;
}

static void add_cards(const struct page_work *work, enum kpi_state state, struct kpis_page *page) {
    const struct kpi_results *kpis = &work->report->analysis->kpis;
    for (size_t i = 0; i < kpis->items.count; i++) {
        if (state_of(&kpis->items.items[i]) == state) {
            fill_card(work, &kpis->items.items[i], &page->items.items[page->items.count++]);
        }
    }
}

/* The cards from one on; NULL when there are none. */
static const struct kpi_group *group_of(const struct page_work *work, const struct kpis_page *page,
                                        size_t first) {
    struct kpi_group *group = ARENA_NEW(work->arena, struct kpi_group);
    group->items.items = page->items.items + first;
    group->items.count = page->items.count - first;
    return group->items.count > 0 ? group : NULL;
}

static void fill(struct page_work *work, void *object) {
    struct kpis_page *page = object;
    const struct analysis *analysis = work->report->analysis;
    fill_head(work, page);
    page->items.items = ARENA_ARRAY(work->arena, struct kpi_card, analysis->kpis.items.count);
    add_cards(work, KPI_WORSE, page);
    add_cards(work, KPI_BETTER, page);
    page->changed = group_of(work, page, 0);
    size_t first = page->items.count;
    add_cards(work, KPI_STEADY, page);
    page->steady = group_of(work, page, first);
    first = page->items.count;
    add_cards(work, KPI_EMPTY, page);
    page->empty = group_of(work, page, first);
    page->shift.items = ARENA_ARRAY(work->arena, struct shift_view, analysis->channels.items.count);
    for (size_t i = 0; i < analysis->channels.items.count; i++) {
        const struct channel_shift *shift = &analysis->channels.items.items[i];
        if (shift->periods.count > 0) {
            shift_view_fill(work, shift, &page->shift.items[page->shift.count++]);
        }
    }
    page->benefits = benefits(work);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->kpis.count > 0 || report->model->channel_mixes.count > 0) {
        page_add(pages, &PAGE_KPIS, "kpis.html", NULL);
    }
}

const struct page_type PAGE_KPIS = {
    .template = "kpis", .record = &PAGE_RECORD, .section = "kpis", .list = list, .fill = fill};
