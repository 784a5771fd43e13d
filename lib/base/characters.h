/* A set of characters: which ones a text, a page or a whole report uses. */
#ifndef BASE_CHARACTERS_H
#define BASE_CHARACTERS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A bit for each code point. Zeroed is empty; a thread fills its own. */
struct characters {
    guint64 bits[0x110000 / 64];
};

/* Adds the characters of length bytes of UTF-8 except printable ASCII, which every set has; bytes
 * that are no UTF-8 are skipped. */
void characters_add(struct characters *set, const char *text, size_t length);

/* Adds all characters of another set. */
void characters_join(struct characters *set, const struct characters *other);

/* True when the set has a character. */
bool characters_has(const struct characters *set, gunichar character);

/* True when the set has all characters of length bytes of UTF-8. */
bool characters_cover(const struct characters *set, const char *text, size_t length);

/* The first character of the set from a code point on that is not printable ASCII; 0 when there is
 * none. */
gunichar characters_next(const struct characters *set, gunichar from);

#endif
