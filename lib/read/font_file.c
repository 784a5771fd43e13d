/* The adapter of FreeType, which draws with the font; cutting and packing want its tables, which
 * sfnt fonts (OpenType, TrueType) have and others have not. */
#include "read/font_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <glib.h>
#include <string.h>

enum { MOST_BYTES = 64 * 1024 * 1024 };

static const char *face_fault(FT_Face face) {
    if (!FT_IS_SFNT(face) || face->num_glyphs == 0) {
        return "it is no OpenType or TrueType font";
    }
    return FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0
               ? NULL
               : "it does not say which characters it has";
}

static const char *bytes_fault(const char *bytes, size_t length) {
    FT_Library library;
    FT_Face face;
    if (FT_Init_FreeType(&library) != 0) {
        g_error("no memory left for FreeType");
    }
    const char *fault = "it is no OpenType or TrueType font";
    if (FT_New_Memory_Face(library, (const FT_Byte *)bytes, (FT_Long)length, 0, &face) == 0) {
        fault = face_fault(face);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
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
    if (length == 0) {
        fault = "it is empty";
    } else if (length > MOST_BYTES) {
        fault = "it has more than 64 MiB";
    } else if (length >= 4 && (memcmp(bytes, "wOFF", 4) == 0 || memcmp(bytes, "wOF2", 4) == 0)) {
        fault = "it is packed for the web (WOFF)";
    } else {
        fault = bytes_fault(bytes, length);
    }
    g_mapped_file_unref(file);
    return fault;
}
