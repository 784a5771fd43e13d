/* A part gathers what its features name, each thing once, and links it. A touchpoint leads straight
 * to a feature only when none of the feature's pain points is its own. */
#include "render/chain_view.h"

#include "draw/chain.h"
#include "render/chart_view.h"
#include "render/link.h"
#include "render/paper_view.h"
#include "render/people.h"
#include "render/transformation_view.h"

#include <string.h>

#define MOST_FEATURES 12 /* of one drawing */
#define MOST_ON_PAPER 4  /* so that it fits a page */
#define MOST_ALSO 4      /* other initiatives that are named */

#define THIS struct chain_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(name, "the feature"),
    ROW_URL(href, "its row in the backlog"),
    ROW_TEXT(touchpoints, "what it serves"),
    ROW_TEXT(pains, "what it takes away"),
    ROW_TEXT(initiative, "what it belongs to"),
    ROW_TEXT(kpi, "what will tell"),
};
#undef THIS
static const struct record ROW_VIEW =
    RECORD("trace row", struct chain_row, ROW_FIELDS, "the trace of a feature");

#define THIS struct chain_part
static const struct field PART_FIELDS[] = {
    ROW_TEXT(label, "the initiative"),     ROW_URL(href, "its page"),
    ROW_MARKUP(drawing, "the trace"),      ROW_MARKUP(phone, "the same for a phone"),
    ROW_URL(svg, "the drawing as a file"), ROW_URL(png, "the same as a picture"),
    ROW_URL(pdf, "the same as PDF"),       ROW_LIST(rows, ROW_VIEW, "the same as a table"),
};
#undef THIS
static const struct record PART_VIEW =
    RECORD("trace part", struct chain_part, PART_FIELDS, "the trace of one initiative");

#define THIS struct chain_trace
static const struct field TRACE_FIELDS[] = {
    ROW_LIST(parts, PART_VIEW, "a drawing an initiative"),
};
#undef THIS
const struct record CHAIN_TRACE_VIEW = RECORD("trace", struct chain_trace, TRACE_FIELDS, "traces");

/* One drawing being gathered. */
struct plan {
    const struct page_work *work;
    const struct initiative *initiative; /* NULL: of features without one */
    GHashTable *places;                  /* index + 1 of the node of a thing */
    GHashTable *linked;                  /* pairs of nodes, as from * 2^32 + to + 1 */
    GArray *nodes, *links;
};

/* The node of a thing; *made tells that it is new and to be filled. */
static size_t node_of(struct plan *plan, enum chain_column column, const void *thing, bool *made) {
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(plan->places, thing));
    *made = place == 0;
    if (*made) {
        struct chain_node node = {.column = column};
        g_array_append_val(plan->nodes, node);
        place = plan->nodes->len;
        g_hash_table_insert(plan->places, (gpointer)thing, GSIZE_TO_POINTER(place));
    }
    return place - 1;
}

static struct chain_node *at(const struct plan *plan, size_t index) {
    return &g_array_index(plan->nodes, struct chain_node, index);
}

static void join(struct plan *plan, size_t from, size_t to) {
    if (g_hash_table_add(plan->linked, GSIZE_TO_POINTER((from << 32) + to + 1))) {
        struct chain_link link = {from, to};
        g_array_append_val(plan->links, link);
    }
}

static const char *address(const struct plan *plan, const char *href) {
    return href ? arena_format(plan->work->arena, "%s%s", plan->work->page->root, href) : NULL;
}

/* "Find, buy, first bill; also CX-03": the journey, and who else serves the touchpoint. */
static const char *touchpoint_sub(const struct plan *plan, const struct touchpoint *touchpoint) {
    const struct report *report = plan->work->report;
    struct serves_initiatives served =
        serves_touchpoint_initiatives(&report->analysis->serves, touchpoint);
    GString *codes = g_string_new(NULL);
    size_t others = 0;
    for (size_t i = 0; i < served.count; i++) {
        if (served.items[i] != plan->initiative && ++others <= MOST_ALSO) {
            g_string_append_printf(codes, "%s%s", others > 1 ? ", " : "", served.items[i]->code);
        }
    }
    g_string_append(codes, others > MOST_ALSO ? " …" : "");
    const char *also =
        others > 0 ? texts_format(&report->texts, plan->work->arena, "trace_also", "journey",
                                  touchpoint->journey->name, "codes", codes->str, NULL)
                   : touchpoint->journey->name;
    g_string_free(codes, TRUE);
    return also;
}

static size_t add_touchpoint(struct plan *plan, const struct touchpoint *touchpoint) {
    bool made;
    size_t node = node_of(plan, CHAIN_TOUCHPOINT, touchpoint, &made);
    if (made) {
        at(plan, node)->text = touchpoint->name;
        at(plan, node)->sub = touchpoint_sub(plan, touchpoint);
        at(plan, node)->href =
            address(plan, link_touchpoint(plan->work->report, touchpoint, plan->work->arena));
    }
    return node;
}

static size_t add_pain(struct plan *plan, const struct pain *pain) {
    const struct page_work *work = plan->work;
    bool made;
    size_t node = node_of(plan, CHAIN_PAIN, pain, &made);
    if (made) {
        at(plan, node)->text = pain->text;
        if (!isnan(pain->severity)) {
            at(plan, node)->sub =
                texts_get(&work->report->texts,
                          arena_format(work->arena, "severity_%d", (int)pain->severity));
        }
        at(plan, node)->href =
            address(plan, link_entity(work->report, ENTITY_PAIN, pain, work->arena));
        join(plan, add_touchpoint(plan, pain->touchpoint), node);
    }
    return node;
}

/* "5 200 to 4 100, by Sep 2026" */
static const char *promise_of(const struct plan *plan, const struct outcome *outcome) {
    const char *promised = transformation_promise(plan->work, outcome);
    const char *by = transformation_by(plan->work, outcome->by);
    return promised && by ? arena_format(plan->work->arena, "%s, %s", promised, by)
           : promised     ? promised
                          : by;
}

/* The KPI of a promise; several promises on one KPI stand below each other. */
static size_t add_kpi(struct plan *plan, const struct outcome *outcome) {
    const struct page_work *work = plan->work;
    const struct kpi *kpi = outcome->kpi.target;
    bool made;
    size_t node = node_of(plan, CHAIN_KPI, kpi, &made);
    const char *promise = promise_of(plan, outcome), *sub = at(plan, node)->sub;
    if (made) {
        at(plan, node)->text = kpi->name;
        at(plan, node)->href =
            address(plan, link_entity(work->report, ENTITY_KPI, kpi, work->arena));
    }
    if (promise && (!sub || !strstr(sub, promise))) {
        at(plan, node)->sub = sub ? arena_format(work->arena, "%s; %s", sub, promise) : promise;
    }
    return node;
}

/* Whether one of a feature's pain points hurts at a touchpoint. */
static bool through_pain(const struct feature *feature, const struct touchpoint *touchpoint) {
    for (size_t i = 0; i < feature->pains.count; i++) {
        const struct pain *pain = feature->pains.items[i].target;
        if (pain && pain->touchpoint == touchpoint) {
            return true;
        }
    }
    return false;
}

static size_t add_feature(struct plan *plan, const struct feature *feature) {
    const struct page_work *work = plan->work;
    const struct status_view *status = transformation_feature_status(work, feature);
    bool made, served = feature->touchpoints.count + feature->pains.count > 0;
    size_t node = node_of(plan, CHAIN_FEATURE, feature, &made);
    at(plan, node)->text = feature->name;
    at(plan, node)->sub = status ? status->label : NULL;
    at(plan, node)->href =
        address(plan, link_entity(work->report, ENTITY_FEATURE, feature, work->arena));
    const char *no_kpi = feature->kpi.kpi.target ? NULL : page_text(work, "no_kpi");
    const char *unserved = served ? NULL : page_text(work, "backlog_no_touchpoint");
    at(plan, node)->flag = no_kpi && unserved
                               ? arena_format(work->arena, "%s, %s", no_kpi, unserved)
                           : no_kpi ? no_kpi
                                    : unserved;
    for (size_t i = 0; i < feature->pains.count; i++) {
        if (feature->pains.items[i].target) {
            join(plan, add_pain(plan, feature->pains.items[i].target), node);
        }
    }
    for (size_t i = 0; i < feature->touchpoints.count; i++) {
        const struct touchpoint *touchpoint = feature->touchpoints.items[i].target;
        if (touchpoint && !through_pain(feature, touchpoint)) {
            join(plan, add_touchpoint(plan, touchpoint), node);
        }
    }
    return node;
}

static void add_features(struct plan *plan, const struct feature *const *features, size_t count) {
    const struct initiative *initiative = plan->initiative;
    bool made;
    size_t whole = initiative ? node_of(plan, CHAIN_INITIATIVE, initiative, &made) : 0;
    if (initiative) {
        at(plan, whole)->text = initiative->name;
        at(plan, whole)->sub = initiative->code;
        at(plan, whole)->href =
            address(plan, link_initiative(plan->work->report, initiative, plan->work->arena));
    }
    for (size_t i = 0; i < count; i++) {
        size_t node = add_feature(plan, features[i]);
        if (initiative) {
            join(plan, node, whole);
        }
        if (features[i]->kpi.kpi.target) {
            join(plan, initiative ? whole : node, add_kpi(plan, &features[i]->kpi));
        }
    }
    for (size_t i = 0; initiative && i < initiative->outcomes.count; i++) {
        if (initiative->outcomes.items[i].kpi.target) {
            join(plan, whole, add_kpi(plan, &initiative->outcomes.items[i]));
        }
    }
    for (size_t i = 0; initiative && i < initiative->touchpoints.count; i++) {
        const struct touchpoint *touchpoint = initiative->touchpoints.items[i].target;
        if (touchpoint && !g_hash_table_contains(plan->places, touchpoint)) {
            join(plan, add_touchpoint(plan, touchpoint), whole);
        }
    }
}

/* The names of a list of references or pains, joined by semicolons; NULL for none. */
static const char *joined(const struct plan *plan, const struct reference *items, size_t count) {
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        const struct pain *pain = items[i].entity == ENTITY_PAIN ? items[i].target : NULL;
        g_string_append_printf(names, "%s%s", names->len > 0 ? "; " : "",
                               pain ? pain->text : reference_name(&items[i]));
    }
    const char *copy = names->len > 0 ? arena_string(plan->work->arena, names->str) : NULL;
    g_string_free(names, TRUE);
    return copy;
}

/* The KPIs of an initiative's own outcomes with what they promise; NULL for none. */
static const char *promises_of(const struct plan *plan, const struct initiative *initiative) {
    const char *all = NULL;
    for (size_t i = 0; i < initiative->outcomes.count; i++) {
        const struct outcome *outcome = &initiative->outcomes.items[i];
        if (outcome->kpi.target) {
            const char *promise = promise_of(plan, outcome), *name = reference_name(&outcome->kpi);
            all = arena_format(plan->work->arena, "%s%s%s%s%s", all ? all : "", all ? "; " : "",
                               name, promise ? ": " : "", promise ? promise : "");
        }
    }
    return all;
}

/* A row a feature, and one for what the initiative itself names. */
static void fill_rows(const struct plan *plan, const struct feature *const *features, size_t count,
                      struct chain_part *part) {
    const struct page_work *work = plan->work;
    part->rows.items = ARENA_ARRAY(work->arena, struct chain_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct feature *feature = features[i];
        const struct outcome *kpi = &feature->kpi;
        const char *promise = kpi->kpi.target ? promise_of(plan, kpi) : NULL;
        const char *name = kpi->kpi.target ? reference_name(&kpi->kpi) : NULL;
        part->rows.items[part->rows.count++] = (struct chain_row){
            .name = feature->name,
            .href = link_entity(work->report, ENTITY_FEATURE, feature, work->arena),
            .touchpoints = joined(plan, feature->touchpoints.items, feature->touchpoints.count),
            .pains = joined(plan, feature->pains.items, feature->pains.count),
            .initiative = feature->initiative.target ? feature->initiative.id : NULL,
            .kpi = promise ? arena_format(work->arena, "%s: %s", name, promise) : name,
        };
    }
    const struct initiative *initiative = plan->initiative;
    if (initiative && initiative->touchpoints.count + initiative->outcomes.count > 0) {
        part->rows.items[part->rows.count++] = (struct chain_row){
            .name = initiative->name,
            .touchpoints =
                joined(plan, initiative->touchpoints.items, initiative->touchpoints.count),
            .kpi = promises_of(plan, initiative),
        };
    }
}

static void draw(const struct plan *plan, const char *id, struct chain_part *part) {
    const struct page_work *work = plan->work;
    struct chart_view view;
    struct chain_figures figures = {
        .name = {.id = id,
                 .title = texts_format(&work->report->texts, work->arena, "trace_title", "name",
                                       part->label, NULL),
                 .description = page_text(work, "trace_description"),
                 .language = work->report->site->language},
        .heads = {page_text(work, "word_touchpoint"), page_text(work, "word_pain"),
                  page_text(work, "word_feature"), page_text(work, "word_initiative"),
                  page_text(work, "word_kpi")},
        .nodes = (const void *)plan->nodes->data,
        .node_count = plan->nodes->len,
        .links = (const void *)plan->links->data,
        .link_count = plan->links->len,
    };
    double width = work->drawings ? PAPER_VIEW_WIDTH : 0;
    chain_draw(&figures, width, chart_view_open(&view, work, part->svg ? SVG_FILE : SVG_INLINE));
    part->drawing =
        part->svg ? chart_view_close_both(&view, work, part->svg) : chart_view_close(&view, work);
    part->png = part->svg ? chart_view_png(work, part->svg) : NULL;
    if (work->drawings) {
        return; /* paper is wide */
    }
    figures.name.id = arena_format(work->arena, "%s-phone", id);
    chain_draw_phone(&figures, 0, chart_view_open(&view, work, SVG_INLINE));
    part->phone = chart_view_close(&view, work);
}

/* Adds the drawing of an initiative's features (NULL: of those without one); alone: for its own
 * page, and as a file. */
static void add_part(const struct page_work *work, const struct initiative *initiative,
                     const struct feature *const *features, size_t count, bool alone,
                     struct chain_trace *trace) {
    struct plan plan = {.work = work,
                        .initiative = initiative,
                        .places = g_hash_table_new(g_direct_hash, g_direct_equal),
                        .linked = g_hash_table_new(g_direct_hash, g_direct_equal),
                        .nodes = g_array_new(FALSE, TRUE, sizeof(struct chain_node)),
                        .links = g_array_new(FALSE, TRUE, sizeof(struct chain_link))};
    struct chain_part *part = &trace->parts.items[trace->parts.count++];
    *part = (struct chain_part){
        .label = initiative ? arena_format(work->arena, "%s %s", initiative->code, initiative->name)
                            : page_text(work, "overview_no_initiative"),
        .href = initiative ? link_initiative(work->report, initiative, work->arena) : NULL,
    };
    if (alone) {
        const char *number =
            trace->parts.count > 1 ? arena_format(work->arena, "-%zu", trace->parts.count) : "";
        part->svg = arena_format(work->arena, "drawings/trace-%s%s.svg", initiative->code, number);
    }
    add_features(&plan, features, count);
    fill_rows(&plan, features, count, part);
    if (plan.links->len > 0 || plan.nodes->len > 1 || !initiative) {
        draw(&plan, arena_format(work->arena, "trace-%zu", trace->parts.count), part);
    } else {
        trace->parts.count--;
    }
    g_array_unref(plan.links);
    g_array_unref(plan.nodes);
    g_hash_table_unref(plan.linked);
    g_hash_table_unref(plan.places);
}

static struct chain_trace *new_trace(const struct page_work *work, size_t most) {
    struct chain_trace *trace = ARENA_NEW(work->arena, struct chain_trace);
    trace->parts.items = ARENA_ARRAY(work->arena, struct chain_part, most);
    return trace;
}

/* Adds as many drawings as the features need; without features one when alone is true. */
static void add_parts(const struct page_work *work, const struct initiative *initiative,
                      const struct feature *const *features, size_t count, bool alone,
                      struct chain_trace *trace) {
    size_t most = work->drawings ? MOST_ON_PAPER : MOST_FEATURES;
    for (size_t from = 0; from < count || (from == 0 && alone); from += most) {
        size_t some = count - from < most ? count - from : most;
        add_part(work, initiative, some > 0 ? features + from : NULL, some, alone, trace);
    }
}

const struct chain_trace *chain_view_backlog(const struct page_work *work) {
    const struct model *model = work->report->model;
    size_t left = MIN(model->features.count, (size_t)TRANSFORMATION_MOST_ROWS);
    if (left == 0) {
        return NULL;
    }
    struct chain_trace *trace =
        new_trace(work, model->initiatives.count + left / MOST_ON_PAPER + 2);
    for (size_t i = 0; i < model->initiatives.count && left > 0; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        struct serves_features features =
            serves_initiative(&work->report->analysis->serves, initiative);
        size_t count = MIN(features.count, left);
        left -= count;
        add_parts(work, initiative, features.items, count, false, trace);
    }
    GPtrArray *alone = g_ptr_array_new();
    for (size_t i = 0; i < model->features.count && alone->len < left; i++) {
        if (!model->features.items[i].initiative.target) {
            g_ptr_array_add(alone, (gpointer)&model->features.items[i]);
        }
    }
    add_parts(work, NULL, (const void *)alone->pdata, alone->len, false, trace);
    g_ptr_array_unref(alone);
    return trace;
}

const struct chain_trace *chain_view_initiative(const struct page_work *work,
                                                const struct initiative *initiative) {
    struct serves_features features =
        serves_initiative(&work->report->analysis->serves, initiative);
    struct chain_trace *trace = new_trace(work, features.count / MOST_ON_PAPER + 1);
    add_parts(work, initiative, features.items, features.count, true, trace);
    return trace->parts.count > 0 ? trace : NULL;
}
