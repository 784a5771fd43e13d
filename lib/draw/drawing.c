/* A list of what the canvas was asked for, with its own copies of texts and points. */
#include "draw/drawing.h"

#include <string.h>

enum kind { OPEN_GROUP, CLOSE_GROUP, RECT, PATH, CIRCLE, TEXT };

struct drawing_step {
    enum kind kind;
    struct drawing_step *next;
    union {
        struct canvas_group group;
        struct {
            double x, y, width, height, radius;
        } rect; /* of a circle too: x, y, radius */
        struct {
            const char *steps;
            const struct canvas_point *points;
        } path;
        struct canvas_text text;
    };
    struct canvas_style style;
};

/* NULL stays NULL. */
static const char *copy(const struct drawing *drawing, const char *text) {
    return text ? arena_string(drawing->arena, text) : NULL;
}

static struct drawing_step *add(struct drawing *drawing, enum kind kind) {
    struct drawing_step *step = ARENA_NEW(drawing->arena, struct drawing_step);
    step->kind = kind;
    if (drawing->last) {
        drawing->last->next = step;
    } else {
        drawing->first = step;
    }
    drawing->last = step;
    return step;
}

static void begin(void *context, const struct canvas_drawing *about) {
    struct drawing *drawing = context;
    drawing->about = *about;
    drawing->about.id = copy(drawing, about->id);
    drawing->about.title = copy(drawing, about->title);
    drawing->about.description = copy(drawing, about->description);
    drawing->about.language = copy(drawing, about->language);
}

static void end(void *context) {
    (void)context;
}

static void open_group(void *context, const struct canvas_group *group) {
    struct drawing *drawing = context;
    add(drawing, OPEN_GROUP)->group = (struct canvas_group){
        .class_name = copy(drawing, group->class_name),
        .id = copy(drawing, group->id),
        .href = copy(drawing, group->href),
        .title = copy(drawing, group->title),
        .description = copy(drawing, group->description),
    };
}

static void close_group(void *context) {
    add(context, CLOSE_GROUP);
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    struct drawing_step *step = add(context, RECT);
    step->rect.x = x;
    step->rect.y = y;
    step->rect.width = width;
    step->rect.height = height;
    step->rect.radius = radius;
    step->style = *style;
}

/* The number of points that the letters of a path take. */
static size_t points_of(const char *steps) {
    size_t count = 0;
    for (; *steps; steps++) {
        count += *steps == 'C' ? 3 : *steps == 'Z' ? 0 : 1;
    }
    return count;
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    struct drawing *drawing = context;
    struct drawing_step *step = add(drawing, PATH);
    size_t count = points_of(steps);
    struct canvas_point *kept = ARENA_ARRAY(drawing->arena, struct canvas_point, count);
    if (count > 0) {
        memcpy(kept, points, count * sizeof *kept);
    }
    step->path.steps = copy(drawing, steps);
    step->path.points = kept;
    step->style = *style;
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    struct drawing_step *step = add(context, CIRCLE);
    step->rect.x = x;
    step->rect.y = y;
    step->rect.radius = radius;
    step->style = *style;
}

static void text(void *context, const struct canvas_text *given) {
    struct drawing *drawing = context;
    struct drawing_step *step = add(drawing, TEXT);
    step->text = *given;
    step->text.line.text = copy(drawing, given->line.text);
}

static const struct canvas_painter KEEPER = {
    .begin = begin,
    .end = end,
    .open_group = open_group,
    .close_group = close_group,
    .rect = rect,
    .path = path,
    .circle = circle,
    .text = text,
};

struct canvas drawing_init(struct drawing *drawing, struct arena *arena) {
    *drawing = (struct drawing){.arena = arena};
    return (struct canvas){&KEEPER, drawing};
}

static void play(const struct drawing_step *step, const struct canvas *canvas) {
    switch (step->kind) {
    case OPEN_GROUP:
        canvas_open_group(canvas, &step->group);
        break;
    case CLOSE_GROUP:
        canvas_close_group(canvas);
        break;
    case RECT:
        canvas_rect(canvas, step->rect.x, step->rect.y, step->rect.width, step->rect.height,
                    step->rect.radius, &step->style);
        break;
    case PATH:
        canvas_path(canvas, step->path.steps, step->path.points, &step->style);
        break;
    case CIRCLE:
        canvas_circle(canvas, step->rect.x, step->rect.y, step->rect.radius, &step->style);
        break;
    case TEXT:
        canvas_text(canvas, &step->text);
        break;
    }
}

void drawing_play(const struct drawing *drawing, const struct canvas *canvas) {
    canvas_begin(canvas, &drawing->about);
    for (const struct drawing_step *step = drawing->first; step; step = step->next) {
        play(step, canvas);
    }
    canvas_end(canvas);
}
