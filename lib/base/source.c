/* Sources and spans. A line is found again by reading the file anew: messages are few, files are
 * many. */
#include "base/source.h"

#include <glib.h>
#include <string.h>

enum { LONGEST_LINE = 4096 };

struct span span_of_source(const struct source *source) {
    return (struct span){.source = source};
}

struct span span_at(const struct source *source, size_t line, size_t column, size_t width) {
    return (struct span){.source = source,
                         .line = (uint32_t)line,
                         .column = (uint32_t)column,
                         .end_line = (uint32_t)line,
                         .end_column = (uint32_t)(column + width)};
}

static int compare_numbers(uint32_t a, uint32_t b) {
    return a < b ? -1 : a > b;
}

int span_compare(const struct span *a, const struct span *b) {
    const char *a_name = a->source ? a->source->name : "";
    const char *b_name = b->source ? b->source->name : "";
    int order = strcmp(a_name, b_name);
    if (order == 0) {
        order = compare_numbers(a->line, b->line);
    }
    return order != 0 ? order : compare_numbers(a->column, b->column);
}

static const char *find_line(const char *text, size_t length, uint32_t line, struct arena *arena) {
    const char *end = text + length;
    const char *start = text;
    for (uint32_t at = 1; at < line; at++) {
        const char *next = memchr(start, '\n', (size_t)(end - start));
        if (!next) {
            return NULL;
        }
        start = next + 1;
    }
    const char *stop = memchr(start, '\n', (size_t)(end - start));
    size_t size = (size_t)((stop ? stop : end) - start);
    if (size > 0 && start[size - 1] == '\r') {
        size--;
    }
    if (line == 1 && size >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0) {
        start += 3;
        size -= 3;
    }
    size = size > LONGEST_LINE ? LONGEST_LINE : size;
    char *valid = g_utf8_make_valid(start, (gssize)size);
    const char *copy = arena_string(arena, valid);
    g_free(valid);
    return copy;
}

const char *source_line(const struct source *source, uint32_t line, struct arena *arena) {
    if (!source || line == 0) {
        return NULL;
    }
    if (source->text) {
        return find_line(source->text, source->length, line, arena);
    }
    char *text = NULL;
    gsize length = 0;
    if (!source->path || !g_file_get_contents(source->path, &text, &length, NULL)) {
        return NULL;
    }
    const char *found = find_line(text, length, line, arena);
    g_free(text);
    return found;
}

size_t source_code_points(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}
