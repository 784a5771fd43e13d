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

static void size_columns(struct document_box *columns, double width,
                         const struct document_box_tools *tools) {
    double unit = (width - 11 * GRID_GAP) / 12;
    columns->height = 0;
    for (struct document_box *child = columns->first; child; child = child->next) {
        double own = child->span * unit + (child->span - 1) * GRID_GAP;
        document_box_size(child, own, tools);
        columns->height = fmax(columns->height, child->height);
    }
}

void document_box_size(struct document_box *box, double width,
                       const struct document_box_tools *tools) {
    double inside = fmax(width - box->left - box->right, 1);
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
    for (size_t i = 0; i < table->columns; i++) {
        table->column_widths[i] = shares[i] * width / whole;
    }
    if (free) {
        gather(table, ranges);
        share_out(table, ranges, shares, width * (1 - given / whole));
    }
    if (table->border == ROLE_NONE && free) { /* facts: the terms as wide as they are */
        table->column_widths[0] = fmin(ranges[0].most, width * 0.4);
        table->column_widths[1] = width - table->column_widths[0];
    }
}
