/* The people of the programme: the CX team by function with the functions that nobody speaks for,
 * everybody with what is theirs, teams, roles, and who does what. */
#include "render/pages.h"

#include "render/duty_view.h"
#include "render/link.h"
#include "render/raci_view.h"
#include "render/transformation_view.h"
#include "render/view.h"

struct function_row {
    const char *id, *function;
    LIST(struct link_view) members; /* on the CX team */
    const char *others;             /* "4 others" who work there */
    enum answer missing;            /* meets customers, nobody on the team */
    enum answer meets;
};

struct team_card {
    const struct link_view *lead;
    LIST(struct function_row) rows;
};

struct person_row {
    const char *name, *href, *role, *function;
    double journeys, initiatives, features, kpis, actions, late;
};

struct people_table {
    LIST(struct person_row) items;
    const char *beyond;
};

struct team_row {
    const char *id, *name, *function, *capacity;
    double systems, initiatives;
};

struct team_table {
    LIST(struct team_row) items;
};

struct role_row {
    const char *id, *name, *purpose;
    LIST(struct link_view) people;
    enum answer unused; /* in no activity */
};

struct role_list {
    LIST(struct role_row) items;
};

struct people_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct team_card *team;
    const struct people_table *people;
    const struct team_table *teams;
    const struct role_list *roles;
    const struct raci_table *raci;
};

#define THIS struct function_row
static const struct field FUNCTION_FIELDS[] = {
    ROW_ID(id, "its id"),
    ROW_TEXT(function, "the function"),
    ROW_LIST(members, LINK_VIEW, "its members on the CX team"),
    ROW_TEXT(others, "how many others work there"),
    ROW_BOOLEAN(missing, "meets customers, nobody on the team"),
    ROW_BOOLEAN(meets, "meets customers"),
};
#undef THIS
static const struct record FUNCTION_VIEW =
    RECORD("function", struct function_row, FUNCTION_FIELDS, "a function");

#define THIS struct team_card
static const struct field CARD_FIELDS[] = {
    ROW_POINTER(lead, LINK_VIEW, "who leads the CX team"),
    ROW_LIST(rows, FUNCTION_VIEW, "all functions"),
};
#undef THIS
static const struct record CARD_VIEW =
    RECORD("CX team", struct team_card, CARD_FIELDS, "the CX team by function");

#define THIS struct person_row
static const struct field PERSON_FIELDS[] = {
    ROW_TEXT(name, "the person"),
    ROW_URL(href, "the person's page"),
    ROW_TEXT(role, "the role"),
    ROW_TEXT(function, "where the person works"),
    ROW_NUMBER(journeys, 0, 0, "journeys owned"),
    ROW_NUMBER(initiatives, 0, 0, "open initiatives"),
    ROW_NUMBER(features, 0, 0, "open features"),
    ROW_NUMBER(kpis, 0, 0, "KPIs owned"),
    ROW_NUMBER(actions, 0, 0, "open actions"),
    ROW_NUMBER(late, 0, 0, "what is late; absent: nothing"),
};
#undef THIS
static const struct record PERSON_VIEW =
    RECORD("person", struct person_row, PERSON_FIELDS, "a person");

#define THIS struct people_table
static const struct field PEOPLE_FIELDS[] = {
    ROW_LIST(items, PERSON_VIEW, "the people"),
    ROW_TEXT(beyond, "how many more there are"),
};
#undef THIS
static const struct record PEOPLE_VIEW =
    RECORD("people", struct people_table, PEOPLE_FIELDS, "everybody");

#define THIS struct team_row
static const struct field TEAM_FIELDS[] = {
    ROW_ID(id, "its id"),
    ROW_TEXT(name, "the team"),
    ROW_TEXT(function, "where it belongs"),
    ROW_TEXT(capacity, "person-days a month"),
    ROW_NUMBER(systems, 0, 0, "systems it keeps"),
    ROW_NUMBER(initiatives, 0, 0, "open initiatives that use it"),
};
#undef THIS
static const struct record TEAM_VIEW = RECORD("team", struct team_row, TEAM_FIELDS, "a team");

#define THIS struct team_table
static const struct field TEAMS_FIELDS[] = {ROW_LIST(items, TEAM_VIEW, "the teams")};
#undef THIS
static const struct record TEAMS_VIEW =
    RECORD("teams", struct team_table, TEAMS_FIELDS, "all teams");

#define THIS struct role_row
static const struct field ROLE_FIELDS[] = {
    ROW_ID(id, "its id"),
    ROW_TEXT(name, "the role"),
    ROW_TEXT(purpose, "what it is for"),
    ROW_LIST(people, LINK_VIEW, "who has it"),
    ROW_BOOLEAN(unused, "in no activity"),
};
#undef THIS
static const struct record ROLE_VIEW = RECORD("role", struct role_row, ROLE_FIELDS, "a role");

#define THIS struct role_list
static const struct field ROLES_FIELDS[] = {ROW_LIST(items, ROLE_VIEW, "the roles")};
#undef THIS
static const struct record ROLES_VIEW =
    RECORD("roles", struct role_list, ROLES_FIELDS, "all roles");

#define THIS struct people_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_POINTER(team, CARD_VIEW, "the CX team"),
    ROW_POINTER(people, PEOPLE_VIEW, "everybody"),
    ROW_POINTER(teams, TEAMS_VIEW, "teams with their capacity"),
    ROW_POINTER(roles, ROLES_VIEW, "roles and who has them"),
    ROW_POINTER(raci, RACI_TABLE_VIEW, "who does what"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("people page", struct people_page, PAGE_FIELDS, "people");

/* The members of the CX team with its lead, each once. */
static GHashTable *team_members(const struct cx_team *team) {
    GHashTable *members = g_hash_table_new(g_direct_hash, g_direct_equal);
    if (team->lead.target) {
        g_hash_table_add(members, (gpointer)team->lead.target);
    }
    for (size_t i = 0; i < team->members.count; i++) {
        g_hash_table_add(members, (gpointer)team->members.items[i].target);
    }
    return members;
}

static struct link_view person_link(const struct page_work *work, const struct person *person) {
    return (struct link_view){.name = person->name,
                              .href =
                                  link_entity(work->report, ENTITY_PERSON, person, work->arena)};
}

/* Who works in a function (NULL: in none), those on the CX team by name. */
static void fill_function(const struct page_work *work, GHashTable *members,
                          const struct business_function *function, struct function_row *row) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t others = 0;
    row->members.items = ARENA_ARRAY(work->arena, struct link_view, g_hash_table_size(members));
    for (size_t i = 0; i < organisation->people.count; i++) {
        const struct person *person = &organisation->people.items[i];
        if (person->function.target != function) {
            continue;
        }
        if (g_hash_table_contains(members, person)) {
            row->members.items[row->members.count++] = person_link(work, person);
        } else {
            others++;
        }
    }
    row->others = others > 0 ? page_count(work, "people_others", (double)others) : NULL;
}

static const struct team_card *team_card(const struct page_work *work) {
    const struct organisation *organisation = &work->report->model->organisation;
    if (organisation->functions.count == 0) {
        return NULL;
    }
    struct team_card *card = ARENA_NEW(work->arena, struct team_card);
    size_t count = organisation->functions.count;
    GHashTable *members = team_members(&organisation->cx_team);
    card->lead = view_reference(work, &organisation->cx_team.lead);
    card->rows.items = ARENA_ARRAY(work->arena, struct function_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct business_function *function = &organisation->functions.items[i];
        struct function_row *row = &card->rows.items[card->rows.count++];
        fill_function(work, members, function, row);
        bool meets = function->meets_customer != ANSWER_NO;
        row->id = function->id;
        row->function = function->name;
        row->meets = meets ? ANSWER_YES : ANSWER_NO;
        row->missing = meets && row->members.count == 0 ? ANSWER_YES : ANSWER_NO;
    }
    struct function_row nowhere = {.function = page_text(work, "people_no_function"),
                                   .meets = ANSWER_YES};
    fill_function(work, members, NULL, &nowhere);
    if (nowhere.members.count > 0) {
        card->rows.items[card->rows.count++] = nowhere;
    }
    g_hash_table_destroy(members);
    return card;
}

static void fill_person(const struct page_work *work, const struct person *person,
                        struct person_row *row) {
    struct duty_things things;
    struct duty_dues dues;
    duty_things(work, person, &things);
    duty_dues(work, &things, &dues);
    *row = (struct person_row){
        .name = person->name,
        .href = link_entity(work->report, ENTITY_PERSON, person, work->arena),
        .role = reference_name(&person->role),
        .function = reference_name(&person->function),
        .journeys = (double)duty_count(&things, ENTITY_JOURNEY),
        .initiatives = (double)duty_count(&things, ENTITY_INITIATIVE),
        .features = (double)duty_count(&things, ENTITY_FEATURE),
        .kpis = (double)duty_count(&things, ENTITY_KPI),
        .actions = (double)duty_open_actions(&things),
        .late = dues.late > 0 ? (double)dues.late : NAN,
    };
}

static const struct people_table *people_table(const struct page_work *work) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t count = organisation->people.count;
    if (count == 0) {
        return NULL;
    }
    struct people_table *table = ARENA_NEW(work->arena, struct people_table);
    table->items.count = MIN(count, (size_t)TRANSFORMATION_MOST_ROWS);
    table->items.items = ARENA_ARRAY(work->arena, struct person_row, table->items.count);
    for (size_t i = 0; i < table->items.count; i++) {
        fill_person(work, &organisation->people.items[i], &table->items.items[i]);
    }
    if (count > TRANSFORMATION_MOST_ROWS) {
        table->beyond = page_count(work, "page_more", (double)(count - TRANSFORMATION_MOST_ROWS));
    }
    return table;
}

static size_t owned_by(const struct page_work *work, const struct team *team, enum entity entity) {
    struct serves_things things = serves_owned(&work->report->analysis->serves, team);
    size_t count = 0;
    for (size_t i = 0; i < things.count; i++) {
        count += things.items[i].entity == entity && duty_is_open(&things.items[i]) ? 1 : 0;
    }
    return count;
}

static const struct team_table *team_table(const struct page_work *work) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t count = organisation->teams.count;
    if (count == 0) {
        return NULL;
    }
    struct team_table *table = ARENA_NEW(work->arena, struct team_table);
    table->items.items = ARENA_ARRAY(work->arena, struct team_row, count);
    table->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct team *team = &organisation->teams.items[i];
        table->items.items[i] = (struct team_row){
            .id = team->id,
            .name = team->name,
            .function = reference_name(&team->function),
            .capacity = isnan(team->capacity)
                            ? NULL
                            : page_count(work, "people_capacity_days", team->capacity),
            .systems = (double)owned_by(work, team, ENTITY_SYSTEM),
            .initiatives = (double)owned_by(work, team, ENTITY_INITIATIVE),
        };
    }
    return table;
}

static const struct role_list *role_list(const struct page_work *work) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t count = organisation->roles.count;
    if (count == 0) {
        return NULL;
    }
    struct role_list *list = ARENA_NEW(work->arena, struct role_list);
    list->items.items = ARENA_ARRAY(work->arena, struct role_row, count);
    list->items.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct business_role *role = &organisation->roles.items[i];
        struct role_row *row = &list->items.items[i];
        *row = (struct role_row){.id = role->id, .name = role->name, .purpose = role->purpose};
        row->unused = raci_view_unused(work, role) ? ANSWER_YES : ANSWER_NO;
        row->people.items = ARENA_ARRAY(work->arena, struct link_view, organisation->people.count);
        for (size_t n = 0; n < organisation->people.count; n++) {
            if (organisation->people.items[n].role.target == role) {
                row->people.items[row->people.count++] =
                    person_link(work, &organisation->people.items[n]);
            }
        }
    }
    return list;
}

/* How many functions meet customers, and how many of those have nobody on the team. */
static size_t count_missing(const struct team_card *team, size_t *meeting) {
    size_t missing = 0;
    *meeting = 0;
    for (size_t i = 0; team && i < team->rows.count; i++) {
        *meeting += team->rows.items[i].id && team->rows.items[i].meets == ANSWER_YES ? 1 : 0;
        missing += team->rows.items[i].missing == ANSWER_YES ? 1 : 0;
    }
    return missing;
}

static const char *lead(const struct page_work *work, const struct people_page *page) {
    size_t meeting;
    size_t missing = count_missing(page->team, &meeting);
    const char *present = page_number(work, (double)(meeting - missing), 0);
    const char *first = meeting > 0
                            ? texts_count(&work->report->texts, work->arena, "people_lead_team",
                                          (double)meeting, "present", present, NULL)
                            : page_count(work, "people_lead_people",
                                         (double)work->report->model->organisation.people.count);
    if (!page->raci) {
        return first;
    }
    size_t broken = raci_view_broken(&work->report->analysis->raci);
    const char *second = texts_count(&work->report->texts, work->arena, "people_lead_raci",
                                     (double)page->raci->rows.count, "broken",
                                     page_number(work, (double)broken, 0), NULL);
    return arena_format(work->arena, "%s %s", first, second);
}

static void fill_figures(const struct page_work *work, struct people_page *page) {
    const struct organisation *organisation = &work->report->model->organisation;
    size_t meeting;
    size_t missing = count_missing(page->team, &meeting);
    GHashTable *members = team_members(&organisation->cx_team);
    transformation_count(work, &page->figures, "people_on_team", g_hash_table_size(members));
    g_hash_table_destroy(members);
    if (meeting > 0) {
        transformation_count(work, &page->figures, "people_functions_missing", missing);
    }
    if (page->raci) {
        transformation_count(work, &page->figures, "people_unsettled",
                             raci_view_broken(&work->report->analysis->raci));
    }
}

static void fill(struct page_work *work, void *object) {
    struct people_page *page = object;
    work->page->title = page_text(work, "nav_people");
    work->page->source = view_source(work, &work->report->model->organisation.at);
    page->team = team_card(work);
    page->people = people_table(work);
    page->teams = team_table(work);
    page->roles = role_list(work);
    page->raci = raci_view_make(work);
    work->page->lead = lead(work, page);
    fill_figures(work, page);
}

static void list(const struct report *report, struct page_list *pages);

const struct page_type PAGE_PEOPLE = {
    .template = "people", .record = &PAGE_RECORD, .section = "people", .list = list, .fill = fill};

static void list(const struct report *report, struct page_list *pages) {
    const struct organisation *organisation = &report->model->organisation;
    if (organisation->people.count + organisation->functions.count + organisation->teams.count +
            organisation->roles.count + organisation->raci.count >
        0) {
        page_add(pages, &PAGE_PEOPLE, "people/index.html", NULL);
    }
}
