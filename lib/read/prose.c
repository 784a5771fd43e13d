/* The public face of Markdown: fields, notes with front matter, and two ways to walk the tree. */
#include "read/prose.h"

#include "read/block.h"
#include "read/markdown.h"
#include "read/text.h"

#include <string.h>

const struct prose *prose_read(const char *text, size_t length, struct span span,
                               struct arena *arena, struct diagnostics *diagnostics) {
    return markdown_read(&(struct markdown){
        .text = text, .length = length, .field = span, .arena = arena, .diagnostics = diagnostics});
}

const struct prose *prose_read_inline(const char *text, size_t length, struct span span,
                                      struct arena *arena, struct diagnostics *diagnostics) {
    return markdown_read_inline(&(struct markdown){
        .text = text, .length = length, .field = span, .arena = arena, .diagnostics = diagnostics});
}

const struct prose *prose_read_note(const struct source *source, const struct prose_note *note,
                                    struct arena *arena, struct diagnostics *diagnostics) {
    return markdown_read(&(struct markdown){.text = note->body,
                                            .length = note->length,
                                            .source = source,
                                            .first_line = note->first_line,
                                            .arena = arena,
                                            .diagnostics = diagnostics});
}

/* Whether a line is --- with nothing but blanks after it. */
static bool is_fence(const char *line, const char *end) {
    if (end - line < 3 || memcmp(line, "---", 3) != 0) {
        return false;
    }
    for (line += 3; line < end; line++) {
        if (!strchr(" \t\r", *line)) {
            return false;
        }
    }
    return true;
}

/* The end of a line, without its LF. */
static const char *line_end(const char *line, const char *end) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    return stop ? stop : end;
}

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n", text[i])) {
            return false;
        }
    }
    return true;
}

bool prose_front_matter(const struct source *source, struct arena *arena,
                        struct diagnostics *diagnostics, struct prose_note *note) {
    struct text_part part = {
        .source = source, .text = source->text, .length = source->length, .first_line = 1};
    if (source->length > BLOCK_LARGEST_TEXT) {
        diagnostics_add(diagnostics, CODE_MARKDOWN_TOO_LARGE, span_of_source(source), NULL,
                        "the file has %zu bytes; at most %d are allowed", source->length,
                        BLOCK_LARGEST_TEXT);
        return false;
    }
    text_skip_mark(&part);
    if (!text_check(&part, diagnostics)) {
        return false;
    }
    const char *end = part.text + part.length;
    const char *first = line_end(part.text, end);
    if (!is_fence(part.text, first)) {
        *note = (struct prose_note){.body = part.text, .length = part.length, .first_line = 1};
        return true;
    }
    uint32_t number = 2;
    const char *yaml = first < end ? first + 1 : end;
    const char *line = yaml;
    for (; line < end && !is_fence(line, line_end(line, end)); number++) {
        line = line_end(line, end);
        line += line < end;
    }
    if (line == end) {
        diagnostics_add(diagnostics, CODE_FRONT_MATTER, span_at(source, 1, 1, 3),
                        "end it with a line ---", "the front matter is not closed");
        return false;
    }
    const char *stop = line_end(line, end);
    const char *body = stop < end ? stop + 1 : end;
    struct prose_note found = {
        .body = body, .length = (size_t)(end - body), .first_line = number + 1};
    size_t size = (size_t)(line - yaml);
    if (!is_blank(yaml, size)) {
        found.front = yaml_read_part(source, yaml, size, 2, arena, diagnostics);
        if (!found.front) {
            return false;
        }
    }
    *note = found;
    return true;
}

void prose_visit(const struct prose *node, prose_visitor *visit, void *context) {
    visit(node, context);
    for (const struct prose *child = node->first; child; child = child->next) {
        prose_visit(child, visit, context);
    }
}

static bool is_inline(enum prose_kind kind) {
    return kind >= PROSE_TEXT;
}

void prose_append_plain(GString *out, const struct prose *node) {
    if (node->kind == PROSE_SOFT_BREAK || node->kind == PROSE_LINE_BREAK) {
        g_string_append_c(out, ' ');
    } else if (node->text && node->kind != PROSE_HEADING) {
        g_string_append_len(out, node->text, (gssize)node->length);
    }
    for (const struct prose *child = node->first; child; child = child->next) {
        prose_append_plain(out, child);
    }
    bool block = !is_inline(node->kind) && node->kind != PROSE_DOCUMENT;
    if (block && out->len > 0 && !g_ascii_isspace(out->str[out->len - 1])) {
        g_string_append_c(out, ' ');
    }
}
