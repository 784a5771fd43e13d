/* A list of places in order of their names, and a tree. */
#include "publish/pdf_places.h"

#include "base/format.h"

#include <string.h>

struct place {
    const char *name; /* the key of the table */
    unsigned page;
    double x, y;
};

struct entry {
    char *title, *name;
    unsigned level;
    unsigned number;
};

struct pdf_places {
    GHashTable *names; /* of places by name */
    GArray *outline;   /* of struct entry */
};

static void clear_entry(void *data) {
    struct entry *entry = data;
    g_free(entry->title);
    g_free(entry->name);
}

struct pdf_places *pdf_places_new(void) {
    struct pdf_places *places = g_new0(struct pdf_places, 1);
    places->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    places->outline = g_array_new(FALSE, TRUE, sizeof(struct entry));
    g_array_set_clear_func(places->outline, clear_entry);
    return places;
}

void pdf_places_free(struct pdf_places *places) {
    g_hash_table_destroy(places->names);
    g_array_unref(places->outline);
    g_free(places);
}

void pdf_places_add(struct pdf_places *places, const char *name, unsigned page, double x,
                    double y) {
    if (g_hash_table_contains(places->names, name)) {
        return;
    }
    struct place *place = g_new(struct place, 1);
    char *key = g_strdup(name);
    *place = (struct place){.name = key, .page = page, .x = x, .y = y};
    g_hash_table_insert(places->names, key, place);
}

const char *pdf_places_find(const struct pdf_places *places, const char *target) {
    const struct place *place = g_hash_table_lookup(places->names, target);
    if (!place && strchr(target, '#')) {
        char *section = g_strndup(target, strcspn(target, "#"));
        place = g_hash_table_lookup(places->names, section);
        g_free(section);
    }
    return place ? place->name : NULL;
}

void pdf_places_outline(struct pdf_places *places, const char *title, const char *name,
                        unsigned level) {
    guint count = places->outline->len;
    unsigned deepest =
        count > 0 ? g_array_index(places->outline, struct entry, count - 1).level + 1 : 0;
    struct entry entry = {
        .title = g_strdup(title), .name = g_strdup(name), .level = MIN(level, deepest)};
    g_array_append_val(places->outline, entry);
}

static int by_name(const void *a, const void *b) {
    const struct place *const *one = a, *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

/* The tree of names: one leaf, sorted. */
static void write_names(const struct pdf_places *places, struct pdf_file *file, GString *catalog) {
    GPtrArray *sorted = g_ptr_array_new();
    GHashTableIter iter;
    void *place;
    g_hash_table_iter_init(&iter, places->names);
    while (g_hash_table_iter_next(&iter, NULL, &place)) {
        g_ptr_array_add(sorted, place);
    }
    g_ptr_array_sort(sorted, by_name);
    GString *value = g_string_new("<</Names[");
    for (guint i = 0; i < sorted->len; i++) {
        const struct place *at = sorted->pdata[i];
        pdf_file_string(value, at->name);
        g_string_append_c(value, '[');
        pdf_file_reference(value, at->page);
        g_string_append(value, "/XYZ ");
        format_short(value, at->x, 1);
        g_string_append_c(value, ' ');
        format_short(value, at->y, 1);
        g_string_append(value, " null]\n");
    }
    g_string_append(value, "]>>");
    unsigned number = pdf_file_reserve(file);
    pdf_file_object(file, number, value->str, value->len);
    g_string_append_printf(catalog, "/Names<</Dests %u 0 R>>", number);
    g_string_free(value, TRUE);
    g_ptr_array_unref(sorted);
}

static struct entry *entry_at(const struct pdf_places *places, guint index) {
    return &g_array_index(places->outline, struct entry, index);
}

/* Appends a key with the entry before or after one on its level; nothing when there is none. */
static void append_neighbour(GString *value, const struct pdf_places *places, guint index, int step,
                             const char *key) {
    const struct entry *own = entry_at(places, index);
    for (guint i = index + (guint)step; i < places->outline->len; i += (guint)step) {
        if (entry_at(places, i)->level == own->level) {
            g_string_append_printf(value, "/%s %u 0 R", key, entry_at(places, i)->number);
        }
        if (entry_at(places, i)->level <= own->level) {
            return;
        }
    }
}

/* Appends the first and last of the entries below one, which are closed: their count is negative.
 */
static void append_children(GString *value, const struct pdf_places *places, guint index) {
    unsigned level = entry_at(places, index)->level;
    guint last = index, count = 0;
    for (guint i = index + 1; i < places->outline->len && entry_at(places, i)->level > level; i++) {
        if (entry_at(places, i)->level == level + 1) {
            last = i;
            count++;
        }
    }
    if (count > 0) {
        g_string_append_printf(value, "/First %u 0 R/Last %u 0 R/Count -%u",
                               entry_at(places, index + 1)->number, entry_at(places, last)->number,
                               count);
    }
}

static void write_entry(const struct pdf_places *places, struct pdf_file *file, guint index,
                        unsigned root) {
    const struct entry *entry = entry_at(places, index);
    unsigned parent = root;
    for (guint i = index; entry->level > 0 && i-- > 0;) {
        if (entry_at(places, i)->level < entry->level) {
            parent = entry_at(places, i)->number;
            break;
        }
    }
    GString *value = g_string_new("<</Title");
    pdf_file_text(value, entry->title);
    g_string_append(value, "/Dest");
    pdf_file_string(value, entry->name);
    g_string_append_printf(value, "/Parent %u 0 R", parent);
    append_neighbour(value, places, index, -1, "Prev");
    append_neighbour(value, places, index, 1, "Next");
    append_children(value, places, index);
    g_string_append(value, ">>");
    pdf_file_object(file, entry->number, value->str, value->len);
    g_string_free(value, TRUE);
}

static void write_outline(const struct pdf_places *places, struct pdf_file *file,
                          GString *catalog) {
    guint count = places->outline->len, top = 0, last = 0;
    if (count == 0) {
        return;
    }
    unsigned root = pdf_file_reserve(file);
    for (guint i = 0; i < count; i++) {
        entry_at(places, i)->number = pdf_file_reserve(file);
        if (entry_at(places, i)->level == 0) {
            last = i;
            top++;
        }
    }
    for (guint i = 0; i < count; i++) {
        write_entry(places, file, i, root);
    }
    char *value = g_strdup_printf("<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>",
                                  entry_at(places, 0)->number, entry_at(places, last)->number, top);
    pdf_file_object(file, root, value, strlen(value));
    g_free(value);
    g_string_append_printf(catalog, "/Outlines %u 0 R/PageMode/UseOutlines", root);
}

void pdf_places_write(const struct pdf_places *places, struct pdf_file *file, GString *catalog) {
    write_names(places, file, catalog);
    write_outline(places, file, catalog);
}
