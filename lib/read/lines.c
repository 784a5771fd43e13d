/* Lines end as cmark ends them: at LF, CR LF or a lone CR. */
#include "read/lines.h"

void lines_init(struct lines *lines, const struct markdown *input) {
    *lines = (struct lines){.input = input};
    lines->items = g_array_new(FALSE, FALSE, sizeof(struct lines_slice));
    const char *at = input->text;
    const char *end = at + input->length;
    while (at < end) {
        size_t length = 0;
        while (at + length < end && at[length] != '\n' && at[length] != '\r') {
            length++;
        }
        struct lines_slice line = {.text = at, .length = length};
        g_array_append_val(lines->items, line);
        at += length;
        if (at < end) {
            at += end - at > 1 && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
        }
    }
}

void lines_release(struct lines *lines) {
    g_array_free(lines->items, TRUE);
}

struct lines_slice lines_get(const struct lines *lines, size_t number) {
    return number < lines->items->len ? g_array_index(lines->items, struct lines_slice, number)
                                      : (struct lines_slice){.text = "", .length = 0};
}

/* The code points before a byte of a line. */
static size_t column_of(struct lines *lines, size_t number, size_t start) {
    if (number != lines->known_line || start < lines->known_start) {
        lines->known_line = number;
        lines->known_start = 0;
        lines->known_column = 0;
    }
    const char *text = lines_get(lines, number).text;
    lines->known_column +=
        source_code_points(text + lines->known_start, start - lines->known_start);
    lines->known_start = start;
    return lines->known_column;
}

struct span lines_place(struct lines *lines, size_t number, size_t start, size_t length) {
    if (!lines->input->source) {
        return lines->input->field;
    }
    struct lines_slice line = lines_get(lines, number);
    start = MIN(start, line.length);
    length = MIN(length, line.length - start);
    return span_at(lines->input->source, lines->input->first_line + number,
                   column_of(lines, number, start) + 1,
                   source_code_points(line.text + start, length));
}
