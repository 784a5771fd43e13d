/* The characters that a report uses, so that its fonts carry these and no others. */
#ifndef PUBLISH_CHARSET_H
#define PUBLISH_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A bit for each code point of the first two planes; higher ones are left out. Zeroed is empty. */
struct charset {
    uint64_t bits[0x20000 / 64];
};

/* Adds the characters of length bytes of UTF-8; what is not valid is skipped. */
void charset_add(struct charset *set, const char *text, size_t length);

/* Adds all of another set. */
void charset_join(struct charset *set, const struct charset *other);

/* Whether a code point is in the set. */
bool charset_has(const struct charset *set, uint32_t character);

#endif
