/* Positions are turned to pt from the left bottom as they are written, with two decimals (a 3,600th
 * of an inch), and an operator that would set what is set already is left out. */
#include "publish/pdf_canvas.h"

#include "base/format.h"
#include "publish/pdf_text.h"

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

void pdf_canvas_number(struct pdf_canvas *pdf, double value) {
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
void pdf_canvas_reach(struct pdf_canvas *pdf, double x, double y) {
    pdf->area.left = fmin(pdf->area.left, x);
    pdf->area.right = fmax(pdf->area.right, x);
    pdf->area.bottom = fmin(pdf->area.bottom, y);
    pdf->area.top = fmax(pdf->area.top, y);
}

double pdf_canvas_across(const struct pdf_canvas *pdf, double x) {
    return pdf->x + x * pdf->scale;
}

double pdf_canvas_up(const struct pdf_canvas *pdf, double y) {
    return pdf->page - pdf->y - y * pdf->scale;
}

static void point(struct pdf_canvas *pdf, double x, double y) {
    double left = pdf_canvas_across(pdf, x), bottom = pdf_canvas_up(pdf, y);
    pdf_canvas_reach(pdf, left, bottom);
    pdf_canvas_number(pdf, left);
    pdf_canvas_number(pdf, bottom);
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
        pdf_canvas_number(pdf, width);
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
            pdf_canvas_number(pdf, dash);
            pdf_canvas_number(pdf, gap);
        }
        g_string_append(pdf->out, "]0 d\n");
    }
}

/* What the shape that follows needs; true when something is painted at all. */
bool pdf_canvas_prepare(struct pdf_canvas *pdf, const struct canvas_style *style) {
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
        pdf_canvas_reach(pdf, before->left, before->bottom);
        pdf_canvas_reach(pdf, before->right, before->top);
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

void pdf_canvas_rounded(struct pdf_canvas *pdf, double x, double y, double width, double height,
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

void pdf_canvas_rect(struct pdf_canvas *pdf, double x, double y, double width, double height) {
    point(pdf, x, y + height);
    pdf_canvas_reach(pdf, pdf_canvas_across(pdf, x + width), pdf_canvas_up(pdf, y));
    pdf_canvas_number(pdf, width * pdf->scale);
    pdf_canvas_number(pdf, height * pdf->scale);
    g_string_append(pdf->out, "re ");
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    struct pdf_canvas *pdf = context;
    struct pdf_canvas_area before;
    double bend = fmin(radius, fmin(width, height) / 2);
    if (!pdf_canvas_prepare(pdf, style)) {
        return;
    }
    gsize start = begin_path(pdf, style, &before);
    if (bend > 0) {
        pdf_canvas_rounded(pdf, x, y, width, height, bend);
    } else {
        pdf_canvas_rect(pdf, x, y, width, height);
    }
    end_path(pdf, style, start, &before);
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    struct pdf_canvas *pdf = context;
    struct pdf_canvas_area before;
    double bend = radius * ROUND;
    if (!pdf_canvas_prepare(pdf, style)) {
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
    if (!*steps || !pdf_canvas_prepare(pdf, style)) {
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

static void text(void *context, const struct canvas_text *text) {
    pdf_text_write(context, text);
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
