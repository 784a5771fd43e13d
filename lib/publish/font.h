/* The fonts that a site carries: cut down to the characters that its pages use, as WOFF2. The same
 * characters give the same bytes. */
#ifndef PUBLISH_FONT_H
#define PUBLISH_FONT_H

#include "base/characters.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A built-in face. */
struct font_face {
    const char *path;   /* of the WOFF2 file in a site: "assets/fonts/inter-400.woff2" */
    const char *source; /* of the whole font among the built-in files */
    int weight;
    bool italic;
};

/* The built-in faces, *count of them. */
const struct font_face *font_faces(size_t *count);

/* Cuts a font (OpenType, length bytes) down to the set and printable ASCII, keeping the features
 * that text needs (kerning, marks, tabular figures …), and gives it as WOFF2; NULL when the bytes
 * are no font. The caller unrefs the result. */
GBytes *font_subset(const char *bytes, size_t length, const struct characters *set);

/* The same without packing: a font that can be cut again, faster. */
GBytes *font_cut(const char *bytes, size_t length, const struct characters *set);

/* Adds the characters that a font has a glyph for to a set (but printable ASCII). */
void font_coverage(const char *bytes, size_t length, struct characters *set);

/* What a stylesheet must know of a font. */
struct font_description {
    char *family;           /* its own name; the caller frees it; NULL: it has none */
    int lightest, heaviest; /* its weights, 1-1000; they differ in a variable font */
    bool italic;
};

/* Describes a font; of bytes that are none, a regular one without a name. */
void font_describe(const char *bytes, size_t length, struct font_description *description);

#endif
