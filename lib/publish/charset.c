/* Two- and three-byte sequences are decoded by hand: pages are many megabytes and mostly ASCII. */
#include "publish/charset.h"

static void set_bit(struct charset *set, uint32_t character) {
    if (character < 0x20000) {
        set->bits[character / 64] |= (uint64_t)1 << character % 64;
    }
}

/* The code point at text and its length in bytes; length 0 when it is not valid. */
static uint32_t decode(const unsigned char *text, size_t left, size_t *length) {
    size_t need = text[0] >= 0xF0 ? 4 : text[0] >= 0xE0 ? 3 : text[0] >= 0xC2 ? 2 : 0;
    *length = 0;
    if (need == 0 || need > left) {
        return 0;
    }
    uint32_t character = text[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
        character = character << 6 | (text[i] & 0x3Fu);
    }
    *length = need;
    return character;
}

void charset_add(struct charset *set, const char *text, size_t length) {
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        if (bytes[i] < 0x80) {
            set_bit(set, bytes[i++]);
            continue;
        }
        size_t used;
        uint32_t character = decode(bytes + i, length - i, &used);
        if (used > 0) {
            set_bit(set, character);
        }
        i += used > 0 ? used : 1;
    }
}

void charset_join(struct charset *set, const struct charset *other) {
    for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++) {
        set->bits[i] |= other->bits[i];
    }
}

bool charset_has(const struct charset *set, uint32_t character) {
    return character < 0x20000 && (set->bits[character / 64] >> character % 64 & 1);
}
