/* FreeType draws with a font and HarfBuzz cuts it: both must be able to open it. */
#include "read/font_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <glib.h>
#include <hb.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_BYTES = 64 * 1024 * 1024 };

static bool drawable(const char *path) {
    FT_Library library;
    FT_Face face;
    if (FT_Init_FreeType(&library) != 0) {
        return false;
    }
    bool good = FT_New_Face(library, path, 0, &face) == 0;
    if (good) {
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return good;
}

/* Why a font cannot be cut; NULL: it can. */
static const char *cutting_fault(const char *bytes, size_t length) {
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(face, characters);
    const char *fault = hb_face_get_glyph_count(face) == 0 ? "it is no OpenType or TrueType font"
                        : hb_set_is_empty(characters) ? "it does not say which characters it has"
                                                      : NULL;
    hb_set_destroy(characters);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return fault;
}

const char *font_file_fault(const char *path) {
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
    if (!file) {
        return "it cannot be read";
    }
    const char *bytes = g_mapped_file_get_contents(file);
    size_t length = g_mapped_file_get_length(file);
    const char *fault;
    if (length > MOST_BYTES) {
        fault = "it has more than 64 MiB";
    } else if (length >= 4 && (memcmp(bytes, "wOFF", 4) == 0 || memcmp(bytes, "wOF2", 4) == 0)) {
        fault = "it is packed for the web (WOFF)";
    } else if (length == 0) {
        fault = "it is empty";
    } else {
        fault = cutting_fault(bytes, length);
        fault = fault ? fault : drawable(path) ? NULL : "it is damaged";
    }
    g_mapped_file_unref(file);
    return fault;
}
