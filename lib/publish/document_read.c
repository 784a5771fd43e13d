/* A tree of elements becomes a tree of boxes. What an element is on paper stands in one table. */
#include "publish/document_words.h"

#include <libxml/parser.h>
#include <string.h>

struct reader {
    const struct document_box_tools *tools;
    struct problem *problem;
    bool cover;
};

/* How the texts in a container look, and how close its parts stand. */
struct setting {
    struct document_box_look look;
    enum document_box_align align;
    double gap; /* after a paragraph */
    bool tight; /* in a table, a card: less room */
    double pad; /* above and below the content of a cell */
};

enum element {
    PARAGRAPH,
    HEADING,
    LIST,
    QUOTE,
    PREFORMATTED,
    RULE,
    FACTS,
    DIVISION,
    FIGURE,
    CAPTION,
    TABLE,
};

static const struct {
    const char *name;
    enum element element;
    const char *tag;
} ELEMENTS[] = {
    {"p", PARAGRAPH, "P"},      {"h1", HEADING, "H1"},
    {"h2", HEADING, "H2"},      {"h3", HEADING, "H3"},
    {"h4", HEADING, "H4"},      {"ul", LIST, "L"},
    {"ol", LIST, "L"},          {"blockquote", QUOTE, "BlockQuote"},
    {"pre", PREFORMATTED, "P"}, {"hr", RULE, NULL},
    {"dl", FACTS, "Table"},     {"div", DIVISION, "Div"},
    {"figure", FIGURE, "Div"},  {"figcaption", CAPTION, "P"},
    {"table", TABLE, "Table"},
};

static bool read_children(const struct reader *reader, const xmlNode *node,
                          const struct setting *setting, struct document_box *box);

static bool is_named(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool refuse(const struct reader *reader, const xmlNode *node, const char *where) {
    return problem_set(reader->problem, NULL, "line %d of a section: <%s> cannot stand in %s",
                       (int)xmlGetLineNo(node), (const char *)node->name, where);
}

static struct document_box *add_box(const struct reader *reader, struct document_box *parent,
                                    enum document_box_kind kind, const char *tag) {
    struct document_box *box = ARENA_NEW(reader->tools->arena, struct document_box);
    box->kind = kind;
    box->tag = tag;
    box->scale = 1;
    if (parent->last) {
        parent->last->next = box;
    } else {
        parent->first = box;
    }
    parent->last = box;
    return box;
}

static void take_id(const struct reader *reader, const xmlNode *node, struct document_box *box) {
    box->id = arena_string(reader->tools->arena, document_words_attribute(node, "id"));
}

static bool is_rtl(const struct document_words *words) {
    for (guint i = 0; i < words->pieces->len; i++) {
        const char *text = g_array_index(words->pieces, struct document_box_piece, i).text;
        for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
            gunichar sign = g_utf8_get_char(at);
            if (g_unichar_isalpha(sign)) {
                GUnicodeScript script = g_unichar_get_script(sign);
                return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
            }
        }
    }
    return false;
}

/* Adds a text of the nodes from first to before end; nothing when they hold no words. */
static bool add_text(const struct reader *reader, const xmlNode *first, const xmlNode *end,
                     const struct setting *setting, bool keep_lines, struct document_box *parent,
                     struct document_box **made) {
    struct document_words words = {.tools = reader->tools,
                                   .problem = reader->problem,
                                   .keep_lines = keep_lines,
                                   .pieces =
                                       g_array_new(FALSE, TRUE, sizeof(struct document_box_piece))};
    struct document_box_look *look = ARENA_NEW(reader->tools->arena, struct document_box_look);
    *look = setting->look;
    bool good = true;
    for (const xmlNode *node = first; good && node != end; node = node->next) {
        good = document_words_add(&words, node, look);
    }
    *made = NULL;
    if (good && words.pieces->len > 0) {
        struct document_box *box = add_box(reader, parent, DOCUMENT_BOX_TEXT, NULL);
        box->align = setting->align;
        box->piece_count = words.pieces->len;
        box->pieces = arena_copy(reader->tools->arena, words.pieces->data,
                                 words.pieces->len * sizeof(struct document_box_piece));
        box->rtl = is_rtl(&words);
        if (box->rtl && box->align == DOCUMENT_BOX_START) {
            box->align = DOCUMENT_BOX_END;
        }
        *made = box;
    }
    g_array_unref(words.pieces);
    return good;
}

/* Adds an element that is one text. */
static bool add_element_text(const struct reader *reader, const xmlNode *node,
                             const struct setting *setting, const char *tag,
                             struct document_box *parent, struct document_box **made) {
    bool good =
        add_text(reader, node->children, NULL, setting, is_named(node, "pre"), parent, made);
    if (good && *made) {
        (*made)->tag = tag;
        (*made)->after = setting->gap;
        take_id(reader, node, *made);
    }
    return good;
}

static bool add_heading(const struct reader *reader, const xmlNode *node,
                        const struct setting *setting, const char *tag,
                        struct document_box *parent) {
    static const struct {
        double size, line, before, after;
    } SIZES[] = {{28, 34, 0, 10}, {20, 26, 24, 9}, {16, 21, 16, 6}, {14.5, 19, 12, 4}};
    size_t level = (size_t)(tag[1] - '1');
    struct setting inside = *setting;
    inside.look.font = (struct text_font){.size = SIZES[level].size, .weight = TEXT_SEMIBOLD};
    inside.look.line = SIZES[level].line;
    if (reader->cover && level == 0) {
        inside.look.font.size = 54;
        inside.look.line = 62;
    }
    inside.look = document_words_look(node, inside.look);
    struct document_box *box;
    if (!add_element_text(reader, node, &inside, tag, parent, &box)) {
        return false;
    }
    if (box) {
        box->before = setting->tight ? SIZES[level].before / 2 : SIZES[level].before;
        box->after = SIZES[level].after;
        box->keep_next = true;
    }
    return true;
}

static bool add_list(const struct reader *reader, const xmlNode *node,
                     const struct setting *setting, struct document_box *parent) {
    struct document_box *list = add_box(reader, parent, DOCUMENT_BOX_BLOCK, "L");
    bool ordered = is_named(node, "ol");
    const char *start = document_words_attribute(node, "start");
    gint64 number = start ? g_ascii_strtoll(start, NULL, 10) : 1;
    list->left = ordered ? 26 : 18;
    list->after = setting->gap;
    take_id(reader, node, list);
    struct setting inside = *setting;
    inside.gap = 3;
    for (const xmlNode *item = node->children; item; item = item->next) {
        if (item->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!is_named(item, "li")) {
            return refuse(reader, item, "a list");
        }
        struct document_box *box = add_box(reader, list, DOCUMENT_BOX_BLOCK, "LI");
        struct document_box *body = add_box(reader, box, DOCUMENT_BOX_BLOCK, "LBody");
        struct document_box *marker = NULL, holder = {0};
        char label[24];
        g_snprintf(label, sizeof label, "%" G_GINT64_FORMAT ".", number++);
        xmlNode text = {.type = XML_TEXT_NODE, .content = (xmlChar *)(ordered ? label : "•")};
        box->after = inside.gap;
        take_id(reader, item, box);
        if (!add_text(reader, &text, NULL, setting, false, &holder, &marker) ||
            !read_children(reader, item, &inside, body)) {
            return false;
        }
        marker->tag = "Lbl";
        box->marker = marker;
    }
    return true;
}

/* A cell: its content is one text, or blocks. */
static bool read_cell(const struct reader *reader, const xmlNode *node,
                      const struct setting *setting, bool head, struct document_box *row) {
    bool header = is_named(node, "th");
    struct document_box *cell =
        add_box(reader, row, DOCUMENT_BOX_BLOCK, header || head ? "TH" : "TD");
    struct setting inside = *setting;
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
    take_id(reader, node, cell);
    return read_children(reader, node, &inside, cell);
}

static bool read_rows(const struct reader *reader, const xmlNode *node,
                      const struct setting *setting, bool head, struct document_box *table) {
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!is_named(at, "tr")) {
            return refuse(reader, at, "the rows of a table");
        }
        struct document_box *row = add_box(reader, table, DOCUMENT_BOX_BLOCK, "TR");
        size_t columns = 0;
        take_id(reader, at, row);
        row->ground = document_words_class(at, "lowest") ? ROLE_LOWEST : ROLE_NONE;
        for (const xmlNode *cell = at->children; cell; cell = cell->next) {
            if (cell->type != XML_ELEMENT_NODE) {
                continue;
            }
            if (!is_named(cell, "td") && !is_named(cell, "th")) {
                return refuse(reader, cell, "a row");
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
static void read_shares(const struct reader *reader, const xmlNode *node,
                        struct document_box *table) {
    size_t i = 0;
    table->shares = ARENA_ARRAY(reader->tools->arena, double, table->columns + 1);
    for (const xmlNode *group = node->children; group; group = group->next) {
        if (!is_named(group, "colgroup")) {
            continue;
        }
        for (const xmlNode *col = group->children; col; col = col->next) {
            if (is_named(col, "col") && i < table->columns) {
                const char *width = document_words_attribute(col, "width");
                table->shares[i++] = width ? g_ascii_strtod(width, NULL) : 0;
            }
        }
    }
}

static struct setting table_setting(const struct setting *setting) {
    struct setting inside = *setting;
    inside.look.font = (struct text_font){.size = 14, .weight = TEXT_REGULAR};
    inside.look.line = 19;
    inside.gap = 4;
    inside.tight = true;
    inside.pad = 5;
    return inside;
}

static bool add_table(const struct reader *reader, const xmlNode *node,
                      const struct setting *setting, struct document_box *parent) {
    struct setting inside = table_setting(setting);
    struct document_box *caption = NULL;
    if (document_words_class(node, "compact")) {
        inside.look.font.size = 13;
        inside.look.line = 17;
        inside.pad = 3;
    }
    for (const xmlNode *at = node->children; at; at = at->next) {
        struct setting words = inside;
        words.look.font.weight = TEXT_SEMIBOLD;
        words.gap = 5;
        if (is_named(at, "caption") &&
            !add_element_text(reader, at, &words, "P", parent, &caption)) {
            return false;
        }
    }
    if (caption) {
        caption->keep_next = true;
        caption->before = 12;
    }
    struct document_box *table = add_box(reader, parent, DOCUMENT_BOX_TABLE, "Table");
    table->after = 16;
    table->border = ROLE_HAIRLINE;
    take_id(reader, node, table);
    for (const xmlNode *at = node->children; at; at = at->next) {
        bool head = is_named(at, "thead");
        if (at->type != XML_ELEMENT_NODE || is_named(at, "caption") || is_named(at, "colgroup")) {
            continue;
        }
        if (!head && !is_named(at, "tbody") && !is_named(at, "tfoot")) {
            return refuse(reader, at, "a table");
        }
        if (!read_rows(reader, at, &inside, head, table)) {
            return false;
        }
    }
    read_shares(reader, node, table);
    return true;
}

/* Facts as a table without lines: a term and what it is. */
static bool add_facts(const struct reader *reader, const xmlNode *node,
                      const struct setting *setting, struct document_box *parent) {
    struct document_box *table = add_box(reader, parent, DOCUMENT_BOX_TABLE, "Table");
    struct document_box *row = NULL;
    struct setting inside = table_setting(setting);
    table->columns = 2;
    table->after = setting->gap;
    table->border = ROLE_NONE;
    table->shares = ARENA_ARRAY(reader->tools->arena, double, 3);
    take_id(reader, node, table);
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        bool term = is_named(at, "dt");
        if (!term && !is_named(at, "dd")) {
            return refuse(reader, at, "a list of facts");
        }
        if (term || !row) {
            row = add_box(reader, table, DOCUMENT_BOX_BLOCK, "TR");
        }
        struct document_box *cell =
            term || !row->last || row->first == row->last
                ? add_box(reader, row, DOCUMENT_BOX_BLOCK, term ? "TH" : "TD")
                : row->last;
        struct setting words = inside;
        words.look.role = term ? ROLE_MUTED : words.look.role;
        words.look = document_words_look(at, words.look);
        cell->span = 1;
        cell->scope = term ? "Row" : NULL;
        cell->right = 16;
        cell->top = cell->bottom = 2.5;
        if (!read_children(reader, at, &words, cell)) {
            return false;
        }
    }
    return true;
}

/* How many of the twelve columns a part takes. */
static int span_of(const xmlNode *node) {
    for (int span = 1; span < 12; span++) {
        char name[8];
        g_snprintf(name, sizeof name, "w%d", span);
        if (document_words_class(node, name)) {
            return span;
        }
    }
    return 12;
}

static bool add_columns(const struct reader *reader, const xmlNode *node,
                        const struct setting *setting, struct document_box *parent) {
    struct document_box *columns = add_box(reader, parent, DOCUMENT_BOX_COLUMNS, "Div");
    int used = 0;
    columns->after = 16;
    take_id(reader, node, columns);
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE && !is_named(at, "div")) {
            return refuse(reader, at, "columns");
        }
        struct document_box holder = {0};
        xmlNode single = *at;
        single.next = NULL;
        xmlNode wrapper = {
            .type = XML_ELEMENT_NODE, .name = (const xmlChar *)"columns", .children = &single};
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!read_children(reader, &wrapper, setting, &holder)) {
            return false;
        }
        struct document_box *box = holder.first;
        box->before = 0;
        box->span = span_of(at);
        if (used + box->span > 12 && columns->first) {
            columns = add_box(reader, parent, DOCUMENT_BOX_COLUMNS, "Div");
            columns->after = 16;
            used = 0;
        }
        used += box->span;
        *(columns->last ? &columns->last->next : &columns->first) = box;
        columns->last = box;
    }
    return true;
}

/* A division: a card, a note, what is kept together, or nothing but a group. */
static bool add_division(const struct reader *reader, const xmlNode *node,
                         const struct setting *setting, const char *tag,
                         struct document_box *parent) {
    if (document_words_class(node, "columns")) {
        return add_columns(reader, node, setting, parent);
    }
    struct document_box *box = add_box(reader, parent, DOCUMENT_BOX_BLOCK, tag);
    struct setting inside = *setting;
    inside.look = document_words_look(node, setting->look);
    bool card = document_words_class(node, "card"), note = document_words_class(node, "note");
    if (card || note) {
        box->left = box->right = 18;
        box->top = box->bottom = 11;
        box->border = card ? ROLE_HAIRLINE : ROLE_NONE;
        box->ground = note ? ROLE_SUNKEN : ROLE_NONE;
        inside.tight = true;
        inside.gap = 6;
    }
    box->after = card || note ? 14 : setting->gap;
    box->keep_whole = card || document_words_class(node, "keep");
    take_id(reader, node, box);
    return read_children(reader, node, &inside, box);
}

static bool add_figure(const struct reader *reader, const xmlNode *node,
                       const struct setting *setting, struct document_box *parent) {
    struct document_box *figure = add_box(reader, parent, DOCUMENT_BOX_BLOCK, "Div");
    size_t count = 0;
    figure->after = 14;
    take_id(reader, node, figure);
    if (!read_children(reader, node, setting, figure)) {
        return false;
    }
    for (struct document_box *box = figure->first; box; box = box->next) {
        count += box->kind == DOCUMENT_BOX_DRAWING;
        if (box->kind == DOCUMENT_BOX_DRAWING) {
            box->own_page = count > 1;
            box->keep_next = box->next && box->next->kind == DOCUMENT_BOX_TEXT;
        }
    }
    return true;
}

static bool add_quote(const struct reader *reader, const xmlNode *node,
                      const struct setting *setting, struct document_box *parent) {
    struct document_box *box = add_box(reader, parent, DOCUMENT_BOX_BLOCK, "BlockQuote");
    struct setting inside = *setting;
    inside.look.role = ROLE_MUTED;
    box->left = 18;
    box->border = ROLE_ACCENT_MID;
    box->after = setting->gap;
    return read_children(reader, node, &inside, box);
}

static bool add_paragraph(const struct reader *reader, const xmlNode *node,
                          const struct setting *setting, enum element element, const char *tag,
                          struct document_box *parent) {
    struct setting inside = *setting;
    struct document_box *box;
    if (element == CAPTION) {
        inside.look.font.size = 12.5;
        inside.look.line = 17;
        inside.look.role = ROLE_MUTED;
    } else if (element == PREFORMATTED) {
        inside.look.font.size = MIN(inside.look.font.size, 13);
        inside.look.line = 18;
    }
    inside.look = document_words_look(node, inside.look);
    inside.align = document_words_class(node, "num") ? DOCUMENT_BOX_END : inside.align;
    if (reader->cover && document_words_class(node, "lead")) {
        inside.look.font.size = 22;
        inside.look.line = 31;
    }
    if (!add_element_text(reader, node, &inside, tag, parent, &box)) {
        return false;
    }
    if (box && element == CAPTION) {
        box->before = 6;
    }
    if (box && element == PREFORMATTED) {
        box->ground = ROLE_SUNKEN;
        box->left = box->right = 12;
        box->top = box->bottom = 8;
    }
    return true;
}

static bool add_element(const struct reader *reader, const xmlNode *node,
                        const struct setting *setting, struct document_box *parent) {
    for (size_t i = 0; i < G_N_ELEMENTS(ELEMENTS); i++) {
        if (!is_named(node, ELEMENTS[i].name)) {
            continue;
        }
        switch (ELEMENTS[i].element) {
        case HEADING:
            return add_heading(reader, node, setting, ELEMENTS[i].tag, parent);
        case LIST:
            return add_list(reader, node, setting, parent);
        case QUOTE:
            return add_quote(reader, node, setting, parent);
        case RULE:
            add_box(reader, parent, DOCUMENT_BOX_RULE, NULL)->after = setting->gap;
            return true;
        case FACTS:
            return add_facts(reader, node, setting, parent);
        case DIVISION:
            return add_division(reader, node, setting, ELEMENTS[i].tag, parent);
        case FIGURE:
            return add_figure(reader, node, setting, parent);
        case TABLE:
            return add_table(reader, node, setting, parent);
        default:
            return add_paragraph(reader, node, setting, ELEMENTS[i].element, ELEMENTS[i].tag,
                                 parent);
        }
    }
    return problem_set(reader->problem, NULL, "line %d of a section: unknown element <%s>",
                       (int)xmlGetLineNo(node), (const char *)node->name);
}

/* Whether a drawing stands by itself: in a figure, a section, a division. */
static bool stands_alone(const xmlNode *node, const xmlNode *parent) {
    return is_named(node, "drawing") &&
           (is_named(parent, "figure") || is_named(parent, "section") || is_named(parent, "div"));
}

static bool add_drawing(const struct reader *reader, const xmlNode *node,
                        struct document_box *parent) {
    const struct drawing *drawing = document_words_drawing(reader->tools, node, reader->problem);
    if (!drawing) {
        return false;
    }
    struct document_box *box = add_box(reader, parent, DOCUMENT_BOX_DRAWING, "Figure");
    box->drawing = drawing;
    return true;
}

/* Whether a text may stand in a box without being a paragraph. */
static bool holds_text(const struct document_box *box) {
    static const char *const TAGS[] = {"TD", "TH", "LBody"};
    for (size_t i = 0; box->tag && i < G_N_ELEMENTS(TAGS); i++) {
        if (strcmp(box->tag, TAGS[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_children(const struct reader *reader, const xmlNode *node,
                          const struct setting *setting, struct document_box *box) {
    for (const xmlNode *at = node->children; at;) {
        if (stands_alone(at, node)) {
            if (!add_drawing(reader, at, box)) {
                return false;
            }
            at = at->next;
            continue;
        }
        if (!document_words_inline(at)) {
            if (!add_element(reader, at, setting, box)) {
                return false;
            }
            at = at->next;
            continue;
        }
        const xmlNode *end = at;
        while (end && document_words_inline(end) && !stands_alone(end, node)) {
            end = end->next;
        }
        struct document_box *text;
        if (!add_text(reader, at, end, setting, false, box, &text)) {
            return false;
        }
        if (text && (box->first != text || end || !holds_text(box))) {
            text->tag = "P";
            text->after = MIN(setting->gap, 4);
        }
        at = end;
    }
    return true;
}

static bool read_section(const struct reader *reader, const xmlNode *node,
                         struct document_box_section *section) {
    struct arena *arena = reader->tools->arena;
    struct setting setting = {.look = {.font = {.size = 15.5}, .line = 22, .role = ROLE_INK},
                              .gap = 9};
    section->id = arena_string(arena, document_words_attribute(node, "id"));
    section->title = arena_string(arena, document_words_attribute(node, "data-title"));
    section->map = document_words_class(node, "map");
    section->sub = document_words_class(node, "sub");
    section->part = document_words_class(node, "part");
    section->root = ARENA_NEW(arena, struct document_box);
    section->root->tag = "Sect";
    return read_children(reader, node, &setting, section->root);
}

bool document_box_read(const char *html, size_t length, const struct document_box_tools *tools,
                       struct document_box_section *section, struct problem *problem) {
    xmlParserCtxt *context = xmlNewParserCtxt();
    xmlDoc *tree = xmlCtxtReadMemory(context, html, (int)length, "section", "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    bool good = tree && context->wellFormed && !tree->intSubset;
    if (!good) {
        const xmlError *error = xmlCtxtGetLastError(context);
        char *words = g_strdup(error && error->message ? error->message : "a document type");
        problem_set(problem, NULL, "line %d of a section: %s", error ? error->line : 1,
                    g_strstrip(words));
        g_free(words);
    } else {
        const xmlNode *root = xmlDocGetRootElement(tree);
        struct reader reader = {.tools = tools, .problem = problem};
        reader.cover = section->cover = document_words_class(root, "cover");
        good = is_named(root, "section") ? read_section(&reader, root, section)
                                         : refuse(&reader, root, "a document: only <section>");
    }
    xmlFreeDoc(tree);
    xmlFreeParserCtxt(context);
    return good;
}
