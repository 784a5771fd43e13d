/* The journey map for a phone: the curve runs down beside the touchpoints, unhappy to the left. The
 * same figures as the wide map, with less of each touchpoint: its first pain, else what the
 * customer thinks or does. Lines that do not fit end in "…": the table below holds everything. */
#ifndef DRAW_JOURNEY_PHONE_H
#define DRAW_JOURNEY_PHONE_H

#include "draw/journey_map.h"

struct journey_phone;

/* Lays it out to a width in px (0: 356) in the arena; lifetimes as of journey_map_layout. id is the
 * drawing's, different from the wide map's on the same page. */
const struct journey_phone *journey_phone_layout(const struct journey_map_figures *figures,
                                                 const char *id, double width,
                                                 struct text_measure *measure, struct arena *arena);

/* Its size in px. */
double journey_phone_width(const struct journey_phone *phone);
double journey_phone_height(const struct journey_phone *phone);

/* Draws it as one drawing. */
void journey_phone_draw(const struct journey_phone *phone, const struct canvas *canvas);

#endif
