/* The lines of a Markdown text and their places in the file. */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/markdown.h"

#include <glib.h>

/* A stretch of a line; not ended by a NUL. */
struct lines_slice {
    const char *text;
    size_t length;
};

/* The lines, numbered from 0. */
struct lines {
    const struct markdown *input;
    GArray *items;                                /* of struct lines_slice, without line ends */
    size_t known_line, known_start, known_column; /* the place asked for last: the next is near */
};

/* Finds the lines of a text, which must outlive them. */
void lines_init(struct lines *lines, const struct markdown *input);

/* Frees the table. */
void lines_release(struct lines *lines);

/* A line; an empty one beyond the end. */
struct lines_slice lines_get(const struct lines *lines, size_t number);

/* The span of at most length bytes of a line from the byte start on; the field's span for a field.
 */
struct span lines_place(struct lines *lines, size_t number, size_t start, size_t length);

#endif
