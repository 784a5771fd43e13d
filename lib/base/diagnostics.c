/* The list of messages: a plain array, sorted once at the end. */
#include "base/diagnostics.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

void diagnostics_release(struct diagnostics *list) {
    if (list->items) {
        g_array_free(list->items, TRUE);
    }
    arena_release(&list->arena);
    *list = (struct diagnostics){0};
}

static void append(struct diagnostics *list, struct diagnostic item) {
    if (!list->items) {
        list->items = g_array_new(FALSE, FALSE, sizeof(struct diagnostic));
    }
    g_array_append_val(list->items, item);
    if (code_entry(item.code)->severity == SEVERITY_ERROR) {
        list->errors++;
    } else {
        list->warnings++;
    }
}

/* Messages quote the input: what a terminal could take for a command becomes '?'. */
static char *make_printable(char *text) {
    GString *out = g_string_new(NULL);
    char *valid = g_utf8_make_valid(text, -1);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        g_string_append_unichar(out, g_unichar_iscntrl(sign) ? '?' : sign);
    }
    g_free(valid);
    g_free(text);
    return g_string_free(out, FALSE);
}

void diagnostics_add(struct diagnostics *list, enum code code, struct span span, const char *hint,
                     const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *message = make_printable(g_strdup_vprintf(format, arguments));
    va_end(arguments);
    append(list, (struct diagnostic){.code = code,
                                     .span = span,
                                     .message = arena_string(&list->arena, message),
                                     .hint = arena_string(&list->arena, hint)});
    g_free(message);
}

void diagnostics_join(struct diagnostics *list, const struct diagnostics *other) {
    for (size_t i = 0; i < diagnostics_count(other); i++) {
        struct diagnostic item = *diagnostics_get(other, i);
        item.message = arena_string(&list->arena, item.message);
        item.hint = arena_string(&list->arena, item.hint);
        append(list, item);
    }
}

static gint compare(gconstpointer left, gconstpointer right) {
    const struct diagnostic *a = left;
    const struct diagnostic *b = right;
    int order = span_compare(&a->span, &b->span);
    if (order == 0) {
        order = strcmp(code_entry(a->code)->code, code_entry(b->code)->code);
    }
    return order != 0 ? order : strcmp(a->message, b->message);
}

void diagnostics_sort(struct diagnostics *list) {
    if (!list->items) {
        return;
    }
    g_array_sort(list->items, compare);
    GArray *all = list->items;
    list->items = NULL;
    list->errors = 0;
    list->warnings = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct diagnostic *item = &g_array_index(all, struct diagnostic, i);
        if (i == 0 || compare(item, &g_array_index(all, struct diagnostic, i - 1)) != 0) {
            append(list, *item);
        }
    }
    g_array_free(all, TRUE);
}

size_t diagnostics_count(const struct diagnostics *list) {
    return list->items ? list->items->len : 0;
}

const struct diagnostic *diagnostics_get(const struct diagnostics *list, size_t index) {
    assert(index < diagnostics_count(list));
    return &g_array_index(list->items, struct diagnostic, index);
}

enum { LONGEST_NAME = 64 };

/* Distance of two names of at most LONGEST_NAME bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t rows[3][LONGEST_NAME + 1];
    for (size_t j = 0; j <= b_length; j++) {
        rows[1][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *before = rows[(i - 1) % 3], *last = rows[i % 3], *now = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, last[j] + 1);
            best = MIN(best, now[j - 1] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = MIN(best, before[j - 2] + 1);
            }
            now[j] = best;
        }
    }
    return rows[(a_length + 1) % 3][b_length];
}

const char *diagnostics_nearest(const char *wrong, const char *const *names, size_t count) {
    size_t length = strlen(wrong);
    if (length == 0 || length > LONGEST_NAME) {
        return NULL;
    }
    const char *nearest = NULL;
    size_t best = length / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        size_t size = names[i] ? strlen(names[i]) : 0;
        size_t difference = size > length ? size - length : length - size;
        if (size == 0 || size > LONGEST_NAME || difference >= best) {
            continue;
        }
        size_t steps = distance(wrong, length, names[i], size);
        if (steps < best && steps < MAX(length, size)) {
            best = steps;
            nearest = names[i];
        }
    }
    return nearest;
}
