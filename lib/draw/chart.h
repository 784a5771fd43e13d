/* What the charts share: how a drawing is named, what it is drawn with, a scale, one line of text,
 * a figure. A chart takes plain figures and words in the reader's language, and is drawn in one
 * call. NAN is "not measured" everywhere. */
#ifndef DRAW_CHART_H
#define DRAW_CHART_H

#include "base/format.h"
#include "draw/canvas.h"

/* How readers who do not see the drawing know it. */
struct chart_name {
    const char *id;          /* unique on its page; [a-z0-9-] */
    const char *title;       /* what it is: "Scores of Opens the bill" */
    const char *description; /* what it shows, in a sentence or two; NULL: none */
    const char *language;    /* of its words; NULL: the page's */
};

/* What a chart is drawn with. Words laid out live in the arena. */
struct chart_tools {
    const struct canvas *canvas;
    struct text_measure *measure;
    struct arena *arena;
};

/* Starts a drawing; links: it holds some. */
void chart_begin(const struct chart_tools *tools, const struct chart_name *name, double width,
                 double height, bool links);

/* A linear scale: the values from and to lie at the places start and end, px. */
struct chart_scale {
    double from, to;
    double start, end;
};

/* Where a value lies; beyond the ends it lies at them. A scale of one value puts all at start. */
double chart_at(const struct chart_scale *scale, double value);

/* A step of 1, 2, 2.5 or 5 times a power of ten that parts a range into at most most pieces. */
double chart_step(double from, double to, int most);

/* How many decimals a step needs, 0-6. */
int chart_digits(double step);

/* One line of text; zero is 12 px, regular, in ink, starting at x. */
struct chart_label {
    const char *text; /* NULL or empty draws nothing */
    double x, y;      /* on the base line */
    double size;      /* 0: 12 */
    enum text_weight weight;
    enum canvas_anchor anchor;
    enum role fill; /* ROLE_NONE: ink */
    enum role halo;
    double width; /* fitted into so much, with "…" and the whole as a tip; 0: never cut */
};

/* Draws it, and gives the width it took. */
double chart_text(const struct chart_tools *tools, const struct chart_label *label);

/* The width it would take, not cut. */
double chart_width(const struct chart_tools *tools, const struct chart_label *label);

/* The widest of count texts in the font of a label, not above most. */
double chart_widest(const struct chart_tools *tools, const char *const *texts, size_t count,
                    const struct chart_label *font, double most);

/* A figure in the reader's signs, in the arena; signs NULL: "." and no groups. */
const char *chart_figure(const struct chart_tools *tools, double value, int digits,
                         enum format_sign sign, const struct number_signs *signs);

/* A vertical dashed line of a threshold, with a rim in the ground's colour so that dark bars do not
 * hide it. */
void chart_threshold(const struct chart_tools *tools, double x, double top, double bottom,
                     enum role ground);

/* A style written in place: CHART_STYLE(.fill = ROLE_INK). */
#define CHART_STYLE(...) (&(struct canvas_style){__VA_ARGS__})

#endif
