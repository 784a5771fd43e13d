/* The personas, a tile each. */
#include "render/experience_view.h"
#include "render/link.h"
#include "render/pages.h"
#include "render/people.h"
#include "render/persona_view.h"

/* How many journeys a tile lists. */
enum { TILE_JOURNEYS = 8 };

struct tile_journey {
    const char *name, *href;
    double customer;
};

struct persona_tile {
    const char *name, *href, *initials, *segment, *share;
    const char *summary; /* markup */
    LIST(const char *) goals;
    LIST(struct tile_journey) journeys;
    const char *more; /* how many journeys are only on the persona's page */
};

struct personas_page {
    struct page_frame frame;
    LIST(struct persona_tile) items;
    const struct empty_view *empty;
};

#define THIS struct tile_journey
static const struct field JOURNEY_FIELDS[] = {
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_NUMBER(customer, 0, 0, "the persona's own mean score", .digits = 1),
};
#undef THIS
static const struct record JOURNEY_ROW =
    RECORD("journey", struct tile_journey, JOURNEY_FIELDS, "a journey of the persona");

#define THIS struct persona_tile
static const struct field TILE_FIELDS[] = {
    ROW_TEXT(name, "the persona"),
    ROW_URL(href, "its page"),
    ROW_TEXT(initials, "of its name"),
    ROW_TEXT(segment, "the segment it stands for"),
    ROW_TEXT(share, "of all customers"),
    ROW_MARKUP(summary, "who it is"),
    ROW_TEXTS(goals, "what it wants"),
    ROW_LIST(journeys, JOURNEY_ROW, "its journeys"),
    ROW_TEXT(more, "how many journeys more"),
};
#undef THIS
static const struct record TILE_RECORD =
    RECORD("persona", struct persona_tile, TILE_FIELDS, "a persona's tile");

#define THIS struct personas_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(items, TILE_RECORD, "the personas"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("personas page", struct personas_page, PAGE_FIELDS, "all personas");

static void fill_tile(const struct page_work *work, const struct persona *persona,
                      struct persona_tile *tile) {
    const struct report *report = work->report;
    struct serves_journeys journeys = persona_view_journeys(work, persona);
    size_t shown = MIN(journeys.count, (size_t)TILE_JOURNEYS);
    *tile = (struct persona_tile){
        .name = persona->name,
        .href = link_entity(report, ENTITY_PERSONA, persona, work->arena),
        .initials = persona_view_initials(work, persona->name),
        .segment = persona->segment,
        .share = persona_view_share(work, persona),
        .summary = view_prose(work, &persona->summary, 3, persona->id),
        .goals = {persona->goals.items, persona->goals.count},
        .more = journeys.count > shown
                    ? page_count(work, "page_more", (double)(journeys.count - shown))
                    : NULL,
    };
    tile->journeys.items = ARENA_ARRAY(work->arena, struct tile_journey, shown);
    tile->journeys.count = shown;
    for (size_t i = 0; i < shown; i++) {
        const struct journey *journey = journeys.items[i];
        tile->journeys.items[i] =
            (struct tile_journey){journey->name, link_journey(report, journey, work->arena),
                                  persona_view_figures(work, journey, persona).customer};
    }
}

/* How many personas have no journey. */
static size_t unused(const struct page_work *work) {
    return finding_count(&work->report->analysis->findings, FINDING_PERSONA_UNUSED);
}

static void fill(struct page_work *work, void *object) {
    struct personas_page *page = object;
    const struct model *model = work->report->model;
    size_t count = model->personas.count;
    work->page->title = page_text(work, "nav_personas");
    work->page->lead =
        unused(work) > 0
            ? texts_count(&work->report->texts, work->arena, "personas_lead_unused", (double)count,
                          "unused", page_number(work, (double)unused(work), 0), NULL)
            : page_count(work, "personas_lead", (double)count);
    page->items.items = ARENA_ARRAY(work->arena, struct persona_tile, count);
    page->items.count = count;
    for (size_t i = 0; i < count; i++) {
        fill_tile(work, &model->personas.items[i], &page->items.items[i]);
    }
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->personas.count > 0) {
        page_add(pages, &PAGE_PERSONAS, "personas/index.html", NULL);
    }
}

const struct page_type PAGE_PERSONAS = {.template = "personas",
                                        .record = &PAGE_RECORD,
                                        .section = "personas",
                                        .list = list,
                                        .fill = fill};
