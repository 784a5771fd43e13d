/* Parts of an initiative's page. */
#include "render/initiative_view.h"

#include "render/chart_view.h"
#include "render/link.h"
#include "render/people.h"
#include "render/transformation_view.h"

#include <stdlib.h>

#define THIS struct phase_view
static const struct field PHASE_FIELDS[] = {
    ROW_TEXT(name, "the phase"),
    ROW_TEXT(due, "its end"),
    ROW_TEXT(late, "how late it is"),
    ROW_BOOLEAN(done, "whether it is done"),
};
#undef THIS
static const struct record PHASE_VIEW =
    RECORD("phase", struct phase_view, PHASE_FIELDS, "a phase of the charter");

#define THIS struct phase_list
static const struct field PHASES_FIELDS[] = {ROW_LIST(items, PHASE_VIEW, "the phases")};
#undef THIS
static const struct record PHASES_VIEW =
    RECORD("phases", struct phase_list, PHASES_FIELDS, "the phases of the charter");

#define THIS struct charter_view
static const struct field CHARTER_FIELDS[] = {
    ROW_TEXTS(objectives, "what it is for"),
    ROW_TEXTS(benefits, "what it brings"),
    ROW_TEXTS(definition_of_done, "when it is done"),
    ROW_POINTER(phases, PHASES_VIEW, "its phases"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
const struct record CHARTER_VIEW =
    RECORD("charter", struct charter_view, CHARTER_FIELDS, "an initiative's charter");

#define THIS struct action_view
static const struct field ACTION_FIELDS[] = {
    ROW_TEXT(what, "the action"),
    ROW_TEXT(due, "its deadline"),
    ROW_TEXT(late, "how late it is"),
    ROW_POINTER(owner, LINK_VIEW, "whose it is"),
    ROW_BOOLEAN(done, "whether it is done"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ACTION_VIEW =
    RECORD("action", struct action_view, ACTION_FIELDS, "an action");

#define THIS struct action_list
static const struct field ACTIONS_FIELDS[] = {
    ROW_LIST(items, ACTION_VIEW, "the actions"),
    ROW_TEXT(summary, "how many are done and late"),
};
#undef THIS
const struct record ACTION_LIST_VIEW =
    RECORD("actions", struct action_list, ACTIONS_FIELDS, "an initiative's actions");

#define THIS struct outcome_view
static const struct field OUTCOME_FIELDS[] = {
    ROW_TEXT(kpi, "the KPI"),
    ROW_URL(href, "its page"),
    ROW_TEXT(promised, "from what to what"),
    ROW_TEXT(by, "by when"),
    ROW_TEXT(observed, "what it is now"),
    ROW_POINTER(signal, SIGNAL_VIEW, "better or worse"),
    ROW_MARKUP(chart, "how far it has come"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record OUTCOME_VIEW =
    RECORD("outcome", struct outcome_view, OUTCOME_FIELDS, "a promised change");

#define THIS struct outcome_list
static const struct field OUTCOMES_FIELDS[] = {ROW_LIST(items, OUTCOME_VIEW, "the outcomes")};
#undef THIS
const struct record OUTCOME_LIST_VIEW =
    RECORD("outcomes", struct outcome_list, OUTCOMES_FIELDS, "what an initiative promises");

#define THIS struct feature_row
static const struct field FEATURE_FIELDS[] = {
    ROW_TEXT(name, "the feature"),
    ROW_URL(href, "its row in the backlog"),
    ROW_TEXT(purpose, "what it is for"),
    ROW_TEXT(effort, "person-days"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_POINTER(owner, LINK_VIEW, "its product owner"),
};
#undef THIS
static const struct record FEATURE_ROW =
    RECORD("feature", struct feature_row, FEATURE_FIELDS, "a feature");

#define THIS struct feature_list
static const struct field FEATURES_FIELDS[] = {ROW_LIST(items, FEATURE_ROW, "the features")};
#undef THIS
const struct record FEATURE_LIST_VIEW =
    RECORD("features", struct feature_list, FEATURES_FIELDS, "an initiative's features");

#define THIS struct served_view
static const struct field SERVED_FIELDS[] = {
    ROW_TEXT(name, "the touchpoint"),
    ROW_URL(href, "its place"),
    ROW_TEXT(journey, "its journey"),
    ROW_MARKUP(dumbbell, "its scores"),
    ROW_NUMBER(shortfall, 0, 0, "target minus customer", .digits = 2),
    ROW_POINTER(verdict, VERDICT_VIEW, "the verdict"),
};
#undef THIS
static const struct record SERVED_VIEW =
    RECORD("touchpoint", struct served_view, SERVED_FIELDS, "a touchpoint that is served");

#define THIS struct served_list
static const struct field SERVED_LIST_FIELDS[] = {
    ROW_LIST(items, SERVED_VIEW, "the touchpoints"),
    ROW_BOOLEAN(has_gaps, "whether there is a page of gaps"),
};
#undef THIS
const struct record SERVED_LIST_VIEW =
    RECORD("touchpoints", struct served_list, SERVED_LIST_FIELDS, "what an initiative serves");

#define THIS struct neighbour_view
static const struct field NEIGHBOUR_FIELDS[] = {
    ROW_TEXT(code, "its code"),
    ROW_TEXT(name, "its name"),
    ROW_URL(href, "its page"),
    ROW_TEXT(finish, "when it is finished"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
};
#undef THIS
static const struct record NEIGHBOUR_VIEW =
    RECORD("initiative", struct neighbour_view, NEIGHBOUR_FIELDS, "before or after this one");

#define THIS struct neighbour_list
static const struct field NEIGHBOURS_FIELDS[] = {
    ROW_LIST(items, NEIGHBOUR_VIEW, "the initiatives")};
#undef THIS
const struct record NEIGHBOUR_LIST_VIEW =
    RECORD("initiatives", struct neighbour_list, NEIGHBOURS_FIELDS, "before or after this one");

#define THIS struct obstacle_view
static const struct field OBSTACLE_FIELDS[] = {
    ROW_TEXT(what, "what is in the way"),
    ROW_TEXT(mitigation, "what is done about it"),
};
#undef THIS
static const struct record OBSTACLE_VIEW =
    RECORD("obstacle", struct obstacle_view, OBSTACLE_FIELDS, "an obstacle");

#define THIS struct obstacle_list
static const struct field OBSTACLES_FIELDS[] = {ROW_LIST(items, OBSTACLE_VIEW, "the obstacles")};
#undef THIS
const struct record OBSTACLE_LIST_VIEW =
    RECORD("obstacles", struct obstacle_list, OBSTACLES_FIELDS, "what is in the way");

#define THIS struct note_link
static const struct field NOTE_FIELDS[] = {
    ROW_TEXT(title, "its title"),
    ROW_URL(href, "its page"),
    ROW_TEXT(date, "when it was written"),
};
#undef THIS
static const struct record NOTE_LINK = RECORD("note", struct note_link, NOTE_FIELDS, "a note");

#define THIS struct note_links
static const struct field NOTES_FIELDS[] = {ROW_LIST(items, NOTE_LINK, "the notes")};
#undef THIS
const struct record NOTE_LINKS_VIEW =
    RECORD("notes", struct note_links, NOTES_FIELDS, "notes about it");

static const struct phase_list *phases_of(const struct page_work *work,
                                          const struct charter *charter) {
    if (charter->phases.count == 0) {
        return NULL;
    }
    struct phase_list *list = ARENA_NEW(work->arena, struct phase_list);
    list->items.items = ARENA_ARRAY(work->arena, struct phase_view, charter->phases.count);
    list->items.count = charter->phases.count;
    for (size_t i = 0; i < charter->phases.count; i++) {
        const struct phase *phase = &charter->phases.items[i];
        bool done = phase->done == ANSWER_YES;
        list->items.items[i] = (struct phase_view){
            phase->name, people_date_short(&work->report->texts, work->arena, phase->due),
            done ? NULL : view_late(work, phase->due), done ? ANSWER_YES : ANSWER_NO};
    }
    return list;
}

const struct charter_view *initiative_view_charter(const struct page_work *work,
                                                   const struct charter *charter) {
    if (charter->objectives.count + charter->benefits.count + charter->definition_of_done.count +
            charter->phases.count ==
        0) {
        return NULL;
    }
    struct charter_view *view = ARENA_NEW(work->arena, struct charter_view);
    view->objectives.items = charter->objectives.items;
    view->objectives.count = charter->objectives.count;
    view->benefits.items = charter->benefits.items;
    view->benefits.count = charter->benefits.count;
    view->definition_of_done.items = charter->definition_of_done.items;
    view->definition_of_done.count = charter->definition_of_done.count;
    view->phases = phases_of(work, charter);
    view->source = view_source(work, &charter->at);
    return view;
}

/* Open before done, then by deadline, what has none last, then as written. */
static int by_deadline(const void *left, const void *right) {
    const struct action *a = *(const struct action *const *)left;
    const struct action *b = *(const struct action *const *)right;
    int done = (a->done == ANSWER_YES) - (b->done == ANSWER_YES);
    uint32_t a_due = a->due ? a->due : UINT32_MAX, b_due = b->due ? b->due : UINT32_MAX;
    return done ? done : a_due != b_due ? (a_due < b_due ? -1 : 1) : (a < b ? -1 : a > b);
}

static const char *summary_of(const struct page_work *work, size_t done, size_t all, size_t late) {
    const struct texts *texts = &work->report->texts;
    const char *words = texts_format(texts, work->arena, "initiative_actions_done", "done",
                                     page_number(work, (double)done, 0), "total",
                                     page_number(work, (double)all, 0), NULL);
    return late == 0 ? words
                     : arena_format(work->arena, "%s, %s", words,
                                    texts_format(texts, work->arena, "initiative_actions_late",
                                                 "late", page_number(work, (double)late, 0), NULL));
}

const struct action_list *initiative_view_actions(const struct page_work *work,
                                                  const struct initiative *initiative) {
    size_t count = initiative->actions.count, done = 0, late = 0;
    if (count == 0) {
        return NULL;
    }
    const struct action **order = ARENA_ARRAY(work->arena, const struct action *, count);
    for (size_t i = 0; i < count; i++) {
        order[i] = &initiative->actions.items[i];
    }
    qsort(order, count, sizeof *order, by_deadline);
    struct action_list *list = ARENA_NEW(work->arena, struct action_list);
    list->items.items = ARENA_ARRAY(work->arena, struct action_view, count);
    list->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct action *action = order[i];
        bool is_done = action->done == ANSWER_YES;
        const char *lateness = is_done ? NULL : view_late(work, action->due);
        done += is_done;
        late += lateness != NULL;
        list->items.items[i] = (struct action_view){
            .what = action->what,
            .due = page_date(work, action->due),
            .late = lateness,
            .owner = view_reference(work, &action->owner),
            .done = is_done ? ANSWER_YES : ANSWER_NO,
            .source = view_source(work, &action->at),
        };
    }
    list->summary = summary_of(work, done, count, late);
    return list;
}

/* What came of the promises of an initiative: results are in the order of the model, features last.
 */
static const struct benefit_result *first_result(const struct benefit_results *results,
                                                 const struct initiative *initiative) {
    size_t low = 0, high = results->items.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct initiative *of = results->items.items[middle].initiative;
        if (of && of < initiative) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &results->items.items[low];
}

static const struct benefit_result *result_of(const struct page_work *work,
                                              const struct initiative *initiative,
                                              const struct outcome *outcome) {
    const struct benefit_results *results = &work->report->analysis->benefits;
    const struct benefit_result *end = results->items.items + results->items.count;
    for (const struct benefit_result *at = first_result(results, initiative);
         at < end && at->initiative == initiative; at++) {
        if (at->at.source == outcome->at.source && at->at.line == outcome->at.line &&
            at->at.column == outcome->at.column) {
            return at;
        }
    }
    return NULL;
}

/* The value at the promised date once that is past, else the latest one; how much of the promised
 * change that is; and the same as a bar. */
static void fill_seen(const struct page_work *work, const struct benefit_result *result,
                      const char *id, struct outcome_view *view) {
    const struct texts *texts = &work->report->texts;
    bool final = !isnan(result->observed);
    double change = final ? result->observed : result->so_far;
    double promised = result->to - result->from;
    if (isnan(change)) {
        return;
    }
    view->observed = transformation_number(work, result->from + change);
    if (!final) {
        const char *period = people_period(texts, work->arena, result->of->period);
        view->observed = arena_format(work->arena, "%s (%s)", view->observed, period);
    }
    if (isnan(promised) || promised == 0) {
        return;
    }
    double share = change / promised;
    struct signal_view *signal = ARENA_NEW(work->arena, struct signal_view);
    signal->label =
        share == 0 ? page_text(work, "initiative_no_change")
        : share < 0
            ? page_text(work, "initiative_wrong_way")
            : texts_format(texts, work->arena, "initiative_of_promise", "share",
                           people_share(work->report->language, work->arena, share, 0), NULL);
    signal->better = share > 0 ? ANSWER_YES : ANSWER_NO;
    signal->worse = share < 0 ? ANSWER_YES : ANSWER_NO;
    view->signal = signal;
    view->chart = chart_view_bar(
        work, id, texts_format(texts, work->arena, "chart_promise", "name", view->kpi, NULL),
        BAR_DONE, fmin(1, fmax(0, share)), 1);
}

const struct outcome_list *initiative_view_outcomes(const struct page_work *work,
                                                    const struct initiative *initiative) {
    size_t count = initiative->outcomes.count;
    if (count == 0) {
        return NULL;
    }
    struct outcome_list *list = ARENA_NEW(work->arena, struct outcome_list);
    list->items.items = ARENA_ARRAY(work->arena, struct outcome_view, count);
    list->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct outcome *outcome = &initiative->outcomes.items[i];
        const struct link_view *kpi = view_reference(work, &outcome->kpi);
        const struct benefit_result *result = result_of(work, initiative, outcome);
        struct outcome_view *view = &list->items.items[i];
        *view = (struct outcome_view){
            .kpi = kpi ? kpi->name : page_text(work, "no_kpi"),
            .href = kpi ? kpi->href : NULL,
            .promised = transformation_promise(work, outcome),
            .by = transformation_by(work, outcome->by),
            .source = view_source(work, &outcome->at),
        };
        if (result) {
            fill_seen(work, result, arena_format(work->arena, "outcome-%zu", i + 1), view);
        }
    }
    return list;
}

const struct feature_list *initiative_view_features(const struct page_work *work,
                                                    const struct initiative *initiative) {
    struct serves_features features =
        serves_initiative(&work->report->analysis->serves, initiative);
    if (features.count == 0) {
        return NULL;
    }
    struct feature_list *list = ARENA_NEW(work->arena, struct feature_list);
    list->items.count = MIN(features.count, (size_t)TRANSFORMATION_MOST_ROWS);
    list->items.items = ARENA_ARRAY(work->arena, struct feature_row, list->items.count);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct feature *feature = features.items[i];
        list->items.items[i] = (struct feature_row){
            .name = feature->name,
            .href = link_entity(work->report, ENTITY_FEATURE, feature, work->arena),
            .purpose =
                feature->purpose.customer ? feature->purpose.customer : feature->purpose.internal,
            .effort = page_number(work, feature->cost.effort, 0),
            .status = transformation_feature_status(work, feature),
            .owner = view_reference(work, &feature->product_owner),
        };
    }
    return list;
}

const struct served_list *initiative_view_touchpoints(const struct page_work *work,
                                                      const struct initiative *initiative) {
    const struct report *report = work->report;
    size_t count;
    const struct touchpoint **touchpoints = transformation_touchpoints(work, initiative, &count);
    if (count == 0) {
        return NULL;
    }
    struct served_list *list = ARENA_NEW(work->arena, struct served_list);
    list->has_gaps = report_has(report, "gaps.html") ? ANSWER_YES : ANSWER_NO;
    list->items.count = MIN(count, (size_t)TRANSFORMATION_MOST_ROWS);
    list->items.items = ARENA_ARRAY(work->arena, struct served_view, list->items.count);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct touchpoint *touchpoint = touchpoints[i];
        const struct gap *gap = gap_find(&report->analysis->gaps, touchpoint);
        list->items.items[i] = (struct served_view){
            .name = touchpoint->name,
            .href = link_touchpoint(report, touchpoint, work->arena),
            .journey = touchpoint->journey->name,
            .dumbbell =
                chart_view_dumbbell(work, chart_view_id(work, "scores", touchpoint->path), gap),
            .shortfall = gap ? gap->shortfall : NAN,
            .verdict = gap ? view_verdict(work, (enum gap_verdict)gap->verdict) : NULL,
        };
    }
    return list;
}

static void fill_neighbour(const struct page_work *work, const struct initiative *other,
                           struct neighbour_view *view) {
    const struct roadmap_item *item = roadmap_find(&work->report->analysis->roadmap, other);
    struct link_view link = transformation_link(work, other);
    *view = (struct neighbour_view){.code = link.code,
                                    .name = link.name,
                                    .href = link.href,
                                    .status = transformation_status(work, other)};
    if (item && item->early_finish) {
        view->finish =
            texts_format(&work->report->texts, work->arena, "initiative_finish", "date",
                         people_date(&work->report->texts, work->arena, item->early_finish), NULL);
    }
}

const struct neighbour_list *initiative_view_depends(const struct page_work *work,
                                                     const struct initiative *initiative) {
    struct neighbour_list *list = ARENA_NEW(work->arena, struct neighbour_list);
    list->items.items =
        ARENA_ARRAY(work->arena, struct neighbour_view, initiative->depends_on.count);
    for (size_t i = 0; i < initiative->depends_on.count; i++) {
        const struct initiative *other = initiative->depends_on.items[i].target;
        if (other) {
            fill_neighbour(work, other, &list->items.items[list->items.count++]);
        }
    }
    return list->items.count > 0 ? list : NULL;
}

const struct neighbour_list *initiative_view_enables(const struct page_work *work,
                                                     const struct initiative *initiative) {
    size_t count;
    const struct initiative *const *waiting = report_waiting(work->report, initiative, &count);
    if (count == 0) {
        return NULL;
    }
    struct neighbour_list *list = ARENA_NEW(work->arena, struct neighbour_list);
    list->items.count = MIN(count, (size_t)TRANSFORMATION_MOST_ROWS);
    list->items.items = ARENA_ARRAY(work->arena, struct neighbour_view, list->items.count);
    for (size_t i = 0; i < list->items.count; i++) {
        fill_neighbour(work, waiting[i], &list->items.items[i]);
    }
    return list;
}

const struct obstacle_list *initiative_view_obstacles(const struct page_work *work,
                                                      const struct initiative *initiative) {
    size_t count = initiative->obstacles.count;
    if (count == 0) {
        return NULL;
    }
    struct obstacle_list *list = ARENA_NEW(work->arena, struct obstacle_list);
    list->items.items = ARENA_ARRAY(work->arena, struct obstacle_view, count);
    list->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct obstacle *obstacle = &initiative->obstacles.items[i];
        list->items.items[i] = (struct obstacle_view){obstacle->what, obstacle->mitigation};
    }
    return list;
}

const struct note_links *initiative_view_notes(const struct page_work *work,
                                               const struct initiative *initiative) {
    size_t count;
    const struct note *const *notes = report_notes(work->report, initiative, &count);
    if (count == 0) {
        return NULL;
    }
    struct note_links *list = ARENA_NEW(work->arena, struct note_links);
    list->items.items = ARENA_ARRAY(work->arena, struct note_link, count);
    list->items.count = count;
    for (size_t i = 0; i < count; i++) {
        list->items.items[i] = (struct note_link){
            notes[i]->title, arena_format(work->arena, "notes/%s.html", notes[i]->slug),
            page_date(work, notes[i]->date)};
    }
    return list;
}
