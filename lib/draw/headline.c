/* The charts are those of the pages, moved to their places. */
#include "draw/headline.h"

#include "draw/shift.h"

#include <assert.h>
#include <math.h>

/* Places in px. */
enum {
    EDGE = 20,
    CARD_STEP = 296, /* from the left of one card to that of the next */
    CHART_TOP = 124, /* of a card's chart */
    BAR = 24,        /* of a row of bars */
    WAVES = 124,     /* the height of the intervals */
    ROW = 44,
    ROWS_HEAD = 58, /* title and legend above the rows */
    SCORES_LEFT = 248,
    VERDICT_LEFT = 476,
    BAND = 8, /* between the cards and the rows */
};

static double card_height(const struct headline_card *card) {
    double bars = card->bars ? BAR * (double)card->bars->count : 0;
    double waves = card->intervals ? WAVES : 0;
    return CHART_TOP + fmax(bars, waves);
}

static double cards_height(const struct headline *figures) {
    double most = 0;
    for (size_t i = 0; i < figures->card_count; i++) {
        most = fmax(most, card_height(&figures->cards[i]));
    }
    return most > 0 ? most + EDGE : 0;
}

double headline_height(const struct headline *figures) {
    double rows = figures->row_count > 0 ? ROWS_HEAD + ROW * (double)figures->row_count : 0;
    double cards = cards_height(figures);
    double band = cards > 0 && rows > 0 ? BAND : 0;
    return cards + rows > 0 ? cards + band + rows + EDGE : 0;
}

/* The tools of a chart that is moved to a place. */
static struct chart_tools tools_at(const struct chart_tools *tools, const struct canvas *canvas) {
    return (struct chart_tools){canvas, tools->measure, tools->arena};
}

static void draw_card(const struct headline_card *card, double left,
                      const struct chart_tools *tools) {
    chart_text(tools, &(struct chart_label){.text = card->title,
                                            .x = left,
                                            .y = EDGE + 12,
                                            .size = 15,
                                            .weight = TEXT_SEMIBOLD,
                                            .width = HEADLINE_CARD});
    double width = chart_text(tools, &(struct chart_label){.text = card->value,
                                                           .x = left,
                                                           .y = EDGE + 56,
                                                           .size = 40,
                                                           .weight = TEXT_SEMIBOLD,
                                                           .width = HEADLINE_CARD});
    chart_text(tools, &(struct chart_label){.text = card->unit,
                                            .x = left + width + 8,
                                            .y = EDGE + 56,
                                            .size = 13,
                                            .fill = ROLE_MUTED,
                                            .width = fmax(1, HEADLINE_CARD - width - 8)});
    chart_text(tools, &(struct chart_label){.text = card->strong,
                                            .x = left,
                                            .y = EDGE + 78,
                                            .size = 13,
                                            .weight = TEXT_SEMIBOLD,
                                            .width = HEADLINE_CARD});
    chart_text(tools, &(struct chart_label){.text = card->muted,
                                            .x = left,
                                            .y = EDGE + 95,
                                            .fill = ROLE_MUTED,
                                            .width = HEADLINE_CARD});
    struct shift shift;
    struct canvas canvas = shift_init(&shift, tools->canvas, left, CHART_TOP);
    struct chart_tools inside = tools_at(tools, &canvas);
    if (card->bars) {
        bar_draw_rows(card->bars, &inside);
    }
    if (card->intervals) {
        intervals_draw(card->intervals, &inside);
    }
}

static void draw_row(const struct headline_row *row, double top, const struct chart_tools *tools) {
    canvas_line(tools->canvas, EDGE, top, HEADLINE_WIDTH - EDGE, top,
                CHART_STYLE(.stroke = ROLE_HAIRLINE));
    double width = SCORES_LEFT - EDGE - 12;
    chart_text(tools, &(struct chart_label){.text = row->name,
                                            .x = EDGE,
                                            .y = top + 18,
                                            .size = 13,
                                            .weight = TEXT_MEDIUM,
                                            .width = width});
    chart_text(
        tools,
        &(struct chart_label){
            .text = row->aside, .x = EDGE, .y = top + 34, .fill = ROLE_MUTED, .width = width});
    struct shift shift;
    struct canvas canvas = shift_init(&shift, tools->canvas, SCORES_LEFT, top + 4);
    struct chart_tools inside = tools_at(tools, &canvas);
    dumbbell_draw(row->scores, &inside);
    icon_draw(tools->canvas, row->icon, VERDICT_LEFT, top + 16, row->role);
    chart_text(tools, &(struct chart_label){.text = row->verdict,
                                            .x = VERDICT_LEFT + 17,
                                            .y = top + 26,
                                            .weight = TEXT_MEDIUM,
                                            .fill = row->role,
                                            .width = HEADLINE_WIDTH - EDGE - VERDICT_LEFT - 17});
}

static void draw_rows(const struct headline *figures, double top, const struct chart_tools *tools) {
    chart_text(tools, &(struct chart_label){.text = figures->rows_title,
                                            .x = EDGE,
                                            .y = top + EDGE + 12,
                                            .size = 15,
                                            .weight = TEXT_SEMIBOLD,
                                            .width = SCORES_LEFT - EDGE - 12});
    mark_flow(tools, figures->legend, figures->legend_count, SCORES_LEFT, HEADLINE_WIDTH - EDGE,
              top + EDGE - 2, true);
    for (size_t i = 0; i < figures->row_count; i++) {
        draw_row(&figures->rows[i], top + ROWS_HEAD + ROW * (double)i, tools);
    }
}

void headline_draw(const struct headline *figures, const struct chart_tools *tools) {
    double height = headline_height(figures), cards = cards_height(figures);
    assert(height > 0 && figures->card_count <= 2);
    chart_begin(tools, &figures->name, HEADLINE_WIDTH, height, false);
    for (size_t i = 0; i < figures->card_count; i++) {
        draw_card(&figures->cards[i], EDGE + CARD_STEP * (double)i, tools);
    }
    if (figures->row_count > 0) {
        if (cards > 0) {
            canvas_rect(tools->canvas, 0, cards, HEADLINE_WIDTH, BAND, 0,
                        CHART_STYLE(.fill = ROLE_SUNKEN));
        }
        draw_rows(figures, cards > 0 ? cards + BAND : 0, tools);
    }
    canvas_end(tools->canvas);
}
