/* The figures of a journey map, taken from the model and its analysis. */
#ifndef RENDER_MAP_VIEW_H
#define RENDER_MAP_VIEW_H

#include "draw/journey_map.h"
#include "render/page.h"

/* Fills the figures of a journey with at least one touchpoint, as one persona lives it (NULL: as
 * all do, the mean of the personas' emotions where a touchpoint has none of its own). Everything
 * lives in the page's arena; id is the drawing's id on its page. */
void map_view_fill(const struct page_work *work, const struct journey *journey,
                   const struct persona *persona, const char *id,
                   struct journey_map_figures *figures);

/* The emotion of a touchpoint: a persona's, else its own, else the mean of the personas'; NaN:
 * unknown. */
double map_view_emotion(const struct touchpoint *touchpoint, const struct persona *persona);

/* Draws a map as inline SVG in the page's arena; narrow: the phone's form. */
const char *map_view_inline(const struct page_work *work, const struct journey_map_figures *figures,
                            bool narrow);

/* Draws it as a file of its own and gives it to the page's sink. */
void map_view_file(const struct page_work *work, const struct journey_map_figures *figures,
                   const char *path);

#endif
