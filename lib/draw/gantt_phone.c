/* The roadmap for a phone: for each initiative its name, its note and a bar over the whole width.
 */
#include "draw/gantt_parts.h"
#include "draw/icon.h"

#include <math.h>

#define HEAD 30.0
#define DOMAIN 34.0
#define ROW 66.0

/* The quarters' names that have room on the line of the head. */
static void draw_head(const struct chart_tools *tools, const struct gantt *figures,
                      const struct chart_scale *days) {
    struct chart_label now = {.text = figures->as_of_text, .weight = TEXT_SEMIBOLD, .y = 15.5};
    double width = chart_width(tools, &now) + 14, x = chart_at(days, figures->as_of + 1.0);
    double left = fmax(days->start, fmin(days->end - width, x - width / 2)), used = days->start;
    canvas_rect(tools->canvas, left, 0, width, 22, 4, CHART_STYLE(.fill = ROLE_INK));
    now.x = left + 7;
    now.fill = ROLE_SURFACE;
    chart_text(tools, &now);
    for (size_t i = 0; i < figures->quarter_count; i++) {
        struct chart_label label = {.text = figures->quarters[i].name,
                                    .x = chart_at(days, figures->quarters[i].first),
                                    .y = 15.5,
                                    .fill = ROLE_MUTED};
        double size = chart_width(tools, &label);
        bool beside = label.x + size + 6 < left || label.x > left + width + 6;
        if (beside && label.x >= used && label.x + size <= days->end) {
            used = label.x + size + 14;
            chart_text(tools, &label);
        }
    }
}

/* Name and end on one line, note and lateness on the next. */
static void draw_words(const struct chart_tools *tools, const struct gantt_item *item, double width,
                       double y) {
    const char *right = item->late ? item->late : item->blocked;
    struct chart_label end = {.text = item->finish_text,
                              .x = width,
                              .y = y + 14,
                              .weight = item->critical ? TEXT_SEMIBOLD : TEXT_REGULAR,
                              .anchor = CANVAS_END,
                              .width = width * 0.4};
    double room = width - chart_text(tools, &end) - 10;
    canvas_open_link(tools->canvas, item->href);
    chart_text(
        tools,
        &(struct chart_label){
            .text = item->name, .y = y + 14, .size = 14, .weight = TEXT_MEDIUM, .width = room});
    canvas_close_group(tools->canvas);
    struct chart_label note = {.text = right ? right : item->float_text,
                               .x = width,
                               .y = y + 32,
                               .weight = right || item->critical ? TEXT_SEMIBOLD : TEXT_REGULAR,
                               .anchor = CANVAS_END,
                               .fill = right ? ROLE_BAD : ROLE_MUTED,
                               .width = width * 0.5};
    room = width - chart_text(tools, &note) - 10;
    if (item->late) {
        icon_draw(tools->canvas, ICON_FLAG, room - 6, y + 22, ROLE_BAD);
        room -= 16;
    }
    chart_text(tools, &(struct chart_label){
                          .text = item->note, .y = y + 32, .fill = ROLE_MUTED, .width = room});
}

static void draw_row(const struct chart_tools *tools, const struct gantt *figures,
                     const struct gantt_item *item, const struct chart_scale *days, double y) {
    double from = chart_at(days, item->start), to = chart_at(days, item->finish + 1.0);
    from = fmin(from, days->end - 3);
    struct label_box bar = {from, y + 41, fmax(3, to - from), 12};
    const char *summary = item->summary ? item->summary : item->name;
    draw_words(tools, item, days->end, y);
    canvas_open_group(tools->canvas, &(struct canvas_group){.title = summary});
    canvas_line(tools->canvas, days->start, y + 47, days->end, y + 47,
                CHART_STYLE(.stroke = ROLE_HAIRLINE));
    double now = chart_at(days, figures->as_of + 1.0);
    gantt_bar_draw(tools, figures, item, bar, days);
    canvas_line(tools->canvas, now, y + 38, now, y + 56,
                CHART_STYLE(.stroke = ROLE_INK, .width = 2));
    gantt_bar_draw_milestones(tools, item, bar, days);
    canvas_close_group(tools->canvas);
}

void gantt_draw_phone(const struct gantt *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 358, height = HEAD;
    struct chart_scale days = {figures->quarters[0].first, figures->last + 1.0, 0, width};
    bool links = false;
    for (size_t i = 0; i < figures->count; i++) {
        bool first = i == 0 || figures->items[i].domain != figures->items[i - 1].domain;
        height += ROW + (first ? DOMAIN : 0);
        links = links || figures->items[i].href;
    }
    chart_begin(tools, &figures->name, width, height, links);
    draw_head(tools, figures, &days);
    double y = HEAD;
    for (size_t i = 0; i < figures->count; i++) {
        if (i == 0 || figures->items[i].domain != figures->items[i - 1].domain) {
            canvas_line(tools->canvas, 0, y, width, y, CHART_STYLE(.stroke = ROLE_HAIRLINE));
            chart_text(tools,
                       &(struct chart_label){.text = figures->domains[figures->items[i].domain],
                                             .y = y + 21,
                                             .weight = TEXT_SEMIBOLD,
                                             .fill = ROLE_ACCENT,
                                             .width = width});
            y += DOMAIN;
        }
        draw_row(tools, figures, &figures->items[i], &days, y);
        y += ROW;
    }
    canvas_end(tools->canvas);
}
