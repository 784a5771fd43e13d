/* Shapes map one to one to cairo's; text is made of the same words that were measured, so that a
 * line is as wide here as the layout thought. */
#include "draw/paper.h"

#include "draw/png.h"
#include "draw/text_glyphs.h"

#include <assert.h>
#include <math.h>

static void set_colour(const struct paper *paper, enum role role, double opacity) {
    uint32_t colour = paper->palette->light[role];
    cairo_set_source_rgba(paper->cairo, (colour >> 16) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                          (colour & 0xFF) / 255.0, opacity > 0 ? opacity : 1);
}

/* Fills the current path with slanted lines 1.5 px wide, 4.2 px apart, and keeps the path. */
static void hatch(const struct paper *paper) {
    cairo_t *cairo = paper->cairo;
    double left, top, right, bottom;
    cairo_path_t *path = cairo_copy_path(cairo);
    cairo_save(cairo);
    cairo_path_extents(cairo, &left, &top, &right, &bottom);
    cairo_clip(cairo);
    cairo_set_line_width(cairo, 1.5);
    for (double x = floor((left + top) / 6) * 6; x < right + bottom; x += 6) {
        cairo_move_to(cairo, x - top, top);
        cairo_line_to(cairo, x - bottom, bottom);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
    cairo_append_path(cairo, path);
    cairo_path_destroy(path);
}

/* Fills and strokes the current path, and ends it. */
static void paint(const struct paper *paper, const struct canvas_style *style) {
    cairo_t *cairo = paper->cairo;
    if (style->fill != ROLE_NONE) {
        set_colour(paper, style->fill, style->opacity);
        if (style->hatch) {
            hatch(paper);
        } else {
            cairo_fill_preserve(cairo);
        }
    }
    if (style->stroke != ROLE_NONE) {
        double dashes[] = {style->dash, style->gap > 0 ? style->gap : style->dash};
        bool dashed = style->dash > 0;
        set_colour(paper, style->stroke, style->opacity);
        cairo_set_line_width(cairo, style->width > 0 ? style->width : 1);
        cairo_set_dash(cairo, dashes, dashed ? 2 : 0, 0);
        cairo_set_line_cap(cairo, dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    const struct paper *paper = context;
    cairo_t *cairo = paper->cairo;
    double bend = fmin(radius, fmin(width, height) / 2);
    if (bend <= 0) {
        cairo_rectangle(cairo, x, y, width, height);
    } else {
        cairo_move_to(cairo, x + bend, y); /* where SVG begins, so that dashes fall alike */
        cairo_arc(cairo, x + width - bend, y + bend, bend, -G_PI_2, 0);
        cairo_arc(cairo, x + width - bend, y + height - bend, bend, 0, G_PI_2);
        cairo_arc(cairo, x + bend, y + height - bend, bend, G_PI_2, G_PI);
        cairo_arc(cairo, x + bend, y + bend, bend, G_PI, 3 * G_PI_2);
        cairo_close_path(cairo);
    }
    paint(paper, style);
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    const struct paper *paper = context;
    cairo_new_sub_path(paper->cairo);
    cairo_arc(paper->cairo, x, y, radius, 0, 2 * G_PI);
    cairo_close_path(paper->cairo);
    paint(paper, style);
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    const struct paper *paper = context;
    cairo_t *cairo = paper->cairo;
    for (const char *step = steps; *step; step++) {
        switch (*step) {
        case 'M':
            cairo_move_to(cairo, points->x, points->y);
            points++;
            break;
        case 'L':
            cairo_line_to(cairo, points->x, points->y);
            points++;
            break;
        case 'C':
            cairo_curve_to(cairo, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x,
                           points[2].y);
            points += 3;
            break;
        default:
            cairo_close_path(cairo);
        }
    }
    paint(paper, style);
}

static void text(void *context, const struct canvas_text *text) {
    const struct paper *paper = context;
    cairo_t *cairo = paper->cairo;
    double shift = text->anchor == CANVAS_START    ? 0
                   : text->anchor == CANVAS_MIDDLE ? text->line.width / 2
                                                   : text->line.width;
    double x = text->x - shift;
    if (text->halo != ROLE_NONE) {
        text_glyphs_path(paper->measure, cairo, &text->font, text->line.text, x, text->y);
        set_colour(paper, text->halo, 1);
        cairo_set_line_width(cairo, 4);
        cairo_set_dash(cairo, NULL, 0, 0);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(cairo);
    }
    set_colour(paper, text->fill, 1);
    text_glyphs_show(paper->measure, cairo, &text->font, text->line.text, x, text->y);
}

static void open_group(void *context, const struct canvas_group *group) {
    struct paper *paper = context;
    assert(paper->depth < (int)G_N_ELEMENTS(paper->links));
    const char *link =
        group->href && paper->link ? paper->link(paper->link_context, group->href) : NULL;
    if (link) {
        cairo_tag_begin(paper->cairo, CAIRO_TAG_LINK, link);
    }
    paper->links[paper->depth++] = link != NULL;
}

static void close_group(void *context) {
    struct paper *paper = context;
    assert(paper->depth > 0);
    if (paper->links[--paper->depth]) {
        cairo_tag_end(paper->cairo, CAIRO_TAG_LINK);
    }
}

static void begin(void *context, const struct canvas_drawing *drawing) {
    const struct paper *paper = context;
    (void)drawing;
    cairo_save(paper->cairo);
    cairo_new_path(paper->cairo);
}

static void end(void *context) {
    const struct paper *paper = context;
    assert(paper->depth == 0);
    cairo_restore(paper->cairo);
}

struct canvas paper_init(struct paper *paper, cairo_t *cairo, struct text_measure *measure,
                         const struct palette *palette) {
    static const struct canvas_painter PAINTER = {begin, end,  open_group, close_group,
                                                  rect,  path, circle,     text};
    *paper = (struct paper){.cairo = cairo, .measure = measure, .palette = palette};
    return (struct canvas){&PAINTER, paper};
}

GByteArray *paper_png(paper_draw *draw, const void *drawing, double width, double height,
                      double scale, struct text_measure *measure, const struct palette *palette) {
    assert(width > 0 && height > 0 && scale > 0);
    if (width * scale > 32767 || height * scale > 32767) {
        return NULL;
    }
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(width * scale), (int)ceil(height * scale));
    cairo_t *cairo = cairo_create(surface);
    struct paper paper;
    struct canvas canvas = paper_init(&paper, cairo, measure, palette);
    set_colour(&paper, ROLE_SURFACE, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    draw(drawing, &canvas);
    cairo_surface_flush(surface);
    GByteArray *bytes = NULL;
    if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS) {
        bytes = png_pack(cairo_image_surface_get_data(surface),
                         (unsigned)cairo_image_surface_get_width(surface),
                         (unsigned)cairo_image_surface_get_height(surface),
                         (size_t)cairo_image_surface_get_stride(surface));
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return bytes;
}
