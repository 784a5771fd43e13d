/* Weights are taken from the files, so that a regular and a bold file share the work as they do for
 * the painters of PDF and PNG. */
#include "publish/brand_font.h"

#include "publish/font.h"

#include <string.h>

/* The number of the family of a name: that of an earlier font, or the next one. A font without a
 * name is a family of its own. */
static unsigned family_number(const struct brand_font *fonts, char *const *names, size_t count,
                              const char *name) {
    unsigned highest = 0;
    for (size_t i = 0; i < count; i++) {
        if (name && g_strcmp0(names[i], name) == 0) {
            return fonts[i].family;
        }
        highest = MAX(highest, fonts[i].family);
    }
    return highest + 1;
}

struct brand_font *brand_fonts_open(const struct report *report, size_t *count) {
    struct brand_font *fonts = g_new0(struct brand_font, report->font_count + 1);
    char **names = g_new0(char *, report->font_count + 1);
    *count = 0;
    for (size_t i = 0; i < report->font_count; i++) {
        GMappedFile *file = g_mapped_file_new(report->fonts[i], FALSE, NULL);
        if (!file) {
            continue;
        }
        struct brand_font *font = &fonts[*count];
        struct font_description description;
        font->file = file;
        font->bytes = g_mapped_file_get_contents(file);
        font->length = g_mapped_file_get_length(file);
        font_describe(font->bytes, font->length, &description);
        font->lightest = description.lightest;
        font->heaviest = description.heaviest;
        font->italic = description.italic;
        font->family = family_number(fonts, names, *count, description.family);
        names[(*count)++] = description.family;
    }
    for (size_t i = 0; i < *count; i++) {
        g_free(names[i]);
    }
    g_free(names);
    return fonts;
}

void brand_fonts_close(struct brand_font *fonts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        g_mapped_file_unref(fonts[i].file);
    }
    g_free(fonts);
}

void brand_fonts_families(const struct brand_font *fonts, size_t count, GString *out) {
    unsigned named = 0;
    for (size_t i = 0; i < count; i++) {
        if (fonts[i].family > named) {
            named = fonts[i].family;
            g_string_append_printf(out, "\"Flightpath %u\",", named);
        }
    }
}

void brand_font_rule(const struct brand_font *font, const char *url, GString *out) {
    g_string_append_printf(out, "@font-face{font-family:\"Flightpath %u\";font-style:%s;",
                           font->family, font->italic ? "italic" : "normal");
    if (font->lightest < font->heaviest) {
        g_string_append_printf(out, "font-weight:%d %d;", font->lightest, font->heaviest);
    } else {
        g_string_append_printf(out, "font-weight:%d;", font->lightest);
    }
    g_string_append(out, "src:url(\"");
    g_string_append(out, url);
    g_string_append(out, "\") format(\"woff2\")}");
}
