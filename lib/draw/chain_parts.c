/* What a box is, its column says first; its ground tells it a second time. */
#include "draw/chain_parts.h"

#include <math.h>

#define MOST_LINES 4

static const struct {
    enum role fill, stroke, text, sub;
} LOOKS[CHAIN_COLUMNS] = {
    [CHAIN_TOUCHPOINT] = {ROLE_SUNKEN, ROLE_NONE, ROLE_INK, ROLE_MUTED},
    [CHAIN_PAIN] = {ROLE_BAD_GROUND, ROLE_NONE, ROLE_INK, ROLE_MUTED},
    [CHAIN_FEATURE] = {ROLE_ACCENT_SOFT, ROLE_NONE, ROLE_INK, ROLE_MUTED},
    [CHAIN_INITIATIVE] = {ROLE_ACCENT, ROLE_NONE, ROLE_ON_ACCENT, ROLE_ON_ACCENT},
    [CHAIN_KPI] = {ROLE_SURFACE, ROLE_NEUTRAL_INK, ROLE_INK, ROLE_MUTED},
};

void chain_parts_layout(struct chain_parts_box *box, const struct chain_node *node, double width,
                        const struct chart_tools *tools) {
    box->node = node;
    box->width = width;
    struct journey_cell_pen pen = {.measure = tools->measure,
                                   .arena = tools->arena,
                                   .width = width - 2 * CHAIN_PARTS_PAD,
                                   .x = CHAIN_PARTS_PAD,
                                   .line = 16,
                                   .font = {.size = 12, .weight = TEXT_MEDIUM},
                                   .role = LOOKS[node->column].text,
                                   .most = MOST_LINES};
    struct journey_cell *cell = &box->cell;
    cell->height = 7;
    if (node->missing) {
        journey_cell_icon(cell, &pen, ICON_NONE_GIVEN, pen.x, cell->height + 2, ROLE_BAD);
        pen.x += 17;
        pen.width -= 17;
        pen.role = ROLE_BAD;
    }
    journey_cell_text(cell, &pen, node->text, NULL);
    bool cut = cell->cut;
    cell->cut = false;
    cell->lines = 0;
    pen.font.weight = TEXT_REGULAR;
    pen.role = LOOKS[node->column].sub;
    journey_cell_text(cell, &pen, node->sub, NULL);
    if (node->flag) {
        pen.role = ROLE_BAD;
        pen.font.weight = TEXT_MEDIUM;
        cell->cut = false;
        cell->lines = 0;
        journey_cell_icon(cell, &pen, ICON_NONE_GIVEN, pen.x, cell->height + 2, ROLE_BAD);
        pen.x += 17;
        pen.width -= 17;
        journey_cell_text(cell, &pen, node->flag, NULL);
    }
    cell->cut = cut;
    box->height = cell->height + 7;
}

void chain_parts_draw(const struct chain_parts_box *box, const struct canvas *canvas) {
    const struct chain_node *node = box->node;
    canvas_open_group(canvas, &(struct canvas_group){.class_name = "chain-node",
                                                     .href = node->href,
                                                     .title = box->cell.cut ? node->text : NULL});
    struct canvas_style style = {
        .fill = LOOKS[node->column].fill, .stroke = LOOKS[node->column].stroke, .width = 1.3};
    if (node->missing) {
        style = (struct canvas_style){
            .fill = ROLE_SURFACE, .stroke = ROLE_BAD, .width = 1.4, .dash = 4, .gap = 3};
    }
    canvas_rect(canvas, box->x, box->y, box->width, box->height, 6, &style);
    journey_cell_draw(&box->cell, canvas, box->x, box->y, ROLE_NONE);
    canvas_close_group(canvas);
}
