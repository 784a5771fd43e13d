/* One person: what is due, then everything that is theirs by type. What names the person's role is
 * theirs too, and says so. */
#include "render/pages.h"

#include "render/duty_view.h"
#include "render/link.h"
#include "render/raci_view.h"
#include "render/transformation_view.h"
#include "render/view.h"

struct due_row {
    const char *date, *what, *of, *href, *late;
};

struct due_list {
    LIST(struct due_row) items;
    const char *beyond;
};

struct thing_row {
    const char *name, *href, *detail;
    const struct status_view *status;
};

struct thing_group {
    const char *id, *title, *beyond;
    double count;
    LIST(struct thing_row) items;
};

struct person_page {
    struct page_frame frame;
    LIST(struct fact_view) figures, facts;
    const struct due_list *due;
    LIST(struct thing_group) groups;
};

#define THIS struct due_row
static const struct field DUE_FIELDS[] = {
    ROW_TEXT(date, "when"),           ROW_TEXT(what, "what is to be done"),
    ROW_TEXT(of, "its initiative"),   ROW_URL(href, "the initiative's page"),
    ROW_TEXT(late, "how late it is"),
};
#undef THIS
static const struct record DUE_VIEW =
    RECORD("due", struct due_row, DUE_FIELDS, "something to be done");

#define THIS struct due_list
static const struct field DUES_FIELDS[] = {
    ROW_LIST(items, DUE_VIEW, "the late ones first"),
    ROW_TEXT(beyond, "how many more there are"),
};
#undef THIS
static const struct record DUES_VIEW =
    RECORD("due list", struct due_list, DUES_FIELDS, "what is due");

#define THIS struct thing_row
static const struct field THING_FIELDS[] = {
    ROW_TEXT(name, "what it is called"),
    ROW_URL(href, "its place"),
    ROW_TEXT(detail, "in what way it is the person's"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
};
#undef THIS
static const struct record THING_VIEW =
    RECORD("thing", struct thing_row, THING_FIELDS, "something of the person");

#define THIS struct thing_group
static const struct field GROUP_FIELDS[] = {
    ROW_ID(id, "the group's id"),
    ROW_TEXT(title, "the type"),
    ROW_NUMBER(count, 0, 0, "how many"),
    ROW_LIST(items, THING_VIEW, "the things"),
    ROW_TEXT(beyond, "how many more there are"),
};
#undef THIS
static const struct record GROUP_VIEW =
    RECORD("group", struct thing_group, GROUP_FIELDS, "things of one type");

#define THIS struct person_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_LIST(facts, FACT_VIEW, "role, function, e-mail, place in the CX team"),
    ROW_POINTER(due, DUES_VIEW, "what is due"),
    ROW_LIST(groups, GROUP_VIEW, "what is theirs, by type"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("person page", struct person_page, PAGE_FIELDS, "a person");

/* The types of things in the order of the page, with the keys of their titles. */
static const struct {
    enum entity entity;
    const char *id, *title;
} GROUPS[] = {
    {ENTITY_JOURNEY, "journeys", "nav_journeys"},
    {ENTITY_TOUCHPOINT, "touchpoints", "word_touchpoints"},
    {ENTITY_INITIATIVE, "initiatives", "nav_initiatives"},
    {ENTITY_FEATURE, "features", "initiative_features"},
    {ENTITY_SYSTEM, "systems", "people_systems"},
    {ENTITY_KPI, "kpis", "nav_kpis"},
};
enum { GROUP_COUNT = G_N_ELEMENTS(GROUPS), MOST_THINGS = 200 };

/* In what way a thing is the person's, where that is not plain ownership. */
static const char *part_word(const struct page_work *work, const struct duty_thing *thing,
                             const struct person *person) {
    if (thing->by_role) {
        return texts_format(&work->report->texts, work->arena, "person_as_role", "role",
                            reference_name(&person->role), NULL);
    }
    return thing->of->part == SERVES_SPONSOR ? page_text(work, "person_sponsor") : NULL;
}

/* Two parts of a detail joined by a comma; either may be NULL. */
static const char *joined(const struct page_work *work, const char *first, const char *second) {
    return first && second ? arena_format(work->arena, "%s, %s", first, second)
           : first         ? first
                           : second;
}

static void fill_thing(const struct page_work *work, const struct duty_thing *thing,
                       const struct person *person, struct thing_row *row) {
    const void *object = thing->of->thing;
    const char *detail = NULL;
    row->href = link_entity(work->report, thing->of->entity, object, work->arena);
    if (thing->of->entity == ENTITY_JOURNEY) {
        const struct journey *journey = object;
        row->name = journey->name;
        row->status = view_status(
            work, field_choice(record_field(&JOURNEY_RECORD, "status"), journey->status));
    } else if (thing->of->entity == ENTITY_TOUCHPOINT) {
        const struct touchpoint *touchpoint = object;
        row->name = touchpoint->name;
        detail = touchpoint->journey->name;
    } else if (thing->of->entity == ENTITY_INITIATIVE) {
        const struct initiative *initiative = object;
        row->name = initiative->name;
        row->status = transformation_status(work, initiative);
        detail = initiative->code;
    } else if (thing->of->entity == ENTITY_FEATURE) {
        const struct feature *feature = object;
        row->name = feature->name;
        row->status = transformation_feature_status(work, feature);
        detail = feature->purpose.customer;
    } else if (thing->of->entity == ENTITY_KPI) {
        const struct kpi *kpi = object;
        row->name = kpi->name;
        detail = kpi->unit;
    } else {
        row->name = ((const struct system *)object)->name;
    }
    row->detail = joined(work, detail, part_word(work, thing, person));
}

static void add_group(const struct page_work *work, const struct duty_things *things, size_t which,
                      struct person_page *page) {
    size_t count = duty_count(things, GROUPS[which].entity);
    if (count == 0) {
        return;
    }
    struct thing_group *group = &page->groups.items[page->groups.count++];
    group->id = GROUPS[which].id;
    group->title = page_text(work, GROUPS[which].title);
    group->count = (double)count;
    group->items.items = ARENA_ARRAY(work->arena, struct thing_row, MIN(count, MOST_THINGS));
    for (size_t i = 0; i < things->items.count && group->items.count < MOST_THINGS; i++) {
        const struct duty_thing *thing = &things->items.items[i];
        if (thing->of->entity == GROUPS[which].entity && thing->of->part != SERVES_ACTION &&
            duty_is_open(thing->of)) {
            fill_thing(work, thing, work->place->subject,
                       &group->items.items[group->items.count++]);
        }
    }
    if (count > MOST_THINGS) {
        group->beyond = page_count(work, "page_more", (double)(count - MOST_THINGS));
    }
}

/* The activities in which the person's role has a part. */
static void add_activities(const struct page_work *work, struct person_page *page) {
    const struct person *person = work->place->subject;
    const struct organisation *organisation = &work->report->model->organisation;
    struct thing_group group = {.id = "activities", .title = page_text(work, "people_raci")};
    group.items.items = ARENA_ARRAY(work->arena, struct thing_row, organisation->raci.count);
    for (size_t i = 0; person->role.target && i < organisation->raci.count; i++) {
        const struct raci *raci = &organisation->raci.items[i];
        const char *parts = raci_view_parts(work, raci, person->role.target);
        if (parts) {
            group.items.items[group.items.count++] = (struct thing_row){
                .name = raci->activity, .href = "people/index.html#raci", .detail = parts};
        }
    }
    group.count = (double)group.items.count;
    if (group.items.count > 0) {
        page->groups.items[page->groups.count++] = group;
    }
}

static const struct due_list *due_list(const struct page_work *work, const struct duty_dues *dues) {
    if (dues->items.count == 0) {
        return NULL;
    }
    struct due_list *list = ARENA_NEW(work->arena, struct due_list);
    list->items.count = MIN(dues->items.count, (size_t)MOST_THINGS);
    list->items.items = ARENA_ARRAY(work->arena, struct due_row, list->items.count);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct duty_due *due = &dues->items.items[i];
        const char *initiative =
            arena_format(work->arena, "%s %s", due->initiative->code, due->initiative->name);
        list->items.items[i] = (struct due_row){
            .date = page_date(work, due->due),
            .what = due->what ? due->what : initiative,
            .of = due->what ? initiative : page_text(work, "word_initiative"),
            .href = link_initiative(work->report, due->initiative, work->arena),
            .late = view_late(work, due->due),
        };
    }
    if (dues->items.count > MOST_THINGS) {
        list->beyond = page_count(work, "page_more", (double)(dues->items.count - MOST_THINGS));
    }
    return list;
}

static bool leads_team(const struct page_work *work, const struct person *person) {
    return work->report->model->organisation.cx_team.lead.target == person;
}

static bool on_team(const struct page_work *work, const struct person *person) {
    const struct cx_team *team = &work->report->model->organisation.cx_team;
    bool found = leads_team(work, person);
    for (size_t i = 0; i < team->members.count && !found; i++) {
        found = team->members.items[i].target == person;
    }
    return found;
}

static void fill_facts(const struct page_work *work, struct person_page *page) {
    const struct person *person = work->place->subject;
    const struct link_view *role = view_reference(work, &person->role);
    const struct link_view *function = view_reference(work, &person->function);
    const char *team = leads_team(work, person) ? "person_leads"
                       : on_team(work, person)  ? "person_member"
                                                : "person_not_on_team";
    const struct fact_view facts[] = {
        {.label = page_text(work, "person_role"),
         .value = role ? role->name : NULL,
         .href = role ? role->href : NULL},
        {.label = page_text(work, "word_function"),
         .value = function ? function->name : NULL,
         .href = function ? function->href : NULL},
        {.label = page_text(work, "people_cx_team"), .value = page_text(work, team)},
        {.label = page_text(work, "person_email"), .value = person->email},
    };
    page->facts.items = arena_copy(work->arena, facts, sizeof facts);
    page->facts.count = G_N_ELEMENTS(facts);
}

static const char *lead(const struct page_work *work, const struct duty_dues *dues) {
    const struct texts *texts = &work->report->texts;
    if (dues->items.count == 0) {
        return page_text(work, "person_lead_none");
    }
    const struct duty_due *first = &dues->items.items[0];
    const char *what = first->what ? first->what : first->initiative->name;
    const char *late = page_number(work, (double)dues->late, 0);
    if (first->due == 0) {
        return page_count(work, "person_lead_undated", (double)dues->items.count);
    }
    return texts_count(texts, work->arena, dues->late > 0 ? "person_lead_late" : "person_lead",
                       (double)dues->items.count, "late", late, "what", what, "date",
                       page_date(work, first->due), NULL);
}

static void fill(struct page_work *work, void *object) {
    struct person_page *page = object;
    const struct person *person = work->place->subject;
    struct duty_things things;
    struct duty_dues dues;
    duty_things(work, person, &things);
    duty_dues(work, &things, &dues);
    work->page->title = person->name;
    work->page->lead = lead(work, &dues);
    work->page->source = view_source(work, &person->at);
    fill_facts(work, page);
    page->due = due_list(work, &dues);
    page->groups.items = ARENA_ARRAY(work->arena, struct thing_group, GROUP_COUNT + 1);
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        add_group(work, &things, i, page);
    }
    add_activities(work, page);
    transformation_count(work, &page->figures, "initiative_actions", duty_open_actions(&things));
    transformation_count(work, &page->figures, "person_due", dues.items.count);
    transformation_count(work, &page->figures, "status_late", dues.late);
}

static void list(const struct report *report, struct page_list *pages);

const struct page_type PAGE_PERSON = {
    .template = "person", .record = &PAGE_RECORD, .section = "people", .list = list, .fill = fill};

static void list(const struct report *report, struct page_list *pages) {
    for (size_t i = 0; i < report->model->organisation.people.count; i++) {
        const struct person *person = &report->model->organisation.people.items[i];
        page_add(pages, &PAGE_PERSON, arena_format(pages->arena, "people/%s.html", person->id),
                 person);
    }
}
