/* The wide roadmap: grounds of the bands, then rows, then links, bars over them, and labels. */
#include "draw/gantt.h"

#include "draw/gantt_parts.h"

#include <math.h>

static void lay_rows(struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    double y = GANTT_PARTS_HEAD;
    parts->tops = ARENA_ARRAY(parts->tools->arena, double, figures->count);
    for (size_t i = 0; i < figures->count; i++) {
        if (i == 0 || figures->items[i].domain != figures->items[i - 1].domain) {
            y += GANTT_PARTS_DOMAIN;
        }
        parts->tops[i] = y;
        y += GANTT_PARTS_ROW;
    }
    parts->height = y;
}

/* Whether the plan of an item is in conflict and shown below its bar. */
static bool conflicts(const struct gantt_item *item) {
    return item->planned_start > 0 && item->planned_finish >= item->planned_start;
}

static bool has_tail(const struct gantt_item *item) {
    return item->float_days >= 1 && item->float_days <= 60 && item->late_finish > item->finish;
}

/* Takes everything that labels and links keep away from. */
static void take_marks(struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    double now = gantt_parts_x(parts, figures->as_of + 1);
    label_take(&parts->marks, (struct label_box){now - 3, 0, 6, parts->height});
    for (size_t i = 0; i < figures->count; i++) {
        const struct gantt_item *item = &figures->items[i];
        struct label_box bar = gantt_parts_bar(parts, i);
        double part = item->done ? 1 : item->done_part;
        label_take(&parts->bars, bar);
        if (part > 0) {
            struct label_box dark = bar;
            dark.width *= fmin(1, part);
            label_take(&parts->marks, dark);
        }
        for (size_t j = 0; j < item->milestone_count; j++) {
            double x = gantt_parts_x(parts, item->milestones[j].day);
            label_take(&parts->marks, (struct label_box){x - 9, bar.y - 1, 18, 18});
        }
        if (conflicts(item)) {
            double from = gantt_parts_x(parts, item->planned_start);
            double to = gantt_parts_x(parts, item->planned_finish + 1);
            label_take(&parts->marks, (struct label_box){from - 2, bar.y + 17, to - from + 4, 9});
        }
        if (has_tail(item)) {
            double to = gantt_parts_x(parts, item->late_finish + 1);
            double end = bar.x + bar.width;
            label_take(&parts->marks, (struct label_box){end, bar.y + 3, fmax(0, to - end), 10});
        }
    }
}

static void draw_grounds(const struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    const struct canvas *canvas = parts->tools->canvas;
    for (size_t i = 0; i < figures->band_count; i++) {
        bool last = i + 1 == figures->band_count;
        double from = gantt_parts_x(parts, figures->bands[i].first);
        double to = last ? parts->days.end : gantt_parts_x(parts, figures->bands[i + 1].first);
        if (i % 2 == 0 && to > from) {
            canvas_rect(canvas, from, 0, to - from, parts->height, 0,
                        CHART_STYLE(.fill = ROLE_SUNKEN));
        }
    }
    for (size_t i = 0; i < figures->quarter_count; i++) {
        double x = gantt_parts_x(parts, figures->quarters[i].first);
        canvas_line(canvas, x, 32, x, parts->height, CHART_STYLE(.stroke = ROLE_HAIRLINE));
    }
    for (size_t i = 1; i < figures->band_count; i++) {
        double x = gantt_parts_x(parts, figures->bands[i].first);
        canvas_line(canvas, x, 0, x, parts->height, CHART_STYLE(.stroke = ROLE_AXIS));
    }
    const double edges[] = {parts->days.start, parts->days.end};
    for (size_t i = 0; i < 2; i++) {
        canvas_line(canvas, edges[i], 0, edges[i], parts->height,
                    CHART_STYLE(.stroke = ROLE_HAIRLINE));
    }
    canvas_line(canvas, 0, GANTT_PARTS_HEAD, parts->width, GANTT_PARTS_HEAD,
                CHART_STYLE(.stroke = ROLE_HAIRLINE));
}

/* The date of the as-of line: before the line, or behind it at the left edge. */
static struct label_box pill_box(const struct gantt_parts *parts) {
    struct chart_label label = {.text = parts->figures->as_of_text, .weight = TEXT_SEMIBOLD};
    double width = chart_width(parts->tools, &label) + 14;
    double x = gantt_parts_x(parts, parts->figures->as_of + 1);
    double left = x + 1 - width < parts->days.start ? x - 1 : x + 1 - width;
    return (struct label_box){fmin(left, parts->days.end - width), 5, width, 22};
}

/* Names of a row of periods, each in its own room and apart from those before. */
static void draw_periods(const struct gantt_parts *parts, const struct gantt_period *periods,
                         size_t count, double y, struct label_box pill, struct chart_label label) {
    double used = parts->days.start;
    bool past_pill = pill.width == 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        double from = gantt_parts_x(parts, periods[i].first);
        double to = last ? parts->days.end : gantt_parts_x(parts, periods[i + 1].first);
        double x = fmax(from + 8, used);
        if (!past_pill && x + 4 > pill.x && x < pill.x + pill.width) {
            x = pill.x + pill.width + 7;
        }
        if (!past_pill && x < pill.x) {
            to = fmin(to, pill.x);
        }
        label.text = periods[i].name;
        label.x = x;
        label.y = y;
        label.width = to - x - 4;
        bool fits = label.weight == TEXT_SEMIBOLD ? label.width > 30
                                                  : chart_width(parts->tools, &label) < label.width;
        if (fits) {
            used = x + chart_text(parts->tools, &label) + 6;
        }
    }
}

static void draw_head(const struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    struct label_box pill = pill_box(parts);
    draw_periods(parts, figures->bands, figures->band_count, 21, pill,
                 (struct chart_label){.weight = TEXT_SEMIBOLD});
    draw_periods(parts, figures->quarters, figures->quarter_count, 47, (struct label_box){0},
                 (struct chart_label){.fill = ROLE_MUTED});
    chart_text(parts->tools, &(struct chart_label){.text = figures->labels->initiative,
                                                   .x = 16,
                                                   .y = 47,
                                                   .fill = ROLE_MUTED,
                                                   .width = GANTT_PARTS_LABEL - 24});
    chart_text(parts->tools, &(struct chart_label){.text = figures->labels->floats,
                                                   .x = parts->width - 12,
                                                   .y = 47,
                                                   .anchor = CANVAS_END,
                                                   .fill = ROLE_MUTED,
                                                   .width = GANTT_PARTS_FLOAT - 18});
}

static void draw_as_of(const struct gantt_parts *parts) {
    const struct canvas *canvas = parts->tools->canvas;
    struct label_box pill = pill_box(parts);
    double x = gantt_parts_x(parts, parts->figures->as_of + 1);
    canvas_line(canvas, x, pill.y + 4, x, parts->height,
                CHART_STYLE(.stroke = ROLE_INK, .width = 2));
    canvas_rect(canvas, pill.x, pill.y, pill.width, pill.height, 4, CHART_STYLE(.fill = ROLE_INK));
    chart_text(parts->tools, &(struct chart_label){.text = parts->figures->as_of_text,
                                                   .x = pill.x + 7,
                                                   .y = pill.y + 15.5,
                                                   .weight = TEXT_SEMIBOLD,
                                                   .fill = ROLE_SURFACE});
}

static void draw_domain(const struct gantt_parts *parts, size_t index) {
    const struct gantt *figures = parts->figures;
    double y = parts->tops[index] - GANTT_PARTS_DOMAIN;
    if (index > 0) {
        canvas_line(parts->tools->canvas, 0, y, parts->width, y,
                    CHART_STYLE(.stroke = ROLE_HAIRLINE));
    }
    chart_text(parts->tools,
               &(struct chart_label){.text = figures->domains[figures->items[index].domain],
                                     .x = 16,
                                     .y = y + 17,
                                     .weight = TEXT_SEMIBOLD,
                                     .width = GANTT_PARTS_LABEL - 28});
}

/* The words of a row: its name and note at the left, its float at the right. */
static void draw_words(const struct gantt_parts *parts, size_t index) {
    const struct gantt_item *item = &parts->figures->items[index];
    double y = parts->tops[index];
    canvas_open_link(parts->tools->canvas, item->href);
    chart_text(parts->tools, &(struct chart_label){.text = item->name,
                                                   .x = 16,
                                                   .y = y + 16,
                                                   .size = 13,
                                                   .weight = TEXT_MEDIUM,
                                                   .width = GANTT_PARTS_LABEL - 28});
    canvas_close_group(parts->tools->canvas);
    chart_text(parts->tools, &(struct chart_label){.text = item->note,
                                                   .x = 16,
                                                   .y = y + 32,
                                                   .fill = ROLE_MUTED,
                                                   .width = GANTT_PARTS_LABEL - 28});
    chart_text(parts->tools,
               &(struct chart_label){.text = item->float_text,
                                     .x = parts->width - 12,
                                     .y = y + 24.5,
                                     .weight = item->critical ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                     .anchor = CANVAS_END,
                                     .fill = item->done ? ROLE_MUTED : ROLE_INK,
                                     .width = GANTT_PARTS_FLOAT - 16});
}

static void draw_bracket(const struct canvas *canvas, double from, double to, double y,
                         enum role role, bool both) {
    const struct canvas_style style = {.stroke = role, .width = 1.4};
    canvas_line(canvas, from, y, to, y, &style);
    canvas_line(canvas, to, y - 4, to, y + 4, &style);
    if (both) {
        canvas_line(canvas, from, y - 4, from, y + 4, &style);
    }
}

static void draw_bar(const struct gantt_parts *parts, size_t index) {
    const struct gantt_item *item = &parts->figures->items[index];
    const struct canvas *canvas = parts->tools->canvas;
    struct label_box bar = gantt_parts_bar(parts, index);
    canvas_open_group(canvas,
                      &(struct canvas_group){.class_name = "gantt-bar",
                                             .title = item->summary ? item->summary : item->name});
    if (has_tail(item)) {
        draw_bracket(canvas, bar.x + bar.width, gantt_parts_x(parts, item->late_finish + 1),
                     bar.y + 8, ROLE_AXIS, false);
    }
    gantt_bar_draw(parts->tools, parts->figures, item, bar, &parts->days);
    gantt_bar_draw_milestones(parts->tools, item, bar, &parts->days);
    if (conflicts(item)) {
        draw_bracket(canvas, gantt_parts_x(parts, item->planned_start),
                     gantt_parts_x(parts, item->planned_finish + 1), bar.y + 21, ROLE_BAD, true);
    }
    canvas_close_group(canvas);
}

static void draw_all(const struct gantt_parts *parts) {
    const struct gantt *figures = parts->figures;
    draw_grounds(parts);
    draw_head(parts);
    for (size_t i = 0; i < figures->count; i++) {
        if (i == 0 || figures->items[i].domain != figures->items[i - 1].domain) {
            draw_domain(parts, i);
        }
        draw_words(parts, i);
    }
    draw_as_of(parts);
    gantt_links_draw(parts);
    for (size_t i = 0; i < figures->count; i++) {
        draw_bar(parts, i);
    }
    gantt_labels_draw(parts);
}

void gantt_draw(const struct gantt *figures, const struct chart_tools *tools) {
    struct gantt_parts parts = {.figures = figures, .tools = tools};
    parts.width = fmax(figures->width > 0 ? figures->width : 1390, 800);
    parts.days = (struct chart_scale){figures->quarters[0].first, figures->last + 1.0,
                                      GANTT_PARTS_LABEL, parts.width - GANTT_PARTS_FLOAT};
    lay_rows(&parts);
    struct label_box area = {GANTT_PARTS_LABEL + 2, GANTT_PARTS_HEAD,
                             parts.days.end - GANTT_PARTS_LABEL - 4,
                             parts.height - GANTT_PARTS_HEAD};
    label_init(&parts.bars, area);
    label_init(&parts.marks, area);
    label_init(&parts.trunks, area);
    parts.labels = g_array_new(FALSE, FALSE, sizeof(struct gantt_parts_label));
    take_marks(&parts);
    gantt_links_layout(&parts);
    gantt_labels_layout(&parts);
    bool links = false;
    for (size_t i = 0; i < figures->count; i++) {
        links = links || figures->items[i].href;
    }
    chart_begin(tools, &figures->name, parts.width, parts.height, links);
    draw_all(&parts);
    canvas_end(tools->canvas);
    g_array_unref(parts.labels);
    label_release(&parts.bars);
    label_release(&parts.marks);
    label_release(&parts.trunks);
}
