/* Kinds and sizes are read from the head of the file; all of an SVG is picture_svg.c's. */
#include "read/picture.h"

#include "read/picture_svg.h"

#include <glib.h>
#include <string.h>

static unsigned big_16(const guint8 *at) {
    return (unsigned)at[0] << 8 | at[1];
}

static unsigned little_24(const guint8 *at) {
    return (unsigned)at[0] | (unsigned)at[1] << 8 | (unsigned)at[2] << 16;
}

static bool starts(const guint8 *bytes, size_t length, const char *with, size_t size) {
    return length >= size && memcmp(bytes, with, size) == 0;
}

/* PNG: the header chunk comes first. (W3C, Portable Network Graphics, 11.2.2) */
static void look_png(const guint8 *bytes, size_t length, struct picture *picture) {
    if (length >= 24) {
        picture->width = big_16(bytes + 16) << 16 | big_16(bytes + 18);
        picture->height = big_16(bytes + 20) << 16 | big_16(bytes + 22);
    }
}

/* JPEG: segments up to the start of the frame. (ITU-T T.81, B.2.2) */
static void look_jpeg(const guint8 *bytes, size_t length, struct picture *picture) {
    for (size_t at = 2; at + 9 < length && bytes[at] == 0xFF;) {
        guint8 marker = bytes[at + 1];
        bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            picture->height = big_16(bytes + at + 5);
            picture->width = big_16(bytes + at + 7);
            return;
        }
        at += marker == 0xFF ? 1 : 2 + big_16(bytes + at + 2);
    }
}

/* WebP: lossy, lossless or extended. (RFC 9649) */
static void look_webp(const guint8 *bytes, size_t length, struct picture *picture) {
    if (length < 30) {
        return;
    }
    if (memcmp(bytes + 12, "VP8X", 4) == 0) {
        picture->width = little_24(bytes + 24) + 1;
        picture->height = little_24(bytes + 27) + 1;
    } else if (memcmp(bytes + 12, "VP8L", 4) == 0) {
        unsigned bits = little_24(bytes + 21) | (unsigned)bytes[24] << 24;
        picture->width = (bits & 0x3FFF) + 1;
        picture->height = (bits >> 14 & 0x3FFF) + 1;
    } else {
        picture->width = little_24(bytes + 26) & 0x3FFF;
        picture->height = (little_24(bytes + 27) >> 8) & 0x3FFF;
    }
}

/* Whether a text could be XML: its first letter is a bracket. */
static bool looks_like_xml(const guint8 *bytes, size_t length) {
    size_t at = starts(bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < length && g_ascii_isspace((gchar)bytes[at])) {
        at++;
    }
    return at < length && bytes[at] == '<';
}

struct picture picture_look(const char *text, size_t length) {
    const guint8 *bytes = (const guint8 *)text;
    struct picture picture = {.kind = PICTURE_OTHER};
    if (starts(bytes, length, "\x89PNG\r\n\x1A\n", 8)) {
        picture.kind = PICTURE_PNG;
        look_png(bytes, length, &picture);
    } else if (starts(bytes, length, "\xFF\xD8\xFF", 3)) {
        picture.kind = PICTURE_JPEG;
        look_jpeg(bytes, length, &picture);
    } else if (starts(bytes, length, "RIFF", 4) && length >= 12 &&
               memcmp(bytes + 8, "WEBP", 4) == 0) {
        picture.kind = PICTURE_WEBP;
        look_webp(bytes, length, &picture);
    } else if (looks_like_xml(bytes, length)) {
        picture.kind = PICTURE_SVG;
    }
    return picture;
}

static void check_kind(const struct picture *picture, const struct source *file, struct span at,
                       struct diagnostics *diagnostics) {
    if (picture->kind == PICTURE_OTHER) {
        diagnostics_add(diagnostics, CODE_PICTURE_UNUSABLE, at,
                        "give a PNG, JPEG, WebP or SVG file", "'%s' is not a picture", file->name);
    } else if (picture->kind != PICTURE_SVG && (picture->width == 0 || picture->height == 0)) {
        diagnostics_add(diagnostics, CODE_PICTURE_UNUSABLE, at, "save the picture anew",
                        "'%s' is damaged: it does not say how large it is", file->name);
    } else if (picture->width > PICTURE_MOST_PIXELS || picture->height > PICTURE_MOST_PIXELS) {
        char *hint = g_strdup_printf("save it with at most %d pixels a side", PICTURE_MOST_PIXELS);
        diagnostics_add(diagnostics, CODE_PICTURE_TOO_LARGE, at, hint, "'%s' has %u × %u pixels",
                        file->name, picture->width, picture->height);
        g_free(hint);
    }
}

/* Maps a picture that may be of some size; NULL after a message. */
static GMappedFile *map(const struct source *file, struct span at,
                        struct diagnostics *diagnostics) {
    GError *error = NULL;
    GMappedFile *mapped = g_mapped_file_new(file->path, FALSE, &error);
    if (!mapped) {
        diagnostics_add(diagnostics, CODE_UNREADABLE, at, "see whether you may read it",
                        "cannot read the picture '%s'", file->name);
        g_error_free(error);
        return NULL;
    }
    gsize size = g_mapped_file_get_length(mapped);
    if (size > PICTURE_MOST_BYTES) {
        diagnostics_add(diagnostics, CODE_PICTURE_TOO_LARGE, at, "make it smaller, at most 2 MiB",
                        "'%s' has %.1f MiB", file->name, (double)size / (1024 * 1024));
        g_mapped_file_unref(mapped);
        return NULL;
    }
    return mapped;
}

void picture_check_logo(const struct source *file, struct span at,
                        struct diagnostics *diagnostics) {
    GMappedFile *mapped = map(file, at, diagnostics);
    if (!mapped) {
        return;
    }
    const char *bytes = g_mapped_file_get_contents(mapped);
    size_t length = g_mapped_file_get_length(mapped);
    struct picture picture = picture_look(bytes, length);
    if (picture.kind == PICTURE_SVG) {
        picture_svg_check(file, bytes, length, at, diagnostics);
    } else {
        check_kind(&picture, file, at, diagnostics);
    }
    g_mapped_file_unref(mapped);
}

void picture_check_svg(const struct source *file, struct span at, struct diagnostics *diagnostics) {
    GMappedFile *mapped = map(file, at, diagnostics);
    if (mapped) {
        const char *bytes = g_mapped_file_get_contents(mapped);
        picture_svg_check(file, bytes, g_mapped_file_get_length(mapped), at, diagnostics);
        g_mapped_file_unref(mapped);
    }
}
