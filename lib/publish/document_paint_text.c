/* The lines of a box, piece by piece: words of one look together, so that they are read as one
 * text, with grounds behind and links, icons and drawings between them. */
#include "publish/document_paint_parts.h"

#include <math.h>

#define PILL_RISE 2.5 /* px that a pill is less high than its line */

/* A text being painted. Its words are content of the element at hand, its links and drawings are
 * elements in it. */
struct writer {
    struct document_paint *paint;
    const char *address;
    const struct document_box *box;
    bool silent; /* a repeated head: no content */
    bool open;   /* content has begun */
};

static void open_words(struct writer *writer) {
    if (!writer->silent && !writer->open) {
        document_paint_begin_content(writer->paint);
        writer->open = true;
    }
}

static void close_words(struct writer *writer) {
    if (writer->open) {
        document_paint_end_content(writer->paint);
        writer->open = false;
    }
}

/* Paints what is no word; gives whether it did. */
static bool paint_mark(struct writer *writer, const struct document_box_piece *piece, double x,
                       double base) {
    struct document_paint *paint = writer->paint;
    if (piece->kind == DOCUMENT_BOX_WORD) {
        return false;
    }
    double x_height = piece->look->font.size * 0.36;
    if (piece->kind == DOCUMENT_BOX_ICON) {
        close_words(writer);
        icon_draw(&paint->canvas, piece->icon, x + piece->lead,
                  base - x_height - (icon_width(piece->icon) > 12 ? 7 : 6), piece->look->role);
        return true;
    }
    close_words(writer);
    document_paint_figure(paint, writer->address, piece->drawing, x,
                          base - x_height - piece->drawing->about.height * piece->scale / 2,
                          piece->scale);
    return true;
}

/* The words from first to before end as one text. Spaces stand at the end of what is no link, or at
 * the start of what follows a link (*spaced tells), so that words read apart. */
static void join_words(GString *out, const struct document_box *box, size_t first, size_t end,
                       const struct document_box_line *line, bool *spaced) {
    g_string_truncate(out, 0);
    *spaced = first > line->first && box->pieces[first].gap > 0 && !box->rtl &&
              box->pieces[first - 1].look->href && !box->pieces[first].look->href;
    if (*spaced) {
        g_string_append_c(out, ' ');
    }
    for (size_t i = first; i < end; i++) {
        if (i > first && box->pieces[i].gap > 0) {
            g_string_append_c(out, ' ');
        }
        g_string_append(out, box->pieces[i].text);
    }
    bool last = end == line->first + line->count, more = end < box->piece_count;
    if (last && line->hyphen) {
        g_string_append_c(out, '-');
    } else if (more && !box->rtl && !box->pieces[first].look->href && (box->pieces[end].gap > 0)) {
        g_string_append_c(out, ' ');
    }
}

static void paint_pill(const struct document_paint *paint, const struct document_box *box,
                       size_t first, size_t last, double x, double base) {
    const struct document_box_look *look = box->pieces[first].look;
    double left = fmin(box->pieces[first].x, box->pieces[last].x);
    double right = fmax(box->pieces[first].x + box->pieces[first].width,
                        box->pieces[last].x + box->pieces[last].width);
    double height = look->line - 2 * PILL_RISE + 2;
    double top = base - look->font.size * 0.36 - height / 2;
    canvas_rect(&paint->canvas, x + left, top, right - left, height, 4,
                &(struct canvas_style){.fill = look->ground});
}

/* Paints words as a link when they lead somewhere; else as they are. */
static void paint_words(struct writer *writer, const struct document_box_look *look,
                        const char *words, double x, double base) {
    struct document_paint *paint = writer->paint;
    bool web = false;
    char *target = look->href && paint->book && !writer->silent
                       ? document_paint_target(writer->address, look->href, &web)
                       : NULL;
    struct canvas_text text = {
        .x = x, .y = base, .line = {.text = words}, .font = look->font, .fill = look->role};
    text.line.width = text_width(paint->options->measure, &look->font, words);
    if (!target) {
        open_words(writer);
        canvas_text(&paint->canvas, &text);
        return;
    }
    close_words(writer);
    pdf_tags_open_link(paint->book->tags, target, web, words);
    document_paint_begin_content(paint);
    pdf_canvas_gather(&paint->book->canvas);
    canvas_text(&paint->canvas, &text);
    document_paint_end_content(paint);
    pdf_tags_close_link(paint->book->tags, &paint->book->canvas.area);
    g_free(target);
}

/* Paints the stretch of pieces of one look that starts at first; gives the index after it. */
static size_t paint_stretch(struct writer *writer, const struct document_box_line *line,
                            size_t first, double x, double base, GString *words) {
    const struct document_box *box = writer->box;
    const struct document_box_look *look = box->pieces[first].look;
    size_t end = first, limit = line->first + line->count;
    while (end < limit && box->pieces[end].look == look &&
           box->pieces[end].kind == DOCUMENT_BOX_WORD) {
        end++;
    }
    bool spaced;
    join_words(words, box, first, end, line, &spaced);
    double left = box->rtl ? box->pieces[end - 1].x : box->pieces[first].x;
    left -= spaced ? box->pieces[first].gap : 0;
    paint_words(writer, look, words->str, x + left + box->pieces[first].lead, base);
    return end;
}

static void paint_line(struct writer *writer, const struct document_box_line *line, double x,
                       double y, GString *words) {
    const struct document_box *box = writer->box;
    double base = y + line->base;
    size_t limit = line->first + line->count;
    for (size_t i = line->first; i < limit; i++) { /* grounds first */
        size_t last = i;
        while (box->pieces[i].look->ground != ROLE_NONE && last + 1 < limit &&
               box->pieces[last + 1].look == box->pieces[i].look) {
            last++;
        }
        if (box->pieces[i].look->ground != ROLE_NONE) {
            paint_pill(writer->paint, box, i, last, x, base);
        }
        i = last;
    }
    for (size_t i = line->first; i < limit;) {
        if (paint_mark(writer, &box->pieces[i], x + box->pieces[i].x, base)) {
            i++;
        } else {
            i = paint_stretch(writer, line, i, x, base, words);
        }
    }
}

void document_paint_lines(struct document_paint *paint, const char *address,
                          const struct document_flow_item *item) {
    struct writer writer = {
        .paint = paint, .address = address, .box = item->box, .silent = item->silent};
    GString *words = g_string_new(NULL);
    double y = item->y;
    for (size_t i = item->first; i < item->first + item->count; i++) {
        paint_line(&writer, &item->box->lines[i], item->x, y, words);
        y += item->box->lines[i].height;
    }
    close_words(&writer);
    g_string_free(words, TRUE);
}
