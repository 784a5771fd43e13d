/* Tables as CSV (RFC 4180), which spreadsheet programs open without running what a cell holds. */
#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include <glib.h>
#include <stddef.h>

/* Appends a row of count cells; NULL is an empty cell. A text that a spreadsheet would take for a
 * formula (it begins with = + - @, a tab or a line end, and is no plain number) gets an apostrophe
 * before it. */
void table_row(GString *out, const char *const *cells, size_t count);

#endif
