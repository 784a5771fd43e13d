/* One persona: who it is, and its journeys as it lives them. */
#include "draw/emotion.h"
#include "render/chart_view.h"
#include "render/experience_view.h"
#include "render/link.h"
#include "render/map_view.h"
#include "render/measure_view.h"
#include "render/pages.h"
#include "render/people.h"
#include "render/persona_view.h"

/* How many journeys are shown. */
enum { MOST_JOURNEYS = 50 };

/* Of the curve of emotions, in px. */
enum { CURVE_WIDTH = 756, PAPER_WIDTH = 628, PHONE_WIDTH = 316 };

struct persona_head {
    const char *initials, *segment, *share;
    const char *summary; /* markup */
    const struct source_view *source;
};

struct persona_channel {
    const struct channel_view *channel;
    const char *count;
};

struct persona_journey {
    const char *id, *name, *href, *scenario, *measured;
    double customer, everybody;
    const char *emotion, *lowest;
    const char *curve, *curve_phone; /* markup */
};

struct persona_row {
    const char *name, *href, *journey;
    const char *dumbbell; /* markup */
    double everybody;
    const char *customer, *interval;
    enum answer small;
    double n;
    const struct link_view *from;
    const char *difference;
    const struct verdict_view *verdict;
    const struct source_view *source;
};

struct persona_scores {
    LIST(struct persona_row) items;
    const char *beyond;
};

struct persona_note {
    const char *title, *href, *date;
};

struct persona_notes {
    LIST(struct persona_note) items;
};

struct persona_page {
    struct page_frame frame;
    struct persona_head persona;
    LIST(const char *) goals, needs, triggers;
    LIST(struct persona_channel) channels;
    struct figure_list figures;
    LIST(struct persona_journey) journeys;
    const char *more; /* how many journeys are not shown */
    const struct persona_scores *scores;
    const struct persona_notes *notes;
};

#define THIS struct persona_head
static const struct field HEAD_FIELDS[] = {
    ROW_TEXT(initials, "of its name"),
    ROW_TEXT(segment, "the segment it stands for"),
    ROW_TEXT(share, "of all customers"),
    ROW_MARKUP(summary, "who it is"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record HEAD_RECORD =
    RECORD("persona", struct persona_head, HEAD_FIELDS, "who it is");

#define THIS struct persona_channel
static const struct field CHANNEL_FIELDS[] = {
    ROW_POINTER(channel, CHANNEL_VIEW, "the channel"),
    ROW_TEXT(count, "touchpoints of its journeys on it"),
};
#undef THIS
static const struct record CHANNEL_ROW =
    RECORD("channel", struct persona_channel, CHANNEL_FIELDS, "a preferred channel");

#define THIS struct persona_journey
static const struct field JOURNEY_FIELDS[] = {
    ROW_TEXT(id, "the heading's anchor"),
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_TEXT(scenario, "what the map is about"),
    ROW_TEXT(measured, "how many touchpoints the persona scored"),
    ROW_NUMBER(customer, 0, 0, "the persona's mean score", .digits = 1),
    ROW_NUMBER(everybody, 0, 0, "all customers', at the same touchpoints", .digits = 1),
    ROW_TEXT(emotion, "mean emotion, -2 to 2"),
    ROW_TEXT(lowest, "where the emotion is lowest"),
    ROW_MARKUP(curve, "the emotions as a curve"),
    ROW_MARKUP(curve_phone, "the same for a phone"),
};
#undef THIS
static const struct record JOURNEY_ROW =
    RECORD("journey", struct persona_journey, JOURNEY_FIELDS, "a journey as the persona lives it");

#define THIS struct persona_row
static const struct field SCORE_FIELDS[] = {
    ROW_TEXT(name, "the touchpoint"),
    ROW_URL(href, "its place on the journey's page"),
    ROW_TEXT(journey, "its journey"),
    ROW_MARKUP(dumbbell, "the persona beside everybody"),
    ROW_TEXT(customer, "the persona's score"),
    ROW_TEXT(interval, "its 95 % interval"),
    ROW_BOOLEAN(small, "small sample"),
    ROW_NUMBER(n, 0, 0, "answers of this persona"),
    ROW_POINTER(from, LINK_VIEW, "the survey that the score comes from"),
    ROW_NUMBER(everybody, 0, 0, "all customers' score", .digits = 1),
    ROW_TEXT(difference, "the persona's minus everybody's"),
    ROW_POINTER(verdict, VERDICT_VIEW, "the verdict on the persona's score"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record SCORE_ROW =
    RECORD("touchpoint", struct persona_row, SCORE_FIELDS, "a touchpoint scored by the persona");

#define THIS struct persona_scores
static const struct field SCORES_FIELDS[] = {
    ROW_LIST(items, SCORE_ROW, "the touchpoints"),
    ROW_TEXT(beyond, "how many are not shown"),
};
#undef THIS
static const struct record SCORES_RECORD =
    RECORD("scores", struct persona_scores, SCORES_FIELDS, "where the persona scores itself");

#define THIS struct persona_note
static const struct field NOTE_FIELDS[] = {
    ROW_TEXT(title, "the note"),
    ROW_URL(href, "its page"),
    ROW_TEXT(date, "when it was written"),
};
#undef THIS
static const struct record NOTE_ROW =
    RECORD("note", struct persona_note, NOTE_FIELDS, "a note about the persona");

#define THIS struct persona_notes
static const struct field NOTES_FIELDS[] = {
    ROW_LIST(items, NOTE_ROW, "the notes"),
};
#undef THIS
static const struct record NOTES_RECORD =
    RECORD("notes", struct persona_notes, NOTES_FIELDS, "notes about the persona");

#define THIS struct persona_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_STRUCT(persona, HEAD_RECORD, "who it is"),
    ROW_TEXTS(goals, "what it wants"),
    ROW_TEXTS(needs, "what it needs"),
    ROW_TEXTS(triggers, "what stirs it"),
    ROW_LIST(channels, CHANNEL_ROW, "the channels it prefers"),
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_LIST(journeys, JOURNEY_ROW, "its journeys"),
    ROW_TEXT(more, "how many journeys are not shown"),
    ROW_POINTER(scores, SCORES_RECORD, "where it scores itself"),
    ROW_POINTER(notes, NOTES_RECORD, "notes about it"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("persona page", struct persona_page, PAGE_FIELDS, "one persona");

/* The emotions along a journey; NULL when none is known. */
static const char *draw_curve(const struct page_work *work, const struct journey *journey,
                              const struct persona *persona, const char *id, double width) {
    double *values = ARENA_ARRAY(work->arena, double, journey->touchpoint_count);
    size_t stage = 0, next = 0, count = 0, known = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &stage, &next));) {
        values[count] = map_view_emotion(at, persona);
        known += isnan(values[count++]) ? 0 : 1;
    }
    if (known == 0) {
        return NULL;
    }
    struct emotion figures = {
        .name = {.id = id,
                 .title = texts_format(&work->report->texts, work->arena, "persona_curve",
                                       "persona", persona->name, "journey", journey->name, NULL),
                 .description = page_text(work, "persona_curve_shows")},
        .values = values,
        .count = count,
        .missing = page_text(work, "not_given"),
        .width = width,
        .signs = people_signs(work->report->language),
    };
    struct chart_view view;
    emotion_draw(&figures, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

static void fill_journey(const struct page_work *work, const struct journey *journey,
                         const struct persona *persona, struct persona_journey *view) {
    const struct texts *texts = &work->report->texts;
    enum language language = work->report->language;
    struct persona_figures figures = persona_view_figures(work, journey, persona);
    *view = (struct persona_journey){
        .id = arena_format(work->arena, "journey-%s", journey->id),
        .name = journey->name,
        .href = link_journey(work->report, journey, work->arena),
        .scenario = journey->scenario,
        .measured = texts_format(texts, work->arena, "persona_measured", "measured",
                                 page_number(work, (double)figures.measured, 0), "total",
                                 page_number(work, (double)figures.touchpoints, 0), NULL),
        .customer = figures.customer,
        .everybody = figures.everybody,
        .emotion = people_signed(language, work->arena, figures.emotion, 1),
        .lowest = figures.lowest ? arena_format(work->arena, "%s, %s", figures.lowest->name,
                                                people_signed(language, work->arena,
                                                              figures.lowest_emotion, 0))
                                 : NULL,
        .curve = draw_curve(work, journey, persona, chart_view_id(work, "curve", journey->id),
                            work->drawings ? PAPER_WIDTH : CURVE_WIDTH),
        .curve_phone = draw_curve(work, journey, persona,
                                  chart_view_id(work, "phone-curve", journey->id), PHONE_WIDTH),
    };
}

/* The persona's row of a gap; NULL when it has no score there. */
static const struct gap_persona *own_gap(const struct gap *gap, const struct persona *persona) {
    for (size_t i = 0; i < gap->by_persona.count; i++) {
        if (gap->by_persona.items[i].of == persona) {
            return &gap->by_persona.items[i];
        }
    }
    return NULL;
}

static void fill_row(const struct page_work *work, const struct gap *gap,
                     const struct gap_persona *own, struct persona_row *row) {
    const struct touchpoint *touchpoint = gap->of;
    struct voice voice = voice_of_persona(work->report->model, touchpoint, own->of);
    *row = (struct persona_row){
        .name = touchpoint->name,
        .href = link_touchpoint(work->report, touchpoint, work->arena),
        .journey = touchpoint->journey->name,
        .dumbbell = experience_beside(work, chart_view_id(work, "scores", touchpoint->path),
                                      touchpoint->name, own->customer, gap->customer),
        .customer = measure_view_score(work, own->customer),
        .interval = people_range(work->report->language, work->arena, own->low, own->high, 1),
        .small = own->n < 30 ? ANSWER_YES : ANSWER_NO,
        .n = own->n,
        .from = measure_view_from(work, &voice),
        .everybody = gap->customer,
        .difference =
            people_signed(work->report->language, work->arena, own->customer - gap->customer, 1),
        .verdict = view_verdict(work, (enum gap_verdict)own->verdict),
        .source = measure_view_source(work, touchpoint, &voice),
    };
}

/* Adds the touchpoints of a journey that the persona scored. */
static void add_rows(const struct page_work *work, const struct journey *journey,
                     const struct persona *persona, struct persona_scores *scores, size_t *left) {
    size_t stage = 0, next = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &stage, &next));) {
        const struct gap *gap = gap_find(&work->report->analysis->gaps, at);
        const struct gap_persona *own = gap ? own_gap(gap, persona) : NULL;
        if (!own) {
            continue;
        }
        if (scores->items.count < EXPERIENCE_MOST_ROWS) {
            fill_row(work, gap, own, &scores->items.items[scores->items.count++]);
        } else {
            (*left)++;
        }
    }
}

static const struct persona_scores *scores(const struct page_work *work,
                                           const struct persona *persona,
                                           struct serves_journeys journeys) {
    struct persona_scores *made = ARENA_NEW(work->arena, struct persona_scores);
    size_t room = 0, left = 0;
    for (size_t i = 0; i < journeys.count && room < EXPERIENCE_MOST_ROWS; i++) {
        room += journeys.items[i]->touchpoint_count;
    }
    room = MIN(room, (size_t)EXPERIENCE_MOST_ROWS);
    made->items.items = ARENA_ARRAY(work->arena, struct persona_row, room);
    for (size_t i = 0; i < journeys.count; i++) {
        add_rows(work, journeys.items[i], persona, made, &left);
    }
    made->beyond = left > 0 ? page_count(work, "experience_beyond", (double)left) : NULL;
    return made->items.count > 0 ? made : NULL;
}

/* How many touchpoints of the persona's journeys are on a channel. */
static size_t on_channel(struct serves_journeys journeys, const void *channel) {
    size_t count = 0;
    for (size_t i = 0; i < journeys.count; i++) {
        size_t stage = 0, next = 0;
        for (const struct touchpoint *at; (at = journey_next(journeys.items[i], &stage, &next));) {
            count += at->channel.target == channel;
        }
    }
    return count;
}

static void fill_channels(const struct page_work *work, const struct persona *persona,
                          struct serves_journeys journeys, struct persona_page *page) {
    size_t count = persona->channels.count;
    page->channels.items = ARENA_ARRAY(work->arena, struct persona_channel, count);
    page->channels.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct reference *channel = &persona->channels.items[i];
        page->channels.items[i] = (struct persona_channel){
            view_channel(work, channel),
            page_count(work, "persona_touchpoints", (double)on_channel(journeys, channel->target))};
    }
}

static const struct persona_notes *notes(const struct page_work *work,
                                         const struct persona *persona) {
    const struct model *model = work->report->model;
    struct persona_notes *list = ARENA_NEW(work->arena, struct persona_notes);
    size_t room = 0;
    for (size_t i = 0; i < model->notes.count; i++) {
        room += model->notes.items[i].about.target == persona;
    }
    list->items.items = ARENA_ARRAY(work->arena, struct persona_note, room);
    for (size_t i = 0; i < model->notes.count; i++) {
        const struct note *note = &model->notes.items[i];
        if (note->about.target == persona) {
            list->items.items[list->items.count++] = (struct persona_note){
                note->title, link_entity(work->report, ENTITY_NOTE, note, work->arena),
                page_date(work, note->date)};
        }
    }
    return list->items.count > 0 ? list : NULL;
}

/* "Unhappiest in Find, buy, first bill: Opens the first bill, −2." */
static const char *lead(const struct page_work *work, const struct persona *persona,
                        struct serves_journeys journeys) {
    const struct touchpoint *lowest = NULL;
    double emotion = NAN;
    for (size_t i = 0; i < journeys.count; i++) {
        struct persona_figures figures = persona_view_figures(work, journeys.items[i], persona);
        if (figures.lowest && (!lowest || figures.lowest_emotion < emotion)) {
            lowest = figures.lowest;
            emotion = figures.lowest_emotion;
        }
    }
    return lowest
               ? texts_format(&work->report->texts, work->arena, "persona_lead", "name",
                              lowest->name, "journey", lowest->journey->name, "emotion",
                              people_signed(work->report->language, work->arena, emotion, 0), NULL)
               : page_text(work, "persona_lead_unknown");
}

static void fill_figures(const struct page_work *work, const struct persona *persona,
                         struct serves_journeys journeys, struct persona_page *page) {
    enum language language = work->report->language;
    experience_figure(work, &page->figures, "persona_share",
                      people_share(language, work->arena, persona->share, 0));
    experience_figure(work, &page->figures, "nav_journeys",
                      page_number(work, (double)journeys.count, 0));
    size_t scored = page->scores ? page->scores->items.count : 0;
    experience_figure(work, &page->figures, "persona_scored", page_number(work, (double)scored, 0));
}

static void fill(struct page_work *work, void *object) {
    struct persona_page *page = object;
    const struct persona *persona = work->place->subject;
    struct serves_journeys journeys = persona_view_journeys(work, persona);
    size_t shown = MIN(journeys.count, (size_t)MOST_JOURNEYS);
    work->page->title = persona->name;
    work->page->lead = lead(work, persona, journeys);
    work->page->source = view_source(work, &persona->at);
    page->persona = (struct persona_head){
        .initials = persona_view_initials(work, persona->name),
        .segment = persona->segment,
        .share = persona_view_share(work, persona),
        .summary = view_prose(work, &persona->summary, 3, NULL),
        .source = work->page->source,
    };
    page->goals.items = persona->goals.items;
    page->goals.count = persona->goals.count;
    page->needs.items = persona->needs.items;
    page->needs.count = persona->needs.count;
    page->triggers.items = persona->triggers.items;
    page->triggers.count = persona->triggers.count;
    fill_channels(work, persona, journeys, page);
    page->journeys.items = ARENA_ARRAY(work->arena, struct persona_journey, shown);
    page->journeys.count = shown;
    for (size_t i = 0; i < shown; i++) {
        fill_journey(work, journeys.items[i], persona, &page->journeys.items[i]);
    }
    page->more = journeys.count > shown
                     ? page_count(work, "page_more", (double)(journeys.count - shown))
                     : NULL;
    page->scores = scores(work, persona, journeys);
    page->notes = notes(work, persona);
    fill_figures(work, persona, journeys, page);
}

static void list(const struct report *report, struct page_list *pages) {
    for (size_t i = 0; i < report->model->personas.count; i++) {
        const struct persona *persona = &report->model->personas.items[i];
        page_add(pages, &PAGE_PERSONA, arena_format(pages->arena, "personas/%s.html", persona->id),
                 persona);
    }
}

const struct page_type PAGE_PERSONA = {.template = "persona",
                                       .record = &PAGE_RECORD,
                                       .section = "personas",
                                       .list = list,
                                       .fill = fill};
