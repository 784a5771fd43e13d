/* The cells are cut out of the lines here; what is in them is left to be parsed later, all at
 * once. */
#include "read/table.h"

#include "read/pipes.h"

enum { MOST_COLUMNS = 100 };

/* What the functions below share. */
struct making {
    const struct lines *lines;
    const struct table_place *table;
    struct arena *arena;
    GArray *requests;
    size_t depth;
    enum prose_alignment alignments[MOST_COLUMNS];
};

static struct prose *add(struct arena *arena, struct prose **tail, enum prose_kind kind) {
    struct prose *node = ARENA_NEW(arena, struct prose);
    node->kind = kind;
    *tail = node;
    return node;
}

/* A line of a paragraph without its indentation and the signs of the quotes it stands in. */
static struct lines_slice paragraph_line(const struct lines *lines, size_t number, size_t quotes) {
    struct lines_slice line = lines_get(lines, number);
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

/* A line of the paragraph; its first does not begin the line when the paragraph is an item's. */
static struct lines_slice table_line(const struct lines *lines, const struct table_place *table,
                                     size_t number) {
    if (number > table->first) {
        return paragraph_line(lines, number, table->quotes);
    }
    struct lines_slice line = lines_get(lines, number);
    size_t start = MIN(table->start, line.length);
    return (struct lines_slice){.text = line.text + start, .length = line.length - start};
}

bool table_find(struct lines *lines, struct table_place *table, struct diagnostics *diagnostics) {
    for (size_t i = table->first + 1; i <= table->last; i++) {
        struct lines_slice line = table_line(lines, table, i);
        size_t columns = pipes_delimiters(line.text, line.length);
        struct lines_slice before = table_line(lines, table, i - 1);
        if (columns > MOST_COLUMNS) {
            diagnostics_add(
                diagnostics, CODE_MARKDOWN_TOO_LARGE, lines_place(lines, i, 0, SIZE_MAX), NULL,
                "a table has %zu columns; at most %d are allowed", columns, MOST_COLUMNS);
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

static struct prose **make_row(const struct making *making, size_t number, struct prose **tail) {
    struct prose *row = add(making->arena, tail, PROSE_ROW);
    row->header = number == making->table->header;
    struct prose **inner = &row->first;
    struct lines_slice line = table_line(making->lines, making->table, number);
    struct pipes_cell text = pipes_row(line.text, line.length);
    const struct lines_slice whole = lines_get(making->lines, number);
    const char *at = text.text;
    for (size_t i = 0; i < making->table->columns && at; i++) {
        struct pipes_cell cell = pipes_next(&at, text.text + text.length);
        struct prose *node = add(making->arena, inner, PROSE_CELL);
        node->header = row->header;
        node->alignment = making->alignments[i];
        inner = &node->next;
        if (cell.length > 0) {
            struct table_request request = {.node = node,
                                            .depth = making->depth + 2,
                                            .line = number,
                                            .start = (size_t)(cell.text - whole.text),
                                            .text = cell_text(cell)};
            g_array_append_val(making->requests, request);
        }
    }
    return &row->next;
}

static void read_alignments(struct making *making) {
    struct lines_slice line = table_line(making->lines, making->table, making->table->header + 1);
    struct pipes_cell row = pipes_row(line.text, line.length);
    size_t i = 0;
    for (const char *at = row.text; at; i++) {
        making->alignments[i] = pipes_alignment(pipes_next(&at, row.text + row.length));
    }
}

/* The lines that stand before the table are a paragraph; indented so that none begins a block. */
static struct prose **make_before(const struct making *making, struct prose **tail) {
    const struct table_place *table = making->table;
    if (table->header == table->first) {
        return tail;
    }
    GString *text = g_string_new(NULL);
    for (size_t i = table->first; i < table->header; i++) {
        struct lines_slice line = table_line(making->lines, table, i);
        g_string_append(text, i > table->first ? "\n    " : "");
        g_string_append_len(text, line.text, (gssize)line.length);
    }
    struct prose *paragraph = add(making->arena, tail, PROSE_PARAGRAPH);
    struct table_request request = {.node = paragraph,
                                    .depth = making->depth,
                                    .line = table->first,
                                    .paragraph = true,
                                    .text = text};
    g_array_append_val(making->requests, request);
    return &paragraph->next;
}

struct prose **table_make(struct lines *lines, const struct table_place *table, struct arena *arena,
                          GArray *requests, struct prose **tail, size_t depth) {
    struct making making = {
        .lines = lines, .table = table, .arena = arena, .requests = requests, .depth = depth};
    read_alignments(&making);
    tail = make_before(&making, tail);
    struct prose *node = add(arena, tail, PROSE_TABLE);
    node->columns = table->columns;
    node->span = lines_place(lines, table->header, 0, SIZE_MAX);
    struct prose **rows = make_row(&making, table->header, &node->first);
    for (size_t i = table->header + 2; i <= table->last; i++) {
        rows = make_row(&making, i, rows);
    }
    return &node->next;
}
