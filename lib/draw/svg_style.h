/* The end of an SVG drawing: the patterns it uses and, in a file of its own, its stylesheet. */
#ifndef DRAW_SVG_STYLE_H
#define DRAW_SVG_STYLE_H

#include "draw/svg.h"

/* Writes the hatch patterns of the roles that were hatched. */
void svg_style_write_hatches(struct svg *svg);

/* Writes the rules of the classes that were used, for light and dark. */
void svg_style_write(struct svg *svg);

#endif
