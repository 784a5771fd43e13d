/* Lines become lists of glyphs, which stand where the words were measured: a number between two
 * glyphs says how far their distance differs from what the font itself would do. */
#include "publish/pdf_text.h"

#include "base/format.h"

#include <math.h>

/* A line of text being written. */
struct writer {
    struct pdf_canvas *pdf;
    const struct canvas_text *text;
    double x;      /* px, its left end */
    double pen;    /* em: where the next glyph would stand by itself */
    unsigned font; /* of the open list of glyphs; 0: none is open */
    bool hex;
    bool shapes; /* of fonts that are not whole */
    enum { WRITE_TEXT, WRITE_HALO, WRITE_SHAPES } what;
    bool missing;      /* signs or shapes that do not say what they stand for */
    double left, base; /* pt, of the glyph whose shape is written */
};

static void close_list(struct writer *writer) {
    if (writer->font) {
        g_string_append(writer->pdf->out, writer->hex ? ">]TJ\n" : "]TJ\n");
        writer->font = 0;
        writer->hex = false;
    }
}

static void open_list(struct writer *writer, unsigned font, double x, double y) {
    struct pdf_canvas *pdf = writer->pdf;
    double size = writer->text->font.size;
    if (pdf->state.font != font || pdf->state.size != size * pdf->scale) {
        pdf->state.font = font;
        pdf->state.size = size * pdf->scale;
        g_string_append(pdf->out, "/F");
        pdf_file_number(pdf->out, font);
        g_string_append_c(pdf->out, ' ');
        format_short(pdf->out, pdf->state.size, 3);
        g_string_append(pdf->out, " Tf\n");
    }
    g_string_append(pdf->out, "1 0 0 1 ");
    pdf_canvas_number(pdf, pdf_canvas_across(pdf, writer->x + x * size));
    pdf_canvas_number(pdf, pdf_canvas_up(pdf, writer->text->y + y * size));
    g_string_append(pdf->out, "Tm[");
    writer->font = font;
    writer->pen = x;
}

/* Writes one glyph where it stands. */
static void write_glyph(struct writer *writer, const struct pdf_font *font,
                        const struct text_glyphs_glyph *glyph, double x) {
    static const char DIGITS[] = "0123456789ABCDEF";
    GString *out = writer->pdf->out;
    const struct pdf_font_glyph *own = pdf_font_use((struct pdf_font *)font, glyph);
    if (writer->font != font->number || fabs(glyph->y) > 1e-4) {
        close_list(writer);
        open_list(writer, font->number, x, glyph->y);
    }
    double shift = (writer->pen - x) * 1000;
    if (fabs(shift) > 0.5) {
        g_string_append(out, writer->hex ? ">" : "");
        writer->hex = false;
        format_short(out, shift, 0);
        writer->pen = x;
    }
    char code[5], *at = code;
    if (!writer->hex) {
        *at++ = '<';
    }
    for (int bits = 12; bits >= 0; bits -= 4) {
        *at++ = DIGITS[glyph->index >> bits & 15];
    }
    g_string_append_len(out, code, at - code);
    writer->hex = true;
    writer->pen += (double)own->advance / 1000;
    if (fabs(glyph->y) > 1e-4) {
        close_list(writer);
    }
}

/* A rim of 2 px around a glyph: around the box of its ink. */
static void write_halo(struct writer *writer, const struct pdf_font *font,
                       const struct text_glyphs_glyph *glyph, double x) {
    const struct pdf_font_glyph *own = pdf_font_use((struct pdf_font *)font, glyph);
    double unit = writer->text->font.size / 1000;
    if (own->width > 0) {
        pdf_canvas_rect(writer->pdf, writer->x + x * unit * 1000 + (double)own->left * unit,
                        writer->text->y - (double)own->top * unit, (double)own->width * unit,
                        (double)own->height * unit);
    }
}

static void shape_point(struct writer *writer, double x, double y) {
    double unit = writer->text->font.size * writer->pdf->scale / 1000;
    pdf_canvas_number(writer->pdf, writer->left + x * unit);
    pdf_canvas_number(writer->pdf, writer->base + y * unit);
}

static void shape_move(void *context, double x, double y) {
    struct writer *writer = context;
    shape_point(writer, x, y);
    g_string_append(writer->pdf->out, "m ");
}

static void shape_line(void *context, double x, double y) {
    struct writer *writer = context;
    shape_point(writer, x, y);
    g_string_append(writer->pdf->out, "l ");
}

static void shape_curve(void *context, const double points[6]) {
    struct writer *writer = context;
    for (int i = 0; i < 6; i += 2) {
        shape_point(writer, points[i], points[i + 1]);
    }
    g_string_append(writer->pdf->out, "c ");
}

static void shape_close(void *context) {
    const struct writer *writer = context;
    g_string_append(writer->pdf->out, "h ");
}

/* A glyph of a font that a PDF cannot hold: its shape, or a box where it is a picture. */
static void write_shape(struct writer *writer, const struct pdf_font *font,
                        const struct text_glyphs_glyph *glyph, double x) {
    const struct pdf_font_glyph *own = pdf_font_use((struct pdf_font *)font, glyph);
    double size = writer->text->font.size;
    if (font->kind == PDF_FONT_BOXES) {
        double wide = (double)own->advance / 1000 * size, edge = size * 0.07;
        double left = writer->x + x * size + wide * 0.1, top = writer->text->y - size * 0.74;
        pdf_canvas_rect(writer->pdf, left, top, wide * 0.8, size * 0.74);
        pdf_canvas_rect(writer->pdf, left + edge, top + edge, wide * 0.8 - 2 * edge,
                        size * 0.74 - 2 * edge);
        g_string_append(writer->pdf->out, "f*\n");
        return;
    }
    struct pdf_font_pen pen = {shape_move, shape_line, shape_curve, shape_close, writer};
    writer->left = pdf_canvas_across(writer->pdf, writer->x + x * size);
    writer->base = pdf_canvas_up(writer->pdf, writer->text->y + glyph->y * size);
    if (own->width > 0) {
        pdf_font_shape(font, glyph->index, &pen);
        g_string_append(writer->pdf->out, "f\n");
    }
}

static void take_run(void *context, const struct text_glyphs_run *run, double x) {
    struct writer *writer = context;
    struct pdf_font *font = pdf_font_of(writer->pdf->fonts, run->font);
    bool whole = font->kind == PDF_FONT_WHOLE;
    writer->shapes = writer->shapes || !whole;
    writer->missing = writer->missing || run->missing || !whole;
    if (writer->what != WRITE_HALO && whole != (writer->what == WRITE_TEXT)) {
        return;
    }
    for (size_t i = 0; i < run->count; i++) {
        const struct text_glyphs_glyph *glyph = &run->glyphs[i];
        (writer->what == WRITE_TEXT   ? write_glyph
         : writer->what == WRITE_HALO ? write_halo
                                      : write_shape)(writer, font, glyph, x + glyph->x);
    }
}

/* Shapes are no text: a space that is not seen stands for them, so that what they say is read. */
static void hide_space(struct writer *writer) {
    struct text_glyphs_glyph space;
    const struct pdf_font *font = pdf_font_any(writer->pdf->fonts, &space);
    if (font) {
        close_list(writer);
        g_string_append(writer->pdf->out, "3 Tr\n");
        write_glyph(writer, font, &space, 0);
        close_list(writer);
        g_string_append(writer->pdf->out, "0 Tr\n");
    }
}

/* Writes the words of a line in the colour that is set; what its glyphs do not say is said beside
 * them. */
static void write_words(struct writer *writer) {
    struct pdf_canvas *pdf = writer->pdf;
    const struct canvas_text *line = writer->text;
    gsize start = pdf->out->len;
    g_string_append(pdf->out, "BT\n");
    text_glyphs_each(pdf->measure, &line->font, line->line.text, take_run, writer);
    if (writer->shapes) {
        hide_space(writer);
    }
    close_list(writer);
    g_string_append(pdf->out, "ET\n");
    if (!writer->missing) {
        return;
    }
    writer->what = WRITE_SHAPES;
    text_glyphs_each(pdf->measure, &line->font, line->line.text, take_run, writer);
    GString *words = g_string_new("/Span<</ActualText");
    pdf_file_text(words, line->line.text);
    g_string_append(words, ">>BDC\n");
    g_string_insert_len(pdf->out, (gssize)start, words->str, (gssize)words->len);
    g_string_append(pdf->out, "EMC\n");
    g_string_free(words, TRUE);
}

void pdf_text_write(struct pdf_canvas *pdf, const struct canvas_text *text) {
    double shift = text->anchor == CANVAS_START    ? 0
                   : text->anchor == CANVAS_MIDDLE ? text->line.width / 2
                                                   : text->line.width;
    struct writer writer = {.pdf = pdf, .text = text, .x = text->x - shift};
    if (text->halo != ROLE_NONE) {
        pdf_canvas_prepare(
            pdf, &(struct canvas_style){.fill = text->halo, .stroke = text->halo, .width = 4});
        writer.what = WRITE_HALO;
        text_glyphs_each(pdf->measure, &text->font, text->line.text, take_run, &writer);
        g_string_append(pdf->out, "B\n");
        writer.what = WRITE_TEXT;
    }
    pdf_canvas_prepare(pdf, &(struct canvas_style){.fill = text->fill});
    write_words(&writer);
    pdf_canvas_reach(pdf, pdf_canvas_across(pdf, writer.x),
                     pdf_canvas_up(pdf, text->y + text_descent(&text->font)));
    pdf_canvas_reach(pdf, pdf_canvas_across(pdf, writer.x + text->line.width),
                     pdf_canvas_up(pdf, text->y - text_ascent(&text->font)));
}
