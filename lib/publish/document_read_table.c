/* Tables and lists of facts become rows of cells. */
#include "publish/document_read.h"

#include <string.h>

/* A cell: its content is one text, or blocks. */
static bool read_cell(const struct document_read *reader, const xmlNode *node,
                      const struct document_read_setting *setting, bool head,
                      struct document_box *row) {
    bool header = document_read_is(node, "th");
    struct document_box *cell =
        document_read_add(reader, row, DOCUMENT_BOX_BLOCK, header || head ? "TH" : "TD");
    struct document_read_setting inside = *setting;
    const char *span = document_words_attribute(node, "colspan");
    cell->span = span ? (int)CLAMP(g_ascii_strtoll(span, NULL, 10), 1, 100) : 1;
    cell->left = cell->right = 8;
    cell->top = cell->bottom = setting->pad;
    if (cell->tag[1] == 'H') {
        cell->scope = head ? "Column" : "Row";
        inside.look.font.weight = TEXT_MEDIUM;
    }
    if (head) {
        inside.look.font.size = 12.5;
        inside.look.line = 16;
        inside.look.role = ROLE_MUTED;
    }
    inside.look = document_words_look(node, inside.look);
    if (document_words_class(node, "num")) {
        inside.align = DOCUMENT_BOX_END;
        inside.look.nowrap = inside.look.nowrap || !head;
    }
    if (document_words_class(node, "lowest")) {
        cell->ground = ROLE_LOWEST;
    }
    document_read_id(reader, node, cell);
    return document_read_children(reader, node, &inside, cell);
}

static bool read_rows(const struct document_read *reader, const xmlNode *node,
                      const struct document_read_setting *setting, bool head,
                      struct document_box *table) {
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!document_read_is(at, "tr")) {
            return document_read_refuse(reader, at, "the rows of a table");
        }
        struct document_box *row = document_read_add(reader, table, DOCUMENT_BOX_BLOCK, "TR");
        size_t columns = 0;
        document_read_id(reader, at, row);
        row->ground = document_words_class(at, "lowest") ? ROLE_LOWEST : ROLE_NONE;
        for (const xmlNode *cell = at->children; cell; cell = cell->next) {
            if (cell->type != XML_ELEMENT_NODE) {
                continue;
            }
            if (!document_read_is(cell, "td") && !document_read_is(cell, "th")) {
                return document_read_refuse(reader, cell, "a row");
            }
            if (!read_cell(reader, cell, setting, head, row)) {
                return false;
            }
            columns += (size_t)row->last->span;
        }
        table->columns = MAX(table->columns, columns);
        table->head_rows += head;
    }
    return true;
}

/* The shares that <col width="NN"> give. */
static void read_shares(const struct document_read *reader, const xmlNode *node,
                        struct document_box *table) {
    size_t i = 0;
    table->shares = ARENA_ARRAY(reader->tools->arena, double, table->columns + 1);
    for (const xmlNode *group = node->children; group; group = group->next) {
        if (!document_read_is(group, "colgroup")) {
            continue;
        }
        for (const xmlNode *col = group->children; col; col = col->next) {
            if (document_read_is(col, "col") && i < table->columns) {
                const char *width = document_words_attribute(col, "width");
                table->shares[i++] = width ? g_ascii_strtod(width, NULL) : 0;
            }
        }
    }
}

static struct document_read_setting table_setting(const struct document_read_setting *setting) {
    struct document_read_setting inside = *setting;
    inside.look.font = (struct text_font){.size = 14, .weight = TEXT_REGULAR};
    inside.look.line = 19;
    inside.gap = 4;
    inside.tight = true;
    inside.pad = 5;
    return inside;
}

bool document_read_table(const struct document_read *reader, const xmlNode *node,
                         const struct document_read_setting *setting, struct document_box *parent) {
    struct document_read_setting inside = table_setting(setting);
    struct document_box *caption = NULL;
    if (document_words_class(node, "compact")) {
        inside.look.font.size = 13;
        inside.look.line = 17;
        inside.pad = 3;
    }
    for (const xmlNode *at = node->children; at; at = at->next) {
        struct document_read_setting words = inside;
        words.look.font.weight = TEXT_SEMIBOLD;
        words.gap = 5;
        if (document_read_is(at, "caption") &&
            !document_read_text(reader, at, &words, "P", parent, &caption)) {
            return false;
        }
    }
    if (caption) {
        caption->keep_next = true;
        caption->before = 12;
    }
    struct document_box *table = document_read_add(reader, parent, DOCUMENT_BOX_TABLE, "Table");
    table->after = 16;
    table->border = ROLE_HAIRLINE;
    document_read_id(reader, node, table);
    for (const xmlNode *at = node->children; at; at = at->next) {
        bool head = document_read_is(at, "thead");
        if (at->type != XML_ELEMENT_NODE || document_read_is(at, "caption") ||
            document_read_is(at, "colgroup")) {
            continue;
        }
        if (!head && !document_read_is(at, "tbody") && !document_read_is(at, "tfoot")) {
            return document_read_refuse(reader, at, "a table");
        }
        if (!read_rows(reader, at, &inside, head, table)) {
            return false;
        }
    }
    read_shares(reader, node, table);
    return true;
}

/* Facts as a table without lines: a term and what it is. */
bool document_read_facts(const struct document_read *reader, const xmlNode *node,
                         const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *table = document_read_add(reader, parent, DOCUMENT_BOX_TABLE, "Table");
    struct document_box *row = NULL;
    struct document_read_setting inside = table_setting(setting);
    table->columns = 2;
    table->after = setting->gap;
    table->border = ROLE_NONE;
    table->shares = ARENA_ARRAY(reader->tools->arena, double, 3);
    document_read_id(reader, node, table);
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        bool term = document_read_is(at, "dt");
        if (!term && !document_read_is(at, "dd")) {
            return document_read_refuse(reader, at, "a list of facts");
        }
        if (term || !row) {
            row = document_read_add(reader, table, DOCUMENT_BOX_BLOCK, "TR");
        }
        struct document_box *cell =
            term || !row->last || row->first == row->last
                ? document_read_add(reader, row, DOCUMENT_BOX_BLOCK, term ? "TH" : "TD")
                : row->last;
        struct document_read_setting words = inside;
        words.look.role = term ? ROLE_MUTED : words.look.role;
        words.look = document_words_look(at, words.look);
        cell->span = 1;
        cell->scope = term ? "Row" : NULL;
        cell->right = 16;
        cell->top = cell->bottom = 2.5;
        if (!document_read_children(reader, at, &words, cell)) {
            return false;
        }
    }
    return true;
}
