/* Two functions over the kinds of fields: the same, and as text. */
#include "analyse/difference_text.h"

#include "base/format.h"

#include <glib.h>
#include <string.h>

static bool same_struct(const struct record *record, const void *first, const void *second) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (!difference_text_same(field, field->kind, field_in(field, first),
                                  field_in(field, second))) {
            return false;
        }
    }
    return true;
}

static bool same_list(const struct field *field, const struct list *first,
                      const struct list *second) {
    if (first->count != second->count) {
        return false;
    }
    if (first->items == second->items) {
        return true;
    }
    size_t size = field_kind_size(field->item, field->record);
    for (size_t i = 0; i < first->count; i++) {
        if (!difference_text_same(field, field->item, (const char *)first->items + i * size,
                                  (const char *)second->items + i * size)) {
            return false;
        }
    }
    return true;
}

static bool same_pointer(const struct record *record, const void *first, const void *second) {
    if (!first || !second || first == second) {
        return first == second;
    }
    return same_struct(record, first, second);
}

bool difference_text_same(const struct field *field, enum field_kind kind, const void *first,
                          const void *second) {
    switch (kind) {
    case FIELD_NUMBER: {
        double a = *(const double *)first, b = *(const double *)second;
        return a == b || (isnan(a) && isnan(b));
    }
    case FIELD_BOOLEAN:
        return *(const enum answer *)first == *(const enum answer *)second;
    case FIELD_DATE:
        return *(const uint32_t *)first == *(const uint32_t *)second;
    case FIELD_CHOICE:
        return *(const int *)first == *(const int *)second;
    case FIELD_PERIOD: {
        const struct period *a = first, *b = second;
        return a->kind == b->kind && a->first == b->first;
    }
    case FIELD_MARKDOWN:
        return g_strcmp0(((const struct markdown *)first)->text,
                         ((const struct markdown *)second)->text) == 0;
    case FIELD_PATH:
        return g_strcmp0(((const struct path *)first)->text, ((const struct path *)second)->text) ==
               0;
    case FIELD_REFERENCE:
        return g_strcmp0(((const struct reference *)first)->id,
                         ((const struct reference *)second)->id) == 0;
    case FIELD_STRUCT:
        return same_struct(field->record, first, second);
    case FIELD_POINTER:
        return same_pointer(field->record, *(const void *const *)first,
                            *(const void *const *)second);
    case FIELD_LIST:
        return same_list(field, first, second);
    default: /* the kinds of text */
        return g_strcmp0(*(const char *const *)first, *(const char *const *)second) == 0;
    }
}

static void append(GString *out, const struct field *field, enum field_kind kind,
                   const void *value);

/* The first given field, then the others as (key value, key value). */
static void append_struct(GString *out, const struct record *record, const void *object) {
    size_t given = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = field_in(field, object);
        if ((field->flags & FIELD_HIDDEN) != 0 || !field_given(field->kind, field->record, value)) {
            continue;
        }
        if (given > 0) {
            g_string_append_printf(out, "%s%s ", given == 1 ? " (" : ", ", field->key);
        }
        append(out, field, field->kind, value);
        given++;
    }
    g_string_append(out, given > 1 ? ")" : "");
}

static void append_list(GString *out, const struct field *field, const struct list *list) {
    size_t size = field_kind_size(field->item, field->record);
    for (size_t i = 0; i < list->count; i++) {
        g_string_append(out, i > 0 ? "; " : "");
        append(out, field, field->item, (const char *)list->items + i * size);
    }
}

static void append_date(GString *out, enum field_kind kind, const void *value) {
    struct arena arena = {0};
    g_string_append(out, kind == FIELD_DATE
                             ? date_text(*(const uint32_t *)value, &arena)
                             : date_period_text(*(const struct period *)value, &arena));
    arena_release(&arena);
}

/* Of a value that is given. */
static void append(GString *out, const struct field *field, enum field_kind kind,
                   const void *value) {
    const char *text = NULL;
    switch (kind) {
    case FIELD_NUMBER:
        format_exact(out, *(const double *)value);
        return;
    case FIELD_BOOLEAN:
        text = *(const enum answer *)value == ANSWER_YES ? "true" : "false";
        break;
    case FIELD_DATE:
    case FIELD_PERIOD:
        append_date(out, kind, value);
        return;
    case FIELD_CHOICE:
        text = field_choice(field, *(const int *)value);
        break;
    case FIELD_MARKDOWN:
        text = ((const struct markdown *)value)->text;
        break;
    case FIELD_PATH:
        text = ((const struct path *)value)->text;
        break;
    case FIELD_REFERENCE:
        text = ((const struct reference *)value)->id;
        break;
    case FIELD_STRUCT:
        append_struct(out, field->record, value);
        return;
    case FIELD_POINTER:
        append_struct(out, field->record, *(const void *const *)value);
        return;
    case FIELD_LIST:
        append_list(out, field, value);
        return;
    default: /* the kinds of text */
        text = *(const char *const *)value;
        break;
    }
    bool is_true = *text == '\0' && (field->flags & FIELD_OR_TRUE) != 0;
    g_string_append(out, is_true ? "true" : text);
}

const char *difference_text(const struct field *field, enum field_kind kind, const void *value,
                            struct arena *arena) {
    if (!field_given(kind, field->record, value)) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    append(out, field, kind, value);
    const char *text = arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

bool difference_text_named(const struct field *field) {
    return field->kind == FIELD_LIST && field->item == FIELD_STRUCT &&
           ((field->flags & FIELD_KEYED) != 0 || field->record->fields[0].kind == FIELD_ID);
}

const char *difference_text_name(const struct field *field, const void *item) {
    const struct field *key = &field->record->fields[0];
    const void *value = field_in(key, item);
    return key->kind == FIELD_REFERENCE ? ((const struct reference *)value)->id
                                        : *(const char *const *)value;
}

const char *difference_text_item(const struct field *field, const void *item, struct arena *arena) {
    const struct record *record = field->record;
    if ((field->flags & FIELD_KEYED) == 0) {
        const struct field *after = &record->fields[1];
        return difference_text(after, after->kind, field_in(after, item), arena);
    }
    GString *out = g_string_new(NULL);
    for (size_t i = 1; i < record->count; i++) {
        const struct field *part = &record->fields[i];
        const void *value = field_in(part, item);
        if (field_given(part->kind, part->record, value)) {
            g_string_append_printf(out, "%s%s ", out->len > 0 ? ", " : "", part->key);
            append(out, part, part->kind, value);
        }
    }
    const char *text = arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
