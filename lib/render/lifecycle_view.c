/* The figures of the portfolio, cell by cell; one pass over each stage. */
#include "render/lifecycle_view.h"

#include "draw/heat.h"
#include "render/chart_view.h"
#include "render/experience_view.h"
#include "render/link.h"

enum { MOST_DRAWN = 40 };

static const char *text(const struct page_work *work, const char *key) {
    return page_text(work, key);
}

static enum heat_level level_of(const struct page_work *work, double customer) {
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    return isnan(customer)                ? HEAT_UNKNOWN
           : customer < thresholds->ok    ? HEAT_BAD
           : customer >= thresholds->good ? HEAT_GOOD
                                          : HEAT_MIDDLE;
}

static struct heat_cell cell_of(const struct page_work *work, double customer, double measured,
                                double touchpoints) {
    const char *value = page_number(work, customer, 1);
    return (struct heat_cell){
        .level = level_of(work, customer),
        .value = value ? value : text(work, "not_measured"),
        .word = value ? experience_score_word(work, customer) : NULL,
        .note = touchpoints > 0 ? experience_measured(work, measured, touchpoints)
                                : text(work, "lifecycle_no_touchpoint"),
    };
}

/* The rows, empty at first: a journey goes through few stages. */
static struct heat_row *rows_of(const struct page_work *work, size_t count) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    struct heat_row *rows = ARENA_ARRAY(work->arena, struct heat_row, count);
    struct heat_cell **cells = ARENA_ARRAY(work->arena, struct heat_cell *, count);
    GHashTable *places = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < count; i++) {
        const struct portfolio_journey *journey = figures->ranked.items[i];
        const char *href = link_journey(work->report, journey->of, work->arena);
        cells[i] = ARENA_ARRAY(work->arena, struct heat_cell, figures->lifecycle.count);
        rows[i] = (struct heat_row){
            .name = journey->of->name,
            .href = href ? arena_format(work->arena, "%s%s", work->page->root, href) : NULL,
            .mark = journey->focus == ANSWER_YES ? text(work, "journeys_focus") : NULL,
            .cells = cells[i],
        };
        g_hash_table_insert(places, (gpointer)journey->of, GSIZE_TO_POINTER(i + 1));
    }
    for (size_t s = 0; s < figures->lifecycle.count; s++) {
        const struct portfolio_stage *stage = &figures->lifecycle.items[s];
        for (size_t i = 0; i < stage->cells.count; i++) {
            const struct portfolio_cell *cell = &stage->cells.items[i];
            size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(places, cell->of));
            if (place > 0) {
                cells[place - 1][s] =
                    cell_of(work, cell->customer, cell->measured, cell->touchpoints);
            }
        }
    }
    g_hash_table_destroy(places);
    return rows;
}

/* The stages: their names, and what all journeys score there. */
static void fill_columns(const struct page_work *work, struct heat *heat) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    size_t count = figures->lifecycle.count;
    const char **names = ARENA_ARRAY(work->arena, const char *, count);
    struct heat_cell *foot = ARENA_ARRAY(work->arena, struct heat_cell, count);
    for (size_t s = 0; s < count; s++) {
        const struct portfolio_stage *stage = &figures->lifecycle.items[s];
        names[s] = stage->of->name;
        foot[s] = stage->cells.count > 0
                      ? cell_of(work, stage->customer, stage->measured, stage->touchpoints)
                      : (struct heat_cell){.value = text(work, "lifecycle_hole")};
        foot[s].word = NULL;
    }
    heat->columns = names;
    heat->column_count = count;
    heat->foot_cells = foot;
}

struct lifecycle_files lifecycle_view_files(const struct page_work *work) {
    const struct portfolio *figures = &work->report->analysis->portfolio;
    const struct thresholds *thresholds = &work->report->model->project.thresholds;
    const struct mark_entry legend[] = {
        {MARK_CELL_BAD, experience_score_word(work, thresholds->ok - 1)},
        {MARK_CELL_MIDDLE, experience_score_word(work, thresholds->ok)},
        {MARK_CELL_GOOD, experience_score_word(work, thresholds->good)},
        {MARK_CELL_HOLE, text(work, "lifecycle_no_stage")},
    };
    size_t count = MIN(figures->ranked.count, (size_t)MOST_DRAWN);
    if (count == 0 || figures->lifecycle.count == 0 || work->drawings) {
        return (struct lifecycle_files){0}; /* on paper it is a table */
    }
    struct heat heat = {
        .name = {.id = "lifecycle-matrix",
                 .title = text(work, "lifecycle_matrix"),
                 .description = text(work, "lifecycle_matrix_description"),
                 .language = work->report->site->language},
        .corner = text(work, "word_journey"),
        .rows = rows_of(work, count),
        .row_count = count,
        .foot = text(work, "lifecycle_stage_mean"),
        .legend = legend,
        .legend_count = G_N_ELEMENTS(legend),
    };
    fill_columns(work, &heat);
    struct lifecycle_files files = {.svg = "drawings/lifecycle.svg"};
    files.png = chart_view_png(work, files.svg);
    struct chart_view view;
    heat_draw(&heat, chart_view_open(&view, work, SVG_FILE));
    chart_view_close_file(&view, work, files.svg);
    return files;
}
