/* Each function of the painter moves its points and calls the same one of the canvas behind. */
#include "draw/shift.h"

#include <glib.h>

static void begin(void *context, const struct canvas_drawing *drawing) {
    const struct shift *shift = context;
    canvas_open_group(shift->on, &(struct canvas_group){.title = drawing->title,
                                                        .description = drawing->description});
}

static void end(void *context) {
    const struct shift *shift = context;
    canvas_close_group(shift->on);
}

static void open_group(void *context, const struct canvas_group *group) {
    const struct shift *shift = context;
    canvas_open_group(shift->on, group);
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    const struct shift *shift = context;
    canvas_rect(shift->on, shift->x + x, shift->y + y, width, height, radius, style);
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    const struct shift *shift = context;
    size_t count = 0;
    for (const char *step = steps; *step; step++) {
        count += *step == 'C' ? 3 : *step != 'Z';
    }
    struct canvas_point *moved = g_new(struct canvas_point, count);
    for (size_t i = 0; i < count; i++) {
        moved[i] = (struct canvas_point){shift->x + points[i].x, shift->y + points[i].y};
    }
    canvas_path(shift->on, steps, moved, style);
    g_free(moved);
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    const struct shift *shift = context;
    canvas_circle(shift->on, shift->x + x, shift->y + y, radius, style);
}

static void text(void *context, const struct canvas_text *text) {
    const struct shift *shift = context;
    struct canvas_text moved = *text;
    moved.x += shift->x;
    moved.y += shift->y;
    canvas_text(shift->on, &moved);
}

struct canvas shift_init(struct shift *shift, const struct canvas *on, double x, double y) {
    static const struct canvas_painter PAINTER = {begin, end,  open_group, end,
                                                  rect,  path, circle,     text};
    *shift = (struct shift){on, x, y};
    return (struct canvas){&PAINTER, shift};
}
