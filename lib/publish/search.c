/* One walk over the model, written twice; nothing is kept in memory. */
#include "publish/search.h"

#include "render/link.h"

#include <string.h>

struct index {
    const struct report *report;
    struct json *json;
    struct arena arena; /* of one entry */
};

static void add(struct index *index, const char *title, const char *kind, const char *url,
                const char *text) {
    if (!title || !url) {
        return;
    }
    json_open_object(index->json);
    json_named_text(index->json, "title", title);
    json_named_text(index->json, "kind", texts_get(&index->report->texts, kind));
    json_named_text(index->json, "url", url);
    json_named_text(index->json, "text", text ? text : "");
    json_close_object(index->json);
    arena_reset(&index->arena);
}

static void add_journeys(struct index *index) {
    const struct model *model = index->report->model;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        add(index, journey->name, "word_journey",
            link_journey(index->report, journey, &index->arena), journey->goal);
        size_t s = 0, t = 0;
        for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
            if (!at->inherited) {
                add(index, at->name, "word_touchpoint",
                    link_touchpoint(index->report, at, &index->arena), journey->name);
            }
        }
    }
}

/* Adds a list of entities: their names are at an offset, what else is searched at another (0:
 * none). */
static void add_list(struct index *index, const struct list *list, const struct record *record,
                     const char *kind, const char *name, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        const void *item = (const char *)list->items + i * record->size;
        const char *const *title = field_in(record_field(record, name), item);
        const char *const *more = text ? field_in(record_field(record, text), item) : NULL;
        add(index, *title, kind, link_entity(index->report, record->entity, item, &index->arena),
            more ? *more : NULL);
    }
}

static void add_notes(struct index *index) {
    const struct model *model = index->report->model;
    for (size_t i = 0; i < model->notes.count; i++) {
        const struct note *note = &model->notes.items[i];
        add(index, note->title, "word_note",
            arena_format(&index->arena, "notes/%s.html", note->slug), NULL);
    }
}

static void write_index(const struct report *report, struct json *json) {
    const struct model *model = report->model;
    struct index index = {.report = report, .json = json};
    json_open_list(json);
    add_journeys(&index);
    add_list(&index, (const struct list *)&model->personas, &PERSONA_RECORD, "word_persona", "name",
             "segment");
    add_list(&index, (const struct list *)&model->initiatives, &INITIATIVE_RECORD,
             "word_initiative", "name", "code");
    add_list(&index, (const struct list *)&model->features, &FEATURE_RECORD, "word_feature", "name",
             "id");
    add_list(&index, (const struct list *)&model->kpis, &KPI_RECORD, "word_kpi", "name", "unit");
    add_list(&index, (const struct list *)&model->organisation.people, &PERSON_RECORD,
             "word_person", "name", "email");
    add_notes(&index);
    json_close_list(json);
    arena_release(&index.arena);
}

static void write_file(const struct report *report, struct site *site, const char *path,
                       const char *before, const char *after) {
    struct site_stream *stream = site_stream_open(site, path);
    if (!stream) {
        return;
    }
    const struct sink *sink = site_stream_sink(stream);
    struct json json;
    sink->write(sink->context, before, strlen(before));
    json_init(&json, sink);
    write_index(report, &json);
    json_finish(&json);
    sink->write(sink->context, after, strlen(after));
    site_stream_close(stream);
}

void search_write(const struct report *report, struct site *site) {
    write_file(report, site, "search.json", "", "");
    write_file(report, site, "assets/search.js", "window.flightpathIndex =\n", ";\n");
}
