/* A cell ends at a '|' that no backslash escapes. */
#include "read/pipes.h"

#include <string.h>

static bool is_blank(char sign) {
    return sign == ' ' || sign == '\t';
}

static struct pipes_cell trim(const char *text, const char *end) {
    while (text < end && is_blank(*text)) {
        text++;
    }
    while (end > text && is_blank(end[-1])) {
        end--;
    }
    return (struct pipes_cell){.text = text, .length = (size_t)(end - text)};
}

static const char *find_bar(const char *at, const char *end) {
    for (; at < end && *at != '|'; at++) {
        at += *at == '\\' && at + 1 < end;
    }
    return at;
}

struct pipes_cell pipes_next(const char **at, const char *end) {
    struct pipes_cell rest = trim(*at, end);
    const char *stop = find_bar(rest.text, end);
    struct pipes_cell cell = trim(rest.text, stop);
    *at = stop < end && trim(stop + 1, end).length > 0 ? stop + 1 : NULL;
    return cell;
}

struct pipes_cell pipes_row(const char *text, size_t length) {
    struct pipes_cell row = trim(text, text + length);
    if (row.length > 0 && *row.text == '|') {
        row.text++;
        row.length--;
    }
    return row;
}

size_t pipes_count(const char *text, size_t length) {
    struct pipes_cell row = pipes_row(text, length);
    size_t count = 0;
    for (const char *at = row.text; at; count++) {
        pipes_next(&at, row.text + row.length);
    }
    return count;
}

static bool is_delimiter(struct pipes_cell cell) {
    size_t at = cell.length > 0 && cell.text[0] == ':';
    size_t first = at;
    while (at < cell.length && cell.text[at] == '-') {
        at++;
    }
    bool dashes = at > first;
    at += at < cell.length && cell.text[at] == ':';
    return dashes && at == cell.length;
}

size_t pipes_delimiters(const char *text, size_t length) {
    struct pipes_cell row = pipes_row(text, length);
    if (!memchr(text, '|', length)) {
        return 0;
    }
    size_t count = 0;
    for (const char *at = row.text; at; count++) {
        if (!is_delimiter(pipes_next(&at, row.text + row.length))) {
            return 0;
        }
    }
    return count;
}

enum prose_alignment pipes_alignment(struct pipes_cell cell) {
    if (cell.length == 0 || cell.text[cell.length - 1] != ':') {
        return PROSE_START;
    }
    return cell.text[0] == ':' && cell.length > 1 ? PROSE_CENTRE : PROSE_END;
}
