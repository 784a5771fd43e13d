/* The lifecycle: which journeys pass through which stage and how customers score them there, the
 * holes, and the mix of channels. */
#include "render/chart_view.h"
#include "render/experience_view.h"
#include "render/lifecycle_view.h"
#include "render/link.h"
#include "render/pages.h"
#include "render/people.h"

/* How many journeys the matrix shows: the first by priority. */
enum { MATRIX_ROWS = 100 };

struct matrix_stage {
    const char *id, *name, *measured;
    double customer;
    enum answer hole;
};

struct matrix_cell {
    const char *stage, *href, *measured, *word;
    double customer;
    enum answer hole, bad, good;
};

struct matrix_journey {
    const char *name, *href;
    enum answer focus;
    LIST(struct matrix_cell) cells;
};

struct matrix {
    LIST(struct matrix_stage) stages;
    LIST(struct matrix_journey) journeys;
    const char *beyond, *svg, *png, *pdf;
};

struct hole {
    const char *name, *sentence;
    const struct source_view *source;
};

struct hole_list {
    const char *title;
    LIST(struct hole) items;
};

struct channel_row {
    const struct channel_view *channel;
    const char *kind, *share, *bar;
    double touchpoints;
};

struct channel_table {
    const char *note;
    LIST(struct channel_row) items;
};

struct lifecycle_page {
    struct page_frame frame;
    struct figure_list figures;
    const struct matrix *matrix;
    const struct hole_list *holes;
    const struct channel_table *channels;
    const struct empty_view *empty;
};

#define THIS struct matrix_stage
static const struct field STAGE_FIELDS[] = {
    ROW_TEXT(id, "the stage's anchor"),
    ROW_TEXT(name, "the stage"),
    ROW_TEXT(measured, "how many touchpoints are measured"),
    ROW_NUMBER(customer, 0, 0, "mean customer score", .digits = 1),
    ROW_BOOLEAN(hole, "no journey at all"),
};
#undef THIS
static const struct record STAGE_RECORD_VIEW =
    RECORD("stage", struct matrix_stage, STAGE_FIELDS, "a lifecycle stage");

#define THIS struct matrix_cell
static const struct field CELL_FIELDS[] = {
    ROW_TEXT(stage, "the lifecycle stage"),
    ROW_URL(href, "the first touchpoint there"),
    ROW_TEXT(measured, "how many touchpoints are measured"),
    ROW_TEXT(word, "weak, OK or good"),
    ROW_NUMBER(customer, 0, 0, "mean customer score", .digits = 1),
    ROW_BOOLEAN(hole, "the journey has no stage there"),
    ROW_BOOLEAN(bad, "weak"),
    ROW_BOOLEAN(good, "good"),
};
#undef THIS
static const struct record CELL_RECORD =
    RECORD("cell", struct matrix_cell, CELL_FIELDS, "a journey in a lifecycle stage");

#define THIS struct matrix_journey
static const struct field JOURNEY_FIELDS[] = {
    ROW_TEXT(name, "the journey"),
    ROW_URL(href, "its page"),
    ROW_BOOLEAN(focus, "one of this quarter's"),
    ROW_LIST(cells, CELL_RECORD, "one for each stage"),
};
#undef THIS
static const struct record JOURNEY_RECORD_VIEW =
    RECORD("journey", struct matrix_journey, JOURNEY_FIELDS, "a row of the matrix");

#define THIS struct matrix
static const struct field MATRIX_FIELDS[] = {
    ROW_LIST(stages, STAGE_RECORD_VIEW, "the columns"),
    ROW_LIST(journeys, JOURNEY_RECORD_VIEW, "the rows"),
    ROW_TEXT(beyond, "how many journeys are not shown"),
    ROW_URL(svg, "the matrix as a drawing"),
    ROW_URL(png, "the same as a picture"),
    ROW_URL(pdf, "the same as PDF"),
};
#undef THIS
static const struct record MATRIX_RECORD =
    RECORD("matrix", struct matrix, MATRIX_FIELDS, "journeys by lifecycle stages");

#define THIS struct hole
static const struct field HOLE_FIELDS[] = {
    ROW_TEXT(name, "the stage"),
    ROW_TEXT(sentence, "what is missing"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
static const struct record HOLE_RECORD = RECORD("hole", struct hole, HOLE_FIELDS, "a hole");

#define THIS struct hole_list
static const struct field HOLES_FIELDS[] = {
    ROW_TEXT(title, "the heading"),
    ROW_LIST(items, HOLE_RECORD, "the holes"),
};
#undef THIS
static const struct record HOLES_RECORD =
    RECORD("holes", struct hole_list, HOLES_FIELDS, "stages with nothing in them");

#define THIS struct channel_row
static const struct field CHANNEL_FIELDS[] = {
    ROW_POINTER(channel, CHANNEL_VIEW, "the channel"),       ROW_TEXT(kind, "digital or human"),
    ROW_TEXT(share, "of the touchpoints with a channel"),    ROW_MARKUP(bar, "the same as a bar"),
    ROW_NUMBER(touchpoints, 0, 0, "how many are met on it"),
};
#undef THIS
static const struct record CHANNEL_ROW =
    RECORD("channel", struct channel_row, CHANNEL_FIELDS, "a channel of the mix");

#define THIS struct channel_table
static const struct field MIX_FIELDS[] = {
    ROW_TEXT(note, "the mix in a sentence"),
    ROW_LIST(items, CHANNEL_ROW, "the channels"),
};
#undef THIS
static const struct record MIX_RECORD =
    RECORD("channels", struct channel_table, MIX_FIELDS, "the mix of channels");

#define THIS struct lifecycle_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_POINTER(matrix, MATRIX_RECORD, "journeys by lifecycle stages"),
    ROW_POINTER(holes, HOLES_RECORD, "stages with nothing in them"),
    ROW_POINTER(channels, MIX_RECORD, "the mix of channels"),
    ROW_POINTER(empty, EMPTY_VIEW, "what fills the page"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("lifecycle page", struct lifecycle_page, PAGE_FIELDS, "the lifecycle");

static void fill_stage(const struct page_work *work, const struct portfolio_stage *figures,
                       struct matrix_stage *stage) {
    *stage = (struct matrix_stage){
        .id = figures->stage,
        .name = figures->of->name,
        .measured = experience_measured(work, figures->measured, figures->touchpoints),
        .customer = figures->customer,
        .hole = figures->cells.count == 0 ? ANSWER_YES : ANSWER_NO,
    };
}

/* The first touchpoint of a journey in a lifecycle stage; the journey's page when there is none. */
static const char *cell_link(const struct page_work *work, const struct journey *journey,
                             const struct lifecycle_stage *lifecycle) {
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *stage = &journey->stages.items[i];
        if (stage->lifecycle.target == lifecycle && stage->touchpoints.count > 0) {
            return link_touchpoint(work->report, &stage->touchpoints.items[0], work->arena);
        }
    }
    return link_journey(work->report, journey, work->arena);
}

static void fill_cell(const struct page_work *work, const struct portfolio_stage *stage,
                      const struct portfolio_cell *figures, struct matrix_cell *cell) {
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    double customer = figures->customer;
    *cell = (struct matrix_cell){
        .stage = stage->of->name,
        .href = cell_link(work, figures->of, stage->of),
        .measured = figures->touchpoints > 0
                        ? experience_measured(work, figures->measured, figures->touchpoints)
                        : page_text(work, "lifecycle_no_touchpoint"),
        .word = experience_score_word(work, customer),
        .customer = customer,
        .bad = customer < thresholds->ok ? ANSWER_YES : ANSWER_NO,
        .good = customer >= thresholds->good ? ANSWER_YES : ANSWER_NO,
    };
}

/* Fills the rows of the journeys that are shown; one pass over each stage's cells. */
static void fill_cells(const struct page_work *work, struct matrix *matrix) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    GHashTable *rows = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < matrix->journeys.count; i++) {
        g_hash_table_insert(rows, (gpointer)figures->ranked.items[i]->of,
                            &matrix->journeys.items[i]);
    }
    for (size_t s = 0; s < figures->lifecycle.count; s++) {
        const struct portfolio_stage *stage = &figures->lifecycle.items[s];
        for (size_t i = 0; i < stage->cells.count; i++) {
            struct matrix_journey *row = g_hash_table_lookup(rows, stage->cells.items[i].of);
            if (row) {
                fill_cell(work, stage, &stage->cells.items[i], &row->cells.items[s]);
            }
        }
    }
    g_hash_table_destroy(rows);
}

static const struct matrix *matrix(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    size_t stages = figures->lifecycle.count;
    size_t all = figures->ranked.count, shown = MIN(all, (size_t)MATRIX_ROWS);
    if (all == 0) {
        return NULL;
    }
    struct matrix *made = ARENA_NEW(work->arena, struct matrix);
    made->stages.items = ARENA_ARRAY(work->arena, struct matrix_stage, stages);
    made->stages.count = stages;
    made->journeys.items = ARENA_ARRAY(work->arena, struct matrix_journey, shown);
    made->journeys.count = shown;
    made->beyond = all > shown ? page_count(work, "lifecycle_beyond", (double)all) : NULL;
    for (size_t s = 0; s < stages; s++) {
        fill_stage(work, &figures->lifecycle.items[s], &made->stages.items[s]);
    }
    for (size_t i = 0; i < shown; i++) {
        const struct portfolio_journey *journey = figures->ranked.items[i];
        struct matrix_journey *row = &made->journeys.items[i];
        row->name = journey->of->name;
        row->href = link_journey(work->report, journey->of, work->arena);
        row->focus = journey->focus;
        row->cells.items = ARENA_ARRAY(work->arena, struct matrix_cell, stages);
        row->cells.count = stages;
        for (size_t s = 0; s < stages; s++) {
            row->cells.items[s] = (struct matrix_cell){
                .stage = made->stages.items[s].name, .customer = NAN, .hole = ANSWER_YES};
        }
    }
    fill_cells(work, made);
    struct lifecycle_files files = lifecycle_view_files(work);
    made->svg = files.svg;
    made->png = files.png;
    return made;
}

/* Stages without a journey, and those where no customer was asked. */
static const struct hole_list *holes(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    struct hole_list *list = ARENA_NEW(work->arena, struct hole_list);
    list->items.items = ARENA_ARRAY(work->arena, struct hole, figures->lifecycle.count);
    for (size_t i = 0; i < figures->lifecycle.count; i++) {
        const struct portfolio_stage *stage = &figures->lifecycle.items[i];
        bool empty = stage->cells.count == 0;
        if (!empty && stage->measured > 0) {
            continue;
        }
        list->items.items[list->items.count++] = (struct hole){
            .name = stage->of->name,
            .sentence = page_text(work, empty ? "finding_lifecycle_stage_without_journey_why"
                                              : "lifecycle_unmeasured"),
            .source = view_source(work, &stage->of->at),
        };
    }
    list->title = page_text(work, "lifecycle_holes");
    return list->items.count > 0 ? list : NULL;
}

/* How many touchpoints each of the project's channels has; the rest has none. */
static double *count_channels(const struct page_work *work, double *used) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    const struct project *project = &work->report->model->project;
    double *counts = ARENA_ARRAY(work->arena, double, project->channels.count);
    for (size_t i = 0; i < figures->journeys.count; i++) {
        const struct portfolio_journey *journey = &figures->journeys.items[i];
        for (size_t c = 0; c < journey->channels.count; c++) {
            const struct portfolio_channel *channel = &journey->channels.items[c];
            counts[channel->of - project->channels.items] += channel->touchpoints;
            *used += channel->touchpoints;
        }
    }
    return counts;
}

static void add_channel(const struct page_work *work, const struct channel *channel, double count,
                        double used, struct channel_table *table) {
    const struct reference reference = {
        .id = channel->id, .entity = ENTITY_CHANNEL, .target = channel};
    const char *kind = channel->kind == CHANNEL_DIGITAL ? "channel_kind_digital"
                       : channel->kind == CHANNEL_HUMAN ? "channel_kind_human"
                                                        : NULL;
    struct channel_row row = {
        .channel = view_channel(work, &reference),
        .kind = kind ? page_text(work, kind) : NULL,
        .share = people_share(work->report->language, work->arena, count / used, 0),
        .bar = chart_view_bar(work, chart_view_id(work, "share", channel->id),
                              page_text(work, "measure_share"), BAR_VALUE, count / used, 1),
        .touchpoints = count,
    };
    size_t place = table->items.count++;
    for (; place > 0 && table->items.items[place - 1].touchpoints < count; place--) {
        table->items.items[place] = table->items.items[place - 1];
    }
    table->items.items[place] = row;
}

static const struct channel_table *channels(const struct page_work *work) {
    const struct project *project = &work->report->model->project;
    double used = 0, digital = 0;
    const double *counts = count_channels(work, &used);
    if (used == 0) {
        return NULL;
    }
    struct channel_table *table = ARENA_NEW(work->arena, struct channel_table);
    table->items.items = ARENA_ARRAY(work->arena, struct channel_row, project->channels.count);
    for (size_t i = 0; i < project->channels.count; i++) {
        if (counts[i] > 0) {
            add_channel(work, &project->channels.items[i], counts[i], used, table);
            digital += project->channels.items[i].kind == CHANNEL_DIGITAL ? counts[i] : 0;
        }
    }
    table->note =
        texts_format(&work->report->texts, work->arena, "lifecycle_digital", "share",
                     people_share(work->report->language, work->arena, digital / used, 0), NULL);
    return table;
}

/* The weakest stage in words. */
static const char *lead(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    const struct portfolio_stage *weakest = NULL;
    for (size_t i = 0; i < figures->lifecycle.count; i++) {
        const struct portfolio_stage *stage = &figures->lifecycle.items[i];
        if (!isnan(stage->customer) && (!weakest || stage->customer < weakest->customer)) {
            weakest = stage;
        }
    }
    return weakest ? texts_format(&work->report->texts, work->arena, "lifecycle_lead", "name",
                                  weakest->of->name, "customer",
                                  page_number(work, weakest->customer, 1), "measured",
                                  page_number(work, weakest->measured, 0), "total",
                                  page_number(work, weakest->touchpoints, 0), NULL)
                   : page_text(work, "lifecycle_lead_unmeasured");
}

static void fill(struct page_work *work, void *object) {
    struct lifecycle_page *page = object;
    const struct portfolio *figures = &work->report->analysis->portfolio;
    double covered = 0, measured = 0;
    for (size_t i = 0; i < figures->lifecycle.count; i++) {
        covered += figures->lifecycle.items[i].cells.count > 0;
        measured += figures->lifecycle.items[i].measured > 0;
    }
    work->page->title = page_text(work, "nav_lifecycle");
    work->page->lead = lead(work);
    experience_figure(work, &page->figures, "lifecycle_stages",
                      page_number(work, (double)figures->lifecycle.count, 0));
    experience_figure(work, &page->figures, "lifecycle_with_journey",
                      page_number(work, covered, 0));
    experience_figure(work, &page->figures, "journeys_measured", page_number(work, measured, 0));
    page->matrix = matrix(work);
    page->holes = holes(work);
    page->channels = channels(work);
    if (!page->matrix) {
        page->empty = experience_empty(work, "lifecycle_empty", "journeys/", NULL);
    }
}

static void list(const struct report *report, struct page_list *pages) {
    if (report->model->project.lifecycle.count > 0) {
        page_add(pages, &PAGE_LIFECYCLE, "lifecycle.html", NULL);
    }
}

const struct page_type PAGE_LIFECYCLE = {.template = "lifecycle",
                                         .record = &PAGE_RECORD,
                                         .section = "lifecycle",
                                         .list = list,
                                         .fill = fill};
