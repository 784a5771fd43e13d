/* libpng's functions are named png_ too; this is the one file that knows it. Nothing can fail but
 * memory, which ends the program. */
#include "draw/png.h"

#include <png.h>

enum { LEVEL = 5 };

static void append(png_structp writer, png_bytep bytes, size_t length) {
    g_byte_array_append(png_get_io_ptr(writer), bytes, (guint)length);
}

static void flush(png_structp writer) {
    (void)writer;
}

static void fail(png_structp writer, png_const_charp why) {
    (void)writer;
    g_error("packing a picture: %s", why);
}

GByteArray *png_pack(const void *pixels, unsigned width, unsigned height, size_t stride) {
    GByteArray *out = g_byte_array_new();
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, NULL);
    png_infop info = writer ? png_create_info_struct(writer) : NULL;
    if (!info) {
        g_error("no memory left to pack a picture");
    }
    png_set_write_fn(writer, out, append, flush);
    png_set_compression_level(writer, LEVEL);
    png_set_filter(writer, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(writer, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer, info);
    if (G_BYTE_ORDER == G_LITTLE_ENDIAN) {
        png_set_bgr(writer);
        png_set_filler(writer, 0, PNG_FILLER_AFTER);
    } else {
        png_set_filler(writer, 0, PNG_FILLER_BEFORE);
    }
    for (unsigned y = 0; y < height; y++) {
        png_write_row(writer, (png_const_bytep)pixels + y * stride);
    }
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
    return out;
}
