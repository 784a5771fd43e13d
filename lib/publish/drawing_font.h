/* The fonts inside drawings that are files of their own, so that they look the same in a wiki, a
 * slide or a mail. Inter is cut once, to all that the project may say: cutting it for each drawing
 * would take longer than making the drawing. Fonts of the brand, which can be large, are cut for
 * each drawing that needs them. */
#ifndef PUBLISH_DRAWING_FONT_H
#define PUBLISH_DRAWING_FONT_H

#include "draw/svg.h"
#include "render/report.h"

struct drawing_fonts;

/* Cuts the fonts of a report, on at most jobs threads. Free with drawing_fonts_free. */
struct drawing_fonts *drawing_fonts_new(const struct report *report, unsigned jobs);
void drawing_fonts_free(struct drawing_fonts *fonts);

/* What a painter of SVG writes into files; threads may share it. It lives as long as the fonts. */
const struct svg_fonts *drawing_fonts_svg(const struct drawing_fonts *fonts);

#endif
