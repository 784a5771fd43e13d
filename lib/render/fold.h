/* Plain text for mail: lines broken at a width, as every mail program shows them. */
#ifndef RENDER_FOLD_H
#define RENDER_FOLD_H

#include <glib.h>
#include <stddef.h>

/* Appends a text with its lines broken at blanks so that each has at most columns columns (wide
 * characters count two; a word that is longer stays whole). What follows a mark at the start of a
 * line ("- ", "1. ") is indented as far as the mark. Blanks at the ends of lines and control
 * characters go, more than one empty line in a row becomes one, none stand at the ends. */
void fold_append(GString *out, const char *text, size_t columns);

#endif
