/* The figures of the overview's cards, put on one drawing. */
#include "render/mail_picture.h"

#include "draw/headline.h"
#include "draw/paper.h"
#include "render/chart_view.h"
#include "render/overview_view.h"

/* How many rows the picture has at most, and pixels a px: it is to be sharp on fine screens. */
enum { MOST_ROWS = 5, SCALE = 2 };

/* How places that need work are marked, by verdict. */
static const struct {
    enum icon icon;
    enum role role;
} MARKS[] = {
    [GAP_BLIND_SPOT] = {ICON_BLIND_SPOT, ROLE_BAD},
    [GAP_WEAK] = {ICON_WEAK, ROLE_BAD},
    [GAP_OVERRATED] = {ICON_OVERRATED, ROLE_WARN},
};

/* What is drawn, and with what. */
struct picture {
    struct headline figures;
    struct text_measure *measure;
    struct arena *arena;
};

static void add_maturity(const struct page_work *work, struct headline_card *cards, size_t *count) {
    const struct overview_maturity *view = overview_view_maturity(work, true);
    struct bar_rows *bars = ARENA_NEW(work->arena, struct bar_rows);
    if (view && overview_view_stages(work, HEADLINE_CARD, bars)) {
        cards[(*count)++] = (struct headline_card){
            .title = page_text(work, "nav_maturity"),
            .value = page_number(work, view->index, 0),
            .unit = page_text(work, "overview_of_hundred"),
            .strong = view->stage_label,
            .muted = view->signal ? view->signal->label : view->reached_label,
            .bars = bars,
        };
    }
}

static void add_nps(const struct page_work *work, struct headline_card *cards, size_t *count) {
    const struct overview_nps *view = overview_view_nps(work);
    struct intervals *waves = ARENA_NEW(work->arena, struct intervals);
    if (view && overview_view_waves(work, waves)) {
        waves->width = HEADLINE_CARD;
        cards[(*count)++] = (struct headline_card){
            .title = page_text(work, "measure_nps"),
            .value = view->value,
            .strong = view->low_high,
            .muted = page_text(work, "word_interval"),
            .intervals = waves,
        };
    }
}

static void fill_row(const struct page_work *work, const struct gap *gap,
                     struct headline_row *row) {
    struct dumbbell *scores = ARENA_NEW(work->arena, struct dumbbell);
    *scores = chart_view_scores(work, chart_view_id(work, "scores", gap->of->path), gap);
    *row = (struct headline_row){
        .name = gap->of->name,
        .aside = gap->of->journey->name,
        .scores = scores,
        .verdict =
            texts_word(&work->report->texts, "verdict_short", GAP_VERDICTS[gap->verdict - 1]),
        .icon = MARKS[gap->verdict].icon,
        .role = MARKS[gap->verdict].role,
    };
}

static void add_rows(const struct page_work *work, struct headline *figures) {
    const struct gaps *gaps = &work->report->analysis->gaps;
    size_t count = MIN(gaps->work.count, (size_t)MOST_ROWS);
    struct headline_row *rows = ARENA_ARRAY(work->arena, struct headline_row, count);
    struct mark_entry *legend = ARENA_ARRAY(work->arena, struct mark_entry, 3);
    for (size_t i = 0; i < count; i++) {
        fill_row(work, gaps->work.items[i], &rows[i]);
    }
    legend[0] = (struct mark_entry){MARK_CUSTOMER, page_text(work, "word_customer")};
    legend[1] = (struct mark_entry){MARK_INTERNAL, page_text(work, "word_internal")};
    legend[2] = (struct mark_entry){MARK_TARGET, page_text(work, "word_target")};
    figures->rows_title = page_text(work, count == MOST_ROWS ? "overview_gaps" : "gaps_work");
    figures->rows = rows;
    figures->row_count = count;
    figures->legend = legend;
    figures->legend_count = 3;
}

static void draw(const void *drawing, const struct canvas *canvas) {
    const struct picture *picture = drawing;
    struct chart_tools tools = {canvas, picture->measure, picture->arena};
    headline_draw(&picture->figures, &tools);
}

struct mail_picture mail_picture_draw(const struct page_work *work) {
    struct headline_card cards[2];
    struct picture picture = {.measure = work->measure, .arena = work->arena};
    struct headline *figures = &picture.figures;
    figures->name = (struct chart_name){.id = "headline", .title = page_text(work, "nav_overview")};
    figures->cards = cards;
    add_maturity(work, cards, &figures->card_count);
    add_nps(work, cards, &figures->card_count);
    add_rows(work, figures);
    struct mail_picture result = {.width = HEADLINE_WIDTH, .height = headline_height(figures)};
    if (result.height > 0) {
        GByteArray *png = paper_png(draw, &picture, result.width, result.height, SCALE,
                                    work->measure, &work->report->palette);
        result.png = png ? g_byte_array_free_to_bytes(png) : NULL;
    }
    return result;
}
