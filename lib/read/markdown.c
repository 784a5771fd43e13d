/* cmark's tree made into ours. Tables take a second pass: their rows are found in the lines of a
 * paragraph, and all cells of the document are parsed at once as the headings of a second text, for
 * a heading is a line that holds inlines only. The document itself follows in that text, so that
 * its link definitions count for the cells too. */
#include "read/markdown.h"

#include "read/block.h"
#include "read/pipes.h"
#include "read/slug.h"

#include <assert.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

enum { MOST_COLUMNS = 100 };

/* A stretch of the text. */
struct slice {
    const char *text;
    size_t length;
};

/* Inlines still to be parsed, for a cell (one line) or for the lines of a paragraph that stand
 * before a table. */
struct request {
    struct prose *node;
    size_t depth; /* of its inlines */
    size_t line;  /* of its text, from 0 */
    bool paragraph;
    GString *text;
};

struct maker {
    const struct markdown *input;
    GArray *lines; /* of struct slice, by number from 0 */
    struct slugs slugs;
    GArray *requests;            /* of struct request */
    const struct request *serve; /* the one whose inlines are being made; NULL: none */
    size_t serve_line;           /* where it stands in the second text, from 0 */
    bool too_deep;               /* said so */
};

static struct prose **make_children(struct maker *maker, cmark_node *parent, struct prose **tail,
                                    size_t depth);

/* --- places --- */

static void find_lines(struct maker *maker) {
    const char *at = maker->input->text;
    const char *end = at + maker->input->length;
    while (at < end) {
        size_t length = 0; /* cmark takes a lone CR for a line end too */
        while (at + length < end && at[length] != '\n' && at[length] != '\r') {
            length++;
        }
        struct slice line = {.text = at, .length = length};
        g_array_append_val(maker->lines, line);
        at += length;
        at += at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
    }
}

static struct slice line_at(const struct maker *maker, size_t number) {
    return number < maker->lines->len ? g_array_index(maker->lines, struct slice, number)
                                      : (struct slice){.text = "", .length = 0};
}

/* The span of length bytes in a line (from 0). */
static struct span place(const struct maker *maker, size_t number, size_t start, size_t length) {
    if (!maker->input->source) {
        return maker->input->field;
    }
    struct slice line = line_at(maker, number);
    start = MIN(start, line.length);
    length = MIN(length, line.length - start);
    return span_at(maker->input->source, maker->input->first_line + number,
                   source_code_points(line.text, start) + 1,
                   source_code_points(line.text + start, length));
}

static struct span place_line(const struct maker *maker, int line) {
    size_t number = line > 0 ? (size_t)line - 1 : 0;
    return place(maker, number, 0, line_at(maker, number).length);
}

static bool begins_inline(char sign) {
    return sign == '[' || sign == '!' || sign == '<';
}

/* cmark counts the columns of an inline as if all lines of its paragraph were indented like the
 * first; where that is wrong, the first sign in the line that can begin such an inline is taken. */
static struct span place_inline(const struct maker *maker, cmark_node *node) {
    size_t number = (size_t)MAX(cmark_node_get_start_line(node), 1) - 1;
    size_t start = (size_t)MAX(cmark_node_get_start_column(node), 1) - 1;
    size_t end = (size_t)MAX(cmark_node_get_end_column(node), 1);
    bool one_line = cmark_node_get_start_line(node) == cmark_node_get_end_line(node);
    if (maker->serve) {
        number = maker->serve->line + number - maker->serve_line;
        start = 0;
        one_line = false;
    }
    struct slice line = line_at(maker, number);
    if (start >= line.length || !begins_inline(line.text[start])) {
        one_line = false;
        for (start = 0; start < line.length && !begins_inline(line.text[start]); start++) {
        }
        start = start < line.length ? start : 0;
    }
    return place(maker, number, start, one_line && end > start ? end - start : 1);
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

static void warn_html(const struct maker *maker, struct span span, const char *literal) {
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

/* --- tables --- */

/* A line of a paragraph without its indentation and the signs of the quotes it stands in. */
static struct slice paragraph_line(const struct maker *maker, size_t number, size_t quotes) {
    struct slice line = line_at(maker, number);
    for (;; quotes--) {
        while (line.length > 0 && (*line.text == ' ' || *line.text == '\t')) {
            line.text++;
            line.length--;
        }
        if (quotes == 0 || line.length == 0 || *line.text != '>') {
            return line;
        }
        line.text++;
        line.length--;
    }
}

static size_t count_quotes(cmark_node *node) {
    size_t count = 0;
    while ((node = cmark_node_parent(node))) {
        count += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
    }
    return count;
}

/* The first line of a paragraph does not begin the line when it is an item's. */
static struct slice first_line(const struct maker *maker, cmark_node *paragraph, size_t number) {
    struct slice line = line_at(maker, number);
    size_t start = MIN((size_t)MAX(cmark_node_get_start_column(paragraph), 1) - 1, line.length);
    return (struct slice){.text = line.text + start, .length = line.length - start};
}

/* Where a table is in a paragraph. */
struct table_place {
    size_t first, last; /* lines of the paragraph */
    size_t header;      /* its header row; the delimiter row follows */
    size_t quotes;
    size_t columns;
};

static struct slice table_line(const struct maker *maker, cmark_node *paragraph,
                               const struct table_place *table, size_t number) {
    return number == table->first ? first_line(maker, paragraph, number)
                                  : paragraph_line(maker, number, table->quotes);
}

static bool find_table(const struct maker *maker, cmark_node *paragraph,
                       struct table_place *table) {
    table->first = (size_t)MAX(cmark_node_get_start_line(paragraph), 1) - 1;
    table->last = (size_t)MAX(cmark_node_get_end_line(paragraph), 1) - 1;
    if (table->last <= table->first) {
        return false;
    }
    table->quotes = count_quotes(paragraph);
    for (size_t i = table->first + 1; i <= table->last; i++) {
        struct slice line = table_line(maker, paragraph, table, i);
        size_t columns = pipes_delimiters(line.text, line.length);
        struct slice before = table_line(maker, paragraph, table, i - 1);
        if (columns > MOST_COLUMNS) {
            diagnostics_add(
                maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE, place(maker, i, 0, SIZE_MAX),
                NULL, "a table has %zu columns; at most %d are allowed", columns, MOST_COLUMNS);
            return false;
        }
        if (columns > 0 && pipes_count(before.text, before.length) == columns) {
            table->columns = columns;
            table->header = i - 1;
            return true;
        }
    }
    return false;
}

static void request_inlines(struct maker *maker, struct prose *node, size_t depth, size_t line,
                            bool paragraph, GString *text) {
    struct request request = {
        .node = node, .depth = depth, .line = line, .paragraph = paragraph, .text = text};
    g_array_append_val(maker->requests, request);
}

/* The text of a cell: \| stands for | whatever surrounds it. */
static GString *cell_text(struct pipes_cell cell) {
    GString *out = g_string_sized_new(cell.length);
    for (size_t i = 0; i < cell.length; i++) {
        bool escape = cell.text[i] == '\\' && i + 1 < cell.length;
        if (escape && cell.text[i + 1] != '|') {
            g_string_append_c(out, cell.text[i]);
        }
        i += escape;
        g_string_append_c(out, cell.text[i]);
    }
    return out;
}

static struct prose **make_row(struct maker *maker, struct slice line, size_t number,
                               struct prose **tail, const enum prose_alignment *alignments,
                               size_t columns, size_t depth) {
    struct prose *row = add(maker, tail, PROSE_ROW);
    struct prose **inner = &row->first;
    struct pipes_cell text = pipes_row(line.text, line.length);
    const char *at = text.text;
    for (size_t i = 0; i < columns && at; i++) {
        struct pipes_cell cell = pipes_next(&at, text.text + text.length);
        struct prose *node = add(maker, inner, PROSE_CELL);
        node->alignment = alignments[i];
        inner = &node->next;
        if (cell.length > 0) {
            request_inlines(maker, node, depth, number, false, cell_text(cell));
        }
    }
    return &row->next;
}

static void read_alignments(struct slice line, enum prose_alignment *alignments) {
    struct pipes_cell row = pipes_row(line.text, line.length);
    size_t i = 0;
    for (const char *at = row.text; at; i++) {
        alignments[i] = pipes_alignment(pipes_next(&at, row.text + row.length));
    }
}

/* The lines that stand before the table are a paragraph; indented so that none begins a block. */
static struct prose **make_before(struct maker *maker, cmark_node *from,
                                  const struct table_place *table, struct prose **tail,
                                  size_t depth) {
    if (table->header == table->first) {
        return tail;
    }
    GString *text = g_string_new(NULL);
    for (size_t i = table->first; i < table->header; i++) {
        struct slice line = table_line(maker, from, table, i);
        g_string_append(text, i > table->first ? "\n    " : "");
        g_string_append_len(text, line.text, (gssize)line.length);
    }
    struct prose *paragraph = add(maker, tail, PROSE_PARAGRAPH);
    request_inlines(maker, paragraph, depth, table->first, true, text);
    return &paragraph->next;
}

static struct prose **make_table(struct maker *maker, cmark_node *from,
                                 const struct table_place *table, struct prose **tail,
                                 size_t depth) {
    enum prose_alignment alignments[MOST_COLUMNS] = {PROSE_START};
    tail = make_before(maker, from, table, tail, depth);
    read_alignments(table_line(maker, from, table, table->header + 1), alignments);
    struct prose *node = add(maker, tail, PROSE_TABLE);
    node->columns = table->columns;
    node->span = place(maker, table->header, 0, SIZE_MAX);
    struct prose **rows = &node->first;
    for (size_t i = table->header; i <= table->last; i++) {
        if (i != table->header + 1) {
            rows = make_row(maker, table_line(maker, from, table, i), i, rows, alignments,
                            table->columns, depth + 2);
        }
    }
    node->first->header = true;
    for (struct prose *cell = node->first->first; cell; cell = cell->next) {
        cell->header = true;
    }
    return &node->next;
}

/* --- the walk --- */

static struct prose **make_paragraph(struct maker *maker, cmark_node *from, struct prose **tail,
                                     size_t depth) {
    struct table_place table = {0};
    if (find_table(maker, from, &table)) {
        return make_table(maker, from, &table, tail, depth);
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
    if (child && depth == BLOCK_DEEPEST) {
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
static cmark_node *serve(struct maker *maker, const struct request *request, cmark_node *heading) {
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
        const struct request *request = &g_array_index(maker->requests, struct request, i);
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
            at = serve(maker, &g_array_index(maker->requests, struct request, i), at);
        }
        cmark_node_free(root);
    }
    g_string_free(text, TRUE);
}

static bool check_limits(const struct maker *maker) {
    size_t offset = 0;
    if (maker->input->length > BLOCK_LARGEST_TEXT) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE, place(maker, 0, 0, 0),
                        NULL, "the text has %zu bytes; at most %d are allowed",
                        maker->input->length, BLOCK_LARGEST_TEXT);
        return false;
    }
    enum block_fault fault = block_check(maker->input->text, maker->input->length, &offset);
    size_t number = 0;
    while (number + 1 < maker->lines->len &&
           line_at(maker, number + 1).text <= maker->input->text + offset) {
        number++;
    }
    if (fault == BLOCK_TOO_LARGE) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                        place(maker, number, 0, SIZE_MAX), "separate its parts by blank lines",
                        "a block has more than %d bytes", BLOCK_LARGEST);
    } else if (fault == BLOCK_TOO_DEEP) {
        diagnostics_add(maker->input->diagnostics, CODE_MARKDOWN_TOO_LARGE,
                        place(maker, number, 0, SIZE_MAX), NULL, "nested more than %d deep",
                        BLOCK_DEEPEST);
    }
    return fault == BLOCK_FINE;
}

static void init(struct maker *maker, const struct markdown *input) {
    *maker = (struct maker){.input = input,
                            .lines = g_array_new(FALSE, FALSE, sizeof(struct slice)),
                            .slugs = {.arena = input->arena},
                            .requests = g_array_new(FALSE, FALSE, sizeof(struct request))};
    find_lines(maker);
}

static void release(struct maker *maker) {
    g_array_free(maker->lines, TRUE);
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
