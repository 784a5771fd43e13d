/* Sizes are those of RFC 5321, section 4.5.3.1. */
#include "model/mailbox.h"

#include <glib.h>
#include <string.h>

enum { MOST_NAME = 128, MOST_LOCAL = 64, MOST_LABEL = 63, MOST_DOMAIN = 253, MOST_ADDRESS = 254 };

/* What a dot-atom is made of (RFC 5322, section 3.2.3), but for letters and digits. */
#define ATOM_SIGNS "!#$%&'*+-/=?^_`{|}~"

/* Marks that turn the direction of what follows: a name could look like another one. */
static bool turns(gunichar character) {
    return (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

/* What no part of a mailbox may hold. */
static const char *whole_fault(const char *text) {
    if (!g_utf8_validate(text, -1, NULL)) {
        return "it is not UTF-8";
    }
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029) {
            return "it holds a line break";
        }
        if (g_unichar_iscntrl(character) || turns(character)) {
            return "it holds a control character";
        }
        if (character == ',' || character == ';') {
            return "it names several: each address is an item of its own, and names have no commas";
        }
        if (character == '"' || character == '\\') {
            return "it holds quotes or backslashes, which it needs not: The board "
                   "<board@x.example>";
        }
    }
    return NULL;
}

static bool local_valid(const char *text, size_t length) {
    bool after_dot = true;
    for (size_t i = 0; i < length; i++) {
        bool dot = text[i] == '.';
        if (dot ? after_dot : !g_ascii_isalnum(text[i]) && !strchr(ATOM_SIGNS, text[i])) {
            return false;
        }
        after_dot = dot;
    }
    return !after_dot && length <= MOST_LOCAL;
}

bool mailbox_domain_valid(const char *text) {
    size_t length = 0;
    const char *label = text;
    for (const char *at = text;; at++) {
        if (*at == '.' || *at == '\0') {
            if (at == label || at - label > MOST_LABEL || *label == '-' || at[-1] == '-') {
                return false;
            }
            label = at + 1;
        } else if (!g_ascii_isalnum(*at) && *at != '-') {
            return false;
        }
        if (*at == '\0') {
            return length <= MOST_DOMAIN;
        }
        length++;
    }
}

static const char *address_fault(const char *address) {
    const char *at = strrchr(address, '@');
    if (!at) {
        return "an address is written name@domain";
    }
    for (const char *byte = address; *byte; byte++) {
        if ((unsigned char)*byte >= 0x80) {
            return "the address itself must be in ASCII: a domain in another script has a form "
                   "that "
                   "begins with xn--";
        }
    }
    if (!local_valid(address, (size_t)(at - address))) {
        return "what stands before the @ is not a mailbox's name";
    }
    if (!mailbox_domain_valid(at + 1)) {
        return "what stands after the @ is not a domain";
    }
    return strlen(address) > MOST_ADDRESS ? "it is too long" : NULL;
}

/* The name before an address in angle brackets. */
static const char *name_fault(const char *name) {
    return strpbrk(name, "<>@:")                 ? "the name before the address holds <, >, @ or :"
           : g_utf8_strlen(name, -1) > MOST_NAME ? "the name before the address is too long"
                                                 : NULL;
}

const char *mailbox_read(const char *text, struct arena *arena, struct mailbox *mailbox) {
    const char *fault = whole_fault(text);
    if (fault) {
        return fault;
    }
    char *trimmed = g_strstrip(g_strdup(text));
    char *open = strrchr(trimmed, '<'), *address = trimmed;
    size_t length = strlen(trimmed);
    if (open && trimmed[length - 1] == '>') {
        trimmed[length - 1] = '\0';
        *open = '\0';
        address = open + 1;
        g_strstrip(trimmed);
        fault = name_fault(trimmed);
    }
    fault = fault ? fault : address_fault(address);
    if (!fault) {
        bool named = address != trimmed && *trimmed;
        *mailbox = (struct mailbox){named ? arena_string(arena, trimmed) : NULL,
                                    arena_string(arena, address)};
    }
    g_free(trimmed);
    return fault;
}

const char *mailbox_domain(const struct mailbox *mailbox) {
    return strrchr(mailbox->address, '@') + 1;
}
