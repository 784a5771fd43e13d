/* Each touchpoint is a row as high as what stands in it; its face is beside the row's middle. */
#include "draw/journey_phone.h"

#include "draw/journey_cell.h"
#include "draw/journey_curve.h"
#include "draw/journey_map_parts.h"

#include <glib.h>
#include <math.h>

#define CURVE 112.0 /* width of the curve's column, where there is a curve */
#define UNIT 20.0
#define ZERO 59.0
#define HEAD 28.0
#define LINE 20.0
#define PAD 10.0

struct row {
    double y, height;
    struct journey_cell cell;
    const char *emotion; /* NULL: not known */
};

struct journey_phone {
    const struct journey_map_figures *figures;
    const char *id;
    struct text_measure *measure;
    struct arena *arena;
    double width, height;
    double curve; /* width of the curve's column; 0 when no emotion is known */
    bool has_lowest;
    bool believed; /* some touchpoint has an internal score */
    size_t lowest;
    struct row *rows;
};

static struct journey_cell_pen pen_of(const struct journey_phone *phone, double size,
                                      enum role role) {
    return (struct journey_cell_pen){.measure = phone->measure,
                                     .arena = phone->arena,
                                     .width = phone->width - phone->curve - PAD - 12,
                                     .x = PAD,
                                     .line = LINE,
                                     .font = {.size = size},
                                     .role = role};
}

/* Puts one line at the row's foot and moves on. */
static void put(struct journey_cell *cell, const struct journey_cell_pen *pen, const char *text,
                const char *href) {
    journey_cell_line(cell, pen, cell->height + 14.5, CANVAS_START, text, href);
}

static void stage_line(const struct journey_phone *phone, size_t i, struct journey_cell *cell) {
    const struct journey_map_touchpoint *touchpoint = &phone->figures->touchpoints[i];
    if (i > 0 && touchpoint->stage == phone->figures->touchpoints[i - 1].stage) {
        return;
    }
    struct journey_cell_pen pen = pen_of(phone, 12, ROLE_ACCENT);
    pen.font.weight = TEXT_SEMIBOLD;
    put(cell, &pen, phone->figures->stages[touchpoint->stage].name, NULL);
    cell->height += LINE;
}

/* The channel, and beside it the moment of truth: who needs less than half the line leaves the
 * rest to the other. */
static void channel_line(const struct journey_phone *phone,
                         const struct journey_map_touchpoint *touchpoint,
                         struct journey_cell *cell) {
    const double ICON = 20, STAR = 17, APART = 14;
    struct journey_cell_pen pen = pen_of(phone, 13, ROLE_MUTED), strong = pen;
    strong.role = ROLE_INK;
    strong.font.weight = TEXT_MEDIUM;
    if (touchpoint->channel.text) {
        double left = pen.width, half = (left - APART) / 2;
        double need = ICON + text_width(phone->measure, &pen.font, touchpoint->channel.text);
        if (touchpoint->moment) {
            double other = STAR + text_width(phone->measure, &strong.font, touchpoint->moment);
            need = fmin(need, fmax(half, left - APART - other));
        }
        journey_cell_icon(cell, &pen, icon_of_channel(touchpoint->channel_id), pen.x,
                          cell->height + 3, ROLE_MUTED);
        pen.x += ICON;
        pen.width = fmin(need, left) - ICON + 0.01; /* more than rounding takes */
        put(cell, &pen, touchpoint->channel.text, touchpoint->channel.href);
        strong.x += need + APART;
        strong.width -= need + APART;
    }
    if (touchpoint->moment) {
        journey_cell_icon(cell, &strong, ICON_STAR, strong.x, cell->height + 4, ROLE_ACCENT);
        strong.x += STAR;
        strong.width -= STAR;
        put(cell, &strong, touchpoint->moment, NULL);
    }
    cell->height += touchpoint->channel.text || touchpoint->moment ? LINE : 0;
}

static void word_line(const struct journey_phone *phone,
                      const struct journey_map_touchpoint *touchpoint, struct journey_cell *cell) {
    struct journey_cell_pen pen = pen_of(phone, 13, ROLE_INK);
    const char *text = touchpoint->pain_count > 0 ? touchpoint->pains[0].text
                       : touchpoint->thought      ? touchpoint->thought
                                                  : touchpoint->action;
    put(cell, &pen, text, NULL);
    cell->height += text && *text ? LINE : 0;
}

static const char *score_text(const struct journey_phone *phone, double value) {
    if (isnan(value)) {
        return "\xE2\x80\x93";
    }
    GString *text = g_string_new(NULL);
    const double limits[] = {phone->figures->ok, phone->figures->good};
    int digits = format_digits_below(value, 1, limits, 2);
    format_figure(text, value, digits, FORMAT_PLAIN, phone->figures->signs);
    const char *copy = arena_text(phone->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

/* The verdict at the left, both scores at the right. */
static void score_line(const struct journey_phone *phone,
                       const struct journey_map_touchpoint *touchpoint, struct journey_cell *cell) {
    bool scored = !isnan(touchpoint->customer) || !isnan(touchpoint->internal);
    if (!scored && !touchpoint->verdict.word) {
        return;
    }
    struct journey_cell_pen pen = pen_of(phone, 13, touchpoint->verdict.role);
    double right = pen.x + pen.width;
    if (touchpoint->verdict.word) {
        journey_cell_icon(cell, &pen, touchpoint->verdict.icon, pen.x, cell->height + 4,
                          touchpoint->verdict.role);
        pen.x += 17;
        pen.width -= 17 + 84;
        pen.font.weight = TEXT_MEDIUM;
        put(cell, &pen, touchpoint->verdict.word, NULL);
    }
    if (scored) {
        const char *ours = phone->believed ? arena_format(phone->arena, " / %s",
                                                          score_text(phone, touchpoint->internal))
                                           : "";
        pen = pen_of(phone, 14, ROLE_MUTED);
        pen.x = right;
        journey_cell_line(cell, &pen, cell->height + 14.5, CANVAS_END, ours, NULL);
        pen.x -= text_width(phone->measure, &pen.font, ours) +
                 text_width(phone->measure, &pen.font, "n") * 0.5;
        pen.role = isnan(touchpoint->customer) ? ROLE_MUTED : ROLE_INK;
        pen.font.weight = TEXT_SEMIBOLD;
        journey_cell_line(cell, &pen, cell->height + 14.5, CANVAS_END,
                          score_text(phone, touchpoint->customer), NULL);
    }
    cell->height += LINE;
}

/* Jumps, loops and exits, one a line. */
static void way_lines(const struct journey_phone *phone, size_t i, struct journey_cell *cell) {
    const struct journey_map_touchpoint *touchpoint = &phone->figures->touchpoints[i];
    struct journey_cell_pen pen = pen_of(phone, 13, ROLE_MUTED);
    for (size_t k = 0; k < touchpoint->path_count; k++) {
        const struct journey_map_path *path = &touchpoint->paths[k];
        if (path->to != i + 1) {
            put(cell, &pen,
                arena_format(phone->arena, "\xE2\x86\x92 %zu%s%s", path->to + 1,
                             path->label ? ": " : "", path->label ? path->label : ""),
                NULL);
            cell->height += LINE;
        }
    }
    pen.role = ROLE_BAD;
    for (size_t k = 0; k < touchpoint->exit_count; k++) {
        put(cell, &pen, arena_format(phone->arena, "\xE2\x86\x92 %s", touchpoint->exits[k].text),
            touchpoint->exits[k].href);
        cell->height += LINE;
    }
}

static void row_layout(const struct journey_phone *phone, size_t i) {
    const struct journey_map_touchpoint *touchpoint = &phone->figures->touchpoints[i];
    struct row *row = &phone->rows[i];
    struct journey_cell *cell = &row->cell;
    cell->height = 8;
    stage_line(phone, i, cell);
    struct journey_cell_pen pen = pen_of(phone, 14, ROLE_INK);
    pen.font.weight = TEXT_SEMIBOLD;
    pen.x += 28;
    pen.width -= 28;
    cell->height += 2;
    put(cell, &pen, touchpoint->name, touchpoint->href);
    cell->height += 22;
    channel_line(phone, touchpoint, cell);
    word_line(phone, touchpoint, cell);
    score_line(phone, touchpoint, cell);
    way_lines(phone, i, cell);
    row->height = fmax(56, cell->height + 14);
    if (!isnan(touchpoint->emotion)) {
        row->emotion = journey_map_emotion_text(phone->figures, touchpoint->emotion, phone->arena);
    }
}

const struct journey_phone *journey_phone_layout(const struct journey_map_figures *figures,
                                                 const char *id, double width,
                                                 struct text_measure *measure,
                                                 struct arena *arena) {
    struct journey_phone *phone = ARENA_NEW(arena, struct journey_phone);
    *phone = (struct journey_phone){.figures = figures, .id = id, .measure = measure};
    phone->arena = arena;
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        phone->believed = phone->believed || !isnan(figures->touchpoints[i].internal);
        phone->curve = isnan(figures->touchpoints[i].emotion) ? phone->curve : CURVE;
    }
    phone->width = fmax(width > 0 ? width : 356, CURVE + 160);
    phone->rows = ARENA_ARRAY(arena, struct row, figures->touchpoint_count);
    phone->has_lowest = journey_map_lowest(figures, &phone->lowest);
    phone->height = phone->curve > 0 ? HEAD : 0;
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        row_layout(phone, i);
        phone->rows[i].y = phone->height;
        phone->height += phone->rows[i].height;
    }
    return phone;
}

double journey_phone_width(const struct journey_phone *phone) {
    return phone->width;
}

double journey_phone_height(const struct journey_phone *phone) {
    return phone->height;
}

static void draw_small(const struct journey_phone *phone, const struct canvas *canvas, double x,
                       double y, enum canvas_anchor anchor, const char *words,
                       struct canvas_text text) {
    text.x = x;
    text.y = y;
    text.anchor = anchor;
    text.line.text = words;
    text.line.width = text_width(phone->measure, &text.font, words);
    canvas_text(canvas, &text);
}

/* The face with its value beside it, on the side away from the curve's column edge. */
static void draw_face(const struct journey_phone *phone, const struct canvas *canvas, size_t i,
                      struct canvas_point at) {
    const struct row *row = &phone->rows[i];
    struct canvas_text text = {
        .font = {.size = 12, .weight = TEXT_SEMIBOLD}, .fill = ROLE_INK, .halo = ROLE_SURFACE};
    double value = phone->figures->touchpoints[i].emotion;
    icon_face(canvas, at.x, at.y, 11, value);
    draw_small(phone, canvas, value > 0 ? at.x - 16 : at.x + 16, at.y + 4.5,
               value > 0 ? CANVAS_END : CANVAS_START, row->emotion, text);
    if (!phone->has_lowest || phone->lowest != i) {
        return;
    }
    text.fill = ROLE_ON_BAD;
    text.halo = ROLE_NONE;
    struct text_line line =
        text_fit(phone->measure, &text.font, phone->figures->labels->lowest_short,
                 phone->curve - 16, NULL, phone->arena);
    double width = line.width + 14, x = fmax(3, at.x - width / 2), y = at.y - 38;
    struct canvas_style bad = {.fill = ROLE_BAD};
    canvas_rect(canvas, x, y, width, 20, 4, &bad);
    canvas_polyline(
        canvas, (struct canvas_point[]){{at.x - 5, y + 19.5}, {at.x, y + 25}, {at.x + 5, y + 19.5}},
        3, true, &bad);
    draw_small(phone, canvas, x + 7, y + 14.5, CANVAS_START, line.text, text);
}

static void draw_curve(const struct journey_phone *phone, const struct canvas *canvas) {
    size_t count = phone->figures->touchpoint_count;
    struct journey_curve_frame frame = {
        .down = true, .zero = ZERO, .start = HEAD, .end = phone->height, .unit = UNIT};
    double *times = g_new(double, count * 2), *values = times + count;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        times[i] = phone->rows[i].y + phone->rows[i].height / 2;
        values[i] = phone->figures->touchpoints[i].emotion;
        any = any || !isnan(values[i]);
    }
    if (any) {
        struct canvas_text text = {.font = {.size = 12}, .fill = ROLE_MUTED};
        const struct journey_map_labels *labels = phone->figures->labels;
        bool meet = text_width(phone->measure, &text.font, labels->unhappy) +
                        text_width(phone->measure, &text.font, labels->happy) >
                    phone->curve - 12;
        draw_small(phone, canvas, 4, meet ? 12 : 18, CANVAS_START, labels->unhappy, text);
        draw_small(phone, canvas, phone->curve, meet ? 26 : 18, CANVAS_END, labels->happy, text);
        journey_curve_draw(canvas, &frame, times, values, count);
    }
    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            double value = fmax(-2, fmin(2, values[i]));
            draw_face(phone, canvas, i, journey_curve_point(&frame, times[i], value));
        }
    }
    g_free(times);
}

static void draw_row(const struct journey_phone *phone, const struct canvas *canvas, size_t i) {
    const struct row *row = &phone->rows[i];
    const struct journey_map_figures *figures = phone->figures;
    if (phone->has_lowest && phone->lowest == i) {
        canvas_rect(canvas, phone->curve, row->y, phone->width - phone->curve, row->height, 0,
                    &(struct canvas_style){.fill = ROLE_LOWEST});
    }
    canvas_line(canvas, phone->curve, row->y + 0.5, phone->width, row->y + 0.5,
                &(struct canvas_style){.stroke = ROLE_HAIRLINE});
    bool starts = i == 0 || figures->touchpoints[i].stage != figures->touchpoints[i - 1].stage;
    double x = phone->curve + PAD, y = row->y + 9 + (starts ? LINE : 0);
    struct canvas_text text = {.font = {.size = 12, .weight = TEXT_SEMIBOLD},
                               .fill = ROLE_ON_ACCENT};
    char number[24];
    g_snprintf(number, sizeof number, "%zu", i + 1);
    double disc = fmax(22, text_width(phone->measure, &text.font, number) + 4);
    canvas_rect(canvas, x + 11 - disc / 2, y, disc, 20, 10,
                &(struct canvas_style){.fill = ROLE_ACCENT});
    draw_small(phone, canvas, x + 11, y + 14.5, CANVAS_MIDDLE, number, text);
    journey_cell_draw(&row->cell, canvas, phone->curve, row->y, ROLE_NONE);
}

void journey_phone_draw(const struct journey_phone *phone, const struct canvas *canvas) {
    const struct journey_map_figures *figures = phone->figures;
    bool links = false;
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        links = links || figures->touchpoints[i].href;
    }
    canvas_begin(canvas, &(struct canvas_drawing){.id = phone->id,
                                                  .title = figures->title,
                                                  .description = figures->description,
                                                  .language = figures->language,
                                                  .width = phone->width,
                                                  .height = phone->height,
                                                  .links = links});
    for (size_t i = 0; i < figures->touchpoint_count; i++) {
        draw_row(phone, canvas, i);
    }
    draw_curve(phone, canvas);
    canvas_end(canvas);
}
