/* A parser of Markdown is quadratic in a few things: the length of a block, and the depth of lists
 * and quotes times the number of lines. Both show in the text before it is parsed. */
#include "read/block.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static const char *skip_blanks(const char *at, const char *end, size_t *columns) {
    for (; at < end && (*at == ' ' || *at == '\t'); at++) {
        *columns += *at == '\t' ? 4 : 1;
    }
    return at;
}

/* The end of a list or quote marker; NULL when there is none. */
static const char *skip_marker(const char *at, const char *end) {
    if (at < end && *at == '>') {
        return at + 1;
    }
    const char *digits = at;
    while (at < end && at - digits < 9 && g_ascii_isdigit(*at)) {
        at++;
    }
    bool bullet = at == digits && at < end && strchr("-+*", *at);
    bool ordered = at > digits && at < end && (*at == '.' || *at == ')');
    if (!bullet && !ordered) {
        return NULL;
    }
    at++;
    return at == end || *at == ' ' || *at == '\t' ? at : NULL;
}

/* Whether a line is nothing but one of - _ * with blanks between. */
static bool is_rule(const char *at, const char *end) {
    char sign = '\0';
    for (; at < end; at++) {
        if (strchr(" \t\r", *at)) {
            continue;
        }
        if (!strchr("-_*", *at) || (sign && *at != sign)) {
            return false;
        }
        sign = *at;
    }
    return true;
}

/* Two columns are the least that a level of lists can be indented by. */
static bool is_deep(const char *line, const char *end) {
    size_t columns = 0;
    size_t markers = 0;
    const char *at = skip_blanks(line, end, &columns);
    for (const char *next; (next = skip_marker(at, end)); markers++) {
        at = skip_blanks(next, end, &columns);
    }
    return markers > 0 && markers + columns / 2 > 2 * BLOCK_DEEPEST && !is_rule(line, end);
}

static bool is_blank_line(const char *at, const char *end) {
    for (; at < end; at++) {
        if (!strchr(" \t\r", *at)) {
            return false;
        }
    }
    return true;
}

enum block_fault block_check(const char *text, size_t length, size_t *offset) {
    const char *end = text + length;
    const char *block = text;
    for (const char *line = text; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const char *next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        if (is_blank_line(line, stop)) {
            block = next;
        } else if (next - block > BLOCK_LARGEST) {
            *offset = (size_t)(block - text);
            return BLOCK_TOO_LARGE;
        } else if (is_deep(line, stop)) {
            *offset = (size_t)(line - text);
            return BLOCK_TOO_DEEP;
        }
        line = next;
    }
    return BLOCK_FINE;
}
