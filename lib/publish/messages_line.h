/* One source line with a caret under a stretch of it, made safe for a terminal: tabs become spaces,
 * what cannot be seen or turns the text's direction becomes U+FFFD, long lines are cut to a window
 * around the stretch. */
#ifndef PUBLISH_MESSAGES_LINE_H
#define PUBLISH_MESSAGES_LINE_H

#include <glib.h>
#include <stddef.h>

/* Appends two lines, each begun as given: the text and the carets, which are wrapped in before and
 * after. text is UTF-8; column and end count from 1 in code points, the end exclusive. */
struct messages_line {
    const char *text;
    size_t column, end;
    const char *text_start, *caret_start;
    const char *before, *after; /* colour codes or "" */
};

void messages_line_write(GString *out, const struct messages_line *line);

#endif
