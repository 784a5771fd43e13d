/* Text measured and fitted: how wide a text is in Inter, and where to break it. Widths are those of
 * the pages: no hinting, unrounded positions, kerning, tabular figures. They do not depend on the
 * machine's fonts.
 *
 * A measure belongs to one thread. It is cheap until first used, and remembers the width of every
 * word it has seen (it forgets all of them when there are more than 65,536). */
#ifndef DRAW_TEXT_H
#define DRAW_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum text_weight { TEXT_REGULAR, TEXT_MEDIUM, TEXT_SEMIBOLD };

/* A font: Inter at a size in px. Italic exists in the regular weight only. */
struct text_font {
    double size;
    enum text_weight weight;
    bool italic;
};

/* One line, ready to draw. */
struct text_line {
    const char *text;
    double width; /* px */
    bool rtl;     /* its base direction is right to left */
    bool guessed; /* some of its letters are in no font at hand, so that its width is a guess */
};

/* What lines must keep to. */
struct text_limits {
    double width;   /* px */
    size_t lines;   /* at most so many; 0: any number */
    double reserve; /* px to leave free after the "…" of a cut text, e.g. for a link */
};

/* A broken text; an empty text has no lines. */
struct text_block {
    struct text_line *lines;
    size_t count;
    double width; /* of the widest line, px */
    bool cut;     /* there was more: the last line ends in "…" */
};

struct text_measure;

/* Makes a measure. fonts are paths of further font files for characters that Inter lacks, tried in
 * order; they must live as long as the measure. Free with text_measure_free. */
struct text_measure *text_measure_new(const char *const *fonts, size_t count);
void text_measure_free(struct text_measure *measure);

/* The width of a text on one line, px; each run of white space counts as one space, none at the
 * ends. A character that no font has counts as a typical one of its kind. */
double text_width(struct text_measure *measure, const struct text_font *font, const char *text);

/* Breaks a text into lines in the arena, at white space, after hyphens, dashes and slashes, at soft
 * hyphens; a word wider than the width is broken between graphemes. Scripts that do not part words
 * by spaces are broken as Unicode says. */
struct text_block text_wrap(struct text_measure *measure, const struct text_font *font,
                            const char *text, const struct text_limits *limits,
                            struct arena *arena);

/* The text on one line no wider than width, ending in "…" when it was cut; *cut tells (may be
 * NULL). An empty text gives an empty line. */
struct text_line text_fit(struct text_measure *measure, const struct text_font *font,
                          const char *text, double width, bool *cut, struct arena *arena);

/* The first character that no font has, or 0 when the fonts cover the text. Controls, marks that
 * only change others, and white space need no glyph. */
unsigned text_missing(struct text_measure *measure, const char *text);

/* How far Inter reaches above and below the baseline, px. */
double text_ascent(const struct text_font *font);
double text_descent(const struct text_font *font);

#endif
