/* Only what the drawing used is written, so that a small drawing stays small. */
#include "draw/svg_style.h"

#include <string.h>

void svg_style_write_hatches(struct svg *svg) {
    struct markup *markup = &svg->markup;
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        if (!svg->hatches[role]) {
            continue;
        }
        GString *value = g_string_new(svg->drawing.id);
        g_string_append_printf(value, "-h-%s", role_name(role));
        markup_open(markup, "pattern");
        markup_attribute(markup, "id", value->str);
        markup_attribute(markup, "width", "6");
        markup_attribute(markup, "height", "6");
        markup_attribute(markup, "patternUnits", "userSpaceOnUse");
        markup_open(markup, "path");
        markup_attribute(markup, "d", "M-1 1l2-2M0 6l6-6M5 7l2-2");
        g_string_printf(value, "s-%s", role_name(role));
        markup_attribute(markup, "class", value->str);
        markup_attribute(markup, "stroke-width", "1.5");
        markup_close_empty(markup, "path");
        markup_close(markup, "pattern");
        g_string_free(value, TRUE);
    }
}

static void rule(GString *out, const char *prefix, enum role role, const char *property,
                 uint32_t colour) {
    g_string_append_printf(out, ".%s-%s{%s:#%06x}", prefix, role_name(role), property, colour);
}

static void colours(GString *out, const struct svg *svg, const uint32_t *palette) {
    g_string_append_printf(out, ".drawing text{fill:#%06x}", palette[ROLE_INK]);
    for (enum role role = ROLE_INK; role < ROLE_COUNT; role++) {
        if (svg->fills[role]) {
            g_string_append(out, ".drawing ");
            rule(out, "f", role, "fill", palette[role]);
        }
        if (svg->strokes[role]) {
            rule(out, "s", role, "stroke", palette[role]);
        }
        if (svg->halos[role]) {
            rule(out, "h", role, "stroke", palette[role]);
        }
    }
}

/* The fonts and how they are used. */
static void letters(GString *out, const struct svg *svg) {
    GString *families = g_string_new(NULL);
    if (svg->fonts) {
        struct svg_letters used = {.text = svg->markup.out->str + svg->body,
                                   .length = svg->body_length};
        memcpy(used.faces, svg->faces, sizeof used.faces);
        svg->fonts->write(svg->fonts->context, &used, families, out);
    }
    g_string_append_printf(out,
                           ".drawing{font:12px \"Flightpath Inter\",%sInter,system-ui,sans-serif;"
                           "font-variant-numeric:tabular-nums;font-synthesis:none}"
                           ".w5{font-weight:500}.w6{font-weight:600}.i{font-style:italic}",
                           families->str);
    g_string_free(families, TRUE);
}

void svg_style_write(struct svg *svg) {
    GString *out = g_string_new(NULL);
    letters(out, svg);
    for (int size = 0; size < SVG_STYLE_SIZES; size++) {
        if (svg->sizes[size]) {
            g_string_append_printf(out, ".t%d{font-size:%dpx}", size, size);
        }
    }
    for (enum role role = ROLE_INK; role < ROLE_COUNT; role++) {
        if (svg->halos[role]) {
            g_string_append_printf(out,
                                   ".h-%s{paint-order:stroke;stroke-width:4px;"
                                   "stroke-linejoin:round}",
                                   role_name(role));
        }
    }
    colours(out, svg, svg->palette->light);
    g_string_append(out, "@media screen and (prefers-color-scheme:dark){");
    colours(out, svg, svg->palette->dark);
    g_string_append_c(out, '}');
    markup_open(&svg->markup, "style");
    markup_raw(&svg->markup, out->str);
    markup_close(&svg->markup, "style");
    g_string_free(out, TRUE);
}
