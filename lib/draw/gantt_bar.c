/* A bar tells what it is by its rim and fill: critical in accent, proposed dashed, done dark, late
 * hatched. */
#include "draw/gantt_parts.h"

#include <math.h>

static struct canvas_style style_of(const struct gantt_item *item) {
    struct canvas_style style = {.fill = item->critical ? ROLE_ACCENT_MID : ROLE_NEUTRAL,
                                 .stroke = item->critical ? ROLE_ACCENT : ROLE_NEUTRAL_INK,
                                 .width = item->critical ? 2 : 1};
    if (item->done) {
        style.fill = ROLE_NEUTRAL_INK;
        style.stroke = ROLE_NEUTRAL_INK;
    } else if (item->proposed) {
        style.fill = item->critical ? ROLE_ACCENT_SOFT : ROLE_SURFACE;
        style.width = item->critical ? 2 : 1.3;
        style.dash = 5;
        style.gap = 3;
    }
    return style;
}

void gantt_bar_draw(const struct chart_tools *tools, const struct gantt *figures,
                    const struct gantt_item *item, struct label_box box,
                    const struct chart_scale *days) {
    const struct canvas *canvas = tools->canvas;
    struct canvas_style style = style_of(item);
    double radius = fmin(4, fmin(box.width, box.height) / 2);
    struct canvas_style fill = {.fill = style.fill};
    canvas_rect(canvas, box.x, box.y, box.width, box.height, radius, &fill);
    double part = item->done ? 0 : item->done_part;
    if (part > 0) {
        canvas_rect(canvas, box.x, box.y, fmin(1, part) * box.width, box.height, radius,
                    CHART_STYLE(.fill = style.stroke));
    }
    style.fill = ROLE_NONE;
    canvas_rect(canvas, box.x + 0.5, box.y + 0.5, fmax(0, box.width - 1), box.height - 1, radius,
                &style);
    double due = chart_at(days, item->due + 1), now = chart_at(days, figures->as_of + 1);
    if (item->late && item->due > 0 && now > due) {
        double from = fmin(due, now - 3), size = now - from;
        canvas_rect(canvas, from, box.y, size, box.height, fmin(2, size / 2),
                    CHART_STYLE(.fill = ROLE_SURFACE));
        canvas_rect(canvas, from + 0.5, box.y + 0.5, fmax(0, size - 1), box.height - 1,
                    fmin(2, size / 2),
                    CHART_STYLE(.fill = ROLE_BAD, .hatch = true, .stroke = ROLE_BAD, .width = 1.3));
    }
}

void gantt_bar_draw_milestones(const struct chart_tools *tools, const struct gantt_item *item,
                               struct label_box box, const struct chart_scale *days) {
    double size = fmin(7, box.height / 2 - 0.5), y = box.y + box.height / 2;
    for (size_t i = 0; i < item->milestone_count; i++) {
        const struct gantt_milestone *milestone = &item->milestones[i];
        if (milestone->day < days->from || milestone->day >= days->to) {
            continue; /* beyond what is drawn */
        }
        double x = chart_at(days, milestone->day + 0.5);
        x = fmax(days->start + size, fmin(days->end - size, x));
        enum role fill = milestone->late ? ROLE_BAD : milestone->reached ? ROLE_INK : ROLE_SURFACE;
        struct canvas_point corners[] = {
            {x, y - size}, {x + size, y}, {x, y + size}, {x - size, y}};
        canvas_open_group(tools->canvas, &(struct canvas_group){.title = milestone->name});
        canvas_polyline(tools->canvas, corners, 4, true,
                        CHART_STYLE(.fill = fill, .stroke = milestone->late ? ROLE_BAD : ROLE_INK,
                                    .width = 1.5));
        canvas_close_group(tools->canvas);
    }
}
