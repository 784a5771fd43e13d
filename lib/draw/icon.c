/* Draws the layers of the table, and the few marks that follow a value. */
#include "draw/icon.h"

#include "draw/icon_shapes.h"

#include <assert.h>
#include <glib.h>
#include <math.h>
#include <string.h>

static void draw_layer(const struct canvas *canvas, const struct icon_shapes_layer *layer, double x,
                       double y, enum role role) {
    const struct canvas_point *from = layer->points;
    bool line = layer->width > 0;
    struct canvas_style style = {.fill = line ? ROLE_NONE : role,
                                 .stroke = line ? role : ROLE_NONE,
                                 .width = layer->width,
                                 .dash = layer->dash,
                                 .gap = layer->gap};
    if (*layer->steps == 'O') {
        canvas_circle(canvas, x + from[0].x, y + from[0].y, from[1].x, &style);
        return;
    }
    if (*layer->steps == 'R') {
        canvas_rect(canvas, x + from[0].x, y + from[0].y, from[1].x, from[1].y, from[2].x, &style);
        return;
    }
    struct canvas_point points[64];
    size_t count = 0;
    for (const char *step = layer->steps; *step; step++) {
        for (int i = *step == 'C' ? 3 : *step != 'Z'; i > 0; i--, count++) {
            assert(count < G_N_ELEMENTS(points));
            points[count] = (struct canvas_point){x + from[count].x, y + from[count].y};
        }
    }
    canvas_path(canvas, layer->steps, points, &style);
}

void icon_draw(const struct canvas *canvas, enum icon icon, double x, double y, enum role role) {
    assert(icon < ICON_COUNT);
    const struct icon_shapes *shapes = &icon_shapes[icon];
    for (int i = 0; i < shapes->count; i++) {
        draw_layer(canvas, &shapes->layers[i], x, y, role);
    }
}

double icon_width(enum icon icon) {
    assert(icon < ICON_COUNT);
    return icon_shapes[icon].width;
}

enum icon icon_of_channel(const char *id) {
    static const struct {
        const char *id;
        enum icon icon;
    } CHANNELS[] = {
        {"web", ICON_WEB},         {"portal", ICON_PORTAL}, {"app", ICON_APP},
        {"email", ICON_EMAIL},     {"chat", ICON_CHAT},     {"social", ICON_SOCIAL},
        {"phone", ICON_PHONE},     {"shop", ICON_SHOP},     {"field", ICON_FIELD},
        {"partner", ICON_PARTNER}, {"letter", ICON_LETTER},
    };
    for (size_t i = 0; id && i < G_N_ELEMENTS(CHANNELS); i++) {
        if (strcmp(CHANNELS[i].id, id) == 0) {
            return CHANNELS[i].icon;
        }
    }
    return ICON_OTHER;
}

void icon_face(const struct canvas *canvas, double x, double y, double radius, double value) {
    double unit = radius / 12, size = fmin(fabs(value), 2);
    double bend = copysign(size < 1 ? 3.6 * size : 2 + 1.6 * size, value) * unit;
    double mouth = y + 4.4 * unit - bend * 0.45, half = 4.6 * unit, eyes = y - 2.8 * unit;
    canvas_circle(canvas, x, y, radius,
                  &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.5});
    canvas_path(canvas, "MC",
                (struct canvas_point[]){{x - half, mouth},
                                        {x - half * 0.5, mouth + bend},
                                        {x + half * 0.5, mouth + bend},
                                        {x + half, mouth}},
                &(struct canvas_style){.stroke = ROLE_INK, .width = 1.5});
    canvas_path(
        canvas, "MLML",
        (struct canvas_point[]){
            {x - 4 * unit, eyes}, {x - 4 * unit, eyes}, {x + 4 * unit, eyes}, {x + 4 * unit, eyes}},
        &(struct canvas_style){.stroke = ROLE_INK, .width = 2.6 * unit});
}

void icon_severity(const struct canvas *canvas, double x, double y, int count) {
    struct canvas_point filled[20], hollow[20];
    char filled_steps[26] = "", hollow_steps[26] = "";
    size_t used = 0, left = 0;
    for (int i = 0; i < 5; i++) {
        double edge = i < count ? 0 : 0.5, from = x + 6 * i + edge, to = x + 6 * i + 4 - edge;
        struct canvas_point *points = i < count ? filled + used : hollow + left;
        points[0] = (struct canvas_point){from, y + edge};
        points[1] = (struct canvas_point){to, y + edge};
        points[2] = (struct canvas_point){to, y + 9 - edge};
        points[3] = (struct canvas_point){from, y + 9 - edge};
        strcat(i < count ? filled_steps : hollow_steps, "MLLLZ");
        *(i < count ? &used : &left) += 4;
    }
    if (used > 0) {
        canvas_path(canvas, filled_steps, filled, &(struct canvas_style){.fill = ROLE_BAD});
    }
    if (left > 0) {
        canvas_path(canvas, hollow_steps, hollow, &(struct canvas_style){.stroke = ROLE_AXIS});
    }
}

void icon_customer(const struct canvas *canvas, double x, double y) {
    canvas_circle(canvas, x, y, 6, &(struct canvas_style){.fill = ROLE_ACCENT});
}

void icon_internal(const struct canvas *canvas, double x, double y) {
    canvas_rect(canvas, x - 5, y - 5, 10, 10, 2,
                &(struct canvas_style){.fill = ROLE_SURFACE, .stroke = ROLE_INK, .width = 1.6});
}
