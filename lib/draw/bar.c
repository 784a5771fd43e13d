/* Every bar starts at 0 on a track that shows the whole. */
#include "draw/bar.h"

#include "draw/icon.h"

#include <math.h>

static enum role fill_of(enum bar_kind kind, double value, double highest, double threshold) {
    if (kind == BAR_DONE) {
        return value >= highest ? ROLE_GOOD : ROLE_NEUTRAL_INK;
    }
    return kind == BAR_SCORE && value >= threshold ? ROLE_ACCENT : ROLE_ACCENT_MID;
}

static void draw_track(const struct canvas *canvas, struct canvas_point at, double width,
                       double height, bool measured) {
    if (measured) {
        canvas_rect(canvas, at.x, at.y, width, height, 2, CHART_STYLE(.fill = ROLE_SUNKEN));
    } else {
        canvas_rect(canvas, at.x + 0.5, at.y + 0.5, width - 1, height - 1, 2,
                    CHART_STYLE(.stroke = ROLE_AXIS, .dash = 2, .gap = 2));
    }
}

/* Track and bar with the left top corner at a place. */
static void draw_bar(const struct canvas *canvas, const struct bar *bar, struct canvas_point at,
                     double width, double height) {
    draw_track(canvas, at, width, height, !isnan(bar->value));
    double length = chart_at(&(struct chart_scale){0, bar->highest, 0, width}, bar->value);
    if (!isnan(bar->value) && length > 0) {
        enum role fill = fill_of(bar->kind, bar->value, bar->highest, bar->threshold);
        canvas_rect(canvas, at.x, at.y, length, height, fmin(2, length / 2),
                    CHART_STYLE(.fill = fill));
    }
}

void bar_draw(const struct bar *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 64;
    chart_begin(tools, &figures->name, width, 14, false);
    draw_bar(tools->canvas, figures, (struct canvas_point){0, 3}, width, 8);
    if (!isnan(figures->threshold)) {
        double x =
            chart_at(&(struct chart_scale){0, figures->highest, 0, width}, figures->threshold);
        x = fmax(1, fmin(width - 1, x));
        chart_threshold(tools, x, 0, 14, ROLE_SURFACE);
    }
    canvas_end(tools->canvas);
}

void bar_draw_severity(const struct chart_name *name, int count, const struct chart_tools *tools) {
    chart_begin(tools, name, 28, 10, false);
    icon_severity(tools->canvas, 0, 0.5, count < 0 ? 0 : count > 5 ? 5 : count);
    canvas_end(tools->canvas);
}

/* The columns of the rows, px. */
struct columns {
    double name, bar, width, end;
};

static const char *value_text(const struct bar_rows *figures, const struct chart_tools *tools,
                              double value) {
    return isnan(value) ? figures->missing
                        : chart_figure(tools, value, figures->digits, FORMAT_PLAIN, figures->signs);
}

static struct columns columns_of(const struct bar_rows *figures, const struct chart_tools *tools) {
    struct columns columns = {.end = figures->width > 0 ? figures->width : 236};
    double value = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const struct bar_row *row = &figures->rows[i];
        struct chart_label strong = {.text = row->name, .weight = TEXT_SEMIBOLD};
        columns.name = fmax(columns.name, chart_width(tools, &strong));
        strong.text = value_text(figures, tools, row->value);
        value = fmax(value, chart_width(tools, &strong));
    }
    value = fmin(value, columns.end * 0.3);
    columns.name = fmin(columns.name, fmax(columns.end * 0.4, columns.end - 14 - value - 14 - 92));
    columns.bar = 14 + columns.name + 8;
    columns.width = fmax(8, columns.end - value - 12 - columns.bar);
    return columns;
}

/* The lines of a row's name, at most two. */
static struct text_block name_of(const struct bar_row *row, const struct chart_tools *tools,
                                 const struct columns *columns) {
    struct text_font font = {.size = 12, .weight = row->current ? TEXT_SEMIBOLD : TEXT_REGULAR};
    struct text_limits limits = {.width = columns->name + 0.01, .lines = 2};
    return text_wrap(tools->measure, &font, row->name, &limits, tools->arena);
}

static double row_height(const struct text_block *name) {
    return name->count > 1 ? 36.5 : 23.5;
}

static void draw_name(const struct bar_row *row, const struct chart_tools *tools,
                      const struct text_block *name, double top) {
    canvas_open_group(tools->canvas, &(struct canvas_group){.title = name->cut ? row->name : NULL});
    for (size_t i = 0; i < name->count; i++) {
        canvas_text(tools->canvas,
                    &(struct canvas_text){
                        .x = 14,
                        .y = top + (name->count > 1 ? 15.5 + 14 * (double)i : 16.5),
                        .line = name->lines[i],
                        .font = {.size = 12, .weight = row->current ? TEXT_SEMIBOLD : TEXT_REGULAR},
                        .fill = ROLE_INK});
    }
    canvas_close_group(tools->canvas);
}

/* Draws a row from top on; gives where the next one starts. */
static double draw_row(const struct bar_rows *figures, const struct chart_tools *tools,
                       const struct columns *columns, size_t i, double top) {
    static const struct canvas_point TICK[] = {{0.5, 6}, {3.6, 9.2}, {9, 2.8}};
    const struct bar_row *row = &figures->rows[i];
    struct text_block name = name_of(row, tools, columns);
    double height = row_height(&name), middle = top + (height + 0.5) / 2;
    if (row->reached) {
        struct canvas_point tick[3];
        for (size_t j = 0; j < 3; j++) {
            tick[j] = (struct canvas_point){TICK[j].x + 0.5, TICK[j].y + middle - 6};
        }
        canvas_polyline(tools->canvas, tick, 3, false,
                        CHART_STYLE(.stroke = ROLE_GOOD, .width = 2));
    } else {
        canvas_circle(tools->canvas, 5, middle, 3.6,
                      CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.4));
    }
    draw_name(row, tools, &name, top);
    struct bar bar = {.kind = BAR_SCORE,
                      .value = row->value,
                      .highest = figures->highest,
                      .threshold = figures->threshold};
    draw_bar(tools->canvas, &bar, (struct canvas_point){columns->bar, middle - 6}, columns->width,
             12);
    chart_text(tools, &(struct chart_label){.text = value_text(figures, tools, row->value),
                                            .x = columns->end,
                                            .y = middle + 4.5,
                                            .anchor = CANVAS_END,
                                            .weight = TEXT_SEMIBOLD,
                                            .fill = isnan(row->value) ? ROLE_MUTED : ROLE_INK,
                                            .width = columns->end * 0.3});
    return top + height;
}

void bar_draw_rows(const struct bar_rows *figures, const struct chart_tools *tools) {
    struct columns columns = columns_of(figures, tools);
    double height = 1, top = 0;
    for (size_t i = 0; i < figures->count; i++) {
        struct text_block name = name_of(&figures->rows[i], tools, &columns);
        height += row_height(&name);
    }
    chart_begin(tools, &figures->name, columns.end, height, false);
    for (size_t i = 0; i < figures->count; i++) {
        top = draw_row(figures, tools, &columns, i, top);
    }
    if (!isnan(figures->threshold) && figures->count > 0) {
        struct chart_scale scale = {0, figures->highest, columns.bar, columns.bar + columns.width};
        chart_threshold(tools, chart_at(&scale, figures->threshold), 1, height - 1, ROLE_SURFACE);
    }
    canvas_end(tools->canvas);
}
