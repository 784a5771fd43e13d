/* Voice of the customer: the latest wave of each question first, what moved, what drives it. */
#include "render/chart_view.h"
#include "render/driver_view.h"
#include "render/experience_view.h"
#include "render/measure_view.h"
#include "render/pages.h"
#include "render/people.h"
#include "render/wave_view.h"

#include <string.h>

enum { MOST_CARDS = 60, MOST_ROWS = 60, MOST_GROUP_CARDS = 4 };

struct measure_card {
    const char *id, *name, *about, *value, *interval;
    double n;
    enum answer small;
    const struct signal_view *signal;
    const char *note, *chart, *method;
    LIST(struct measure_row) rows;
};

struct group_card {
    const char *kind, *title, *chart;
    LIST(struct measure_row) rows;
};

struct group_list {
    LIST(struct group_card) items;
};

struct quote_row {
    const char *words, *detail;
};

struct quote_list {
    LIST(struct quote_row) items;
};

struct survey_row {
    const char *name, *detail;
    const struct source_view *source;
};

struct voice_page {
    struct page_frame frame;
    struct figure_list figures;
    LIST(struct measure_card) measures;
    const struct measure_card *headline; /* the first of them, */
    LIST(struct measure_card) others;    /* and the rest */
    const struct group_list *groups;
    const struct driver_table *drivers;
    const struct importance_map *map;
    const struct wave_table *changes;
    const struct quote_list *quotes, *problems;
    LIST(struct survey_row) surveys;
};

#define THIS struct measure_card
static const struct field CARD_FIELDS[] = {
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(name, "the question"),
    ROW_TEXT(about, "the touchpoint or journey it asks about"),
    ROW_TEXT(value, "in the latest wave"),
    ROW_TEXT(interval, "its 95 % interval"),
    ROW_NUMBER(n, 0, 0, "answers"),
    ROW_BOOLEAN(small, "fewer than 30 answers"),
    ROW_POINTER(signal, SIGNAL_VIEW, "change from the wave before"),
    ROW_TEXT(note, "kind of measure and wave"),
    ROW_MARKUP(chart, "wave by wave"),
    ROW_URL(method, "how it is computed"),
    ROW_LIST(rows, MEASURE_ROW, "by wave, then groups of the latest"),
};
#undef THIS
static const struct record CARD_RECORD =
    RECORD("measure", struct measure_card, CARD_FIELDS, "a question");

#define THIS struct group_card
static const struct field GROUP_FIELDS[] = {
    ROW_TEXT(kind, "segment or persona"),
    ROW_TEXT(title, "the question"),
    ROW_MARKUP(chart, "the groups"),
    ROW_LIST(rows, MEASURE_ROW, "the same as a table"),
};
#undef THIS
static const struct record GROUP_RECORD =
    RECORD("groups", struct group_card, GROUP_FIELDS, "a question by group");

#define THIS struct group_list
static const struct field GROUPS_FIELDS[] = {ROW_LIST(items, GROUP_RECORD, "the cards")};
#undef THIS
static const struct record GROUPS_VIEW =
    RECORD("groups", struct group_list, GROUPS_FIELDS, "by segment and persona");

#define THIS struct quote_row
static const struct field QUOTE_FIELDS[] = {
    ROW_TEXT(words, "the words"),
    ROW_TEXT(detail, "who and when"),
};
#undef THIS
static const struct record QUOTE_RECORD =
    RECORD("quote", struct quote_row, QUOTE_FIELDS, "a quote or sentence");

#define THIS struct quote_list
static const struct field QUOTES_FIELDS[] = {ROW_LIST(items, QUOTE_RECORD, "the items")};
#undef THIS
static const struct record QUOTES_VIEW =
    RECORD("quotes", struct quote_list, QUOTES_FIELDS, "quotes or sentences");

#define THIS struct survey_row
static const struct field SURVEY_FIELDS[] = {
    ROW_TEXT(name, "the survey"),
    ROW_TEXT(detail, "its wave and size"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record SURVEY_ROW =
    RECORD("survey", struct survey_row, SURVEY_FIELDS, "a survey behind the page");

#define THIS struct voice_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_LIST(measures, CARD_RECORD, "the questions"),
    ROW_POINTER(headline, CARD_RECORD, "the first of them"),
    ROW_LIST(others, CARD_RECORD, "all but the first"),
    ROW_POINTER(groups, GROUPS_VIEW, "by segment and persona"),
    ROW_POINTER(drivers, DRIVERS_VIEW, "what drives the outcome"),
    ROW_POINTER(map, MAP_VIEW, "importance against performance"),
    ROW_POINTER(changes, WAVES_VIEW, "what moved"),
    ROW_POINTER(quotes, QUOTES_VIEW, "what customers wrote"),
    ROW_POINTER(problems, QUOTES_VIEW, "what is not reported"),
    ROW_LIST(surveys, SURVEY_ROW, "the surveys, the latest first"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("voice page", struct voice_page, PAGE_FIELDS, "voice of the customer");

static const struct survey_results *surveys_of(const struct page_work *work) {
    return &work->report->analysis->surveys;
}

static const char *wave_of(const struct page_work *work, struct period wave) {
    return people_period(&work->report->texts, work->arena, wave);
}

static void fill_rows(const struct page_work *work, const struct survey_result *survey,
                      const struct survey_measure *measure, struct measure_card *card) {
    const struct survey_results *surveys = surveys_of(work);
    card->rows.items = ARENA_ARRAY(work->arena, struct measure_row, MOST_ROWS);
    for (size_t i = surveys->items.count; i-- > 0 && card->rows.count < MOST_ROWS;) {
        const struct survey_measure *same = measure_view_same(&surveys->items.items[i], measure);
        if (same) {
            card->rows.items[card->rows.count++] =
                measure_view_row(work, &surveys->items.items[i], same);
        }
    }
    for (size_t i = 0; i < survey->questions.count && card->rows.count < MOST_ROWS; i++) {
        const struct survey_measure *group = &survey->questions.items[i];
        if (group->of == measure->of && group->in->kind != ANSWER_ALL) {
            card->rows.items[card->rows.count++] = measure_view_row(work, survey, group);
        }
    }
}

static void fill_card(const struct page_work *work, const struct survey_result *survey,
                      const struct survey_measure *measure, struct measure_card *card) {
    static const char *const KINDS[] = {"nps", "csat", "ces", "score", "share"};
    const char *kind = KINDS[measure->kind - 1];
    const struct link_view *link = driver_view_about(work, measure->of);
    *card = (struct measure_card){
        .id = measure_view_anchor(work, measure->kind, measure->question),
        .name = measure_view_name(work, measure),
        .about = link ? link->name : NULL,
        .value = measure_view_value(work, measure->kind, measure->value),
        .interval = measure_view_interval(work, measure->kind, measure->low, measure->high),
        .n = measure->n,
        .small = measure->small,
        .signal = wave_view_signal(work, survey, measure),
        .note = arena_format(work->arena, "%s, %s",
                             texts_word(&work->report->texts, "measure_short", kind),
                             wave_of(work, survey->wave)),
        .method = arena_format(work->arena, "method/surveys.html#%s", kind),
    };
    card->chart =
        measure_view_waves(work, measure, arena_format(work->arena, "waves-%s", card->id));
    fill_rows(work, survey, measure, card);
}

/* Whether a later survey asked the question too. */
static bool asked_later(const struct page_work *work, size_t index,
                        const struct survey_measure *measure) {
    const struct survey_results *surveys = surveys_of(work);
    for (size_t i = index + 1; i < surveys->items.count; i++) {
        if (measure_view_same(&surveys->items.items[i], measure)) {
            return true;
        }
    }
    return false;
}

static void fill_cards(const struct page_work *work, struct voice_page *page) {
    const struct survey_results *surveys = surveys_of(work);
    page->measures.items = ARENA_ARRAY(work->arena, struct measure_card, MOST_CARDS);
    for (size_t i = surveys->items.count; i-- > 0;) {
        const struct survey_result *survey = &surveys->items.items[i];
        for (size_t j = 0; j < survey->questions.count && page->measures.count < MOST_CARDS; j++) {
            const struct survey_measure *measure = &survey->questions.items[j];
            if (measure->in->kind == ANSWER_ALL && !asked_later(work, i, measure)) {
                fill_card(work, survey, measure, &page->measures.items[page->measures.count++]);
            }
        }
    }
}

static void add_group(const struct page_work *work, const struct survey_result *survey,
                      const struct survey_measure *measure, enum answer_group_kind kind,
                      struct group_list *list) {
    const char *word = kind == ANSWER_SEGMENT ? "segment" : "persona";
    const char *chart = measure_view_groups(
        work, survey, measure, kind,
        chart_view_id(work, arena_format(work->arena, "groups-%s", word), measure->question));
    if (!chart) {
        return;
    }
    struct group_card *card = &list->items.items[list->items.count++];
    *card = (struct group_card){
        .kind = page_text(work, kind == ANSWER_SEGMENT ? "voice_segment" : "voice_persona"),
        .title = measure_view_name(work, measure),
        .chart = chart};
    card->rows.items = ARENA_ARRAY(work->arena, struct measure_row, MOST_ROWS);
    for (size_t i = 0; i < survey->questions.count && card->rows.count < MOST_ROWS; i++) {
        const struct survey_measure *group = &survey->questions.items[i];
        if (group->of == measure->of && (group == measure || group->in->kind == kind)) {
            card->rows.items[card->rows.count++] = measure_view_row(work, survey, group);
        }
    }
}

/* The first questions of the latest survey by segment and by persona. */
static const struct group_list *groups_of(const struct page_work *work,
                                          const struct survey_result *survey) {
    struct group_list *list = ARENA_NEW(work->arena, struct group_list);
    list->items.items = ARENA_ARRAY(work->arena, struct group_card, MOST_GROUP_CARDS + 1);
    for (size_t i = 0; i < survey->questions.count; i++) {
        const struct survey_measure *measure = &survey->questions.items[i];
        if (measure->in->kind == ANSWER_ALL && list->items.count < MOST_GROUP_CARDS) {
            add_group(work, survey, measure, ANSWER_SEGMENT, list);
            add_group(work, survey, measure, ANSWER_PERSONA, list);
        }
    }
    return list->items.count > 0 ? list : NULL;
}

static const struct quote_list *quotes_of(const struct page_work *work,
                                          const struct survey_result *survey) {
    const struct answers *answers = survey->of->answers;
    struct quote_list *list = ARENA_NEW(work->arena, struct quote_list);
    list->items.items = ARENA_ARRAY(work->arena, struct quote_row, answers->quote_count);
    for (size_t i = 0; i < answers->quote_count; i++) {
        list->items.items[list->items.count++] =
            (struct quote_row){answers->quotes[i].text, wave_of(work, survey->wave)};
    }
    return list->items.count > 0 ? list : NULL;
}

/* Says how many are not used, if there are any. */
static void add_problem(const struct page_work *work, struct quote_list *list, const char *key,
                        const char *name, double count) {
    if (count > 0) {
        list->items.items[list->items.count++].words =
            texts_format(&work->report->texts, work->arena, key, "name", name, "n",
                         page_number(work, count, 0), NULL);
    }
}

static const struct quote_list *problems_of(const struct page_work *work) {
    const struct survey_results *surveys = surveys_of(work);
    struct quote_list *list = ARENA_NEW(work->arena, struct quote_list);
    list->items.items = ARENA_ARRAY(work->arena, struct quote_row, 4 * surveys->items.count + 1);
    double hidden = 0;
    for (size_t i = 0; i < surveys->items.count; i++) {
        const struct survey_result *survey = &surveys->items.items[i];
        const struct answers *answers = survey->of->answers;
        for (size_t j = 0; j < survey->questions.count; j++) {
            hidden += survey->questions.items[j].n < SURVEY_LEAST;
        }
        const char *name = survey->of->name ? survey->of->name : survey->survey;
        if (survey->of->aggregate.text) {
            list->items.items[list->items.count++].words = texts_format(
                &work->report->texts, work->arena, "voice_from_sums", "name", name, NULL);
        }
        add_problem(work, list, "voice_bad_cells", name, survey->bad_cells);
        add_problem(work, list, "voice_unweighted", name, survey->unweighted);
        if (answers->dropped[ANSWER_SEGMENT] || answers->dropped[ANSWER_PERSONA]) {
            list->items.items[list->items.count++].words = texts_format(
                &work->report->texts, work->arena, "voice_dropped", "name", name, NULL);
        }
    }
    if (hidden > 0) {
        list->items.items[list->items.count++].words = page_count(work, "voice_hidden", hidden);
    }
    return list->items.count > 0 ? list : NULL;
}

static void fill_surveys(const struct page_work *work, struct voice_page *page) {
    const struct survey_results *surveys = surveys_of(work);
    page->surveys.items = ARENA_ARRAY(work->arena, struct survey_row, surveys->items.count);
    for (size_t i = surveys->items.count; i-- > 0;) {
        const struct survey_result *survey = &surveys->items.items[i];
        page->surveys.items[page->surveys.count++] = (struct survey_row){
            .name = survey->of->name ? survey->of->name : survey->survey,
            .detail = texts_format(&work->report->texts, work->arena, "voice_survey", "wave",
                                   wave_of(work, survey->wave), "n",
                                   page_number(work, survey->rows, 0), NULL),
            .source = view_source(work, &survey->of->at),
        };
    }
}

/* "Up from −2.3 in Feb 2025." of the first measure; NULL without an earlier wave. */
static const char *moved_of(const struct page_work *work, const struct survey_result *latest) {
    static const char *const KEYS[] = {"voice_lead_up", "voice_lead_down", "voice_lead_same"};
    for (size_t i = 0; i < latest->changes.count; i++) {
        const struct survey_change *change = &latest->changes.items[i];
        if (change->to == &latest->questions.items[0]) {
            return texts_format(&work->report->texts, work->arena, KEYS[change->verdict - 1],
                                "value",
                                measure_view_value(work, change->from->kind, change->from->value),
                                "wave", wave_of(work, change->from_wave), NULL);
        }
    }
    return NULL;
}

/* "The first bill and Waiting for delivery move it most." NULL without drivers. */
static const char *driven_by(const struct page_work *work, const struct survey_result *latest) {
    const struct drivers *drivers = latest->drivers;
    if (!drivers || drivers->withheld != DRIVER_NOT_WITHHELD || drivers->items.count < 3) {
        return NULL;
    }
    const char *names[2];
    for (int i = 0; i < 2; i++) {
        const struct question *question = drivers->items.items[i].of;
        names[i] = question->name ? question->name : question->id;
    }
    return texts_format(&work->report->texts, work->arena, "voice_lead_driven", "first", names[0],
                        "second", names[1], NULL);
}

static void fill_head(struct page_work *work, struct voice_page *page,
                      const struct survey_result *latest) {
    const struct survey_measure *first = &latest->questions.items[0];
    const char *value = measure_view_value(work, first->kind, first->value);
    const char *interval = measure_view_interval(work, first->kind, first->low, first->high);
    double rows = 0;
    for (size_t i = 0; i < surveys_of(work)->items.count; i++) {
        rows += surveys_of(work)->items.items[i].rows;
    }
    work->page->title = page_text(work, "nav_voice");
    if (value && interval) {
        const char *says =
            texts_format(&work->report->texts, work->arena, "voice_lead", "nps",
                         arena_format(work->arena, "%s %s", measure_view_name(work, first), value),
                         "wave", wave_of(work, latest->wave), "n", page_number(work, first->n, 0),
                         "interval", interval, NULL);
        const char *moved = moved_of(work, latest), *driven = driven_by(work, latest);
        work->page->lead =
            arena_format(work->arena, "%s%s%s%s%s", says, moved ? " " : "", moved ? moved : "",
                         driven ? " " : "", driven ? driven : "");
    } else if (!value) {
        work->page->lead = page_text(work, "voice_lead_few");
    }
    experience_figure(work, &page->figures, "voice_answers", page_number(work, rows, 0));
    experience_figure(work, &page->figures, "voice_waves",
                      page_number(work, (double)surveys_of(work)->items.count, 0));
    experience_figure(work, &page->figures, "voice_questions",
                      page_number(work, (double)page->measures.count, 0));
}

static void fill(struct page_work *work, void *object) {
    struct voice_page *page = object;
    const struct survey_results *surveys = surveys_of(work);
    const struct survey_result *latest = &surveys->items.items[surveys->items.count - 1];
    fill_cards(work, page);
    if (page->measures.count > 0) {
        page->headline = &page->measures.items[0];
        page->others.items = page->measures.items + 1;
        page->others.count = page->measures.count - 1;
    }
    fill_head(work, page, latest);
    page->groups = groups_of(work, latest);
    page->drivers = driver_view_table(work, latest);
    page->map = driver_view_map(work, latest);
    page->changes = wave_view_table(work, latest);
    page->quotes = quotes_of(work, latest);
    page->problems = problems_of(work);
    fill_surveys(work, page);
}

static void list(const struct report *report, struct page_list *pages) {
    const struct survey_results *surveys = &report->analysis->surveys;
    if (surveys->items.count > 0 &&
        surveys->items.items[surveys->items.count - 1].questions.count > 0) {
        page_add(pages, &PAGE_VOICE, "voice.html", NULL);
    }
}

const struct page_type PAGE_VOICE = {
    .template = "voice", .record = &PAGE_RECORD, .section = "voice", .list = list, .fill = fill};
