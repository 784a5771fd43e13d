/* The figures of the blueprint. Fail and waiting points are numbered along the journey, in each
 * touchpoint from the front stage down, and the table lists the same points. */
#include "render/blueprint_view.h"

#include "draw/blueprint.h"
#include "draw/mark.h"
#include "render/chart_view.h"
#include "render/link.h"
#include "render/map_view.h"
#include "render/paper_view.h"

#include <string.h>

#define THIS struct blueprint_point
static const struct field POINT_FIELDS[] = {
    ROW_TEXT(label, "F1, W1 …"),
    ROW_BOOLEAN(waiting, "one waits here"),
    ROW_TEXT(where, "the step"),
    ROW_TEXT(touchpoints, "touchpoints it reaches"),
    ROW_TEXT(what, "what fails, or how long one waits"),
    ROW_NUMBER(target, 0, 0, "the highest target among them", .digits = 1),
    ROW_NUMBER(lowest, 0, 0, "the lowest customer score among them", .digits = 1),
    ROW_LIST(served, LINK_VIEW, "initiatives that serve it"),
};
#undef THIS
static const struct record POINT_VIEW =
    RECORD("point", struct blueprint_point, POINT_FIELDS, "a fail or waiting point");

#define THIS struct blueprint_points
static const struct field POINTS_FIELDS[] = {ROW_LIST(items, POINT_VIEW, "the points")};
#undef THIS
static const struct record POINTS_VIEW =
    RECORD("points", struct blueprint_points, POINTS_FIELDS, "fail and waiting points");

#define THIS struct blueprint_view
static const struct field BLUEPRINT_FIELDS[] = {
    ROW_MARKUP(drawing, "the blueprint"),
    ROW_MARKUP(drawing_phone, "the same for a phone"),
    ROW_MARKUP(legend, "what the marks mean"),
    ROW_MARKUP(legend_phone, "the same for a phone"),
    ROW_URL(svg, "the blueprint as a file"),
    ROW_URL(png, "the blueprint as a picture"),
    ROW_URL(pdf, "the blueprint as PDF"),
    ROW_POINTER(points, POINTS_VIEW, "fail and waiting points"),
};
#undef THIS
const struct record BLUEPRINT_VIEW =
    RECORD("blueprint", struct blueprint_view, BLUEPRINT_FIELDS, "the service blueprint");

/* The width of a card's inside on a phone, px. */
enum { PHONE = 326 };

/* A support process while its touchpoints are gathered: the same text under neighbours is one. */
struct run {
    const struct step *step;
    const char *fails, *waits; /* of all its touchpoints, each once */
    size_t first, last;
};

/* What is gathered along the journey. */
struct plan {
    const struct page_work *work;
    const struct journey *journey;
    const struct touchpoint **touchpoints; /* in order */
    size_t count;
    GArray *runs;          /* of struct run, by first touchpoint */
    GArray *fails, *waits; /* of struct blueprint_point */
};

static const char *text(const struct plan *plan, const char *key) {
    return page_text(plan->work, key);
}

/* Two texts joined by "; ": either may be NULL, and one that is there already is not repeated. */
static const char *joined(const struct plan *plan, const char *first, const char *second) {
    if (!first || !second) {
        return first ? first : second;
    }
    return strstr(first, second) ? first : arena_format(plan->work->arena, "%s; %s", first, second);
}

static void add_to_run(struct plan *plan, const struct step *step, size_t at) {
    for (guint i = 0; i < plan->runs->len; i++) {
        struct run *run = &g_array_index(plan->runs, struct run, i);
        if (run->last + 1 >= at && strcmp(run->step->text, step->text) == 0) {
            run->last = at;
            run->fails = joined(plan, run->fails, step->fails);
            run->waits = joined(plan, run->waits, step->waits);
            return;
        }
    }
    struct run run = {step, step->fails, step->waits, at, at};
    g_array_append_val(plan->runs, run);
}

static bool says_anything(const struct touchpoint *touchpoint) {
    return touchpoint->frontstage.text || touchpoint->backstage.text ||
           touchpoint->support.count > 0 || touchpoint->evidence.count > 0;
}

/* Gathers touchpoints and support processes; false when there is nothing to show. */
static bool gather(struct plan *plan) {
    size_t s = 0, t = 0;
    bool any = false;
    plan->touchpoints =
        ARENA_ARRAY(plan->work->arena, const struct touchpoint *, plan->journey->touchpoint_count);
    for (const struct touchpoint *at; (at = journey_next(plan->journey, &s, &t));) {
        any = any || says_anything(at);
        for (size_t i = 0; i < at->support.count; i++) {
            if (at->support.items[i].text) {
                add_to_run(plan, &at->support.items[i], plan->count);
            }
        }
        plan->touchpoints[plan->count++] = at;
    }
    return any;
}

/* Adds the open initiatives that serve a touchpoint, each once. */
static void add_served(const struct plan *plan, const struct touchpoint *touchpoint,
                       GArray *served) {
    struct serves_initiatives found =
        serves_touchpoint_initiatives(&plan->work->report->analysis->serves, touchpoint);
    for (size_t i = 0; i < found.count; i++) {
        const struct initiative *initiative = found.items[i];
        bool known = !serves_open_initiative(initiative);
        for (guint n = 0; n < served->len && !known; n++) {
            known = strcmp(g_array_index(served, struct link_view, n).code, initiative->code) == 0;
        }
        if (!known) {
            struct link_view link = {
                .code = initiative->code,
                .name = initiative->name,
                .href = link_initiative(plan->work->report, initiative, plan->work->arena)};
            g_array_append_val(served, link);
        }
    }
}

/* The figures of the touchpoints that a point reaches. */
static void reach(const struct plan *plan, size_t first, size_t last,
                  struct blueprint_point *point) {
    GString *names = g_string_new(NULL);
    GArray *served = g_array_new(FALSE, FALSE, sizeof(struct link_view));
    point->target = NAN;
    point->lowest = NAN;
    for (size_t i = first; i <= last; i++) {
        const struct touchpoint *touchpoint = plan->touchpoints[i];
        const struct gap *gap = view_gap(plan->work, touchpoint);
        point->target = fmax(point->target, gap ? gap->target : touchpoint->score.target);
        point->lowest = fmin(point->lowest, gap ? gap->customer : touchpoint->score.customer.value);
        g_string_append_printf(names, "%s%zu %s", i > first ? ", " : "", i + 1, touchpoint->name);
        add_served(plan, touchpoint, served);
    }
    point->touchpoints = arena_string(plan->work->arena, names->str);
    if (served->len > 0) {
        point->served.items =
            arena_copy(plan->work->arena, served->data, served->len * sizeof(struct link_view));
        point->served.count = served->len;
    }
    g_array_free(served, TRUE);
    g_string_free(names, TRUE);
}

/* Adds a point that reaches the touchpoints from first to last; gives its label. */
static const char *add_point(const struct plan *plan, bool waiting, const char *where,
                             const char *what, size_t first, size_t last) {
    GArray *points = waiting ? plan->waits : plan->fails;
    struct blueprint_point point = {
        .label = arena_format(plan->work->arena, "%s%u", waiting ? "W" : "F", points->len + 1),
        .waiting = waiting ? ANSWER_YES : ANSWER_NO,
        .where = where,
        .what = what,
    };
    reach(plan, first, last, &point);
    g_array_append_val(points, point);
    return point.label;
}

/* A box of the drawing, with the points it makes. */
static struct blueprint_step box(const struct plan *plan, const struct step *step, size_t at) {
    if (!step->text) {
        return (struct blueprint_step){0};
    }
    return (struct blueprint_step){
        .text = step->text,
        .fail = step->fails ? add_point(plan, false, step->text, step->fails, at, at) : NULL,
        .wait = step->waits ? add_point(plan, true, step->text, step->waits, at, at) : NULL,
        .title = joined(plan, step->fails, step->waits),
    };
}

static struct blueprint_step support_box(const struct plan *plan, const struct run *run) {
    const char *name = run->step->text;
    return (struct blueprint_step){
        .text = name,
        .note = run->fails ? run->fails : run->waits,
        .fail = run->fails ? add_point(plan, false, name, run->fails, run->first, run->last) : NULL,
        .wait = run->waits ? add_point(plan, true, name, run->waits, run->first, run->last) : NULL,
        .title = joined(plan, run->fails, run->waits),
    };
}

/* What the customer can touch, joined by commas; NULL when there is nothing. */
static const char *evidence_of(const struct plan *plan, const struct touchpoint *touchpoint) {
    const char *all = NULL;
    for (size_t i = 0; i < touchpoint->evidence.count; i++) {
        const char *item = touchpoint->evidence.items[i];
        all = all ? arena_format(plan->work->arena, "%s, %s", all, item) : item;
    }
    return all;
}

/* A hand-off: neighbours of one process that both work unseen. */
static bool hands_on(const struct plan *plan, size_t at) {
    return at + 1 < plan->count &&
           g_strcmp0(plan->touchpoints[at]->process, plan->touchpoints[at + 1]->process) == 0 &&
           plan->touchpoints[at]->process;
}

/* The verdict of a weak touchpoint or a blind spot; the others are no matter of the blueprint. */
static void fill_verdict(const struct plan *plan, const struct touchpoint *touchpoint,
                         struct blueprint_touchpoint *column) {
    const struct gap *gap = view_gap(plan->work, touchpoint);
    if (gap && (gap->verdict == GAP_WEAK || gap->verdict == GAP_BLIND_SPOT)) {
        struct journey_map_verdict verdict = map_view_verdict(plan->work, gap);
        column->verdict = verdict.word;
        column->verdict_icon = verdict.icon;
        column->verdict_role = verdict.role;
    }
}

static void fill_owner(const struct plan *plan, const struct touchpoint *touchpoint,
                       struct blueprint_touchpoint *column) {
    const struct page_work *work = plan->work;
    const struct link_view *owner = view_reference(work, &touchpoint->owner);
    if (owner) {
        column->owner = owner->name;
        column->owner_href =
            owner->href ? arena_format(work->arena, "%s%s", work->page->root, owner->href) : NULL;
    }
}

static void fill_column(const struct plan *plan, size_t at, struct blueprint_touchpoint *column) {
    const struct touchpoint *touchpoint = plan->touchpoints[at];
    *column = (struct blueprint_touchpoint){
        .stage = (size_t)(touchpoint->stage - plan->journey->stages.items),
        .action = touchpoint->customer ? touchpoint->customer : touchpoint->name,
        .href = arena_format(plan->work->arena, "%sjourneys/%s.html#%s", plan->work->page->root,
                             plan->journey->id, link_anchor(touchpoint, plan->work->arena)),
        .title = touchpoint->name,
        .evidence = evidence_of(plan, touchpoint),
        .front = box(plan, &touchpoint->frontstage, at),
        .nothing = touchpoint->frontstage.text && !touchpoint->backstage.text &&
                   touchpoint->support.count == 0,
        .hands_on = hands_on(plan, at),
        .systems = view_names(plan->work, touchpoint->systems.items, touchpoint->systems.count),
    };
    fill_verdict(plan, touchpoint, column);
    fill_owner(plan, touchpoint, column);
    if (column->nothing) {
        column->back.fail = add_point(plan, false, touchpoint->frontstage.text,
                                      text(plan, "blueprint_no_process"), at, at);
        column->back.title = text(plan, "blueprint_no_process");
    } else {
        column->back = box(plan, &touchpoint->backstage, at);
    }
}

static void fill_columns(const struct plan *plan, struct blueprint_figures *figures) {
    struct arena *arena = plan->work->arena;
    struct blueprint_touchpoint *columns =
        ARENA_ARRAY(arena, struct blueprint_touchpoint, plan->count);
    struct blueprint_support *supports =
        ARENA_ARRAY(arena, struct blueprint_support, plan->runs->len);
    guint next = 0;
    for (size_t i = 0; i < plan->count; i++) {
        fill_column(plan, i, &columns[i]);
        for (; next < plan->runs->len; next++) {
            const struct run *run = &g_array_index(plan->runs, struct run, next);
            if (run->first > i) {
                break;
            }
            supports[next] =
                (struct blueprint_support){support_box(plan, run), run->first, run->last};
        }
    }
    figures->touchpoints = columns;
    figures->touchpoint_count = plan->count;
    figures->supports = supports;
    figures->support_count = plan->runs->len;
}

static void fill_stages(const struct plan *plan, struct blueprint_figures *figures) {
    const struct journey *journey = plan->journey;
    struct blueprint_stage *stages =
        ARENA_ARRAY(plan->work->arena, struct blueprint_stage, journey->stages.count);
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *stage = &journey->stages.items[i];
        stages[i] = (struct blueprint_stage){stage->name, reference_name(&stage->lifecycle)};
    }
    figures->stages = stages;
    figures->stage_count = journey->stages.count;
}

static const struct blueprint_labels *labels(const struct plan *plan) {
    struct blueprint_labels *labels = ARENA_NEW(plan->work->arena, struct blueprint_labels);
    *labels = (struct blueprint_labels){
        .stage = {text(plan, "map_stage"), NULL},
        .evidence = {text(plan, "lane_evidence"), NULL},
        .customer = {text(plan, "lane_customer"), NULL},
        .front = {text(plan, "lane_frontstage"), text(plan, "blueprint_seen")},
        .back = {text(plan, "lane_backstage"), text(plan, "blueprint_unseen")},
        .support = {text(plan, "lane_support"), NULL},
        .owner = {text(plan, "map_owner"), text(plan, "map_owner_note")},
        .no_owner = text(plan, "no_owner"),
        .interaction = text(plan, "line_interaction"),
        .visibility = text(plan, "line_visibility"),
        .internal = text(plan, "line_internal"),
        .nothing = text(plan, "nothing_behind"),
    };
    return labels;
}

static struct chart_name name_of(const struct plan *plan) {
    const struct page_work *work = plan->work;
    const struct texts *texts = &work->report->texts;
    return (struct chart_name){
        .id = "service-blueprint",
        .title =
            texts_format(texts, work->arena, "blueprint_title", "name", plan->journey->name, NULL),
        .description = texts_format(texts, work->arena, "blueprint_description", "touchpoints",
                                    page_number(work, (double)plan->count, 0), "fails",
                                    page_number(work, (double)plan->fails->len, 0), "waits",
                                    page_number(work, (double)plan->waits->len, 0), NULL),
        .language = work->report->site->language,
    };
}

static const struct blueprint *lay_out_part(const struct page_work *work,
                                            const struct blueprint_figures *figures,
                                            const struct paper_part *part) {
    struct blueprint_options options = {
        .width = PAPER_VIEW_WIDTH, .first = part->first, .count = part->count};
    return blueprint_layout(figures, &options, work->measure, work->arena);
}

/* A blueprint on paper. */
struct paper {
    const struct page_work *work;
    const struct blueprint_figures *figures;
};

static double part_height(void *context, const struct paper_part *part) {
    const struct paper *paper = context;
    return blueprint_height(lay_out_part(paper->work, paper->figures, part));
}

static void draw_part(void *context, const struct paper_part *part, const struct chart_name *name,
                      const struct chart_tools *tools) {
    const struct paper *paper = context;
    struct blueprint_figures *figures = ARENA_NEW(tools->arena, struct blueprint_figures);
    *figures = *paper->figures;
    figures->name = *name;
    blueprint_draw(lay_out_part(paper->work, figures, part), tools->canvas);
}

static const char *draw_on_paper(const struct page_work *work,
                                 const struct blueprint_figures *figures) {
    struct paper paper = {work, figures};
    size_t *stages = ARENA_ARRAY(work->arena, size_t, figures->touchpoint_count);
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        stages[i] = figures->touchpoints[i].stage;
    }
    struct paper_view view = {.name = figures->name,
                              .stages = stages,
                              .count = figures->touchpoint_count,
                              .height = part_height,
                              .draw = draw_part,
                              .context = &paper};
    return paper_view_draw(&view, work);
}

/* Draws the blueprint as a file of its own and gives it for the page, both from one layout. */
static const char *draw(const struct plan *plan, const struct blueprint_figures *figures,
                        const char *path) {
    const struct page_work *work = plan->work;
    if (work->drawings) {
        return draw_on_paper(work, figures);
    }
    struct chart_view view;
    struct blueprint_options options = {0};
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_FILE);
    blueprint_draw(blueprint_layout(figures, &options, work->measure, work->arena), tools->canvas);
    return chart_view_close_both(&view, work, path);
}

static const char *draw_phone(const struct plan *plan, const struct blueprint_figures *figures) {
    if (plan->work->drawings) {
        return NULL; /* paper is wide */
    }
    struct chart_view view;
    struct blueprint_figures narrow = *figures;
    narrow.name.id = "service-blueprint-phone";
    blueprint_draw_phone(&narrow, 0, chart_view_open(&view, plan->work, SVG_INLINE));
    return chart_view_close(&view, plan->work);
}

/* The legend, on one row or, for a phone, on as many as the width needs. */
static const char *legend(const struct plan *plan, const char *id, double width) {
    struct chart_view view;
    const struct mark_entry entries[] = {
        {MARK_INTERACTION, text(plan, "line_interaction")},
        {MARK_VISIBILITY, text(plan, "line_visibility")},
        {MARK_INTERNAL_INTERACTION, text(plan, "line_internal")},
        {MARK_FAIL, text(plan, "blueprint_fail")},
        {MARK_WAITING, text(plan, "blueprint_wait")},
        {MARK_MISSING_LINK, text(plan, "blueprint_missing")},
    };
    struct mark_legend figures = {.name = {.id = id,
                                           .title = text(plan, "blueprint_legend"),
                                           .language = plan->work->report->site->language},
                                  .entries = entries,
                                  .count = G_N_ELEMENTS(entries),
                                  .width = width};
    const struct chart_tools *tools = chart_view_open(&view, plan->work, SVG_INLINE);
    mark_draw_legend(&figures, tools);
    return chart_view_close(&view, plan->work);
}

/* The points for the table: those that fail first. NULL when there are none. */
static const struct blueprint_points *points(const struct plan *plan) {
    size_t count = plan->fails->len + plan->waits->len;
    if (count == 0) {
        return NULL;
    }
    struct blueprint_points *points = ARENA_NEW(plan->work->arena, struct blueprint_points);
    points->items.items = ARENA_ARRAY(plan->work->arena, struct blueprint_point, count);
    for (size_t i = 0; i < count; i++) {
        points->items.items[i] =
            i < plan->fails->len
                ? g_array_index(plan->fails, struct blueprint_point, i)
                : g_array_index(plan->waits, struct blueprint_point, i - plan->fails->len);
    }
    points->items.count = count;
    return points;
}

static const struct blueprint_view *make(const struct plan *plan) {
    struct blueprint_figures figures = {.labels = labels(plan)};
    fill_stages(plan, &figures);
    fill_columns(plan, &figures);
    figures.name = name_of(plan);
    struct blueprint_view *view = ARENA_NEW(plan->work->arena, struct blueprint_view);
    view->svg = arena_format(plan->work->arena, "drawings/%s-blueprint.svg", plan->journey->id);
    view->png = chart_view_png(plan->work, view->svg);
    view->drawing = draw(plan, &figures, view->svg);
    view->drawing_phone = draw_phone(plan, &figures);
    view->legend = legend(plan, "blueprint-legend", 0);
    view->legend_phone = legend(plan, "blueprint-legend-phone", PHONE);
    view->points = points(plan);
    return view;
}

const struct blueprint_view *blueprint_view_make(const struct page_work *work,
                                                 const struct journey *journey) {
    struct plan plan = {.work = work,
                        .journey = journey,
                        .runs = g_array_new(FALSE, FALSE, sizeof(struct run)),
                        .fails = g_array_new(FALSE, FALSE, sizeof(struct blueprint_point)),
                        .waits = g_array_new(FALSE, FALSE, sizeof(struct blueprint_point))};
    const struct blueprint_view *view = gather(&plan) ? make(&plan) : NULL;
    g_array_free(plan.waits, TRUE);
    g_array_free(plan.fails, TRUE);
    g_array_free(plan.runs, TRUE);
    return view;
}
