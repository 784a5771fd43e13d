/* Small things, so that every chart says the same in the same way. */
#include "draw/chart.h"

#include <math.h>

void chart_begin(const struct chart_tools *tools, const struct chart_name *name, double width,
                 double height, bool links) {
    canvas_begin(tools->canvas, &(struct canvas_drawing){.id = name->id,
                                                         .title = name->title,
                                                         .description = name->description,
                                                         .language = name->language,
                                                         .width = width,
                                                         .height = height,
                                                         .links = links});
}

double chart_at(const struct chart_scale *scale, double value) {
    double range = scale->to - scale->from;
    double part = range == 0 ? 0 : (value - scale->from) / range;
    return scale->start + fmax(0, fmin(1, part)) * (scale->end - scale->start);
}

double chart_step(double from, double to, int most) {
    static const double STEPS[] = {1, 2, 2.5, 5, 10};
    double least = (to - from) / most;
    if (!(least > 0)) {
        return 1;
    }
    double power = pow(10, floor(log10(least)));
    for (size_t i = 0; i < G_N_ELEMENTS(STEPS); i++) {
        if (STEPS[i] * power >= least * (1 - 1e-9)) {
            return STEPS[i] * power;
        }
    }
    return 10 * power;
}

int chart_digits(double step) {
    int digits = 0;
    while (digits < 6 && fabs(step - round(step)) > 1e-6 * fabs(step)) {
        step *= 10;
        digits++;
    }
    return digits;
}

static struct text_font font_of(const struct chart_label *label) {
    return (struct text_font){.size = label->size > 0 ? label->size : 12, .weight = label->weight};
}

double chart_text(const struct chart_tools *tools, const struct chart_label *label) {
    if (!label->text || !*label->text) {
        return 0;
    }
    struct canvas_text text = {.x = label->x,
                               .y = label->y,
                               .font = font_of(label),
                               .anchor = label->anchor,
                               .fill = label->fill == ROLE_NONE ? ROLE_INK : label->fill,
                               .halo = label->halo};
    double most = label->width > 0 ? label->width : 1e6;
    bool cut;
    text.line = text_fit(tools->measure, &text.font, label->text, most, &cut, tools->arena);
    if (cut) {
        canvas_open_group(tools->canvas, &(struct canvas_group){.title = label->text});
    }
    canvas_text(tools->canvas, &text);
    if (cut) {
        canvas_close_group(tools->canvas);
    }
    return text.line.width;
}

double chart_width(const struct chart_tools *tools, const struct chart_label *label) {
    struct text_font font = font_of(label);
    return label->text ? text_width(tools->measure, &font, label->text) : 0;
}

double chart_widest(const struct chart_tools *tools, const char *const *texts, size_t count,
                    const struct chart_label *font, double most) {
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        struct chart_label label = *font;
        label.text = texts[i];
        widest = fmax(widest, chart_width(tools, &label));
    }
    return fmin(widest, most);
}

const char *chart_figure(const struct chart_tools *tools, double value, int digits,
                         enum format_sign sign, const struct number_signs *signs) {
    static const struct number_signs PLAIN = {".", ""};
    GString *out = g_string_new(NULL);
    format_figure(out, value, digits, sign, signs ? signs : &PLAIN);
    const char *text = arena_string(tools->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

void chart_threshold(const struct chart_tools *tools, double x, double top, double bottom,
                     enum role ground) {
    canvas_line(tools->canvas, x, top, x, bottom, CHART_STYLE(.stroke = ground, .width = 4));
    canvas_line(tools->canvas, x, top, x, bottom,
                CHART_STYLE(.stroke = ROLE_INK, .width = 1.5, .dash = 4, .gap = 3));
}
