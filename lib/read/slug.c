/* Lower case is taken sign by sign from Unicode's table: the locale has no say. */
#include "read/slug.h"

#include <stdbool.h>

enum { LONGEST = 100 /* code points */ };

static void append_words(GString *out, const char *text) {
    size_t count = 0;
    bool blank = false;
    for (const char *at = text; *at && count < LONGEST; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (g_unichar_isspace(sign)) {
            blank = out->len > 0;
            continue;
        }
        if (!g_unichar_isalnum(sign) && !g_unichar_ismark(sign) && sign != '-' && sign != '_') {
            continue;
        }
        if (blank) {
            g_string_append_c(out, '-');
            blank = false;
        }
        g_string_append_unichar(out, g_unichar_tolower(sign));
        count++;
    }
}

const char *slug_make(struct slugs *slugs, const char *text) {
    GString *out = g_string_new(NULL);
    append_words(out, text);
    if (out->len == 0) {
        g_string_append(out, "section");
    }
    if (!slugs->used) {
        slugs->used = g_hash_table_new(g_str_hash, g_str_equal);
    }
    gpointer last = NULL;
    const char *slug = arena_text(slugs->arena, out->str, out->len);
    if (g_hash_table_lookup_extended(slugs->used, slug, NULL, &last)) {
        guint number = GPOINTER_TO_UINT(last);
        const char *base = slug;
        do {
            slug = arena_format(slugs->arena, "%s-%u", base, ++number);
        } while (g_hash_table_contains(slugs->used, slug));
        g_hash_table_replace(slugs->used, (gpointer)base, GUINT_TO_POINTER(number));
    }
    g_hash_table_insert(slugs->used, (gpointer)slug, GUINT_TO_POINTER(0));
    g_string_free(out, TRUE);
    return slug;
}

void slug_release(struct slugs *slugs) {
    if (slugs->used) {
        g_hash_table_destroy(slugs->used);
        slugs->used = NULL;
    }
}
