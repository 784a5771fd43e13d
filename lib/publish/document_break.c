/* Lines from pieces: filled one after the other with as many pieces as fit. A word wider than the
 * line is parted first, so that nothing ever stands over the edge. */
#include "publish/document_box.h"

#include <math.h>
#include <string.h>

#define EDGE 1e-6 /* px that a line may be too wide, for sums of rounded numbers */

/* Adds the parts of a word wider than a line. */
static void add_parts(GArray *pieces, const struct document_box_piece *piece, double width,
                      const struct document_box_tools *tools) {
    struct text_limits limits = {.width = fmax(width, 1)};
    struct text_block block =
        text_wrap(tools->measure, &piece->look->font, piece->text, &limits, tools->arena);
    for (size_t i = 0; i < block.count; i++) {
        struct document_box_piece part = *piece;
        part.text = block.lines[i].text;
        part.width = block.lines[i].width;
        if (i > 0) {
            part.gap = part.lead = 0;
            part.joined = part.line_end = false;
        }
        g_array_append_val(pieces, part);
    }
}

/* Makes every piece at most as wide as a line. */
static void fit(struct document_box *box, double width, const struct document_box_tools *tools) {
    bool wide = false;
    for (size_t i = 0; i < box->piece_count; i++) {
        struct document_box_piece *piece = &box->pieces[i];
        if (piece->kind == DOCUMENT_BOX_INLINE_DRAWING) {
            piece->scale = fmin(1, fmax(width, 1) / piece->drawing->about.width);
            piece->width = piece->drawing->about.width * piece->scale;
        }
        wide = wide || (piece->kind == DOCUMENT_BOX_WORD && piece->width > width + EDGE);
    }
    if (!wide) {
        return;
    }
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct document_box_piece));
    for (size_t i = 0; i < box->piece_count; i++) {
        const struct document_box_piece *piece = &box->pieces[i];
        if (piece->kind == DOCUMENT_BOX_WORD && piece->width > width + EDGE) {
            add_parts(pieces, piece, width, tools);
        } else {
            g_array_append_val(pieces, *piece);
        }
    }
    box->piece_count = pieces->len;
    box->pieces =
        arena_copy(tools->arena, pieces->data, pieces->len * sizeof(struct document_box_piece));
    g_array_unref(pieces);
}

/* The index after the last piece of a line that starts at first. */
static size_t fill(const struct document_box *box, size_t first, double width) {
    double used = 0;
    size_t best = 0, i = first;
    for (; i < box->piece_count; i++) {
        const struct document_box_piece *piece = &box->pieces[i];
        if (i > first && piece->line_end) {
            return i;
        }
        if (i > first && !piece->joined) {
            best = i;
        }
        used += piece->width + (i > first ? piece->gap : 0);
        double hyphen = piece->soft ? piece->look->font.size * 0.46 : 0;
        if (used + hyphen > width + EDGE && i > first) {
            return best > 0 ? best : i;
        }
    }
    return i;
}

/* How far a piece reaches above and below the base line. */
static void reach(const struct document_box_piece *piece, double *above, double *below) {
    const struct document_box_look *look = piece->look;
    double glyphs = text_ascent(&look->font) + text_descent(&look->font);
    double up = (look->line - glyphs) / 2 + text_ascent(&look->font), down = look->line - up;
    if (piece->kind == DOCUMENT_BOX_INLINE_DRAWING) {
        double height = piece->drawing->about.height * piece->scale;
        double middle = look->font.size * 0.36;
        up = fmax(up, height / 2 + middle + 2);
        down = fmax(down, height / 2 - middle + 2);
    }
    *above = fmax(*above, up);
    *below = fmax(*below, down);
}

static void place(struct document_box *box, struct document_box_line *line, double width) {
    double above = 0, below = 0, x = 0;
    for (size_t i = line->first; i < line->first + line->count; i++) {
        struct document_box_piece *piece = &box->pieces[i];
        x += i > line->first ? piece->gap : 0;
        piece->x = x;
        x += piece->width;
        reach(piece, &above, &below);
    }
    line->width = x;
    line->base = above;
    line->height = above + below;
    line->hyphen = box->pieces[line->first + line->count - 1].soft &&
                   line->first + line->count < box->piece_count;
    double shift = box->align == DOCUMENT_BOX_END      ? width - x
                   : box->align == DOCUMENT_BOX_CENTRE ? (width - x) / 2
                                                       : 0;
    for (size_t i = line->first; i < line->first + line->count; i++) {
        struct document_box_piece *piece = &box->pieces[i];
        piece->x = shift + (box->rtl ? x - piece->x - piece->width : piece->x);
    }
}

void document_box_break(struct document_box *box, double width,
                        const struct document_box_tools *tools) {
    fit(box, width, tools);
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct document_box_line));
    double height = 0;
    for (size_t first = 0; first < box->piece_count;) {
        size_t end = fill(box, first, width);
        struct document_box_line line = {.first = first, .count = end - first};
        place(box, &line, width);
        height += line.height;
        g_array_append_val(lines, line);
        first = end;
    }
    box->line_count = lines->len;
    box->lines =
        arena_copy(tools->arena, lines->data, lines->len * sizeof(struct document_box_line));
    box->height = height + box->top + box->bottom;
    g_array_unref(lines);
}

/* The widest unit between two opportunities, and the widest line between forced ends. */
static struct document_box_range text_range(const struct document_box *box) {
    struct document_box_range range = {0};
    double unit = 0, line = 0;
    for (size_t i = 0; i < box->piece_count; i++) {
        const struct document_box_piece *piece = &box->pieces[i];
        double space = i > 0 ? piece->gap : 0;
        unit = piece->joined ? unit + space + piece->width : piece->width;
        line = piece->line_end ? piece->width : line + space + piece->width;
        range.least = fmax(range.least, unit);
        range.most = fmax(range.most, line);
    }
    return range;
}

struct document_box_range document_box_range(const struct document_box *box) {
    struct document_box_range range = {0};
    if (box->kind == DOCUMENT_BOX_TEXT) {
        range = text_range(box);
    } else if (box->kind == DOCUMENT_BOX_DRAWING) {
        range.least = range.most = box->drawing->about.width;
    }
    for (const struct document_box *child = box->first; child; child = child->next) {
        struct document_box_range inside = document_box_range(child);
        range.least = fmax(range.least, inside.least);
        range.most = fmax(range.most, inside.most);
    }
    range.least += box->left + box->right;
    range.most += box->left + box->right;
    return range;
}
