/* What is late is placed first, then what is blocked, then when each ends: beside the bar, above,
 * below, in it, before it. What finds no place is left to the table. */
#include "draw/gantt_parts.h"
#include "draw/icon.h"

#include <math.h>

#define FLAG 16.0 /* px a flag takes */

/* A way to place a label at a bar. */
struct choice {
    double x, y;
    enum canvas_anchor anchor;
    bool inside;
};

static struct label_box box_of(const struct gantt_parts_label *label, double width) {
    double shift = label->text.anchor == CANVAS_END ? width : 0;
    double flag = label->flag ? FLAG : 0;
    return (struct label_box){label->text.x - shift - flag - 2, label->text.y - 10,
                              width + flag + 4, 13};
}

static bool within(struct label_box inner, struct label_box outer) {
    return inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;
}

/* Places a label by the first choice that is free. */
static bool place(struct gantt_parts *parts, struct gantt_parts_label label, struct label_box bar,
                  const struct choice *choices, size_t count) {
    double width = chart_width(parts->tools, &label.text);
    for (size_t i = 0; i < count; i++) {
        label.text.x = choices[i].x + (label.flag && choices[i].anchor == CANVAS_START ? FLAG : 0);
        label.text.y = choices[i].y;
        label.text.anchor = choices[i].anchor;
        struct label_box box = box_of(&label, width);
        bool apart = choices[i].inside ? within(box, bar) : label_free(&parts->bars, box);
        if (apart && label_free(&parts->marks, box)) {
            label_take(&parts->marks, box);
            label.text.halo =
                choices[i].inside ? ROLE_NONE : gantt_parts_ground(parts, box.x + box.width / 2);
            g_array_append_val(parts->labels, label);
            return true;
        }
    }
    return false;
}

static void place_late(struct gantt_parts *parts, size_t index, const char *words) {
    struct label_box bar = gantt_parts_bar(parts, index);
    double now = gantt_parts_x(parts, parts->figures->as_of + 1);
    double end = fmax(bar.x + bar.width, now), base = bar.y + 12.5;
    const struct choice choices[] = {
        {end + 8, base, CANVAS_START, false},       {now + 8, bar.y - 4, CANVAS_START, false},
        {now + 8, bar.y + 28, CANVAS_START, false}, {bar.x - 8, base, CANVAS_END, false},
        {now - 8, bar.y - 4, CANVAS_END, false},    {now - 8, bar.y + 28, CANVAS_END, false},
        {end + 60, bar.y - 4, CANVAS_START, false}, {end + 60, bar.y + 28, CANVAS_START, false},
    };
    struct gantt_parts_label label = {{.text = words, .weight = TEXT_SEMIBOLD, .fill = ROLE_BAD},
                                      true};
    place(parts, label, bar, choices, G_N_ELEMENTS(choices));
}

static void place_blocked(struct gantt_parts *parts, size_t index) {
    struct label_box bar = gantt_parts_bar(parts, index);
    double base = bar.y + 12.5, end = bar.x + bar.width;
    const struct choice choices[] = {
        {bar.x + 9, base, CANVAS_START, true},   {end + 8, base, CANVAS_START, false},
        {bar.x, bar.y - 4, CANVAS_START, false}, {bar.x, bar.y + 28, CANVAS_START, false},
        {bar.x - 8, base, CANVAS_END, false},
    };
    struct gantt_parts_label label = {
        {.text = parts->figures->items[index].blocked, .weight = TEXT_MEDIUM, .fill = ROLE_BAD},
        false};
    place(parts, label, bar, choices, G_N_ELEMENTS(choices));
}

static void place_finish(struct gantt_parts *parts, size_t index) {
    struct label_box bar = gantt_parts_bar(parts, index);
    double base = bar.y + 12.5, end = bar.x + bar.width;
    const struct choice choices[] = {
        {end + 8, base, CANVAS_START, false},       {end + 8, bar.y - 1, CANVAS_START, false},
        {end + 20, bar.y - 1, CANVAS_START, false}, {end - 9, base, CANVAS_END, true},
        {end, bar.y - 4, CANVAS_END, false},        {end, bar.y + 28, CANVAS_END, false},
        {bar.x - 8, base, CANVAS_END, false},
    };
    struct gantt_parts_label label = {
        {.text = parts->figures->items[index].finish_text, .fill = ROLE_INK}, false};
    place(parts, label, bar, choices, G_N_ELEMENTS(choices));
}

void gantt_labels_layout(struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    for (size_t i = 0; i < figures->count; i++) {
        const struct gantt_item *item = &figures->items[i];
        if (item->late) {
            place_late(parts, i, item->late);
        }
        for (size_t j = 0; j < item->milestone_count; j++) {
            if (item->milestones[j].late) {
                place_late(parts, i, item->milestones[j].late);
            }
        }
    }
    for (size_t i = 0; i < figures->count; i++) {
        if (figures->items[i].blocked) {
            place_blocked(parts, i);
        }
    }
    for (size_t i = 0; i < figures->count; i++) {
        if (figures->items[i].finish_text && !figures->items[i].late) {
            place_finish(parts, i);
        }
    }
}

void gantt_labels_draw(const struct gantt_parts *parts) {
    for (guint i = 0; i < parts->labels->len; i++) {
        const struct gantt_parts_label *label =
            &g_array_index(parts->labels, struct gantt_parts_label, i);
        double width = chart_text(parts->tools, &label->text);
        if (label->flag) {
            double shift = label->text.anchor == CANVAS_END ? width : 0;
            icon_draw(parts->tools->canvas, ICON_FLAG, label->text.x - shift - FLAG,
                      label->text.y - 10, ROLE_BAD);
        }
    }
}
