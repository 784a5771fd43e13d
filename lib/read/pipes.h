/* The rows of pipe tables: | a | b |. Rules of GitHub Flavored Markdown 0.29,
 * https://github.github.com/gfm/#tables-extension-. */
#ifndef READ_PIPES_H
#define READ_PIPES_H

#include "read/prose.h"

/* A stretch of a line. */
struct pipes_cell {
    const char *text; /* without blanks around; \| not yet unescaped */
    size_t length;
};

/* A line as a row: without blanks around it and without its first bar. */
struct pipes_cell pipes_row(const char *text, size_t length);

/* The next cell of a row, which pipes_row made; *at moves on from the row's text to NULL after the
 * last cell; end is the row's end. A bar at the end makes no further cell. */
struct pipes_cell pipes_next(const char **at, const char *end);

/* The number of cells of a row. */
size_t pipes_count(const char *text, size_t length);

/* The number of columns when a line is a delimiter row (|---|:-:|), which must have a '|';
 * otherwise 0. */
size_t pipes_delimiters(const char *text, size_t length);

/* The alignment that a cell of a delimiter row asks for. */
enum prose_alignment pipes_alignment(struct pipes_cell cell);

#endif
