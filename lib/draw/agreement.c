/* Ranks lie on one scale from 1 to the worst. */
#include "draw/agreement.h"

#include "draw/mark.h"

#include <math.h>

#define RADIUS 4.2

struct frame {
    const struct chart_tools *tools;
    struct chart_scale scale;
    double names, top, row, middle; /* middle: of a row's dots */
    bool narrow;
};

static struct frame frame_of(const struct agreement *figures, const struct chart_tools *tools,
                             double width) {
    struct frame frame = {.tools = tools, .narrow = width < 400};
    double left = 8;
    if (!frame.narrow) {
        for (size_t i = 0; i < figures->count; i++) {
            struct chart_label label = {.text = figures->rows[i].name, .size = 12};
            frame.names = fmax(frame.names, chart_width(tools, &label));
        }
        frame.names = fmin(frame.names, width * 0.44);
        left = frame.names + 24;
    }
    frame.scale = (struct chart_scale){1, (double)figures->worst, left, width - 10};
    frame.row = frame.narrow ? 50 : 27;
    frame.middle = frame.narrow ? 33 : 13.5;
    return frame;
}

/* The ranks named above: at most five, the first and the last among them. */
static void draw_ticks(const struct frame *frame, size_t worst, double bottom) {
    size_t steps = worst > 5 ? 4 : worst > 1 ? worst - 1 : 1;
    for (size_t i = 0; i <= steps && (i == 0 || worst > 1); i++) {
        size_t rank = 1 + ((worst - 1) * i + steps / 2) / steps;
        double x = chart_at(&frame->scale, (double)rank);
        canvas_line(frame->tools->canvas, x, frame->top, x, bottom,
                    CHART_STYLE(.stroke = ROLE_HAIRLINE));
        chart_text(frame->tools,
                   &(struct chart_label){.text = arena_format(frame->tools->arena, "%zu", rank),
                                         .x = x,
                                         .y = frame->top - 6,
                                         .anchor = CANVAS_MIDDLE,
                                         .fill = ROLE_MUTED});
    }
}

/* The dots of one rank stand over each other, around the middle of the row. */
static void draw_dots(const struct frame *frame, const struct agreement_row *row, double y) {
    for (size_t i = 0; i < row->count; i++) {
        size_t equal = 0, before = 0;
        for (size_t j = 0; j < row->count; j++) {
            if (fabs(row->ranks[j] - row->ranks[i]) < 1e-9) {
                equal++;
                before += j < i;
            }
        }
        double step = equal > 1 ? fmin(8, 18 / (double)(equal - 1)) : 0;
        double shift = ((double)before - (double)(equal - 1) / 2) * step;
        canvas_circle(frame->tools->canvas, chart_at(&frame->scale, row->ranks[i]), y + shift,
                      RADIUS, CHART_STYLE(.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.3));
    }
}

static void draw_row(const struct frame *frame, const struct agreement_row *row, double top) {
    const struct canvas *canvas = frame->tools->canvas;
    double y = top + frame->middle, low = INFINITY, high = -INFINITY;
    canvas_open_link(canvas, row->href);
    chart_text(frame->tools,
               &(struct chart_label){.text = row->name,
                                     .y = frame->narrow ? top + 14 : y + 4.5,
                                     .width = frame->narrow ? frame->scale.end : frame->names});
    canvas_close_group(canvas);
    for (size_t i = 0; i < row->count; i++) {
        low = fmin(low, row->ranks[i]);
        high = fmax(high, row->ranks[i]);
    }
    if (high > low) {
        canvas_line(canvas, chart_at(&frame->scale, low), y, chart_at(&frame->scale, high), y,
                    CHART_STYLE(.stroke = ROLE_NEUTRAL, .width = 2));
    }
    draw_dots(frame, row, y);
    if (!isnan(row->mean)) {
        double x = chart_at(&frame->scale, row->mean);
        canvas_line(canvas, x, y - 6, x, y + 6, CHART_STYLE(.stroke = ROLE_ACCENT, .width = 3));
    }
}

void agreement_draw(const struct agreement *figures, const struct chart_tools *tools) {
    double width = figures->width > 0 ? figures->width : 460;
    struct frame frame = frame_of(figures, tools, width);
    const struct mark_entry entries[] = {{MARK_BALLOT, figures->ballot},
                                         {MARK_MEAN, figures->mean}};
    struct chart_tools mute = *tools;
    mute.canvas = NULL;
    frame.top = 24 + mark_flow(&mute, entries, 2, 0, width, 0, true);
    double bottom = frame.top + frame.row * (double)figures->count + 8;
    bool links = false;
    for (size_t i = 0; i < figures->count; i++) {
        links = links || figures->rows[i].href;
    }
    chart_begin(tools, &figures->name, width, bottom, links);
    mark_flow(tools, entries, 2, 0, width, 0, true);
    draw_ticks(&frame, figures->worst, bottom);
    for (size_t i = 0; i < figures->count; i++) {
        draw_row(&frame, &figures->rows[i], frame.top + frame.row * (double)i);
    }
    canvas_end(tools->canvas);
}
