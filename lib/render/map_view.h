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

/* Draws the map as a file of its own, which goes to the page's sink, and gives it as inline SVG in
 * the page's arena; both from one layout. */
const char *map_view_draw(const struct page_work *work, const struct journey_map_figures *figures,
                          const char *path);

/* The map for a phone as inline SVG. */
const char *map_view_phone(const struct page_work *work, const struct journey_map_figures *figures);

/* What the marks of the map mean, only of those that it shows, as inline SVG no wider than width px
 * (rows are added as needed); its id is the map's and the suffix. */
const char *map_view_legend(const struct page_work *work, const struct journey_map_figures *figures,
                            const char *suffix, double width);

/* The icon, colour and short word of a gap's verdict; no word without one. */
struct journey_map_verdict map_view_verdict(const struct page_work *work, const struct gap *gap);

#endif
