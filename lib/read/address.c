/* Browsers drop tabs and line ends inside an address and blanks around it, and take \ for /; so
 * none of these may occur. Then a scheme is what stands before the first ':', if no '/', '?' or '#'
 * comes earlier. */
#include "read/address.h"

#include <glib.h>
#include <string.h>

static bool is_clean(const char *text) {
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        bool edge = at == text || *g_utf8_next_char(at) == '\0';
        if (sign == '\\' || g_unichar_iscntrl(sign) || sign == 0x2028 || sign == 0x2029 ||
            (edge && g_unichar_isspace(sign))) {
            return false;
        }
    }
    return *text != '\0';
}

/* The scheme's length; 0 when there is none. */
static size_t scheme_length(const char *text) {
    size_t length = strcspn(text, ":/?#");
    return text[length] == ':' ? length + 1 : 0;
}

static bool has_host(const char *rest) {
    return rest[0] == '/' && rest[1] == '/' && rest[2] != '\0' && !strchr("/?#:@", rest[2]);
}

enum address_kind address_classify(const char *text) {
    static const struct {
        const char *scheme;
        enum address_kind kind;
    } SCHEMES[] = {{"http:", ADDRESS_WEB},
                   {"https:", ADDRESS_WEB},
                   {"mailto:", ADDRESS_MAIL},
                   {"id:", ADDRESS_ID}};
    if (!is_clean(text)) {
        return ADDRESS_REFUSED;
    }
    size_t length = scheme_length(text);
    if (length == 0 && strncmp(text, "//", 2) == 0) {
        return ADDRESS_REFUSED;
    }
    if (length == 0) {
        return *text == '#' ? ADDRESS_FRAGMENT : ADDRESS_RELATIVE;
    }
    for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
        if (strlen(SCHEMES[i].scheme) == length &&
            g_ascii_strncasecmp(text, SCHEMES[i].scheme, length) == 0) {
            bool complete =
                SCHEMES[i].kind == ADDRESS_WEB ? has_host(text + length) : text[length] != '\0';
            return complete ? SCHEMES[i].kind : ADDRESS_REFUSED;
        }
    }
    return ADDRESS_REFUSED;
}
