/* The walk over mappings and lists; single values are bind_value.c's. */
#include "model/bind.h"

#include "model/bind_value.h"
#include "model/check.h"

#include <assert.h>
#include <string.h>

const char *bind_suggestion(const char *wrong, const char *const *names, size_t count,
                            struct arena *arena) {
    const char *nearest = diagnostics_nearest(wrong, names, count);
    return nearest ? arena_format(arena, "did you mean '%s'?", nearest) : NULL;
}

static void report_unknown_key(const struct binder *binder, const struct node *key,
                               const struct record *record) {
    const char *names[64] = {0};
    size_t count = 0;
    for (size_t i = 0; i < record->count && count < G_N_ELEMENTS(names); i++) {
        if (!(record->fields[i].flags & FIELD_RESULT)) {
            names[count++] = record->fields[i].key;
        }
    }
    const char *hint = bind_suggestion(key->text, names, count, binder->arena);
    if (!hint && count > 0) {
        GString *list = g_string_new("the keys here are ");
        for (size_t i = 0; i < count; i++) {
            g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", names[i]);
        }
        hint = arena_string(binder->arena, list->str);
        g_string_free(list, TRUE);
    }
    char *where = bind_article(record);
    diagnostics_add(binder->diagnostics, CODE_UNKNOWN_KEY, key->span, hint,
                    "unknown key '%s' in %s", key->text, where);
    g_free(where);
}

/* Reports required keys that a keyed item's mapping leaves out; the first field is its key. */
static void check_keyed_item(const struct binder *binder, const struct node *value,
                             const struct record *record, struct span span) {
    for (size_t i = 1; i < record->count && value->kind == NODE_MAPPING; i++) {
        const struct field *field = &record->fields[i];
        if ((field->flags & FIELD_REQUIRED) && !node_get(value, field->key)) {
            bind_missing(binder->diagnostics, field, record, span);
        }
    }
}

/* How a list is written, by its field. */
static const char *list_hint(const struct binder *binder, const struct field *field) {
    if (field->flags & FIELD_KEYED) {
        const struct record *record = field->record;
        return arena_format(binder->arena, "write %s: %s, one a line", record->fields[0].key,
                            record->shorthand ? record->shorthand : "{…}");
    }
    return field->record ? "write a list: each item begins with -" : "write it as [one, two]";
}

/* Binds the items of a list, of a mapping with keys as first fields, or of a bare value. */
static void bind_list(const struct binder *binder, const struct node *node,
                      const struct field *field, struct list *list) {
    bool keyed = (field->flags & FIELD_KEYED) && node->kind == NODE_MAPPING;
    bool single = (field->flags & FIELD_ONE_OR_MANY) && node->kind != NODE_LIST;
    if ((node->kind != NODE_LIST && !keyed && !single) ||
        ((field->flags & FIELD_KEYED) && !keyed)) {
        bool map = (field->flags & FIELD_KEYED) != 0;
        bind_value_mismatch(binder, node, map ? "a mapping" : "a list", field->key,
                            list_hint(binder, field));
        return;
    }
    size_t count = single ? 1 : node->count;
    size_t size = field_kind_size(field->item, field->record);
    char *items = arena_array(binder->arena, count, size);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        void *item = items + kept * size;
        const struct node *value = single ? node : keyed ? &node->pairs[i].value : &node->items[i];
        if (field->record) {
            record_clear(field->record, item);
        }
        bool bound = bind_value(binder, value, field->item, field, item);
        if (keyed) {
            const struct field *first = &field->record->fields[0];
            bind_value(binder, &node->pairs[i].key, first->kind, first, field_of(first, item));
            if (field->record->spanned) {
                *(struct span *)item = node->pairs[i].key.span;
            }
            check_keyed_item(binder, value, field->record, node->pairs[i].key.span);
        }
        kept += bound || keyed;
        if (!bound && !keyed) {
            memset(item, 0, size);
        }
    }
    *list = (struct list){items, kept};
}

bool bind_value(const struct binder *binder, const struct node *node, enum field_kind kind,
                const struct field *field, void *value) {
    if (kind == FIELD_LIST) {
        bind_list(binder, node, field, value);
        return true;
    }
    if (kind == FIELD_STRUCT) {
        struct binder inner = *binder;
        inner.key = field->key;
        if (field->flags & FIELD_KEYED) {
            inner.partial = true; /* the key is still to come */
        }
        return bind_record(&inner, node, field->record, value);
    }
    return bind_scalar(binder, node, kind, field, value);
}

static void bind_field(const struct binder *binder, const struct node *node,
                       const struct field *field, void *object) {
    if (node->kind != NODE_NULL) {
        bind_value(binder, node, field->kind, field, field_of(field, object));
    }
}

static void set_defaults(const struct record *record, void *object, bool deep) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        void *value = field_of(field, object);
        if (field->kind == FIELD_STRUCT && deep) {
            set_defaults(field->record, value, true);
        } else if (field->fallback && !field_given(field->kind, field->record, value)) {
            bind_fallback(field, value);
        }
    }
}

void bind_defaults(const struct record *record, void *object) {
    set_defaults(record, object, true);
}

static bool skipped(const struct node *key) {
    return strncmp(key->text, "x-", 2) == 0 || strcmp(key->text, "type") == 0;
}

static void bind_pairs(const struct binder *binder, const struct node *node,
                       const struct record *record, void *object) {
    guint64 seen = 0;
    assert(record->count <= 64);
    for (size_t i = 0; i < node->count; i++) {
        const struct node_pair *pair = &node->pairs[i];
        const struct field *field = record_field(record, pair->key.text);
        if (field && !(field->flags & FIELD_RESULT)) {
            bind_field(binder, &pair->value, field, object);
            bool filled = pair->value.refused ||
                          (pair->value.kind != NODE_NULL &&
                           !(pair->value.kind == NODE_TEXT && pair->value.length == 0));
            seen |= (guint64)filled << (field - record->fields);
            if (field->kind == FIELD_ID && record->spanned && field == &record->fields[0]) {
                *(struct span *)object = pair->value.span;
            }
        } else if (!skipped(&pair->key)) {
            report_unknown_key(binder, &pair->key, record);
        }
    }
    for (size_t i = 0; i < record->count && !binder->partial; i++) {
        if ((record->fields[i].flags & FIELD_REQUIRED) && !(seen & (guint64)1 << i)) {
            bind_missing(binder->diagnostics, &record->fields[i], record,
                         (struct span){node->span.source, node->span.line, node->span.column,
                                       node->span.line, node->span.column + 1});
        }
    }
}

/* "write [period, value]" */
static const char *tuple_hint(const struct binder *binder, const struct record *record) {
    GString *names = g_string_new("write [");
    for (size_t i = 0; i < record->count; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", record->fields[i].key);
    }
    g_string_append_c(names, ']');
    const char *hint = arena_string(binder->arena, names->str);
    g_string_free(names, TRUE);
    return hint;
}

static void bind_tuple(const struct binder *binder, const struct node *node,
                       const struct record *record, void *object) {
    if (node->count != record->count) {
        char *who = bind_article(record);
        diagnostics_add(binder->diagnostics, CODE_WRONG_TYPE, node->span,
                        tuple_hint(binder, record), "%s has %zu values, not %zu", who,
                        record->count, node->count);
        g_free(who);
        return;
    }
    for (size_t i = 0; i < record->count; i++) {
        bind_field(binder, &node->items[i], &record->fields[i], object);
    }
}

/* How a struct is written: with its required keys, or its first ones. */
static const char *mapping_hint(const struct binder *binder, const struct record *record) {
    enum { SHOWN = 3 };
    if (record->tuple) {
        return tuple_hint(binder, record);
    }
    GString *keys = g_string_new("write {");
    size_t shown = 0;
    for (int wanted = 1; wanted >= 0 && shown == 0; wanted--) {
        for (size_t i = 0; i < record->count && shown < SHOWN; i++) {
            const struct field *field = &record->fields[i];
            if (!(field->flags & FIELD_RESULT) &&
                (!wanted || (field->flags & FIELD_REQUIRED) != 0)) {
                g_string_append_printf(keys, "%s%s: …", shown++ > 0 ? ", " : "", field->key);
            }
        }
    }
    g_string_append_c(keys, '}');
    const char *hint = arena_string(binder->arena, keys->str);
    g_string_free(keys, TRUE);
    return hint;
}

bool bind_record(const struct binder *binder, const struct node *node, const struct record *record,
                 void *object) {
    if (record->spanned) {
        *(struct span *)object = node->span;
    }
    const struct field *bare = record->shorthand ? record_field(record, record->shorthand) : NULL;
    if (node->kind == NODE_MAPPING) {
        bind_pairs(binder, node, record, object);
    } else if (node->kind == NODE_LIST && record->tuple) {
        bind_tuple(binder, node, record, object);
    } else if (bare && node->kind != NODE_NULL &&
               (node->kind != NODE_LIST || bare->kind == FIELD_LIST)) {
        struct field named = *bare;
        named.key = binder->key ? binder->key : bare->key;
        bind_field(binder, node, &named, object);
    } else {
        bind_value_mismatch(binder, node, "a mapping", binder->key ? binder->key : record->name,
                            mapping_hint(binder, record));
        return false;
    }
    if (!binder->partial) {
        set_defaults(record, object, false);
    }
    check_bound(binder, node, record, object);
    return true;
}

static void check_required_item(enum field_kind kind, const struct record *record,
                                const void *value, struct diagnostics *diagnostics) {
    if (kind == FIELD_STRUCT && field_given(kind, record, value)) {
        bind_check_required(record, value, diagnostics);
    }
}

void bind_check_required(const struct record *record, const void *object,
                         struct diagnostics *diagnostics) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = field_in(field, object);
        if ((field->flags & FIELD_REQUIRED) && !field_given(field->kind, field->record, value)) {
            bind_missing(diagnostics, field, record, record_span(record, object));
        }
        if (field->kind == FIELD_LIST && field->record) {
            const struct list *list = value;
            for (size_t j = 0; j < list->count; j++) {
                check_required_item(field->item, field->record,
                                    (const char *)list->items + j * field->record->size,
                                    diagnostics);
            }
        } else {
            check_required_item(field->kind, field->record, value, diagnostics);
        }
    }
}
