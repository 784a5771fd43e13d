/* One small function per state, in a table. */
#include "render/html_state.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

/* Stands before a name that a section has cut in two: such an attribute takes nothing. */
static const char CUT = '?';

static bool is_space(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == '\f';
}

static void append(char *name, size_t size, char sign) {
    size_t length = strlen(name);
    if (length + 1 < size) {
        name[length] = g_ascii_tolower(sign);
        name[length + 1] = '\0';
    }
}

static void end_tag(struct html_state *state) {
    bool raw = !state->closing &&
               (strcmp(state->element, "script") == 0 || strcmp(state->element, "style") == 0);
    struct html_state next = {.where = raw ? HTML_RAW : HTML_CONTENT};
    if (raw) {
        memcpy(next.element, state->element, sizeof next.element);
    }
    *state = next;
}

static void in_content(struct html_state *state, char sign) {
    if (sign == '<') {
        state->where = HTML_OPENING;
    }
}

static void in_opening(struct html_state *state, char sign) {
    if (sign == '/' && !state->closing) {
        state->closing = true;
    } else if (g_ascii_isalpha(sign)) {
        state->where = HTML_ELEMENT;
        append(state->element, sizeof state->element, sign);
    } else if (sign == '!' && !state->closing) {
        state->where = HTML_DECLARED;
    } else {
        *state = (struct html_state){0};
    }
}

static void in_declared(struct html_state *state, char sign) {
    append(state->attribute, sizeof state->attribute, sign);
    if (strcmp(state->attribute, "--") == 0) {
        *state = (struct html_state){.where = HTML_COMMENT};
    } else if (sign == '>') {
        *state = (struct html_state){0};
    }
}

static void in_comment(struct html_state *state, char sign) {
    if (sign == '>' && state->dashes >= 2) {
        *state = (struct html_state){0};
    } else {
        state->dashes = sign == '-' ? MIN(state->dashes + 1, 2) : 0;
    }
}

static void in_element(struct html_state *state, char sign) {
    if (sign == '>') {
        end_tag(state);
    } else if (is_space(sign) || sign == '/') {
        state->where = HTML_TAG;
    } else {
        append(state->element, sizeof state->element, sign);
    }
}

static void in_tag(struct html_state *state, char sign) {
    if (sign == '>') {
        end_tag(state);
    } else if (sign == '=') {
        state->where = HTML_BEFORE;
    } else if (is_space(sign) || sign == '/') {
        state->apart = state->attribute[0] != '\0';
    } else {
        if (state->apart) {
            state->attribute[0] = '\0';
            state->apart = false;
        }
        append(state->attribute, sizeof state->attribute, sign);
    }
}

static void end_value(struct html_state *state) {
    state->where = HTML_TAG;
    memset(state->attribute, 0, sizeof state->attribute);
    state->quote = '\0';
    state->apart = false;
    state->fragment = false;
}

static void in_before(struct html_state *state, char sign) {
    if (sign == '"' || sign == '\'') {
        state->where = HTML_VALUE;
        state->quote = sign;
    } else if (sign == '>') {
        end_tag(state);
    } else if (!is_space(sign)) {
        state->where = HTML_UNQUOTED;
    }
}

static void in_value(struct html_state *state, char sign) {
    if (sign == state->quote) {
        end_value(state);
    } else if (sign == '#') {
        state->fragment = true;
    }
}

static void in_unquoted(struct html_state *state, char sign) {
    if (sign == '>') {
        end_tag(state);
    } else if (is_space(sign)) {
        end_value(state);
    }
}

static void in_raw(struct html_state *state, char sign) {
    if (sign == '<') {
        state->where = HTML_RAW_CLOSE;
        memset(state->attribute, 0, sizeof state->attribute);
    }
}

static void in_raw_close(struct html_state *state, char sign) {
    append(state->attribute, sizeof state->attribute, sign);
    size_t length = strlen(state->attribute);
    bool fits = state->attribute[0] == '/' &&
                strncmp(state->attribute + 1, state->element, length - 1) == 0;
    if (!fits) {
        state->where = HTML_RAW;
        in_raw(state, sign);
    } else if (length == strlen(state->element) + 1) {
        state->where = HTML_TAG;
        state->closing = true;
        memset(state->attribute, 0, sizeof state->attribute);
    }
}

void html_state_feed(struct html_state *state, const char *text, size_t length) {
    static void (*const STATES[])(struct html_state *, char) = {
        [HTML_CONTENT] = in_content, [HTML_OPENING] = in_opening,     [HTML_DECLARED] = in_declared,
        [HTML_COMMENT] = in_comment, [HTML_ELEMENT] = in_element,     [HTML_TAG] = in_tag,
        [HTML_BEFORE] = in_before,   [HTML_VALUE] = in_value,         [HTML_UNQUOTED] = in_unquoted,
        [HTML_RAW] = in_raw,         [HTML_RAW_CLOSE] = in_raw_close,
    };
    for (size_t i = 0; i < length; i++) {
        STATES[state->where](state, text[i]);
    }
}

static bool one_of(const char *name, const char *const *names) {
    for (; *names; names++) {
        if (strcmp(name, *names) == 0) {
            return true;
        }
    }
    return false;
}

static enum html_takes attribute_takes(const struct html_state *state) {
    static const char *const ADDRESSES[] = {"href", "src",  "action",     "formaction", "poster",
                                            "cite", "data", "xlink:href", "background", NULL};
    static const char *const NEVER[] = {"style", "srcdoc", "srcset", "ping", "", NULL};
    const char *name = state->attribute;
    if (name[0] == CUT || g_str_has_prefix(name, "on") || one_of(name, NEVER)) {
        return HTML_TAKES_NOTHING;
    }
    return one_of(name, ADDRESSES) && !state->fragment ? HTML_TAKES_URL : HTML_TAKES_TEXT;
}

enum html_takes html_state_takes(const struct html_state *state) {
    if (state->where == HTML_VALUE) {
        return attribute_takes(state);
    }
    return state->where == HTML_CONTENT ? HTML_TAKES_CONTENT : HTML_TAKES_NOTHING;
}

void html_state_words(const struct html_state *state, char *buffer, size_t size) {
    switch (state->where) {
    case HTML_CONTENT:
        g_strlcpy(buffer, "in content", size);
        break;
    case HTML_COMMENT:
    case HTML_DECLARED:
        g_strlcpy(buffer, "in an HTML comment", size);
        break;
    case HTML_RAW:
    case HTML_RAW_CLOSE:
        g_snprintf(buffer, (gulong)size, "in <%s>", state->element);
        break;
    case HTML_VALUE:
        g_snprintf(buffer, (gulong)size, "in the attribute '%s'", state->attribute);
        break;
    case HTML_BEFORE:
    case HTML_UNQUOTED:
        g_snprintf(buffer, (gulong)size, "in the unquoted attribute '%s'", state->attribute);
        break;
    default:
        g_strlcpy(buffer, "in a tag", size);
    }
}

bool html_state_same(const struct html_state *a, const struct html_state *b) {
    return a->where == b->where && a->quote == b->quote && a->closing == b->closing &&
           a->apart == b->apart && a->fragment == b->fragment && a->dashes == b->dashes &&
           strcmp(a->element, b->element) == 0 && strcmp(a->attribute, b->attribute) == 0;
}

bool html_state_joins(const struct html_state *begin, const struct html_state *end) {
    bool begin_in_tag = begin->where == HTML_TAG || begin->where == HTML_ELEMENT;
    bool end_in_tag = end->where == HTML_TAG || end->where == HTML_ELEMENT;
    if (begin_in_tag && end_in_tag) {
        return begin->closing == end->closing && strcmp(begin->element, end->element) == 0;
    }
    return begin->where == end->where && begin->quote == end->quote &&
           begin->closing == end->closing && begin->fragment == end->fragment &&
           strcmp(begin->element, end->element) == 0 &&
           strcmp(begin->attribute, end->attribute) == 0;
}

void html_state_cut(struct html_state *state) {
    if (state->where == HTML_ELEMENT) {
        state->where = HTML_TAG;
    }
    if (state->where == HTML_TAG && state->attribute[0] != '\0' && !state->apart) {
        state->attribute[0] = CUT;
        state->attribute[1] = '\0';
    }
}
