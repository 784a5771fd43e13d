/* Maturity: the stair, the spread between functions, next steps, every practice, progress; of the
 * first unit in full, of the others where they stand. */
#include "render/pages.h"

#include "render/chart_view.h"
#include "render/maturity_view.h"
#include "render/people.h"
#include "render/practice_view.h"
#include "render/transformation_view.h"

struct notice_text {
    const char *sentence;
};

struct spread_view {
    const char *key, *drawing, *drawing_phone;
    const struct twin_view *twin;
};

struct step_line {
    double score;
    const char *action, *detail, *href;
};

struct next_view {
    const char *title;
    LIST(struct step_line) items;
};

struct assessment_line {
    const char *date, *unit;
    double index;
    const char *reached;
    const struct source_view *source;
};

struct progress_view {
    const char *drawing, *drawing_phone;
    LIST(struct assessment_line) items;
};

struct radar_view {
    const char *drawing, *drawing_phone;
    const char *note; /* what the dashed shape is; NULL: none */
};

struct maturity_page {
    struct page_frame frame;
    double index;
    const char *stage_label, *dated, *threshold_label;
    const struct signal_view *signal;
    const char *stair, *stair_phone;
    LIST(struct notice_text) notices;
    const struct spread_view *spread;
    const struct next_view *next;
    LIST(struct stage_view) stages;
    const struct progress_view *progress;
    const struct radar_view *radar;
    const struct empty_view *empty;
};

#define THIS struct notice_text
static const struct field NOTICE_FIELDS[] = {ROW_TEXT(sentence, "what to know")};
#undef THIS
static const struct record NOTICE_TEXT =
    RECORD("notice", struct notice_text, NOTICE_FIELDS, "something to know");

#define THIS struct spread_view
static const struct field SPREAD_FIELDS[] = {
    ROW_TEXT(key, "the letters in words"),
    ROW_MARKUP(drawing, "what each function says"),
    ROW_MARKUP(drawing_phone, "the same for a phone"),
    ROW_POINTER(twin, TWIN_VIEW, "the same as a table"),
};
#undef THIS
static const struct record SPREAD_VIEW =
    RECORD("spread", struct spread_view, SPREAD_FIELDS, "what each function says");

#define THIS struct step_line
static const struct field STEP_FIELDS[] = {
    ROW_NUMBER(score, 0, 0, "0-100"),
    ROW_TEXT(action, "what to do"),
    ROW_TEXT(detail, "for which practice, and who is lowest"),
    ROW_URL(href, "the practice"),
};
#undef THIS
static const struct record STEP_LINE = RECORD("step", struct step_line, STEP_FIELDS, "a next step");

#define THIS struct next_view
static const struct field NEXT_FIELDS[] = {
    ROW_TEXT(title, "to reach which stage"),
    ROW_LIST(items, STEP_LINE, "the steps"),
};
#undef THIS
static const struct record NEXT_VIEW =
    RECORD("next steps", struct next_view, NEXT_FIELDS, "what comes next");

#define THIS struct assessment_line
static const struct field ASSESSMENT_FIELDS[] = {
    ROW_TEXT(date, "when"),
    ROW_TEXT(unit, "of whom"),
    ROW_NUMBER(index, 0, 0, "0-100"),
    ROW_TEXT(reached, "the stage reached"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record ASSESSMENT_LINE =
    RECORD("assessment", struct assessment_line, ASSESSMENT_FIELDS, "an assessment");

#define THIS struct progress_view
static const struct field PROGRESS_FIELDS[] = {
    ROW_MARKUP(drawing, "the index over time"),
    ROW_MARKUP(drawing_phone, "the same for a phone"),
    ROW_LIST(items, ASSESSMENT_LINE, "the assessments"),
};
#undef THIS
static const struct record PROGRESS_VIEW =
    RECORD("progress", struct progress_view, PROGRESS_FIELDS, "all assessments");

#define THIS struct radar_view
static const struct field RADAR_FIELDS[] = {
    ROW_MARKUP(drawing, "the radar"),
    ROW_MARKUP(drawing_phone, "the radar for a phone"),
    ROW_TEXT(note, "what the dashed shape is"),
};
#undef THIS
static const struct record RADAR_VIEW =
    RECORD("radar", struct radar_view, RADAR_FIELDS, "the stages as a radar");

#define THIS struct maturity_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_NUMBER(index, 0, 0, "0-100"),
    ROW_TEXT(stage_label, "the stage reached"),
    ROW_TEXT(dated, "of whom and when"),
    ROW_TEXT(threshold_label, "what the dashes mean"),
    ROW_POINTER(signal, SIGNAL_VIEW, "the change since the assessment before"),
    ROW_MARKUP(stair, "the stages as a stair"),
    ROW_MARKUP(stair_phone, "the stages as rows"),
    ROW_LIST(notices, NOTICE_TEXT, "skipped stages, disagreements, who is missing"),
    ROW_POINTER(spread, SPREAD_VIEW, "what each function says"),
    ROW_POINTER(next, NEXT_VIEW, "what comes next"),
    ROW_LIST(stages, STAGE_VIEW, "stages and practices"),
    ROW_POINTER(progress, PROGRESS_VIEW, "all assessments"),
    ROW_POINTER(radar, RADAR_VIEW, "the stages as a radar"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("maturity page", struct maturity_page, PAGE_FIELDS, "maturity");

/* The stage that a card has reached, as a sentence's part; NULL: none yet. */
static const struct scorecard_stage *reached_stage(const struct scorecard *card) {
    return card->level >= 1 ? &card->stages.items[(size_t)card->level - 1] : NULL;
}

static void fill_headline(const struct page_work *work, const struct scorecard *card,
                          struct maturity_page *page) {
    const struct texts *texts = &work->report->texts;
    const struct scorecard_stage *stage = reached_stage(card);
    page->index = card->index;
    page->stage_label = stage ? texts_format(texts, work->arena, "maturity_stage_of", "number",
                                             page_number(work, card->level, 0), "total",
                                             page_number(work, (double)card->stages.count, 0),
                                             "name", stage->of->name, NULL)
                              : page_text(work, "overview_no_stage");
    page->dated =
        texts_format(texts, work->arena, "maturity_dated", "unit", maturity_view_unit(work, card),
                     "date", page_date(work, card->date), NULL);
    page->threshold_label =
        texts_format(texts, work->arena, "maturity_threshold", "threshold",
                     page_number(work, work->report->model->project.maturity.threshold, 0), NULL);
    if (!isnan(card->change)) {
        struct signal_view *signal = ARENA_NEW(work->arena, struct signal_view);
        signal->label =
            texts_format(texts, work->arena, "maturity_since", "change",
                         people_signed(work->report->language, work->arena, card->change, 0),
                         "month", people_month(texts, work->arena, card->previous->date), NULL);
        signal->better = card->change >= 0.5 ? ANSWER_YES : ANSWER_NO;
        signal->worse = card->change <= -0.5 ? ANSWER_YES : ANSWER_NO;
        page->signal = signal;
    }
}

static void add_notice(const struct page_work *work, struct maturity_page *page,
                       const char *sentence) {
    if (!page->notices.items) {
        page->notices.items = ARENA_ARRAY(work->arena, struct notice_text, 3);
    }
    page->notices.items[page->notices.count++].sentence = sentence;
}

static const char *disagreements(const struct page_work *work, const struct scorecard *card) {
    GString *names = g_string_new(NULL);
    size_t count = 0;
    for (size_t i = 0; i < card->practices.count; i++) {
        if (card->practices.items[i].disagreement == ANSWER_YES) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                                   card->practices.items[i].of->name);
            count++;
        }
    }
    const char *sentence = count > 0
                               ? texts_count(&work->report->texts, work->arena, "maturity_disagree",
                                             (double)count, "names", names->str, NULL)
                               : NULL;
    g_string_free(names, TRUE);
    return sentence;
}

static void fill_notices(const struct page_work *work, const struct scorecard *card,
                         struct maturity_page *page) {
    const struct texts *texts = &work->report->texts;
    GString *names = g_string_new(NULL);
    size_t level = (size_t)card->level;
    for (size_t i = 0; i < card->stages.count; i++) {
        if (card->stages.items[i].skipped == ANSWER_YES) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                                   card->stages.items[i].of->name);
        }
    }
    if (names->len > 0 && level < card->stages.count) {
        add_notice(work, page,
                   texts_format(texts, work->arena, "maturity_skipped_ahead", "names", names->str,
                                "unfinished", card->stages.items[level].of->name, NULL));
    }
    const char *sentence = disagreements(work, card);
    if (sentence) {
        add_notice(work, page, sentence);
    }
    g_string_truncate(names, 0);
    for (size_t i = 0; i < card->missing.count; i++) {
        const struct business_function *function =
            model_find(work->report->model, ENTITY_FUNCTION, card->missing.items[i]);
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               function ? function->name : card->missing.items[i]);
    }
    if (names->len > 0) {
        add_notice(work, page,
                   texts_format(texts, work->arena, "maturity_missing", "names", names->str, NULL));
    }
    g_string_free(names, TRUE);
}

/* The practice's name when the action says something else, and the two functions that rate it
 * lowest. */
static const char *step_detail(const struct page_work *work,
                               const struct scorecard_practice *practice) {
    const struct scorecard_function *low = NULL, *next = NULL;
    for (size_t i = 0; i < practice->functions.count; i++) {
        const struct scorecard_function *said = &practice->functions.items[i];
        if (!low || said->score < low->score) {
            next = low;
            low = said;
        } else if (!next || said->score < next->score) {
            next = said;
        }
    }
    const char *detail = practice->of->action ? practice->of->name : NULL;
    if (!low || practice->score >= 99.5) {
        return detail;
    }
    const char *said =
        arena_format(work->arena, "%s %s", low->of->name, page_number(work, low->score, 0));
    if (next && next->score < practice->score) {
        said = arena_format(work->arena, "%s, %s %s", said, next->of->name,
                            page_number(work, next->score, 0));
    }
    return detail ? arena_format(work->arena, "%s; %s", detail, said) : said;
}

static void fill_next(const struct page_work *work, const struct scorecard *card,
                      struct maturity_page *page) {
    size_t level = (size_t)card->level;
    if (card->next.count == 0 || level >= card->stages.count) {
        return;
    }
    struct next_view *next = ARENA_NEW(work->arena, struct next_view);
    next->title = texts_format(&work->report->texts, work->arena, "maturity_next", "stage",
                               card->stages.items[level].of->name, NULL);
    next->items.count = card->next.count;
    next->items.items = ARENA_ARRAY(work->arena, struct step_line, card->next.count);
    for (size_t i = 0; i < card->next.count; i++) {
        const struct scorecard_step *step = &card->next.items[i];
        next->items.items[i] = (struct step_line){
            .score = step->score,
            .action = step->of->of->action ? step->of->of->action : step->of->of->name,
            .detail = step_detail(work, step->of),
            .href = arena_format(work->arena, "#%s", step->of->of->id),
        };
    }
    page->next = next;
}

static void fill_progress(const struct page_work *work, struct maturity_page *page) {
    const struct scorecards *cards = &work->report->analysis->maturity;
    if (cards->items.count < 2) {
        return;
    }
    struct progress_view *view = ARENA_NEW(work->arena, struct progress_view);
    view->drawing = maturity_view_progress(work, false);
    view->drawing_phone = maturity_view_progress(work, true);
    view->items.count = MIN(cards->items.count, (size_t)TRANSFORMATION_MOST_ROWS);
    view->items.items = ARENA_ARRAY(work->arena, struct assessment_line, view->items.count);
    for (size_t i = 0; i < view->items.count; i++) {
        /* The newest first. */
        const struct scorecard *card = &cards->items.items[cards->items.count - 1 - i];
        const struct scorecard_stage *stage = reached_stage(card);
        view->items.items[i] = (struct assessment_line){
            .date = page_date(work, card->date),
            .unit = maturity_view_unit(work, card),
            .index = card->index,
            .reached = stage ? stage->of->name : page_text(work, "overview_no_stage"),
            .source = view_source(work, &card->of->at),
        };
    }
    page->progress = view;
}

static const struct radar_view *radar_of(const struct page_work *work,
                                         const struct scorecard *card) {
    const char *drawing = maturity_view_radar(work, card, false);
    if (!drawing) {
        return NULL;
    }
    struct radar_view *view = ARENA_NEW(work->arena, struct radar_view);
    view->drawing = drawing;
    view->drawing_phone = maturity_view_radar(work, card, true);
    if (card->previous) {
        view->note = texts_format(
            &work->report->texts, work->arena, "maturity_radar_note", "month",
            people_month(&work->report->texts, work->arena, card->previous->date), NULL);
    }
    return view;
}

/* The widest difference between two functions on one stage; NULL when no two rated the same. */
static const char *widest(const struct page_work *work, const struct scorecard *card) {
    const struct scorecard_function *most_low = NULL, *most_high = NULL;
    const struct scorecard_stage *where = NULL;
    for (size_t i = 0; i < card->stages.count; i++) {
        const struct scorecard_stage *stage = &card->stages.items[i];
        const struct scorecard_function *low = NULL, *high = NULL;
        for (size_t j = 0; j < stage->functions.count; j++) {
            const struct scorecard_function *said = &stage->functions.items[j];
            low = !low || said->score < low->score ? said : low;
            high = !high || said->score > high->score ? said : high;
        }
        if (low && high->score - low->score >= 1 &&
            (!where || high->score - low->score > most_high->score - most_low->score)) {
            where = stage;
            most_low = low;
            most_high = high;
        }
    }
    return where ? texts_count(&work->report->texts, work->arena, "maturity_lead_widest",
                               round(most_high->score - most_low->score), "low", most_low->of->name,
                               "high", most_high->of->name, "stage", where->of->name, NULL)
                 : NULL;
}

static const char *lead_of(const struct page_work *work, const struct scorecard *card) {
    const char *reached = texts_format(&work->report->texts, work->arena, "maturity_lead",
                                       "reached", page_number(work, card->level, 0), "total",
                                       page_number(work, (double)card->stages.count, 0), NULL);
    const char *difference = widest(work, card);
    return difference ? arena_format(work->arena, "%s %s", reached, difference) : reached;
}

static void fill(struct page_work *work, void *object) {
    struct maturity_page *page = object;
    const struct scorecard *card = work->report->analysis->maturity.latest.items[0];
    work->page->title = page_text(work, "nav_maturity");
    fill_progress(work, page);
    if (isnan(card->index)) {
        work->page->lead = page_text(work, "maturity_lead_unrated");
        page->index = NAN;
        return;
    }
    work->page->lead = lead_of(work, card);
    fill_headline(work, card, page);
    fill_notices(work, card, page);
    page->stair = maturity_view_stair(work, card, false);
    page->stair_phone = maturity_view_stair(work, card, true);
    struct spread_view *spread = ARENA_NEW(work->arena, struct spread_view);
    spread->drawing = maturity_view_spread(work, card, false, &spread->key);
    if (spread->drawing) {
        spread->drawing_phone = maturity_view_spread(work, card, true, &spread->key);
        spread->twin = maturity_view_spread_twin(work, card);
        page->spread = spread;
    }
    page->radar = radar_of(work, card);
    fill_next(work, card, page);
    struct list stages = practice_view_stages(work, card);
    page->stages.items = stages.items;
    page->stages.count = stages.count;
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->analysis->maturity.latest.count > 0) {
        page_add(pages, &PAGE_MATURITY, "maturity.html", NULL);
    }
}

const struct page_type PAGE_MATURITY = {.template = "maturity",
                                        .record = &PAGE_RECORD,
                                        .section = "maturity",
                                        .list = list,
                                        .fill = fill};
