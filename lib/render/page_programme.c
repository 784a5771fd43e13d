/* The charter of the programme, when it meets, and where each product and initiative stands in the
 * method. The dates of meetings are reckoned from those that were held, so only the change board
 * has one. */
#include "render/pages.h"

#include "analyse/cadence.h"
#include "render/link.h"
#include "render/transformation_view.h"
#include "render/view.h"

#include <string.h>

enum { STAGES = METHOD_IMPROVEMENT };

struct cadence_item {
    const char *name, *every, *next, *chair, *attendees;
};

struct stage_column {
    const char *name;
};

struct stage_cell {
    enum answer here;
    double count; /* of a product: initiatives and features at this stage */
    const char *label;
};

struct stage_row {
    const char *name, *href, *kind;
    enum answer unknown; /* no stage is given */
    LIST(struct stage_cell) cells;
};

struct stage_table {
    LIST(struct stage_column) columns;
    LIST(struct stage_row) rows;
};

struct programme_page {
    struct page_frame frame;
    LIST(struct fact_view) figures;
    LIST(struct fact_view) facts;
    const char *vision, *strategy, *business_case; /* markup */
    LIST(const char *) creed;
    LIST(struct link_view) focus;
    LIST(struct cadence_item) cadence;
    const char *cadence_note;
    const struct stage_table *stages;
};

#define THIS struct cadence_item
static const struct field CADENCE_FIELDS[] = {
    ROW_TEXT(name, "the meeting"),    ROW_TEXT(every, "how often"),
    ROW_TEXT(next, "the next date"),  ROW_TEXT(chair, "who leads it"),
    ROW_TEXT(attendees, "who comes"),
};
#undef THIS
static const struct record CADENCE_VIEW =
    RECORD("cadence", struct cadence_item, CADENCE_FIELDS, "a regular meeting");

#define THIS struct stage_column
static const struct field COLUMN_FIELDS[] = {ROW_TEXT(name, "the stage")};
#undef THIS
static const struct record COLUMN_VIEW =
    RECORD("column", struct stage_column, COLUMN_FIELDS, "a stage of the method");

#define THIS struct stage_cell
static const struct field CELL_FIELDS[] = {
    ROW_BOOLEAN(here, "whether it stands here"),
    ROW_NUMBER(count, 0, 0, "of a product: how much of it stands here"),
    ROW_TEXT(label, "the stage in words"),
};
#undef THIS
static const struct record CELL_VIEW =
    RECORD("cell", struct stage_cell, CELL_FIELDS, "one stage of one product or initiative");

#define THIS struct stage_row
static const struct field STAGE_FIELDS[] = {
    ROW_TEXT(name, "the product or initiative"),
    ROW_URL(href, "its page"),
    ROW_TEXT(kind, "which of the two"),
    ROW_BOOLEAN(unknown, "no stage is given"),
    ROW_LIST(cells, CELL_VIEW, "one for each column"),
};
#undef THIS
static const struct record STAGE_VIEW =
    RECORD("row", struct stage_row, STAGE_FIELDS, "a product or an initiative");

#define THIS struct stage_table
static const struct field TABLE_FIELDS[] = {
    ROW_LIST(columns, COLUMN_VIEW, "the stages"),
    ROW_LIST(rows, STAGE_VIEW, "products, then initiatives"),
};
#undef THIS
static const struct record TABLE_VIEW =
    RECORD("stages", struct stage_table, TABLE_FIELDS, "where everything stands");

#define THIS struct programme_page
static const struct field PAGE_FIELDS[] = {
    PAGE_FRAME_ROWS,
    ROW_LIST(figures, FACT_VIEW, "figures beside the title"),
    ROW_LIST(facts, FACT_VIEW, "slogan, sponsor, lead of the CX team"),
    ROW_MARKUP(vision, "the vision"),
    ROW_MARKUP(strategy, "the strategy"),
    ROW_MARKUP(business_case, "the business case"),
    ROW_TEXTS(creed, "the creed"),
    ROW_LIST(focus, LINK_VIEW, "this quarter's journeys"),
    ROW_LIST(cadence, CADENCE_VIEW, "regular meetings"),
    ROW_TEXT(cadence_note, "how the next date is reckoned"),
    ROW_POINTER(stages, TABLE_VIEW, "stages of the method"),
};
#undef THIS
static const struct record PAGE_RECORD =
    RECORD("programme page", struct programme_page, PAGE_FIELDS, "the programme");

/* How much of something stands at each stage; 0 counts what has no stage. */
struct tally {
    size_t at[STAGES + 1];
};

/* Open work that names a product adds to the product's tally; products that only a journey names
 * have an empty one. */
static void count_product(GHashTable *tallies, GPtrArray *names, const char *product, int stage) {
    if (!product) {
        return;
    }
    struct tally *tally = g_hash_table_lookup(tallies, product);
    if (!tally) {
        tally = g_new0(struct tally, 1);
        g_hash_table_insert(tallies, (gpointer)product, tally);
        g_ptr_array_add(names, (gpointer)product);
    }
    if (stage != METHOD_NONE) {
        tally->at[stage]++;
    }
}

/* The names of all products in the order of the model, with what stands where. */
static GPtrArray *count_products(const struct model *model, GHashTable *tallies) {
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (journey->status != JOURNEY_RETIRED) {
            count_product(tallies, names, journey->product, METHOD_NONE);
        }
    }
    for (size_t i = 0; i < model->features.count; i++) {
        const struct feature *feature = &model->features.items[i];
        if (serves_open_feature(feature)) {
            count_product(tallies, names, feature->product, feature->stage);
        }
    }
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (serves_open_initiative(initiative)) {
            count_product(tallies, names, initiative->product, initiative->stage);
        }
    }
    return names;
}

static void fill_cells(const struct page_work *work, const struct tally *tally, bool counted,
                       struct stage_row *row) {
    row->cells.items = ARENA_ARRAY(work->arena, struct stage_cell, STAGES);
    row->cells.count = STAGES;
    row->unknown = ANSWER_YES;
    for (int stage = 1; stage <= STAGES; stage++) {
        bool here = tally->at[stage] > 0;
        row->cells.items[stage - 1] = (struct stage_cell){
            .here = here ? ANSWER_YES : ANSWER_NO,
            .count = counted && here ? (double)tally->at[stage] : NAN,
            .label = transformation_stage(work, stage),
        };
        row->unknown = here ? ANSWER_NO : row->unknown;
    }
}

static void add_products(const struct page_work *work, struct stage_table *table) {
    GHashTable *tallies = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    GPtrArray *names = count_products(work->report->model, tallies);
    for (guint i = 0; i < names->len && table->rows.count < TRANSFORMATION_MOST_ROWS; i++) {
        struct stage_row *row = &table->rows.items[table->rows.count++];
        row->name = g_ptr_array_index(names, i);
        row->kind = page_text(work, "word_product");
        fill_cells(work, g_hash_table_lookup(tallies, row->name), true, row);
    }
    g_ptr_array_free(names, TRUE);
    g_hash_table_destroy(tallies);
}

static void add_initiatives(const struct page_work *work, struct stage_table *table) {
    const struct model *model = work->report->model;
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (!serves_open_initiative(initiative) || table->rows.count == TRANSFORMATION_MOST_ROWS) {
            continue;
        }
        struct tally tally = {.at = {0}};
        tally.at[initiative->stage] = 1;
        struct stage_row *row = &table->rows.items[table->rows.count++];
        row->name = initiative->name;
        row->href = link_initiative(work->report, initiative, work->arena);
        row->kind = initiative->code;
        fill_cells(work, &tally, false, row);
    }
}

static const struct stage_table *stages(const struct page_work *work) {
    struct stage_table *table = ARENA_NEW(work->arena, struct stage_table);
    table->rows.items = ARENA_ARRAY(work->arena, struct stage_row, TRANSFORMATION_MOST_ROWS);
    add_products(work, table);
    add_initiatives(work, table);
    if (table->rows.count == 0) {
        return NULL;
    }
    table->columns.items = ARENA_ARRAY(work->arena, struct stage_column, STAGES);
    table->columns.count = STAGES;
    for (int stage = 1; stage <= STAGES; stage++) {
        table->columns.items[stage - 1].name = transformation_stage(work, stage);
    }
    return table;
}

/* Who comes, with the CX team under its name. */
static const char *attendees(const struct page_work *work, const struct cadence *cadence) {
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < cadence->attendees.count; i++) {
        const struct reference *who = &cadence->attendees.items[i];
        const char *name = who->target ? reference_name(who) : page_text(work, "people_cx_team");
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", name);
    }
    const char *copy = names->len > 0 ? arena_string(work->arena, names->str) : NULL;
    g_string_free(names, TRUE);
    return copy;
}

static void fill_cadence(const struct page_work *work, struct programme_page *page) {
    const struct model *model = work->report->model;
    const struct program *program = &model->project.program;
    const struct field *every = record_field(&CADENCE_RECORD, "every");
    const char *board_name = page_text(work, "nav_board");
    const struct cadence *board = cadence_of_board(program, board_name);
    size_t count = program->cadence.count;
    page->cadence.items = ARENA_ARRAY(work->arena, struct cadence_item, count);
    page->cadence.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct cadence *cadence = &program->cadence.items[i];
        uint32_t next = cadence == board ? cadence_next_board(model, board_name) : 0;
        const char *word = field_choice(every, cadence->every);
        page->cadence.items[i] = (struct cadence_item){
            .name = cadence->name,
            .every = word ? texts_word(&work->report->texts, "every", word) : NULL,
            .next = page_date(work, next),
            .chair = reference_name(&cadence->chair),
            .attendees = attendees(work, cadence),
        };
    }
    bool reckoned = board && cadence_next_board(model, board_name) != 0;
    page->cadence_note = reckoned ? page_text(work, "programme_next_note") : NULL;
}

/* The stage at which most of the rows of initiatives stand; the earlier one of two. 0: none. */
static int fullest(const struct model *model, size_t *most, size_t *all) {
    struct tally tally = {.at = {0}};
    *most = 0;
    *all = 0;
    for (size_t i = 0; i < model->initiatives.count; i++) {
        const struct initiative *initiative = &model->initiatives.items[i];
        if (serves_open_initiative(initiative)) {
            tally.at[initiative->stage]++;
            (*all)++;
        }
    }
    int best = METHOD_NONE;
    for (int stage = 1; stage <= STAGES; stage++) {
        if (tally.at[stage] > *most) {
            *most = tally.at[stage];
            best = stage;
        }
    }
    return best;
}

static const char *lead(const struct page_work *work) {
    const struct model *model = work->report->model;
    size_t most;
    size_t all;
    int stage = fullest(model, &most, &all);
    double focus = (double)model->project.program.focus.count;
    if (stage == METHOD_NONE) {
        return page_count(work, "programme_lead_focus", focus);
    }
    return texts_count(&work->report->texts, work->arena, "programme_lead", (double)all, "most",
                       page_number(work, (double)most, 0), "stage",
                       transformation_stage(work, stage), "focus", page_number(work, focus, 0),
                       NULL);
}

static void fill_figures(const struct page_work *work, struct programme_page *page) {
    const struct model *model = work->report->model;
    size_t most;
    size_t all;
    fullest(model, &most, &all);
    uint32_t next = cadence_next_board(model, page_text(work, "nav_board"));
    transformation_count(work, &page->figures, "journey_focus", model->project.program.focus.count);
    transformation_count(work, &page->figures, "programme_open", all);
    if (next != 0) {
        transformation_figure(work, &page->figures, "overview_next_board", page_date(work, next));
    }
}

static void fill_facts(const struct page_work *work, struct programme_page *page) {
    const struct program *program = &work->report->model->project.program;
    const struct cx_team *team = &work->report->model->organisation.cx_team;
    const struct link_view *sponsor = view_reference(work, &program->sponsor);
    const struct link_view *leader = view_reference(work, &team->lead);
    const struct fact_view facts[] = {
        {.label = page_text(work, "programme_slogan"), .value = program->slogan},
        {.label = page_text(work, "overview_sponsor"),
         .value = sponsor ? sponsor->name : NULL,
         .href = sponsor ? sponsor->href : NULL},
        {.label = page_text(work, "programme_team_lead"),
         .value = leader ? leader->name : NULL,
         .href = leader ? leader->href : NULL},
    };
    page->facts.items = arena_copy(work->arena, facts, sizeof facts);
    page->facts.count = G_N_ELEMENTS(facts);
}

static void fill(struct page_work *work, void *object) {
    struct programme_page *page = object;
    const struct program *program = &work->report->model->project.program;
    work->page->title = page_text(work, "nav_programme");
    work->page->lead = lead(work);
    work->page->source = view_source(work, &program->at);
    fill_figures(work, page);
    fill_facts(work, page);
    page->vision = view_prose(work, &program->vision, 3, "vision");
    page->strategy = view_prose(work, &program->strategy, 3, "strategy");
    page->business_case = view_prose(work, &program->business_case, 3, "business-case");
    page->creed.items = program->creed.items;
    page->creed.count = program->creed.count;
    page->focus.items = ARENA_ARRAY(work->arena, struct link_view, program->focus.count);
    page->focus.count = program->focus.count;
    for (size_t i = 0; i < program->focus.count; i++) {
        page->focus.items[i] = *view_reference(work, &program->focus.items[i]);
    }
    fill_cadence(work, page);
    page->stages = stages(work);
}

static void list(const struct report *report, struct page_list *pages);

const struct page_type PAGE_PROGRAMME = {.template = "programme",
                                         .record = &PAGE_RECORD,
                                         .section = "programme",
                                         .list = list,
                                         .fill = fill};

/* A project that says nothing of its programme, and has nothing to place in the method, has no such
 * page. */
static void list(const struct report *report, struct page_list *pages) {
    const struct model *model = report->model;
    const struct field *program = record_field(&PROJECT_RECORD, "program");
    if (field_given(FIELD_STRUCT, program->record, &model->project.program) ||
        model->initiatives.count > 0) {
        page_add(pages, &PAGE_PROGRAMME, "programme.html", NULL);
    }
}
