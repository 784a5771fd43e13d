/* The columns follow the journey after; what stands only in the one before comes where it stood:
 * behind the touchpoint of its stage that was before it. One walk along both journeys, stage by
 * stage, does it. */
#include "render/overlay_view.h"

#include "analyse/difference_order.h"
#include "analyse/voice.h"
#include "draw/overlay.h"
#include "render/chart_view.h"
#include "render/difference_view.h"
#include "render/link.h"
#include "render/map_view.h"
#include "render/paper_view.h"
#include "render/people.h"
#include "render/view.h"

#include <string.h>

#define FIELDS 5 /* of a change that are named */

/* The changes of one pair: rows of the analysis. */
struct change {
    const struct difference_row *rows;
    size_t count;
};

struct plan {
    const struct page_work *work;
    const struct difference *difference;
    struct difference_pair *pairs;
    size_t pair_count;
    struct change *changes; /* of each pair */
    size_t *by_was;         /* index of the pair of each touchpoint before */
    struct overlay_column *columns;
    size_t count;
};

static const char *text(const struct plan *plan, const char *key) {
    return page_text(plan->work, key);
}

/* The rows come in the order of the pairs. */
static void collect(struct plan *plan) {
    const struct difference *difference = plan->difference;
    plan->pairs = difference_order(difference->from, difference->of, &plan->pair_count);
    plan->changes = ARENA_ARRAY(plan->work->arena, struct change, plan->pair_count);
    plan->by_was = ARENA_ARRAY(plan->work->arena, size_t, difference->from->touchpoint_count);
    for (size_t i = 0, row = 0; i < plan->pair_count; i++) {
        const struct difference_pair *pair = &plan->pairs[i];
        struct change *change = &plan->changes[i];
        change->rows = difference->changes.items + row;
        while (row < difference->changes.count && difference->changes.items[row].was == pair->was &&
               difference->changes.items[row].is == pair->is) {
            change->count++;
            row++;
        }
        if (pair->was) {
            plan->by_was[pair->was->number - 1] = i;
        }
    }
}

static bool stays(const struct plan *plan, const struct touchpoint *was) {
    const struct difference_pair *pair = &plan->pairs[plan->by_was[was->number - 1]];
    return pair->is && !pair->moved;
}

/* The fields that differ, by name, each once: "Channel, owner and 3 more". */
static const char *fields_of(const struct plan *plan, const struct change *change) {
    GString *names = g_string_new(NULL);
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < change->count; i++) {
        if (change->rows[i].change != DIFFERENCE_CHANGED) {
            continue;
        }
        const char *name = difference_view_field(plan->work, change->rows[i].field);
        if (g_hash_table_add(seen, (gpointer)name) && g_hash_table_size(seen) <= FIELDS) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
        }
    }
    guint all = g_hash_table_size(seen);
    if (all > FIELDS) {
        g_string_append_printf(names, ", %s",
                               page_count(plan->work, "page_more", (double)(all - FIELDS)));
    }
    const char *copy = names->len > 0 ? arena_string(plan->work->arena, names->str) : NULL;
    g_hash_table_unref(seen);
    g_string_free(names, TRUE);
    return copy;
}

static void fill_bridges(const struct plan *plan, const struct change *change,
                         struct overlay_column *column) {
    if (change->count == 0) {
        return;
    }
    const struct difference_row *row = change->rows;
    struct overlay_link *links =
        ARENA_ARRAY(plan->work->arena, struct overlay_link, row->bridged_by.count);
    for (size_t i = 0; i < row->bridged_by.count; i++) {
        const struct report *report = plan->work->report;
        const struct feature *feature =
            model_find(report->model, ENTITY_FEATURE, row->bridged_by.items[i]);
        const char *href = link_entity(report, ENTITY_FEATURE, feature, plan->work->arena);
        links[i] = (struct overlay_link){
            feature->name,
            href ? arena_format(plan->work->arena, "%s%s", plan->work->page->root, href) : NULL};
    }
    column->bridges = links;
    column->bridge_count = row->bridged_by.count;
    column->unbridged = row->bridged_by.count == 0;
}

static const char *channel_name(const struct touchpoint *touchpoint) {
    return touchpoint && touchpoint->channel.id ? reference_name(&touchpoint->channel) : NULL;
}

/* "E-mail → App" when it changed. */
static const char *channel_of(const struct plan *plan, const struct difference_pair *pair) {
    const char *was = channel_name(pair->was), *is = channel_name(pair->is);
    return was && is && strcmp(was, is) != 0 ? arena_format(plan->work->arena, "%s → %s", was, is)
           : is                              ? is
                                             : was;
}

static double score_of(const struct plan *plan, const struct touchpoint *touchpoint) {
    return touchpoint ? voice_of_touchpoint(plan->work->report->model, touchpoint).value : NAN;
}

static double emotion_of(const struct touchpoint *touchpoint) {
    return touchpoint ? map_view_emotion(touchpoint, NULL) : NAN;
}

/* Adds a column for a pair; ghost: for its touchpoint before. */
static void add(struct plan *plan, size_t index, bool ghost, size_t stage) {
    const struct page_work *work = plan->work;
    const struct difference_pair *pair = &plan->pairs[index];
    const struct touchpoint *shown = ghost ? pair->was : pair->is;
    const struct texts *texts = &work->report->texts;
    const struct difference_pair alone = {.was = ghost ? pair->was : NULL};
    struct overlay_column *column = &plan->columns[plan->count++];
    const char *href = link_touchpoint(work->report, shown, work->arena);
    *column = (struct overlay_column){
        .place = !ghost ? (pair->was ? OVERLAY_KEPT : OVERLAY_ADDED)
                        : (pair->is ? OVERLAY_LEFT : OVERLAY_DROPPED),
        .stage = stage,
        .number = shown->number,
        .name = shown->name,
        .href = href ? arena_format(work->arena, "%s%s", work->page->root, href) : NULL,
        .channel = channel_of(plan, ghost ? &alone : pair),
        .channel_id = shown->channel.id,
        .emotion_before = emotion_of(pair->was),
        .emotion_after = ghost ? NAN : emotion_of(pair->is),
        .score_before = score_of(plan, pair->was),
        .score_after = ghost ? NAN : score_of(plan, pair->is),
        .target = ghost ? NAN : pair->is->score.target,
    };
    if (ghost && pair->is) {
        column->where = texts_format(texts, work->arena, "overlay_now", "number",
                                     page_number(work, (double)pair->is->number, 0), NULL);
        return;
    }
    column->moved = pair->moved;
    if (pair->moved) {
        column->where = texts_format(texts, work->arena, "overlay_was", "number",
                                     page_number(work, (double)pair->was->number, 0), NULL);
    }
    column->fields = fields_of(plan, &plan->changes[index]);
    column->changed = column->fields != NULL;
    fill_bridges(plan, &plan->changes[index], column);
}

static const struct stage *find_stage(const struct journey *journey, const char *id) {
    for (size_t i = 0; i < journey->stages.count; i++) {
        if (strcmp(journey->stages.items[i].id, id) == 0) {
            return &journey->stages.items[i];
        }
    }
    return NULL;
}

/* Adds the ghosts from *next on, up to a touchpoint that stays. */
static void add_ghosts(struct plan *plan, const struct stage *before, size_t *next, size_t stage) {
    for (; before && *next < before->touchpoints.count; (*next)++) {
        const struct touchpoint *was = &before->touchpoints.items[*next];
        if (stays(plan, was)) {
            break;
        }
        add(plan, plan->by_was[was->number - 1], true, stage);
    }
}

/* The columns of one stage: either side may be NULL. */
static void add_stage(struct plan *plan, const struct stage *before, const struct stage *after,
                      size_t stage) {
    size_t next = 0;
    add_ghosts(plan, before, &next, stage);
    for (size_t i = 0; after && i < after->touchpoints.count; i++) {
        const struct touchpoint *is = &after->touchpoints.items[i];
        size_t index = is->number - 1; /* the first pairs follow the journey after */
        add(plan, index, false, stage);
        if (plan->pairs[index].was && !plan->pairs[index].moved) {
            next++;
            add_ghosts(plan, before, &next, stage);
        }
    }
}

/* The stages of both journeys: those after, and each that is only before behind its neighbour. */
static void add_stages(struct plan *plan, struct overlay_figures *figures) {
    const struct journey *from = plan->difference->from, *of = plan->difference->of;
    struct overlay_stage *stages =
        ARENA_ARRAY(plan->work->arena, struct overlay_stage, from->stages.count + of->stages.count);
    size_t count = 0, lost = 0;
    for (size_t i = 0; i <= of->stages.count; i++) {
        while (lost < from->stages.count && !find_stage(of, from->stages.items[lost].id)) {
            stages[count].name = from->stages.items[lost].name;
            add_stage(plan, &from->stages.items[lost], NULL, count++);
            lost++;
        }
        if (i < of->stages.count) {
            const struct stage *after = &of->stages.items[i];
            const struct stage *before = find_stage(from, after->id);
            stages[count].name = after->name;
            add_stage(plan, before, after, count++);
            lost = before && (size_t)(before - from->stages.items) >= lost
                       ? (size_t)(before - from->stages.items) + 1
                       : lost;
        }
    }
    figures->stages = stages;
    figures->stage_count = count;
}

/* A threshold with a decimal only where it has one. */
static const char *line_of(const struct plan *plan, const char *key, double value) {
    return texts_format(&plan->work->report->texts, plan->work->arena, key, "value",
                        page_number(plan->work, value, value == round(value) ? 0 : 1), NULL);
}

static const struct overlay_labels *labels_of(const struct plan *plan) {
    const struct thresholds *thresholds = &plan->work->report->model->project.thresholds;
    bool product = plan->difference->kind == DIFFERENCE_PRODUCT;
    struct overlay_labels *labels = ARENA_NEW(plan->work->arena, struct overlay_labels);
    *labels = (struct overlay_labels){
        .stage = {text(plan, "map_stage"), NULL},
        .touchpoint = {text(plan, "map_touchpoint"), text(plan, "map_touchpoint_note")},
        .change = {text(plan, "journey_change"), text(plan, "overlay_change_note")},
        .emotion = {text(plan, "map_emotion"), NULL},
        .scores = {text(plan, "overlay_scores"), NULL},
        .bridge = {text(plan, "journey_bridged"), NULL},
        .added = text(plan, "difference_added"),
        .dropped = text(plan, "difference_dropped"),
        .moved = text(plan, "difference_moved"),
        .changed = text(plan, "difference_changed"),
        .same = text(plan, "overlay_same"),
        .before = text(plan, product ? "overlay_generic" : "overlay_as_is"),
        .after = text(plan, product ? "overlay_product" : "overlay_to_be"),
        .only_before = text(plan, product ? "overlay_only_generic" : "overlay_only_as_is"),
        .target = text(plan, "word_target"),
        .no_bridge = text(plan, "journey_no_bridge"),
        .ok_line = line_of(plan, "map_ok_line", thresholds->ok),
        .good_line = line_of(plan, "map_good_line", thresholds->good),
        .unhappy = text(plan, "map_unhappy"),
        .happy = text(plan, "map_happy"),
        .emotion_word = text(plan, "map_emotion"),
        .score_word = text(plan, "word_customer"),
    };
    return labels;
}

static void fill(struct plan *plan, struct overlay_figures *figures) {
    const struct page_work *work = plan->work;
    const struct difference *difference = plan->difference;
    const struct texts *texts = &work->report->texts;
    const struct project *project = &work->report->model->project;
    plan->columns = ARENA_ARRAY(work->arena, struct overlay_column, plan->pair_count * 2);
    *figures = (struct overlay_figures){
        .name = {.title = texts_format(texts, work->arena, "overlay_title", "before",
                                       difference->from->name, "after", difference->of->name, NULL),
                 .description = text(plan, "overlay_description"),
                 .language = work->report->site->language},
        .labels = labels_of(plan),
        .signs = people_signs(work->report->language),
        .columns = plan->columns,
        .scale_low = project->scale.min,
        .scale_high = project->scale.max,
        .ok = project->thresholds.ok,
        .good = project->thresholds.good,
        .bridges = difference->kind == DIFFERENCE_TO_BE || difference->bridged_by.count > 0,
    };
    add_stages(plan, figures);
    figures->column_count = plan->count;
    if (difference->kind == DIFFERENCE_PRODUCT) {
        for (size_t i = 0; i < plan->count; i++) {
            plan->columns[i].unbridged = false; /* a product needs no feature to differ */
        }
    }
}

/* The columns of a part, all else as it is. */
static struct overlay_figures slice(const struct overlay_figures *figures,
                                    const struct paper_part *part) {
    struct overlay_figures some = *figures;
    some.columns += part->first;
    some.column_count = part->count;
    return some;
}

struct on_paper {
    const struct page_work *work;
    const struct overlay_figures *figures;
};

static double part_height(void *context, const struct paper_part *part) {
    const struct on_paper *paper = context;
    struct overlay_figures some = slice(paper->figures, part);
    struct chart_tools tools = {.measure = paper->work->measure, .arena = paper->work->arena};
    return overlay_height(&some, PAPER_VIEW_WIDTH, &tools);
}

static void draw_part(void *context, const struct paper_part *part, const struct chart_name *name,
                      const struct chart_tools *tools) {
    const struct on_paper *paper = context;
    struct overlay_figures some = slice(paper->figures, part);
    some.name = *name;
    overlay_draw(&some, PAPER_VIEW_WIDTH, tools);
}

static const char *draw_on_paper(const struct page_work *work,
                                 const struct overlay_figures *figures) {
    struct on_paper paper = {work, figures};
    size_t *stages = ARENA_ARRAY(work->arena, size_t, figures->column_count);
    for (size_t i = 0; i < figures->column_count; i++) {
        stages[i] = figures->columns[i].stage;
    }
    struct paper_view view = {.name = figures->name,
                              .stages = stages,
                              .count = figures->column_count,
                              .height = part_height,
                              .draw = draw_part,
                              .context = &paper};
    return paper_view_draw(&view, work);
}

/* Wide for the page and as a file, and narrow. */
static struct overlay_view draw(const struct page_work *work, const struct journey *journey,
                                struct overlay_figures *figures) {
    struct chart_view view;
    const char *path = arena_format(work->arena, "drawings/%s-difference.svg", journey->id);
    overlay_draw(figures, 0, chart_view_open(&view, work, SVG_FILE));
    struct overlay_view made = {.svg = path, .png = chart_view_png(work, path)};
    made.drawing = chart_view_close_both(&view, work, path);
    figures->name.id = "journey-difference-phone";
    overlay_draw_phone(figures, 0, chart_view_open(&view, work, SVG_INLINE));
    made.phone = chart_view_close(&view, work);
    return made;
}

struct overlay_view overlay_view_make(const struct page_work *work, const struct journey *journey,
                                      const struct difference *difference) {
    struct plan plan = {.work = work, .difference = difference};
    struct overlay_figures figures;
    collect(&plan);
    fill(&plan, &figures);
    figures.name.id = "journey-difference";
    g_free(plan.pairs);
    return work->drawings ? (struct overlay_view){.drawing = draw_on_paper(work, &figures)}
                          : draw(work, journey, &figures);
}
