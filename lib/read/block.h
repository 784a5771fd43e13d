/* Limits that keep the time for reading Markdown in proportion to its length. */
#ifndef READ_BLOCK_H
#define READ_BLOCK_H

#include <stddef.h>

enum {
    BLOCK_LARGEST_TEXT = 1024 * 1024, /* bytes */
    BLOCK_LARGEST = 64 * 1024,        /* bytes from one blank line to the next */
    BLOCK_DEEPEST = 64                /* levels of nesting */
};

enum block_fault { BLOCK_FINE, BLOCK_TOO_LARGE, BLOCK_TOO_DEEP };

/* Looks for the first block that is too large or opens too many quotes and lists; *offset gets the
 * byte where the block or the line begins. */
enum block_fault block_check(const char *text, size_t length, size_t *offset);

#endif
