/* Rows of a journey's tables. */
#include "render/journey_view.h"

#include "analyse/voice.h"
#include "render/chart_view.h"
#include "render/link.h"
#include "render/map_view.h"
#include "render/measure_view.h"
#include "render/people.h"

#include <string.h>

#define THIS struct touchpoint_view
static const struct field TOUCHPOINT_FIELDS[] = {
    ROW_TEXT(id, "the row's anchor"),
    ROW_NUMBER(number, 0, 0, "along the journey"),
    ROW_TEXT(name, "the touchpoint"),
    ROW_TEXT(stage, "its stage"),
    ROW_TEXT(emotion, "-2 to 2"),
    ROW_POINTER(channel, CHANNEL_VIEW, "its channel"),
    ROW_NUMBER(internal, 0, 0, "internal score", .digits = 1),
    ROW_TEXT(customer, "customer score"),
    ROW_NUMBER(n, 0, 0, "answers"),
    ROW_TEXT(interval, "95 % interval of the customer score"),
    ROW_BOOLEAN(small, "small sample"),
    ROW_TEXT(gap, "perception gap"),
    ROW_BOOLEAN(within_error, "within the margin of error"),
    ROW_NUMBER(shortfall, 0, 0, "target minus customer", .digits = 2),
    ROW_POINTER(verdict, VERDICT_VIEW, "the verdict"),
    ROW_TEXT(pain, "its worst pain point"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_BOOLEAN(lowest, "the lowest point"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
const struct record TOUCHPOINT_VIEW =
    RECORD("touchpoint", struct touchpoint_view, TOUCHPOINT_FIELDS, "a row of the table twin");

#define THIS struct pain_view
static const struct field PAIN_FIELDS[] = {
    ROW_TEXT(id, "the row's anchor"),
    ROW_TEXT(words, "what hurts"),
    ROW_TEXT(touchpoint, "where"),
    ROW_URL(href, "the touchpoint's row"),
    ROW_NUMBER(severity, 0, 0, "1-5"),
    ROW_MARKUP(severity_bar, "the same as bars"),
    ROW_TEXT(share, "share of customers"),
    ROW_TEXT(source_kind, "where it was heard"),
    ROW_TEXT(quote, "a customer's words"),
    ROW_TEXT(root_cause, "the tag of its root cause"),
    ROW_URL(root_href, "the root cause's row"),
    ROW_BOOLEAN(supported, "whether a customer source is given"),
    ROW_TEXTS(whys, "the chain of whys"),
    ROW_LIST(served, LINK_VIEW, "initiatives that serve it"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record PAIN_VIEW =
    RECORD("pain point", struct pain_view, PAIN_FIELDS, "a pain point");

#define THIS struct pain_list
static const struct field PAIN_LIST_FIELDS[] = {ROW_LIST(items, PAIN_VIEW, "the pain points")};
#undef THIS
const struct record PAIN_LIST_VIEW =
    RECORD("pain points", struct pain_list, PAIN_LIST_FIELDS, "a journey's pain points");

#define THIS struct work_view
static const struct field WORK_FIELDS[] = {
    ROW_TEXT(kind, "initiative or feature"),
    ROW_TEXT(name, "its name"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "an initiative's code"),
    ROW_TEXT(purpose, "what it is for"),
    ROW_TEXT(touchpoints, "what it serves"),
    ROW_TEXT(late, "how late it is"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
};
#undef THIS
static const struct record WORK_VIEW =
    RECORD("work", struct work_view, WORK_FIELDS, "what serves a journey");

#define THIS struct work_list
static const struct field WORK_LIST_FIELDS[] = {
    ROW_LIST(items, WORK_VIEW, "initiatives, features")};
#undef THIS
const struct record WORK_LIST_VIEW =
    RECORD("work", struct work_list, WORK_LIST_FIELDS, "what serves a journey");

/* The first of the most severe pain points. */
static const char *worst_pain(const struct touchpoint *touchpoint) {
    const struct pain *worst = NULL;
    for (size_t i = 0; i < touchpoint->pains.count; i++) {
        const struct pain *pain = &touchpoint->pains.items[i];
        if (!worst || pain->severity > worst->severity) {
            worst = pain;
        }
    }
    return worst ? worst->text : NULL;
}

void journey_view_touchpoint(const struct page_work *work, const struct touchpoint *touchpoint,
                             bool lowest, struct touchpoint_view *view) {
    enum language language = work->report->language;
    const struct gap *gap = view_gap(work, touchpoint);
    struct voice voice = voice_of_touchpoint(work->report->model, touchpoint);
    record_clear(&TOUCHPOINT_VIEW, view);
    view->id = link_anchor(touchpoint, work->arena);
    view->number = (double)touchpoint->number;
    view->name = touchpoint->name;
    view->stage = touchpoint->stage->name;
    double emotion = map_view_emotion(touchpoint, NULL);
    view->emotion = people_signed(language, work->arena, emotion, emotion > floor(emotion) ? 1 : 0);
    view->channel = view_channel(work, &touchpoint->channel);
    view->internal = touchpoint->score.internal;
    view->customer = measure_view_score(work, voice.value);
    view->interval = people_range(language, work->arena, voice.low, voice.high, 1);
    view->n = voice.n;
    view->pain = worst_pain(touchpoint);
    view->owner = view_reference(work, &touchpoint->owner);
    view->lowest = lowest ? ANSWER_YES : ANSWER_NO;
    view->source = view_source(work, &touchpoint->at);
    view->small = view->n < 30 ? ANSWER_YES : ANSWER_NO;
    if (gap) {
        view->gap = people_signed(language, work->arena, gap->perception_gap, 1);
        view->within_error = gap->within_error;
        view->shortfall = gap->shortfall;
        view->verdict = view_verdict(work, (enum gap_verdict)gap->verdict);
    }
}

void journey_view_served(const struct page_work *work, const struct touchpoint *touchpoint,
                         struct list *links) {
    const struct report *report = work->report;
    struct serves_initiatives served =
        serves_touchpoint_initiatives(&report->analysis->serves, touchpoint);
    struct link_view *made = ARENA_ARRAY(work->arena, struct link_view, served.count);
    links->items = made;
    for (size_t i = 0; i < served.count; i++) {
        const struct initiative *initiative = served.items[i];
        if (serves_open_initiative(initiative)) {
            made[links->count++] =
                (struct link_view){.code = initiative->code,
                                   .name = initiative->name,
                                   .href = link_initiative(report, initiative, work->arena)};
        }
    }
}

/* Whether a cause stands behind two pains or more, and so on the gap page. */
static bool is_shared(const struct report *report, const char *cause) {
    const struct root_causes *causes = &report->analysis->root_causes;
    for (size_t i = 0; cause && i < causes->items.count; i++) {
        if (strcmp(causes->items.items[i].root_cause, cause) == 0) {
            return causes->items.items[i].of.count > 1 && report_has(report, "gaps.html");
        }
    }
    return false;
}

static void fill_pain(const struct page_work *work, const struct touchpoint *touchpoint,
                      const struct pain *pain, struct pain_view *view) {
    bool supported = pain->source.kind != SOURCE_NONE && pain->source.kind != SOURCE_INTERNAL;
    *view = (struct pain_view){
        .id = arena_format(work->arena, "%s--%s", touchpoint->id, pain->id),
        .words = pain->text,
        .touchpoint = touchpoint->name,
        .href = arena_format(work->arena, "#%s", link_anchor(touchpoint, work->arena)),
        .severity = pain->severity,
        .severity_bar = chart_view_severity(
            work, arena_format(work->arena, "severity-%s--%s", touchpoint->id, pain->id),
            pain->severity),
        .share = people_share(work->report->language, work->arena, pain->frequency, 0),
        .source_kind = pain->source.kind ? texts_word(&work->report->texts, "source",
                                                      SOURCE_KINDS[pain->source.kind - 1])
                                         : NULL,
        .quote = pain->source.quote,
        .root_cause = pain->root_cause,
        .root_href = is_shared(work->report, pain->root_cause) ? "gaps.html#root-causes" : NULL,
        .supported = supported ? ANSWER_YES : ANSWER_NO,
        .source = view_source(work, &pain->at),
    };
    view->whys.items = pain->whys.items;
    view->whys.count = pain->whys.count;
    journey_view_served(work, touchpoint, (struct list *)&view->served);
}

const struct pain_list *journey_view_pains(const struct page_work *work,
                                           const struct journey *journey) {
    size_t s = 0, t = 0, count = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        count += at->pains.count;
    }
    if (count == 0) {
        return NULL;
    }
    struct pain_list *list = ARENA_NEW(work->arena, struct pain_list);
    list->items.items = ARENA_ARRAY(work->arena, struct pain_view, count);
    s = t = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        for (size_t i = 0; i < at->pains.count; i++) {
            struct pain_view view;
            fill_pain(work, at, &at->pains.items[i], &view);
            size_t place = list->items.count++;
            for (; place > 0 && list->items.items[place - 1].severity < view.severity; place--) {
                list->items.items[place] = list->items.items[place - 1];
            }
            list->items.items[place] = view;
        }
    }
    return list;
}

/* Adds a touchpoint's name to what a piece of work serves; makes its row at the first one. */
static struct work_view *row_of(const struct page_work *work, GHashTable *rows, const void *key,
                                struct work_list *list, const struct touchpoint *touchpoint) {
    struct work_view *row = g_hash_table_lookup(rows, key);
    if (row) {
        row->touchpoints = arena_format(work->arena, "%s, %s", row->touchpoints, touchpoint->name);
        return NULL;
    }
    row = &list->items.items[list->items.count++];
    row->touchpoints = touchpoint->name;
    g_hash_table_insert(rows, (gpointer)key, row);
    return row;
}

static void add_initiative(const struct page_work *work, GHashTable *rows,
                           const struct initiative *initiative, struct work_list *list,
                           const struct touchpoint *touchpoint) {
    struct work_view *row = row_of(work, rows, initiative, list, touchpoint);
    if (row) {
        row->kind = page_text(work, "word_initiative");
        row->name = initiative->name;
        row->code = initiative->code;
        row->href = link_initiative(work->report, initiative, work->arena);
        row->status = view_status(
            work, field_choice(record_field(&INITIATIVE_RECORD, "status"), initiative->status));
        row->owner = view_reference(work, &initiative->owner);
        row->late = serves_open_initiative(initiative) ? view_late(work, initiative->due) : NULL;
    }
}

static void add_feature(const struct page_work *work, GHashTable *rows,
                        const struct feature *feature, struct work_list *list,
                        const struct touchpoint *touchpoint) {
    struct work_view *row = row_of(work, rows, feature, list, touchpoint);
    if (row) {
        row->kind = page_text(work, "word_feature");
        row->name = feature->name;
        row->href = link_entity(work->report, ENTITY_FEATURE, feature, work->arena);
        row->purpose =
            feature->purpose.customer ? feature->purpose.customer : feature->purpose.internal;
        row->status = view_status(
            work, field_choice(record_field(&FEATURE_RECORD, "status"), feature->status));
        row->owner = view_reference(work, &feature->product_owner);
    }
}

const struct work_list *journey_view_work(const struct page_work *work,
                                          const struct journey *journey) {
    const struct serves *serves = &work->report->analysis->serves;
    GHashTable *rows = g_hash_table_new(g_direct_hash, g_direct_equal);
    struct work_list *list = ARENA_NEW(work->arena, struct work_list);
    size_t s = 0, t = 0, most = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        most +=
            serves_touchpoint_initiatives(serves, at).count + serves_touchpoint(serves, at).count;
    }
    list->items.items = ARENA_ARRAY(work->arena, struct work_view, most);
    for (int features = 0; features < 2; features++) {
        s = t = 0;
        for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
            struct serves_initiatives initiatives = serves_touchpoint_initiatives(serves, at);
            for (size_t i = 0; !features && i < initiatives.count; i++) {
                add_initiative(work, rows, initiatives.items[i], list, at);
            }
            struct serves_features served = serves_touchpoint(serves, at);
            for (size_t i = 0; features && i < served.count; i++) {
                add_feature(work, rows, served.items[i], list, at);
            }
        }
    }
    g_hash_table_destroy(rows);
    return list->items.count > 0 ? list : NULL;
}
