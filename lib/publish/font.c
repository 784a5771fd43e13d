/* Cutting is HarfBuzz's work, packing that of the WOFF2 encoder. */
#include "publish/font.h"

#include "publish/woff2.h"

#include <hb-subset.h>
#include <string.h>

static const struct font_face FACES[] = {
    {"assets/fonts/inter-400.woff2", "fonts/Inter-Regular.otf", 400, false},
    {"assets/fonts/inter-400-italic.woff2", "fonts/Inter-Italic.otf", 400, true},
    {"assets/fonts/inter-500.woff2", "fonts/Inter-Medium.otf", 500, false},
    {"assets/fonts/inter-600.woff2", "fonts/Inter-SemiBold.otf", 600, false},
};

const struct font_face *font_faces(size_t *count) {
    *count = G_N_ELEMENTS(FACES);
    return FACES;
}

/* Skips ASCII eight bytes at a time: every font keeps it, and pages are mostly made of it. */
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

void font_characters_add(struct font_characters *set, const char *text, size_t length) {
    const char *end = text + length;
    for (const char *at = skip_ascii(text, end); at < end; at = skip_ascii(at, end)) {
        gunichar character = g_utf8_get_char_validated(at, end - at);
        if (character < 0x110000) {
            set->bits[character / 64] |= G_GUINT64_CONSTANT(1) << character % 64;
            at = g_utf8_next_char(at);
        } else {
            at++;
        }
    }
}

void font_characters_join(struct font_characters *set, const struct font_characters *other) {
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++) {
        set->bits[i] |= other->bits[i];
    }
}

bool font_characters_has(const struct font_characters *set, gunichar character) {
    bool printable = character >= 0x20 && character < 0x7F;
    return printable || (character < 0x110000 && (set->bits[character / 64] >> character % 64 & 1));
}

static hb_subset_input_t *input_for(const struct font_characters *set) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input);
    hb_set_t *characters = hb_subset_input_unicode_set(input);
    hb_set_add_range(characters, 0x20, 0x7E);
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++) {
        for (guint bit = 0; set->bits[i] >> bit; bit++) {
            if (set->bits[i] >> bit & 1) {
                hb_set_add(characters, (hb_codepoint_t)(i * 64 + bit));
            }
            if (bit == 63) {
                break;
            }
        }
    }
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
               HB_TAG('t', 'n', 'u', 'm'));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

GBytes *font_subset(const char *bytes, size_t length, const struct font_characters *set) {
    hb_blob_t *whole = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(whole, 0);
    hb_subset_input_t *input = input_for(set);
    hb_face_t *cut = hb_face_get_glyph_count(face) > 0 ? hb_subset_or_fail(face, input) : NULL;
    GBytes *packed = NULL;
    if (cut) {
        hb_blob_t *blob = hb_face_reference_blob(cut);
        unsigned size = 0;
        const char *data = hb_blob_get_data(blob, &size);
        packed = woff2_pack(data, size);
        hb_blob_destroy(blob);
        hb_face_destroy(cut);
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(whole);
    return packed;
}
