/* A colour is moved towards black or white in small steps until it is readable. */
#include "render/brand.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { BLACK = 0x000000, WHITE = 0xFFFFFF };

static double linear(uint32_t channel) {
    double value = (double)channel / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour) {
    return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
           0.0722 * linear(colour & 255);
}

double brand_contrast(uint32_t a, uint32_t b) {
    double light = fmax(luminance(a), luminance(b)), dark = fmin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

static uint32_t mix(uint32_t from, uint32_t to, double share) {
    uint32_t mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        double a = from >> shift & 255, b = to >> shift & 255;
        mixed |= (uint32_t)lround(a + (b - a) * share) << shift;
    }
    return mixed;
}

/* Moves a colour towards another until it reaches a contrast on all grounds. */
static uint32_t readable(uint32_t colour, uint32_t towards, const uint32_t *grounds, size_t count,
                         double contrast) {
    for (int step = 0; step <= 100; step++) {
        uint32_t tried = mix(colour, towards, step / 100.0);
        bool good = true;
        for (size_t i = 0; i < count; i++) {
            good = good && brand_contrast(tried, grounds[i]) >= contrast;
        }
        if (good) {
            return tried;
        }
    }
    return towards;
}

/* A ground with a share of a colour in it, less where the muted text or that of faults could not be
 * read on it. */
static uint32_t soft(uint32_t ground, uint32_t colour, int percent, const uint32_t *roles) {
    for (; percent > 0; percent--) {
        uint32_t tried = mix(ground, colour, percent / 100.0);
        if (brand_contrast(roles[ROLE_MUTED], tried) >= 4.5 &&
            brand_contrast(roles[ROLE_BAD], tried) >= 4.5) {
            return tried;
        }
    }
    return ground;
}

/* The built-in accent's variants were chosen by eye as well. */
static struct brand_colours built_in(void) {
    const uint32_t *light = palette_builtin.light, *dark = palette_builtin.dark;
    return (struct brand_colours){
        light[ROLE_ACCENT], light[ROLE_ACCENT_MID], light[ROLE_ACCENT_SOFT], light[ROLE_ON_ACCENT],
        dark[ROLE_ACCENT],  dark[ROLE_ACCENT_MID],  dark[ROLE_ACCENT_SOFT],  dark[ROLE_ON_ACCENT]};
}

struct brand_colours brand_colours(uint32_t colour) {
    if (colour == palette_builtin.light[ROLE_ACCENT]) {
        return built_in();
    }
    struct brand_colours made;
    made.soft_light = soft(WHITE, colour, 10, palette_builtin.light);
    made.soft_dark = soft(0x17171C, colour, 30, palette_builtin.dark);
    const uint32_t *roles = palette_builtin.light, *night = palette_builtin.dark;
    const uint32_t light[] = {roles[ROLE_SURFACE],     roles[ROLE_PAGE],   roles[ROLE_SUNKEN],
                              roles[ROLE_GOOD_GROUND], roles[ROLE_LOWEST], made.soft_light};
    const uint32_t dark[] = {night[ROLE_SURFACE],     night[ROLE_PAGE],   night[ROLE_SUNKEN],
                             night[ROLE_GOOD_GROUND], night[ROLE_LOWEST], made.soft_dark};
    made.accent_light = readable(colour, BLACK, light, 6, 4.5);
    made.accent_dark = readable(mix(colour, WHITE, 0.4), WHITE, dark, 6, 6.5);
    made.middle_light = readable(mix(made.accent_light, WHITE, 0.4), BLACK, light, 3, 3);
    made.middle_dark = readable(mix(made.accent_dark, BLACK, 0.35), WHITE, dark, 3, 3);
    made.on_light = brand_contrast(made.accent_light, WHITE) >= 4.5 ? WHITE : 0x18181F;
    made.on_dark = brand_contrast(made.accent_dark, 0x15131F) >= 4.5 ? 0x15131F : WHITE;
    return made;
}

static uint32_t number_of(const char *colour) {
    return (uint32_t)strtoul(colour + 1, NULL, 16);
}

void brand_check(const struct brand *brand, struct diagnostics *diagnostics) {
    if (!brand->colour) {
        return;
    }
    uint32_t used = brand_colours(number_of(brand->colour)).accent_light;
    if (used != number_of(brand->colour)) {
        diagnostics_add(diagnostics, CODE_COLOUR_CHANGED, brand->at,
                        "choose a darker 'colour' to have it as it is",
                        "the colour %s cannot be read on light grounds: #%06x stands for it",
                        brand->colour, used);
    }
}

void brand_write(GString *out, const char *colour) {
    if (!colour) {
        g_string_append(out, "/* The built-in accent colour. */\n");
        return;
    }
    struct brand_colours made = brand_colours(number_of(colour));
    const struct {
        const char *name;
        uint32_t colour;
    } rows[] = {
        {"accent-light", made.accent_light},    {"accent-mid-light", made.middle_light},
        {"accent-soft-light", made.soft_light}, {"on-accent-light", made.on_light},
        {"accent-dark", made.accent_dark},      {"accent-mid-dark", made.middle_dark},
        {"accent-soft-dark", made.soft_dark},   {"on-accent-dark", made.on_dark},
    };
    g_string_append(out, ":root {\n");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_string_append_printf(out, "  --%s: #%06x;\n", rows[i].name, rows[i].colour);
    }
    g_string_append(out, "}\n");
}

struct palette brand_palette(const char *colour) {
    struct palette palette = palette_builtin;
    if (colour) {
        struct brand_colours made = brand_colours(number_of(colour));
        palette.light[ROLE_ACCENT] = made.accent_light;
        palette.light[ROLE_ACCENT_MID] = made.middle_light;
        palette.light[ROLE_ACCENT_SOFT] = made.soft_light;
        palette.light[ROLE_ON_ACCENT] = made.on_light;
        palette.dark[ROLE_ACCENT] = made.accent_dark;
        palette.dark[ROLE_ACCENT_MID] = made.middle_dark;
        palette.dark[ROLE_ACCENT_SOFT] = made.soft_dark;
        palette.dark[ROLE_ON_ACCENT] = made.on_dark;
    }
    return palette;
}
