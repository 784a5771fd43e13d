/* libyaml's events made into a tree. Finished values wait on one stack until their list or mapping
 * ends; then they are copied, in one piece, into the arena. Open lists and mappings are frames, at
 * most 64: reading stops at the 65th, before libyaml's scanner, which is quadratic in the depth of
 * brackets, can take long. */
#include "read/yaml.h"

#include "read/complaint.h"
#include "read/scalar.h"
#include "read/text.h"

#include <assert.h>
#include <glib.h>
#include <string.h>
#include <yaml.h>

enum {
    DEEPEST = 64,
    LARGEST_FILE = 16 * 1024 * 1024,
    LARGEST_SCALAR = 1024 * 1024,
    MOST_REPEATED = 100000,
    LINEAR_SEARCH = 16 /* pairs; larger mappings look for duplicate keys in a table */
};

/* What an alias stands for. */
struct anchor {
    struct node node;
    bool open;     /* its list or mapping has not ended */
    size_t nodes;  /* in it, aliases expanded */
    size_t height; /* lists and mappings on the deepest way down */
};

/* An open list or mapping. */
struct frame {
    struct node node; /* kind and span */
    bool flow;
    guint first; /* of its values on the stack */
    size_t nodes_before;
    size_t height;
    struct anchor *anchor; /* NULL: none */
};

struct reader {
    struct text_part part;
    struct arena *arena;
    struct diagnostics *diagnostics;
    GArray *values;      /* of struct node */
    GHashTable *anchors; /* name to struct anchor; NULL while there are none */
    struct frame frames[DEEPEST];
    size_t depth;
    size_t nodes, repeated;
    struct node *root;
    const char *line_start; /* a known line, to find places in the text */
    size_t line;            /* its number, from 0 */
};

static struct span span_between(const struct reader *reader, yaml_mark_t start, yaml_mark_t end) {
    return (struct span){.source = reader->part.source,
                         .line = (uint32_t)start.line + reader->part.first_line,
                         .column = (uint32_t)start.column + 1,
                         .end_line = (uint32_t)end.line + reader->part.first_line,
                         .end_column = (uint32_t)end.column + 1};
}

/* The byte at a mark. Marks come in the order of the text, so the search goes on from the last. */
static const char *find_mark(struct reader *reader, yaml_mark_t mark) {
    const char *end = reader->part.text + reader->part.length;
    while (reader->line < mark.line) {
        const char *next = memchr(reader->line_start, '\n', (size_t)(end - reader->line_start));
        if (!next) {
            return end;
        }
        reader->line_start = next + 1;
        reader->line++;
    }
    const char *at = reader->line_start;
    for (size_t column = 0; at < end && column < mark.column; column++) {
        at = g_utf8_next_char(at);
    }
    return at;
}

/* The end of a word that begins at a byte. */
static const char *word_end(const struct reader *reader, const char *at) {
    const char *end = reader->part.text + reader->part.length;
    while (at < end && !strchr(" \t\r\n", *at)) {
        at++;
    }
    return at;
}

/* Moves a scalar's start past its anchor, its tag, blanks and comments. */
static void skip_properties(struct reader *reader, const yaml_event_t *event, struct span *span) {
    const char *end = reader->part.text + reader->part.length;
    const char *at = find_mark(reader, event->start_mark);
    while (at < end && strchr("&! \t\r\n#", *at)) {
        const char *next = *at == '&' || *at == '!' ? word_end(reader, at) : at + 1;
        if (*at == '#') {
            next = memchr(at, '\n', (size_t)(end - at));
            next = next ? next : end;
        }
        span->column += (uint32_t)(next - at);
        if (*at == '&' || *at == '!') {
            span->column -= (uint32_t)(next - at);
            span->column += (uint32_t)source_code_points(at, (size_t)(next - at));
        } else if (*at == '\n') {
            span->line++;
            span->column = 1;
        }
        at = next;
    }
    if (span->line > span->end_line ||
        (span->line == span->end_line && span->column > span->end_column)) {
        span->line = span->end_line;
        span->column = span->end_column;
    }
}

static void refuse_tag(struct reader *reader, const yaml_event_t *event) {
    const char *at = find_mark(reader, event->start_mark);
    size_t width = source_code_points(at, (size_t)(word_end(reader, at) - at));
    struct span span = span_between(reader, event->start_mark, event->start_mark);
    span.end_column += (uint32_t)width;
    diagnostics_add(reader->diagnostics, CODE_YAML_TAG, span, "remove the tag",
                    "tags are not supported");
}

static struct anchor *add_anchor(struct reader *reader, const yaml_char_t *name) {
    if (!name) {
        return NULL;
    }
    if (!reader->anchors) {
        reader->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    }
    struct anchor *anchor = ARENA_NEW(reader->arena, struct anchor);
    anchor->open = true;
    g_hash_table_replace(reader->anchors, arena_string(reader->arena, (const char *)name), anchor);
    return anchor;
}

/* A value is complete: it waits for its list or mapping to end, or is the root. */
static void add_value(struct reader *reader, const struct node *node, size_t height) {
    if (reader->depth == 0) {
        reader->root = arena_copy(reader->arena, node, sizeof *node);
        return;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    frame->height = MAX(frame->height, height + 1);
    g_array_append_val(reader->values, *node);
}

static void close_anchor(struct reader *reader, struct anchor *anchor, const struct node *node,
                         size_t nodes_before, size_t height) {
    if (anchor) {
        anchor->node = *node;
        anchor->open = false;
        anchor->nodes = reader->nodes - nodes_before;
        anchor->height = height;
    }
}

static void add_scalar(struct reader *reader, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    struct node node = {.span = span_between(reader, event->start_mark, event->end_mark)};
    if (event->data.scalar.tag) {
        refuse_tag(reader, event);
    }
    if (event->data.scalar.tag || event->data.scalar.anchor) {
        skip_properties(reader, event, &node.span);
    }
    if (length > LARGEST_SCALAR) {
        diagnostics_add(reader->diagnostics, CODE_YAML_TOO_LARGE, node.span, NULL,
                        "a value has %zu bytes; at most %d are allowed", length, LARGEST_SCALAR);
        length = 0;
        node.refused = true;
    } else if (memchr(text, '\0', length)) {
        diagnostics_add(reader->diagnostics, CODE_YAML_SYNTAX, node.span, "remove the escape",
                        "the value contains a NUL character");
        length = 0;
        node.refused = true;
    }
    node.text = arena_text(reader->arena, text, length);
    node.length = length;
    node.quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node.kind = node.refused ? NODE_NULL : NODE_TEXT;
    if (!node.quoted && !node.refused) {
        scalar_resolve(&node);
    }
    struct anchor *anchor = add_anchor(reader, event->data.scalar.anchor);
    reader->nodes++;
    close_anchor(reader, anchor, &node, reader->nodes - 1, 0);
    add_value(reader, &node, 0);
}

/* Why an alias cannot be followed: true when an error was added. */
static bool refuse_alias(struct reader *reader, const struct anchor *anchor, const char *name,
                         struct span span) {
    if (!anchor) {
        diagnostics_add(reader->diagnostics, CODE_YAML_UNKNOWN_ALIAS, span,
                        "put a text that starts with * into quotes",
                        "alias *%s has no anchor &%s before it", name, name);
        return true;
    }
    if (anchor->open) {
        diagnostics_add(reader->diagnostics, CODE_YAML_RECURSIVE_ALIAS, span, NULL,
                        "alias *%s stands inside its own anchor", name);
        return true;
    }
    if (reader->repeated + anchor->nodes > MOST_REPEATED) {
        bool first = reader->repeated <= MOST_REPEATED;
        reader->repeated = MOST_REPEATED + 1;
        if (first) {
            diagnostics_add(reader->diagnostics, CODE_YAML_ALIAS_EXPANSION, span, NULL,
                            "with alias *%s the aliases of the file repeat more than %d nodes",
                            name, MOST_REPEATED);
        }
        return true;
    }
    if (reader->depth + anchor->height > DEEPEST) {
        diagnostics_add(reader->diagnostics, CODE_YAML_DEPTH, span, NULL,
                        "with alias *%s values are nested more than %d deep", name, DEEPEST);
        return true;
    }
    return false;
}

static void add_alias(struct reader *reader, const yaml_event_t *event) {
    const char *name = (const char *)event->data.alias.anchor;
    struct span span = span_between(reader, event->start_mark, event->end_mark);
    const struct anchor *anchor =
        reader->anchors ? g_hash_table_lookup(reader->anchors, name) : NULL;
    if (refuse_alias(reader, anchor, name, span)) {
        reader->nodes++;
        add_value(reader, &(struct node){.span = span, .text = "", .quoted = true, .refused = true},
                  0);
        return;
    }
    reader->nodes += anchor->nodes;
    reader->repeated += anchor->nodes;
    struct node node = anchor->node;
    node.span = span;
    add_value(reader, &node, anchor->height);
}

/* Gives false when the depth ends reading. */
static bool open_frame(struct reader *reader, const yaml_event_t *event, enum node_kind kind,
                       bool flow, const yaml_char_t *name, bool tagged) {
    struct span span = span_between(reader, event->start_mark, event->end_mark);
    if (tagged) {
        refuse_tag(reader, event);
    }
    if (reader->depth == DEEPEST) {
        diagnostics_add(reader->diagnostics, CODE_YAML_DEPTH, span, NULL,
                        "values are nested more than %d deep", DEEPEST);
        return false;
    }
    reader->frames[reader->depth++] = (struct frame){.node = {.kind = kind, .span = span},
                                                     .flow = flow,
                                                     .first = reader->values->len,
                                                     .nodes_before = reader->nodes++,
                                                     .height = 1,
                                                     .anchor = add_anchor(reader, name)};
    return true;
}

/* A key given before, for the duplicate; NULL when this is the first. */
static const struct node *find_duplicate(const struct node_pair *pairs, size_t count,
                                         GHashTable *table, const struct node *key) {
    if (table) {
        const struct node *other = g_hash_table_lookup(table, key->text);
        if (!other) {
            g_hash_table_insert(table, (gpointer)key->text, (gpointer)key);
        }
        return other;
    }
    for (size_t i = 0; i < count; i++) {
        if (pairs[i].key.length == key->length && strcmp(pairs[i].key.text, key->text) == 0) {
            return &pairs[i].key;
        }
    }
    return NULL;
}

static bool is_good_key(struct reader *reader, const struct node *key) {
    if (key->kind == NODE_LIST || key->kind == NODE_MAPPING) {
        diagnostics_add(reader->diagnostics, CODE_YAML_KEY, key->span,
                        "put a text that starts with { or [ into quotes", "a key is a %s",
                        key->kind == NODE_LIST ? "list" : "mapping");
        return false;
    }
    if (key->length == 0 && !key->quoted) {
        diagnostics_add(reader->diagnostics, CODE_YAML_KEY, key->span, NULL, "a key is empty");
        return false;
    }
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        diagnostics_add(reader->diagnostics, CODE_YAML_MERGE_KEY, key->span, "repeat the keys",
                        "merge keys are not supported");
        return false;
    }
    return true;
}

/* Makes pairs of the values from first on; bad and repeated keys are left out. */
static void make_pairs(struct reader *reader, struct node *mapping, guint first) {
    size_t most = (reader->values->len - first) / 2;
    mapping->pairs = ARENA_ARRAY(reader->arena, struct node_pair, most);
    GHashTable *table = most > LINEAR_SEARCH ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    for (size_t i = 0; i < most; i++) {
        const struct node *key =
            &g_array_index(reader->values, struct node, first + (guint)(2 * i));
        if (!is_good_key(reader, key)) {
            continue;
        }
        const struct node *other = find_duplicate(mapping->pairs, mapping->count, table, key);
        if (other) {
            diagnostics_add(reader->diagnostics, CODE_YAML_DUPLICATE_KEY, key->span, NULL,
                            "key '%s' was given before, on line %u", key->text, other->span.line);
            continue;
        }
        mapping->pairs[mapping->count++] = (struct node_pair){.key = key[0], .value = key[1]};
    }
    if (table) {
        g_hash_table_destroy(table);
    }
}

static void close_frame(struct reader *reader, const yaml_event_t *event) {
    assert(reader->depth > 0);
    struct frame *frame = &reader->frames[reader->depth - 1];
    struct node node = frame->node;
    guint count = reader->values->len - frame->first;
    struct span end = span_between(reader, event->start_mark, event->end_mark);
    if (!frame->flow && count > 0) { /* a block's own end is where the next thing begins */
        end = g_array_index(reader->values, struct node, reader->values->len - 1).span;
    }
    node.span.end_line = end.end_line;
    node.span.end_column = end.end_column;
    if (node.kind == NODE_MAPPING) {
        make_pairs(reader, &node, frame->first);
    } else if (count > 0) {
        const struct node *items = &g_array_index(reader->values, struct node, frame->first);
        node.items = arena_copy(reader->arena, items, count * sizeof *items);
        node.count = count;
    }
    g_array_set_size(reader->values, frame->first);
    close_anchor(reader, frame->anchor, &node, frame->nodes_before, frame->height);
    reader->depth--;
    add_value(reader, &node, frame->height);
}

/* Gives false when reading ends here. */
static bool take_event(struct reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (reader->root) {
            struct span span = span_between(reader, event->start_mark, event->end_mark);
            diagnostics_add(reader->diagnostics, CODE_YAML_SEVERAL_DOCUMENTS, span, NULL,
                            "a second document begins here");
        }
        return !reader->root;
    case YAML_SCALAR_EVENT:
        add_scalar(reader, event);
        return true;
    case YAML_ALIAS_EVENT:
        add_alias(reader, event);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(reader, event, NODE_LIST,
                          event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                          event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_frame(reader, event, NODE_MAPPING,
                          event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                          event->data.mapping_start.anchor, event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_frame(reader, event);
        return true;
    case YAML_STREAM_END_EVENT:
        return false;
    default:
        return true;
    }
}

/* Gives false after a syntax error. */
static bool read_events(struct reader *reader) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        g_error("out of memory");
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reader->part.text,
                                 reader->part.length);
    bool good = true;
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            complaint_add(&parser, &reader->part, reader->diagnostics);
            good = false;
            break;
        }
        more = take_event(reader, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

/* The root, or NULL with an error when there is none or nothing but an empty document. */
static const struct node *finish(const struct reader *reader, bool good) {
    if (!good || reader->depth > 0) {
        return NULL;
    }
    const struct node *root = reader->root;
    if (!root || (root->kind == NODE_NULL && root->length == 0 && !root->quoted)) {
        struct span place = root ? root->span : span_of_source(reader->part.source);
        diagnostics_add(reader->diagnostics, CODE_YAML_EMPTY, place, NULL, "nothing is defined");
        return NULL;
    }
    return root;
}

const struct node *yaml_read_part(const struct source *source, const char *text, size_t length,
                                  uint32_t first_line, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    struct reader reader = {
        .part = {.source = source, .text = text, .length = length, .first_line = first_line},
        .arena = arena,
        .diagnostics = diagnostics};
    if (length > LARGEST_FILE) {
        diagnostics_add(diagnostics, CODE_YAML_TOO_LARGE, span_of_source(source), NULL,
                        "the file has %zu bytes; at most %d are allowed", length, LARGEST_FILE);
        return NULL;
    }
    text_skip_mark(&reader.part);
    if (!text_check(&reader.part, diagnostics) ||
        !text_check_line_ends(&reader.part, diagnostics)) {
        return NULL;
    }
    reader.line_start = reader.part.text;
    reader.values = g_array_new(FALSE, FALSE, sizeof(struct node));
    bool good = read_events(&reader);
    g_array_free(reader.values, TRUE);
    if (reader.anchors) {
        g_hash_table_destroy(reader.anchors);
    }
    return finish(&reader, good);
}

const struct node *yaml_read(const struct source *source, struct arena *arena,
                             struct diagnostics *diagnostics) {
    return yaml_read_part(source, source->text, source->length, 1, arena, diagnostics);
}

const struct node *node_get(const struct node *mapping, const char *key) {
    if (!mapping || mapping->kind != NODE_MAPPING) {
        return NULL;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        if (strcmp(mapping->pairs[i].key.text, key) == 0) {
            return &mapping->pairs[i].value;
        }
    }
    return NULL;
}
