/* The gap page: the order of work first, then the question list, strengths, what is not measured,
 * where weak places meet, and what the files do not say. */
#include "render/experience_view.h"
#include "render/finding_view.h"
#include "render/gap_view.h"
#include "render/link.h"

/* How many rows a table shows; the rest is in data/gaps.csv. */
enum { MOST_ROWS = 500 };

/* How many touchpoints or pain points a hot spot or a root cause names. */
enum { MOST_NAMED = 20 };

struct gap_table {
    LIST(struct gap_view) items;
    const char *beyond; /* how many rows are only in the data; NULL: none */
};

struct hot_spot_view {
    const char *name, *kind, *href;
    double count, lowest;
    LIST(struct link_view) touchpoints;
    const char *more; /* how many touchpoints are not named; NULL: none */
    const struct source_view *source;
};

struct hot_spot_table {
    LIST(struct hot_spot_view) items;
};

struct cause_pain {
    const char *words, *href;
    double severity;
};

struct cause_view {
    const char *name;
    double weight;
    LIST(struct cause_pain) pains;
    const char *more; /* how many pain points are not named; NULL: none */
};

struct cause_table {
    LIST(struct cause_view) items;
};

struct gaps_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const char *notice; /* what cannot be seen; NULL: nothing */
    const struct gap_table *work, *questions, *strengths, *unmeasured;
    const struct hot_spot_table *hot_spots;
    const struct cause_table *root_causes;
    const struct finding_list *findings;
    const struct empty_view *empty;
};

#define THIS struct gap_table
static const struct field TABLE_FIELDS[] = {
    ROW_LIST(items, GAP_VIEW, "the rows"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("gap table", struct gap_table, TABLE_FIELDS, "a table of gaps");

#define THIS struct hot_spot_view
static const struct field SPOT_FIELDS[] = {
    ROW_TEXT(name, "the system or process"),
    ROW_TEXT(kind, "which of the two"),
    ROW_URL(href, "its place"),
    ROW_NUMBER(count, 0, 0, "weak touchpoints over it"),
    ROW_NUMBER(lowest, 0, 0, "their lowest customer score", .digits = 1),
    ROW_LIST(touchpoints, LINK_VIEW, "the weak touchpoints"),
    ROW_TEXT(more, "how many are not named"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record SPOT_VIEW =
    RECORD("hot spot", struct hot_spot_view, SPOT_FIELDS, "where weak places meet");

#define THIS struct hot_spot_table
static const struct field SPOTS_FIELDS[] = {
    ROW_LIST(items, SPOT_VIEW, "the rows"),
};
#undef THIS
static const struct record SPOTS_VIEW =
    RECORD("hot spots", struct hot_spot_table, SPOTS_FIELDS, "where weak places meet");

#define THIS struct cause_pain
static const struct field PAIN_FIELDS[] = {
    ROW_TEXT(words, "the pain point"),
    ROW_URL(href, "its place"),
    ROW_NUMBER(severity, 0, 0, "1-5"),
};
#undef THIS
static const struct record PAIN_VIEW =
    RECORD("pain", struct cause_pain, PAIN_FIELDS, "a pain point with this cause");

#define THIS struct cause_view
static const struct field CAUSE_FIELDS[] = {
    ROW_TEXT(name, "the cause's tag"),
    ROW_NUMBER(weight, 0, 0, "sum of severity by frequency", .digits = 2),
    ROW_LIST(pains, PAIN_VIEW, "the pain points"),
    ROW_TEXT(more, "how many are not named"),
};
#undef THIS
static const struct record CAUSE_VIEW =
    RECORD("root cause", struct cause_view, CAUSE_FIELDS, "a cause of several pain points");

#define THIS struct cause_table
static const struct field CAUSES_FIELDS[] = {
    ROW_LIST(items, CAUSE_VIEW, "the rows"),
};
#undef THIS
static const struct record CAUSES_VIEW =
    RECORD("root causes", struct cause_table, CAUSES_FIELDS, "causes of several pain points");

#define THIS struct gaps_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "how many of each verdict"),
    ROW_TEXT(notice, "what cannot be seen in these figures"),
    ROW_POINTER(work, TABLE_VIEW, "the order of work"),
    ROW_POINTER(questions, TABLE_VIEW, "do we need to improve these?"),
    ROW_POINTER(strengths, TABLE_VIEW, "strengths"),
    ROW_POINTER(unmeasured, TABLE_VIEW, "what is not measured"),
    ROW_POINTER(hot_spots, SPOTS_VIEW, "where weak places meet"),
    ROW_POINTER(root_causes, CAUSES_VIEW, "causes of several pain points"),
    ROW_POINTER(findings, FINDING_LIST_VIEW, "what the files do not say"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("gaps page", struct gaps_page, PAGE_FIELDS, "the gap page");

static bool is_strength(const struct gap *gap) {
    return gap->verdict == GAP_STRENGTH || gap->verdict == GAP_HIDDEN_STRENGTH;
}

static bool is_unmeasured(const struct gap *gap) {
    return gap->verdict == GAP_NOT_MEASURED;
}

static const struct gap_table *table_of(const struct page_work *work, const struct gap *const *gaps,
                                        size_t count) {
    if (count == 0) {
        return NULL;
    }
    struct gap_table *table = ARENA_NEW(work->arena, struct gap_table);
    table->items.count = MIN(count, (size_t)MOST_ROWS);
    table->items.items = ARENA_ARRAY(work->arena, struct gap_view, table->items.count);
    for (size_t i = 0; i < table->items.count; i++) {
        gap_view_fill(work, gaps[i], &table->items.items[i]);
    }
    if (count > MOST_ROWS) {
        table->beyond = page_count(work, "experience_beyond", (double)(count - MOST_ROWS));
    }
    return table;
}

static const struct gap_table *table_where(const struct page_work *work,
                                           bool (*fits)(const struct gap *)) {
    const struct gaps *gaps = &work->report->analysis->gaps;
    const struct gap **chosen = g_new(const struct gap *, gaps->items.count);
    size_t count = 0;
    for (size_t i = 0; i < gaps->items.count; i++) {
        if (fits(&gaps->items.items[i])) {
            chosen[count++] = &gaps->items.items[i];
        }
    }
    const struct gap_table *table = table_of(work, chosen, count);
    g_free(chosen);
    return table;
}

/* "12 more"; NULL for none. */
static const char *unnamed(const struct page_work *work, size_t count) {
    return count > 0 ? page_count(work, "page_more", (double)count) : NULL;
}

static void fill_spot(const struct page_work *work, const struct hot_spot *spot,
                      struct hot_spot_view *view) {
    const struct report *report = work->report;
    const struct system *system = spot->system;
    view->name = system ? system->name : spot->subject;
    view->kind = page_text(work, system ? "word_system" : "word_process");
    view->href = system ? link_entity(report, ENTITY_SYSTEM, system, work->arena) : NULL;
    view->source = view_source(work, system ? &system->at : &spot->of.items[0]->of->at);
    view->count = (double)spot->of.count;
    view->lowest = INFINITY;
    size_t shown = MIN(spot->of.count, (size_t)MOST_NAMED);
    view->touchpoints.items = ARENA_ARRAY(work->arena, struct link_view, shown);
    view->touchpoints.count = shown;
    view->more = unnamed(work, spot->of.count - shown);
    for (size_t i = 0; i < spot->of.count; i++) {
        view->lowest = fmin(view->lowest, spot->of.items[i]->customer);
    }
    for (size_t i = 0; i < shown; i++) {
        const struct touchpoint *touchpoint = spot->of.items[i]->of;
        view->touchpoints.items[i] = (struct link_view){
            .name = touchpoint->name, .href = link_touchpoint(report, touchpoint, work->arena)};
    }
}

static const struct hot_spot_table *hot_spots(const struct page_work *work) {
    const struct hot_spots *spots = &work->report->analysis->hot_spots;
    size_t count = MIN(spots->items.count, (size_t)MOST_ROWS);
    if (count == 0) {
        return NULL;
    }
    struct hot_spot_table *table = ARENA_NEW(work->arena, struct hot_spot_table);
    table->items.items = ARENA_ARRAY(work->arena, struct hot_spot_view, count);
    table->items.count = count;
    for (size_t i = 0; i < count; i++) {
        fill_spot(work, &spots->items.items[i], &table->items.items[i]);
    }
    return table;
}

static void fill_cause(const struct page_work *work, const struct root_cause *cause,
                       struct cause_view *view) {
    size_t shown = MIN(cause->of.count, (size_t)MOST_NAMED);
    view->name = cause->root_cause;
    view->weight = cause->weight;
    view->pains.items = ARENA_ARRAY(work->arena, struct cause_pain, shown);
    view->pains.count = shown;
    view->more = unnamed(work, cause->of.count - shown);
    for (size_t i = 0; i < shown; i++) {
        const struct pain *pain = cause->of.items[i];
        view->pains.items[i] = (struct cause_pain){
            .words = pain->text,
            .href = link_entity(work->report, ENTITY_PAIN, pain, work->arena),
            .severity = pain->severity,
        };
    }
}

static const struct cause_table *root_causes(const struct page_work *work) {
    const struct root_causes *causes = &work->report->analysis->root_causes;
    struct cause_table *table = ARENA_NEW(work->arena, struct cause_table);
    table->items.items =
        ARENA_ARRAY(work->arena, struct cause_view, MIN(causes->items.count, (size_t)MOST_ROWS));
    for (size_t i = 0; i < causes->items.count && table->items.count < MOST_ROWS; i++) {
        if (causes->items.items[i].of.count > 1) {
            fill_cause(work, &causes->items.items[i], &table->items.items[table->items.count++]);
        }
    }
    return table->items.count > 0 ? table : NULL;
}

/* How many gaps have each verdict. */
static void count_verdicts(const struct gaps *gaps, size_t counts[GAP_STRENGTH + 1]) {
    for (size_t i = 0; i < gaps->items.count; i++) {
        counts[gaps->items.items[i].verdict]++;
    }
}

/* Whether any touchpoint has both scores, without which there is no blind spot to count. */
static bool compares(const struct gaps *gaps) {
    for (size_t i = 0; i < gaps->items.count; i++) {
        if (!isnan(gaps->items.items[i].perception_gap)) {
            return true;
        }
    }
    return false;
}

static void fill_figures(const struct page_work *work, struct gaps_page *page) {
    static const enum gap_verdict SHOWN[] = {GAP_BLIND_SPOT, GAP_WEAK, GAP_OVERRATED,
                                             GAP_NOT_MEASURED};
    size_t counts[GAP_STRENGTH + 1] = {0};
    count_verdicts(&work->report->analysis->gaps, counts);
    page->figures.items = ARENA_ARRAY(work->arena, struct fact_view, G_N_ELEMENTS(SHOWN));
    page->figures.count = G_N_ELEMENTS(SHOWN);
    bool compared = compares(&work->report->analysis->gaps);
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++) {
        bool known = compared || SHOWN[i] == GAP_WEAK || SHOWN[i] == GAP_NOT_MEASURED;
        page->figures.items[i] = (struct fact_view){
            .label = texts_word(&work->report->texts, "verdict_short", GAP_VERDICTS[SHOWN[i] - 1]),
            .value = known ? page_number(work, (double)counts[SHOWN[i]], 0) : NULL};
    }
    size_t all = work->report->analysis->gaps.items.count;
    page->notice =
        compared || counts[GAP_NOT_MEASURED] == all ? NULL : page_text(work, "gaps_no_internal");
}

static void list(const struct report *report, struct page_list *pages);

static void fill(struct page_work *work, void *object) {
    struct gaps_page *page = object;
    const struct gaps *gaps = &work->report->analysis->gaps;
    work->page->title = page_text(work, "nav_gaps");
    work->page->lead = experience_result(work);
    fill_figures(work, page);
    page->work = table_of(work, gaps->work.items, gaps->work.count);
    page->questions = table_of(work, gaps->questions.items, gaps->questions.count);
    page->strengths = table_where(work, is_strength);
    page->unmeasured = table_where(work, is_unmeasured);
    page->hot_spots = hot_spots(work);
    page->root_causes = root_causes(work);
    page->findings = finding_view_all(work);
}

const struct page_type PAGE_GAPS = {
    .template = "gaps", .record = &PAGE_RECORD, .section = "gaps", .list = list, .fill = fill};

static void list(const struct report *report, struct page_list *pages) {
    if (report->analysis->gaps.items.count > 0) {
        page_add(pages, &PAGE_GAPS, "gaps.html", NULL);
    }
}
