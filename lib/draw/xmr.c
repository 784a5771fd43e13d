/* The labels at the right end are spread so that none meets another; all else is drawn where it
 * lies. */
#include "draw/xmr.h"

#include "draw/label.h"

#include <assert.h>
#include <math.h>

enum { MOST_LEVELS = 5, TOP = 12, FOOT = 24, LEFT = 6, GAP = 10, LINE = 15 };

/* A chart being drawn. */
struct place {
    const struct xmr *figures;
    const struct chart_tools *tools;
    struct chart_scale x, y;
};

static void include(double value, double *low, double *high) {
    if (!isnan(value)) {
        *low = fmin(*low, value);
        *high = fmax(*high, value);
    }
}

/* Lets every value, limit and target lie inside, with a little room. */
static void range_of(const struct xmr *figures, double *low, double *high) {
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < figures->count; i++) {
        include(figures->points[i].value, low, high);
    }
    include(figures->lower.value, low, high);
    include(figures->upper.value, low, high);
    include(figures->target.value, low, high);
    double room = *high > *low ? (*high - *low) * 0.06 : fmax(fabs(*high) * 0.1, 1);
    *low -= room;
    *high += room;
}

static void draw_ground(const struct place *place) {
    const struct xmr *figures = place->figures;
    const struct canvas *canvas = place->tools->canvas;
    double left = place->x.start, right = place->x.end;
    if (!isnan(figures->lower.value)) {
        double top = chart_at(&place->y, figures->upper.value);
        canvas_rect(canvas, left, top, right - left,
                    chart_at(&place->y, figures->lower.value) - top, 0,
                    CHART_STYLE(.fill = ROLE_SUNKEN));
    }
    if (!isnan(figures->mean.value)) {
        double y = chart_at(&place->y, figures->mean.value);
        canvas_line(canvas, left, y, right, y,
                    CHART_STYLE(.stroke = ROLE_AXIS, .width = 1.2, .dash = 4, .gap = 4));
    }
    if (!isnan(figures->target.value)) {
        double y = chart_at(&place->y, figures->target.value);
        canvas_line(canvas, left, y, right, y, CHART_STYLE(.stroke = ROLE_INK, .width = 1.6));
    }
    if (!isnan(figures->trend_from)) {
        canvas_line(canvas, chart_at(&place->x, place->x.from),
                    chart_at(&place->y, figures->trend_from), right,
                    chart_at(&place->y, figures->trend_to),
                    CHART_STYLE(.stroke = ROLE_ACCENT_MID, .width = 1.6, .dash = 7, .gap = 4));
    }
}

static struct canvas_point point_at(const struct place *place, size_t index) {
    const struct xmr_point *point = &place->figures->points[index];
    bool alone = place->figures->count == 1; /* then it is the latest, at the end */
    return (struct canvas_point){alone ? place->x.end : chart_at(&place->x, (double)point->period),
                                 chart_at(&place->y, point->value)};
}

/* How far apart neighbours are that have no gap between them: the least distance of any two. */
static int64_t step_of(const struct xmr *figures) {
    int64_t step = INT64_MAX;
    for (size_t i = 1; i < figures->count; i++) {
        int64_t apart = figures->points[i].period - figures->points[i - 1].period;
        step = apart < step ? apart : step;
    }
    return step;
}

/* The line through the values, broken at gaps. */
static void draw_line(const struct place *place) {
    const struct xmr *figures = place->figures;
    struct canvas_point *points =
        ARENA_ARRAY(place->tools->arena, struct canvas_point, figures->count);
    int64_t step = step_of(figures);
    for (size_t i = 0, next; i < figures->count; i = next) {
        size_t count = 0;
        for (next = i; next < figures->count; next++) {
            if (next > i &&
                figures->points[next].period != figures->points[next - 1].period + step) {
                break;
            }
            points[count++] = point_at(place, next);
        }
        if (count > 1) {
            canvas_polyline(place->tools->canvas, points, count, false,
                            CHART_STYLE(.stroke = ROLE_INK, .width = 1.6));
        }
    }
}

static void draw_diamond(const struct canvas *canvas, struct canvas_point at, enum role role) {
    struct canvas_point corners[] = {
        {at.x, at.y - 6}, {at.x + 6, at.y}, {at.x, at.y + 6}, {at.x - 6, at.y}};
    canvas_polyline(canvas, corners, 4, true,
                    CHART_STYLE(.fill = role, .stroke = ROLE_SURFACE, .width = 1.5));
}

static void draw_points(const struct place *place) {
    static const enum role ROLES[] = {ROLE_INK, ROLE_GOOD, ROLE_BAD, ROLE_ACCENT};
    const struct xmr *figures = place->figures;
    const struct canvas *canvas = place->tools->canvas;
    double each =
        figures->count > 1 ? (place->x.end - place->x.start) / (double)figures->count : 99;
    for (size_t i = 0; i < figures->count; i++) {
        const struct xmr_point *point = &figures->points[i];
        struct canvas_point at = point_at(place, i);
        if (point->mark != XMR_PLAIN) {
            draw_diamond(canvas, at, ROLES[point->mark]);
        } else if (each >= 6 || i + 1 == figures->count) {
            canvas_circle(canvas, at.x, at.y, i + 1 == figures->count ? 4 : 2.4,
                          CHART_STYLE(.fill = ROLE_INK));
        }
    }
}

/* A label at the right end. */
struct tag {
    double y;
    const char *text;
    enum role role;
    enum text_weight weight;
};

static size_t gather_tags(const struct place *place, struct tag *tags) {
    const struct xmr *figures = place->figures;
    const struct xmr_level levels[] = {figures->upper, figures->mean, figures->lower,
                                       figures->target};
    size_t count = 0;
    for (size_t i = 0; i < 4; i++) {
        if (!isnan(levels[i].value) && levels[i].label) {
            tags[count++] = (struct tag){chart_at(&place->y, levels[i].value), levels[i].label,
                                         i == 3 ? ROLE_INK : ROLE_MUTED, TEXT_REGULAR};
        }
    }
    if (figures->last) {
        tags[count++] = (struct tag){point_at(place, figures->count - 1).y, figures->last, ROLE_INK,
                                     TEXT_SEMIBOLD};
    }
    for (size_t i = 1; i < count; i++) {
        for (size_t j = i; j > 0 && tags[j - 1].y > tags[j].y; j--) {
            struct tag swapped = tags[j];
            tags[j] = tags[j - 1];
            tags[j - 1] = swapped;
        }
    }
    return count;
}

static void draw_tags(const struct place *place, double height) {
    struct tag tags[MOST_LEVELS];
    double centres[MOST_LEVELS], lengths[MOST_LEVELS];
    size_t count = gather_tags(place, tags);
    for (size_t i = 0; i < count; i++) {
        centres[i] = tags[i].y;
        lengths[i] = LINE;
    }
    label_spread(centres, lengths, count, 0, LINE / 2.0, height - FOOT + LINE / 2.0);
    for (size_t i = 0; i < count; i++) {
        chart_text(place->tools, &(struct chart_label){.text = tags[i].text,
                                                       .x = place->x.end + GAP,
                                                       .y = centres[i] + 4,
                                                       .fill = tags[i].role,
                                                       .weight = tags[i].weight});
    }
}

/* The first and the last period under the chart. */
static void draw_periods(const struct place *place, double height) {
    const struct xmr *figures = place->figures;
    struct chart_label label = {
        .text = figures->points[0].label, .x = place->x.start, .y = height - 6, .fill = ROLE_MUTED};
    if (figures->count > 1) {
        chart_text(place->tools, &label);
        label.text = figures->points[figures->count - 1].label;
    }
    label.x = place->x.end;
    label.anchor = CANVAS_END;
    chart_text(place->tools, &label);
}

void xmr_draw(const struct xmr *figures, const struct chart_tools *tools) {
    assert(figures->count > 0);
    double width = figures->width > 0 ? figures->width : 528;
    double height = figures->height > 0 ? figures->height : 168;
    const char *labels[] = {figures->mean.label, figures->lower.label, figures->upper.label,
                            figures->target.label, figures->last};
    struct chart_label font = {.weight = TEXT_SEMIBOLD};
    double gutter = chart_widest(tools, labels, MOST_LEVELS, &font, width * 0.4) + GAP;
    struct place place = {.figures = figures, .tools = tools};
    place.x = (struct chart_scale){(double)figures->points[0].period,
                                   (double)figures->points[figures->count - 1].period, LEFT,
                                   width - gutter};
    place.y.start = height - FOOT;
    place.y.end = TOP;
    range_of(figures, &place.y.from, &place.y.to);
    chart_begin(tools, &figures->name, width, height, false);
    draw_ground(&place);
    draw_line(&place);
    draw_points(&place);
    draw_tags(&place, height);
    draw_periods(&place, height);
    canvas_end(tools->canvas);
}
