/* Three chunks: the header, one stream of all rows, the end. */
#include "draw/png.h"

#include <string.h>
#include <zlib.h>

enum { LEVEL = 5, PIECE = 64 * 1024 };

static void append_32(GByteArray *out, guint32 number) {
    guint32 big = GUINT32_TO_BE(number);
    g_byte_array_append(out, (const guint8 *)&big, sizeof big);
}

/* Starts a chunk; gives where it lies. */
static guint open_chunk(GByteArray *out, const char *type) {
    guint at = out->len;
    append_32(out, 0);
    g_byte_array_append(out, (const guint8 *)type, 4);
    return at;
}

static void close_chunk(GByteArray *out, guint at) {
    guint32 length = out->len - at - 8;
    guint32 big = GUINT32_TO_BE(length);
    memcpy(out->data + at, &big, sizeof big);
    append_32(out, (guint32)crc32(0, out->data + at + 4, length + 4));
}

/* Packs what the stream has been given, and all of it at the end. */
static void pack(z_stream *stream, int flush, GByteArray *out) {
    guint8 piece[PIECE];
    do {
        stream->next_out = piece;
        stream->avail_out = sizeof piece;
        deflate(stream, flush);
        g_byte_array_append(out, piece, (guint)(sizeof piece - stream->avail_out));
    } while (stream->avail_out == 0);
}

static void append_rows(GByteArray *out, const guint8 *pixels, unsigned width, unsigned height,
                        size_t stride) {
    z_stream stream = {0};
    if (deflateInit(&stream, LEVEL) != Z_OK) {
        g_error("no memory left to pack a picture");
    }
    size_t length = 1 + (size_t)width * 3;
    guint8 *row = g_malloc(length);
    row[0] = 0; /* no filter */
    for (unsigned y = 0; y < height; y++) {
        const guint8 *from = pixels + y * stride;
        for (size_t x = 0; x < width; x++) {
            guint32 pixel;
            memcpy(&pixel, from + 4 * x, sizeof pixel);
            row[1 + 3 * x] = (guint8)(pixel >> 16);
            row[2 + 3 * x] = (guint8)(pixel >> 8);
            row[3 + 3 * x] = (guint8)pixel;
        }
        stream.next_in = row;
        stream.avail_in = (uInt)length;
        pack(&stream, y + 1 == height ? Z_FINISH : Z_NO_FLUSH, out);
    }
    g_free(row);
    deflateEnd(&stream);
}

GByteArray *png_pack(const void *pixels, unsigned width, unsigned height, size_t stride) {
    static const guint8 MAGIC[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const guint8 RGB[] = {8, 2, 0, 0, 0}; /* bits, colour type, methods */
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, MAGIC, sizeof MAGIC);
    guint at = open_chunk(out, "IHDR");
    append_32(out, width);
    append_32(out, height);
    g_byte_array_append(out, RGB, sizeof RGB);
    close_chunk(out, at);
    at = open_chunk(out, "IDAT");
    append_rows(out, pixels, width, height, stride);
    close_chunk(out, at);
    close_chunk(out, open_chunk(out, "IEND"));
    return out;
}
