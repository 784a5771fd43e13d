/* One item after the other. A paragraph is a leaf of the structure when it stands on one page and
 * has no links; else its stretches are leaves, since cairo drops the text between an element's
 * children. Grounds and rules are painted outside of leaves. */
#include "publish/document_paint.h"

#include "base/format.h"
#include "draw/paper.h"
#include "draw/text_glyphs.h"

#include <math.h>
#include <string.h>

#define LEFT 48.6     /* px from the edge of the page to its content */
#define TOP 40        /* px */
#define FOOT 997      /* px: the base line of the foot */
#define PILL_RISE 2.5 /* px that a pill is less high than its line */

static void set_colour(const struct document_paint *paint, enum role role) {
    uint32_t colour = paint->options->palette->light[role];
    cairo_set_source_rgb(paint->cairo, (colour >> 16) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

/* A text between quotes of cairo's tag attributes. */
static void append_quoted(GString *out, const char *text, size_t length) {
    g_string_append_c(out, '\'');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\'' || text[i] == '\\') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, text[i]);
    }
    g_string_append_c(out, '\'');
}

void document_paint_name(struct document_paint *paint, const char *name, double x, double y) {
    if (g_hash_table_contains(paint->names, name)) {
        return;
    }
    GString *attributes = g_string_new("name=");
    g_hash_table_add(paint->names, g_strdup(name));
    append_quoted(attributes, name, strlen(name));
    g_string_append(attributes, " x=");
    format_short(attributes, (LEFT + x) * DOCUMENT_PAINT_UNIT, 2);
    g_string_append(attributes, " y=");
    format_short(attributes, fmax(0, TOP + y - 8) * DOCUMENT_PAINT_UNIT, 2);
    cairo_save(paint->cairo);
    cairo_identity_matrix(paint->cairo);
    cairo_tag_begin(paint->cairo, CAIRO_TAG_DEST, attributes->str);
    cairo_tag_end(paint->cairo, CAIRO_TAG_DEST);
    cairo_restore(paint->cairo);
    g_string_free(attributes, TRUE);
}

/* The attributes of a link from an address; NULL: it leads out of the document and the web. */
static char *link_attributes(const char *address, const char *href) {
    GString *uri = g_string_new(NULL);
    size_t path = strcspn(href, "#?");
    bool web = g_str_has_prefix(href, "http://") || g_str_has_prefix(href, "https://") ||
               g_str_has_prefix(href, "mailto:");
    if (!web) {
        if (path > 0 && (path < 5 || strncmp(href + path - 5, ".html", 5) != 0)) {
            g_string_free(uri, TRUE);
            return NULL;
        }
        g_string_append(uri, DOCUMENT_PAINT_PRIVATE);
        g_string_append(uri, path > 0 ? "" : address);
    }
    for (const unsigned char *at = (const unsigned char *)href; *at; at++) {
        if (*at <= ' ' || *at >= 0x7F) {
            g_string_append_printf(uri, "%%%02X", *at);
        } else {
            g_string_append_c(uri, (char)*at);
        }
    }
    GString *out = g_string_new("uri=");
    append_quoted(out, uri->str, uri->len);
    g_string_free(uri, TRUE);
    return g_string_free(out, FALSE);
}

/* Notes what cairo cannot say of the element that begins. */
static void note(struct document_paint *paint, char kind, const char *text) {
    g_string_append_c(paint->notes, kind);
    g_string_append(paint->notes, text);
    g_string_append_c(paint->notes, '\0');
}

static void rounded(cairo_t *cairo, double x, double y, double width, double height,
                    double radius) {
    double bend = fmin(radius, fmin(width, height) / 2);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - bend, y + bend, bend, -G_PI_2, 0);
    cairo_arc(cairo, x + width - bend, y + height - bend, bend, 0, G_PI_2);
    cairo_arc(cairo, x + bend, y + height - bend, bend, G_PI_2, G_PI);
    cairo_arc(cairo, x + bend, y + bend, bend, G_PI, 3 * G_PI_2);
    cairo_close_path(cairo);
}

/* A text being painted. */
struct writer {
    struct document_paint *paint;
    const char *address;
    const struct document_box *box;
    bool parts;      /* its stretches are leaves of their own */
    const char *tag; /* the open leaf */
};

static void close_leaf(struct writer *writer) {
    if (writer->tag) {
        cairo_tag_end(writer->paint->cairo, writer->tag);
        writer->tag = NULL;
    }
}

static void open_leaf(struct writer *writer, const char *tag, const char *attributes) {
    if (writer->parts && (writer->tag != tag || attributes)) {
        close_leaf(writer);
        cairo_tag_begin(writer->paint->cairo, tag, attributes);
        writer->tag = tag;
    }
}

static void play(struct document_paint *paint, const struct drawing *drawing, double x, double y,
                 double scale) {
    struct paper paper;
    struct canvas canvas =
        paper_init(&paper, paint->cairo, paint->options->measure, paint->options->palette);
    cairo_save(paint->cairo);
    cairo_translate(paint->cairo, x, y);
    cairo_scale(paint->cairo, scale, scale);
    drawing_play(drawing, &canvas);
    cairo_restore(paint->cairo);
}

static void note_drawing(struct document_paint *paint, const struct drawing *drawing) {
    const char *title = drawing->about.title, *description = drawing->about.description;
    char *text = g_strjoin(title && *title && description && *description ? ". " : "",
                           title ? title : "", description ? description : "", NULL);
    note(paint, 'A', text);
    g_free(text);
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
        struct paper paper;
        struct canvas canvas =
            paper_init(&paper, paint->cairo, paint->options->measure, paint->options->palette);
        icon_draw(&canvas, piece->icon, x + piece->lead,
                  base - x_height - (icon_width(piece->icon) > 12 ? 7 : 6), piece->look->role);
        return true;
    }
    const struct drawing *drawing = piece->drawing;
    close_leaf(writer);
    if (writer->parts) {
        cairo_tag_begin(paint->cairo, "Figure", NULL);
        note_drawing(paint, drawing);
    }
    play(paint, drawing, x, base - x_height - drawing->about.height * piece->scale / 2,
         piece->scale);
    if (writer->parts) {
        cairo_tag_end(paint->cairo, "Figure");
    }
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
    rounded(paint->cairo, x + left, top, right - left, height, 4);
    set_colour(paint, look->ground);
    cairo_fill(paint->cairo);
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
    char *attributes = look->href ? link_attributes(writer->address, look->href) : NULL;
    open_leaf(writer, attributes ? "Link" : "Span", attributes);
    g_free(attributes);
    bool spaced;
    join_words(words, box, first, end, line, &spaced);
    double left = box->rtl ? box->pieces[end - 1].x : box->pieces[first].x;
    left -= spaced ? box->pieces[first].gap : 0;
    set_colour(writer->paint, look->role);
    text_glyphs_show(writer->paint->options->measure, writer->paint->cairo, &look->font, words->str,
                     x + left + box->pieces[first].lead, base);
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

static bool has_parts(const struct document_box *box) {
    for (size_t i = 0; i < box->piece_count; i++) {
        if (box->pieces[i].look->href || box->pieces[i].kind == DOCUMENT_BOX_INLINE_DRAWING) {
            return true;
        }
    }
    return false;
}

static void paint_lines(struct document_paint *paint, const char *address,
                        const struct document_flow_item *item) {
    struct writer writer = {.paint = paint, .address = address, .box = item->box};
    writer.parts = !item->silent && (item->split || has_parts(item->box));
    GString *words = g_string_new(NULL);
    double y = item->y;
    for (size_t i = item->first; i < item->first + item->count; i++) {
        paint_line(&writer, &item->box->lines[i], item->x, y, words);
        y += item->box->lines[i].height;
    }
    close_leaf(&writer);
    g_string_free(words, TRUE);
}

static void paint_ground(const struct document_paint *paint,
                         const struct document_flow_item *item) {
    const struct document_box *box = item->box;
    cairo_t *cairo = paint->cairo;
    bool quote = box->border == ROLE_ACCENT_MID;
    double radius = box->left > 8 ? 8 : 0;
    if (box->ground != ROLE_NONE) {
        rounded(cairo, item->x, item->y, item->width, item->height, radius);
        set_colour(paint, box->ground);
        cairo_fill(cairo);
    }
    if (quote) {
        cairo_rectangle(cairo, item->x, item->y, 3, item->height);
        set_colour(paint, box->border);
        cairo_fill(cairo);
    } else if (box->border != ROLE_NONE) {
        rounded(cairo, item->x + 0.5, item->y + 0.5, item->width - 1, item->height - 1, radius);
        set_colour(paint, box->border);
        cairo_set_line_width(cairo, 1.2);
        cairo_set_dash(cairo, NULL, 0, 0);
        cairo_stroke(cairo);
    }
}

static void paint_rule(const struct document_paint *paint, const struct document_flow_item *item) {
    cairo_rectangle(paint->cairo, item->x, item->y - 0.5, item->width, 1);
    set_colour(paint, item->role);
    cairo_fill(paint->cairo);
}

/* A line of the foot; align as a share of its width that lies left of x. */
static void paint_foot_text(const struct document_paint *paint, const char *text, double x,
                            double align) {
    const struct text_font font = {.size = 12};
    double width = text_width(paint->options->measure, &font, text);
    set_colour(paint, ROLE_MUTED);
    text_glyphs_show(paint->options->measure, paint->cairo, &font, text, x - width * align,
                     FOOT - TOP);
}

static void paint_foot(const struct document_paint *paint,
                       const struct document_box_section *section) {
    const struct document_options *options = paint->options;
    char number[24];
    g_snprintf(number, sizeof number, "%zu", paint->page);
    char **parts = g_strsplit(options->page ? options->page : "{n}", "{n}", 2);
    char *page = g_strjoinv(number, parts);
    const char *title = options->title ? options->title : "";
    const char *own = section->title ? section->title : "";
    bool both = *title && *own && strcmp(title, own) != 0;
    char *running = g_strconcat(title, both ? " · " : "", both || !*title ? own : "", NULL);
    paint_foot_text(paint, running, 0, 0);
    paint_foot_text(paint, options->date ? options->date : "", DOCUMENT_WIDTH / 2.0, 0.5);
    paint_foot_text(paint, page, DOCUMENT_WIDTH, 1);
    g_free(running);
    g_free(page);
    g_strfreev(parts);
}

/* Begins a page: px with the corner of the content as origin. */
static void begin_page(const struct document_paint *paint) {
    cairo_save(paint->cairo);
    cairo_scale(paint->cairo, DOCUMENT_PAINT_UNIT, DOCUMENT_PAINT_UNIT);
    cairo_translate(paint->cairo, LEFT, TOP);
}

static void end_page(struct document_paint *paint, const struct document_box_section *section) {
    if (!section->cover) {
        paint_foot(paint, section);
    }
    cairo_restore(paint->cairo);
    if (!paint->one) {
        cairo_show_page(paint->cairo);
    }
    paint->page++;
}

static void open_element(struct document_paint *paint, const struct document_flow_item *item) {
    cairo_tag_begin(paint->cairo, item->tag, NULL);
    if (strcmp(item->tag, "TH") == 0) {
        note(paint, 'S', item->box->scope ? item->box->scope : "Column");
    } else if (strcmp(item->tag, "Figure") == 0) {
        note_drawing(paint, item->box->drawing);
    }
}

static void paint_item(struct document_paint *paint, const struct document_box_section *section,
                       const struct document_flow_item *item) {
    char *name;
    switch (item->kind) {
    case DOCUMENT_FLOW_OPEN:
        open_element(paint, item);
        break;
    case DOCUMENT_FLOW_CLOSE:
        cairo_tag_end(paint->cairo, item->tag);
        break;
    case DOCUMENT_FLOW_LINES:
        paint_lines(paint, section->id, item);
        break;
    case DOCUMENT_FLOW_DRAWING:
        play(paint, item->box->drawing, item->x, item->y, item->box->scale);
        break;
    case DOCUMENT_FLOW_GROUND:
        paint_ground(paint, item);
        break;
    case DOCUMENT_FLOW_RULE:
        paint_rule(paint, item);
        break;
    case DOCUMENT_FLOW_ID:
        name = g_strconcat(section->id, "#", item->box->id, NULL);
        document_paint_name(paint, name, item->x, item->y);
        g_free(name);
        break;
    case DOCUMENT_FLOW_PAGE:
        end_page(paint, section);
        break;
    }
}

void document_paint(struct document_paint *paint, const struct document_box_section *section,
                    const GArray *items) {
    bool begun = false;
    for (guint i = 0; i < items->len; i++) {
        const struct document_flow_item *item = &g_array_index(items, struct document_flow_item, i);
        if (!begun) {
            begin_page(paint);
            if (i == 0) {
                document_paint_name(paint, section->id, 0, -TOP);
            }
        }
        paint_item(paint, section, item);
        begun = item->kind != DOCUMENT_FLOW_PAGE;
        if (!begun && paint->one) {
            return;
        }
    }
}
