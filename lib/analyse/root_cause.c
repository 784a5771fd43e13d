/* Gathers by tag in the order of appearance, then sorts. */
#include "analyse/root_cause.h"

#include "analyse/path.h"
#include "analyse/result.h"

#include <stdlib.h>
#include <string.h>

#define THIS struct root_cause
static const struct field FIELDS[] = {
    RESULT_TEXT(root_cause, "the tag that its pain points share"),
    RESULT_TEXTS(pains, "the pain points, as journey/touchpoint/pain"),
    RESULT_NUMBER(weight, 1, "sum over its pain points of severity (1-5) times share of customers"),
};
#undef THIS
const struct record ROOT_CAUSE_RECORD =
    RECORD("root cause", struct root_cause, FIELDS, "what is behind pain points");

/* A cause on its way. */
struct gathered {
    const char *tag;
    GPtrArray *pains; /* of const struct pain * */
};

static void gather(const struct gaps *gaps, GHashTable *by_tag, GArray *causes) {
    for (size_t i = 0; i < gaps->items.count; i++) {
        const struct touchpoint *touchpoint = gaps->items.items[i].of;
        for (size_t p = 0; p < touchpoint->pains.count; p++) {
            const struct pain *pain = &touchpoint->pains.items[p];
            if (!pain->root_cause) {
                continue;
            }
            guint index = GPOINTER_TO_UINT(g_hash_table_lookup(by_tag, pain->root_cause));
            if (index == 0) {
                struct gathered cause = {pain->root_cause, g_ptr_array_new()};
                g_array_append_val(causes, cause);
                index = causes->len;
                g_hash_table_insert(by_tag, (gpointer)pain->root_cause, GUINT_TO_POINTER(index));
            }
            g_ptr_array_add(g_array_index(causes, struct gathered, index - 1).pains,
                            (gpointer)pain);
        }
    }
}

static void fill(const struct gathered *gathered, struct arena *arena, struct root_cause *cause) {
    size_t count = gathered->pains->len;
    *cause = (struct root_cause){.root_cause = gathered->tag, .weight = NAN};
    cause->pains.items = ARENA_ARRAY(arena, const char *, count);
    cause->of.items = ARENA_ARRAY(arena, const struct pain *, count);
    cause->pains.count = cause->of.count = count;
    for (size_t i = 0; i < count; i++) {
        const struct pain *pain = g_ptr_array_index(gathered->pains, i);
        cause->of.items[i] = pain;
        cause->pains.items[i] = path_join(arena, pain->touchpoint->path, pain->id);
        double weight = pain->severity * pain->frequency;
        if (!isnan(weight)) {
            cause->weight = (isnan(cause->weight) ? 0 : cause->weight) + weight;
        }
    }
}

static int compare(const void *first, const void *second) {
    const struct root_cause *a = first, *b = second;
    double weight_a = isnan(a->weight) ? -1 : a->weight;
    double weight_b = isnan(b->weight) ? -1 : b->weight;
    if (weight_a != weight_b) {
        return weight_a > weight_b ? -1 : 1;
    }
    if (a->pains.count != b->pains.count) {
        return a->pains.count > b->pains.count ? -1 : 1;
    }
    return strcmp(a->root_cause, b->root_cause);
}

void root_cause_analyse(const struct gaps *gaps, struct arena *arena, struct root_causes *causes) {
    *causes = (struct root_causes){0};
    GHashTable *by_tag = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *gathered = g_array_new(FALSE, FALSE, sizeof(struct gathered));
    gather(gaps, by_tag, gathered);
    causes->items.count = gathered->len;
    causes->items.items = ARENA_ARRAY(arena, struct root_cause, gathered->len);
    for (guint i = 0; i < gathered->len; i++) {
        struct gathered *cause = &g_array_index(gathered, struct gathered, i);
        fill(cause, arena, &causes->items.items[i]);
        g_ptr_array_unref(cause->pains);
    }
    qsort(causes->items.items, causes->items.count, sizeof *causes->items.items, compare);
    g_array_unref(gathered);
    g_hash_table_unref(by_tag);
}
