/* Text painted by cairo from words that were shaped before: the same words stand on page after
 * page, so each is laid out once, and a line is their glyphs side by side, with what characters
 * they stand for, so that a PDF can be searched. Lines of complex scripts are laid out by Pango
 * each time. */
#ifndef DRAW_TEXT_GLYPHS_H
#define DRAW_TEXT_GLYPHS_H

#include "draw/text.h"

#include <cairo.h>

/* The shaped words of a measure; it forgets all of them when there are more than 32,768. */
struct text_glyphs;

void text_glyphs_free(struct text_glyphs *glyphs);

/* Shows one line of text, its left end at x on the base line y, in the current colour. */
void text_glyphs_show(struct text_measure *measure, cairo_t *cairo, const struct text_font *font,
                      const char *text, double x, double y);

/* Adds the outlines of the same to the current path. */
void text_glyphs_path(struct text_measure *measure, cairo_t *cairo, const struct text_font *font,
                      const char *text, double x, double y);

/* One glyph of a run; positions in em from the run's start, y downwards. */
struct text_glyphs_glyph {
    unsigned index; /* in the font */
    double x, y;
    const char *text; /* what it stands for: length bytes; 0 when a neighbour stands for it */
    size_t length;
};

/* Glyphs of one font, from left to right. */
struct text_glyphs_run {
    struct hb_font_t *font; /* of HarfBuzz; lives as long as the measure, or the call */
    const struct text_glyphs_glyph *glyphs;
    size_t count;
    double width; /* em */
    bool missing; /* some are the font's sign for characters that no font has */
};

/* Takes the next run of a line, which starts x em from the line's left end. */
typedef void text_glyphs_take(void *context, const struct text_glyphs_run *run, double x);

/* Gives the runs of a line from left to right; a run lives during the call. */
void text_glyphs_each(struct text_measure *measure, const struct text_font *font, const char *text,
                      text_glyphs_take *take, void *context);

#endif
