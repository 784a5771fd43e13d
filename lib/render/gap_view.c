/* Rows of gap tables. */
#include "render/gap_view.h"

#include "render/chart_view.h"
#include "render/link.h"
#include "render/measure_view.h"
#include "render/people.h"

#define THIS struct gap_view
static const struct field GAP_FIELDS[] = {
    ROW_TEXT(id, "the row's anchor"),
    ROW_NUMBER(rank, 0, 0, "in the order of work"),
    ROW_TEXT(name, "the touchpoint"),
    ROW_URL(href, "its place on the journey's page"),
    ROW_TEXT(journey, "its journey"),
    ROW_MARKUP(dumbbell, "internal, customer and target on one line"),
    ROW_TEXT(customer, "customer score"),
    ROW_TEXT(interval, "its 95 % interval"),
    ROW_BOOLEAN(small, "small sample"),
    ROW_NUMBER(n, 0, 0, "answers"),
    ROW_NUMBER(internal, 0, 0, "internal score", .digits = 1),
    ROW_TEXT(gap, "perception gap"),
    ROW_BOOLEAN(within_error, "within the margin of error"),
    ROW_NUMBER(shortfall, 0, 0, "target minus customer", .digits = 2),
    ROW_NUMBER(weighted, 0, 0, "weighted shortfall, 0-10", .digits = 2),
    ROW_NUMBER(importance, 0, 0, "0-10", .digits = 0),
    ROW_POINTER(verdict, VERDICT_VIEW, "the verdict"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_POINTER(from, LINK_VIEW, "the survey that the customer score comes from"),
    ROW_LIST(served, LINK_VIEW, "initiatives that serve it"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
const struct record GAP_VIEW = RECORD("gap", struct gap_view, GAP_FIELDS, "a row of a gap table");

static void fill_served(const struct page_work *work, const struct gap *gap,
                        struct gap_view *view) {
    const struct report *report = work->report;
    struct serves_initiatives served =
        serves_touchpoint_initiatives(&report->analysis->serves, gap->of);
    view->served.items = ARENA_ARRAY(work->arena, struct link_view, served.count);
    for (size_t i = 0; i < served.count; i++) {
        const struct initiative *initiative = served.items[i];
        if (serves_open_initiative(initiative)) {
            view->served.items[view->served.count++] =
                (struct link_view){.code = initiative->code,
                                   .name = initiative->name,
                                   .href = link_initiative(report, initiative, work->arena)};
        }
    }
}

void gap_view_fill(const struct page_work *work, const struct gap *gap, struct gap_view *view) {
    const struct report *report = work->report;
    const struct touchpoint *touchpoint = gap->of;
    enum language language = report->language;
    record_clear(&GAP_VIEW, view);
    view->id = arena_format(work->arena, "%s--%s", touchpoint->journey->id, touchpoint->id);
    view->rank = gap->rank;
    view->name = touchpoint->name;
    view->href = link_touchpoint(report, touchpoint, work->arena);
    view->journey = touchpoint->journey->name;
    view->dumbbell = chart_view_dumbbell(work, chart_view_id(work, "scores", view->id), gap);
    view->customer = measure_view_score(work, gap->customer);
    view->interval = people_range(language, work->arena, gap->low, gap->high, 1);
    view->small = gap->n < 30 ? ANSWER_YES : ANSWER_NO;
    view->n = gap->n;
    view->internal = gap->internal;
    view->gap = people_signed(language, work->arena, gap->perception_gap, 1);
    view->within_error = gap->within_error;
    view->shortfall = gap->shortfall;
    view->weighted = gap->weighted_shortfall;
    view->importance = gap->importance;
    view->verdict = view_verdict(work, (enum gap_verdict)gap->verdict);
    view->owner = view_reference(work, &touchpoint->owner);
    struct voice voice = voice_of_touchpoint(report->model, touchpoint);
    view->from = measure_view_from(work, &voice);
    view->source = measure_view_source(work, touchpoint, &voice);
    fill_served(work, gap, view);
}
