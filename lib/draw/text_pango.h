/* What the measure offers its neighbours in this folder beyond text.h: widths of words,
 * and layouts for the painter of PDF and PNG. */
#ifndef DRAW_TEXT_PANGO_H
#define DRAW_TEXT_PANGO_H

#include "draw/text.h"

#include <pango/pango.h>

/* The width in px of length bytes without breaks, from the cache or measured. */
double text_pango_width(struct text_measure *measure, const struct text_font *font,
                        const char *text, size_t length);

/* Whether some of the text is in no font at hand, so that its width is a guess. */
bool text_pango_is_guessed(struct text_measure *measure, const struct text_font *font,
                           const char *text, size_t length);

/* A layout of one line in the font, which the caller frees with g_object_unref. Its unit is Pango's
 * at 72 points an inch: a font of n px has a size of n * PANGO_SCALE. */
PangoLayout *text_pango_layout(struct text_measure *measure, const struct text_font *font,
                               const char *text, size_t length);

/* What a character that no font has will take about, in em. */
double text_pango_guess(gunichar sign);

struct text_glyphs;

/* Where the measure keeps its shaped words (see text_glyphs.h). */
struct text_glyphs **text_pango_glyphs(struct text_measure *measure);

/* Whether a text is of scripts written with spaces, left to right. */
bool text_pango_is_simple(const char *text);

#endif
