/* The cards about the transformation: first initiatives, milestones late and next, changes. */
#include "render/overview_view.h"

#include "render/link.h"
#include "render/people.h"
#include "render/transformation_view.h"

#include <stdlib.h>
#include <string.h>

/* How many rows a card has at most, and how many of the milestones may be late ones. */
enum { MOST_INITIATIVES = 5, MOST_MILESTONES = 5, MOST_ON_PAPER = 4, MOST_LATE = 3 };

#define THIS struct overview_initiative
static const struct field INITIATIVE_FIELDS[] = {
    ROW_NUMBER(rank, 0, 0, "by priority"),
    ROW_TEXT(name, "the initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(code, "its code"),
    ROW_TEXT(owner_name, "who owns it"),
    ROW_POINTER(level, LEVEL_VIEW, "its level"),
    ROW_TEXT(rank_range, "best and worst rank"),
    ROW_TEXT(due, "when it is due"),
    ROW_TEXT(late, "how late it is"),
};
#undef THIS
static const struct record INITIATIVE_ROW =
    RECORD("initiative", struct overview_initiative, INITIATIVE_FIELDS, "an initiative");

#define THIS struct overview_initiatives
static const struct field INITIATIVES_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(all_label, "the link to all"),
    ROW_LIST(items, INITIATIVE_ROW, "the first by priority"),
};
#undef THIS
const struct record OVERVIEW_INITIATIVES =
    RECORD("initiatives", struct overview_initiatives, INITIATIVES_FIELDS, "the initiatives' card");

#define THIS struct overview_milestone
static const struct field MILESTONE_FIELDS[] = {
    ROW_TEXT(date, "when"),          ROW_TEXT(name, "what"),           ROW_TEXT(detail, "whose"),
    ROW_URL(href, "its initiative"), ROW_TEXT(late, "how late it is"),
};
#undef THIS
static const struct record MILESTONE_ROW =
    RECORD("milestone", struct overview_milestone, MILESTONE_FIELDS, "a milestone");

#define THIS struct overview_milestones
static const struct field MILESTONES_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(all_label, "the link to all"),
    ROW_LIST(items, MILESTONE_ROW, "late ones, then the next"),
};
#undef THIS
const struct record OVERVIEW_MILESTONES =
    RECORD("milestones", struct overview_milestones, MILESTONES_FIELDS, "the milestones' card");

static const char *const MARKS[] = {"better", "worse",   "done",    "blocked",
                                    "added",  "removed", "changed", NULL};

#define THIS struct overview_change
static const struct field CHANGE_FIELDS[] = {
    ROW_CHOICE(mark, MARKS, "what kind of change"),
    ROW_TEXT(subject, "what changed"),
    ROW_TEXT(detail, "how"),
    ROW_URL(href, "its place"),
};
#undef THIS
static const struct record CHANGE_ROW =
    RECORD("change", struct overview_change, CHANGE_FIELDS, "a change");

#define THIS struct overview_changes
static const struct field CHANGES_FIELDS[] = {
    ROW_TEXT(span, "columns it takes"),
    ROW_TEXT(title, "since when"),
    ROW_TEXT(all_label, "the link to all"),
    ROW_LIST(items, CHANGE_ROW, "the first changes"),
};
#undef THIS
const struct record OVERVIEW_CHANGES =
    RECORD("changes", struct overview_changes, CHANGES_FIELDS, "the changes' card");

static const char *owner_name(const struct initiative *initiative) {
    return initiative->owner.id ? reference_name(&initiative->owner) : NULL;
}

struct overview_initiatives *overview_view_initiatives(const struct page_work *work) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    size_t shown = MIN(priorities->items.count, (size_t)MOST_INITIATIVES);
    if (shown == 0) {
        return NULL;
    }
    struct overview_initiatives *view = ARENA_NEW(work->arena, struct overview_initiatives);
    view->all_label =
        report_has(work->report, "priorities.html")
            ? page_count(work, "overview_all_initiatives", (double)priorities->items.count)
            : NULL;
    view->items.items = ARENA_ARRAY(work->arena, struct overview_initiative, shown);
    view->items.count = shown;
    for (size_t i = 0; i < shown; i++) {
        const struct priorities_item *item = &priorities->items.items[i];
        const struct initiative *initiative = item->initiative;
        view->items.items[i] = (struct overview_initiative){
            .rank = item->rank,
            .name = initiative->name,
            .href = link_initiative(work->report, initiative, work->arena),
            .code = initiative->code,
            .owner_name = owner_name(initiative),
            .level = transformation_level(work, item),
            .rank_range = people_range(work->report->language, work->arena, item->rank_best,
                                       item->rank_worst, 0),
            .due = people_date_medium(&work->report->texts, work->arena, initiative->due),
            .late = transformation_late(work, initiative),
        };
    }
    return view;
}

/* Something that is to happen on a day. */
struct milestone {
    uint32_t day;
    const char *what; /* a phase; NULL: the initiative itself */
    const struct initiative *of;
    bool start; /* it starts, else it is due */
};

static int by_day(const void *first, const void *second) {
    const struct milestone *a = first, *b = second;
    if (a->day != b->day) {
        return a->day < b->day ? -1 : 1;
    }
    int codes = strcmp(a->of->code, b->of->code);
    return codes != 0 ? codes : strcmp(a->what ? a->what : "", b->what ? b->what : "");
}

static void add(GArray *milestones, uint32_t day, const char *what,
                const struct initiative *initiative, bool start) {
    struct milestone milestone = {day, what, initiative, start};
    if (day != 0) {
        g_array_append_val(milestones, milestone);
    }
}

/* All that is still to happen, by day: phases that are not done, what is due, what starts. */
static GArray *gather(const struct model *model) {
    GArray *milestones = g_array_new(FALSE, FALSE, sizeof(struct milestone));
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (!serves_open_initiative(initiative)) {
            continue;
        }
        for (size_t p = 0; p < initiative->charter.phases.count; p++) {
            const struct phase *phase = &initiative->charter.phases.items[p];
            if (phase->done != ANSWER_YES) {
                add(milestones, phase->due, phase->name, initiative, false);
            }
        }
        add(milestones, initiative->due, NULL, initiative, false);
        if (initiative->start > model->as_of) {
            add(milestones, initiative->start, NULL, initiative, true);
        }
    }
    g_array_sort(milestones, by_day);
    return milestones;
}

static void fill_milestone(const struct page_work *work, const struct milestone *milestone,
                           struct overview_milestone *view) {
    const struct texts *texts = &work->report->texts;
    const struct initiative *initiative = milestone->of;
    const char *owner = owner_name(initiative);
    *view = (struct overview_milestone){
        .date = people_date_short(texts, work->arena, milestone->day),
        .name = milestone->what
                    ? milestone->what
                    : texts_format(texts, work->arena,
                                   milestone->start ? "overview_starts" : "overview_ends", "name",
                                   initiative->name, NULL),
        .detail =
            owner ? arena_format(work->arena, "%s, %s", initiative->code, owner) : initiative->code,
        .href = link_initiative(work->report, initiative, work->arena),
        .late = view_late(work, milestone->day),
    };
}

struct overview_milestones *overview_view_milestones(const struct page_work *work) {
    const struct model *model = work->report->model;
    GArray *all = gather(model);
    size_t late = 0;
    while (late < all->len && g_array_index(all, struct milestone, late).day < model->as_of) {
        late++;
    }
    size_t most = work->drawings ? MOST_ON_PAPER : MOST_MILESTONES; /* paper has one sheet */
    size_t next = MIN(all->len - late, most - MIN(late, (size_t)MOST_LATE));
    size_t old = MIN(late, most - next);
    struct overview_milestones *view = ARENA_NEW(work->arena, struct overview_milestones);
    view->items.items = ARENA_ARRAY(work->arena, struct overview_milestone, MOST_MILESTONES);
    for (size_t i = late - old; i < late + next; i++) {
        fill_milestone(work, &g_array_index(all, struct milestone, i),
                       &view->items.items[view->items.count++]);
    }
    g_array_free(all, TRUE);
    view->all_label =
        report_has(work->report, "roadmap.html") ? page_text(work, "nav_roadmap") : NULL;
    return view->items.count > 0 ? view : NULL;
}
