/* Characters are gathered first, each but once, so that a font is asked once for each of them. */
#include "render/glyphs.h"

#include "base/format.h"
#include "draw/text.h"
#include "model/wording.h"

#include <string.h>

enum { MOST_NAMED = 10 };

static void gather(const char *text, const struct span *at, void *context) {
    (void)at;
    characters_add(context, text, strlen(text));
}

void glyphs_gather(const struct report *report, struct characters *set) {
    /* What drawings and numbers add by themselves: cut texts, signs, spaces, quotes. */
    static const char SIGNS[] = "…→←↑↓–—−·±×²“”‘’„«»≤≥△▲▼°\u00a0\u202f\u2009\u2011";
    characters_add(set, SIGNS, sizeof SIGNS - 1);
    wording_of_model(report->model, gather, set);
    GHashTableIter iter;
    gpointer text;
    g_hash_table_iter_init(&iter, report->texts.table);
    while (g_hash_table_iter_next(&iter, NULL, &text)) {
        characters_add(set, text, strlen(text));
    }
}

/* What is left of a set: the characters without a glyph; gives their number. */
static size_t keep_missing(const struct report *report, struct characters *set) {
    GString *all = g_string_new(NULL);
    for (gunichar at = characters_next(set, 1); at != 0; at = characters_next(set, at + 1)) {
        g_string_append_unichar(all, at);
    }
    struct text_measure *measure = text_measure_new(report->fonts, report->font_count);
    bool any = all->len > 0 && text_missing(measure, all->str) != 0;
    size_t count = 0;
    memset(set, 0, sizeof *set);
    for (const char *at = all->str; any && *at; at = g_utf8_next_char(at)) {
        char sign[8] = "";
        g_strlcpy(sign, at, (gsize)(g_utf8_next_char(at) - at) + 1);
        if (text_missing(measure, sign) != 0) {
            characters_add(set, sign, strlen(sign));
            count++;
        }
    }
    text_measure_free(measure);
    g_string_free(all, TRUE);
    return count;
}

/* The first place where a character of a set is used. */
struct search {
    const struct characters *set;
    struct span at;
    gunichar found; /* 0: none yet */
};

static void search(const char *text, const struct span *at, void *context) {
    struct search *search = context;
    for (; !search->found && *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (character >= 0x7F && characters_has(search->set, character)) {
            search->found = character;
            search->at = *at;
        }
    }
}

/* The character's own place: in the thing's file, at or below where the thing begins. A character
 * that the file writes in another way (an escape, a CSV beside it) is placed at the thing. */
static struct span exact(const struct search *search) {
    struct span at = search->at;
    gchar *text = NULL;
    gsize length;
    if (!at.source || !at.source->path ||
        !g_file_get_contents(at.source->path, &text, &length, NULL)) {
        return at;
    }
    char sign[8] = "";
    g_unichar_to_utf8(search->found, sign);
    const char *line = text;
    for (uint32_t i = 1; line && i < at.line; i++) {
        line = strchr(line, '\n');
        line += line != NULL;
    }
    const char *found = line ? strstr(line, sign) : NULL;
    if (found) {
        size_t number = at.line > 0 ? at.line : 1;
        for (const char *end = line; (end = strchr(end, '\n')) && end < found;) {
            line = ++end;
            number++;
        }
        size_t column = source_code_points(line, (size_t)(found - line)) + 1;
        at = span_at(at.source, number, column, 1);
    }
    g_free(text);
    return at;
}

/* "U+4E2D 中, U+1F600 😀 and 3 more". */
static GString *list(const struct characters *set, size_t count) {
    GString *out = g_string_new(NULL);
    size_t named = 0;
    for (gunichar at = characters_next(set, 1); at != 0 && named < MOST_NAMED;
         at = characters_next(set, at + 1)) {
        g_string_append_printf(out, "%sU+%04X ", named++ > 0 ? ", " : "", (unsigned)at);
        g_string_append_unichar(out, at);
    }
    if (count > named) {
        g_string_append_printf(out, " and %zu more", count - named);
    }
    return out;
}

void glyphs_check(const struct report *report, struct diagnostics *diagnostics) {
    struct characters *set = g_new0(struct characters, 1);
    wording_of_model(report->model, gather, set);
    size_t count = keep_missing(report, set);
    if (count > 0) {
        struct search first = {.set = set};
        wording_of_model(report->model, search, &first);
        GString *named = list(set, count);
        diagnostics_add(diagnostics, CODE_GLYPH_MISSING, exact(&first),
                        "name a font file that has them under 'brand: {fonts: [...]}'; without "
                        "one, pages show them in a font of the reader's, PDF and PNG as boxes",
                        count == 1 ? "no font has the character %s"
                                   : "no font has the characters %s",
                        named->str);
        g_string_free(named, TRUE);
    }
    g_free(set);
}
