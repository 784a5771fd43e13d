/* GMime's own encoder writes words longer than the 75 characters of RFC 2047, section 2, where a
 * text has no blanks (Japanese, long compounds), so this is done here. */
#include "publish/header.h"

#include <stdbool.h>
#include <string.h>

enum {
    MOST_LINE = 76,
    MOST_BYTES = 42, /* of UTF-8 in an encoded word: 12 + 56 characters */
    MOST_ASCII = 60, /* of a word that stays as it is */
};

#define FOLD "\r\n "

/* A value while it is written. */
struct line {
    GString *out;
    size_t column;
};

/* Adds a word after a blank, on a new line when it does not fit. */
static void add_word(struct line *line, const char *word, size_t length) {
    bool first = line->out->len == 0;
    if (!first && line->column + 1 + length > MOST_LINE) {
        g_string_append(line->out, FOLD);
        line->column = 1;
    } else if (!first) {
        g_string_append_c(line->out, ' ');
        line->column++;
    }
    g_string_append_len(line->out, word, (gssize)length);
    line->column += length;
}

/* Text without what a header cannot hold; blanks single, none at the ends. */
static char *cleaned(const char *text) {
    GString *clean = g_string_new(NULL);
    char *valid = g_utf8_make_valid(text, -1);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool blank = g_unichar_isspace(character) || character == 0x85;
        bool turn = (character >= 0x202A && character <= 0x202E) ||
                    (character >= 0x2066 && character <= 0x2069);
        if (blank && clean->len > 0 && clean->str[clean->len - 1] != ' ') {
            g_string_append_c(clean, ' ');
        } else if (!blank && !turn && !g_unichar_iscntrl(character)) {
            g_string_append_unichar(clean, character);
        }
    }
    g_free(valid);
    return g_strchomp(g_string_free(clean, FALSE));
}

/* Whether a text can stand as it is: ASCII, no word too long, nothing like an encoded word. */
static bool stays(const char *text) {
    size_t word = 0;
    for (const char *at = text; *at; at++) {
        word = *at == ' ' ? 0 : word + 1;
        if ((unsigned char)*at >= 0x80 || word > MOST_ASCII) {
            return false;
        }
    }
    return !strstr(text, "=?");
}

static void add_words(struct line *line, const char *text) {
    while (*text) {
        size_t length = strcspn(text, " ");
        add_word(line, text, length);
        text += length + strspn(text + length, " ");
    }
}

/* The whole text as encoded words; readers drop the blanks between them. */
static void add_encoded(struct line *line, const char *text) {
    while (*text) {
        const char *end = text;
        while (*end && g_utf8_next_char(end) - text <= MOST_BYTES) {
            end = g_utf8_next_char(end);
        }
        char *base64 = g_base64_encode((const guchar *)text, (gsize)(end - text));
        char *word = g_strdup_printf("=?UTF-8?B?%s?=", base64);
        add_word(line, word, strlen(word));
        g_free(word);
        g_free(base64);
        text = end;
    }
}

char *header_text(const char *name, const char *text) {
    struct line line = {g_string_new(NULL), strlen(name) + 2};
    char *clean = cleaned(text);
    if (stays(clean)) {
        add_words(&line, clean);
    } else {
        add_encoded(&line, clean);
    }
    g_free(clean);
    return g_string_free(line.out, FALSE);
}

/* A name before an address: quoted where it has more than the characters of atoms. */
static void add_name(struct line *line, const char *name) {
    char *clean = cleaned(name);
    bool atoms = true;
    for (const char *at = clean; *at; at++) {
        atoms = atoms && (g_ascii_isalnum(*at) || strchr(" !#$%&'*+-/=?^_`{|}~", *at));
    }
    if (!stays(clean)) {
        add_encoded(line, clean);
    } else if (atoms) {
        add_words(line, clean);
    } else {
        char *quoted = g_strdup_printf("\"%s\"", clean);
        add_words(line, quoted);
        g_free(quoted);
    }
    g_free(clean);
}

char *header_mailboxes(const char *name, const struct mailbox *mailboxes, size_t count) {
    struct line line = {g_string_new(NULL), strlen(name) + 2};
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            g_string_append(line.out, "," FOLD);
            line.column = 1;
        }
        struct line one = {g_string_new(NULL), line.column};
        if (mailboxes[i].name) {
            add_name(&one, mailboxes[i].name);
        }
        char *address = mailboxes[i].name ? g_strdup_printf("<%s>", mailboxes[i].address)
                                          : g_strdup(mailboxes[i].address);
        add_word(&one, address, strlen(address));
        g_string_append_len(line.out, one.out->str, (gssize)one.out->len);
        g_string_free(one.out, TRUE);
        g_free(address);
    }
    return g_string_free(line.out, FALSE);
}
