/* From priorities to the figures of their charts. */
#include "render/priorities_view.h"

#include "draw/agreement.h"
#include "draw/matrix.h"
#include "draw/rank_range.h"
#include "render/chart_view.h"
#include "render/people.h"
#include "render/transformation_view.h"

#include <stdlib.h>
#include <string.h>

/* More than this cannot be told apart in one drawing; the table has all. */
enum { MOST_DRAWN = 40, AGREEMENT_WIDTH = 452, PHONE_WIDTH = 322 };

#define THIS struct drawing_view
static const struct field DRAWING_FIELDS[] = {
    ROW_MARKUP(drawing, "the drawing"),
    ROW_MARKUP(drawing_phone, "the drawing for a phone"),
    ROW_URL(svg, "as a file"),
    ROW_URL(png, "as a picture"),
    ROW_URL(pdf, "as PDF"),
    ROW_TEXT(note, "what is left out"),
    ROW_POINTER(twin, TWIN_VIEW, "the same as a table"),
};
#undef THIS
const struct record DRAWING_VIEW =
    RECORD("drawing", struct drawing_view, DRAWING_FIELDS, "a drawing");

static const char *note_of(const struct page_work *work, size_t drawn, size_t all) {
    return drawn < all ? texts_format(&work->report->texts, work->arena, "priorities_first_drawn",
                                      "drawn", page_number(work, (double)drawn, 0), "total",
                                      page_number(work, (double)all, 0), NULL)
                       : NULL;
}

/* A link from a drawing, which stands on the page. */
static const char *from_page(const struct page_work *work, const struct initiative *initiative) {
    struct link_view link = transformation_link(work, initiative);
    return link.href ? arena_format(work->arena, "%s%s", work->page->root, link.href) : NULL;
}

static enum mark mark_of(const struct priorities_item *item) {
    static const enum mark MARKS[] = {
        [PRIORITIES_NO_LEVEL] = MARK_LOW,
        [PRIORITIES_HIGH] = MARK_HIGH,
        [PRIORITIES_MEDIUM] = MARK_MEDIUM,
        [PRIORITIES_LOW] = MARK_LOW,
    };
    return item->feasible == ANSWER_NO ? MARK_INFEASIBLE : MARKS[item->level];
}

static size_t fill_points(const struct page_work *work, struct matrix *matrix) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    struct matrix_point *points = ARENA_ARRAY(work->arena, struct matrix_point, MOST_DRAWN);
    size_t all = 0;
    for (size_t i = 0; i < priorities->items.count; i++) {
        const struct priorities_item *item = &priorities->items.items[i];
        if (isnan(item->rank) || isnan(item->cost) || isnan(item->value)) {
            continue;
        }
        if (all++ < MOST_DRAWN) {
            points[matrix->count++] = (struct matrix_point){
                .name = item->initiative->name,
                .number = page_number(work, item->rank, 0),
                .href = from_page(work, item->initiative),
                .cost = item->cost,
                .value = item->value,
                .level = mark_of(item),
                .best = item->pareto == ANSWER_YES,
            };
        }
    }
    matrix->points = points;
    return all;
}

static const char *draw_matrix(const struct page_work *work, struct matrix *matrix, double width) {
    struct chart_view view;
    matrix->width = width;
    matrix_draw(matrix, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

const struct drawing_view *priorities_view_matrix(struct page_work *work) {
    const struct mark_entry legend[] = {
        {MARK_HIGH, page_text(work, "level_high")},
        {MARK_MEDIUM, page_text(work, "level_medium")},
        {MARK_LOW, page_text(work, "level_low")},
        {MARK_INFEASIBLE, page_text(work, "not_feasible")},
        {MARK_NONE, page_text(work, "priorities_number_is_rank")},
    };
    struct matrix matrix = {
        .name = {.id = "priorities-matrix",
                 .title = page_text(work, "priorities_matrix"),
                 .description = page_text(work, "priorities_matrix_description"),
                 .language = work->report->site->language},
        .quick_wins = page_text(work, "quadrant_quick_win"),
        .major_projects = page_text(work, "quadrant_major_project"),
        .fill_ins = page_text(work, "quadrant_fill_in"),
        .thankless_tasks = page_text(work, "quadrant_thankless_task"),
        .cost_axis = page_text(work, "priorities_cost_axis"),
        .value_axis = page_text(work, "priorities_value_axis"),
        .edge = page_text(work, "priorities_edge"),
        .legend = legend,
        .legend_count = G_N_ELEMENTS(legend),
        .signs = people_signs(work->report->language),
    };
    size_t all = fill_points(work, &matrix);
    if (all == 0) {
        return NULL;
    }
    struct drawing_view *drawing = ARENA_NEW(work->arena, struct drawing_view);
    struct chart_view view;
    matrix_draw(&matrix, chart_view_open(&view, work, SVG_FILE));
    drawing->svg = "drawings/priorities-matrix.svg";
    drawing->png = chart_view_png(work, drawing->svg);
    chart_view_close_file(&view, work, drawing->svg);
    drawing->note = note_of(work, matrix.count, all);
    drawing->drawing = draw_matrix(work, &matrix, 0);
    matrix.name.id = "priorities-matrix-phone";
    drawing->drawing_phone = draw_matrix(work, &matrix, PHONE_WIDTH);
    return drawing;
}

static int by_mean_rank(const void *left, const void *right) {
    const struct priorities_item *a = *(const struct priorities_item *const *)left;
    const struct priorities_item *b = *(const struct priorities_item *const *)right;
    return a->mean_rank < b->mean_rank   ? -1
           : a->mean_rank > b->mean_rank ? 1
                                         : strcmp(a->id, b->id);
}

static void fill_ballots(const struct page_work *work, struct agreement *agreement) {
    const struct priorities *priorities = &work->report->analysis->priorities;
    size_t count = priorities->items.count;
    const struct priorities_item **order = g_new(const struct priorities_item *, count);
    size_t voted = 0;
    for (size_t i = 0; i < count; i++) {
        if (priorities->items.items[i].ranks.count > 0) {
            order[voted++] = &priorities->items.items[i];
        }
    }
    qsort(order, voted, sizeof *order, by_mean_rank);
    size_t shown = MIN(voted, (size_t)MOST_DRAWN);
    struct agreement_row *rows = ARENA_ARRAY(work->arena, struct agreement_row, shown);
    for (size_t i = 0; i < shown; i++) {
        rows[i] = (struct agreement_row){
            .name = order[i]->initiative->name,
            .href = from_page(work, order[i]->initiative),
            .ranks = order[i]->ranks.items,
            .count = order[i]->ranks.count,
            .mean = order[i]->mean_rank,
        };
    }
    g_free(order);
    agreement->rows = rows;
    agreement->count = shown;
    agreement->worst = voted;
}

static const char *draw_agreement(const struct page_work *work, struct agreement *agreement,
                                  double width) {
    struct chart_view view;
    agreement->width = width;
    agreement_draw(agreement, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

/* The same as a table: the ranks one after the other, in the order of the ballots. */
static const struct twin_view *agreement_twin(const struct page_work *work,
                                              const struct agreement *agreement) {
    struct twin_view *twin =
        twin_view_new(work, page_text(work, "word_initiative"), 2, agreement->count);
    twin->heads.items[0] = page_text(work, "priorities_ballot");
    twin->heads.items[1] = agreement->mean;
    for (size_t i = 0; i < agreement->count; i++) {
        const struct agreement_row *row = &agreement->rows[i];
        GString *ranks = g_string_new(NULL);
        for (size_t k = 0; k < row->count; k++) {
            g_string_append_printf(ranks, "%s%s", k > 0 ? "; " : "",
                                   transformation_number(work, row->ranks[k]));
        }
        twin_view_row(work, twin, row->name);
        twin_view_cell(twin, arena_string(work->arena, ranks->str));
        twin_view_cell(twin, page_number(work, row->mean, 1));
        g_string_free(ranks, TRUE);
    }
    return twin;
}

const struct drawing_view *priorities_view_agreement(struct page_work *work) {
    struct agreement agreement = {
        .name = {.id = "priorities-agreement",
                 .title = page_text(work, "priorities_agree"),
                 .description = page_text(work, "priorities_agreement_description")},
        .ballot = page_text(work, "priorities_ballot"),
        .mean = page_text(work, "priorities_mean_rank"),
    };
    fill_ballots(work, &agreement);
    if (agreement.count == 0) {
        return NULL;
    }
    struct drawing_view *drawing = ARENA_NEW(work->arena, struct drawing_view);
    drawing->note = note_of(work, agreement.count, agreement.worst);
    drawing->twin = agreement_twin(work, &agreement);
    drawing->drawing = draw_agreement(work, &agreement, AGREEMENT_WIDTH);
    agreement.name.id = "priorities-agreement-phone";
    drawing->drawing_phone = draw_agreement(work, &agreement, PHONE_WIDTH);
    return drawing;
}

const char *priorities_view_range(const struct page_work *work, const struct priorities_item *item,
                                  size_t last) {
    if (isnan(item->rank) || isnan(item->rank_best) || isnan(item->rank_worst)) {
        return NULL;
    }
    struct rank_range range = {
        .name = {.id = chart_view_id(work, "range", item->id),
                 .title = texts_format(&work->report->texts, work->arena, "chart_rank_range",
                                       "name", item->initiative->name, NULL)},
        .rank = (size_t)item->rank,
        .best = (size_t)item->rank_best,
        .worst = (size_t)item->rank_worst,
        .last = last,
    };
    struct chart_view view;
    rank_range_draw(&range, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}
