/* A journey's page: its head, the map with its table twin, pain points, work, notes. The blueprint
 * and the differences are blueprint_view.c's and difference_view.c's. */
#include "analyse/voice.h"
#include "render/pages.h"

#include "analyse/voice.h"
#include "render/blueprint_view.h"
#include "render/chart_view.h"
#include "render/difference_view.h"
#include "render/experience_view.h"
#include "render/journey_view.h"
#include "render/link.h"
#include "render/map_view.h"
#include "render/people.h"

#include <string.h>

struct notice_view {
    const char *sentence;
};

struct part_view {
    const char *label, *href;
    enum answer current;
};

struct map_drawing {
    const char *drawing, *drawing_phone, *legend, *legend_phone; /* markup */
    const char *svg, *png, *pdf;
};

struct persona_map {
    const char *id, *name, *drawing, *phone, *svg, *png, *pdf;
};

struct persona_maps {
    LIST(struct persona_map) items;
};

struct note_card {
    const char *title, *date, *prose;
    const struct source_view *source;
};

struct note_cards {
    LIST(struct note_card) items;
};

struct journey_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    LIST(struct fact_view) facts;
    LIST(struct part_view) parts;
    const struct empty_view *empty; /* of a journey without touchpoints; else NULL */
    LIST(struct notice_view) notices;
    const struct map_drawing *map;
    const struct persona_maps *persona_maps;
    LIST(struct touchpoint_view) touchpoints;
    const struct blueprint_view *blueprint;
    const struct difference_view *difference;
    const struct pain_list *pains;
    const struct work_list *work;
    const struct note_cards *notes;
};

#define THIS struct notice_view
static const struct field NOTICE_FIELDS[] = {ROW_TEXT(sentence, "what to know")};
#undef THIS
static const struct record NOTICE_VIEW =
    RECORD("notice", struct notice_view, NOTICE_FIELDS, "something to know");

#define THIS struct part_view
static const struct field PART_FIELDS[] = {
    ROW_TEXT(label, "the part"),
    ROW_URL(href, "its place"),
    ROW_BOOLEAN(current, "where one is"),
};
#undef THIS
static const struct record PART_VIEW =
    RECORD("part", struct part_view, PART_FIELDS, "a part of the page");

#define THIS struct map_drawing
static const struct field MAP_FIELDS[] = {
    ROW_MARKUP(drawing, "the map"),
    ROW_MARKUP(drawing_phone, "the map for a phone"),
    ROW_MARKUP(legend, "what the marks mean"),
    ROW_MARKUP(legend_phone, "the same for a phone"),
    ROW_URL(svg, "the map as a file"),
    ROW_URL(png, "the map as a picture"),
    ROW_URL(pdf, "the map as PDF"),
};
#undef THIS
static const struct record MAP_VIEW = RECORD("map", struct map_drawing, MAP_FIELDS, "the map");

#define THIS struct persona_map
static const struct field PERSONA_MAP_FIELDS[] = {
    ROW_TEXT(id, "the drawing's id"),  ROW_TEXT(name, "the persona"),
    ROW_MARKUP(drawing, "the map"),    ROW_MARKUP(phone, "the map for a phone"),
    ROW_URL(svg, "the map as a file"), ROW_URL(png, "the map as a picture"),
    ROW_URL(pdf, "the map as PDF"),
};
#undef THIS
static const struct record PERSONA_MAP_VIEW =
    RECORD("persona's map", struct persona_map, PERSONA_MAP_FIELDS, "the map of one persona");

#define THIS struct persona_maps
static const struct field PERSONA_MAPS_FIELDS[] = {ROW_LIST(items, PERSONA_MAP_VIEW, "the maps")};
#undef THIS
static const struct record PERSONA_MAPS_VIEW =
    RECORD("personas' maps", struct persona_maps, PERSONA_MAPS_FIELDS, "a map a persona");

#define THIS struct note_card
static const struct field NOTE_FIELDS[] = {
    ROW_TEXT(title, "its title"),
    ROW_TEXT(date, "when it was written"),
    ROW_MARKUP(prose, "its text"),
    ROW_POINTER(source, SOURCE_VIEW, "its file"),
};
#undef THIS
static const struct record NOTE_CARD = RECORD("note", struct note_card, NOTE_FIELDS, "a note");

#define THIS struct note_cards
static const struct field NOTES_FIELDS[] = {ROW_LIST(items, NOTE_CARD, "the notes")};
#undef THIS
static const struct record NOTE_CARDS =
    RECORD("notes", struct note_cards, NOTES_FIELDS, "notes about the journey");

#define THIS struct journey_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "scores and priority"),
    ROW_LIST(facts, FACT_VIEW, "persona, scenario, owner …"),
    ROW_LIST(parts, PART_VIEW, "the parts of the page"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
    ROW_LIST(notices, NOTICE_VIEW, "what to know"),
    ROW_POINTER(map, MAP_VIEW, "the map"),
    ROW_POINTER(persona_maps, PERSONA_MAPS_VIEW, "the map of each persona"),
    ROW_LIST(touchpoints, TOUCHPOINT_VIEW, "the table twin"),
    ROW_POINTER(blueprint, BLUEPRINT_VIEW, "the service blueprint"),
    ROW_POINTER(difference, DIFFERENCE_VIEW, "what differs"),
    ROW_POINTER(pains, PAIN_LIST_VIEW, "pain points"),
    ROW_POINTER(work, WORK_LIST_VIEW, "what serves the journey"),
    ROW_POINTER(notes, NOTE_CARDS, "notes about it"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("journey page", struct journey_page, PAGE_FIELDS, "a journey's page");

static void add_figure(const struct page_work *work, struct journey_page *page, const char *label,
                       const char *value) {
    if (!page->figures.items) {
        page->figures.items = ARENA_ARRAY(work->arena, struct fact_view, 4);
    }
    page->figures.items[page->figures.count++] = (struct fact_view){.label = label, .value = value};
}

static void fill_figures(const struct page_work *work, const struct journey *journey,
                         struct journey_page *page) {
    const struct analysis *analysis = work->report->analysis;
    const struct portfolio_journey *figures = portfolio_find(&analysis->portfolio, journey);
    if (!figures) {
        return;
    }
    add_figure(work, page, page_text(work, "journey_customer_score"),
               page_number(work, figures->customer, 1));
    add_figure(work, page, page_text(work, "journey_internal_score"),
               page_number(work, figures->internal, 1));
    const char *label = page_text(work, "journey_priority");
    if (!isnan(figures->rank)) {
        label =
            texts_format(&work->report->texts, work->arena, "journey_priority_of", "rank",
                         page_number(work, figures->rank, 0), "total",
                         page_number(work, (double)analysis->portfolio.journeys.count, 0), NULL);
    }
    add_figure(work, page, label, page_number(work, figures->priority, 1));
}

static void add_fact(const struct page_work *work, struct journey_page *page, const char *label,
                     const char *value, const char *aside, const char *href) {
    if (!page->facts.items) {
        page->facts.items = ARENA_ARRAY(work->arena, struct fact_view, 8);
    }
    page->facts.items[page->facts.count++] =
        (struct fact_view){page_text(work, label), value, aside, href};
}

/* What this journey is: a target state, a product's, or as it is today with a target or without. */
static const char *state_of(const struct page_work *work, const struct journey *journey,
                            const char **aside) {
    const struct report *report = work->report;
    if (journey->status == JOURNEY_RETIRED) {
        return page_text(work, "journey_retired");
    }
    if (journey->as_is.target) {
        const struct journey *of = journey->as_is.target;
        return texts_format(&report->texts, work->arena, "journey_target_of", "name", of->name,
                            NULL);
    }
    if (report_target(report, journey)) {
        *aside = page_text(work, "journey_target_drafted");
    }
    if (journey->extends.target) {
        const struct journey *of = journey->extends.target;
        return texts_format(&report->texts, work->arena, "journey_product_of", "name", of->name,
                            NULL);
    }
    return page_text(work, "journey_as_is");
}

/* The kinds of sources behind the journey's scores and pains, each once. */
static const char *sources_of(const struct page_work *work, const struct journey *journey) {
    bool seen[SOURCE_INTERNAL + 1] = {false};
    size_t s = 0, t = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        seen[at->score.source] = true;
        for (size_t i = 0; i < at->pains.count; i++) {
            seen[at->pains.items[i].source.kind] = true;
        }
    }
    GString *words = g_string_new(NULL);
    for (int kind = SOURCE_SURVEY; kind <= SOURCE_ANALYTICS; kind++) {
        if (seen[kind]) {
            const char *word = texts_word(&work->report->texts, "source", SOURCE_KINDS[kind - 1]);
            char *lower = g_utf8_strdown(word, -1);
            g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "",
                                   work->report->language == LANGUAGE_DE ? word : lower);
            g_free(lower);
        }
    }
    const char *copy = words->len > 0 ? arena_string(work->arena, words->str) : NULL;
    g_string_free(words, TRUE);
    return copy;
}

static const char *measured_of(const struct page_work *work, const struct journey *journey) {
    size_t s = 0, t = 0;
    size_t measured = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        measured += isnan(voice_of_touchpoint(work->report->model, at).value) ? 0 : 1;
    }
    return texts_format(&work->report->texts, work->arena, "overview_measured", "measured",
                        page_number(work, (double)measured, 0), "total",
                        page_number(work, (double)journey->touchpoint_count, 0), NULL);
}

static const char *channels_of(const struct page_work *work, const struct journey *journey) {
    size_t s = 0, t = 0, digital = 0, human = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        const struct channel *channel = at->channel.target;
        digital += channel && channel->kind == CHANNEL_DIGITAL;
        human += channel && channel->kind == CHANNEL_HUMAN;
    }
    return digital + human == 0
               ? NULL
               : texts_format(&work->report->texts, work->arena, "journey_channel_mix", "digital",
                              page_number(work, (double)digital, 0), "human",
                              page_number(work, (double)human, 0), NULL);
}

static void fill_facts(const struct page_work *work, const struct journey *journey,
                       struct journey_page *page) {
    const char *aside = NULL;
    const char *state = state_of(work, journey, &aside);
    const struct link_view *owner = view_reference(work, &journey->owner);
    add_fact(work, page, "journey_personas",
             view_names(work, journey->personas.items, journey->personas.count), NULL, NULL);
    add_fact(work, page, "journey_scenario", journey->scenario, NULL, NULL);
    add_fact(work, page, "journey_owner", owner ? owner->name : NULL, NULL,
             owner ? owner->href : NULL);
    add_fact(work, page, "journey_state", state, aside, NULL);
    add_fact(work, page, "journey_evidence", measured_of(work, journey), sources_of(work, journey),
             NULL);
    add_fact(work, page, "journey_channels", channels_of(work, journey), NULL, NULL);
    add_fact(work, page, "journey_reviewed", page_date(work, journey->reviewed), NULL, NULL);
}

static void add_part(const struct page_work *work, struct journey_page *page, bool shown,
                     const char *label, const char *href) {
    if (!page->parts.items) {
        page->parts.items = ARENA_ARRAY(work->arena, struct part_view, 8);
    }
    if (shown) {
        page->parts.items[page->parts.count++] =
            (struct part_view){page_text(work, label), href, ANSWER_NO};
    }
}

static void fill_parts(const struct page_work *work, struct journey_page *page) {
    add_part(work, page, page->map != NULL, "journey_part_map", "#map");
    add_part(work, page, !page->empty, "journey_part_table", "#table");
    add_part(work, page, page->blueprint != NULL, "journey_part_blueprint", "#blueprint");
    add_part(work, page, page->difference != NULL, "journey_part_difference", "#difference");
    add_part(work, page, page->pains != NULL, "journey_part_pains", "#pains");
    add_part(work, page, page->work != NULL, "journey_part_work", "#work");
    add_part(work, page, page->notes != NULL, "journey_part_notes", "#notes");
}

static void fill_notices(const struct page_work *work, const struct journey *journey,
                         struct journey_page *page) {
    const struct model *model = work->report->model;
    page->notices.items = ARENA_ARRAY(work->arena, struct notice_view, 3);
    if (journey->status == JOURNEY_DRAFT && report_is_base(work->report, journey)) {
        page->notices.items[page->notices.count++].sentence =
            page_text(work, "journey_notice_draft");
    }
    if (journey->reviewed && date_add_months(journey->reviewed, 12) < model->as_of) {
        page->notices.items[page->notices.count++].sentence = page_text(work, "journey_notice_old");
    }
    const struct portfolio_journey *figures =
        portfolio_find(&work->report->analysis->portfolio, journey);
    if (figures && figures->touchpoints > 0 && isnan(figures->internal)) {
        page->notices.items[page->notices.count++].sentence = page_text(work, "gaps_no_internal");
    }
}

static void fill_map(struct page_work *work, const struct journey *journey,
                     struct journey_page *page) {
    struct journey_map_figures figures;
    map_view_fill(work, journey, NULL, "journey-map", &figures);
    struct map_drawing *map = ARENA_NEW(work->arena, struct map_drawing);
    map->svg = arena_format(work->arena, "drawings/%s-map.svg", journey->id);
    map->png = chart_view_png(work, map->svg);
    map->drawing = map_view_draw(work, &figures, map->svg);
    map->legend = map_view_legend(work, &figures, "legend", 900);
    if (!work->drawings) { /* paper has one width */
        map->drawing_phone = map_view_phone(work, &figures);
        map->legend_phone = map_view_legend(work, &figures, "legend-phone", 330);
    }
    page->map = map;
    size_t lowest;
    bool marked = journey_map_lowest(&figures, &lowest);
    page->touchpoints.items =
        ARENA_ARRAY(work->arena, struct touchpoint_view, journey->touchpoint_count);
    size_t s = 0, t = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        bool low = marked && at->number - 1 == lowest;
        journey_view_touchpoint(work, at, low, &page->touchpoints.items[page->touchpoints.count++]);
        if (low && !journey->goal) {
            work->page->lead = texts_format(&work->report->texts, work->arena,
                                            "journey_lead_lowest", "name", at->name, NULL);
        }
    }
}

/* A persona's own map is shown when the persona has an emotion or score of its own somewhere. */
static bool has_own_view(const struct model *model, const struct journey *journey,
                         const struct persona *persona) {
    size_t s = 0, t = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
        if (!isnan(voice_of_persona(model, at, persona).value)) {
            return true;
        }
        for (size_t i = 0; i < at->by_persona.count; i++) {
            if (at->by_persona.items[i].persona.target == persona) {
                return true;
            }
        }
    }
    return false;
}

static void fill_persona_maps(struct page_work *work, const struct journey *journey,
                              struct journey_page *page) {
    struct persona_maps *maps = ARENA_NEW(work->arena, struct persona_maps);
    maps->items.items = ARENA_ARRAY(work->arena, struct persona_map, journey->personas.count);
    for (size_t i = 0; i < journey->personas.count; i++) {
        const struct persona *persona = journey->personas.items[i].target;
        if (!persona || !has_own_view(work->report->model, journey, persona)) {
            continue;
        }
        struct persona_map *map = &maps->items.items[maps->items.count++];
        struct journey_map_figures figures;
        map->id = arena_format(work->arena, "map-%s", persona->id);
        map->name = persona->name;
        map->svg = arena_format(work->arena, "drawings/%s-map-%s.svg", journey->id, persona->id);
        map->png = chart_view_png(work, map->svg);
        map_view_fill(work, journey, persona, arena_format(work->arena, "%s-drawing", map->id),
                      &figures);
        map->drawing = map_view_draw(work, &figures, map->svg);
        map->phone = map_view_phone(work, &figures);
    }
    page->persona_maps = maps->items.count > 0 ? maps : NULL;
}

static void fill_notes(const struct page_work *work, const struct journey *journey,
                       struct journey_page *page) {
    const struct report *report = work->report;
    size_t count;
    const struct note *const *notes = report_notes(report, journey, &count);
    struct note_cards *cards = ARENA_NEW(work->arena, struct note_cards);
    cards->items.items = ARENA_ARRAY(work->arena, struct note_card, count);
    for (size_t i = 0; i < count; i++) {
        const struct note *note = notes[i];
        cards->items.items[cards->items.count++] = (struct note_card){
            .title = note->title,
            .date = page_date(work, note->date),
            .prose = view_prose(work, &note->body, 4, arena_format(work->arena, "%s-", note->slug)),
            .source = view_source(work, &note->at),
        };
    }
    page->notes = cards->items.count > 0 ? cards : NULL;
}

static void fill(struct page_work *work, void *object) {
    struct journey_page *page = object;
    const struct journey *journey = work->place->subject;
    work->page->title = journey->name;
    work->page->lead = journey->goal;
    work->page->source = view_source(work, &journey->at);
    fill_figures(work, journey, page);
    fill_facts(work, journey, page);
    fill_notices(work, journey, page);
    if (journey->touchpoint_count > 0) {
        fill_map(work, journey, page);
        if (!work->drawings) { /* on paper the curves of the personas stand on their pages */
            fill_persona_maps(work, journey, page);
        }
        page->blueprint = blueprint_view_make(work, journey);
        page->difference = difference_view_make(work, journey);
        page->pains = journey_view_pains(work, journey);
        page->work = journey_view_work(work, journey);
    }
    if (journey->touchpoint_count == 0) {
        page->empty =
            experience_empty(work, "journey_empty", journey->at.source->name,
                             "stages:\n  - id: order\n    name: Order\n    touchpoints:\n"
                             "      - {id: website, name: Looks for an offer, channel: web}");
    }
    fill_notes(work, journey, page);
    fill_parts(work, page);
}

static void list(const struct report *report, struct page_list *pages) {
    for (size_t i = 0; i < report->model->journeys.count; i++) {
        const struct journey *journey = &report->model->journeys.items[i];
        page_add(pages, &PAGE_JOURNEY, arena_format(pages->arena, "journeys/%s.html", journey->id),
                 journey);
    }
}

const struct page_type PAGE_JOURNEY = {.template = "journey",
                                       .record = &PAGE_RECORD,
                                       .section = "journeys",
                                       .wide = true,
                                       .list = list,
                                       .fill = fill};
