/* Priorities: the matrix of value against effort, how far the stakeholders agree, and the table of
 * all open initiatives with their reasons. */
#include "render/pages.h"

#include "render/chart_view.h"
#include "render/people.h"
#include "render/priorities_view.h"
#include "render/reason_text.h"
#include "render/transformation_view.h"

struct agreement_view {
    double w;
    const char *word, *detail;
    const struct drawing_view *chart;
};

struct priority_row {
    double rank;
    enum answer feasible;
    const char *name, *href, *code, *owner_name;
    const struct level_view *level;
    double index;
    const char *index_bar; /* markup */
    double value, cost, model, borda;
    const char *range_bar; /* markup */
    const char *rank_range;
    enum answer firm, derived;
    const char *quadrant;
    enum answer best;
    const char *reasons, *late;
    enum answer blocked, continued;
    const struct source_view *source;
};

struct unscored_row {
    const char *name, *href, *code, *reason;
};

struct unscored_list {
    const char *title;
    LIST(struct unscored_row) items;
};

struct priority_table {
    const char *title;
    LIST(struct priority_row) items;
    const char *beyond; /* how many rows are only in the data; NULL: none */
};

struct priorities_page {
    struct page_frame frame;
    const char *model_label, *weights_label;
    const struct drawing_view *matrix;
    const struct agreement_view *agreement;
    const char *why_no_agreement;
    const struct priority_table *table;
    const struct unscored_list *unscored;
    const struct empty_view *empty;
};

#define THIS struct agreement_view
static const struct field AGREEMENT_FIELDS[] = {
    ROW_NUMBER(w, 0, 0, "Kendall's W", .digits = 2),
    ROW_TEXT(word, "the same in words"),
    ROW_TEXT(detail, "ballots, initiatives, chi-squared, p"),
    ROW_POINTER(chart, DRAWING_VIEW, "every ballot"),
};
#undef THIS
static const struct record AGREEMENT_VIEW =
    RECORD("agreement", struct agreement_view, AGREEMENT_FIELDS, "how far stakeholders agree");

#define THIS struct priority_row
static const struct field ROW_FIELDS[] = {
    ROW_NUMBER(rank, 0, 0, "from 1"),
    ROW_BOOLEAN(feasible, "feasible now"),
    ROW_TEXT(name, "the initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "its code"),
    ROW_TEXT(owner_name, "who owns it"),
    ROW_POINTER(level, LEVEL_VIEW, "its level"),
    ROW_NUMBER(index, 0, 0, "0-1", .digits = 2),
    ROW_MARKUP(index_bar, "the same as a bar"),
    ROW_NUMBER(value, 0, 0, "0-10", .digits = 1),
    ROW_NUMBER(cost, 0, 0, "0-10", .digits = 1),
    ROW_NUMBER(model, 0, 0, "the model's score over the highest one", .digits = 2),
    ROW_NUMBER(borda, 0, 0, "the stakeholders' points, 0-1", .digits = 2),
    ROW_MARKUP(range_bar, "the range of ranks"),
    ROW_TEXT(rank_range, "the same in figures"),
    ROW_BOOLEAN(firm, "one rank whatever the weights"),
    ROW_BOOLEAN(derived, "whether its customer benefit is derived"),
    ROW_TEXT(quadrant, "where it lies in the matrix"),
    ROW_BOOLEAN(best, "a best trade-off"),
    ROW_TEXT(reasons, "why it stands here"),
    ROW_TEXT(late, "how late it is"),
    ROW_BOOLEAN(blocked, "blocked"),
    ROW_BOOLEAN(continued, "something is said before its lateness"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("initiative", struct priority_row, ROW_FIELDS, "an initiative in its order");

#define THIS struct unscored_row
static const struct field UNSCORED_FIELDS[] = {
    ROW_TEXT(name, "the initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "its code"),
    ROW_TEXT(reason, "what is missing"),
};
#undef THIS
static const struct record UNSCORED_ROW =
    RECORD("initiative", struct unscored_row, UNSCORED_FIELDS, "an initiative without a score");

#define THIS struct unscored_list
static const struct field UNSCORED_LIST_FIELDS[] = {
    ROW_TEXT(title, "how many"),
    ROW_LIST(items, UNSCORED_ROW, "the initiatives"),
};
#undef THIS
static const struct record UNSCORED_VIEW =
    RECORD("unscored", struct unscored_list, UNSCORED_LIST_FIELDS, "those without a score");

#define THIS struct priority_table
static const struct field TABLE_FIELDS[] = {
    ROW_TEXT(title, "how many"),
    ROW_LIST(items, ROW_VIEW, "the initiatives"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("priorities", struct priority_table, TABLE_FIELDS, "all open initiatives");

#define THIS struct priorities_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_TEXT(model_label, "the model and the weight of the stakeholders"),
    ROW_TEXT(weights_label, "its weights"),
    ROW_POINTER(matrix, DRAWING_VIEW, "value against effort"),
    ROW_POINTER(agreement, AGREEMENT_VIEW, "how far the stakeholders agree"),
    ROW_TEXT(why_no_agreement, "why that is not known"),
    ROW_POINTER(table, TABLE_VIEW, "all open initiatives"),
    ROW_POINTER(unscored, UNSCORED_VIEW, "those without a score"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("priorities page", struct priorities_page, PAGE_FIELDS, "priorities");

static size_t scored_count(const struct priorities *priorities) {
    size_t count = 0;
    while (count < priorities->items.count && !isnan(priorities->items.items[count].rank)) {
        count++;
    }
    return count;
}

static void fill_row(const struct page_work *work, const struct priorities_item *item, size_t last,
                     struct priority_row *row) {
    const struct texts *texts = &work->report->texts;
    const struct initiative *initiative = item->initiative;
    const struct link_view *owner = view_reference(work, &initiative->owner);
    struct link_view link = transformation_link(work, initiative);
    bool blocked = initiative->status == INITIATIVE_BLOCKED;
    const char *reasons = transformation_reasons(work, item, true);
    *row = (struct priority_row){
        .rank = item->rank,
        .feasible = item->feasible,
        .name = link.name,
        .href = link.href,
        .code = link.code,
        .owner_name = owner ? owner->name : NULL,
        .level = transformation_level(work, item),
        .index = item->index,
        .index_bar = chart_view_bar(
            work, chart_view_id(work, "index", item->id),
            texts_format(texts, work->arena, "chart_index", "name", initiative->name, NULL),
            BAR_VALUE, item->index, 1),
        .value = item->value,
        .cost = item->cost,
        .model = item->scaled,
        .borda = item->borda,
        .range_bar = priorities_view_range(work, item, last),
        .rank_range =
            people_range(work->report->language, work->arena, item->rank_best, item->rank_worst, 0),
        .firm = priorities_is_firm(item) ? ANSWER_YES : ANSWER_NO,
        .derived = item->derived,
        .quadrant = item->quadrant
                        ? texts_word(texts, "quadrant_short", SCORING_QUADRANTS[item->quadrant - 1])
                        : NULL,
        .best = item->pareto,
        .reasons = reasons,
        .late = transformation_late(work, initiative),
        .blocked = blocked ? ANSWER_YES : ANSWER_NO,
        .continued = blocked || reasons ? ANSWER_YES : ANSWER_NO,
        .source = view_source(work, &initiative->at),
    };
}

static void fill_table(const struct page_work *work, size_t scored, struct priorities_page *page) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    if (scored == 0) {
        return;
    }
    struct priority_table *table = ARENA_NEW(work->arena, struct priority_table);
    table->title = page_count(work, "priorities_items", (double)scored);
    table->beyond = transformation_beyond(work, scored);
    table->items.count = MIN(scored, (size_t)TRANSFORMATION_MOST_ROWS);
    table->items.items = ARENA_ARRAY(work->arena, struct priority_row, table->items.count);
    for (size_t i = 0; i < table->items.count; i++) {
        fill_row(work, &priorities->items.items[i], scored, &table->items.items[i]);
    }
    page->table = table;
}

static void fill_unscored(const struct page_work *work, size_t scored,
                          struct priorities_page *page) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    size_t count = priorities->items.count - scored;
    if (count == 0) {
        return;
    }
    struct unscored_list *list = ARENA_NEW(work->arena, struct unscored_list);
    list->title = page_count(work, "priorities_unscored", (double)count);
    list->items.count = MIN(count, (size_t)TRANSFORMATION_MOST_ROWS);
    list->items.items = ARENA_ARRAY(work->arena, struct unscored_row, list->items.count);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct priorities_item *item = &priorities->items.items[scored + i];
        struct link_view link = transformation_link(work, item->initiative);
        list->items.items[i] = (struct unscored_row){link.name, link.href, link.code,
                                                     transformation_reasons(work, item, false)};
    }
    page->unscored = list;
}

static const char *why_no_agreement(const struct page_work *work) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    return page_text(work, priorities->ballots.count == 0   ? "priorities_no_ballots"
                           : priorities->ballots.count == 1 ? "priorities_one_ballot"
                           : priorities->items.count < 3    ? "priorities_two_items"
                                                            : "priorities_all_tied");
}

static void fill_agreement(struct page_work *work, struct priorities_page *page) {
    const struct vote_agreement *found = &work->report->analysis->priorities.agreement;
    const struct texts *texts = &work->report->texts;
    if (found->word == VOTE_NONE) {
        page->why_no_agreement = why_no_agreement(work);
        return;
    }
    static const char *const WORDS[] = {[VOTE_WEAK] = "agreement_weak",
                                        [VOTE_MODERATE] = "agreement_moderate",
                                        [VOTE_GOOD] = "agreement_good",
                                        [VOTE_STRONG] = "agreement_strong"};
    const char *p = found->p < 0.001
                        ? arena_format(work->arena, "< %s", page_number(work, 0.001, 3))
                        : arena_format(work->arena, "= %s", page_number(work, found->p, 3));
    struct agreement_view *view = ARENA_NEW(work->arena, struct agreement_view);
    view->w = found->w;
    view->word = page_text(work, WORDS[found->word]);
    view->detail = texts_format(
        texts, work->arena, "priorities_agreement_detail", "ballots",
        page_number(work, found->ballots, 0), "items", page_number(work, found->items, 0), "chi2",
        page_number(work, found->chi2, 1), "df", page_number(work, found->df, 0), "p", p, NULL);
    view->chart = priorities_view_agreement(work);
    page->agreement = view;
}

static void fill_labels(const struct page_work *work, struct priorities_page *page) {
    const struct texts *texts = &work->report->texts;
    const struct priority_settings *settings = &work->report->model->project.priority;
    const struct priorities *priorities = &work->report->analysis->priorities;
    static const char *const MODELS[] = {[PRIORITY_NONE] = "model_benefit_cost",
                                         [PRIORITY_BENEFIT_COST] = "model_benefit_cost",
                                         [PRIORITY_RICE] = "model_rice",
                                         [PRIORITY_WSJF] = "model_wsjf"};
    const char *model = page_text(work, MODELS[priorities->model]);
    page->model_label =
        priorities->alpha > 0
            ? texts_format(
                  texts, work->arena, "priorities_with_stakeholders", "model", model, "share",
                  people_share(work->report->language, work->arena, priorities->alpha, 0), NULL)
            : texts_format(texts, work->arena, "priorities_without_stakeholders", "model", model,
                           NULL);
    page->weights_label = texts_format(texts, work->arena, "priorities_weights", "customer",
                                       page_number(work, settings->weights.customer, 1), "business",
                                       page_number(work, settings->weights.business, 1), "cost",
                                       page_number(work, settings->weights.cost, 1), "effort",
                                       page_number(work, settings->weights.effort, 1), NULL);
}

/* How many stand where, and how far the first three move when the ballots weigh more or less. */
static const char *lead_of(const struct page_work *work, size_t scored) {
    const struct texts *texts = &work->report->texts;
    const struct priorities *priorities = &work->report->analysis->priorities;
    const char *levels = texts_count(
        texts, work->arena, "priorities_lead", (double)scored, "high",
        page_number(work, (double)priorities_count(priorities, PRIORITIES_HIGH), 0), "medium",
        page_number(work, (double)priorities_count(priorities, PRIORITIES_MEDIUM), 0), "low",
        page_number(work, (double)priorities_count(priorities, PRIORITIES_LOW), 0), NULL);
    double best = INFINITY, worst = 0;
    size_t first = MIN(scored, (size_t)3);
    for (size_t i = 0; i < first; i++) {
        best = fmin(best, priorities->items.items[i].rank_best);
        worst = fmax(worst, priorities->items.items[i].rank_worst);
    }
    if (scored < 3 || !isfinite(best) || worst == 0) {
        return levels;
    }
    return arena_format(work->arena, "%s %s", levels,
                        texts_format(texts, work->arena, "priorities_lead_firm", "first",
                                     page_number(work, (double)first, 0), "best",
                                     page_number(work, best, 0), "worst",
                                     page_number(work, worst, 0), NULL));
}

static void fill(struct page_work *work, void *object) {
    struct priorities_page *page = object;
    const struct priorities *priorities = &work->report->analysis->priorities;
    size_t scored = scored_count(priorities);
    work->page->title = page_text(work, "nav_priorities");
    fill_labels(work, page);
    if (priorities->items.count == 0) {
        work->page->lead = page_text(work, "priorities_none_open");
        return;
    }
    work->page->lead =
        scored > 0 ? lead_of(work, scored)
                   : page_count(work, "priorities_lead_unscored", (double)priorities->items.count);
    page->matrix = priorities_view_matrix(work);
    fill_agreement(work, page);
    fill_table(work, scored, page);
    fill_unscored(work, scored, page);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->initiatives.count > 0) {
        page_add(pages, &PAGE_PRIORITIES, "priorities.html", NULL);
    }
}

const struct page_type PAGE_PRIORITIES = {.template = "priorities",
                                          .record = &PAGE_RECORD,
                                          .section = "priorities",
                                          .list = list,
                                          .fill = fill};
