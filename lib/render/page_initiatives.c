/* All initiatives by domain, in the order of the project's files. */
#include "render/pages.h"

#include "render/chart_view.h"
#include "render/people.h"
#include "render/transformation_view.h"

struct initiative_row {
    const char *code, *name, *href;
    const struct status_view *status;
    const struct level_view *level;
    double rank;
    enum answer unscored;
    const struct link_view *owner;
    const char *batch, *start, *due, *late;
    const char *done_bar; /* markup */
    const char *done;
    double touchpoints, features;
    const struct source_view *source;
};

struct domain_view {
    const char *name;
    LIST(struct initiative_row) items;
};

struct domain_list {
    LIST(struct domain_view) domains;
    const char *beyond; /* how many rows are only in the data; NULL: none */
    enum answer has_backlog;
};

struct initiatives_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct domain_list *by_domain;
    const struct empty_view *empty;
};

#define THIS struct initiative_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(code, "its code"),
    ROW_TEXT(name, "its name"),
    ROW_URL(href, "its page"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_POINTER(level, LEVEL_VIEW, "its priority"),
    ROW_NUMBER(rank, 0, 0, "in the order of priorities"),
    ROW_BOOLEAN(unscored, "open, and without a score"),
    ROW_POINTER(owner, LINK_VIEW, "who owns it"),
    ROW_TEXT(batch, "its batch"),
    ROW_TEXT(start, "its first day"),
    ROW_TEXT(due, "its last day"),
    ROW_TEXT(late, "how late it is"),
    ROW_MARKUP(done_bar, "how much is done, as a bar"),
    ROW_TEXT(done, "the same in percent"),
    ROW_NUMBER(touchpoints, 0, 0, "how many it serves"),
    ROW_NUMBER(features, 0, 0, "how many it holds"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("initiative", struct initiative_row, ROW_FIELDS, "an initiative");

#define THIS struct domain_view
static const struct field DOMAIN_FIELDS[] = {
    ROW_TEXT(name, "the domain"),
    ROW_LIST(items, ROW_VIEW, "its initiatives"),
};
#undef THIS
static const struct record DOMAIN_VIEW =
    RECORD("domain", struct domain_view, DOMAIN_FIELDS, "initiatives of a domain");

#define THIS struct domain_list
static const struct field DOMAINS_FIELDS[] = {
    ROW_LIST(domains, DOMAIN_VIEW, "the domains"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
    ROW_BOOLEAN(has_backlog, "whether there is a backlog"),
};
#undef THIS
static const struct record DOMAINS_VIEW =
    RECORD("domains", struct domain_list, DOMAINS_FIELDS, "initiatives by domain");

#define THIS struct initiatives_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "how many stand where"),
    ROW_POINTER(by_domain, DOMAINS_VIEW, "initiatives by domain"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("initiatives page", struct initiatives_page, PAGE_FIELDS, "all initiatives");

static void fill_row(const struct page_work *work, const struct initiative *initiative,
                     struct initiative_row *row) {
    const struct report *report = work->report;
    const struct analysis *analysis = report->analysis;
    const struct priorities_item *item = priorities_find(&analysis->priorities, initiative);
    struct link_view link = transformation_link(work, initiative);
    size_t touchpoints;
    transformation_touchpoints(work, initiative, &touchpoints);
    *row = (struct initiative_row){
        .code = initiative->code,
        .name = initiative->name,
        .href = link.href,
        .status = transformation_status(work, initiative),
        .level = transformation_level(work, item),
        .rank = item ? item->rank : NAN,
        .unscored = item && isnan(item->rank) ? ANSWER_YES : ANSWER_NO,
        .owner = view_reference(work, &initiative->owner),
        .batch = initiative->batch,
        .start = page_date(work, initiative->start),
        .due = people_date(&report->texts, work->arena, initiative->due),
        .late = transformation_late(work, initiative),
        .done_bar = chart_view_bar(
            work, chart_view_id(work, "done", initiative->code),
            texts_format(&report->texts, work->arena, "chart_done", "name", initiative->name, NULL),
            BAR_DONE, initiative->done, 1),
        .done = people_share(report->language, work->arena, initiative->done, 0),
        .touchpoints = (double)touchpoints,
        .features = (double)serves_initiative(&analysis->serves, initiative).count,
        .source = view_source(work, &initiative->at),
    };
}

static const char *domain_of(const struct page_work *work, const struct initiative *initiative) {
    return initiative->domain ? initiative->domain : page_text(work, "transformation_no_domain");
}

/* The place of each domain in the order in which they first appear, from 1. */
static GHashTable *domains_of(const struct page_work *work, struct domain_list *list) {
    const struct model *model = work->report->model;
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    list->domains.items = ARENA_ARRAY(work->arena, struct domain_view, model->initiatives.count);
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const char *name = domain_of(work, &model->initiatives.items[i]);
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(places, name));
        if (place == 0) {
            place = ++list->domains.count;
            list->domains.items[place - 1].name = name;
            g_hash_table_insert(places, (gpointer)name, GSIZE_TO_POINTER(place));
        }
        list->domains.items[place - 1].items.count++;
    }
    return places;
}

/* Gives each domain the room for its rows, as far as all of them are shown; then they are empty. */
static void make_room(const struct page_work *work, struct domain_list *list, size_t *rooms) {
    size_t left = TRANSFORMATION_MOST_ROWS, shown = 0;
    for (size_t i = 0; i < list->domains.count; i++) {
        struct domain_view *domain = &list->domains.items[i];
        rooms[i] = MIN(left, domain->items.count);
        left -= rooms[i];
        shown += rooms[i] > 0;
        domain->items.items = ARENA_ARRAY(work->arena, struct initiative_row, rooms[i]);
        domain->items.count = 0;
    }
    list->domains.count = shown;
}

static const struct domain_list *by_domain(const struct page_work *work) {
    const struct model *model = work->report->model;
    struct domain_list *list = ARENA_NEW(work->arena, struct domain_list);
    GHashTable *places = domains_of(work, list);
    size_t *rooms = ARENA_ARRAY(work->arena, size_t, list->domains.count);
    make_room(work, list, rooms);
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        size_t place =
            GPOINTER_TO_SIZE(g_hash_table_lookup(places, domain_of(work, initiative))) - 1;
        struct domain_view *domain = &list->domains.items[place];
        if (domain->items.count < rooms[place]) {
            fill_row(work, initiative, &domain->items.items[domain->items.count++]);
        }
    }
    g_hash_table_destroy(places);
    list->beyond = transformation_beyond(work, model->initiatives.count);
    list->has_backlog = report_has(work->report, "backlog.html") ? ANSWER_YES : ANSWER_NO;
    return list;
}

static void fill(struct page_work *work, void *object) {
    struct initiatives_page *page = object;
    const struct model *model = work->report->model;
    size_t open = 0, progress = 0, done = 0, blocked = 0, late = 0;
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        open += serves_open_initiative(initiative);
        progress += initiative->status == INITIATIVE_IN_PROGRESS;
        done += initiative->status == INITIATIVE_DONE;
        blocked += initiative->status == INITIATIVE_BLOCKED;
        late += transformation_late(work, initiative) != NULL;
    }
    work->page->title = page_text(work, "nav_initiatives");
    work->page->lead = texts_count(
        &work->report->texts, work->arena, "initiatives_lead", (double)model->initiatives.count,
        "progress", page_number(work, (double)progress, 0), "done",
        page_number(work, (double)done, 0), "late", page_number(work, (double)late, 0), NULL);
    transformation_count(work, &page->figures, "figure_initiatives", model->initiatives.count);
    transformation_count(work, &page->figures, "figure_open", open);
    transformation_count(work, &page->figures, "figure_blocked", blocked);
    transformation_count(work, &page->figures, "figure_late", late);
    page->by_domain = by_domain(work);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->initiatives.count > 0) {
        page_add(pages, &PAGE_INITIATIVES, "initiatives/index.html", NULL);
    }
}

const struct page_type PAGE_INITIATIVES = {.template = "initiatives",
                                           .record = &PAGE_RECORD,
                                           .section = "initiatives",
                                           .list = list,
                                           .fill = fill};
