/* Inline elements change a look; texts are parted where a line may end. */
#include "publish/document_words.h"

#include <string.h>

#define SOFT_HYPHEN 0xAD
#define ZERO_SPACE 0x200B
#define LONG_WORD 14      /* bytes: longer words may end a line after hyphens and slashes */
#define PILL_PADDING 6    /* px left and right of a pill's words */
#define LONGEST_WORD 4000 /* bytes of one piece */

const char *document_words_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        if (strcmp((const char *)at->name, name) == 0) {
            return at->children && at->children->content ? (const char *)at->children->content : "";
        }
    }
    return NULL;
}

bool document_words_class(const xmlNode *node, const char *name) {
    const char *at = document_words_attribute(node, "class");
    size_t length = strlen(name);
    while (at && *at) {
        at += strspn(at, " \t\n");
        size_t word = strcspn(at, " \t\n");
        if (word == length && strncmp(at, name, length) == 0) {
            return true;
        }
        at += word;
    }
    return false;
}

static bool is_one_of(const xmlNode *node, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp((const char *)node->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool document_words_inline(const xmlNode *node) {
    static const char *const NAMES[] = {"a",  "span",   "strong", "em",    "code", "i",
                                        "br", "strike", "b",      "small", "del",  "drawing"};
    return node->type != XML_ELEMENT_NODE || is_one_of(node, NAMES, G_N_ELEMENTS(NAMES));
}

const struct drawing *document_words_drawing(const struct document_box_tools *tools,
                                             const xmlNode *node, struct problem *problem) {
    const char *number = document_words_attribute(node, "n");
    char *end = NULL;
    guint64 n = number ? g_ascii_strtoull(number, &end, 10) : 0;
    if (!number || end == number || *end || n >= tools->drawing_count) {
        problem_set(problem, NULL, "line %d of a section: there is no drawing \"%s\"",
                    (int)xmlGetLineNo(node), number ? number : "");
        return NULL;
    }
    return tools->drawings[n];
}

struct document_box_look document_words_look(const xmlNode *node, struct document_box_look look) {
    static const struct {
        const char *name;
        enum role role, ground;
    } TONES[] = {
        {"muted", ROLE_MUTED, ROLE_SUNKEN},       {"unknown", ROLE_MUTED, ROLE_SUNKEN},
        {"bad", ROLE_BAD, ROLE_BAD_GROUND},       {"late", ROLE_BAD, ROLE_BAD_GROUND},
        {"warn", ROLE_WARN, ROLE_SUNKEN},         {"good", ROLE_GOOD, ROLE_GOOD_GROUND},
        {"question", ROLE_QUESTION, ROLE_SUNKEN}, {"accent", ROLE_ACCENT, ROLE_ACCENT_SOFT}};
    enum role ground = ROLE_SUNKEN;
    for (size_t i = 0; i < G_N_ELEMENTS(TONES); i++) {
        if (document_words_class(node, TONES[i].name)) {
            look.role = TONES[i].role;
            ground = TONES[i].ground;
        }
    }
    if (document_words_class(node, "small")) {
        look.font.size = 12.5;
        look.line = 17;
    } else if (document_words_class(node, "lead")) {
        look.font.size = 18;
        look.line = 26;
    } else if (document_words_class(node, "figure")) {
        look.font = (struct text_font){.size = 36, .weight = TEXT_SEMIBOLD};
        look.line = 42;
    }
    if (document_words_class(node, "tag")) {
        look.ground = ground;
        look.nowrap = true;
        look.font.size = MIN(look.font.size, 13);
        look.font.weight = TEXT_MEDIUM;
    }
    look.nowrap = look.nowrap || document_words_class(node, "nowrap");
    return look;
}

static double space_width(struct document_words *words, const struct document_box_look *look) {
    const struct text_font *font = &look->font;
    if (words->gap_font.size != font->size || words->gap_font.weight != font->weight ||
        words->gap_font.italic != font->italic) {
        words->gap_font = *font;
        words->gap = text_width(words->tools->measure, font, "a a") -
                     2 * text_width(words->tools->measure, font, "a");
    }
    return words->gap;
}

static struct document_box_piece *add_piece(struct document_words *words,
                                            const struct document_box_look *look,
                                            enum document_box_piece_kind kind) {
    struct document_box_piece piece = {.kind = kind,
                                       .look = look,
                                       .gap = words->space ? space_width(words, look) : 0,
                                       .line_end = words->line_end,
                                       .scale = 1};
    const struct document_box_piece *last =
        words->pieces->len > 0
            ? &g_array_index(words->pieces, struct document_box_piece, words->pieces->len - 1)
            : NULL;
    bool same = last && last->look == look;
    if (last && last->kind == DOCUMENT_BOX_ICON) {
        piece.gap = 0; /* an icon brings its own */
    }
    piece.joined =
        !piece.line_end && ((!words->space && !words->parted) || (same && look->nowrap) ||
                            (last && last->kind == DOCUMENT_BOX_ICON));
    words->space = words->line_end = words->parted = false;
    g_array_append_val(words->pieces, piece);
    return &g_array_index(words->pieces, struct document_box_piece, words->pieces->len - 1);
}

static void add_word(struct document_words *words, const struct document_box_look *look,
                     const char *text, size_t length) {
    if (length == 0) {
        return;
    }
    struct document_box_piece *piece = add_piece(words, look, DOCUMENT_BOX_WORD);
    piece->text = arena_text(words->tools->arena, text, length);
    piece->width = text_width(words->tools->measure, &look->font, piece->text);
}

static bool is_space(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
}

/* Whether a line may not start with a wide sign, and whether it may not end with it. */
static bool closes(gunichar sign) {
    GUnicodeType type = g_unichar_type(sign);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           type == G_UNICODE_OTHER_PUNCTUATION || type == G_UNICODE_MODIFIER_LETTER ||
           g_unichar_ismark(sign);
}
static bool opens(gunichar sign) {
    GUnicodeType type = g_unichar_type(sign);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* Whether a line may end between two signs of one word. */
static bool may_part(gunichar before, gunichar sign, size_t length) {
    if (before >= 0x2E80 || sign >= 0x2E80) {
        return (g_unichar_iswide(before) || g_unichar_iswide(sign)) && !closes(sign) &&
               !opens(before) && !g_unichar_iszerowidth(sign);
    }
    bool cut = before == '-' || before == '/' || before == 0x2010 || before == 0x2014 ||
               before == '_' || before == '.';
    return cut && length > LONG_WORD && g_unichar_isalpha(sign);
}

/* Adds a stretch without white space. */
static void add_stretch(struct document_words *words, const struct document_box_look *look,
                        const char *text, size_t length) {
    const char *start = text, *end = text + length;
    gunichar before = 0;
    for (const char *at = text; at < end;) {
        const char *next = g_utf8_next_char(at);
        gunichar sign = g_utf8_get_char(at);
        bool hidden = sign == SOFT_HYPHEN || sign == ZERO_SPACE;
        if (hidden || (before && may_part(before, sign, length)) || at - start > LONGEST_WORD) {
            add_word(words, look, start, (size_t)(at - start));
            if (sign == SOFT_HYPHEN && words->pieces->len > 0) {
                g_array_index(words->pieces, struct document_box_piece, words->pieces->len - 1)
                    .soft = true;
            }
            words->parted = true;
            start = hidden ? next : at;
        }
        before = hidden ? 0 : sign;
        at = next;
    }
    add_word(words, look, start, (size_t)(end - start));
}

/* Moves the word that begins a line by as many spaces as stand before it. */
static void indent(struct document_words *words, const struct document_box_look *look, guint first,
                   size_t spaces) {
    if (words->pieces->len > first) {
        struct document_box_piece *piece =
            &g_array_index(words->pieces, struct document_box_piece, first);
        double lead = (double)spaces * space_width(words, look);
        piece->lead += lead;
        piece->width += lead;
    }
}

static void add_text(struct document_words *words, const struct document_box_look *look,
                     const char *text) {
    size_t spaces = 0;
    for (const char *at = text; *at;) {
        if (is_space(*at)) {
            bool ends = words->keep_lines && *at == '\n';
            words->line_end = words->line_end || (ends && words->pieces->len > 0);
            words->space = true;
            spaces = ends ? 0 : spaces + 1;
            at++;
            continue;
        }
        const char *end = at;
        while (*end && !is_space(*end)) {
            end++;
        }
        guint first = words->pieces->len;
        bool begins = words->keep_lines && (first == 0 || words->line_end);
        add_stretch(words, look, at, (size_t)(end - at));
        if (begins) {
            indent(words, look, first, spaces);
        }
        spaces = 0;
        at = end;
    }
}

static const struct {
    const char *name;
    enum icon icon;
    enum role role;
} ICONS[] = {
    {"verdict-blind-spot", ICON_BLIND_SPOT, ROLE_BAD},
    {"verdict-weak", ICON_WEAK, ROLE_BAD},
    {"verdict-overrated", ICON_OVERRATED, ROLE_WARN},
    {"verdict-question", ICON_QUESTION, ROLE_QUESTION},
    {"verdict-hidden-strength", ICON_HIDDEN_STRENGTH, ROLE_GOOD},
    {"verdict-strength", ICON_STRENGTH, ROLE_GOOD},
    {"verdict-not-measured", ICON_NONE_GIVEN, ROLE_MUTED},
    {"none", ICON_NONE_GIVEN, ROLE_BAD},
    {"level-high", ICON_LEVEL_HIGH, ROLE_ACCENT},
    {"level-medium", ICON_LEVEL_MEDIUM, ROLE_ACCENT},
    {"level-low", ICON_LEVEL_LOW, ROLE_ACCENT},
    {"status-proposed", ICON_PROPOSED, ROLE_MUTED},
    {"status-approved", ICON_APPROVED, ROLE_MUTED},
    {"status-in-progress", ICON_IN_PROGRESS, ROLE_MUTED},
    {"status-done", ICON_DONE, ROLE_GOOD},
    {"status-blocked", ICON_BLOCKED, ROLE_BAD},
    {"status-cancelled", ICON_CANCELLED, ROLE_MUTED},
    {"star", ICON_STAR, ROLE_ACCENT},
    {"flag", ICON_FLAG, ROLE_BAD},
    {"warning", ICON_WARNING, ROLE_WARN},
    {"better", ICON_BETTER, ROLE_GOOD},
    {"worse", ICON_WORSE, ROLE_BAD},
    {"tick", ICON_DONE, ROLE_GOOD},
    {"ring", ICON_PROPOSED, ROLE_MUTED},
    {"channel-web", ICON_WEB, ROLE_MUTED},
    {"channel-portal", ICON_PORTAL, ROLE_MUTED},
    {"channel-app", ICON_APP, ROLE_MUTED},
    {"channel-email", ICON_EMAIL, ROLE_MUTED},
    {"channel-chat", ICON_CHAT, ROLE_MUTED},
    {"channel-social", ICON_SOCIAL, ROLE_MUTED},
    {"channel-phone", ICON_PHONE, ROLE_MUTED},
    {"channel-shop", ICON_SHOP, ROLE_MUTED},
    {"channel-field", ICON_FIELD, ROLE_MUTED},
    {"channel-partner", ICON_PARTNER, ROLE_MUTED},
    {"channel-letter", ICON_LETTER, ROLE_MUTED},
    {"channel-other", ICON_OTHER, ROLE_MUTED},
};

/* Adds the icon named by a class; the look's role, or the icon's own where the text is plain ink.
 */
static bool add_icon(struct document_words *words, const xmlNode *node,
                     const struct document_box_look *look) {
    for (size_t i = 0; i < G_N_ELEMENTS(ICONS); i++) {
        if (document_words_class(node, ICONS[i].name)) {
            struct document_box_look *own =
                ARENA_NEW(words->tools->arena, struct document_box_look);
            *own = *look;
            own->role = look->role == ROLE_INK ? ICONS[i].role : look->role;
            struct document_box_piece *piece =
                add_piece(words, look->ground == ROLE_NONE ? own : look, DOCUMENT_BOX_ICON);
            piece->icon = ICONS[i].icon;
            piece->width = icon_width(piece->icon) + 5;
            words->parted = false;
            return true;
        }
    }
    return problem_set(words->problem, NULL, "line %d of a section: there is no icon \"%s\"",
                       (int)xmlGetLineNo(node), document_words_attribute(node, "class"));
}

static bool add_drawing(struct document_words *words, const xmlNode *node,
                        const struct document_box_look *look) {
    const struct drawing *drawing = document_words_drawing(words->tools, node, words->problem);
    if (!drawing) {
        return false;
    }
    words->parted = true;
    struct document_box_piece *piece = add_piece(words, look, DOCUMENT_BOX_INLINE_DRAWING);
    piece->drawing = drawing;
    piece->width = drawing->about.width;
    words->parted = true;
    return true;
}

/* Adds what is in an element. */
static bool add_children(struct document_words *words, const xmlNode *node,
                         const struct document_box_look *look) {
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (!document_words_add(words, child, look)) {
            return false;
        }
    }
    return true;
}

/* The look inside an element. */
static const struct document_box_look *look_in(struct document_words *words, const xmlNode *node,
                                               const struct document_box_look *look) {
    struct document_box_look *inside = ARENA_NEW(words->tools->arena, struct document_box_look);
    const char *name = (const char *)node->name, *href = document_words_attribute(node, "href");
    *inside = document_words_look(node, *look);
    if (strcmp(name, "strong") == 0 || strcmp(name, "b") == 0) {
        inside->font.weight = TEXT_SEMIBOLD;
    } else if (strcmp(name, "em") == 0) {
        inside->font.italic = inside->font.weight == TEXT_REGULAR;
    } else if (strcmp(name, "code") == 0) {
        inside->font.weight = TEXT_MEDIUM;
    } else if (strcmp(name, "small") == 0) {
        inside->font.size = MIN(inside->font.size, 12.5);
        inside->role = ROLE_MUTED;
    }
    if (strcmp(name, "a") == 0 && href && *href) {
        inside->href = arena_string(words->tools->arena, href);
        inside->role = inside->role == ROLE_INK ? ROLE_ACCENT : inside->role;
    }
    return inside;
}

bool document_words_add(struct document_words *words, const xmlNode *node,
                        const struct document_box_look *look) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(words, look, (const char *)node->content);
        return true;
    }
    if (node->type == XML_COMMENT_NODE) {
        return true;
    }
    if (node->type != XML_ELEMENT_NODE || !document_words_inline(node)) {
        return problem_set(words->problem, NULL,
                           "line %d of a section: <%s> cannot stand in a paragraph",
                           (int)xmlGetLineNo(node), node->name ? (const char *)node->name : "");
    }
    const char *name = (const char *)node->name;
    if (strcmp(name, "br") == 0) {
        words->line_end = words->pieces->len > 0;
        return true;
    }
    if (strcmp(name, "i") == 0) {
        return add_icon(words, node, look);
    }
    if (strcmp(name, "drawing") == 0) {
        return add_drawing(words, node, look);
    }
    const struct document_box_look *inside = look_in(words, node, look);
    guint first = words->pieces->len;
    if (!add_children(words, node, inside)) {
        return false;
    }
    if (inside->ground != ROLE_NONE && look->ground == ROLE_NONE && words->pieces->len > first) {
        struct document_box_piece *pieces =
            (struct document_box_piece *)(void *)words->pieces->data;
        pieces[first].lead = PILL_PADDING;
        pieces[first].width += PILL_PADDING;
        pieces[words->pieces->len - 1].width += PILL_PADDING;
    }
    return true;
}
