/* The project's accent colour on its pages: variants for light and dark grounds whose contrast is
 * computed, not hoped for. */
#ifndef RENDER_BRAND_H
#define RENDER_BRAND_H

#include "base/diagnostics.h"
#include "draw/palette.h"
#include "model/project.h"

#include <glib.h>
#include <stdint.h>

/* The eight accent colours as 0xRRGGBB. */
struct brand_colours {
    uint32_t accent_light, middle_light, soft_light, on_light;
    uint32_t accent_dark, middle_dark, soft_dark, on_dark;
};

/* Makes the variants of a brand colour: text of it reaches 4.5:1 on every ground of the palette
 * that it stands on in light, 6.5:1 in dark; bars of the middle one 3:1; on the soft ground muted
 * text and faults can be read too. The built-in accent keeps its own variants. */
struct brand_colours brand_colours(uint32_t colour);

/* The contrast of two colours, 1-21, as WCAG 2 defines it
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
double brand_contrast(uint32_t a, uint32_t b);

/* Warns when the brand's colour is too light to be read on the light grounds, and says which one
 * stands for it. */
void brand_check(const struct brand *brand, struct diagnostics *diagnostics);

/* Appends the stylesheet that sets the variants; colour is "#4b2ea8", NULL writes only a comment.
 */
void brand_write(GString *out, const char *colour);

/* The built-in palette with the accent roles of a colour ("#4b2ea8", NULL: the built-in ones), for
 * painters without a stylesheet. */
struct palette brand_palette(const char *colour);

#endif
