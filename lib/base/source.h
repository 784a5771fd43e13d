/* Where something was written: a source is one input file, a span a stretch of its text. Everything
 * that can be wrong carries a span, so that each message and each figure can name its file, line
 * and column. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One input file. The text is not kept after reading: it is read again when a line must be shown.
 */
struct source {
    const char *name; /* relative to the project folder, with '/', as shown to people */
    const char *path; /* as the file system wants it; NULL for built-in content */
    const char *text; /* only while the file is being read, or for built-in content and tests */
    size_t length;    /* bytes of text */
};

/* A stretch of a source; lines and columns count from 1, columns in code points, the end is
 * exclusive. source NULL: nowhere in particular. line 0: the file as a whole. */
struct span {
    const struct source *source;
    uint32_t line, column;
    uint32_t end_line, end_column;
};

/* The span of a whole file. */
struct span span_of_source(const struct source *source);

/* A span of width code points on one line. */
struct span span_at(const struct source *source, size_t line, size_t column, size_t width);

/* Orders by file name, line, column; nowhere sorts first. Gives <0, 0 or >0. */
int span_compare(const struct span *a, const struct span *b);

/* Gives the text of a line (from 1) without its line end, at most 4,096 bytes of it; NULL when the
 * file cannot be read any more, is compressed or has no such line. The text lives in the arena and
 * is valid UTF-8.
 */
const char *source_line(const struct source *source, uint32_t line, struct arena *arena);

/* Counts the code points of length bytes of UTF-8. */
size_t source_code_points(const char *text, size_t length);

#endif
