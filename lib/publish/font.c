/* Cutting is HarfBuzz's work, packing that of the WOFF2 encoder. */
#include "publish/font.h"

#include "publish/woff2.h"

#include <hb-ot.h>
#include <hb-subset.h>

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

static hb_subset_input_t *input_for(const struct characters *set) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input);
    hb_set_t *characters = hb_subset_input_unicode_set(input);
    hb_set_add_range(characters, 0x20, 0x7E);
    for (gunichar at = characters_next(set, 1); at != 0; at = characters_next(set, at + 1)) {
        hb_set_add(characters, at);
    }
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_add(features, HB_TAG('t', 'n', 'u', 'm'));
    /* Fractions made of any digits, which nothing asks for, would keep 50 glyphs more. */
    hb_set_del(features, HB_TAG('f', 'r', 'a', 'c'));
    hb_set_del(features, HB_TAG('n', 'u', 'm', 'r'));
    hb_set_del(features, HB_TAG('d', 'n', 'o', 'm'));
    /* Outlines written out pack better than outlines that share pieces. */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return input;
}

static hb_face_t *open_face(const char *bytes, size_t length) {
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

GBytes *font_cut(const char *bytes, size_t length, const struct characters *set) {
    hb_face_t *face = open_face(bytes, length);
    hb_subset_input_t *input = input_for(set);
    hb_face_t *cut = hb_face_get_glyph_count(face) > 0 ? hb_subset_or_fail(face, input) : NULL;
    GBytes *made = NULL;
    if (cut) {
        hb_blob_t *blob = hb_face_reference_blob(cut);
        unsigned size = 0;
        const char *data = hb_blob_get_data(blob, &size);
        made = g_bytes_new(data, size);
        hb_blob_destroy(blob);
        hb_face_destroy(cut);
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    return made;
}

GBytes *font_subset(const char *bytes, size_t length, const struct characters *set) {
    GBytes *cut = font_cut(bytes, length, set);
    if (!cut) {
        return NULL;
    }
    gsize size;
    const char *data = g_bytes_get_data(cut, &size);
    GBytes *packed = woff2_pack(data, size);
    g_bytes_unref(cut);
    return packed;
}

void font_coverage(const char *bytes, size_t length, struct characters *set) {
    hb_face_t *face = open_face(bytes, length);
    hb_set_t *all = hb_set_create();
    hb_face_collect_unicodes(face, all);
    for (hb_codepoint_t at = 0x7E; hb_set_next(all, &at) && at < 0x110000;) {
        set->bits[at / 64] |= G_GUINT64_CONSTANT(1) << at % 64;
    }
    hb_set_destroy(all);
    hb_face_destroy(face);
}

static char *family_of(hb_face_t *face) {
    static const hb_ot_name_id_t NAMES[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
                                            HB_OT_NAME_ID_FONT_FAMILY};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        char name[256];
        unsigned size = sizeof name;
        if (hb_ot_name_get_utf8(face, NAMES[i], HB_LANGUAGE_INVALID, &size, name) > 0) {
            return g_strdup(name);
        }
    }
    return NULL;
}

void font_describe(const char *bytes, size_t length, struct font_description *description) {
    hb_face_t *face = open_face(bytes, length);
    hb_font_t *font = hb_font_create(face);
    int weight = (int)hb_style_get_value(font, HB_STYLE_TAG_WEIGHT);
    *description = (struct font_description){
        .family = family_of(face),
        .lightest = weight,
        .heaviest = weight,
        .italic = hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0,
    };
    hb_ot_var_axis_info_t axis;
    if (hb_ot_var_find_axis_info(face, HB_OT_TAG_VAR_AXIS_WEIGHT, &axis)) {
        description->lightest = (int)axis.min_value;
        description->heaviest = (int)axis.max_value;
    }
    hb_font_destroy(font);
    hb_face_destroy(face);
}
