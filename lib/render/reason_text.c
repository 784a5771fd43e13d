/* A text by kind; numbers with the decimals that their kind calls for. */
#include "render/reason_text.h"

#include "render/people.h"

/* Values and costs have one decimal, gaps two, all else is counted. */
static int digits_of(int kind) {
    if (kind >= REASON_MOST_VALUE_PER_COST && kind <= REASON_VALUE_FOR_COST) {
        return 1;
    }
    return kind >= REASON_WORST_GAP && kind <= REASON_THIRD_GAP ? 2 : 0;
}

const char *reason_text(const struct texts *texts, struct arena *arena,
                        const struct reason *reason) {
    char *key =
        g_strdelimit(g_strconcat("reason_", REASON_KINDS[reason->kind - 1], NULL), "-", '_');
    int digits = digits_of(reason->kind);
    const char *number = people_number(texts->language, arena, reason->number, digits);
    const char *of = people_number(texts->language, arena, reason->of, digits);
    double count = isnan(reason->number) ? 0 : reason->number;
    const char *text =
        texts_count(texts, arena, key, count, "number", number ? number : "", "of", of ? of : "",
                    "subject", reason->subject ? reason->subject : "", NULL);
    g_free(key);
    return text;
}

static bool lacks(int kind) {
    return kind >= REASON_NO_BENEFIT && kind <= REASON_NO_POSITIVE_SCORE;
}

static bool skipped(int kind, unsigned skip) {
    if (kind == REASON_BLOCKED || kind == REASON_LATE) {
        return (skip & REASON_TEXT_SKIP_MARKED) != 0;
    }
    return lacks(kind) && (skip & REASON_TEXT_SKIP_UNSCORED) != 0;
}

/* The text with a capital first letter. */
static const char *capital(struct arena *arena, const char *text) {
    gunichar first = g_unichar_toupper(g_utf8_get_char(text));
    char bytes[7] = {0};
    g_unichar_to_utf8(first, bytes);
    return arena_format(arena, "%s%s", bytes, g_utf8_next_char(text));
}

const char *reason_text_all(const struct texts *texts, struct arena *arena,
                            const struct priorities_item *item, unsigned skip) {
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < item->facts.count; i++) {
        const struct reason *reason = &item->facts.items[i];
        if (!skipped(reason->kind, skip)) {
            g_string_append(all, all->len > 0 ? texts_get(texts, "reason_joint") : "");
            g_string_append(all, reason_text(texts, arena, reason));
        }
    }
    const char *result = all->len > 0 ? capital(arena, all->str) : NULL;
    g_string_free(all, TRUE);
    return result;
}

const char *reason_text_unscored(const struct texts *texts, struct arena *arena,
                                 const struct priorities_item *item) {
    for (size_t i = 0; i < item->facts.count; i++) {
        if (lacks(item->facts.items[i].kind)) {
            return capital(arena, reason_text(texts, arena, &item->facts.items[i]));
        }
    }
    return NULL;
}
