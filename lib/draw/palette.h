/* The colours behind the roles, for painters that have no stylesheet: the standalone SVG, PDF and
 * PNG. */
#ifndef DRAW_PALETTE_H
#define DRAW_PALETTE_H

#include "draw/role.h"

#include <stdint.h>

/* Colours as 0xRRGGBB, by role. */
struct palette {
    uint32_t light[ROLE_COUNT], dark[ROLE_COUNT];
};

/* The built-in colours. A brand replaces the accent roles of a copy. */
extern const struct palette palette_builtin;

#endif
