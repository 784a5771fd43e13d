/* Keeps a list of boxes; all texts and names are copied. */
#include "draw/recorder.h"

#include <assert.h>
#include <string.h>

static void begin(void *context, const struct canvas_drawing *drawing) {
    struct recorder *recorder = context;
    recorder->width = drawing->width;
    recorder->height = drawing->height;
}

static void end(void *context) {
    assert(((struct recorder *)context)->groups->len == 0);
}

static void open_group(void *context, const struct canvas_group *group) {
    struct recorder *recorder = context;
    struct canvas_group *copy = ARENA_NEW(&recorder->arena, struct canvas_group);
    copy->class_name = arena_string(&recorder->arena, group->class_name);
    copy->href = arena_string(&recorder->arena, group->href);
    g_ptr_array_add(recorder->groups, copy);
}

static void close_group(void *context) {
    struct recorder *recorder = context;
    assert(recorder->groups->len > 0);
    g_ptr_array_set_size(recorder->groups, (int)recorder->groups->len - 1);
}

static void add(struct recorder *recorder, struct recorder_item item) {
    for (guint i = 0; i < recorder->groups->len; i++) {
        const struct canvas_group *group = recorder->groups->pdata[i];
        item.group = group->class_name ? group->class_name : item.group;
        item.href = group->href ? group->href : item.href;
    }
    g_array_append_val(recorder->items, item);
}

static void rect(void *context, double x, double y, double width, double height, double radius,
                 const struct canvas_style *style) {
    (void)radius;
    add(context, (struct recorder_item){RECORDER_RECT, x, y, width, height, .style = *style});
}

static void circle(void *context, double x, double y, double radius,
                   const struct canvas_style *style) {
    add(context, (struct recorder_item){RECORDER_CIRCLE, x - radius, y - radius, radius * 2,
                                        radius * 2, .style = *style});
}

static void path(void *context, const char *steps, const struct canvas_point *points,
                 const struct canvas_style *style) {
    struct canvas_point low = points[0], high = points[0];
    for (const char *step = steps; *step; step++) {
        for (int i = *step == 'C' ? 3 : *step != 'Z'; i > 0; i--, points++) {
            low.x = points->x < low.x ? points->x : low.x;
            low.y = points->y < low.y ? points->y : low.y;
            high.x = points->x > high.x ? points->x : high.x;
            high.y = points->y > high.y ? points->y : high.y;
        }
    }
    add(context, (struct recorder_item){RECORDER_PATH, low.x, low.y, high.x - low.x, high.y - low.y,
                                        .style = *style});
}

static void text(void *context, const struct canvas_text *text) {
    struct recorder *recorder = context;
    double shift = text->anchor == CANVAS_START    ? 0
                   : text->anchor == CANVAS_MIDDLE ? text->line.width / 2
                                                   : text->line.width;
    double ascent = text_ascent(&text->font);
    struct recorder_item item = {.kind = RECORDER_TEXT,
                                 .x = text->x - shift,
                                 .y = text->y - ascent,
                                 .width = text->line.width,
                                 .height = ascent + text_descent(&text->font),
                                 .font = text->font};
    item.style.fill = text->fill;
    item.style.stroke = text->halo;
    item.text = arena_string(&recorder->arena, text->line.text);
    add(recorder, item);
}

struct canvas recorder_init(struct recorder *recorder) {
    static const struct canvas_painter PAINTER = {begin, end,  open_group, close_group,
                                                  rect,  path, circle,     text};
    *recorder = (struct recorder){.items = g_array_new(FALSE, TRUE, sizeof(struct recorder_item)),
                                  .groups = g_ptr_array_new()};
    return (struct canvas){&PAINTER, recorder};
}

void recorder_release(struct recorder *recorder) {
    g_array_unref(recorder->items);
    g_ptr_array_unref(recorder->groups);
    arena_release(&recorder->arena);
    *recorder = (struct recorder){0};
}

size_t recorder_count(const struct recorder *recorder) {
    return recorder->items->len;
}

const struct recorder_item *recorder_get(const struct recorder *recorder, size_t index) {
    assert(index < recorder->items->len);
    return &g_array_index(recorder->items, struct recorder_item, index);
}

const struct recorder_item *recorder_find(const struct recorder *recorder, const char *text) {
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *item = recorder_get(recorder, i);
        if (item->kind == RECORDER_TEXT && strcmp(item->text, text) == 0) {
            return item;
        }
    }
    return NULL;
}

/* Whether the letters of two texts meet. */
static bool meets(const struct recorder_item *a, const struct recorder_item *b, double slack) {
    double a_base = a->y + text_ascent(&a->font), b_base = b->y + text_ascent(&b->font);
    double a_top = a_base - a->font.size * 0.7, b_top = b_base - b->font.size * 0.7;
    return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack &&
           a_base > b_top + slack && b_base > a_top + slack;
}

bool recorder_overlap(const struct recorder *recorder, double slack,
                      const struct recorder_item **one, const struct recorder_item **other) {
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *a = recorder_get(recorder, i);
        for (size_t j = 0; a->kind == RECORDER_TEXT && j < i; j++) {
            const struct recorder_item *b = recorder_get(recorder, j);
            if (b->kind == RECORDER_TEXT && meets(a, b, slack)) {
                *one = b;
                *other = a;
                return true;
            }
        }
    }
    return false;
}

const struct recorder_item *recorder_outside(const struct recorder *recorder) {
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *item = recorder_get(recorder, i);
        if (item->kind == RECORDER_TEXT &&
            (item->x < -0.5 || item->y < -0.5 || item->x + item->width > recorder->width + 0.5 ||
             item->y + item->height > recorder->height + 0.5)) {
            return item;
        }
    }
    return NULL;
}

/* Whether a shape is a surface to write on: not a mark smaller than a letter. */
static bool is_box(const struct recorder_item *item) {
    return (item->kind == RECORDER_RECT || item->kind == RECORDER_CIRCLE) && item->width >= 8 &&
           item->height >= 8 && (item->style.fill != ROLE_NONE || item->style.stroke != ROLE_NONE);
}

const struct recorder_item *recorder_box(const struct recorder *recorder, size_t text) {
    const struct recorder_item *of = recorder_get(recorder, text);
    assert(of->kind == RECORDER_TEXT);
    double x = of->x + of->width / 2;
    double y = of->y + text_ascent(&of->font) - of->font.size * 0.35;
    for (size_t i = text; i-- > 0;) {
        const struct recorder_item *item = recorder_get(recorder, i);
        if (is_box(item) && x >= item->x && x <= item->x + item->width && y >= item->y &&
            y <= item->y + item->height) {
            return item;
        }
    }
    return NULL;
}

const struct recorder_item *recorder_beyond(const struct recorder *recorder, double slack,
                                            const struct recorder_item **box) {
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *item = recorder_get(recorder, i);
        if (item->kind != RECORDER_TEXT || item->style.stroke != ROLE_NONE) {
            continue;
        }
        const struct recorder_item *in = recorder_box(recorder, i);
        double base = item->y + text_ascent(&item->font);
        if (in && in->style.fill != ROLE_LOWEST && /* a tinted column is no box */
            (item->x < in->x - slack || item->x + item->width > in->x + in->width + slack ||
             base - item->font.size * 0.7 < in->y - slack || base > in->y + in->height + slack)) {
            *box = in;
            return item;
        }
    }
    return NULL;
}
