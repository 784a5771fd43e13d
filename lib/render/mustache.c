/* One pass over the file, from tag to tag. The reader keeps where the current line began, which
 * gives columns, standalone lines and indentation alike. */
#include "render/mustache.h"

#include "read/text.h"

#include <assert.h>
#include <string.h>

enum { DEPTH = 64 };

struct tag {
    char sign;         /* one of # ^ / > ! = & { or 0 for a name */
    const char *start; /* of the opening delimiter */
    const char *end;   /* after the closing one */
    const char *name;  /* the content without white space */
    size_t name_length;
    struct span span;
};

struct open_section {
    struct mustache_node *node; /* NULL: the file */
    struct mustache_node **tail;
};

struct reader {
    const struct source *source;
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *at, *end;   /* what is not read yet */
    const char *line_start; /* of the line of at */
    size_t line;            /* its number, from 1 */
    const char *opening, *closing;
    struct open_section open[DEPTH];
    size_t depth;
};

static bool is_blank(char sign) {
    return sign == ' ' || sign == '\t';
}

static bool is_space(char sign) {
    return is_blank(sign) || sign == '\n' || sign == '\r';
}

static const char *find(const char *at, const char *end, const char *text) {
    return memmem(at, (size_t)(end - at), text, strlen(text));
}

static struct mustache_node *add(struct reader *reader, enum mustache_kind kind, const char *text,
                                 size_t length) {
    struct mustache_node *node = ARENA_NEW(reader->arena, struct mustache_node);
    node->kind = kind;
    node->text = arena_text(reader->arena, text, length);
    node->length = length;
    node->indent = "";
    struct open_section *open = &reader->open[reader->depth];
    *open->tail = node;
    open->tail = &node->next;
    return node;
}

/* Moves to a later place, keeping count of lines. */
static void move_to(struct reader *reader, const char *to) {
    while (reader->at < to) {
        const char *end_of_line = memchr(reader->at, '\n', (size_t)(to - reader->at));
        if (!end_of_line) {
            break;
        }
        reader->at = end_of_line + 1;
        reader->line_start = reader->at;
        reader->line++;
    }
    reader->at = to;
}

/* Adds the text up to a place, a line at a time. */
static void add_text(struct reader *reader, const char *to) {
    while (reader->at < to) {
        const char *end_of_line = memchr(reader->at, '\n', (size_t)(to - reader->at));
        const char *stop = end_of_line ? end_of_line + 1 : to;
        bool starts_line = reader->at == reader->line_start;
        struct mustache_node *node =
            add(reader, MUSTACHE_TEXT, reader->at, (size_t)(stop - reader->at));
        node->starts_line = starts_line;
        move_to(reader, stop);
    }
}

static struct span tag_span(const struct reader *reader, const char *start, const char *end) {
    size_t column =
        source_code_points(reader->line_start, (size_t)(start - reader->line_start)) + 1;
    const char *line_end = memchr(start, '\n', (size_t)(end - start));
    size_t width = source_code_points(start, (size_t)((line_end ? line_end : end) - start));
    return span_at(reader->source, reader->line, column, width);
}

/* Finds the end of the tag that opens at start, which is on the reader's line; false when it has
 * none. */
static bool read_tag(struct reader *reader, const char *start, struct tag *tag) {
    const char *at = start + strlen(reader->opening);
    *tag = (struct tag){.start = start};
    if (at < reader->end && *at != '\0' && strchr("#^/>!=&{", *at)) {
        tag->sign = *at++;
    }
    char closing[64];
    g_snprintf(closing, sizeof closing, "%s%s",
               tag->sign == '{' ? "}" : (tag->sign == '=' ? "=" : ""), reader->closing);
    const char *stop = find(at, reader->end, closing);
    if (!stop) {
        tag->span = tag_span(reader, start, at);
        return false;
    }
    tag->end = stop + strlen(closing);
    tag->span = tag_span(reader, start, tag->end);
    while (at < stop && is_space(*at)) {
        at++;
    }
    while (stop > at && is_space(stop[-1])) {
        stop--;
    }
    tag->name = at;
    tag->name_length = (size_t)(stop - at);
    return true;
}

/* Whether a tag stands alone on its line; then *after gets the start of the next line. */
static bool alone(const struct reader *reader, const struct tag *tag, const char **after) {
    if (tag->sign == 0 || tag->sign == '&' || tag->sign == '{') {
        return false;
    }
    for (const char *at = reader->line_start; at < tag->start; at++) {
        if (!is_blank(*at)) {
            return false;
        }
    }
    const char *at = tag->end;
    while (at < reader->end && is_blank(*at)) {
        at++;
    }
    if (at + 1 < reader->end && at[0] == '\r' && at[1] == '\n') {
        at++;
    }
    if (at < reader->end && *at != '\n') {
        return false;
    }
    *after = at < reader->end ? at + 1 : at;
    return true;
}

static void complain(struct reader *reader, enum code code, struct span span, const char *hint,
                     const char *message, const char *name) {
    diagnostics_add(reader->diagnostics, code, span, hint, message, name);
}

/* {{=<% %>=}}: two texts without white space or =. */
static void change_delimiters(struct reader *reader, const struct tag *tag) {
    const char *text = arena_text(reader->arena, tag->name, tag->name_length);
    size_t first = strcspn(text, " \t\r\n");
    size_t gap = strspn(text + first, " \t\r\n");
    size_t second = strcspn(text + first + gap, " \t\r\n");
    if (first == 0 || second == 0 || first + gap + second != tag->name_length ||
        strchr(text, '=') || first > 30 || second > 30) {
        diagnostics_add(reader->diagnostics, CODE_TEMPLATE_TAG, tag->span,
                        "write {{=<% %>=}} with the two new delimiters",
                        "delimiters not understood");
        return;
    }
    reader->opening = arena_text(reader->arena, text, first);
    reader->closing = text + first + gap;
}

static void open_section(struct reader *reader, const struct tag *tag, bool starts_line) {
    if (reader->depth + 1 == DEPTH) {
        diagnostics_add(reader->diagnostics, CODE_TEMPLATE_TAG, tag->span, NULL,
                        "sections nested over %d deep", DEPTH - 1);
        return;
    }
    struct mustache_node *node =
        add(reader, tag->sign == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED, tag->name,
            tag->name_length);
    node->span = tag->span;
    node->starts_line = starts_line;
    reader->depth++;
    reader->open[reader->depth] = (struct open_section){node, &node->first};
}

/* Says that the innermost section has no end, and closes it. */
static void drop_section(struct reader *reader) {
    const struct mustache_node *node = reader->open[reader->depth].node;
    complain(reader, CODE_TEMPLATE_UNCLOSED, node->span, NULL, "section '%s' is not closed",
             node->text);
    reader->depth--;
}

static void close_section(struct reader *reader, const struct tag *tag) {
    const char *name = arena_text(reader->arena, tag->name, tag->name_length);
    size_t level = reader->depth;
    while (level > 0 && strcmp(reader->open[level].node->text, name) != 0) {
        level--;
    }
    if (level == 0) {
        const struct mustache_node *open = reader->open[reader->depth].node;
        const char *hint =
            open ? arena_format(reader->arena, "the open section is '%s'", open->text) : NULL;
        complain(reader, CODE_TEMPLATE_WRONG_CLOSE, tag->span, hint, "'%s' is not open here", name);
        return;
    }
    while (reader->depth > level) {
        drop_section(reader);
    }
    reader->depth--;
}

/* Does what a tag says; indent is the white space before a tag alone on its line, or NULL. */
static void obey(struct reader *reader, const struct tag *tag, const char *indent) {
    bool starts_line = !indent && tag->start == reader->line_start;
    if (tag->sign == '!') {
        return;
    }
    if (tag->name_length == 0) {
        diagnostics_add(reader->diagnostics, CODE_TEMPLATE_TAG, tag->span, NULL,
                        "tag without a name");
        return;
    }
    struct mustache_node *node = NULL;
    switch (tag->sign) {
    case '=':
        change_delimiters(reader, tag);
        return;
    case '#':
    case '^':
        open_section(reader, tag, starts_line);
        return;
    case '/':
        close_section(reader, tag);
        return;
    case '>':
        node = add(reader, MUSTACHE_PARTIAL, tag->name, tag->name_length);
        node->indent = indent ? indent : "";
        break;
    case '&':
    case '{':
        node = add(reader, MUSTACHE_MARKUP, tag->name, tag->name_length);
        break;
    default:
        node = add(reader, MUSTACHE_NAME, tag->name, tag->name_length);
    }
    node->span = tag->span;
    node->starts_line = starts_line;
}

/* Finds where the line of a place begins, without moving the reader. */
static void go_to_line_of(struct reader *reader, const char *start) {
    const char *text_start = reader->at;
    move_to(reader, start);
    const char *line_start = reader->line_start;
    size_t line = reader->line;
    reader->at = text_start;
    reader->line_start = line_start;
    reader->line = line;
}

static bool read_next(struct reader *reader) {
    const char *start = find(reader->at, reader->end, reader->opening);
    if (!start) {
        add_text(reader, reader->end);
        return false;
    }
    struct reader here = *reader;
    go_to_line_of(&here, start);
    struct tag tag;
    if (!read_tag(&here, start, &tag)) {
        diagnostics_add(reader->diagnostics, CODE_TEMPLATE_TAG, tag.span, NULL,
                        "tag is not closed");
        return false;
    }
    const char *after = tag.end;
    const char *indent = NULL;
    if (alone(&here, &tag, &after)) {
        indent = arena_text(reader->arena, here.line_start, (size_t)(start - here.line_start));
        add_text(reader, here.line_start);
    } else {
        add_text(reader, start);
    }
    obey(reader, &tag, indent);
    move_to(reader, after);
    return true;
}

const struct mustache_node *mustache_read(const struct source *source, struct arena *arena,
                                          struct diagnostics *diagnostics) {
    assert(source->text);
    struct text_part part = {
        .source = source, .text = source->text, .length = source->length, .first_line = 1};
    text_skip_mark(&part);
    if (!text_check(&part, diagnostics)) {
        return NULL;
    }
    struct mustache_node *first = NULL;
    struct reader reader = {.source = source,
                            .arena = arena,
                            .diagnostics = diagnostics,
                            .at = part.text,
                            .end = part.text + part.length,
                            .line_start = part.text,
                            .line = 1,
                            .opening = "{{",
                            .closing = "}}"};
    reader.open[0] = (struct open_section){NULL, &first};
    while (read_next(&reader)) {
    }
    while (reader.depth > 0) {
        drop_section(&reader);
    }
    return first;
}
