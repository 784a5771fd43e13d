/* Lines from words: a text becomes pieces between its break opportunities, each measured through
 * the cache, and lines are filled with as many pieces as fit. Only scripts that do not part words
 * by spaces ask Pango where words end. */
#include "draw/text.h"

#include "draw/text_pango.h"

#include <string.h>

#define ELLIPSIS "\xE2\x80\xA6"
#define SOFT_HYPHEN 0xAD
#define PIECE_BYTES 240 /* longer words are parted anywhere: no line holds them */

#define LEAST_REST 3 /* letters that go to the next line when a word is broken */

/* What lies between two break opportunities. */
struct piece {
    const char *text;
    size_t length;
    double width;
    bool space; /* white space stands before it */
    bool soft;  /* a line that ends here gets a hyphen */
};

struct breaker {
    struct text_measure *measure;
    const struct text_font *font;
    struct text_limits limits;
    struct arena *arena;
    GArray *pieces; /* of struct piece */
    double space, hyphen;
    bool rtl;
};

static bool is_space(gunichar sign) {
    return sign == ' ' || (sign >= '\t' && sign <= '\r') || sign == 0x2028 || sign == 0x2029 ||
           sign == 0x3000;
}

/* Scripts whose lines our own breaker knows. */
bool text_pango_is_simple(const char *text) {
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if ((unsigned char)*at < 0xCD) { /* below U+0340 */
            continue;
        }
        gunichar sign = g_utf8_get_char(at);
        switch (g_unichar_get_script(sign)) {
        case G_UNICODE_SCRIPT_COMMON:
            if (g_unichar_iswide(sign) && sign < 0x1F000) { /* ideographic signs */
                return false;
            }
            break;
        case G_UNICODE_SCRIPT_INHERITED:
        case G_UNICODE_SCRIPT_LATIN:
        case G_UNICODE_SCRIPT_GREEK:
        case G_UNICODE_SCRIPT_CYRILLIC:
        case G_UNICODE_SCRIPT_ARMENIAN:
        case G_UNICODE_SCRIPT_GEORGIAN:
            break;
        default:
            return false;
        }
    }
    return true;
}

/* The base direction of a text: that of its first letter with one. */
static bool is_rtl(const char *text) {
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (!g_unichar_isalpha(sign)) {
            continue;
        }
        GUnicodeScript script = g_unichar_get_script(sign);
        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
               script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
               script == G_UNICODE_SCRIPT_NKO || script == G_UNICODE_SCRIPT_ADLAM;
    }
    return false;
}

/* The text with each run of white space as one space, none at the ends, and without soft hyphens
 * unless kept. */
static const char *tidy(const char *text, bool keep_soft, struct arena *arena) {
    size_t length = strlen(text), used = 0;
    char *out = arena_alloc(arena, length + 1);
    bool pending = false;
    for (const char *at = text; *at;) {
        const char *next = g_utf8_next_char(at);
        gunichar sign = g_utf8_get_char(at);
        if (is_space(sign)) {
            pending = used > 0;
        } else if (keep_soft || (sign != SOFT_HYPHEN && sign != 0x200B)) {
            if (pending) {
                out[used++] = ' ';
                pending = false;
            }
            memcpy(out + used, at, (size_t)(next - at));
            used += (size_t)(next - at);
        }
        at = next;
    }
    out[used] = '\0';
    return out;
}

/* Whether a line may end after this sign inside a word. */
static bool breaks_after(gunichar sign, gunichar before, gunichar after) {
    if (sign == SOFT_HYPHEN || sign == 0x200B) {
        return true;
    }
    if (!before || !after || !g_unichar_isalnum(before)) {
        return false;
    }
    switch (sign) {
    case '-':
    case 0x2010:
        return g_unichar_isalpha(after);
    case '/':
        return g_unichar_isalnum(after);
    case 0x2013:
        return g_unichar_isalpha(before) && g_unichar_isalpha(after);
    case 0x2014:
        return true;
    default:
        return false;
    }
}

static void add_piece(struct breaker *breaker, const char *text, size_t length, bool space,
                      bool soft) {
    struct piece piece = {.text = text, .length = length, .space = space, .soft = soft};
    piece.width = text_pango_width(breaker->measure, breaker->font, text, length);
    g_array_append_val(breaker->pieces, piece);
}

/* Parts a tidy text at its break opportunities; zero-width signs stay outside the pieces. */
static void part(struct breaker *breaker, const char *text) {
    const char *start = text;
    bool space = false;
    gunichar before = 0;
    for (const char *at = text; *at;) {
        const char *next = g_utf8_next_char(at);
        gunichar sign = g_utf8_get_char(at);
        if (sign == ' ') {
            add_piece(breaker, start, (size_t)(at - start), space, false);
            start = next;
            space = true;
            before = 0;
        } else if (((unsigned char)*at < 0x30 || (unsigned char)*at >= 0xC2) &&
                   breaks_after(sign, before, *next && *next != ' ' ? g_utf8_get_char(next) : 0)) {
            bool hidden = sign == SOFT_HYPHEN || sign == 0x200B;
            add_piece(breaker, start, (size_t)((hidden ? at : next) - start), space,
                      sign == SOFT_HYPHEN);
            start = next;
            space = false;
            before = 0;
        } else if (at - start > PIECE_BYTES && !g_unichar_ismark(sign)) {
            add_piece(breaker, start, (size_t)(at - start), space, false);
            start = at;
            space = false;
            before = sign;
        } else {
            before = sign;
        }
        at = next;
    }
    if (*start) {
        add_piece(breaker, start, strlen(start), space, false);
    }
}

/* The same for any script: the opportunities are those of Unicode's line breaking, with Pango's
 * dictionaries. */
static void part_complex(struct breaker *breaker, const char *text) {
    size_t length = strlen(text);
    glong signs = g_utf8_strlen(text, -1);
    PangoLogAttr *attributes = g_new0(PangoLogAttr, (size_t)signs + 1);
    pango_get_log_attrs(text, (int)length, -1, pango_language_from_string("en"), attributes,
                        (int)signs + 1);
    const char *start = text, *at = text;
    bool space = false;
    for (glong i = 1; i <= signs; i++) {
        at = g_utf8_next_char(at);
        if (i < signs && !attributes[i].is_line_break) {
            continue;
        }
        bool spaced = at[-1] == ' ';
        add_piece(breaker, start, (size_t)(at - start) - spaced, space, false);
        space = spaced;
        start = at;
    }
    g_free(attributes);
}

/* How many bytes of a word fit into a width, at least one grapheme; *hyphen tells that the cut lies
 * between letters and leaves room for a hyphen. */
static size_t fitting_prefix(struct breaker *breaker, const struct piece *piece, double width,
                             bool *hyphen) {
    glong signs = g_utf8_strlen(piece->text, (gssize)piece->length);
    PangoLogAttr *attributes = g_new0(PangoLogAttr, (size_t)signs + 1);
    pango_get_log_attrs(piece->text, (int)piece->length, -1, pango_language_from_string("en"),
                        attributes, (int)signs + 1);
    size_t best = 0;
    const char *end = piece->text + piece->length;
    const char *at = g_utf8_next_char(piece->text);
    for (glong i = 1; i < signs && at < end; i++, at = g_utf8_next_char(at)) {
        if (!attributes[i].is_cursor_position) {
            continue;
        }
        size_t length = (size_t)(at - piece->text);
        bool letters = g_unichar_isalpha(g_utf8_get_char(at)) &&
                       g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at)));
        double needed = text_pango_width(breaker->measure, breaker->font, piece->text, length) +
                        (letters ? breaker->hyphen : 0);
        if (best > 0 && (needed > width || (letters && signs - i < LEAST_REST))) {
            break;
        }
        best = length;
        *hyphen = letters;
    }
    g_free(attributes);
    return best ? best : piece->length;
}

/* Makes words wider than a line into pieces that fit. */
static void part_long_words(struct breaker *breaker) {
    for (guint i = 0; i < breaker->pieces->len; i++) {
        struct piece piece = g_array_index(breaker->pieces, struct piece, i);
        if (piece.width <= breaker->limits.width) {
            continue;
        }
        bool hyphen = false;
        size_t length = fitting_prefix(breaker, &piece, breaker->limits.width, &hyphen);
        if (length == piece.length) {
            continue;
        }
        struct piece head = {.text = piece.text, .length = length, .space = piece.space};
        head.width = text_pango_width(breaker->measure, breaker->font, head.text, length);
        head.soft = hyphen;
        piece.text += length;
        piece.length -= length;
        piece.space = false;
        piece.width = text_pango_width(breaker->measure, breaker->font, piece.text, piece.length);
        g_array_index(breaker->pieces, struct piece, i) = head;
        g_array_insert_val(breaker->pieces, i + 1, piece);
    }
}

/* The pieces from first to before last as one line with an ending. */
static struct text_line join(struct breaker *breaker, guint first, guint last, const char *ending) {
    GString *line = g_string_sized_new(64);
    double width = 0;
    bool guessed = false;
    for (guint i = first; i < last; i++) {
        const struct piece *piece = &g_array_index(breaker->pieces, struct piece, i);
        if (i > first && piece->space) {
            g_string_append_c(line, ' ');
            width += breaker->space;
        }
        g_string_append_len(line, piece->text, (gssize)piece->length);
        width += piece->width;
        guessed = guessed || text_pango_is_guessed(breaker->measure, breaker->font, piece->text,
                                                   piece->length);
    }
    g_string_append(line, ending);
    width +=
        *ending ? text_pango_width(breaker->measure, breaker->font, ending, strlen(ending)) : 0;
    struct text_line result = {.text = arena_text(breaker->arena, line->str, line->len),
                               .width = width,
                               .rtl = breaker->rtl,
                               .guessed = guessed};
    g_string_free(line, TRUE);
    return result;
}

/* The index after the last piece that fits on a line starting at first; at least one is taken. */
static guint fill(const struct breaker *breaker, guint first, double width) {
    double used = 0;
    guint best = first + 1;
    for (guint i = first; i < breaker->pieces->len; i++) {
        const struct piece *piece = &g_array_index(breaker->pieces, struct piece, i);
        used += piece->width + (i > first && piece->space ? breaker->space : 0);
        if (used > width + 1e-6) {
            break;
        }
        const struct piece *next = &g_array_index(breaker->pieces, struct piece, i + 1);
        bool last = i + 1 == breaker->pieces->len;
        if (last || next->space || used + (piece->soft ? breaker->hyphen : 0) <= width + 1e-6) {
            best = i + 1;
        }
    }
    return best;
}

/* The last line of a cut text: as many pieces as leave room for "…", else a part of the first. */
static struct text_line cut_line(struct breaker *breaker, guint first) {
    double dots = text_pango_width(breaker->measure, breaker->font, ELLIPSIS, strlen(ELLIPSIS));
    double room = breaker->limits.width - breaker->limits.reserve - dots;
    guint last = fill(breaker, first, room);
    struct piece *piece = &g_array_index(breaker->pieces, struct piece, first);
    if (last == first + 1 && piece->width > room) {
        bool hyphen = false;
        piece->length = fitting_prefix(breaker, piece, room, &hyphen);
        piece->width =
            text_pango_width(breaker->measure, breaker->font, piece->text, piece->length);
    }
    return join(breaker, first, last, ELLIPSIS);
}

static void add_line(struct text_block *block, struct text_line line, struct arena *arena) {
    if ((block->count & (block->count + 1)) == 0 || block->count == 0) { /* 0, 1, 3, 7 … */
        struct text_line *grown = ARENA_ARRAY(arena, struct text_line, block->count * 2 + 1);
        if (block->count > 0) {
            memcpy(grown, block->lines, block->count * sizeof *grown);
        }
        block->lines = grown;
    }
    block->lines[block->count++] = line;
    block->width = line.width > block->width ? line.width : block->width;
}

static struct text_block break_pieces(struct breaker *breaker) {
    struct text_block block = {0};
    size_t most = breaker->limits.lines;
    for (guint first = 0; first < breaker->pieces->len;) {
        guint last = fill(breaker, first, breaker->limits.width);
        if (last < breaker->pieces->len && most > 0 && block.count + 1 == most) {
            block.cut = true;
            add_line(&block, cut_line(breaker, first), breaker->arena);
            break;
        }
        const struct piece *end = &g_array_index(breaker->pieces, struct piece, last - 1);
        bool hyphen = end->soft && last < breaker->pieces->len;
        add_line(&block, join(breaker, first, last, hyphen ? "-" : ""), breaker->arena);
        first = last;
    }
    return block;
}

struct text_block text_wrap(struct text_measure *measure, const struct text_font *font,
                            const char *text, const struct text_limits *limits,
                            struct arena *arena) {
    struct breaker breaker = {.measure = measure, .font = font, .limits = *limits, .arena = arena};
    breaker.hyphen = text_pango_width(measure, font, "-", 1);
    breaker.space = text_pango_width(measure, font, " ", 1);
    bool simple = text_pango_is_simple(text);
    const char *clean = tidy(text, simple, arena);
    breaker.rtl = !simple && is_rtl(clean);
    breaker.pieces = g_array_new(FALSE, TRUE, sizeof(struct piece));
    if (simple) {
        part(&breaker, clean);
    } else {
        part_complex(&breaker, clean);
    }
    part_long_words(&breaker);
    struct text_block block = break_pieces(&breaker);
    g_array_unref(breaker.pieces);
    return block;
}

struct text_line text_fit(struct text_measure *measure, const struct text_font *font,
                          const char *text, double width, bool *cut, struct arena *arena) {
    struct text_limits limits = {.width = width, .lines = 1};
    struct text_block block = text_wrap(measure, font, text, &limits, arena);
    if (cut) {
        *cut = block.cut;
    }
    return block.count > 0 ? block.lines[0] : (struct text_line){.text = ""};
}

double text_width(struct text_measure *measure, const struct text_font *font, const char *text) {
    double space = text_pango_width(measure, font, " ", 1), width = 0;
    bool any = false;
    for (const char *at = text; *at;) {
        const char *end = at;
        while (*end && !is_space(g_utf8_get_char(end))) {
            end = g_utf8_next_char(end);
        }
        if (end > at) {
            width += text_pango_width(measure, font, at, (size_t)(end - at)) + (any ? space : 0);
            any = true;
        }
        at = *end ? g_utf8_next_char(end) : end;
    }
    return width;
}
