/* Positions are turned to pt from the left bottom as they are written, with two decimals (a 3,600th
 * of an inch), and an operator that would set what is set already is left out. */
#include "publish/pdf_canvas.h"

#include "base/format.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define ROUND 0.5523 /* of the radius: the controls of a curve that is a quarter of a circle */

void pdf_canvas_begin(struct pdf_canvas *pdf) {
    g_string_truncate(pdf->out, 0);
    g_string_append(pdf->out, "1 j\n"); /* round corners */
    memset(&pdf->state, 0, sizeof pdf->state);
    pdf->state.fill = pdf->state.stroke = -1;
    pdf->state.opacity = 100;
    pdf->state.width = -1;
    pdf->state.butt = 1;
    pdf->marked = pdf->artifact = false;
}

static void number(struct pdf_canvas *pdf, double value) {
    format_short(pdf->out, value, 2);
    g_string_append_c(pdf->out, ' ');
}

/* Whatever is drawn stands in a mark. */
static void mark(struct pdf_canvas *pdf) {
    if (!pdf->marked && !pdf->artifact) {
        g_string_append(pdf->out, "/Artifact BMC\n");
        pdf->artifact = true;
    }
}

void pdf_canvas_open(struct pdf_canvas *pdf, const char *tag, unsigned id) {
    assert(!pdf->marked);
    g_string_append(pdf->out, pdf->artifact ? "EMC\n" : "");
    pdf->artifact = false;
    pdf->marked = true;
    g_string_append_c(pdf->out, '/');
    g_string_append(pdf->out, tag);
    g_string_append(pdf->out, "<</MCID ");
    pdf_file_number(pdf->out, id);
    g_string_append(pdf->out, ">>BDC\n");
}

void pdf_canvas_close(struct pdf_canvas *pdf) {
    assert(pdf->marked);
    pdf->marked = false;
    g_string_append(pdf->out, "EMC\n");
}

void pdf_canvas_end(struct pdf_canvas *pdf) {
    assert(!pdf->marked && pdf->depth == 0);
    g_string_append(pdf->out, pdf->artifact ? "EMC\n" : "");
    pdf->artifact = false;
}

void pdf_canvas_gather(struct pdf_canvas *pdf) {
    pdf->area = (struct pdf_canvas_area){1e9, 1e9, -1e9, -1e9};
}

/* A place on the page counts for the area of the link. */
static void reach(struct pdf_canvas *pdf, double x, double y) {
    pdf->area.left = fmin(pdf->area.left, x);
    pdf->area.right = fmax(pdf->area.right, x);
    pdf->area.bottom = fmin(pdf->area.bottom, y);
    pdf->area.top = fmax(pdf->area.top, y);
}

static double across(const struct pdf_canvas *pdf, double x) {
    return pdf->x + x * pdf->scale;
}

static double up(const struct pdf_canvas *pdf, double y) {
    return pdf->page - pdf->y - y * pdf->scale;
}

static void point(struct pdf_canvas *pdf, double x, double y) {
    double left = across(pdf, x), bottom = up(pdf, y);
    reach(pdf, left, bottom);
    number(pdf, left);
    number(pdf, bottom);
}

static void set_colour(struct pdf_canvas *pdf, enum role role, bool stroke) {
    uint32_t colour = pdf->palette->light[role];
    int64_t *set = stroke ? &pdf->state.stroke : &pdf->state.fill;
    if (*set == (int64_t)colour) {
        return;
    }
    *set = (int64_t)colour;
    for (int shift = 16; shift >= 0; shift -= 8) {
        format_short(pdf->out, (double)(colour >> shift & 0xFF) / 255, 3);
        g_string_append_c(pdf->out, ' ');
    }
    g_string_append(pdf->out, stroke ? "RG\n" : "rg\n");
}

static void set_opacity(struct pdf_canvas *pdf, double opacity) {
    int percent = opacity > 0 && opacity < 1 ? (int)lround(opacity * 20) * 5 : 100;
    if (percent != pdf->state.opacity) {
        pdf->state.opacity = percent;
        pdf->opacities |= 1u << percent / 5;
        g_string_append_printf(pdf->out, "/O%d gs\n", percent);
    }
}

static void set_line(struct pdf_canvas *pdf, const struct canvas_style *style) {
    double width = (style->width > 0 ? style->width : 1) * pdf->scale;
    double dash = style->dash * pdf->scale;
    double gap = (style->gap > 0 ? style->gap : style->dash) * pdf->scale;
    int butt = dash > 0;
    if (width != pdf->state.width) {
        pdf->state.width = width;
        number(pdf, width);
        g_string_append(pdf->out, "w\n");
    }
    if (butt != pdf->state.butt) {
        pdf->state.butt = butt;
        g_string_append(pdf->out, butt ? "0 J\n" : "1 J\n");
    }
    if (dash != pdf->state.dash || (dash > 0 && gap != pdf->state.gap)) {
        pdf->state.dash = dash;
        pdf->state.gap = gap;
        g_string_append_c(pdf->out, '[');
        if (dash > 0) {
            number(pdf, dash);
            number(pdf, gap);
        }
        g_string_append(pdf->out, "]0 d\n");
    }
}

/* What the shape that follows needs; true when something is painted at all. */
static bool prepare(struct pdf_canvas *pdf, const struct canvas_style *style) {
    if (style->fill == ROLE_NONE && style->stroke == ROLE_NONE) {
        return false;
    }
    mark(pdf);
    set_opacity(pdf, style->opacity);
    if (style->fill != ROLE_NONE && !style->hatch) {
        set_colour(pdf, style->fill, false);
    }
    if (style->stroke != ROLE_NONE) {
        set_colour(pdf, style->stroke, true);
        set_line(pdf, style);
    }
    return true;
}

/* Paints the path that was written since start; a hatched one first, within itself. */
static void paint(struct pdf_canvas *pdf, const struct canvas_style *style, gsize start) {
    if (style->fill != ROLE_NONE && style->hatch) {
        char *path = g_strndup(pdf->out->str + start, pdf->out->len - start);
        struct canvas_style lines = {.stroke = style->fill, .width = 1.5};
        struct pdf_canvas_area area = pdf->area;
        double left = (area.left - pdf->x) / pdf->scale, right = (area.right - pdf->x) / pdf->scale;
        double top = (pdf->page - pdf->y - area.top) / pdf->scale;
        double bottom = (pdf->page - pdf->y - area.bottom) / pdf->scale;
        g_string_insert(pdf->out, (gssize)start, "q ");
        g_string_append(pdf->out, "W n\n");
        set_colour(pdf, style->fill, true);
        set_line(pdf, &lines);
        for (double x = floor((left + top) / 6) * 6; x < right + bottom; x += 6) {
            point(pdf, x - top, top);
            g_string_append(pdf->out, "m ");
            point(pdf, x - bottom, bottom);
            g_string_append(pdf->out, "l ");
        }
        g_string_append(pdf->out, "S Q\n");
        pdf->state.stroke = -1;
        pdf->state.width = -1;
        pdf->state.butt = -1;
        pdf->state.dash = -1;
        pdf->area = area;
        if (style->stroke != ROLE_NONE) {
            set_colour(pdf, style->stroke, true);
            set_line(pdf, style);
            g_string_append(pdf->out, path);
            g_string_append(pdf->out, "S\n");
        }
        g_free(path);
        return;
    }
    g_string_append(pdf->out, style->fill == ROLE_NONE     ? "S\n"
                              : style->stroke == ROLE_NONE ? "f\n"
                                                           : "B\n");
}

/* A path begins; a hatch needs to know how large it is. */
static gsize begin_path(struct pdf_canvas *pdf, const struct canvas_style *style,
                        struct pdf_canvas_area *before) {
    *before = pdf->area;
    if (style->hatch) {
        pdf_canvas_gather(pdf);
    }
    return pdf->out->len;
}

static void end_path(struct pdf_canvas *pdf, const struct canvas_style *style, gsize start,
                     const struct pdf_canvas_area *before) {
    paint(pdf, style, start);
    if (style->hatch) {
        reach(pdf, before->left, before->bottom);
        reach(pdf, before->right, before->top);
    }
}

static void move(struct pdf_canvas *pdf, double x, double y) {
    point(pdf, x, y);
    g_string_append(pdf->out, "m ");
}

static void line(struct pdf_canvas *pdf, double x, double y) {
    point(pdf, x, y);
    g_string_append(pdf->out, "l ");
}

static void curve(struct pdf_canvas *pdf, double x1, double y1, double x2, double y2, double x,
                  double y) {
    point(pdf, x1, y1);
    point(pdf, x2, y2);
    point(pdf, x, y);
    g_string_append(pdf->out, "c ");
}

static void rounded(struct pdf_canvas *pdf, double x, double y, double width, double height,
                    double bend) {
    double right = x + width, bottom = y + height, rest = bend * (1 - ROUND);
    move(pdf, x + bend, y);
    line(pdf, right - bend, y);
    curve(pdf, right - rest, y, right, y + rest, right, y + bend);
    line(pdf, right, bottom - bend);
    curve(pdf, right, bottom - rest, right - rest, bottom, right - bend, bottom);
    line(pdf, x + bend, bottom);
    curve(pdf, x + rest, bottom, x, bottom - rest, x, bottom - bend);
    line(pdf, x, y + bend);
    curve(pdf, x, y + rest, x + rest, y, x + bend, y);
    g_string_append(pdf->out, "h ");
}

static void plain_rect(struct pdf_canvas *pdf, double x, double y, double width, double height) {
    point(pdf, x, y + height);
    reach(pdf, across(pdf, x + width), up(pdf, y));
    number(pdf, width * pdf->scale);
    number(pdf, height * pdf->scale);
    g_string_append(pdf->out, "re ");
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    struct pdf_canvas *pdf = context;
    struct pdf_canvas_area before;
    double bend = fmin(radius, fmin(width, height) / 2);
    if (!prepare(pdf, style)) {
        return;
    }
    gsize start = begin_path(pdf, style, &before);
    if (bend > 0) {
        rounded(pdf, x, y, width, height, bend);
    } else {
        plain_rect(pdf, x, y, width, height);
    }
    end_path(pdf, style, start, &before);
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    struct pdf_canvas *pdf = context;
    struct pdf_canvas_area before;
    double bend = radius * ROUND;
    if (!prepare(pdf, style)) {
        return;
    }
    gsize start = begin_path(pdf, style, &before);
    move(pdf, x + radius, y);
    curve(pdf, x + radius, y + bend, x + bend, y + radius, x, y + radius);
    curve(pdf, x - bend, y + radius, x - radius, y + bend, x - radius, y);
    curve(pdf, x - radius, y - bend, x - bend, y - radius, x, y - radius);
    curve(pdf, x + bend, y - radius, x + radius, y - bend, x + radius, y);
    g_string_append(pdf->out, "h ");
    end_path(pdf, style, start, &before);
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    struct pdf_canvas *pdf = context;
    struct pdf_canvas_area before;
    if (!*steps || !prepare(pdf, style)) {
        return;
    }
    gsize start = begin_path(pdf, style, &before);
    for (const char *step = steps; *step; step++) {
        switch (*step) {
        case 'M':
            move(pdf, points->x, points->y);
            points++;
            break;
        case 'L':
            line(pdf, points->x, points->y);
            points++;
            break;
        case 'C':
            curve(pdf, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x,
                  points[2].y);
            points += 3;
            break;
        default:
            g_string_append(pdf->out, "h ");
        }
    }
    end_path(pdf, style, start, &before);
}

/* A line of text being written. */
struct writer {
    struct pdf_canvas *pdf;
    const struct canvas_text *text;
    double x;      /* px, its left end */
    double pen;    /* em: where the next glyph would stand by itself */
    unsigned font; /* of the open list of glyphs; 0: none is open */
    bool hex, halo, missing;
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
    number(pdf, across(pdf, writer->x + x * size));
    number(pdf, up(pdf, writer->text->y + y * size));
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
        plain_rect(writer->pdf, writer->x + x * unit * 1000 + (double)own->left * unit,
                   writer->text->y - (double)own->top * unit, (double)own->width * unit,
                   (double)own->height * unit);
    }
}

static void take_run(void *context, const struct text_glyphs_run *run, double x) {
    struct writer *writer = context;
    struct pdf_font *font = pdf_font_of(writer->pdf->fonts, run->face);
    writer->missing = writer->missing || run->missing;
    for (size_t i = 0; i < run->count; i++) {
        const struct text_glyphs_glyph *glyph = &run->glyphs[i];
        (writer->halo ? write_halo : write_glyph)(writer, font, glyph, x + glyph->x);
    }
}

static void text(void *context, const struct canvas_text *text) {
    struct pdf_canvas *pdf = context;
    double shift = text->anchor == CANVAS_START    ? 0
                   : text->anchor == CANVAS_MIDDLE ? text->line.width / 2
                                                   : text->line.width;
    struct writer writer = {.pdf = pdf, .text = text, .x = text->x - shift};
    mark(pdf);
    set_opacity(pdf, 0);
    if (text->halo != ROLE_NONE) {
        struct canvas_style style = {.fill = text->halo, .stroke = text->halo, .width = 4};
        prepare(pdf, &style);
        writer.halo = true;
        text_glyphs_each(pdf->measure, &text->font, text->line.text, take_run, &writer);
        g_string_append(pdf->out, "B\n");
        writer.halo = false;
    }
    set_colour(pdf, text->fill, false);
    gsize start = pdf->out->len;
    g_string_append(pdf->out, "BT\n");
    text_glyphs_each(pdf->measure, &text->font, text->line.text, take_run, &writer);
    close_list(&writer);
    g_string_append(pdf->out, "ET\n");
    if (writer.missing) { /* the signs do not say what they stand for */
        GString *words = g_string_new("/Span<</ActualText");
        pdf_file_text(words, text->line.text);
        g_string_append(words, ">>BDC\n");
        g_string_insert_len(pdf->out, (gssize)start, words->str, (gssize)words->len);
        g_string_append(pdf->out, "EMC\n");
        g_string_free(words, TRUE);
    }
    reach(pdf, across(pdf, writer.x), up(pdf, text->y + text_descent(&text->font)));
    reach(pdf, across(pdf, writer.x + text->line.width),
          up(pdf, text->y - text_ascent(&text->font)));
}

static void open_group(void *context, const struct canvas_group *group) {
    struct pdf_canvas *pdf = context;
    assert(pdf->depth < (int)G_N_ELEMENTS(pdf->open));
    bool link = group->href && pdf->links.open && pdf->links.open(pdf->links.context, group);
    if (link) {
        pdf_canvas_gather(pdf);
    }
    pdf->open[pdf->depth++] = link;
}

static void close_group(void *context) {
    struct pdf_canvas *pdf = context;
    assert(pdf->depth > 0);
    if (pdf->open[--pdf->depth]) {
        pdf->links.close(pdf->links.context, &pdf->area);
    }
}

static void begin(void *context, const struct canvas_drawing *drawing) {
    (void)context;
    (void)drawing;
}

static void end(void *context) {
    (void)context;
}

struct canvas pdf_canvas_of(struct pdf_canvas *pdf) {
    static const struct canvas_painter PAINTER = {begin, end,  open_group, close_group,
                                                  rect,  path, circle,     text};
    return (struct canvas){&PAINTER, pdf};
}

void pdf_canvas_resources(const struct pdf_canvas *pdf, GString *resources) {
    g_string_append(resources, "/ExtGState<</O100<</ca 1/CA 1>>");
    for (int step = 0; step < 20; step++) {
        if (pdf->opacities >> step & 1) {
            g_string_append_printf(resources, "/O%d<</ca ", step * 5);
            format_short(resources, step / 20.0, 2);
            g_string_append(resources, "/CA ");
            format_short(resources, step / 20.0, 2);
            g_string_append(resources, ">>");
        }
    }
    g_string_append(resources, ">>");
}
