/* Bands are polygons between running sums; their labels are spread along the right edge. */
#include "draw/areas.h"

#include "draw/label.h"

#include <assert.h>
#include <math.h>

enum { TOP = 22, FOOT = 24, LEFT = 2, GAP = 10, LINE = 16 };

/* Areas being drawn. */
struct place {
    const struct areas *figures;
    const struct chart_tools *tools;
    struct chart_scale x, y;
    double *below; /* the sums of the bands drawn so far, by period */
};

/* Tones of a group, from the darkest, as opacities of its role. */
static const double TONES[] = {0.9, 0.66, 0.46, 0.3, 0.2};

static void draw_band(const struct place *place, const struct area_band *band, size_t tone) {
    const struct areas *figures = place->figures;
    size_t count = figures->period_count, used = 0;
    struct canvas_point *points = ARENA_ARRAY(place->tools->arena, struct canvas_point, 2 * count);
    for (size_t i = 0; i < count; i++) {
        if (!isnan(band->values[i])) {
            points[used++] =
                (struct canvas_point){chart_at(&place->x, (double)figures->periods[i]),
                                      chart_at(&place->y, place->below[i] + band->values[i])};
        }
    }
    for (size_t i = count; i-- > 0;) {
        if (!isnan(band->values[i])) {
            points[used++] = (struct canvas_point){chart_at(&place->x, (double)figures->periods[i]),
                                                   chart_at(&place->y, place->below[i])};
            place->below[i] += band->values[i];
        }
    }
    if (used >= 4) {
        canvas_polyline(place->tools->canvas, points, used, true,
                        CHART_STYLE(.fill = band->first_group ? ROLE_ACCENT : ROLE_NEUTRAL_INK,
                                    .opacity = TONES[tone % (sizeof TONES / sizeof *TONES)]));
        canvas_polyline(place->tools->canvas, points, used / 2, false,
                        CHART_STYLE(.stroke = ROLE_SURFACE, .width = 1.2));
    }
}

/* The line between the two groups. */
static void draw_border(const struct place *place) {
    const struct areas *figures = place->figures;
    struct canvas_point *points =
        ARENA_ARRAY(place->tools->arena, struct canvas_point, figures->period_count);
    size_t used = 0;
    for (size_t i = 0; i < figures->period_count; i++) {
        if (figures->band_count > 0 && !isnan(figures->bands[0].values[i])) {
            points[used++] = (struct canvas_point){chart_at(&place->x, (double)figures->periods[i]),
                                                   chart_at(&place->y, place->below[i])};
        }
    }
    if (used >= 2) {
        canvas_polyline(place->tools->canvas, points, used, false,
                        CHART_STYLE(.stroke = ROLE_SURFACE, .width = 4));
        canvas_polyline(place->tools->canvas, points, used, false,
                        CHART_STYLE(.stroke = ROLE_INK, .width = 2));
    }
}

static void draw_bands(const struct place *place) {
    const struct areas *figures = place->figures;
    size_t tone = 0;
    bool parted = false;
    double *border = NULL;
    for (size_t i = 0; i < figures->band_count; i++) {
        bool second = !figures->bands[i].first_group;
        if (second && i > 0 && !parted) {
            border = arena_copy(place->tools->arena, place->below,
                                figures->period_count * sizeof *border);
            parted = true;
            tone = 0;
        }
        draw_band(place, &figures->bands[i], tone++);
    }
    if (border) {
        struct place line = *place;
        line.below = border;
        draw_border(&line);
    }
}

/* The middle of each band at the last period, from the top down. */
static void draw_labels(const struct place *place, double height) {
    const struct areas *figures = place->figures;
    size_t count = figures->band_count, last = figures->period_count - 1;
    double *centres = ARENA_ARRAY(place->tools->arena, double, count);
    double *lengths = ARENA_ARRAY(place->tools->arena, double, count);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double value = figures->bands[i].values[last];
        value = isnan(value) ? 0 : value;
        centres[count - 1 - i] = chart_at(&place->y, sum + value / 2);
        lengths[count - 1 - i] = LINE;
        sum += value;
    }
    if (!label_spread(centres, lengths, count, 0, TOP - LINE / 2.0, height - FOOT + LINE / 2.0)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct area_band *band = &figures->bands[count - 1 - i];
        chart_text(place->tools,
                   &(struct chart_label){.text = band->label,
                                         .x = place->x.end + GAP,
                                         .y = centres[i] + 4,
                                         .fill = band->first_group ? ROLE_ACCENT : ROLE_INK});
    }
}

static void draw_axes(const struct place *place, double height) {
    const struct areas *figures = place->figures;
    canvas_line(place->tools->canvas, place->x.start, place->y.end, place->x.end, place->y.end,
                CHART_STYLE(.stroke = ROLE_HAIRLINE));
    struct chart_label label = {
        .text = figures->top_label, .x = place->x.start, .y = TOP - 7, .fill = ROLE_MUTED};
    chart_text(place->tools, &label);
    label.text = figures->first_label;
    label.y = height - 6;
    chart_text(place->tools, &label);
    label.text = figures->last_label;
    label.x = place->x.end;
    label.anchor = CANVAS_END;
    chart_text(place->tools, &label);
}

void areas_draw(const struct areas *figures, const struct chart_tools *tools) {
    assert(figures->period_count > 0 && figures->top > 0);
    double width = figures->width > 0 ? figures->width : 720;
    double height = figures->height > 0 ? figures->height : 260;
    const char **labels = ARENA_ARRAY(tools->arena, const char *, figures->band_count);
    for (size_t i = 0; i < figures->band_count; i++) {
        labels[i] = figures->bands[i].label;
    }
    struct chart_label font = {0};
    double gutter = chart_widest(tools, labels, figures->band_count, &font, width * 0.5) + GAP;
    struct place place = {.figures = figures, .tools = tools};
    place.x = (struct chart_scale){(double)figures->periods[0],
                                   (double)figures->periods[figures->period_count - 1], LEFT,
                                   width - gutter};
    place.y = (struct chart_scale){0, figures->top, height - FOOT, TOP};
    place.below = ARENA_ARRAY(tools->arena, double, figures->period_count);
    chart_begin(tools, &figures->name, width, height, false);
    draw_bands(&place);
    draw_axes(&place, height);
    draw_labels(&place, height);
    canvas_end(tools->canvas);
}
