/* The backlog: every feature with its purpose and its trace from touchpoint to KPI, in order of
 * priority, and what each product owner and system has to do. */
#include "render/pages.h"

#include "render/chain_view.h"
#include "render/link.h"
#include "render/people.h"
#include "render/transformation_view.h"

#include <stdlib.h>
#include <string.h>

struct trace_pain {
    const char *words, *href;
};

struct trace_kpi {
    const char *name, *href, *promised;
};

struct backlog_row {
    const char *id;
    double rank;
    const char *name;
    const struct level_view *level;
    const char *customer_value, *internal_saving, *benefit, *product, *system;
    const struct link_view *owner;
    const char *owner_label;
    const struct status_view *status;
    const char *stage;
    LIST(struct link_view) touchpoints;
    LIST(struct trace_pain) pains;
    const struct link_view *initiative;
    const struct trace_kpi *kpi;
    const char *effort;
    LIST(const char *) missing;
    const struct source_view *source;
};

struct backlog_list {
    LIST(struct backlog_row) items;
    const char *beyond; /* how many rows are only in the data; NULL: none */
};

/* What lands on one product owner or system. */
struct share_view {
    const char *id, *name, *href;
    double count, open;
    const char *effort;
    double days; /* of the open features; NaN: none is given */
    enum answer missing;
};

struct backlog_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    const struct backlog_list *features;
    const struct chain_trace *trace;
    LIST(struct share_view) owners;
    LIST(struct share_view) systems;
    const struct empty_view *empty;
};

#define THIS struct trace_pain
static const struct field PAIN_FIELDS[] = {
    ROW_TEXT(words, "the pain point"),
    ROW_URL(href, "its place"),
};
#undef THIS
static const struct record PAIN_VIEW =
    RECORD("pain point", struct trace_pain, PAIN_FIELDS, "a pain point that is served");

#define THIS struct trace_kpi
static const struct field KPI_FIELDS[] = {
    ROW_TEXT(name, "the KPI"),
    ROW_URL(href, "its place"),
    ROW_TEXT(promised, "from what to what, by when"),
};
#undef THIS
static const struct record KPI_VIEW =
    RECORD("KPI", struct trace_kpi, KPI_FIELDS, "the KPI that will tell");

#define THIS struct backlog_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(id, "the row's anchor"),
    ROW_NUMBER(rank, 0, 0, "among features"),
    ROW_TEXT(name, "the feature"),
    ROW_POINTER(level, LEVEL_VIEW, "its priority"),
    ROW_TEXT(customer_value, "its value for customers"),
    ROW_TEXT(internal_saving, "what it saves"),
    ROW_TEXT(benefit, "the estimated benefit"),
    ROW_TEXT(product, "its product"),
    ROW_TEXT(system, "the system it lands on"),
    ROW_POINTER(owner, LINK_VIEW, "its product owner"),
    ROW_TEXT(owner_label, "the same for the filter"),
    ROW_POINTER(status, STATUS_VIEW, "where it stands"),
    ROW_TEXT(stage, "the method's stage"),
    ROW_LIST(touchpoints, LINK_VIEW, "what it serves"),
    ROW_LIST(pains, PAIN_VIEW, "what it takes away"),
    ROW_POINTER(initiative, LINK_VIEW, "what it belongs to"),
    ROW_POINTER(kpi, KPI_VIEW, "what will tell"),
    ROW_TEXT(effort, "person-days"),
    ROW_TEXTS(missing, "what is not written"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("feature", struct backlog_row, ROW_FIELDS, "a feature");

#define THIS struct backlog_list
static const struct field LIST_FIELDS[] = {
    ROW_LIST(items, ROW_VIEW, "the features"),
    ROW_TEXT(beyond, "how many rows are only in the data"),
};
#undef THIS
static const struct record LIST_VIEW =
    RECORD("features", struct backlog_list, LIST_FIELDS, "the features");

#define THIS struct share_view
static const struct field SHARE_FIELDS[] = {
    ROW_TEXT(id, "a system's anchor"),
    ROW_TEXT(name, "who or what"),
    ROW_URL(href, "the page"),
    ROW_NUMBER(count, 0, 0, "features"),
    ROW_NUMBER(open, 0, 0, "of them open"),
    ROW_TEXT(effort, "person-days of the open ones"),
    ROW_BOOLEAN(missing, "those without any"),
};
#undef THIS
static const struct record SHARE_VIEW =
    RECORD("share", struct share_view, SHARE_FIELDS, "what lands on one owner or system");

#define THIS struct backlog_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "how many, how open"),
    ROW_POINTER(features, LIST_VIEW, "the features"),
    ROW_POINTER(trace, CHAIN_TRACE_VIEW, "from touchpoint to KPI, drawn"),
    ROW_LIST(owners, SHARE_VIEW, "what each product owner has to do"),
    ROW_LIST(systems, SHARE_VIEW, "what lands on each system"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("backlog page", struct backlog_page, PAGE_FIELDS, "the backlog");

static bool has_purpose(const struct feature *feature) {
    return feature->purpose.customer || feature->purpose.internal;
}

static bool has_benefit(const struct feature *feature) {
    return !isnan(feature->benefit.customer) || !isnan(feature->benefit.business);
}

static void fill_missing(const struct page_work *work, const struct feature *feature,
                         struct backlog_row *row) {
    row->missing.items = ARENA_ARRAY(work->arena, const char *, 4);
    const struct {
        bool there;
        const char *text;
    } checks[] = {
        {has_purpose(feature), "backlog_no_purpose"},
        {has_benefit(feature), "backlog_no_benefit"},
        {feature->kpi.kpi.id != NULL, "no_kpi"},
        {feature->touchpoints.count + feature->pains.count > 0, "backlog_no_touchpoint"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
        if (!checks[i].there) {
            row->missing.items[row->missing.count++] = page_text(work, checks[i].text);
        }
    }
}

static void fill_trace(const struct page_work *work, const struct feature *feature,
                       struct backlog_row *row) {
    const struct report *report = work->report;
    row->touchpoints.items = ARENA_ARRAY(work->arena, struct link_view, feature->touchpoints.count);
    for (size_t i = 0; i < feature->touchpoints.count; i++) {
        const struct link_view *link = view_reference(work, &feature->touchpoints.items[i]);
        row->touchpoints.items[row->touchpoints.count++] = *link;
    }
    row->pains.items = ARENA_ARRAY(work->arena, struct trace_pain, feature->pains.count);
    for (size_t i = 0; i < feature->pains.count; i++) {
        const struct pain *pain = feature->pains.items[i].target;
        row->pains.items[row->pains.count++] =
            (struct trace_pain){pain->text, link_entity(report, ENTITY_PAIN, pain, work->arena)};
    }
    if (feature->initiative.target) {
        struct link_view *link = ARENA_NEW(work->arena, struct link_view);
        *link = transformation_link(work, feature->initiative.target);
        row->initiative = link;
    }
    const struct link_view *kpi = view_reference(work, &feature->kpi.kpi);
    if (kpi) {
        const char *promised = transformation_promise(work, &feature->kpi);
        const char *by = transformation_by(work, feature->kpi.by);
        struct trace_kpi *view = ARENA_NEW(work->arena, struct trace_kpi);
        *view = (struct trace_kpi){
            kpi->name, kpi->href,
            promised && by ? arena_format(work->arena, "%s, %s", promised, by) : promised};
        row->kpi = view;
    }
}

static const char *benefit_of(const struct page_work *work, const struct feature *feature) {
    const char *customer = page_number(work, feature->benefit.customer, 0);
    const char *business = page_number(work, feature->benefit.business, 0);
    const char *unknown = "–";
    return customer || business ? texts_format(&work->report->texts, work->arena, "backlog_benefit",
                                               "customer", customer ? customer : unknown,
                                               "business", business ? business : unknown, NULL)
                                : NULL;
}

static void fill_row(const struct page_work *work, const struct feature *feature,
                     const struct priorities_item *item, struct backlog_row *row) {
    const struct link_view *system = view_reference(work, &feature->system);
    const struct link_view *owner = view_reference(work, &feature->product_owner);
    *row = (struct backlog_row){
        .id = feature->id,
        .rank = item ? item->rank : NAN,
        .name = feature->name,
        .level = transformation_level(work, item),
        .customer_value = feature->purpose.customer,
        .internal_saving = feature->purpose.internal,
        .benefit = benefit_of(work, feature),
        .product = feature->product,
        .system = system ? system->name : NULL,
        .owner = owner,
        .owner_label = owner ? owner->name : page_text(work, "no_owner"),
        .status = transformation_feature_status(work, feature),
        .stage = transformation_stage(work, feature->stage),
        .effort = page_number(work, feature->cost.effort, 0),
        .source = view_source(work, &feature->at),
    };
    fill_trace(work, feature, row);
    fill_missing(work, feature, row);
}

/* The open features by rank, then the closed ones in the order of the model. */
static const struct backlog_list *features_of(const struct page_work *work) {
    const struct model *model = work->report->model;
    const struct priorities *priorities = &work->report->analysis->features;
    struct backlog_list *list = ARENA_NEW(work->arena, struct backlog_list);
    size_t most = MIN(model->features.count, (size_t)TRANSFORMATION_MOST_ROWS);
    list->items.items = ARENA_ARRAY(work->arena, struct backlog_row, most);
    for (size_t i = 0; i < priorities->items.count && list->items.count < most; i++) {
        const struct priorities_item *item = &priorities->items.items[i];
        fill_row(work, item->feature, item, &list->items.items[list->items.count++]);
    }
    for (size_t i = 0; i < model->features.count && list->items.count < most; i++) {
        const struct feature *feature = &model->features.items[i];
        if (!serves_open_feature(feature)) {
            fill_row(work, feature, NULL, &list->items.items[list->items.count++]);
        }
    }
    list->beyond = transformation_beyond(work, model->features.count);
    return list;
}

static void add_feature(struct share_view *share, const struct feature *feature) {
    share->count++;
    if (serves_open_feature(feature)) {
        share->open++;
        if (!isnan(feature->cost.effort)) {
            share->days = (isnan(share->days) ? 0 : share->days) + feature->cost.effort;
        }
    }
}

/* The share of a target (NULL: of nobody), made when it is new. */
static struct share_view *share_of(const struct page_work *work, GHashTable *places,
                                   struct list *shares, const struct reference *reference,
                                   const char *missing) {
    struct share_view *all = shares->items;
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(places, reference->target));
    if (place > 0) {
        return &all[place - 1];
    }
    const struct link_view *link = view_reference(work, reference);
    all[shares->count++] = (struct share_view){
        .name = link ? link->name : page_text(work, missing),
        .href = link ? link->href : NULL,
        .days = NAN,
        .missing = link ? ANSWER_NO : ANSWER_YES,
    };
    g_hash_table_insert(places, (gpointer)reference->target, GSIZE_TO_POINTER(shares->count));
    return &all[shares->count - 1];
}

static int by_open(const void *left, const void *right) {
    const struct share_view *a = left, *b = right;
    return a->missing != b->missing ? (a->missing == ANSWER_YES ? 1 : -1)
           : a->open != b->open     ? (a->open > b->open ? -1 : 1)
                                    : strcmp(a->name, b->name);
}

/* Adds all features up by one of their references; systems of the organisation are there even
 * without one, since others link to them. */
static void fill_shares(const struct page_work *work, struct list *shares, size_t offset,
                        const char *missing, bool systems) {
    const struct model *model = work->report->model;
    GHashTable *places = g_hash_table_new(g_direct_hash, g_direct_equal);
    size_t most = model->features.count + model->organisation.systems.count + 1;
    shares->items = ARENA_ARRAY(work->arena, struct share_view, most);
    for (size_t i = 0; systems && i < model->organisation.systems.count; i++) {
        const struct system *system = &model->organisation.systems.items[i];
        struct reference reference = {.id = system->id, .entity = ENTITY_SYSTEM, .target = system};
        struct share_view *share = share_of(work, places, shares, &reference, missing);
        share->id = arena_format(work->arena, "system-%s", system->id);
        share->href = NULL;
    }
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        const struct reference *reference =
            (const struct reference *)((const char *)feature + offset);
        add_feature(share_of(work, places, shares, reference, missing), feature);
    }
    g_hash_table_destroy(places);
    struct share_view *all = shares->items;
    for (size_t i = 0; i < shares->count; i++) {
        all[i].effort = page_number(work, all[i].days, 0);
    }
    qsort(all, shares->count, sizeof *all, by_open);
}

static void fill(struct page_work *work, void *object) {
    struct backlog_page *page = object;
    const struct model *model = work->report->model;
    size_t open = 0, unmeasured = 0;
    double days = NAN;
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        if (serves_open_feature(feature)) {
            open++;
            unmeasured += feature->kpi.kpi.id == NULL;
            if (!isnan(feature->cost.effort)) {
                days = (isnan(days) ? 0 : days) + feature->cost.effort;
            }
        }
    }
    work->page->title = page_text(work, "nav_backlog");
    work->page->lead =
        texts_count(&work->report->texts, work->arena, "backlog_lead",
                    (double)model->features.count, "open", page_number(work, (double)open, 0),
                    "unmeasured", page_number(work, (double)unmeasured, 0), NULL);
    transformation_count(work, &page->figures, "figure_features", model->features.count);
    transformation_count(work, &page->figures, "figure_features_open", open);
    transformation_count(work, &page->figures, "figure_without_kpi", unmeasured);
    transformation_figure(work, &page->figures, "figure_days_open",
                          isnan(days) ? page_text(work, "not_given") : page_number(work, days, 0));
    page->features = features_of(work);
    page->trace = chain_view_backlog(work);
    fill_shares(work, (struct list *)&page->owners, offsetof(struct feature, product_owner),
                "no_owner", false);
    fill_shares(work, (struct list *)&page->systems, offsetof(struct feature, system), "no_system",
                true);
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->features.count > 0) {
        page_add(pages, &PAGE_BACKLOG, "backlog.html", NULL);
    }
}

const struct page_type PAGE_BACKLOG = {.template = "backlog",
                                       .record = &PAGE_RECORD,
                                       .section = "backlog",
                                       .list = list,
                                       .fill = fill};
