/* Literal text is gathered until a step must stand between; values are checked for their kind and
 * for where they stand in the HTML. */
#include "render/writer.h"

#include "base/markup.h"

#include <string.h>

/* Whether places in the HTML are of interest. */
static bool is_html(const struct writer *writer) {
    return !writer->world->plain && !writer->world->open;
}

void writer_flush(struct writer *writer) {
    if (writer->text->len == 0) {
        return;
    }
    struct routine_step step = {.op = ROUTINE_TEXT, .length = writer->text->len};
    step.text = arena_text(writer->arena, writer->text->str, writer->text->len);
    g_array_append_val(writer->steps, step);
    g_string_truncate(writer->text, 0);
}

guint writer_step(struct writer *writer, struct routine_step step) {
    writer_flush(writer);
    g_array_append_val(writer->steps, step);
    return writer->steps->len - 1;
}

void writer_end(struct writer *writer, guint index) {
    writer_flush(writer);
    g_array_index(writer->steps, struct routine_step, index).skip = writer->steps->len;
}

void writer_literal(struct writer *writer, const char *text, size_t length) {
    g_string_append_len(writer->text, text, (gssize)length);
    if (is_html(writer)) {
        html_state_feed(&writer->html, text, length);
    }
}

/* Whether something may be inserted here; if not, says so. */
static bool check_html(const struct writer *writer, const struct mustache_node *node,
                       enum field_kind kind) {
    if (!is_html(writer)) {
        return true;
    }
    enum html_takes takes = html_state_takes(&writer->html);
    char words[64];
    html_state_words(&writer->html, words, sizeof words);
    if (takes == HTML_TAKES_NOTHING || (kind == FIELD_MARKUP && takes != HTML_TAKES_CONTENT)) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_PLACE, node->span,
                        "values stand in content and in quoted attributes, markup in content only",
                        "'%s' may not be inserted %s", node->text, words);
        return false;
    }
    if (takes == HTML_TAKES_URL && kind != FIELD_URL) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_URL, node->span,
                        "use a field of kind url", "'%s' is not an address, but stands %s",
                        node->text, words);
        return false;
    }
    return true;
}

static bool printable(const struct place *place) {
    switch (place->kind) {
    case FIELD_BOOLEAN:
    case FIELD_STRUCT:
    case FIELD_POINTER:
    case FIELD_LIST:
    case FIELD_MARKDOWN:
        return false;
    default:
        return place->choice == 0;
    }
}

static void print_place(struct writer *writer, const struct mustache_node *node,
                        const struct place *place) {
    bool markup = place->kind == FIELD_MARKUP;
    if (!printable(place)) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_NOT_PRINTABLE, node->span,
                        "open a section on it, or print one of its fields",
                        "'%s' cannot be printed", node->text);
    } else if (markup != (node->kind == MUSTACHE_MARKUP)) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_MARKUP, node->span,
                        markup ? "write {{{…}}}" : "write {{…}}", "'%s' is %smarkup", node->text,
                        markup ? "" : "not ");
    } else if (markup && writer->world->plain) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_MARKUP, node->span, NULL,
                        "'%s' is markup, but this is plain text", node->text);
    } else if (check_html(writer, node, place->kind)) {
        enum routine_op op = markup ? ROUTINE_MARKUP : ROUTINE_PRINT;
        writer_step(writer, (struct routine_step){.op = op, .place = *place});
    }
}

static void compile_text(struct writer *writer, const struct mustache_node *node);

void writer_name(struct writer *writer, const struct mustache_node *node) {
    if (writer->world->open) {
        enum routine_op op = node->kind == MUSTACHE_MARKUP ? ROUTINE_MARKUP : ROUTINE_PRINT;
        writer_step(writer, (struct routine_step){.op = op, .text = node->text});
        return;
    }
    if (g_str_has_prefix(node->text, "text.")) {
        compile_text(writer, node);
        return;
    }
    struct place place;
    if (place_find(&writer->scope, node->text, node->span, writer->diagnostics, &place)) {
        print_place(writer, node, &place);
    }
}

static void unknown_text(struct writer *writer, const struct mustache_node *node, const char *key) {
    struct arena arena = {0};
    size_t count;
    const char *const *keys = texts_keys(writer->world->texts, &arena, &count);
    const char *nearest = diagnostics_nearest(key, keys, count);
    const char *hint = nearest ? arena_format(&arena, "did you mean 'text.%s'?", nearest) : NULL;
    diagnostics_add(writer->diagnostics, CODE_TEMPLATE_UNKNOWN_TEXT, node->span, hint,
                    "unknown text '%s'", key);
    arena_release(&arena);
}

static void append_text(struct writer *writer, const char *text, size_t length) {
    if (writer->world->plain) {
        g_string_append_len(writer->text, text, (gssize)length);
    } else {
        markup_escape(writer->text, text, length);
    }
}

/* Writes a text with its placeholders, which are names. */
static void fill_text(struct writer *writer, const struct mustache_node *node, const char *text) {
    size_t length;
    for (const char *found; (found = texts_placeholder(text, &length)) != NULL;
         text = found + length + 2) {
        append_text(writer, text, (size_t)(found - text));
        struct mustache_node name = *node;
        name.text = arena_text(writer->arena, found + 1, length);
        name.length = length;
        writer_name(writer, &name);
    }
    append_text(writer, text, strlen(text));
}

/* The number that decides about the singular: {n} or {count} of the text. */
static bool find_count(struct writer *writer, const struct mustache_node *node, const char *text,
                       struct place *place) {
    const char *name = strstr(text, "{n}") ? "n" : (strstr(text, "{count}") ? "count" : NULL);
    return name && place_find(&writer->scope, name, node->span, writer->diagnostics, place) &&
           place->kind == FIELD_NUMBER;
}

static void compile_text(struct writer *writer, const struct mustache_node *node) {
    const struct texts *texts = writer->world->texts;
    const char *key = node->text + strlen("text.");
    const char *text = texts_find(texts, key);
    if (!text) {
        unknown_text(writer, node, key);
        return;
    }
    if (node->kind == MUSTACHE_MARKUP) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_MARKUP, node->span, "write {{…}}",
                        "'%s' is not markup", node->text);
        return;
    }
    if (!check_html(writer, node, FIELD_TEXT)) {
        return;
    }
    const char *one = texts_find(texts, arena_format(writer->arena, "%s_one", key));
    struct place count;
    if (!one || !find_count(writer, node, text, &count)) {
        fill_text(writer, node, text);
        return;
    }
    guint index = writer_step(writer, (struct routine_step){.op = ROUTINE_ONE, .place = count});
    fill_text(writer, node, one);
    writer_end(writer, index);
    index = writer_step(writer, (struct routine_step){.op = ROUTINE_MANY, .place = count});
    fill_text(writer, node, text);
    writer_end(writer, index);
}
