/* The checks that hold for every painter, and the shapes made of other shapes. */
#include "draw/canvas.h"

#include <assert.h>
#include <glib.h>
#include <math.h>
#include <string.h>

void canvas_begin(const struct canvas *canvas, const struct canvas_drawing *drawing) {
    assert(drawing->id && drawing->title && drawing->width > 0 && drawing->height > 0);
    canvas->painter->begin(canvas->context, drawing);
}

void canvas_end(const struct canvas *canvas) {
    canvas->painter->end(canvas->context);
}

void canvas_open_group(const struct canvas *canvas, const struct canvas_group *group) {
    canvas->painter->open_group(canvas->context, group);
}

void canvas_close_group(const struct canvas *canvas) {
    canvas->painter->close_group(canvas->context);
}

void canvas_open_link(const struct canvas *canvas, const char *href) {
    canvas_open_group(canvas, &(struct canvas_group){.href = href});
}

void canvas_rect(const struct canvas *canvas, double x, double y, double width, double height,
                 double radius, const struct canvas_style *style) {
    assert(isfinite(x) && isfinite(y) && width >= 0 && height >= 0 && radius >= 0);
    canvas->painter->rect(canvas->context, x, y, width, height, radius, style);
}

void canvas_path(const struct canvas *canvas, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    assert(*steps == 'M');
    canvas->painter->path(canvas->context, steps, points, style);
}

void canvas_line(const struct canvas *canvas, double x1, double y1, double x2, double y2,
                 const struct canvas_style *style) {
    canvas_path(canvas, "ML", (struct canvas_point[]){{x1, y1}, {x2, y2}}, style);
}

void canvas_polyline(const struct canvas *canvas, const struct canvas_point *points, size_t count,
                     bool closed, const struct canvas_style *style) {
    assert(count >= 2);
    char *steps = g_malloc(count + 2);
    memset(steps, 'L', count);
    steps[0] = 'M';
    steps[count] = closed ? 'Z' : '\0';
    steps[count + 1] = '\0';
    canvas_path(canvas, steps, points, style);
    g_free(steps);
}

void canvas_circle(const struct canvas *canvas, double x, double y, double radius,
                   const struct canvas_style *style) {
    assert(isfinite(x) && isfinite(y) && radius >= 0);
    canvas->painter->circle(canvas->context, x, y, radius, style);
}

void canvas_text(const struct canvas *canvas, const struct canvas_text *text) {
    assert(isfinite(text->x) && isfinite(text->y));
    if (text->line.text && *text->line.text) {
        canvas->painter->text(canvas->context, text);
    }
}
