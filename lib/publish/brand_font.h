/* The fonts that a brand adds for other scripts, after Inter: files of one family stay one family,
 * under a name of the report's own. */
#ifndef PUBLISH_BRAND_FONT_H
#define PUBLISH_BRAND_FONT_H

#include "render/report.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* One font file, mapped. */
struct brand_font {
    GMappedFile *file;
    const char *bytes; /* length of them */
    size_t length;
    unsigned family;        /* families count from 1, in the order of the files */
    int lightest, heaviest; /* its weights */
    bool italic;
};

/* Opens the brand's fonts, which were checked when the project was read; one that has gone since is
 * left out. *count of them; free them with brand_fonts_close. */
struct brand_font *brand_fonts_open(const struct report *report, size_t *count);
void brand_fonts_close(struct brand_font *fonts, size_t count);

/* Appends the names of the families, in order, each once, as "\"Flightpath 1\",". */
void brand_fonts_families(const struct brand_font *fonts, size_t count, GString *out);

/* Appends an "@font-face{…}" rule; url is what stands in url("…"). */
void brand_font_rule(const struct brand_font *font, const char *url, GString *out);

#endif
