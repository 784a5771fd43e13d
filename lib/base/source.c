/* Sources and spans. A line is found again by reading the file anew, block by block: messages are
 * few, files are many, and some are large. */
#include "base/source.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_LINE = 4096, BLOCK = 64 * 1024 };

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

/* The line as it is shown; first: it may begin with a byte order mark. */
static const char *tidy(const char *start, size_t size, bool first, struct arena *arena) {
    if (size > 0 && start[size - 1] == '\r') {
        size--;
    }
    if (first && size >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0) {
        start += 3;
        size -= 3;
    }
    char *valid = g_utf8_make_valid(start, (gssize)MIN(size, (size_t)LONGEST_LINE));
    const char *copy = arena_string(arena, valid);
    g_free(valid);
    return copy;
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
    return tidy(start, (size_t)((stop ? stop : end) - start), line == 1, arena);
}

/* Takes what a block has of a line; *at counts the lines. Gives true when the line has ended. */
static bool take(GString *found, const char *block, size_t length, uint32_t line, uint32_t *at) {
    const char *end = block + length;
    while (*at < line) {
        const char *next = memchr(block, '\n', (size_t)(end - block));
        if (!next) {
            return false;
        }
        block = next + 1;
        ++*at;
    }
    const char *stop = memchr(block, '\n', (size_t)(end - block));
    size_t size = (size_t)((stop ? stop : end) - block);
    g_string_append_len(found, block, (gssize)MIN(size, 2 * LONGEST_LINE - found->len));
    return stop || found->len >= 2 * LONGEST_LINE;
}

/* Whether a file begins as gzip's do: its lines are not those that are meant. */
static bool is_compressed(const char *text, size_t length) {
    return length >= 2 && memcmp(text, "\x1F\x8B", 2) == 0;
}

/* Reads a file block by block up to the line. */
static const char *read_line(FILE *file, uint32_t line, struct arena *arena) {
    char *block = g_malloc(BLOCK);
    GString *found = g_string_new(NULL);
    uint32_t at = 1;
    bool first = true, whole = false, compressed = false;
    for (size_t got; !whole && (got = fread(block, 1, BLOCK, file)) > 0; first = false) {
        compressed = compressed || (first && is_compressed(block, got));
        whole = compressed || take(found, block, got, line, &at);
    }
    const char *text =
        at == line && !compressed ? tidy(found->str, found->len, line == 1, arena) : NULL;
    g_string_free(found, TRUE);
    g_free(block);
    return text;
}

const char *source_line(const struct source *source, uint32_t line, struct arena *arena) {
    if (!source || line == 0) {
        return NULL;
    }
    if (source->text) {
        return is_compressed(source->text, source->length)
                   ? NULL
                   : find_line(source->text, source->length, line, arena);
    }
    FILE *file = source->path ? fopen(source->path, "rbe") : NULL;
    if (!file) {
        return NULL;
    }
    const char *found = read_line(file, line, arena);
    fclose(file);
    return found;
}

size_t source_code_points(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}
