/* Each touchpoint's cells in one small function; what is missing stays NULL or NaN, and the drawing
 * says so in the words it gets here. */
#include "render/map_view.h"

#include "analyse/voice.h"
#include "draw/journey_phone.h"
#include "draw/mark.h"
#include "draw/svg.h"
#include "render/chart_view.h"
#include "render/kpi_view.h"
#include "render/link.h"
#include "render/paper_view.h"
#include "render/people.h"
#include "render/view.h"

#include <string.h>

struct map {
    const struct page_work *work;
    const struct journey *journey;
    const struct persona *persona;
};

double map_view_emotion(const struct touchpoint *touchpoint, const struct persona *persona) {
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < touchpoint->by_persona.count; i++) {
        const struct persona_score *score = &touchpoint->by_persona.items[i];
        if (isnan(score->emotion)) {
            continue;
        }
        if (persona && score->persona.target == persona) {
            return score->emotion;
        }
        sum += score->emotion;
        count++;
    }
    if (!isnan(touchpoint->emotion) || count == 0) {
        return touchpoint->emotion;
    }
    return persona ? NAN : sum / (double)count;
}

static const char *text(const struct map *map, const char *key) {
    return page_text(map->work, key);
}

static struct journey_map_lane lane(const struct map *map, const char *name, const char *note) {
    return (struct journey_map_lane){text(map, name), note ? text(map, note) : NULL};
}

/* "mean of two personas" when at least one touchpoint is shown so. */
static const char *emotion_note(const struct map *map) {
    if (map->persona) {
        return map->persona->name;
    }
    size_t s = 0, t = 0;
    for (const struct touchpoint *at; (at = journey_next(map->journey, &s, &t));) {
        if (isnan(at->emotion) && !isnan(map_view_emotion(at, NULL))) {
            return page_count(map->work, "map_emotion_mean", (double)map->journey->personas.count);
        }
    }
    return NULL;
}

/* A threshold with a decimal only where it has one. */
static const char *threshold(const struct page_work *work, double value) {
    return page_number(work, value, value == round(value) ? 0 : 1);
}

static const struct journey_map_labels *labels(const struct map *map) {
    const struct page_work *work = map->work;
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    const struct texts *texts = &work->report->texts;
    struct journey_map_labels *made = ARENA_NEW(work->arena, struct journey_map_labels);
    *made = (struct journey_map_labels){
        .stage = lane(map, "map_stage", NULL),
        .touchpoint = lane(map, "map_touchpoint", "map_touchpoint_note"),
        .paths = lane(map, "map_paths", "map_paths_note"),
        .action = lane(map, "map_action", NULL),
        .questions = lane(map, "map_questions", "map_questions_note"),
        .emotion = {text(map, "map_emotion"), emotion_note(map)},
        .moments = lane(map, "map_moments", NULL),
        .pains = lane(map, "map_pains", "map_pains_note"),
        .opportunities = lane(map, "map_opportunities", "map_opportunities_note"),
        .scores = lane(map, "map_scores", "map_scores_note"),
        .owner = lane(map, "map_owner", "map_owner_note"),
        .kpis = lane(map, "map_kpis", NULL),
        .lowest = text(map, "lowest_point"),
        .lowest_short = text(map, "map_lowest_short"),
        .more = text(map, "map_more"),
        .none_reported = text(map, "map_none_reported"),
        .unknown_share = text(map, "map_unknown_share"),
        .not_measured = text(map, "not_measured"),
        .internal_only = text(map, "map_internal_only"),
        .ok_line = texts_format(texts, work->arena, "map_ok_line", "value",
                                threshold(work, thresholds->ok), NULL),
        .good_line = texts_format(texts, work->arena, "map_good_line", "value",
                                  threshold(work, thresholds->good), NULL),
        .no_owner = text(map, "no_owner"),
        .no_kpi = text(map, "no_kpi"),
        .unhappy = text(map, "map_unhappy"),
        .happy = text(map, "map_happy"),
    };
    return made;
}

static void fill_pains(const struct map *map, const struct touchpoint *touchpoint,
                       struct journey_map_touchpoint *cell) {
    const struct page_work *work = map->work;
    struct journey_map_pain *pains =
        ARENA_ARRAY(work->arena, struct journey_map_pain, touchpoint->pains.count);
    for (size_t i = 0; i < touchpoint->pains.count; i++) {
        const struct pain *pain = &touchpoint->pains.items[i];
        bool unsupported = pain->source.kind == SOURCE_NONE || pain->source.kind == SOURCE_INTERNAL;
        struct journey_map_pain made = {
            .text = pain->text,
            .severity = isnan(pain->severity) ? 0 : (int)lround(pain->severity),
            .share = people_share(work->report->language, work->arena, pain->frequency, 0),
            .source = unsupported ? text(map, "unsupported")
                                  : texts_word(&work->report->texts, "source",
                                               SOURCE_KINDS[pain->source.kind - 1]),
            .unsupported = unsupported,
        };
        size_t at = i;
        for (; at > 0 && pains[at - 1].severity < made.severity; at--) {
            pains[at] = pains[at - 1];
        }
        pains[at] = made;
    }
    cell->pains = pains;
    cell->pain_count = touchpoint->pains.count;
}

/* The opportunities; the open initiatives that serve the touchpoint stand under the last one. */
static void fill_opportunities(const struct map *map, const struct touchpoint *touchpoint,
                               struct journey_map_touchpoint *cell) {
    const struct page_work *work = map->work;
    size_t count = touchpoint->opportunities.count;
    struct serves_initiatives served =
        serves_touchpoint_initiatives(&work->report->analysis->serves, touchpoint);
    struct journey_map_link *links =
        ARENA_ARRAY(work->arena, struct journey_map_link, served.count);
    size_t linked = 0;
    for (size_t i = 0; i < served.count; i++) {
        if (serves_open_initiative(served.items[i])) {
            const char *href = link_initiative(work->report, served.items[i], work->arena);
            links[linked++] = (struct journey_map_link){
                served.items[i]->code,
                href ? arena_format(work->arena, "%s%s", work->page->root, href) : NULL};
        }
    }
    struct journey_map_opportunity *made =
        ARENA_ARRAY(work->arena, struct journey_map_opportunity, count);
    for (size_t i = 0; i < count; i++) {
        made[i].text = touchpoint->opportunities.items[i];
    }
    if (count > 0) {
        made[count - 1].initiatives = links;
        made[count - 1].initiative_count = linked;
    }
    cell->opportunities = made;
    cell->opportunity_count = count;
}

static void fill_kpis(const struct map *map, const struct touchpoint *touchpoint,
                      struct journey_map_touchpoint *cell) {
    const struct page_work *work = map->work;
    struct serves_kpis kpis = serves_touchpoint_kpis(&work->report->analysis->serves, touchpoint);
    struct journey_map_kpi *made = ARENA_ARRAY(work->arena, struct journey_map_kpi, kpis.count);
    for (size_t i = 0; i < kpis.count; i++) {
        const struct kpi *kpi = kpis.items[i];
        const struct kpi_result *result = kpi_find(&work->report->analysis->kpis, kpi);
        const struct kpi_signal *signal = kpi_last_signal(result);
        made[i] = (struct journey_map_kpi){
            .name = kpi->name,
            .value = kpi_view_with_unit(work, kpi, result->latest),
            .note = result->n > 0 ? NULL : text(map, "map_no_data"),
            .signal = !signal                        ? 0
                      : signal->better == ANSWER_YES ? 1
                      : signal->better == ANSWER_NO  ? -1
                                                     : 0,
        };
        const char *href = link_entity(work->report, ENTITY_KPI, kpi, work->arena);
        made[i].href = href ? arena_format(work->arena, "%s%s", work->page->root, href) : NULL;
    }
    cell->kpis = made;
    cell->kpi_count = kpis.count;
}

/* The label of a way on: its share and its condition. */
static const char *path_label(const struct map *map, const struct path_on *path,
                              const char *fallback) {
    const struct page_work *work = map->work;
    const char *share = people_share(work->report->language, work->arena, path->share, 0);
    const char *words = path->when ? path->when : fallback;
    return share && words ? arena_format(work->arena, "%s %s", share, words)
           : share        ? share
                          : words;
}

static void add_path(const struct map *map, const struct path_on *path,
                     struct journey_map_path *paths, struct journey_map_link *exits,
                     struct journey_map_touchpoint *cell) {
    const struct page_work *work = map->work;
    const struct touchpoint *to = path->to.target;
    if (to && to->journey == map->journey) {
        paths[cell->path_count++] =
            (struct journey_map_path){to->number - 1, path_label(map, path, NULL)};
    } else if (to) {
        const char *href = link_touchpoint(work->report, to, work->arena);
        exits[cell->exit_count++] = (struct journey_map_link){
            path_label(map, path, arena_format(work->arena, "→ %s", to->journey->name)),
            href ? arena_format(work->arena, "%s%s", work->page->root, href) : NULL};
    } else {
        exits[cell->exit_count++] =
            (struct journey_map_link){path_label(map, path, text(map, "map_leave")), NULL};
    }
}

static void fill_paths(const struct map *map, const struct touchpoint *touchpoint,
                       struct journey_map_touchpoint *cell) {
    size_t count = touchpoint->next.count;
    struct journey_map_path *paths =
        ARENA_ARRAY(map->work->arena, struct journey_map_path, count + 1);
    struct journey_map_link *exits = ARENA_ARRAY(map->work->arena, struct journey_map_link, count);
    for (size_t i = 0; i < count; i++) {
        add_path(map, &touchpoint->next.items[i], paths, exits, cell);
    }
    if (count == 0 && touchpoint->number < map->journey->touchpoint_count) {
        paths[cell->path_count++] = (struct journey_map_path){touchpoint->number, NULL};
    }
    cell->paths = paths;
    cell->exits = exits;
}

struct journey_map_verdict map_view_verdict(const struct page_work *work, const struct gap *gap) {
    static const struct {
        enum icon icon;
        enum role role;
    } MARKS[] = {
        [GAP_NOT_MEASURED] = {ICON_NONE_GIVEN, ROLE_MUTED},
        [GAP_BLIND_SPOT] = {ICON_BLIND_SPOT, ROLE_BAD},
        [GAP_WEAK] = {ICON_WEAK, ROLE_BAD},
        [GAP_OVERRATED] = {ICON_OVERRATED, ROLE_WARN},
        [GAP_QUESTION] = {ICON_QUESTION, ROLE_QUESTION},
        [GAP_HIDDEN_STRENGTH] = {ICON_HIDDEN_STRENGTH, ROLE_GOOD},
        [GAP_STRENGTH] = {ICON_STRENGTH, ROLE_GOOD},
    };
    if (!gap || gap->verdict == GAP_NONE) {
        return (struct journey_map_verdict){0};
    }
    return (struct journey_map_verdict){
        MARKS[gap->verdict].icon, MARKS[gap->verdict].role,
        texts_word(&work->report->texts, "verdict_short", GAP_VERDICTS[gap->verdict - 1])};
}

static void fill_scores(const struct map *map, const struct touchpoint *touchpoint,
                        struct journey_map_touchpoint *cell) {
    const struct gap *gap = view_gap(map->work, touchpoint);
    cell->internal = touchpoint->score.internal;
    struct voice all = voice_of_touchpoint(map->work->report->model, touchpoint);
    cell->customer = all.value;
    cell->low = all.low;
    cell->high = all.high;
    cell->verdict = map_view_verdict(map->work, gap);
    struct voice own = {.value = NAN};
    if (map->persona) {
        own = voice_of_persona(map->work->report->model, touchpoint, map->persona);
    }
    if (!isnan(own.value)) {
        cell->customer = own.value;
        cell->low = own.low;
        cell->high = own.high;
        cell->verdict = (struct journey_map_verdict){0};
    }
}

static struct journey_map_link link_of(const struct map *map, const struct reference *reference) {
    const struct link_view *view = view_reference(map->work, reference);
    if (!view) {
        return (struct journey_map_link){0};
    }
    return (struct journey_map_link){
        view->name, view->href
                        ? arena_format(map->work->arena, "%s%s", map->work->page->root, view->href)
                        : NULL};
}

static void fill_touchpoint(const struct map *map, const struct touchpoint *touchpoint,
                            size_t stage, struct journey_map_touchpoint *cell) {
    const struct page_work *work = map->work;
    *cell = (struct journey_map_touchpoint){
        .name = touchpoint->name,
        .href = arena_format(work->arena, "%sjourneys/%s.html#%s", work->page->root,
                             touchpoint->journey->id, link_anchor(touchpoint, work->arena)),
        .stage = stage,
        .channel = {touchpoint->channel.id ? reference_name(&touchpoint->channel) : NULL, NULL},
        .channel_id = touchpoint->channel.id,
        .action = touchpoint->customer,
        .questions = touchpoint->questions.items,
        .question_count = touchpoint->questions.count,
        .thought =
            touchpoint->thinks ? arena_format(work->arena, "“%s”", touchpoint->thinks) : NULL,
        .emotion = map_view_emotion(touchpoint, map->persona),
        .moment = touchpoint->moment_of_truth && *touchpoint->moment_of_truth == '\0'
                      ? text(map, "map_moment_unnamed")
                      : touchpoint->moment_of_truth,
        .owner = link_of(map, &touchpoint->owner),
        .systems = view_names(work, touchpoint->systems.items, touchpoint->systems.count),
    };
    fill_pains(map, touchpoint, cell);
    fill_opportunities(map, touchpoint, cell);
    fill_kpis(map, touchpoint, cell);
    fill_paths(map, touchpoint, cell);
    fill_scores(map, touchpoint, cell);
}

static void fill_cells(const struct map *map, struct journey_map_figures *figures) {
    const struct journey *journey = map->journey;
    struct journey_map_stage *stages =
        ARENA_ARRAY(map->work->arena, struct journey_map_stage, journey->stages.count);
    struct journey_map_touchpoint *cells =
        ARENA_ARRAY(map->work->arena, struct journey_map_touchpoint, journey->touchpoint_count);
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *stage = &journey->stages.items[i];
        stages[i] = (struct journey_map_stage){
            stage->name, stage->lifecycle.id ? reference_name(&stage->lifecycle) : NULL};
        for (size_t j = 0; j < stage->touchpoints.count; j++) {
            fill_touchpoint(map, &stage->touchpoints.items[j], i,
                            &cells[figures->touchpoint_count++]);
        }
    }
    figures->stages = stages;
    figures->stage_count = journey->stages.count;
    figures->touchpoints = cells;
}

void map_view_fill(const struct page_work *work, const struct journey *journey,
                   const struct persona *persona, const char *id,
                   struct journey_map_figures *figures) {
    const struct report *report = work->report;
    const struct project *project = &report->model->project;
    struct map map = {work, journey, persona};
    *figures = (struct journey_map_figures){
        .id = id,
        .title =
            texts_format(&report->texts, work->arena, "map_title", "name", journey->name, NULL),
        .description =
            texts_format(&report->texts, work->arena, "map_description", "touchpoints",
                         page_number(work, (double)journey->touchpoint_count, 0), "stages",
                         page_number(work, (double)journey->stages.count, 0), NULL),
        .language = report->site->language,
        .labels = labels(&map),
        .signs = people_signs(report->language),
        .scale_low = project->scale.min,
        .scale_high = project->scale.max,
        .ok = project->thresholds.ok,
        .good = project->thresholds.good,
    };
    fill_cells(&map, figures);
}

/* A map on paper. */
struct map_paper {
    const struct page_work *work;
    const struct journey_map_figures *figures;
};

static double part_height(void *context, const struct paper_part *part) {
    const struct map_paper *paper = context;
    struct journey_map_options options = {
        .width = PAPER_VIEW_WIDTH, .first = part->first, .count = part->count, .print = true};
    return journey_map_height(
        journey_map_layout(paper->figures, &options, paper->work->measure, paper->work->arena));
}

static void draw_part(void *context, const struct paper_part *part, const struct chart_name *name,
                      const struct chart_tools *tools) {
    const struct map_paper *paper = context;
    struct journey_map_figures *figures = ARENA_NEW(paper->work->arena, struct journey_map_figures);
    *figures = *paper->figures;
    figures->id = name->id;
    figures->title = name->title;
    struct journey_map_options options = {
        .width = PAPER_VIEW_WIDTH, .first = part->first, .count = part->count, .print = true};
    journey_map_draw(journey_map_layout(figures, &options, tools->measure, tools->arena),
                     tools->canvas);
}

static const char *draw_on_paper(const struct page_work *work,
                                 const struct journey_map_figures *figures) {
    struct map_paper paper = {work, figures};
    size_t *stages = ARENA_ARRAY(work->arena, size_t, figures->touchpoint_count);
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        stages[i] = figures->touchpoints[i].stage;
    }
    struct paper_view view = {.name = {.id = figures->id, .title = figures->title},
                              .stages = stages,
                              .count = figures->touchpoint_count,
                              .height = part_height,
                              .draw = draw_part,
                              .context = &paper};
    return paper_view_draw(&view, work);
}

const char *map_view_draw(const struct page_work *work, const struct journey_map_figures *figures,
                          const char *path) {
    if (work->drawings) {
        return draw_on_paper(work, figures);
    }
    struct chart_view view;
    struct journey_map_options options = {0};
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_FILE);
    journey_map_draw(journey_map_layout(figures, &options, work->measure, work->arena),
                     tools->canvas);
    return chart_view_close_both(&view, work, path);
}

const char *map_view_phone(const struct page_work *work,
                           const struct journey_map_figures *figures) {
    if (work->drawings) {
        return NULL;
    }
    struct chart_view view;
    const char *id = arena_format(work->arena, "%s-phone", figures->id);
    const struct chart_tools *tools = chart_view_open(&view, work, SVG_INLINE);
    journey_phone_draw(journey_phone_layout(figures, id, 0, work->measure, work->arena),
                       tools->canvas);
    return chart_view_close(&view, work);
}

/* Which marks a map shows. */
struct shown {
    bool customer, interval, internal, moment, pain, path, exit;
};

static struct shown shown_in(const struct journey_map_figures *figures) {
    struct shown shown = {0};
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        const struct journey_map_touchpoint *at = &figures->touchpoints[i];
        shown.customer |= !isnan(at->customer);
        shown.interval |= !isnan(at->low);
        shown.internal |= !isnan(at->internal);
        shown.moment |= at->moment != NULL;
        shown.pain |= at->pain_count > 0;
        shown.path |= at->path_count > 0;
        shown.exit |= at->exit_count > 0;
    }
    return shown;
}

const char *map_view_legend(const struct page_work *work, const struct journey_map_figures *figures,
                            const char *suffix, double width) {
    struct shown shown = shown_in(figures);
    const struct {
        bool shown;
        enum mark mark;
        const char *key;
    } rows[] = {
        {shown.customer, MARK_CUSTOMER, shown.interval ? "map_mark_interval" : "word_customer"},
        {shown.internal, MARK_INTERNAL, "word_internal"},
        {shown.moment, MARK_MOMENT, "map_moment_unnamed"},
        {shown.pain, MARK_SEVERITY, "map_mark_severity"},
        {shown.path, MARK_PATH, "map_mark_path"},
        {shown.exit, MARK_EXIT, "map_mark_exit"},
    };
    struct mark_entry entries[G_N_ELEMENTS(rows)];
    size_t count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].shown) {
            entries[count++] = (struct mark_entry){rows[i].mark, page_text(work, rows[i].key)};
        }
    }
    struct chart_view view;
    struct mark_legend legend = {
        .name = {.id = arena_format(work->arena, "%s-%s", figures->id, suffix),
                 .title = page_text(work, "map_legend")},
        .entries = entries,
        .count = count,
        .width = width,
    };
    mark_draw_legend(&legend, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}
