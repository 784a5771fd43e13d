/* The files built into the program: content/, templates/ and the fonts, so that the binary needs
 * nothing beside it. The table is made by the Makefile. */
#ifndef BASE_CONTENT_H
#define BASE_CONTENT_H

#include <stddef.h>

/* One file: its path as in the source tree ("templates/site.css", "fonts/Inter-Regular.otf"). */
struct content_file {
    const char *path;
    const char *bytes; /* not ended by a NUL */
    size_t length;
};

/* Finds a file by its path; NULL when there is none. */
const struct content_file *content_find(const char *path);

/* The files in the order of their paths, for lookups by prefix; *count gets their number. */
const struct content_file *content_list(size_t *count);

#endif
