/* Texts are mostly ASCII, which is passed over eight bytes at a time. */
#include "base/characters.h"

#include <string.h>

static const char *skip_ascii(const char *at, const char *end) {
    while (end - at >= 8) {
        guint64 piece;
        memcpy(&piece, at, sizeof piece);
        if (piece & G_GUINT64_CONSTANT(0x8080808080808080)) {
            break;
        }
        at += 8;
    }
    while (at < end && (*at & 0x80) == 0) {
        at++;
    }
    return at;
}

/* Gives the next character beyond ASCII at or after *at, which moves behind it; 0 at the end. */
static gunichar next_beyond(const char **at, const char *end) {
    for (*at = skip_ascii(*at, end); *at < end; *at = skip_ascii(*at, end)) {
        gunichar character = g_utf8_get_char_validated(*at, end - *at);
        if (character < 0x110000) {
            *at = g_utf8_next_char(*at);
            return character;
        }
        (*at)++;
    }
    return 0;
}

void characters_add(struct characters *set, const char *text, size_t length) {
    const char *end = text + length;
    for (gunichar character; (character = next_beyond(&text, end)) != 0;) {
        set->bits[character / 64] |= G_GUINT64_CONSTANT(1) << character % 64;
    }
}

void characters_join(struct characters *set, const struct characters *other) {
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++) {
        set->bits[i] |= other->bits[i];
    }
}

bool characters_has(const struct characters *set, gunichar character) {
    bool printable = character >= 0x20 && character < 0x7F;
    return printable || (character < 0x110000 && (set->bits[character / 64] >> character % 64 & 1));
}

bool characters_cover(const struct characters *set, const char *text, size_t length) {
    const char *end = text + length;
    for (gunichar character; (character = next_beyond(&text, end)) != 0;) {
        if (!characters_has(set, character)) {
            return false;
        }
    }
    return true;
}

gunichar characters_next(const struct characters *set, gunichar from) {
    while (from < 0x110000) {
        guint64 rest = set->bits[from / 64] >> from % 64;
        if (rest & 1) {
            return from;
        }
        from = rest == 0 ? (from / 64 + 1) * 64 : from + 1;
    }
    return 0;
}
