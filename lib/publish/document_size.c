/* Sizes from the outside in: a box is told its width and answers with its height. Columns of tables
 * are shared out by what they hold, as browsers do. */
#include "publish/document_box.h"

#include <math.h>

#define GRID_GAP 16     /* px between columns */
#define WIDEST_WISH 560 /* px: a column does not ask for more than this */

static void size_children(struct document_box *box, double width,
                          const struct document_box_tools *tools) {
    double height = 0, space = 0;
    for (struct document_box *child = box->first; child; child = child->next) {
        document_box_size(child, width, tools);
        height += child == box->first ? 0 : fmax(space, child->before);
        height += child->height;
        space = child->after;
    }
    box->height = height + box->top + box->bottom;
}

/* The width of the columns from first on. */
static double span_width(const struct document_box *table, size_t first, int span) {
    double width = 0;
    for (size_t i = first; i < first + (size_t)span && i < table->columns; i++) {
        width += table->column_widths[i];
    }
    return width;
}

static void size_table(struct document_box *table, double width,
                       const struct document_box_tools *tools) {
    document_box_columns(table, width, tools);
    table->height = 0;
    for (struct document_box *row = table->first; row; row = row->next) {
        size_t column = 0;
        row->width = width;
        row->height = 0;
        for (struct document_box *cell = row->first; cell; cell = cell->next) {
            document_box_size(cell, span_width(table, column, cell->span), tools);
            row->height = fmax(row->height, cell->height);
            column += (size_t)cell->span;
        }
        table->height += row->height;
    }
}

/* Raises widths to the least they may have, at the cost of those that have more. */
static void settle(double *widths, const double *least, size_t count) {
    double missing = 0, spare = 0;
    for (size_t i = 0; i < count; i++) {
        missing += fmax(0, least[i] - widths[i]);
        spare += fmax(0, widths[i] - least[i]);
    }
    if (missing <= 0 || spare <= 0) {
        return;
    }
    double taken = fmin(1, missing / spare), given = fmin(1, spare / missing);
    for (size_t i = 0; i < count; i++) {
        double rest = least[i] - widths[i];
        widths[i] += rest * (rest > 0 ? given : taken);
    }
}

static void gather(const struct document_box *table, struct document_box_range *ranges);

/* The width below which the drawings in a box would be made smaller. */
static double drawn_width(const struct document_box *box, struct arena *arena) {
    double width = 0;
    if (box->kind == DOCUMENT_BOX_DRAWING) {
        width = box->drawing->about.width;
    }
    for (size_t i = 0; i < box->piece_count; i++) {
        if (box->pieces[i].kind == DOCUMENT_BOX_INLINE_DRAWING) {
            width = fmax(width, box->pieces[i].drawing->about.width);
        }
    }
    if (box->kind == DOCUMENT_BOX_TABLE) {
        struct document_box_range *ranges =
            ARENA_ARRAY(arena, struct document_box_range, box->columns + 1);
        gather(box, ranges);
        for (size_t i = 0; i < box->columns; i++) {
            width += ranges[i].least;
        }
        return width + box->left + box->right;
    }
    for (const struct document_box *child = box->first; child; child = child->next) {
        width = fmax(width, drawn_width(child, arena));
    }
    return width + box->left + box->right;
}

/* Columns as wide as their spans say, unless a drawing needs more and its neighbours can do with
 * less; when they cannot, all stand under each other. */
static void size_columns(struct document_box *columns, double width,
                         const struct document_box_tools *tools) {
    double unit = (width - 11 * GRID_GAP) / 12, widths[12] = {0}, least[12] = {0}, before = 0;
    size_t count = 0;
    bool fits = true;
    for (const struct document_box *child = columns->first; child && count < 12;
         child = child->next, count++) {
        widths[count] = child->span * unit + (child->span - 1) * GRID_GAP;
        least[count] = fmax(drawn_width(child, tools->arena), widths[count] * 0.5);
    }
    settle(widths, least, count);
    for (size_t i = 0; i < count; i++) {
        fits = fits && widths[i] > least[i] - 1;
    }
    columns->stacked = !fits;
    columns->height = 0;
    count = 0;
    for (struct document_box *child = columns->first; child; child = child->next) {
        document_box_size(child, fits ? widths[count] : width, tools);
        child->x = fits ? before : 0;
        before += widths[count++] + GRID_GAP;
        columns->height =
            fits ? fmax(columns->height, child->height)
                 : columns->height + child->height + (child == columns->first ? 0 : GRID_GAP);
    }
}

void document_box_size(struct document_box *box, double width,
                       const struct document_box_tools *tools) {
    double inside = fmax(width - box->left - box->right, 1);
    inside = box->widest > 0 ? fmin(inside, box->widest) : inside;
    box->width = width;
    if (box->marker) {
        document_box_size(box->marker, 100, tools);
    }
    switch (box->kind) {
    case DOCUMENT_BOX_TEXT:
        document_box_break(box, inside, tools);
        break;
    case DOCUMENT_BOX_DRAWING:
        box->scale = fmin(1, inside / box->drawing->about.width);
        box->scale = fmin(box->scale, tools->height / box->drawing->about.height);
        box->height = box->drawing->about.height * box->scale;
        break;
    case DOCUMENT_BOX_RULE:
        box->height = 9;
        break;
    case DOCUMENT_BOX_TABLE:
        size_table(box, inside, tools);
        break;
    case DOCUMENT_BOX_COLUMNS:
        size_columns(box, inside, tools);
        break;
    case DOCUMENT_BOX_BLOCK:
        size_children(box, inside, tools);
        break;
    }
}

/* What the columns need and wish, from the cells that stand in one column. */
static void gather(const struct document_box *table, struct document_box_range *ranges) {
    for (const struct document_box *row = table->first; row; row = row->next) {
        size_t column = 0;
        for (const struct document_box *cell = row->first; cell; cell = cell->next) {
            if (cell->span == 1) {
                struct document_box_range range = document_box_range(cell);
                ranges[column].least = fmax(ranges[column].least, range.least);
                ranges[column].most = fmax(ranges[column].most, range.most);
            }
            column += (size_t)cell->span;
        }
    }
}

/* Shares a width among the columns without a share of their own. */
static void share_out(struct document_box *table, const struct document_box_range *ranges,
                      const double *shares, double width) {
    double least = 0, most = 0;
    for (size_t i = 0; i < table->columns; i++) {
        if (shares[i] <= 0) {
            least += ranges[i].least;
            most += fmin(ranges[i].most, fmax(WIDEST_WISH, ranges[i].least));
        }
    }
    for (size_t i = 0; i < table->columns; i++) {
        if (shares[i] > 0) {
            continue;
        }
        double wish = fmin(ranges[i].most, fmax(WIDEST_WISH, ranges[i].least));
        if (most <= width) {
            table->column_widths[i] = most > 0 ? wish * width / most : 0;
        } else if (least <= width) {
            table->column_widths[i] =
                ranges[i].least + (wish - ranges[i].least) * (width - least) / (most - least);
        } else {
            table->column_widths[i] = ranges[i].least * width / least;
        }
    }
}

void document_box_columns(struct document_box *table, double width,
                          const struct document_box_tools *tools) {
    struct document_box_range *ranges =
        ARENA_ARRAY(tools->arena, struct document_box_range, table->columns + 1);
    double *shares = table->shares, given = 0;
    bool free = false;
    table->column_widths = ARENA_ARRAY(tools->arena, double, table->columns + 1);
    for (size_t i = 0; i < table->columns; i++) {
        given += shares[i];
        free = free || shares[i] <= 0;
    }
    double whole = free ? fmax(100, given) : given;
    double *least = ARENA_ARRAY(tools->arena, double, table->columns + 1);
    gather(table, ranges);
    for (size_t i = 0; i < table->columns; i++) {
        table->column_widths[i] = shares[i] * width / whole;
        least[i] = ranges[i].least;
    }
    if (free) {
        share_out(table, ranges, shares, width * (1 - given / whole));
    }
    settle(table->column_widths, least, table->columns);
    if (table->border == ROLE_NONE && free) { /* facts: the terms as wide as they are */
        table->column_widths[0] = fmin(ranges[0].most, width * 0.4);
        table->column_widths[1] = width - table->column_widths[0];
    }
}
