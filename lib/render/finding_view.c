/* Findings in the page's language. A finding's own detail is English, for the data; a page says it
 * anew from the entity that the finding points to. */
#include "render/finding_view.h"

#include "analyse/voice.h"
#include "render/link.h"
#include "render/people.h"

/* How many of a kind are shown at once, and how many unfold at most. */
enum { SHOWN = 5, UNFOLDED = 95 };

#define THIS struct finding_item
static const struct field ITEM_FIELDS[] = {
    ROW_TEXT(subject, "what it is about"),
    ROW_TEXT(detail, "a short fact, or where it is"),
    ROW_URL(href, "its place"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ITEM_RECORD =
    RECORD("item", struct finding_item, ITEM_FIELDS, "one finding");

#define THIS struct finding_view
static const struct field FINDING_FIELDS[] = {
    ROW_TEXT(title, "the kind"),
    ROW_TEXT(why, "why it matters"),
    ROW_TEXT(action, "what to do"),
    ROW_NUMBER(count, 0, 0, "how many there are"),
    ROW_LIST(items, ITEM_RECORD, "the first ones"),
    ROW_LIST(more, ITEM_RECORD, "those that unfold"),
    ROW_TEXT(more_label, "how many unfold"),
    ROW_TEXT(beyond, "how many are only in the data"),
};
#undef THIS
const struct record FINDING_VIEW =
    RECORD("finding", struct finding_view, FINDING_FIELDS, "the findings of one kind");

#define THIS struct finding_list
static const struct field LIST_FIELDS[] = {
    ROW_LIST(items, FINDING_VIEW, "the kinds"),
};
#undef THIS
const struct record FINDING_LIST_VIEW =
    RECORD("findings", struct finding_list, LIST_FIELDS, "what is missing, by kind");

static const char *number(const struct page_work *work, double value) {
    return page_number(work, value, 1);
}

/* "Customer 4.2, target 8.0" */
static const char *scores(const struct page_work *work, const struct touchpoint *touchpoint) {
    const struct gap *gap = gap_find(&work->report->analysis->gaps, touchpoint);
    return gap ? texts_format(&work->report->texts, work->arena, "experience_customer_target",
                              "customer", number(work, gap->customer), "target",
                              number(work, gap->target), NULL)
               : NULL;
}

static void append_step(const struct page_work *work, GString *facts, const struct step *step,
                        double target) {
    if (step->score < target) {
        g_string_append_printf(facts, "%s%s %s", facts->len > 0 ? ", " : "",
                               step->text ? step->text : page_text(work, "lane_support"),
                               number(work, step->score));
    }
}

/* The steps behind a touchpoint that score below its target. */
static const char *support(const struct page_work *work, const struct touchpoint *touchpoint) {
    const struct gap *gap = gap_find(&work->report->analysis->gaps, touchpoint);
    double target = gap ? gap->target : NAN;
    GString *steps = g_string_new(NULL);
    append_step(work, steps, &touchpoint->backstage, target);
    for (size_t i = 0; i < touchpoint->support.count; i++) {
        append_step(work, steps, &touchpoint->support.items[i], target);
    }
    const char *fact = texts_format(&work->report->texts, work->arena, "experience_below_target",
                                    "steps", steps->str, "target", number(work, target), NULL);
    g_string_free(steps, TRUE);
    return fact;
}

/* What a finding about a touchpoint says of it, besides its kind; NULL: nothing. */
static const char *touchpoint_fact(const struct page_work *work, const struct finding *finding,
                                   const struct touchpoint *touchpoint) {
    const struct texts *texts = &work->report->texts;
    double internal = touchpoint->score.internal;
    switch (finding->kind) {
    case FINDING_NO_CUSTOMER_SCORE:
        return isnan(internal)
                   ? NULL
                   : arena_format(work->arena, "%s: %s", page_text(work, "internal_opinion_only"),
                                  number(work, internal));
    case FINDING_SUPPORT_BELOW_TARGET:
        return support(work, touchpoint);
    case FINDING_STALE_SCORE:
        return texts_format(
            texts, work->arena, "experience_measured_in", "period",
            people_period(texts, work->arena,
                          voice_of_touchpoint(work->report->model, touchpoint).date),
            NULL);
    case FINDING_WEAK_WITHOUT_WORK:
        return scores(work, touchpoint);
    case FINDING_MOMENT_OF_TRUTH_WITHOUT_KPI:
        return *touchpoint->moment_of_truth ? touchpoint->moment_of_truth : NULL;
    case FINDING_FRONT_STAGE_WITHOUT_SUPPORT:
        return touchpoint->frontstage.text;
    default:
        return NULL;
    }
}

static const char *touchpoint_detail(const struct page_work *work, const struct finding *finding) {
    const struct touchpoint *touchpoint = finding->target;
    const char *fact = touchpoint_fact(work, finding, touchpoint);
    const char *journey = touchpoint->journey->name;
    return fact ? arena_format(work->arena, "%s · %s", journey, fact) : journey;
}

/* The journey that a stage belongs to, from the finding's "journey/stage". */
static const char *stage_journey(const struct page_work *work, const struct finding *finding) {
    char *id = g_strndup(finding->subject, strcspn(finding->subject, "/"));
    const struct journey *journey = model_find(work->report->model, ENTITY_JOURNEY, id);
    g_free(id);
    return journey ? journey->name : NULL;
}

static const char *detail(const struct page_work *work, const struct finding *finding) {
    const struct pain *pain = finding->target;
    const struct journey *journey = finding->target;
    switch (finding->entity) {
    case ENTITY_TOUCHPOINT:
        return touchpoint_detail(work, finding);
    case ENTITY_PAIN:
        return arena_format(work->arena, "%s · %s", pain->touchpoint->journey->name,
                            pain->touchpoint->name);
    case ENTITY_STAGE:
        return stage_journey(work, finding);
    case ENTITY_JOURNEY:
        return finding->kind == FINDING_JOURNEY_NOT_REVIEWED && journey->reviewed
                   ? texts_format(&work->report->texts, work->arena, "experience_reviewed_on",
                                  "date", page_date(work, journey->reviewed), NULL)
                   : NULL;
    case ENTITY_INITIATIVE:
        return finding->subject;
    default:
        return NULL;
    }
}

/* The name that people see of what a finding is about. */
static const char *subject(const struct finding *finding) {
    if (finding->entity == ENTITY_PAIN) {
        return ((const struct pain *)finding->target)->text;
    }
    const struct reference reference = {
        .id = finding->subject, .entity = finding->entity, .target = finding->target};
    return finding->target ? reference_name(&reference) : finding->subject;
}

static void fill_item(const struct page_work *work, const struct finding *finding,
                      struct finding_item *item) {
    *item = (struct finding_item){
        .subject = subject(finding),
        .detail = detail(work, finding),
        .href = link_entity(work->report, finding->entity, finding->target, work->arena),
        .source = finding->target ? view_source(work, finding->target) : NULL,
    };
}

static void fill_kind(const struct page_work *work, enum finding_kind kind,
                      struct finding_view *view) {
    const struct findings *findings = &work->report->analysis->findings;
    const struct finding *first = &findings->items.items[findings->first[kind]];
    const struct texts *texts = &work->report->texts;
    const char *word = FINDING_KINDS[kind - 1];
    size_t count = finding_count(findings, kind);
    size_t shown = MIN(count, (size_t)SHOWN);
    size_t more = MIN(count - shown, (size_t)UNFOLDED);
    view->title = texts_word(texts, "finding", word);
    view->why = texts_word(texts, "finding", arena_format(work->arena, "%s-why", word));
    view->action = texts_word(texts, "finding", arena_format(work->arena, "%s-action", word));
    view->count = (double)count;
    view->items.items = ARENA_ARRAY(work->arena, struct finding_item, shown + more);
    for (size_t i = 0; i < shown + more; i++) {
        fill_item(work, &first[i], &view->items.items[i]);
    }
    view->items.count = shown;
    view->more.items = view->items.items + shown;
    view->more.count = more;
    view->more_label = more > 0 ? page_count(work, "page_more", (double)more) : NULL;
    view->beyond = count > shown + more
                       ? page_count(work, "experience_beyond", (double)(count - shown - more))
                       : NULL;
}

const struct finding_list *finding_view_all(const struct page_work *work) {
    const struct findings *findings = &work->report->analysis->findings;
    struct finding_list *list = ARENA_NEW(work->arena, struct finding_list);
    list->items.items = ARENA_ARRAY(work->arena, struct finding_view, FINDING_END);
    for (enum finding_kind kind = FINDING_NONE + 1; kind < FINDING_END; kind++) {
        bool elsewhere = kind == FINDING_HOT_SPOT || kind == FINDING_SHARED_ROOT_CAUSE;
        if (!elsewhere && finding_count(findings, kind) > 0) {
            fill_kind(work, kind, &list->items.items[list->items.count++]);
        }
    }
    return list->items.count > 0 ? list : NULL;
}
