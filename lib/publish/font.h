/* The fonts that a site carries: cut down to the characters that its pages use, as WOFF2. The same
 * characters give the same bytes. */
#ifndef PUBLISH_FONT_H
#define PUBLISH_FONT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A set of characters, a bit for each code point. Zeroed is empty; a thread fills its own. */
struct font_characters {
    guint64 bits[0x110000 / 64];
};

/* Adds the characters of length bytes of UTF-8; bytes that are none are skipped. */
void font_characters_add(struct font_characters *set, const char *text, size_t length);

/* Adds all characters of another set. */
void font_characters_join(struct font_characters *set, const struct font_characters *other);

/* True when the set has a character. */
bool font_characters_has(const struct font_characters *set, gunichar character);

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
GBytes *font_subset(const char *bytes, size_t length, const struct font_characters *set);

#endif
