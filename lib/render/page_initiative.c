/* One initiative: charter, phases and actions, what it serves and promises, what is in its way. */
#include "render/pages.h"

#include "render/chain_view.h"
#include "render/initiative_view.h"
#include "render/people.h"
#include "render/transformation_view.h"

struct initiative_head {
    const char *code, *late;
    const struct status_view *status;
    const struct level_view *level;
    enum answer unscored;
    const struct source_view *source;
};

struct notice_line {
    const char *sentence;
};

struct initiative_page {
    struct page_frame frame;
    const struct initiative_head *initiative;
    LIST(struct fact_view) figures;
    LIST(struct fact_view) facts;
    const char *reasons;
    LIST(struct notice_line) notices;
    const struct charter_view *charter;
    const struct action_list *actions;
    const struct outcome_list *outcomes;
    const struct feature_list *features;
    const struct served_list *touchpoints;
    const struct chain_trace *trace;
    const struct neighbour_list *depends, *enables;
    const struct obstacle_list *obstacles;
    const struct note_links *notes;
};

#define THIS struct initiative_head
static const struct field HEAD_FIELDS[] = {
    ROW_TEXT(code, "its code"),
    ROW_TEXT(late, "how late it is"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_POINTER(level, LEVEL_VIEW, "its priority"),
    ROW_BOOLEAN(unscored, "open, and without a score"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record HEAD_VIEW =
    RECORD("initiative", struct initiative_head, HEAD_FIELDS, "the initiative itself");

#define THIS struct notice_line
static const struct field NOTICE_FIELDS[] = {ROW_TEXT(sentence, "what to know")};
#undef THIS
static const struct record NOTICE_LINE =
    RECORD("notice", struct notice_line, NOTICE_FIELDS, "something to know");

#define THIS struct initiative_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_POINTER(initiative, HEAD_VIEW, "the initiative itself"),
    ROW_LIST(figures, FACT_VIEW, "rank, index, float, done"),
    ROW_LIST(facts, FACT_VIEW, "domain, owner, dates, cost …"),
    ROW_TEXT(reasons, "why it has its level"),
    ROW_LIST(notices, NOTICE_LINE, "conflicts and what is in the way"),
    ROW_POINTER(charter, CHARTER_VIEW, "its charter"),
    ROW_POINTER(actions, ACTION_LIST_VIEW, "its actions"),
    ROW_POINTER(outcomes, OUTCOME_LIST_VIEW, "what it promises"),
    ROW_POINTER(features, FEATURE_LIST_VIEW, "its features"),
    ROW_POINTER(touchpoints, SERVED_LIST_VIEW, "what it serves"),
    ROW_POINTER(trace, CHAIN_TRACE_VIEW, "from touchpoint to KPI, drawn"),
    ROW_POINTER(depends, NEIGHBOUR_LIST_VIEW, "what it waits for"),
    ROW_POINTER(enables, NEIGHBOUR_LIST_VIEW, "what waits for it"),
    ROW_POINTER(obstacles, OBSTACLE_LIST_VIEW, "what is in its way"),
    ROW_POINTER(notes, NOTE_LINKS_VIEW, "notes about it"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("initiative page", struct initiative_page, PAGE_FIELDS, "an initiative's page");

static void fill_head(const struct page_work *work, const struct initiative *initiative,
                      const struct priorities_item *item, struct initiative_page *page) {
    struct initiative_head *head = ARENA_NEW(work->arena, struct initiative_head);
    *head = (struct initiative_head){
        .code = initiative->code,
        .late = transformation_late(work, initiative),
        .status = transformation_status(work, initiative),
        .level = transformation_level(work, item),
        .unscored = item && item->level == PRIORITIES_NO_LEVEL ? ANSWER_YES : ANSWER_NO,
        .source = view_source(work, &initiative->at),
    };
    page->initiative = head;
}

/* Rank, index and float belong to open initiatives only; what is not known is said below. */
static void fill_figures(const struct page_work *work, const struct initiative *initiative,
                         const struct priorities_item *item, struct initiative_page *page) {
    const struct analysis *analysis = work->report->analysis;
    const struct roadmap_item *dates = roadmap_find(&analysis->roadmap, initiative);
    if (item && !isnan(item->rank)) {
        const char *of = page_number(work, (double)analysis->priorities.items.count, 0);
        transformation_figure(work, &page->figures, "figure_index",
                              page_number(work, item->index, 2));
        transformation_figure(work, &page->figures, "figure_rank",
                              page_number(work, item->rank, 0));
        page->figures.items[1].label =
            texts_format(&work->report->texts, work->arena, "figure_rank_of", "total", of, NULL);
    }
    if (dates && !isnan(dates->slack)) {
        transformation_figure(work, &page->figures, "figure_float",
                              page_number(work, dates->slack, 0));
    }
    if (!isnan(initiative->done)) {
        transformation_figure(
            work, &page->figures, "figure_done",
            people_share(work->report->language, work->arena, initiative->done, 0));
    }
}

static void add_fact(const struct page_work *work, struct initiative_page *page, const char *label,
                     const char *value, const char *href) {
    if (!page->facts.items) {
        page->facts.items = ARENA_ARRAY(work->arena, struct fact_view, 12);
    }
    page->facts.items[page->facts.count++] =
        (struct fact_view){page_text(work, label), value, NULL, href};
}

static void add_reference(const struct page_work *work, struct initiative_page *page,
                          const char *label, const struct reference *reference,
                          const char *missing) {
    const struct link_view *link = view_reference(work, reference);
    add_fact(work, page, label,
             link      ? link->name
             : missing ? page_text(work, missing)
                       : NULL,
             link ? link->href : NULL);
}

static const char *cost_of(const struct page_work *work, const struct cost *cost) {
    const char *days = transformation_days(work, cost->effort);
    const char *money = people_money(work->report->language, work->arena, cost->money,
                                     work->report->model->project.currency);
    return days && money ? arena_format(work->arena, "%s, %s", days, money) : days ? days : money;
}

static void fill_facts(const struct page_work *work, const struct initiative *initiative,
                       struct initiative_page *page) {
    const struct texts *texts = &work->report->texts;
    const struct roadmap_item *dates = roadmap_find(&work->report->analysis->roadmap, initiative);
    add_fact(work, page, "roadmap_domain", initiative->domain, NULL);
    page->facts.items[0].aside = initiative->product;
    add_fact(work, page, "initiative_stage", transformation_stage(work, initiative->stage), NULL);
    add_reference(work, page, "word_owner", &initiative->owner, "no_owner");
    add_reference(work, page, "overview_sponsor", &initiative->sponsor, "no_sponsor");
    add_reference(work, page, "roadmap_team", &initiative->team, NULL);
    add_fact(work, page, "initiatives_batch", initiative->batch, NULL);
    add_fact(work, page, "word_cost", cost_of(work, &initiative->cost), NULL);
    const char *planned = people_dates(texts, work->arena, initiative->start, initiative->due);
    add_fact(work, page, "initiative_planned", planned ? planned : page_text(work, "no_date"),
             NULL);
    if (dates && dates->early_start &&
        (dates->early_start != initiative->start || dates->early_finish != initiative->due)) {
        page->facts.items[page->facts.count - 1].aside = texts_format(
            texts, work->arena, "initiative_computed", "dates",
            people_dates(texts, work->arena, dates->early_start, dates->early_finish), NULL);
    }
}

static const char *conflict_sentence(const struct page_work *work,
                                     const struct roadmap_conflict *conflict) {
    const struct texts *texts = &work->report->texts;
    const struct roadmap_item *item = roadmap_find(&work->report->analysis->roadmap, conflict->of);
    if (conflict->kind == ROADMAP_DUE_BEFORE_FINISH) {
        return texts_count(texts, work->arena, "initiative_due_before", conflict->days, "due",
                           page_date(work, conflict->of->due), "finish",
                           page_date(work, item ? item->early_finish : 0), NULL);
    }
    return texts_count(texts, work->arena, "initiative_starts_before", conflict->days, "start",
                       page_date(work, conflict->of->start), "other", conflict->other, NULL);
}

/* The first conflict of an initiative: they are sorted by initiative, overloads last. */
static size_t first_conflict(const struct roadmap *roadmap, const struct initiative *initiative) {
    size_t low = 0, high = roadmap->conflicts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct initiative *of = roadmap->conflicts.items[middle].of;
        if (of && of < initiative) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void fill_notices(const struct page_work *work, const struct initiative *initiative,
                         const struct priorities_item *item, struct initiative_page *page) {
    const struct roadmap *roadmap = &work->report->analysis->roadmap;
    size_t first = first_conflict(roadmap, initiative), end = first;
    while (end < roadmap->conflicts.count && roadmap->conflicts.items[end].of == initiative) {
        end++;
    }
    page->notices.items = ARENA_ARRAY(work->arena, struct notice_line, end - first + 1);
    if (item && item->feasible == ANSWER_NO) {
        page->notices.items[page->notices.count++].sentence =
            texts_format(&work->report->texts, work->arena, "initiative_infeasible", "reasons",
                         transformation_obstacles(work, item), NULL);
    }
    for (size_t i = first; i < end; i++) {
        page->notices.items[page->notices.count++].sentence =
            conflict_sentence(work, &roadmap->conflicts.items[i]);
    }
}

static void fill(struct page_work *work, void *object) {
    struct initiative_page *page = object;
    const struct initiative *initiative = work->place->subject;
    const struct priorities_item *item =
        priorities_find(&work->report->analysis->priorities, initiative);
    work->page->title = initiative->name;
    work->page->source = view_source(work, &initiative->at);
    fill_head(work, initiative, item, page);
    fill_figures(work, initiative, item, page);
    fill_facts(work, initiative, page);
    fill_notices(work, initiative, item, page);
    page->reasons = item ? transformation_reasons(work, item, false) : NULL;
    page->charter = initiative_view_charter(work, &initiative->charter);
    page->actions = initiative_view_actions(work, initiative);
    page->outcomes = initiative_view_outcomes(work, initiative);
    page->features = initiative_view_features(work, initiative);
    page->touchpoints = initiative_view_touchpoints(work, initiative);
    page->trace = chain_view_initiative(work, initiative);
    page->depends = initiative_view_depends(work, initiative);
    page->enables = initiative_view_enables(work, initiative);
    page->obstacles = initiative_view_obstacles(work, initiative);
    page->notes = initiative_view_notes(work, initiative);
}

static void list(const struct report *report, struct page_list *pages) {
    for (size_t i = 0; i < report->model->initiatives.count; i++) {
        const struct initiative *initiative = &report->model->initiatives.items[i];
        page_add(pages, &PAGE_INITIATIVE,
                 arena_format(pages->arena, "initiatives/%s.html", initiative->code), initiative);
    }
}

const struct page_type PAGE_INITIATIVE = {.template = "initiative",
                                          .record = &PAGE_RECORD,
                                          .section = "initiatives",
                                          .list = list,
                                          .fill = fill};
