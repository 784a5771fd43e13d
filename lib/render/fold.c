/* A line at a time, a word at a time. */
#include "render/fold.h"

#include <stdbool.h>
#include <string.h>

/* The columns of a text; marks that join the character before take none. */
static size_t width_of(const char *text, size_t length) {
    size_t width = 0;
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        width += g_unichar_iszerowidth(character) ? 0 : g_unichar_iswide(character) ? 2 : 1;
    }
    return width;
}

/* The length of the mark that a line starts with. */
static size_t mark_of(const char *line) {
    size_t digits = strspn(line, "0123456789");
    return g_str_has_prefix(line, "- ")                         ? 2
           : digits > 0 && strncmp(line + digits, ". ", 2) == 0 ? digits + 2
                                                                : 0;
}

static void append_line(GString *out, const char *line, size_t columns) {
    size_t indent = mark_of(line), column = 0;
    const char *word = line;
    while (*word) {
        size_t length = strcspn(word, " "), width = width_of(word, length);
        if (length > 0) {
            if (column > indent && column + 1 + width > columns) {
                g_string_append_printf(out, "\n%*s", (int)indent, "");
                column = indent;
            } else if (column > 0) {
                g_string_append_c(out, ' ');
                column++;
            }
            g_string_append_len(out, word, (gssize)length);
            column += width;
        }
        word += length + strspn(word + length, " ");
    }
    g_string_append_c(out, '\n');
}

/* The text without controls but line feeds. */
static char *without_controls(const char *text) {
    GString *clean = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '\t') {
            g_string_append_c(clean, ' ');
        } else if (character == '\n' || !g_unichar_iscntrl(character)) {
            g_string_append_unichar(clean, character);
        }
    }
    return g_string_free(clean, FALSE);
}

void fold_append(GString *out, const char *text, size_t columns) {
    char *clean = without_controls(text);
    gchar **lines = g_strsplit(clean, "\n", -1);
    bool pending = false, any = false;
    for (size_t i = 0; lines[i]; i++) {
        if (*g_strchomp(lines[i]) == '\0') {
            pending = any;
            continue;
        }
        g_string_append(out, pending ? "\n" : "");
        append_line(out, lines[i], columns);
        pending = false;
        any = true;
    }
    g_strfreev(lines);
    g_free(clean);
}
