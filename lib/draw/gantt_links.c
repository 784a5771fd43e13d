/* A link leaves at the end of a bar and enters the next one at its start. One that follows within
 * 22 px drops straight onto it; one that lies before the end (a conflict) is reached around.
 * Upright parts keep away from bars between and from each other. */
#include "draw/gantt_parts.h"

#include <math.h>

#define NEAR 22.0
#define CORNER 4.0

static double middle_of(const struct label_box *box) {
    return box->y + box->height / 2;
}

/* Whether an upright line between two rows meets no other such line, and no bar. */
static bool clear(const struct gantt_parts *parts, double x, double from, double to, bool bars) {
    struct label_box box = {x - 3, fmin(from, to) + 1, 6, fabs(to - from) - 2};
    box.height = fmax(0, box.height);
    return (!bars || label_free(&parts->bars, box)) && label_free(&parts->trunks, box);
}

/* A place for the upright part between low and high, the nearest to the wanted one: clear of all,
 * else of other links only, as bars are drawn over links. */
static double trunk(const struct gantt_parts *parts, double wanted, double low, double high,
                    double from, double to) {
    for (int step = 0; step < 160; step++) {
        double x = wanted + (step % 2 ? -1 : 1) * 5.0 * ((step % 80 + 1) / 2);
        if (x >= low && x <= high && clear(parts, x, from, to, step < 80)) {
            return x;
        }
    }
    return wanted;
}

static void add(struct gantt_parts_link *link, double x, double y) {
    link->points[link->count++] = (struct canvas_point){x, y};
}

/* Straight down (or up) onto the bar. */
static void drop(struct gantt_parts *parts, struct gantt_parts_link *link, struct label_box a,
                 struct label_box b) {
    double end = a.x + a.width, y = middle_of(&a);
    double edge = b.y > a.y ? b.y - 1 : b.y + b.height + 1;
    double low = fmax(end + 3, b.x + 4), high = fmax(low, fmin(end + NEAR, b.x + b.width - 4));
    double x = trunk(parts, low, low, high, b.y > a.y ? a.y + a.height : a.y, edge);
    add(link, end, y);
    add(link, x, y);
    add(link, x, edge);
}

/* Along the row, then down or up before the bar, then into it. */
static void follow(struct gantt_parts *parts, struct gantt_parts_link *link, struct label_box a,
                   struct label_box b) {
    double end = a.x + a.width, from = middle_of(&a), to = middle_of(&b);
    double x = trunk(parts, b.x - 10, end + 6, b.x - 10, from, to);
    add(link, end, from);
    add(link, x, from);
    add(link, x, to);
    add(link, b.x - 1, to);
}

/* Out, back along the gap between rows, and in from the left. */
static void around(struct gantt_parts *parts, struct gantt_parts_link *link, struct label_box a,
                   struct label_box b) {
    bool down = b.y > a.y;
    double end = a.x + a.width, from = middle_of(&a), to = middle_of(&b);
    double gap = down ? b.y - 9 : b.y + b.height + 9;
    double right = trunk(parts, end + 8, end + 5, fmax(end + 8, parts->days.end - 4), from, gap);
    double left = fmax(parts->days.start + 3, b.x - 10);
    add(link, end, from);
    add(link, right, from);
    add(link, right, gap);
    add(link, left, gap);
    add(link, left, to);
    add(link, b.x - 1, to);
}

static void take(struct gantt_parts *parts, const struct gantt_parts_link *link) {
    for (size_t i = 1; i < link->count; i++) {
        struct canvas_point a = link->points[i - 1], b = link->points[i];
        struct label_box box = {fmin(a.x, b.x) - 3, fmin(a.y, b.y) - 3, fabs(a.x - b.x) + 6,
                                fabs(a.y - b.y) + 6};
        label_take(&parts->marks, box);
        if (a.x == b.x) {
            label_take(&parts->trunks, box);
        }
    }
}

void gantt_links_layout(struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    size_t most = 0;
    for (size_t i = 0; i < figures->count; i++) {
        most += figures->items[i].after_count;
    }
    parts->links = ARENA_ARRAY(parts->tools->arena, struct gantt_parts_link, most);
    for (size_t i = 0; i < figures->count; i++) {
        const struct gantt_item *item = &figures->items[i];
        for (size_t j = 0; j < item->after_count; j++) {
            size_t before = item->after[j];
            if (before >= figures->count || before == i) {
                continue;
            }
            struct gantt_parts_link *link = &parts->links[parts->link_count++];
            struct label_box a = gantt_parts_bar(parts, before), b = gantt_parts_bar(parts, i);
            double apart = b.x - (a.x + a.width);
            link->critical = item->critical && figures->items[before].critical;
            if (apart >= -4 && apart < NEAR && b.width > 8) {
                drop(parts, link, a, b);
            } else if (apart >= NEAR) {
                follow(parts, link, a, b);
            } else {
                around(parts, link, a, b);
            }
            take(parts, link);
        }
    }
}

/* Moves from one point towards another. */
static struct canvas_point towards(struct canvas_point from, struct canvas_point to, double by) {
    double length = hypot(to.x - from.x, to.y - from.y);
    double part = length > 0 ? by / length : 0;
    return (struct canvas_point){from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

static void draw_arrow(const struct canvas *canvas, struct canvas_point from,
                       struct canvas_point tip, enum role role) {
    struct canvas_point back = towards(tip, from, 7);
    double dx = (tip.y - back.y) / 7 * 4, dy = (back.x - tip.x) / 7 * 4;
    struct canvas_point corners[] = {tip, {back.x + dx, back.y + dy}, {back.x - dx, back.y - dy}};
    canvas_polyline(canvas, corners, 3, true, CHART_STYLE(.fill = role));
}

static void draw_link(const struct canvas *canvas, const struct gantt_parts_link *link) {
    char steps[16] = "M";
    struct canvas_point path[20] = {link->points[0]};
    size_t used = 1, letters = 1;
    for (size_t i = 1; i + 1 < link->count; i++) {
        struct canvas_point before = link->points[i - 1], at = link->points[i];
        struct canvas_point next = link->points[i + 1];
        double room =
            fmin(hypot(at.x - before.x, at.y - before.y), hypot(at.x - next.x, at.y - next.y)) / 2;
        double corner = fmin(CORNER, room);
        path[used++] = towards(at, before, corner);
        path[used++] = towards(at, before, corner * 0.45);
        path[used++] = towards(at, next, corner * 0.45);
        path[used++] = towards(at, next, corner);
        steps[letters++] = 'L';
        steps[letters++] = 'C';
    }
    struct canvas_point tip = link->points[link->count - 1], back = link->points[link->count - 2];
    path[used++] = towards(tip, back, 4);
    steps[letters++] = 'L';
    steps[letters] = '\0';
    enum role role = link->critical ? ROLE_ACCENT : ROLE_MUTED;
    canvas_path(canvas, steps, path,
                CHART_STYLE(.stroke = role, .width = link->critical ? 2 : 1.3));
    draw_arrow(canvas, back, tip, role);
}

void gantt_links_draw(const struct gantt_parts *parts) {
    for (int round = 0; round < 2; round++) { /* the critical ones on top */
        for (size_t i = 0; i < parts->link_count; i++) {
            if (parts->links[i].critical == (round == 1)) {
                draw_link(parts->tools->canvas, &parts->links[i]);
            }
        }
    }
}
