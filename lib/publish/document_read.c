/* A tree of elements becomes a tree of boxes. What an element is on paper stands in one table. */
#include "publish/document_read.h"

#include <libxml/parser.h>
#include <string.h>

#define FEW_WORDS 60
#define READING_WIDTH 900 /* px: about 120 letters, as wide as lines are read with ease */

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

bool document_read_is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

bool document_read_refuse(const struct document_read *reader, const xmlNode *node,
                          const char *where) {
    return problem_set(reader->problem, NULL, "line %d of a section: <%s> cannot stand in %s",
                       (int)xmlGetLineNo(node), (const char *)node->name, where);
}

struct document_box *document_read_add(const struct document_read *reader,
                                       struct document_box *parent, enum document_box_kind kind,
                                       const char *tag) {
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

void document_read_id(const struct document_read *reader, const xmlNode *node,
                      struct document_box *box) {
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
static bool add_text(const struct document_read *reader, const xmlNode *first, const xmlNode *end,
                     const struct document_read_setting *setting, bool keep_lines,
                     struct document_box *parent, struct document_box **made) {
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
        struct document_box *box = document_read_add(reader, parent, DOCUMENT_BOX_TEXT, NULL);
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
bool document_read_text(const struct document_read *reader, const xmlNode *node,
                        const struct document_read_setting *setting, const char *tag,
                        struct document_box *parent, struct document_box **made) {
    bool good = add_text(reader, node->children, NULL, setting, document_read_is(node, "pre"),
                         parent, made);
    if (good && *made) {
        (*made)->tag = tag;
        (*made)->after = setting->gap;
        document_read_id(reader, node, *made);
    }
    return good;
}

static bool add_heading(const struct document_read *reader, const xmlNode *node,
                        const struct document_read_setting *setting, const char *tag,
                        struct document_box *parent) {
    static const struct {
        double size, line, before, after;
    } SIZES[] = {{28, 34, 0, 10}, {20, 26, 24, 9}, {16, 21, 16, 6}, {14.5, 19, 12, 4}};
    size_t level = (size_t)(tag[1] - '1');
    struct document_read_setting inside = *setting;
    inside.look.font = (struct text_font){.size = SIZES[level].size, .weight = TEXT_SEMIBOLD};
    inside.look.line = SIZES[level].line;
    if (reader->cover && level == 0) {
        struct document_box *bar = document_read_add(reader, parent, DOCUMENT_BOX_RULE, NULL);
        bar->border = ROLE_ACCENT;
        bar->after = 22;
        inside.look.font.size = 54;
        inside.look.line = 62;
    }
    inside.look = document_words_look(node, inside.look);
    struct document_box *box;
    if (!document_read_text(reader, node, &inside, tag, parent, &box)) {
        return false;
    }
    if (box) {
        box->before = setting->tight ? SIZES[level].before / 2 : SIZES[level].before;
        box->after = SIZES[level].after;
        box->keep_next = true;
    }
    return true;
}

static bool add_list(const struct document_read *reader, const xmlNode *node,
                     const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *list = document_read_add(reader, parent, DOCUMENT_BOX_BLOCK, "L");
    bool ordered = document_read_is(node, "ol");
    const char *start = document_words_attribute(node, "start");
    gint64 number = start ? g_ascii_strtoll(start, NULL, 10) : 1;
    list->left = ordered ? 26 : 18;
    list->span = ordered;
    list->after = setting->gap;
    document_read_id(reader, node, list);
    struct document_read_setting inside = *setting;
    inside.gap = 3;
    for (const xmlNode *item = node->children; item; item = item->next) {
        if (item->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!document_read_is(item, "li")) {
            return document_read_refuse(reader, item, "a list");
        }
        struct document_box *box = document_read_add(reader, list, DOCUMENT_BOX_BLOCK, "LI");
        struct document_box *body = document_read_add(reader, box, DOCUMENT_BOX_BLOCK, "LBody");
        struct document_box *marker = NULL, holder = {0};
        char label[24];
        g_snprintf(label, sizeof label, "%" G_GINT64_FORMAT ".", number++);
        xmlNode text = {.type = XML_TEXT_NODE, .content = (xmlChar *)(ordered ? label : "•")};
        box->after = inside.gap;
        document_read_id(reader, item, box);
        if (!add_text(reader, &text, NULL, setting, false, &holder, &marker) ||
            !document_read_children(reader, item, &inside, body)) {
            return false;
        }
        marker->tag = "Lbl";
        box->marker = marker;
    }
    return true;
}

static void add_rule(const struct document_read *reader,
                     const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *rule = document_read_add(reader, parent, DOCUMENT_BOX_RULE, NULL);
    rule->after = setting->gap;
    rule->border = ROLE_HAIRLINE;
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

static bool add_columns(const struct document_read *reader, const xmlNode *node,
                        const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *columns = document_read_add(reader, parent, DOCUMENT_BOX_COLUMNS, "Div");
    int used = 0;
    columns->after = 16;
    columns->before = reader->cover ? 36 : 0;
    document_read_id(reader, node, columns);
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE && !document_read_is(at, "div")) {
            return document_read_refuse(reader, at, "columns");
        }
        struct document_box holder = {0};
        xmlNode single = *at;
        single.next = NULL;
        xmlNode wrapper = {
            .type = XML_ELEMENT_NODE, .name = (const xmlChar *)"columns", .children = &single};
        if (at->type != XML_ELEMENT_NODE) {
            continue;
        }
        if (!document_read_children(reader, &wrapper, setting, &holder)) {
            return false;
        }
        struct document_box *box = holder.first;
        box->before = 0;
        box->span = span_of(at);
        if (used + box->span > 12 && columns->first) {
            columns = document_read_add(reader, parent, DOCUMENT_BOX_COLUMNS, "Div");
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
static bool add_division(const struct document_read *reader, const xmlNode *node,
                         const struct document_read_setting *setting, const char *tag,
                         struct document_box *parent) {
    if (document_words_class(node, "columns")) {
        return add_columns(reader, node, setting, parent);
    }
    struct document_box *box = document_read_add(reader, parent, DOCUMENT_BOX_BLOCK, tag);
    struct document_read_setting inside = *setting;
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
    box->widest = document_words_class(node, "prose") ? READING_WIDTH : 0;
    document_read_id(reader, node, box);
    return document_read_children(reader, node, &inside, box);
}

static bool add_figure(const struct document_read *reader, const xmlNode *node,
                       const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *figure = document_read_add(reader, parent, DOCUMENT_BOX_BLOCK, "Div");
    size_t count = 0;
    figure->after = 14;
    document_read_id(reader, node, figure);
    if (!document_read_children(reader, node, setting, figure)) {
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

static bool add_quote(const struct document_read *reader, const xmlNode *node,
                      const struct document_read_setting *setting, struct document_box *parent) {
    struct document_box *box = document_read_add(reader, parent, DOCUMENT_BOX_BLOCK, "BlockQuote");
    struct document_read_setting inside = *setting;
    inside.look.role = ROLE_MUTED;
    box->left = 18;
    box->border = ROLE_ACCENT_MID;
    box->after = setting->gap;
    return document_read_children(reader, node, &inside, box);
}

static bool add_paragraph(const struct document_read *reader, const xmlNode *node,
                          const struct document_read_setting *setting, enum element element,
                          const char *tag, struct document_box *parent) {
    struct document_read_setting inside = *setting;
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
    if (!document_read_text(reader, node, &inside, tag, parent, &box)) {
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

static bool add_element(const struct document_read *reader, const xmlNode *node,
                        const struct document_read_setting *setting, struct document_box *parent) {
    for (size_t i = 0; i < G_N_ELEMENTS(ELEMENTS); i++) {
        if (!document_read_is(node, ELEMENTS[i].name)) {
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
            add_rule(reader, setting, parent);
            return true;
        case FACTS:
            return document_read_facts(reader, node, setting, parent);
        case DIVISION:
            return add_division(reader, node, setting, ELEMENTS[i].tag, parent);
        case FIGURE:
            return add_figure(reader, node, setting, parent);
        case TABLE:
            return document_read_table(reader, node, setting, parent);
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
    return document_read_is(node, "drawing") &&
           (document_read_is(parent, "figure") || document_read_is(parent, "section") ||
            document_read_is(parent, "div"));
}

static bool add_drawing(const struct document_read *reader, const xmlNode *node,
                        struct document_box *parent) {
    const struct drawing *drawing = document_words_drawing(reader->tools, node, reader->problem);
    if (!drawing) {
        return false;
    }
    struct document_box *box = document_read_add(reader, parent, DOCUMENT_BOX_DRAWING, "Figure");
    box->drawing = drawing;
    return true;
}

/* A few words before a table or a drawing belong to it. */
static void keep_introductions(struct document_box *box) {
    for (struct document_box *child = box->first; child && child->next; child = child->next) {
        const struct document_box *next = child->next;
        bool drawing = next->kind == DOCUMENT_BOX_DRAWING ||
                       (next->kind == DOCUMENT_BOX_BLOCK && next->first &&
                        next->first->kind == DOCUMENT_BOX_DRAWING);
        child->keep_next = child->keep_next ||
                           ((drawing || next->kind == DOCUMENT_BOX_TABLE) &&
                            child->kind == DOCUMENT_BOX_TEXT && child->piece_count < FEW_WORDS);
    }
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

bool document_read_children(const struct document_read *reader, const xmlNode *node,
                            const struct document_read_setting *setting, struct document_box *box) {
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
    keep_introductions(box);
    return true;
}

static bool read_section(const struct document_read *reader, const xmlNode *node,
                         struct document_box_section *section) {
    struct arena *arena = reader->tools->arena;
    struct document_read_setting setting = {
        .look = {.font = {.size = 15.5}, .line = 22, .role = ROLE_INK}, .gap = 9};
    section->id = arena_string(arena, document_words_attribute(node, "id"));
    section->title = arena_string(arena, document_words_attribute(node, "data-title"));
    section->map = document_words_class(node, "map");
    section->sub = document_words_class(node, "sub");
    section->part = document_words_class(node, "part");
    section->flow = document_words_class(node, "flow");
    section->root = ARENA_NEW(arena, struct document_box);
    section->root->tag = "Sect";
    return document_read_children(reader, node, &setting, section->root);
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
        struct document_read reader = {.tools = tools, .problem = problem};
        reader.cover = section->cover = document_words_class(root, "cover");
        good = document_read_is(root, "section")
                   ? read_section(&reader, root, section)
                   : document_read_refuse(&reader, root, "a document: only <section>");
    }
    xmlFreeDoc(tree);
    xmlFreeParserCtxt(context);
    return good;
}
