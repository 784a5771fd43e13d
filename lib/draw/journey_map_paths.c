/* The lane of paths: a node a touchpoint, a line to the next, jumps and loops arching above with
 * their share in a pill, exits falling below into a pill that says where to. Arcs that meet are
 * stacked in levels, pills that meet in rows; the lane grows with both. */
#include "draw/journey_map_parts.h"
#include "draw/trace.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

#define NODE 7.0
#define ARC 28.0  /* how high the first level of arcs is above the nodes */
#define STEP 24.0 /* from level to level and from row to row */
#define PILL 20.0 /* height with one line */
#define PILL_LINES 3
#define FALL 22.0 /* how far an exit falls before its pill */

struct arc {
    size_t from, to; /* among the drawn touchpoints */
    double x1, x2;   /* where it leaves and arrives */
    size_t level;
    struct text_line label;
    const char *cut;    /* the whole label of one that is cut; NULL: it is whole */
    double left, right; /* what it takes up at its level */
};

struct pill {
    size_t at; /* the node it hangs from */
    double left, width;
    size_t row;
    struct text_block label;
    const char *text; /* the whole */
    const char *href;
    enum role role;
};

struct paths {
    GArray *arcs, *pills; /* of struct arc, struct pill; freed once copied into the arena */
    struct arc *arc;
    struct pill *pill;
    size_t arc_count, pill_count;
    bool *onward;               /* a line to the next node */
    struct text_block *between; /* its label below the line; no lines: none */
    double node;                /* y of the nodes in the lane */
    double fall;                /* how far an exit falls, below all labels */
    double *rows;               /* y of each row of pills, from the first on */
};

static struct text_font font_of(const struct journey_map *map) {
    return (struct text_font){.size = map->sizes.text};
}

/* The label of an arc on one line, with the whole when it is cut. */
static void fit(const struct journey_map *map, const char *text, struct arc *arc) {
    struct text_font font = font_of(map);
    double most = map->width - map->sizes.label - 34; /* its pill with the room around it */
    bool cut;
    if (text) {
        arc->label = text_fit(map->measure, &font, text, fmin(fmax(300, map->column * 3), most),
                              &cut, map->arena);
        arc->cut = cut ? text : NULL;
    }
}

/* The label of the way to the next node, between the two: its lines are whole. Behind the last node
 * there is half the room. */
static struct text_block wrap(const struct journey_map *map, size_t from, const char *text) {
    struct text_font font = font_of(map);
    struct text_limits limits = {.width = from + 1 < map->count ? map->column - 16
                                                                : map->column / 2 - 12};
    return text ? text_wrap(map->measure, &font, text, &limits, map->arena)
                : (struct text_block){0};
}

static void add_pill(const struct journey_map *map, struct paths *paths, size_t at,
                     const char *text, const char *href, enum role role) {
    bool outer = at == 0 || at + 1 == map->count;
    struct text_font font = font_of(map);
    struct text_limits limits = {.width = map->column * (outer ? 1.3 : 1.85) - 20,
                                 .lines = PILL_LINES};
    struct text_block label = text_wrap(map->measure, &font, text, &limits, map->arena);
    double width = label.width + 20, left = journey_map_parts_middle(map, at) - width / 2;
    left = fmin(left, map->width - width - 3);
    left = fmax(left, map->sizes.label + 4);
    struct pill pill = {at, left, width, 0, label, text, href, role};
    g_array_append_val(paths->pills, pill);
}

/* A way to a touchpoint that is on another page. */
static void add_elsewhere(const struct journey_map *map, struct paths *paths, size_t at,
                          const struct journey_map_path *path) {
    const char *text = arena_format(map->arena, "\xE2\x86\x92 %zu%s%s", path->to + 1,
                                    path->label ? ", " : "", path->label ? path->label : "");
    add_pill(map, paths, at, text, NULL, ROLE_MUTED);
}

static void collect(const struct journey_map *map, struct paths *paths) {
    for (size_t i = 0; i < map->count; i++) {
        const struct journey_map_touchpoint *touchpoint = &map->touchpoints[i];
        for (size_t k = 0; k < touchpoint->path_count; k++) {
            const struct journey_map_path *path = &touchpoint->paths[k];
            if (path->to == map->first + i + 1) {
                paths->onward[i] = true;
                paths->between[i] = wrap(map, i, path->label);
            } else if (path->to < map->first || path->to >= map->first + map->count) {
                add_elsewhere(map, paths, i, path);
            } else {
                struct arc arc = {.from = i, .to = path->to - map->first};
                fit(map, path->label, &arc);
                g_array_append_val(paths->arcs, arc);
            }
        }
        for (size_t k = 0; k < touchpoint->exit_count; k++) {
            add_pill(map, paths, i, touchpoint->exits[k].text, touchpoint->exits[k].href, ROLE_BAD);
        }
    }
}

/* An end of an arc at a node. */
struct end {
    double *x;    /* to set */
    double other; /* where the other end is */
};

static int by_other(const void *one, const void *two) {
    double a = ((const struct end *)one)->other, b = ((const struct end *)two)->other;
    return (a > b) - (a < b);
}

/* Spreads the ends at one node by 6 px, in the order of where they come from, so that they do not
 * cross. */
static void spread_ends(const struct journey_map *map, struct paths *paths, size_t node) {
    GArray *ends = g_array_new(FALSE, TRUE, sizeof(struct end));
    for (size_t i = 0; i < paths->arc_count; i++) {
        struct arc *arc = &paths->arc[i];
        bool self = arc->from == arc->to;
        if (arc->from == node) {
            struct end end = {&arc->x1, self ? 1e6 : (double)arc->to};
            g_array_append_val(ends, end);
        }
        if (arc->to == node) {
            struct end end = {&arc->x2, self ? -1e6 : (double)arc->from};
            g_array_append_val(ends, end);
        }
    }
    g_array_sort(ends, by_other);
    double gap = ends->len > 1 ? fmin(6, 2 * NODE / (double)(ends->len - 1)) : 0;
    for (guint i = 0; i < ends->len; i++) {
        struct end *end = &g_array_index(ends, struct end, i);
        double shift = ((double)i - (double)(ends->len - 1) / 2) * gap;
        *end->x = journey_map_parts_middle(map, node) +
                  (fabs(end->other) > 1e5 ? copysign(14, end->other) : shift);
    }
    g_array_unref(ends);
}

static int by_span(const void *one, const void *two) {
    const struct arc *a = one, *b = two;
    double wide = fabs(a->x1 - a->x2), other = fabs(b->x1 - b->x2);
    return wide != other        ? (wide > other) - (wide < other)
           : a->from != b->from ? (a->from > b->from) - (a->from < b->from)
                                : (a->to > b->to) - (a->to < b->to);
}

/* Short arcs lowest; each on the first level where it meets none. Gives the number of levels. */
static size_t stack_arcs(const struct journey_map *map, struct paths *paths) {
    size_t levels = 0;
    for (size_t i = 0; i < paths->arc_count; i++) {
        struct arc *arc = &paths->arc[i];
        double middle = (arc->x1 + arc->x2) / 2,
               half = arc->label.text ? arc->label.width / 2 + 10 : 0;
        middle = fmax(map->sizes.label + 4 + half, fmin(map->width - 3 - half, middle));
        arc->left = fmin(fmin(arc->x1, arc->x2), middle - half);
        arc->right = fmax(fmax(arc->x1, arc->x2), middle + half);
    }
    if (paths->arc_count > 0) {
        qsort(paths->arc, paths->arc_count, sizeof *paths->arc, by_span);
    }
    for (size_t i = 0; i < paths->arc_count; i++) {
        struct arc *arc = &paths->arc[i];
        for (size_t k = 0; k < i; k++) {
            const struct arc *other = &paths->arc[k];
            if (other->level == arc->level && arc->left < other->right + 4 &&
                other->left < arc->right + 4) {
                arc->level++;
                k = (size_t)-1; /* look again from the first */
            }
        }
        levels = arc->level + 1 > levels ? arc->level + 1 : levels;
    }
    return levels;
}

static size_t stack_pills(struct paths *paths) {
    size_t rows = 0;
    for (size_t i = 0; i < paths->pill_count; i++) {
        struct pill *pill = &paths->pill[i];
        for (size_t k = 0; k < i; k++) {
            const struct pill *other = &paths->pill[k];
            if (other->row == pill->row && pill->left < other->left + other->width + 6 &&
                other->left < pill->left + pill->width + 6) {
                pill->row++;
                k = (size_t)-1;
            }
        }
        rows = pill->row + 1 > rows ? pill->row + 1 : rows;
    }
    return rows;
}

static double pill_height(const struct journey_map *map, const struct pill *pill) {
    return PILL + map->sizes.line * (double)(pill->label.count - 1);
}

/* Where the rows of pills lie, below each other; gives the height of all. */
static double place_rows(const struct journey_map *map, struct paths *paths, size_t count) {
    double y = 0;
    paths->rows = ARENA_ARRAY(map->arena, double, count);
    for (size_t row = 0; row < count; row++) {
        double height = 0;
        for (size_t i = 0; i < paths->pill_count; i++) {
            const struct pill *pill = &paths->pill[i];
            height = fmax(height, pill->row == row ? pill_height(map, pill) : 0);
        }
        paths->rows[row] = y;
        y += height + STEP - PILL;
    }
    return y;
}

/* Whether there is nothing to show but each touchpoint leading to the next, or no path at all. */
static bool is_plain(const struct journey_map *map, const struct paths *paths) {
    size_t onward = 0;
    for (size_t i = 0; i + 1 < map->count; i++) {
        onward += paths->onward[i];
        if (paths->between[i].count > 0) {
            return false;
        }
    }
    return paths->arc_count == 0 && paths->pill_count == 0 &&
           (onward == 0 || onward + 1 == map->count);
}

void journey_map_paths_layout(struct journey_map *map) {
    struct paths *paths = ARENA_NEW(map->arena, struct paths);
    paths->onward = ARENA_ARRAY(map->arena, bool, map->count);
    paths->between = ARENA_ARRAY(map->arena, struct text_block, map->count);
    paths->arcs = g_array_new(FALSE, TRUE, sizeof(struct arc));
    paths->pills = g_array_new(FALSE, TRUE, sizeof(struct pill));
    collect(map, paths);
    paths->arc_count = paths->arcs->len;
    paths->pill_count = paths->pills->len;
    paths->arc = arena_copy(map->arena, paths->arcs->data, paths->arc_count * sizeof *paths->arc);
    paths->pill =
        arena_copy(map->arena, paths->pills->data, paths->pill_count * sizeof *paths->pill);
    g_array_unref(paths->arcs);
    g_array_unref(paths->pills);
    if (is_plain(map, paths)) {
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        spread_ends(map, paths, i);
    }
    size_t levels = stack_arcs(map, paths), rows = stack_pills(paths);
    paths->node = levels > 0 ? 12 + ARC + STEP * (double)(levels - 1) : 24;
    map->lanes[LANE_PATHS].graph = paths;
    size_t lines = 1;
    for (size_t i = 0; i < map->count; i++) {
        lines = MAX(lines, paths->between[i].count);
    }
    double more = map->sizes.line * (double)(lines - 1);
    paths->fall = FALL + more;
    map->lanes[LANE_PATHS].height =
        paths->node + (rows > 0 ? NODE + paths->fall + place_rows(map, paths, rows) : 28 + more);
}

/* An arrow's head at a point, pointing along a unit vector. */
static void trace_arrow(struct trace *trace, double x, double y, double dx, double dy) {
    struct canvas_point points[] = {{x, y},
                                    {x - dx * 8 - dy * 3.5, y - dy * 8 - dx * 3.5},
                                    {x - dx * 8 + dy * 3.5, y - dy * 8 + dx * 3.5}};
    trace_polygon(trace, points, 3);
}

static void draw_label(const struct journey_map *map, const struct canvas *canvas, double x,
                       double y, struct text_line line, enum role role) {
    canvas_text(canvas, &(struct canvas_text){.x = x,
                                              .y = y,
                                              .line = line,
                                              .font = font_of(map),
                                              .anchor = CANVAS_MIDDLE,
                                              .fill = role});
}

static void draw_arc(const struct journey_map *map, const struct canvas *canvas,
                     const struct arc *arc, double node) {
    double top = node - ARC - STEP * (double)arc->level, foot = node - NODE - 1;
    double way = arc->x2 > arc->x1 ? 1 : -1, bend = fmin(12, fabs(arc->x2 - arc->x1) / 2);
    double start = arc->from == arc->to ? node : foot;
    canvas_path(canvas, "MLCLCL",
                (struct canvas_point[]){{arc->x1, start},
                                        {arc->x1, top + bend},
                                        {arc->x1, top + bend * 0.45},
                                        {arc->x1 + way * bend * 0.55, top},
                                        {arc->x1 + way * bend, top},
                                        {arc->x2 - way * bend, top},
                                        {arc->x2 - way * bend * 0.45, top},
                                        {arc->x2, top + bend * 0.45},
                                        {arc->x2, top + bend},
                                        {arc->x2, foot - 7}},
                &(struct canvas_style){.stroke = ROLE_AXIS, .width = 1.6});
    struct trace head;
    trace_init(&head);
    trace_arrow(&head, arc->x2, foot, 0, 1);
    trace_draw(&head, canvas, &(struct canvas_style){.fill = ROLE_AXIS});
    if (arc->label.text) {
        double width = arc->label.width + 20, middle = (arc->x1 + arc->x2) / 2;
        middle = fmax(map->sizes.label + 4 + width / 2, fmin(map->width - 3 - width / 2, middle));
        canvas_open_group(canvas, &(struct canvas_group){.title = arc->cut});
        canvas_rect(canvas, middle - width / 2, top - PILL / 2, width, PILL, PILL / 2,
                    &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = ROLE_AXIS});
        draw_label(map, canvas, middle, top + 4.5, arc->label, ROLE_INK);
        canvas_close_group(canvas);
    }
}

static void draw_pill(const struct journey_map *map, const struct canvas *canvas,
                      const struct pill *pill, double y) {
    bool part = pill->href || pill->label.cut;
    if (part) {
        canvas_open_group(canvas,
                          &(struct canvas_group){.href = pill->href,
                                                 .title = pill->label.cut ? pill->text : NULL});
    }
    canvas_rect(canvas, pill->left, y, pill->width, pill_height(map, pill), PILL / 2,
                &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = pill->role});
    for (size_t i = 0; i < pill->label.count; i++) {
        draw_label(map, canvas, pill->left + pill->width / 2,
                   y + 14.5 + map->sizes.line * (double)i, pill->label.lines[i], pill->role);
    }
    if (part) {
        canvas_close_group(canvas);
    }
}

/* The lines from node to node with their heads. */
static void draw_onward(const struct journey_map *map, const struct canvas *canvas,
                        const struct paths *paths, double node) {
    struct trace lines, heads;
    trace_init(&lines);
    trace_init(&heads);
    for (size_t i = 0; i < map->count; i++) {
        double from = journey_map_parts_middle(map, i) + NODE;
        double to = i + 1 < map->count ? from + map->column - 2 * NODE - 1 : map->width - 2;
        if (paths->onward[i]) {
            trace_line(&lines, from, node, to - 7, node);
            trace_arrow(&heads, to, node, 1, 0);
            for (size_t k = 0; k < paths->between[i].count; k++) {
                draw_label(map, canvas, (from + to) / 2, node + 19 + map->sizes.line * (double)k,
                           paths->between[i].lines[k], ROLE_MUTED);
            }
        }
    }
    trace_draw(&lines, canvas, &(struct canvas_style){.stroke = ROLE_AXIS, .width = 1.6});
    trace_draw(&heads, canvas, &(struct canvas_style){.fill = ROLE_AXIS});
}

/* The dashed lines that fall to the pills of one role. */
static void draw_falls(const struct journey_map *map, const struct canvas *canvas,
                       const struct paths *paths, double node, enum role role) {
    struct trace lines, heads;
    trace_init(&lines);
    trace_init(&heads);
    for (size_t i = 0; i < paths->pill_count; i++) {
        const struct pill *pill = &paths->pill[i];
        double x = journey_map_parts_middle(map, pill->at);
        double end = node + NODE + paths->fall + paths->rows[pill->row] - 1;
        if (pill->role == role) {
            trace_line(&lines, x, node + NODE, x, end - 7);
            trace_arrow(&heads, x, end, 0, 1);
        }
    }
    trace_draw(&lines, canvas,
               &(struct canvas_style){.stroke = role, .width = 1.6, .dash = 4, .gap = 2.5});
    trace_draw(&heads, canvas, &(struct canvas_style){.fill = role});
}

void journey_map_paths_draw(const struct journey_map *map, const struct canvas *canvas) {
    const struct journey_map_parts_box *box = &map->lanes[LANE_PATHS];
    const struct paths *paths = box->graph;
    double node = box->y + paths->node;
    draw_onward(map, canvas, paths, node);
    draw_falls(map, canvas, paths, node, ROLE_MUTED);
    draw_falls(map, canvas, paths, node, ROLE_BAD);
    for (size_t i = paths->arc_count; i > 0; i--) { /* the outer ones first */
        draw_arc(map, canvas, &paths->arc[i - 1], node);
    }
    for (size_t i = 0; i < paths->pill_count; i++) {
        const struct pill *pill = &paths->pill[i];
        draw_pill(map, canvas, pill, node + NODE + paths->fall + paths->rows[pill->row]);
    }
    for (size_t i = 0; i < map->count; i++) {
        canvas_circle(
            canvas, journey_map_parts_middle(map, i), node, NODE,
            &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.6});
    }
}
