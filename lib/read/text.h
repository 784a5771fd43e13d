/* The first look at the bytes of an input file, before any parser sees them. */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of the text of a source. */
struct text_part {
    const struct source *source;
    const char *text;
    size_t length;
    uint32_t first_line; /* the line of the file, from 1, where text starts */
};

/* The place of a byte of the part, width code points wide; columns count as if the part started in
 * the first column. */
struct span text_place(const struct text_part *part, size_t offset, size_t width);

/* Leaves out a byte order mark at the start. */
void text_skip_mark(struct text_part *part);

/* Whether the bytes are UTF-8 without NUL; adds an error at the first wrong byte if not. */
bool text_check(const struct text_part *part, struct diagnostics *diagnostics);

/* Whether lines end with LF or CR LF only. YAML 1.1 takes a lone CR, U+0085, U+2028 and U+2029 for
 * line ends too, YAML 1.2 and editors do not: adds an error at the first of them. */
bool text_check_line_ends(const struct text_part *part, struct diagnostics *diagnostics);

#endif
