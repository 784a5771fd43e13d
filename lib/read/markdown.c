/* cmark's tree made into ours. Tables take a second pass: their rows are found in the lines of a
 * paragraph, and all cells of the document are parsed at once as the headings of a second text, for
 * a heading is a line that holds inlines only. The document itself follows in that text, so that
 * its link definitions count for the cells too. */
#include "read/markdown.h"

#include "read/block.h"
#include "read/lines.h"
#include "read/slug.h"
#include "read/table.h"

#include <assert.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

struct maker {
    const struct markdown *input;
    struct lines lines;
    struct slugs slugs;
    GArray *requests;                  /* of struct table_request */
    const struct table_request *serve; /* the one whose inlines are being made; NULL: none */
    size_t serve_line;                 /* where it stands in the second text, from 0 */
    bool too_deep;                     /* said so */
};

static struct prose **make_children(struct maker *maker, cmark_node *parent, struct prose **tail,
                                    size_t depth);

/* --- places --- */

static struct span place_line(struct maker *maker, int line) {
    return lines_place(&maker->lines, line > 0 ? (size_t)line - 1 : 0, 0, SIZE_MAX);
}

static bool begins_inline(char sign) {
    return sign == '[' || sign == '!' || sign == '<';
}

/* cmark counts the columns of an inline as if all lines of its paragraph were indented like the
 * first; where that is wrong, the first sign in the line that can begin such an inline is taken. */
static struct span place_inline(struct maker *maker, cmark_node *node) {
    size_t number = (size_t)MAX(cmark_node_get_start_line(node), 1) - 1;
    size_t start = (size_t)MAX(cmark_node_get_start_column(node), 1) - 1;
    size_t width = MAX((size_t)MAX(cmark_node_get_end_column(node), 1), start + 1) - start;
    bool one_line = cmark_node_get_start_line(node) == cmark_node_get_end_line(node);
    if (maker->serve) {
        number = maker->serve->line + number - maker->serve_line;
        start = maker->serve->paragraph ? 0 : maker->serve->start + start - strlen("# ");
    }
    struct lines_slice line = lines_get(&maker->lines, number);
    if (start >= line.length || !begins_inline(line.text[start])) {
        one_line = false;
        for (start = 0; start < line.length && !begins_inline(line.text[start]); start++) {
        }
        start = start < line.length ? start : 0;
    }
    return lines_place(&maker->lines, number, start, one_line ? width : 1);
}

/* --- nodes --- */

static struct prose *add(const struct maker *maker, struct prose **tail, enum prose_kind kind) {
    struct prose *node = ARENA_NEW(maker->input->arena, struct prose);
    node->kind = kind;
    *tail = node;
    return node;
}

static struct prose **add_text(const struct maker *maker, struct prose **tail, enum prose_kind kind,
                               const char *text, size_t length) {
    struct prose *node = add(maker, tail, kind);
    node->text = arena_text(maker->input->arena, text, length);
    node->length = length;
    return &node->next;
}

static const char *copy_title(const struct maker *maker, cmark_node *node) {
    const char *title = cmark_node_get_title(node);
    return title && *title ? arena_string(maker->input->arena, title) : NULL;
}

/* What a reader sees of the inlines below a node. */
static GString *plain_of(cmark_node *node) {
    GString *out = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(node);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        if (cmark_iter_get_event_type(iter) != CMARK_EVENT_ENTER) {
            continue;
        }
        cmark_node *at = cmark_iter_get_node(iter);
        const char *literal = cmark_node_get_literal(at);
        if (literal) {
            g_string_append(out, literal);
        } else if (cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK ||
                   cmark_node_get_type(at) == CMARK_NODE_LINEBREAK) {
            g_string_append_c(out, ' ');
        }
    }
    cmark_iter_free(iter);
    return out;
}

static struct prose **make_link(struct maker *maker, cmark_node *from, struct prose **tail,
                                size_t depth) {
    const char *url = cmark_node_get_url(from);
    enum address_kind kind = address_classify(url);
    struct span span = place_inline(maker, from);
    if (kind == ADDRESS_REFUSED) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_URL, span,
                        "use http, https, mailto, id: or a relative path",
                        "link to '%.200s' refused", url);
        return make_children(maker, from, tail, depth);
    }
    struct prose *node = add(maker, tail, PROSE_LINK);
    node->address = kind;
    node->span = span;
    node->title = copy_title(maker, from);
    size_t skip = kind == ADDRESS_ID ? strlen("id:") : kind == ADDRESS_FRAGMENT ? 1 : 0;
    node->target = arena_string(maker->input->arena, url + skip);
    make_children(maker, from, &node->first, depth);
    return &node->next;
}

static struct prose **make_image(struct maker *maker, cmark_node *from, struct prose **tail) {
    const char *url = cmark_node_get_url(from);
    enum address_kind kind = address_classify(url);
    struct span span = place_inline(maker, from);
    GString *alternative = plain_of(from);
    enum prose_kind made = kind == ADDRESS_RELATIVE ? PROSE_IMAGE : PROSE_TEXT;
    struct prose **next = add_text(maker, tail, made, alternative->str, alternative->len);
    g_string_free(alternative, TRUE);
    if (kind == ADDRESS_RELATIVE) {
        (*tail)->address = kind;
        (*tail)->span = span;
        (*tail)->title = copy_title(maker, from);
        (*tail)->target = arena_string(maker->input->arena, url);
    } else if (kind == ADDRESS_WEB || g_str_has_prefix(url, "//")) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_IMAGE, span,
                        "put the picture into assets/", "remote picture '%.200s' refused", url);
    } else {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_URL, span, "use a relative path",
                        "picture '%.200s' refused", url);
    }
    return next;
}

static void warn_html(struct maker *maker, struct span span, const char *literal) {
    size_t length = strcspn(literal, " \t\n>");
    length = MIN(length, 40);
    while (length > 0 && ((unsigned char)literal[length] & 0xC0) == 0x80) {
        length--;
    }
    diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_HTML, span,
                    "a < that is meant as such is written \\<", "HTML %.*s… is shown as text",
                    (int)length, literal);
}

static struct prose **make_html_inline(struct maker *maker, cmark_node *from, struct prose **tail) {
    const char *literal = cmark_node_get_literal(from);
    if (literal[1] != '/') {
        warn_html(maker, place_inline(maker, from), literal);
    }
    return add_text(maker, tail, PROSE_TEXT, literal, strlen(literal));
}

static struct prose **make_html_block(struct maker *maker, cmark_node *from, struct prose **tail) {
    const char *literal = cmark_node_get_literal(from);
    warn_html(maker, place_line(maker, cmark_node_get_start_line(from)),
              literal + strspn(literal, " \t"));
    struct prose *paragraph = add(maker, tail, PROSE_PARAGRAPH);
    struct prose **inner = &paragraph->first;
    for (const char *line = literal; *line;) {
        size_t length = strcspn(line, "\n");
        inner = add_text(maker, inner, PROSE_TEXT, line, length);
        line += length + (line[length] == '\n');
        if (*line) {
            inner = &add(maker, inner, PROSE_SOFT_BREAK)->next;
        }
    }
    return &paragraph->next;
}

static struct prose **make_code_block(struct maker *maker, cmark_node *from, struct prose **tail) {
    const char *literal = cmark_node_get_literal(from);
    const char *info = cmark_node_get_fence_info(from);
    struct prose **next = add_text(maker, tail, PROSE_CODE_BLOCK, literal, strlen(literal));
    size_t length = strcspn(info, " \t");
    (*tail)->language = length > 0 ? arena_text(maker->input->arena, info, length) : NULL;
    return next;
}

static struct prose **make_heading(struct maker *maker, cmark_node *from, struct prose **tail,
                                   size_t depth) {
    struct prose *node = add(maker, tail, PROSE_HEADING);
    node->level = cmark_node_get_heading_level(from);
    node->span = place_line(maker, cmark_node_get_start_line(from));
    GString *plain = plain_of(from);
    node->text = arena_text(maker->input->arena, plain->str, plain->len);
    node->length = plain->len;
    node->slug = slug_make(&maker->slugs, node->text);
    g_string_free(plain, TRUE);
    make_children(maker, from, &node->first, depth);
    return &node->next;
}

static struct prose **make_list(struct maker *maker, cmark_node *from, struct prose **tail,
                                size_t depth) {
    struct prose *node = add(maker, tail, PROSE_LIST);
    node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    node->tight = cmark_node_get_list_tight(from);
    node->start = (unsigned)MAX(cmark_node_get_list_start(from), 0);
    make_children(maker, from, &node->first, depth);
    return &node->next;
}

/* --- the walk --- */

static size_t count_quotes(cmark_node *node) {
    size_t count = 0;
    while ((node = cmark_node_parent(node))) {
        count += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
    }
    return count;
}

static struct prose **make_paragraph(struct maker *maker, cmark_node *from, struct prose **tail,
                                     size_t depth) {
    struct table_place table = {
        .first = (size_t)MAX(cmark_node_get_start_line(from), 1) - 1,
        .last = (size_t)MAX(cmark_node_get_end_line(from), 1) - 1,
        .start = (size_t)MAX(cmark_node_get_start_column(from), 1) - 1,
        .quotes = count_quotes(from),
    };
    if (depth + 2 < BLOCK_DEEPEST && table_find(&maker->lines, &table, maker->input->diagnostics)) {
        return table_make(&maker->lines, &table, maker->input->arena, maker->requests, tail, depth);
    }
    struct prose *node = add(maker, tail, PROSE_PARAGRAPH);
    make_children(maker, from, &node->first, depth);
    return &node->next;
}

static struct prose **make_plain(struct maker *maker, cmark_node *from, enum prose_kind kind,
                                 struct prose **tail, size_t depth) {
    struct prose *node = add(maker, tail, kind);
    make_children(maker, from, &node->first, depth);
    return &node->next;
}

static struct prose **make(struct maker *maker, cmark_node *from, struct prose **tail,
                           size_t depth) {
    const char *literal = cmark_node_get_literal(from);
    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return make_plain(maker, from, PROSE_QUOTE, tail, depth);
    case CMARK_NODE_ITEM:
        return make_plain(maker, from, PROSE_ITEM, tail, depth);
    case CMARK_NODE_EMPH:
        return make_plain(maker, from, PROSE_EMPHASIS, tail, depth);
    case CMARK_NODE_STRONG:
        return make_plain(maker, from, PROSE_STRONG, tail, depth);
    case CMARK_NODE_THEMATIC_BREAK:
        return make_plain(maker, from, PROSE_RULE, tail, depth);
    case CMARK_NODE_SOFTBREAK:
        return make_plain(maker, from, PROSE_SOFT_BREAK, tail, depth);
    case CMARK_NODE_LINEBREAK:
        return make_plain(maker, from, PROSE_LINE_BREAK, tail, depth);
    case CMARK_NODE_TEXT:
        return add_text(maker, tail, PROSE_TEXT, literal, strlen(literal));
    case CMARK_NODE_CODE:
        return add_text(maker, tail, PROSE_CODE, literal, strlen(literal));
    case CMARK_NODE_LIST:
        return make_list(maker, from, tail, depth);
    case CMARK_NODE_CODE_BLOCK:
        return make_code_block(maker, from, tail);
    case CMARK_NODE_HTML_BLOCK:
        return make_html_block(maker, from, tail);
    case CMARK_NODE_HTML_INLINE:
        return make_html_inline(maker, from, tail);
    case CMARK_NODE_PARAGRAPH:
        return make_paragraph(maker, from, tail, depth);
    case CMARK_NODE_HEADING:
        return make_heading(maker, from, tail, depth);
    case CMARK_NODE_LINK:
        return make_link(maker, from, tail, depth);
    case CMARK_NODE_IMAGE:
        return make_image(maker, from, tail);
    default:
        return tail;
    }
}

/* Adds what is below a node of this depth. */
static struct prose **make_children(struct maker *maker, cmark_node *parent, struct prose **tail,
                                    size_t depth) {
    cmark_node *child = cmark_node_first_child(parent);
    if (child && depth >= BLOCK_DEEPEST) {
        if (!maker->too_deep) {
            int line =
                maker->serve ? (int)maker->serve->line + 1 : cmark_node_get_start_line(child);
            diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                            place_line(maker, line), NULL, "nested more than %d deep",
                            BLOCK_DEEPEST);
        }
        maker->too_deep = true;
        return tail;
    }
    for (; child; child = cmark_node_next(child)) {
        tail = make(maker, child, tail, depth + 1);
    }
    return tail;
}

/* --- whole texts --- */

static cmark_node *parse(const char *text, size_t length) {
    cmark_node *root = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(root);
    return root;
}

/* Makes the inlines of a request from where it stands in the second text; gives what follows. */
static cmark_node *serve(struct maker *maker, const struct table_request *request,
                         cmark_node *heading) {
    assert(heading && cmark_node_get_type(heading) == CMARK_NODE_HEADING);
    maker->serve = request;
    cmark_node *next = cmark_node_next(heading);
    cmark_node *from = heading;
    if (request->paragraph && next && cmark_node_get_type(next) == CMARK_NODE_PARAGRAPH) {
        from = next;
        next = cmark_node_next(next);
    }
    maker->serve_line = (size_t)cmark_node_get_start_line(from) - 1;
    make_children(maker, from, &request->node->first, request->depth);
    maker->serve = NULL;
    return next;
}

static void serve_requests(struct maker *maker) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < maker->requests->len; i++) {
        const struct table_request *request =
            &g_array_index(maker->requests, struct table_request, i);
        g_string_append_printf(text, request->paragraph ? "# #\n\n%s\n\n" : "# %s #\n",
                               request->text->str);
        g_string_free(request->text, TRUE);
    }
    if (text->len > 0) {
        g_string_append(text, "# #\n");
        g_string_append_len(text, maker->input->text, (gssize)maker->input->length);
        cmark_node *root = parse(text->str, text->len);
        cmark_node *at = cmark_node_first_child(root);
        for (guint i = 0; i < maker->requests->len; i++) {
            at = serve(maker, &g_array_index(maker->requests, struct table_request, i), at);
        }
        cmark_node_free(root);
    }
    g_string_free(text, TRUE);
}

static bool check_limits(struct maker *maker) {
    size_t offset = 0;
    if (maker->input->length > BLOCK_LARGEST_TEXT) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                        lines_place(&maker->lines, 0, 0, 0), NULL,
                        "the text has %zu bytes; at most %d are allowed", maker->input->length,
                        BLOCK_LARGEST_TEXT);
        return false;
    }
    enum block_fault fault = block_check(maker->input->text, maker->input->length, &offset);
    size_t number = 0;
    while (number + 1 < maker->lines.items->len &&
           lines_get(&maker->lines, number + 1).text <= maker->input->text + offset) {
        number++;
    }
    if (fault == BLOCK_TOO_LARGE) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                        lines_place(&maker->lines, number, 0, SIZE_MAX),
                        "separate its parts by blank lines", "a block has more than %d bytes",
                        BLOCK_LARGEST);
    } else if (fault == BLOCK_TOO_DEEP) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                        lines_place(&maker->lines, number, 0, SIZE_MAX), NULL,
                        "nested more than %d deep", BLOCK_DEEPEST);
    }
    return fault == BLOCK_FINE;
}

static void init(struct maker *maker, const struct markdown *input) {
    *maker = (struct maker){.input = input,
                            .slugs = {.arena = input->arena},
                            .requests = g_array_new(FALSE, FALSE, sizeof(struct table_request))};
    lines_init(&maker->lines, input);
}

static void release(struct maker *maker) {
    lines_release(&maker->lines);
    g_array_free(maker->requests, TRUE);
    slug_release(&maker->slugs);
}

struct prose *markdown_read(const struct markdown *input) {
    struct maker maker;
    init(&maker, input);
    struct prose *document = NULL;
    add(&maker, &document, PROSE_DOCUMENT);
    if (check_limits(&maker)) {
        cmark_node *root = parse(input->text, input->length);
        make_children(&maker, root, &document->first, 0);
        cmark_node_free(root);
        serve_requests(&maker);
    }
    release(&maker);
    return document;
}

struct prose *markdown_read_inline(const struct markdown *input) {
    struct maker maker;
    init(&maker, input);
    struct prose *document = NULL;
    add(&maker, &document, PROSE_DOCUMENT);
    if (input->length > BLOCK_LARGEST) {
        diagnostics_add(input->diagnostics, CODE_MARKDOWN_TOO_LARGE, input->field, NULL,
                        "the text has more than %d bytes", BLOCK_LARGEST);
    } else {
        GString *text = g_string_new("# ");
        g_string_append_len(text, input->text, (gssize)input->length);
        g_strdelimit(text->str, "\r\n", ' ');
        g_string_append(text, " #");
        cmark_node *root = parse(text->str, text->len);
        make_children(&maker, cmark_node_first_child(root), &document->first, 0);
        cmark_node_free(root);
        g_string_free(text, TRUE);
    }
    release(&maker);
    return document;
}
