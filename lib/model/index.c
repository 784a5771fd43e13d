/* Hash tables for finding; whenever ids are listed they are sorted first, for the same hints each
 * run. */
#include "model/index.h"

#include <string.h>

struct entry {
    const char *id;
    const void *object;
    struct span at;
};

struct index {
    GHashTable *tables[ENTITY_COUNT]; /* id (codes in lower case) to struct entry */
};

struct index *index_new(void) {
    struct index *index = g_new0(struct index, 1);
    for (size_t i = 0; i < ENTITY_COUNT; i++) {
        index->tables[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    }
    return index;
}

void index_free(struct index *index) {
    for (size_t i = 0; index && i < ENTITY_COUNT; i++) {
        g_hash_table_destroy(index->tables[i]);
    }
    g_free(index);
}

static char *key_of(enum entity entity, const char *id) {
    bool code = entity == ENTITY_INITIATIVE || entity == ENTITY_REQUEST;
    return code ? g_ascii_strdown(id, -1) : g_strdup(id);
}

void index_add(struct index *index, enum entity entity, const char *id, const void *object,
               struct span at, struct diagnostics *diagnostics) {
    char *key = key_of(entity, id);
    const struct entry *first = g_hash_table_lookup(index->tables[entity], key);
    if (first) {
        char *hint = first->at.source ? g_strdup_printf("the first one is at %s:%u",
                                                        first->at.source->name, first->at.line)
                                      : NULL;
        const char *own = strrchr(id, '/');
        diagnostics_add(diagnostics, CODE_DUPLICATE_ID, at, hint, "the %s '%s' is defined twice",
                        entity_name(entity), own ? own + 1 : id);
        g_free(hint);
        g_free(key);
        return;
    }
    struct entry *entry = g_new(struct entry, 1);
    *entry = (struct entry){id, object, at};
    g_hash_table_insert(index->tables[entity], key, entry);
}

const void *index_find(const struct index *index, enum entity entity, const char *id) {
    const struct entry *entry;
    if (entity == ENTITY_INITIATIVE || entity == ENTITY_REQUEST) {
        char *key = key_of(entity, id);
        entry = g_hash_table_lookup(index->tables[entity], key);
        g_free(key);
    } else {
        entry = g_hash_table_lookup(index->tables[entity], id);
    }
    return entry && strcmp(entry->id, id) == 0 ? entry->object : NULL;
}

static gint compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *index_nearest(const struct index *index, unsigned refers, const char *prefix,
                          const char *wrong) {
    GPtrArray *ids = g_ptr_array_new();
    size_t skip = strlen(prefix);
    for (size_t i = 0; i < ENTITY_COUNT; i++) {
        GHashTableIter iterator;
        gpointer value;
        g_hash_table_iter_init(&iterator, index->tables[i]);
        while ((refers & REFERS(i)) && g_hash_table_iter_next(&iterator, NULL, &value)) {
            const char *id = ((const struct entry *)value)->id;
            if (g_str_has_prefix(id, prefix)) {
                g_ptr_array_add(ids, (gpointer)(id + skip));
            }
        }
    }
    g_ptr_array_sort(ids, compare_texts);
    const char *nearest = diagnostics_nearest(wrong, (const char *const *)ids->pdata, ids->len);
    g_ptr_array_free(ids, TRUE);
    return nearest;
}

const char *index_ending(const struct index *index, unsigned refers, const char *end) {
    char *suffix = g_strdup_printf("/%s", end);
    const char *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < ENTITY_COUNT; i++) {
        GHashTableIter iterator;
        gpointer value;
        g_hash_table_iter_init(&iterator, index->tables[i]);
        while ((refers & REFERS(i)) && g_hash_table_iter_next(&iterator, NULL, &value)) {
            const char *id = ((const struct entry *)value)->id;
            if (g_str_has_suffix(id, suffix)) {
                found = id;
                count++;
            }
        }
    }
    g_free(suffix);
    return count == 1 ? found : NULL;
}
