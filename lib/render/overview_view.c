/* The cards about the experience: maturity, journeys, gaps; and the table of the net
 * promoter score. */
#include "render/overview_view.h"

#include "render/chart_view.h"
#include "render/experience_view.h"
#include "render/gap_view.h"
#include "render/link.h"
#include "render/people.h"

/* How many rows a card has at most. */
enum { MOST_GAPS = 5, MOST_CODES = 2 };

/* The width of the stages' bars where there is room, in px. */
enum { WIDE_BARS = 300, PAPER_BARS = 226 };

#define THIS struct overview_maturity
static const struct field MATURITY_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_NUMBER(index, 0, 0, "0-100", .digits = 0),
    ROW_TEXT(stage_label, "the stage reached"),
    ROW_TEXT(reached_label, "of how many"),
    ROW_TEXT(note, "what holds it back"),
    ROW_POINTER(signal, SIGNAL_VIEW, "the change since the assessment before"),
    ROW_MARKUP(bars, "the stages' scores"),
};
#undef THIS
const struct record OVERVIEW_MATURITY =
    RECORD("maturity", struct overview_maturity, MATURITY_FIELDS, "the maturity card");

#define THIS struct overview_nps
static const struct field NPS_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(value, "the score"),
    ROW_TEXT(low_high, "its 95 % interval"),
    ROW_TEXT(note, "the change since the wave before, and n"),
    ROW_POINTER(signal, SIGNAL_VIEW, "the change since the wave before"),
    ROW_MARKUP(chart, "the waves"),
};
#undef THIS
const struct record OVERVIEW_NPS =
    RECORD("nps", struct overview_nps, NPS_FIELDS, "the net promoter score's card");

#define THIS struct overview_journey
static const struct field JOURNEY_FIELDS[] = {
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_TEXT(measured, "how many touchpoints are measured"),
    ROW_MARKUP(strip, "customer and internal score"),
    ROW_NUMBER(customer, 0, 0, "mean customer score", .digits = 1),
    ROW_NUMBER(priority, 0, 0, "0-10", .digits = 1),
};
#undef THIS
static const struct record JOURNEY_ROW =
    RECORD("journey", struct overview_journey, JOURNEY_FIELDS, "a journey");

#define THIS struct overview_journeys
static const struct field JOURNEYS_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_LIST(items, JOURNEY_ROW, "the first by priority"),
};
#undef THIS
const struct record OVERVIEW_JOURNEYS =
    RECORD("journeys", struct overview_journeys, JOURNEYS_FIELDS, "the journeys' card");

#define THIS struct overview_gap
static const struct field GAP_FIELDS[] = {
    ROW_NUMBER(rank, 0, 0, "in the order of work"),
    ROW_TEXT(name, "the touchpoint"),
    ROW_URL(href, "its place"),
    ROW_TEXT(journey, "its journey"),
    ROW_MARKUP(dumbbell, "internal, customer and target"),
    ROW_NUMBER(shortfall, 0, 0, "target minus customer", .digits = 2),
    ROW_POINTER(verdict, VERDICT_VIEW, "the verdict"),
    ROW_LIST(served, LINK_VIEW, "initiatives that serve it"),
};
#undef THIS
static const struct record GAP_ROW = RECORD("gap", struct overview_gap, GAP_FIELDS, "a gap");

#define THIS struct overview_gaps
static const struct field GAPS_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(title, "the heading"),
    ROW_TEXT(all_label, "the link to all"),
    ROW_LIST(items, GAP_ROW, "the first of the work"),
};
#undef THIS
const struct record OVERVIEW_GAPS =
    RECORD("gaps", struct overview_gaps, GAPS_FIELDS, "the gaps' card");

/* The latest assessment of the unit that comes first; a newer one of another unit does not hide it.
 */
static const struct scorecard *headline(const struct page_work *work) {
    const struct scorecards *cards = &work->report->analysis->maturity;
    return cards->latest.count > 0 && !isnan(cards->latest.items[0]->index) ? cards->latest.items[0]
                                                                            : NULL;
}

static void stages_of(const struct page_work *work, const struct scorecard *card, double width,
                      struct bar_rows *bars) {
    struct bar_row *rows = ARENA_ARRAY(work->arena, struct bar_row, card->stages.count);
    for (size_t i = 0; i < card->stages.count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        rows[i] = (struct bar_row){stage->of->name, stage->score, stage->reached == ANSWER_YES,
                                   card->level == (double)(i + 1)};
    }
    *bars = (struct bar_rows){
        .name = {.id = "maturity-stages", .title = page_text(work, "overview_stages")},
        .rows = rows,
        .count = card->stages.count,
        .highest = 100,
        .threshold = work->report->model->project.maturity.threshold,
        .digits = 0,
        .width = width,
        .missing = page_text(work, "not_rated"),
        .signs = people_signs(work->report->language),
    };
}

static const char *draw_stages(const struct page_work *work, const struct scorecard *card,
                               bool wide) {
    struct chart_view view;
    struct bar_rows bars;
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_INLINE);
    stages_of(work, card, wide ? WIDE_BARS : work->drawings ? PAPER_BARS : 0, &bars);
    bar_draw_rows(&bars, tools);
    return chart_view_close(&view, work);
}

bool overview_view_stages(const struct page_work *work, double width, struct bar_rows *bars) {
    const struct scorecard *card = headline(work);
    if (card) {
        stages_of(work, card, width, bars);
    }
    return card != NULL;
}

/* "Optimisation is 14 points below the threshold of 75" */
static const char *maturity_note(const struct page_work *work, const struct scorecard *card) {
    size_t next = (size_t)card->level;
    double threshold = work->report->model->project.maturity.threshold;
    if (next >= card->stages.count || isnan(card->stages.items[next].score)) {
        return NULL;
    }
    const struct scorecard_stage *stage = &card->stages.items[next];
    return stage->score < threshold
               ? texts_count(&work->report->texts, work->arena, "overview_below",
                             round(threshold - stage->score), "name", stage->of->name, "threshold",
                             page_number(work, threshold, 0), NULL)
               : NULL;
}

static const struct signal_view *maturity_change(const struct page_work *work,
                                                 const struct scorecard *card) {
    if (isnan(card->change) || !card->previous) {
        return NULL;
    }
    struct signal_view *signal = ARENA_NEW(work->arena, struct signal_view);
    *signal = (struct signal_view){
        .label = texts_format(
            &work->report->texts, work->arena, "overview_since", "change",
            people_signed(work->report->language, work->arena, card->change, 0), "month",
            people_month(&work->report->texts, work->arena, card->previous->date), NULL),
        .better = card->change > 0 ? ANSWER_YES : ANSWER_NO,
        .worse = card->change < 0 ? ANSWER_YES : ANSWER_NO,
    };
    return signal;
}

struct overview_maturity *overview_view_maturity(const struct page_work *work, bool wide) {
    const struct scorecard *card = headline(work);
    const struct texts *texts = &work->report->texts;
    if (!card) {
        return NULL;
    }
    struct overview_maturity *view = ARENA_NEW(work->arena, struct overview_maturity);
    size_t level = (size_t)card->level;
    *view = (struct overview_maturity){
        .index = card->index,
        .stage_label = level > 0 ? texts_format(texts, work->arena, "overview_stage", "number",
                                                page_number(work, card->level, 0), "name",
                                                card->stages.items[level - 1].of->name, NULL)
                                 : page_text(work, "overview_no_stage"),
        .reached_label = level > 0
                             ? texts_format(texts, work->arena, "overview_reached", "total",
                                            page_number(work, (double)card->stages.count, 0), NULL)
                             : NULL,
        .note = maturity_note(work, card),
        .signal = maturity_change(work, card),
        .bars = draw_stages(work, card, wide),
    };
    return view;
}

struct overview_journeys *overview_view_journeys(const struct page_work *work, size_t most) {
    const struct portfolio *portfolio = &work->report->analysis->portfolio;
    size_t shown = MIN(portfolio->ranked.count, most);
    if (shown == 0) {
        return NULL;
    }
    struct overview_journeys *view = ARENA_NEW(work->arena, struct overview_journeys);
    view->items.items = ARENA_ARRAY(work->arena, struct overview_journey, shown);
    view->items.count = shown;
    for (size_t i = 0; i < shown; i++) {
        const struct portfolio_journey *figures = portfolio->ranked.items[i];
        const struct journey *journey = figures->of;
        view->items.items[i] = (struct overview_journey){
            .name = journey->name,
            .href = link_journey(work->report, journey, work->arena),
            .measured = experience_measured(work, figures->measured, figures->touchpoints),
            .strip = experience_strip(work, chart_view_id(work, "scores", journey->id),
                                      journey->name, figures->customer, figures->internal),
            .customer = figures->customer,
            .priority = figures->priority,
        };
    }
    return view;
}

/* The first codes of the initiatives that serve a gap; how many more leads to its row. */
static void shorten_served(const struct page_work *work, const struct gap_view *row,
                           struct overview_gap *view) {
    view->served.items = row->served.items;
    view->served.count = MIN(row->served.count, (size_t)MOST_CODES);
    if (row->served.count > MOST_CODES) {
        view->served.items[MOST_CODES - 1] = (struct link_view){
            .code = arena_format(work->arena, "+%zu", row->served.count - MOST_CODES + 1),
            .href = arena_format(work->arena, "gaps.html#%s", row->id),
        };
    }
}

struct overview_gaps *overview_view_gaps(const struct page_work *work) {
    const struct gaps *gaps = &work->report->analysis->gaps;
    size_t shown = MIN(gaps->work.count, (size_t)MOST_GAPS);
    if (shown == 0) {
        return NULL;
    }
    struct overview_gaps *view = ARENA_NEW(work->arena, struct overview_gaps);
    view->title = page_text(work, shown == MOST_GAPS ? "overview_gaps" : "gaps_work");
    view->all_label = page_count(work, "overview_all_gaps", (double)gaps->work.count);
    view->items.items = ARENA_ARRAY(work->arena, struct overview_gap, shown);
    view->items.count = shown;
    for (size_t i = 0; i < shown; i++) {
        struct gap_view row = {0};
        gap_view_fill(work, gaps->work.items[i], &row);
        view->items.items[i] = (struct overview_gap){
            .rank = row.rank,
            .name = row.name,
            .href = row.href,
            .journey = row.journey,
            .dumbbell = row.dumbbell,
            .shortfall = row.shortfall,
            .verdict = row.verdict,
        };
        shorten_served(work, &row, &view->items.items[i]);
    }
    return view;
}
