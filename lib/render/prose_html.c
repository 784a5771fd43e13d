/* One function per kind of node, in a table; what has no function writes what is inside it. */
#include "render/prose_html.h"

#include <assert.h>
#include <string.h>

struct writer {
    struct markup *markup;
    const struct prose_html *options;
    bool tight; /* paragraphs without an element of their own */
};

static void write_node(struct writer *writer, const struct prose *node);

static void write_inside(struct writer *writer, const struct prose *node) {
    for (const struct prose *child = node->first; child; child = child->next) {
        write_node(writer, child);
    }
}

/* An element with what is inside the node. */
static void wrap(struct writer *writer, const char *name, const struct prose *node) {
    markup_open(writer->markup, name);
    write_inside(writer, node);
    markup_close(writer->markup, name);
}

static void attribute_prefixed(struct writer *writer, const char *name, const char *sign,
                               const char *text) {
    const char *prefix = writer->options->prefix ? writer->options->prefix : "";
    char *value = g_strconcat(sign, prefix, text, NULL);
    markup_attribute(writer->markup, name, value);
    g_free(value);
}

static void write_heading(struct writer *writer, const struct prose *node) {
    static const char *const NAMES[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    int deepest = writer->options->paper ? 4 : 6;
    int level = CLAMP(node->level + writer->options->heading - 1, 1, deepest);
    markup_open(writer->markup, NAMES[level - 1]);
    if (node->slug) {
        attribute_prefixed(writer, "id", "", node->slug);
    }
    write_inside(writer, node);
    markup_close(writer->markup, NAMES[level - 1]);
}

static void write_paragraph(struct writer *writer, const struct prose *node) {
    if (writer->tight) {
        write_inside(writer, node);
    } else {
        wrap(writer, "p", node);
    }
}

static void write_list(struct writer *writer, const struct prose *node) {
    const char *name = node->ordered ? "ol" : "ul";
    bool tight = writer->tight;
    markup_open(writer->markup, name);
    if (node->ordered && node->start != 1) {
        markup_number(writer->markup, "start", node->start);
    }
    for (const struct prose *item = node->first; item; item = item->next) {
        writer->tight = node->tight;
        wrap(writer, "li", item);
    }
    writer->tight = tight;
    markup_close(writer->markup, name);
}

static void write_quote(struct writer *writer, const struct prose *node) {
    bool tight = writer->tight;
    writer->tight = false;
    wrap(writer, "blockquote", node);
    writer->tight = tight;
}

/* Wide code scrolls, so it can have the keyboard's focus. */
static void write_code_block(struct writer *writer, const struct prose *node) {
    bool paper = writer->options->paper;
    markup_open(writer->markup, "pre");
    markup_attribute(writer->markup, "tabindex", paper ? NULL : "0");
    markup_open(writer->markup, "code");
    if (node->language && !paper) {
        char *name = g_strconcat("language-", node->language, NULL);
        markup_attribute(writer->markup, "class", name);
        g_free(name);
    }
    markup_text_length(writer->markup, node->text, node->length);
    markup_close(writer->markup, "code");
    markup_close(writer->markup, "pre");
}

static void write_void(struct writer *writer, const char *name) {
    markup_open(writer->markup, name);
    markup_close_empty(writer->markup, name);
}

static void write_rule(struct writer *writer, const struct prose *node) {
    (void)node;
    write_void(writer, "hr");
}

static void write_cell(struct writer *writer, const struct prose *cell, bool header,
                       enum prose_alignment alignment) {
    const char *const CLASSES[] = {[PROSE_START] = NULL,
                                   [PROSE_CENTRE] = writer->options->paper ? NULL : "centre",
                                   [PROSE_END] = "num"};
    bool heads = header && cell && cell->first; /* an empty corner heads nothing */
    const char *name = heads ? "th" : "td";
    markup_open(writer->markup, name);
    markup_attribute(writer->markup, "scope", heads ? "col" : NULL);
    markup_attribute(writer->markup, "class", CLASSES[alignment]);
    if (cell) {
        write_inside(writer, cell);
    }
    markup_close(writer->markup, name);
}

/* A row, filled up to the table's columns; header gives the columns' alignment. */
static void write_row(struct writer *writer, const struct prose *row, const struct prose *header,
                      size_t columns) {
    const struct prose *cell = row->first;
    const struct prose *head = header->first;
    markup_open(writer->markup, "tr");
    for (size_t i = 0; i < columns; i++) {
        write_cell(writer, cell, row == header, head ? head->alignment : PROSE_START);
        cell = cell ? cell->next : NULL;
        head = head ? head->next : NULL;
    }
    markup_close(writer->markup, "tr");
}

static void write_table(struct writer *writer, const struct prose *node) {
    const struct prose *header = node->first;
    assert(header && header->header);
    if (!writer->options->paper) {
        markup_open(writer->markup, "div");
        markup_attribute(writer->markup, "class", "table-scroll");
    }
    markup_open(writer->markup, "table");
    markup_open(writer->markup, "thead");
    write_row(writer, header, header, node->columns);
    markup_close(writer->markup, "thead");
    if (header->next) {
        markup_open(writer->markup, "tbody");
        for (const struct prose *row = header->next; row; row = row->next) {
            write_row(writer, row, header, node->columns);
        }
        markup_close(writer->markup, "tbody");
    }
    markup_close(writer->markup, "table");
    if (!writer->options->paper) {
        markup_close(writer->markup, "div");
    }
}

static void write_text(struct writer *writer, const struct prose *node) {
    markup_text_length(writer->markup, node->text, node->length);
}

static void write_emphasis(struct writer *writer, const struct prose *node) {
    wrap(writer, "em", node);
}

static void write_strong(struct writer *writer, const struct prose *node) {
    wrap(writer, "strong", node);
}

static void write_code(struct writer *writer, const struct prose *node) {
    markup_open(writer->markup, "code");
    markup_text_length(writer->markup, node->text, node->length);
    markup_close(writer->markup, "code");
}

static bool resolve(const struct writer *writer, const struct prose *node,
                    struct prose_html_target *target) {
    const struct prose_html *options = writer->options;
    return options->resolve && options->resolve(options->context, node, target);
}

static void write_anchor(struct writer *writer, const struct prose *node, const char *href,
                         const char *title) {
    markup_open(writer->markup, "a");
    if (node->address == ADDRESS_FRAGMENT) {
        attribute_prefixed(writer, "href", "#", href);
    } else {
        markup_attribute(writer->markup, "href", href);
    }
    if (!writer->options->paper) {
        markup_attribute(writer->markup, "title", node->title ? node->title : title);
        markup_attribute(writer->markup, "rel", node->address == ADDRESS_WEB ? "external" : NULL);
    }
    write_inside(writer, node);
    markup_close(writer->markup, "a");
}

static void write_link(struct writer *writer, const struct prose *node) {
    struct prose_html_target target = {0};
    if (node->address != ADDRESS_ID && node->address != ADDRESS_RELATIVE) {
        write_anchor(writer, node, node->target, NULL);
    } else if (resolve(writer, node, &target)) {
        write_anchor(writer, node, target.href, target.title);
    } else {
        write_inside(writer, node);
    }
}

static void write_image(struct writer *writer, const struct prose *node) {
    struct prose_html_target target = {0};
    if (writer->options->paper || !resolve(writer, node, &target)) {
        write_text(writer, node);
        return;
    }
    markup_open(writer->markup, "img");
    markup_attribute(writer->markup, "src", target.href);
    markup_attribute(writer->markup, "alt", node->text ? node->text : "");
    markup_attribute(writer->markup, "title", node->title);
    markup_close_empty(writer->markup, "img");
}

static void write_soft_break(struct writer *writer, const struct prose *node) {
    (void)node;
    markup_text(writer->markup, "\n");
}

static void write_line_break(struct writer *writer, const struct prose *node) {
    (void)node;
    write_void(writer, "br");
}

static void write_node(struct writer *writer, const struct prose *node) {
    static void (*const KINDS[])(struct writer *, const struct prose *) = {
        [PROSE_DOCUMENT] = write_inside,
        [PROSE_HEADING] = write_heading,
        [PROSE_PARAGRAPH] = write_paragraph,
        [PROSE_LIST] = write_list,
        [PROSE_QUOTE] = write_quote,
        [PROSE_CODE_BLOCK] = write_code_block,
        [PROSE_RULE] = write_rule,
        [PROSE_TABLE] = write_table,
        [PROSE_TEXT] = write_text,
        [PROSE_EMPHASIS] = write_emphasis,
        [PROSE_STRONG] = write_strong,
        [PROSE_CODE] = write_code,
        [PROSE_LINK] = write_link,
        [PROSE_IMAGE] = write_image,
        [PROSE_SOFT_BREAK] = write_soft_break,
        [PROSE_LINE_BREAK] = write_line_break,
    };
    assert(node->kind < G_N_ELEMENTS(KINDS) && KINDS[node->kind]);
    KINDS[node->kind](writer, node);
}

void prose_html_write(struct markup *markup, const struct prose *document,
                      const struct prose_html *options) {
    assert(options->heading >= 1 && options->heading <= 6);
    struct writer writer = {.markup = markup, .options = options};
    write_node(&writer, document);
}

const char *prose_html_text(struct arena *arena, const struct prose *document,
                            const struct prose_html *options) {
    GString *out = g_string_new(NULL);
    struct markup markup;
    markup_init(&markup, out);
    prose_html_write(&markup, document, options);
    markup_finish(&markup);
    const char *text = arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
