/* One function per kind of value, found in a table. */
#include "model/bind_value.h"

#include "base/format.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char *kind_words(enum node_kind kind) {
    static const char *const WORDS[] = {
        [NODE_NULL] = "nothing", [NODE_BOOLEAN] = "true or false", [NODE_NUMBER] = "a number",
        [NODE_TEXT] = "text",    [NODE_LIST] = "a list",           [NODE_MAPPING] = "a mapping",
    };
    return WORDS[kind];
}

void bind_value_mismatch(const struct binder *binder, const struct node *node, const char *wanted,
                         const char *name, const char *hint) {
    if (!node->refused) {
        diagnostics_add(binder->diagnostics, CODE_WRONG_TYPE, node->span, hint,
                        "'%s' wants %s, not %s", name, wanted, kind_words(node->kind));
    }
}

char *bind_article(const struct record *record) {
    bool several = g_str_has_suffix(record->name, "s");
    bool vowel = strchr("aeiou", record->name[0]) != NULL;
    return g_strdup_printf("%s %s", several ? "the" : vowel ? "an" : "a", record->name);
}

void bind_missing(struct diagnostics *diagnostics, const struct field *field,
                  const struct record *record, struct span span) {
    char *hint = g_strdup_printf("add '%s:' — %s", field->key, field->note);
    char *who = bind_article(record);
    diagnostics_add(diagnostics, CODE_MISSING_KEY, span, hint, "%s %s '%s'", who,
                    g_str_has_suffix(record->name, "s") ? "need" : "needs", field->key);
    g_free(who);
    g_free(hint);
}

static bool is_scalar(const struct node *node) {
    return node->kind == NODE_TEXT || node->kind == NODE_NUMBER || node->kind == NODE_BOOLEAN;
}

/* Gives the text of any scalar, or NULL with a message. */
static const char *scalar_text(const struct binder *binder, const struct node *node,
                               const struct field *field, const char *wanted) {
    if (!is_scalar(node)) {
        bind_value_mismatch(binder, node, wanted, field->key,
                            strcmp(wanted, "text") == 0
                                ? "put a text that starts with [ or { into quotes"
                                : "write it alone, without brackets");
        return NULL;
    }
    return node->text;
}

static bool bind_text(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    if ((field->flags & FIELD_OR_TRUE) && node->kind == NODE_BOOLEAN) {
        *(const char **)value = node->boolean ? "" : NULL;
        return true;
    }
    const char *text = scalar_text(binder, node, field, "text");
    if (!text || (*text == '\0' && field->kind != FIELD_LIST)) {
        return false;
    }
    *(const char **)value = arena_string(binder->arena, text);
    return true;
}

static bool bind_markdown(const struct binder *binder, const struct node *node,
                          const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "text");
    if (!text || *text == '\0') {
        return false;
    }
    *(struct markdown *)value = (struct markdown){arena_string(binder->arena, text), node->span};
    return true;
}

/* Words that are not ids: the way out of a journey, and the page of each folder. */
static bool is_reserved(const char *text) {
    return g_ascii_strcasecmp(text, "exit") == 0 || g_ascii_strcasecmp(text, "index") == 0;
}

const char *bind_id_words(const char *text, bool code) {
    return is_reserved(text) ? "the words exit and index are reserved"
           : code            ? "A-Z, a-z, 0-9 and -, starting with a letter or digit"
                             : "a-z, 0-9 and -, starting with a letter or digit";
}

bool bind_id_valid(const char *text, bool code) {
    if (!g_ascii_isalnum(text[0]) || is_reserved(text)) {
        return false;
    }
    for (const char *at = text; *at; at++) {
        bool fits = g_ascii_islower(*at) || g_ascii_isdigit(*at) || *at == '-' ||
                    (code && g_ascii_isupper(*at));
        if (!fits) {
            return false;
        }
    }
    return true;
}

/* An id near to a wrong one, for the hint: lower case, other signs as single hyphens. */
static const char *id_like(const char *text, struct arena *arena) {
    GString *id = g_string_new(NULL);
    char *plain = g_str_to_ascii(text, "C");
    for (const char *at = plain; *at; at++) {
        if (g_ascii_isalnum(*at)) {
            g_string_append_c(id, g_ascii_tolower(*at));
        } else if (id->len > 0 && id->str[id->len - 1] != '-') {
            g_string_append_c(id, '-');
        }
    }
    g_free(plain);
    while (id->len > 0 && id->str[id->len - 1] == '-') {
        g_string_truncate(id, id->len - 1);
    }
    const char *hint = id->len > 0 && bind_id_valid(id->str, false)
                           ? arena_format(arena, "for example '%s'", id->str)
                           : NULL;
    g_string_free(id, TRUE);
    return hint;
}

static bool bind_id(const struct binder *binder, const struct node *node, const struct field *field,
                    void *value) {
    const char *text = scalar_text(binder, node, field, "an id");
    if (!text) {
        return false;
    }
    if (!bind_id_valid(text, (field->flags & FIELD_CODE) != 0)) {
        diagnostics_add(binder->diagnostics, CODE_BAD_ID, node->span, id_like(text, binder->arena),
                        "'%s' is not an id (%s)", text,
                        bind_id_words(text, (field->flags & FIELD_CODE) != 0));
        return false;
    }
    *(const char **)value = arena_string(binder->arena, text);
    return true;
}

/* A per cent as the share that is wanted; NULL when the text is no such thing. */
static const char *share_hint(const struct field *field, const char *text, struct arena *arena) {
    size_t length = strcspn(text, " %");
    char *digits = g_strndup(text, length);
    double number;
    bool share = !(field->low < 0) && !(field->low > 0) && !(field->high < 1) &&
                 !(field->high > 1) && format_read_number(digits, &number) && number <= 100 &&
                 (number >= 10 || (number > 0 && text[length] != '\0'));
    const char *hint = NULL;
    if (share) {
        GString *value = g_string_new(NULL);
        format_exact(value, number / 100);
        hint = arena_format(arena, "a share is a number from 0 to 1: write %s %% as %s", digits,
                            value->str);
        g_string_free(value, TRUE);
    }
    g_free(digits);
    return hint;
}

static const char *range_text(double low, double high, struct arena *arena) {
    GString *text = g_string_new("give a number from ");
    format_exact(text, low);
    if (high >= 1e6) { /* only there so that sums stay exact */
        g_string_append(text, " on");
    } else {
        g_string_append(text, " to ");
        format_exact(text, high);
    }
    const char *copy = arena_string(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

static bool check_range(const struct binder *binder, const struct node *node,
                        const struct field *field) {
    double low = field->low, high = field->high;
    bool scale = (field->flags & FIELD_SCALE) && binder->scale;
    if (scale) {
        low = binder->scale->min;
        high = binder->scale->max;
    } else if (low >= high) { /* both 0: any */
        return true;
    }
    if (node->number < low || node->number > high) {
        const char *hint = share_hint(field, node->text, binder->arena);
        if (!hint) {
            bool above = node->number > high && high >= 1e6;
            hint = above ? "give a smaller number" : range_text(low, high, binder->arena);
        }
        diagnostics_add(binder->diagnostics, CODE_OUT_OF_RANGE, node->span, hint,
                        "'%s' is %s, outside %s", field->key, node->text,
                        scale ? "the project's scale" : "its range");
        return false;
    }
    return true;
}

static bool bind_number(const struct binder *binder, const struct node *node,
                        const struct field *field, void *value) {
    if (node->kind == NODE_LIST || node->kind == NODE_MAPPING) {
        bind_value_mismatch(binder, node, "a number", field->key,
                            "write a plain number such as 7.5");
        return false;
    }
    if (node->kind != NODE_NUMBER || !isfinite(node->number)) {
        double number;
        bool quoted = node->quoted && format_read_number(node->text, &number);
        const char *hint = share_hint(field, node->text, binder->arena);
        diagnostics_add(binder->diagnostics, CODE_BAD_NUMBER, node->span,
                        quoted ? "remove the quotes"
                        : hint ? hint
                               : "write a plain number such as 7.5",
                        "'%s' wants a number, not %s'%s'", field->key, quoted ? "the text " : "",
                        node->text);
        return false;
    }
    if (!check_range(binder, node, field)) {
        return false;
    }
    if ((field->flags & FIELD_WHOLE) && floor(node->number) < node->number) {
        diagnostics_add(binder->diagnostics, CODE_OUT_OF_RANGE, node->span,
                        "give a number without decimals", "'%s' is %s, not a whole number",
                        field->key, node->text);
        return false;
    }
    *(double *)value = node->number;
    return true;
}

static bool bind_boolean(const struct binder *binder, const struct node *node,
                         const struct field *field, void *value) {
    if (node->kind != NODE_BOOLEAN) {
        bool quoted =
            node->quoted && (strcmp(node->text, "true") == 0 || strcmp(node->text, "false") == 0);
        const char *mark = is_scalar(node) ? "'" : "";
        diagnostics_add(binder->diagnostics, CODE_WRONG_TYPE, node->span,
                        quoted ? "remove the quotes" : "write true or false",
                        "'%s' wants true or false, not %s%s%s%s", field->key,
                        quoted ? "the text " : "", mark,
                        is_scalar(node) ? node->text : kind_words(node->kind), mark);
        return false;
    }
    *(enum answer *)value = node->boolean ? ANSWER_YES : ANSWER_NO;
    return true;
}

static bool bind_date(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "a date");
    if (text && !date_read(text, value)) {
        diagnostics_add(binder->diagnostics, CODE_BAD_DATE, node->span,
                        "write a date as 2026-03-31", "'%s' is not a date", text);
        return false;
    }
    return text != NULL;
}

static bool bind_period(const struct binder *binder, const struct node *node,
                        const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "a period");
    if (text && !date_read_period(text, value)) {
        diagnostics_add(binder->diagnostics, CODE_BAD_DATE, node->span,
                        "write a period as 2026-03-31, 2026-03, 2026-Q1 or 2026",
                        "'%s' is not a period", text);
        return false;
    }
    return text != NULL;
}

static bool bind_choice(const struct binder *binder, const struct node *node,
                        const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "one word");
    if (!text) {
        return false;
    }
    size_t count = 0;
    for (; field->choices[count]; count++) {
        if (strcmp(field->choices[count], text) == 0) {
            *(int *)value = (int)count + 1;
            return true;
        }
    }
    const char *hint = bind_suggestion(text, field->choices, count, binder->arena);
    char *all = g_strjoinv(", ", (gchar **)(void *)field->choices);
    char *choices = g_strdup_printf("choose from %s", all);
    diagnostics_add(binder->diagnostics, CODE_NOT_A_CHOICE, node->span, hint ? hint : choices,
                    "'%s' cannot be '%s' (%s)", field->key, text, all);
    g_free(choices);
    g_free(all);
    return false;
}

static bool bind_reference(const struct binder *binder, const struct node *node,
                           const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "an id");
    if (!text || *text == '\0') {
        return false;
    }
    *(struct reference *)value =
        (struct reference){.id = arena_string(binder->arena, text), .at = node->span};
    return true;
}

static bool bind_path(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "a path");
    if (!text || *text == '\0') {
        return false;
    }
    *(struct path *)value = (struct path){arena_string(binder->arena, text), node->span};
    return true;
}

static bool bind_url(const struct binder *binder, const struct node *node,
                     const struct field *field, void *value) {
    const char *text = scalar_text(binder, node, field, "an address");
    if (!text) {
        return false;
    }
    if (!g_str_has_prefix(text, "https://") && !g_str_has_prefix(text, "http://")) {
        diagnostics_add(binder->diagnostics, CODE_BAD_URL, node->span,
                        "write an address that begins with https:// or http://",
                        "'%s' is not an allowed address", text);
        return false;
    }
    *(const char **)value = arena_string(binder->arena, text);
    return true;
}

typedef bool bind_kind(const struct binder *binder, const struct node *node,
                       const struct field *field, void *value);

bool bind_scalar(const struct binder *binder, const struct node *node, enum field_kind kind,
                 const struct field *field, void *value) {
    static bind_kind *const KINDS[] = {
        [FIELD_TEXT] = bind_text,       [FIELD_MARKDOWN] = bind_markdown,
        [FIELD_ID] = bind_id,           [FIELD_NUMBER] = bind_number,
        [FIELD_BOOLEAN] = bind_boolean, [FIELD_DATE] = bind_date,
        [FIELD_PERIOD] = bind_period,   [FIELD_CHOICE] = bind_choice,
        [FIELD_PATH] = bind_path,       [FIELD_REFERENCE] = bind_reference,
        [FIELD_URL] = bind_url,
    };
    assert(kind < G_N_ELEMENTS(KINDS) && KINDS[kind]);
    if (node->kind == NODE_NULL) {
        bind_value_mismatch(binder, node, "a value", field->key, "write one, or remove the line");
        return false;
    }
    return KINDS[kind](binder, node, field, value);
}

void bind_fallback(const struct field *field, void *value) {
    if (field->kind == FIELD_NUMBER) {
        bool read = format_read_number(field->fallback, value);
        assert(read);
        return;
    }
    assert(field->kind == FIELD_CHOICE);
    for (int i = 0; field->choices[i]; i++) {
        if (strcmp(field->choices[i], field->fallback) == 0) {
            *(int *)value = i + 1;
            return;
        }
    }
    assert(false && "a fallback is one of the choices");
}
