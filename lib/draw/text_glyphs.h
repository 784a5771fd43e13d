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

#endif
