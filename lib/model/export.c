/* One function per shape (struct, list, keyed list, tuple), one switch over the kinds of values. */
#include "model/export.h"

#include "base/format.h"

#include <assert.h>
#include <string.h>

static void write_value(struct json *json, const struct field *field, enum field_kind kind,
                        const void *value, enum export_absent absent);

static bool given(const struct field *field, const void *object) {
    return field_given(field->kind, field->record, field_in(field, object));
}

static void append_date(GString *out, uint32_t day) {
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    g_string_append_printf(out, "%04d-%02d-%02d", year, month, day_of_month);
}

/* The text of a scalar, for values and for the keys of keyed lists; NULL when it is not a text. The
 * buffer is used for what has to be formatted. */
static const char *scalar_text(const struct field *field, enum field_kind kind, const void *value,
                               GString *buffer) {
    g_string_truncate(buffer, 0);
    switch (kind) {
    case FIELD_MARKDOWN:
        return ((const struct markdown *)value)->text;
    case FIELD_PATH:
        return ((const struct path *)value)->text;
    case FIELD_REFERENCE:
        return ((const struct reference *)value)->id;
    case FIELD_CHOICE:
        return field->choices[*(const int *)value - 1];
    case FIELD_DATE:
        append_date(buffer, *(const uint32_t *)value);
        return buffer->str;
    case FIELD_PERIOD: {
        struct arena arena = {0};
        g_string_append(buffer, date_period_text(*(const struct period *)value, &arena));
        arena_release(&arena);
        return buffer->str;
    }
    case FIELD_NUMBER:
        format_exact(buffer, *(const double *)value);
        return buffer->str;
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_URL:
    case FIELD_MARKUP:
        return *(const char *const *)value;
    default:
        return NULL;
    }
}

static void write_scalar(struct json *json, const struct field *field, enum field_kind kind,
                         const void *value) {
    if (kind == FIELD_NUMBER) {
        json_number(json, *(const double *)value);
    } else if (kind == FIELD_BOOLEAN) {
        json_boolean(json, *(const enum answer *)value == ANSWER_YES);
    } else {
        GString *buffer = g_string_new(NULL);
        const char *text = scalar_text(field, kind, value, buffer);
        if ((field->flags & FIELD_OR_TRUE) != 0 && *text == '\0') {
            json_boolean(json, true);
        } else {
            json_text(json, text);
        }
        g_string_free(buffer, TRUE);
    }
}

/* The shorthand of a struct when nothing else is given after the first skipped fields; else NULL.
 */
static const struct field *only_shorthand(const struct record *record, size_t skip,
                                          const void *object) {
    if (!record->shorthand) {
        return NULL;
    }
    for (size_t i = skip; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        bool is_shorthand = strcmp(field->key, record->shorthand) == 0;
        if ((field->flags & FIELD_HIDDEN) == 0 && given(field, object) != is_shorthand) {
            return NULL;
        }
    }
    return record_field(record, record->shorthand);
}

static void write_fields(struct json *json, const struct record *record, size_t skip,
                         const void *object, enum export_absent absent) {
    for (size_t i = skip; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if ((field->flags & FIELD_HIDDEN) == 0 && (absent == EXPORT_NULL || given(field, object))) {
            json_name(json, field->key);
            write_value(json, field, field->kind, field_in(field, object), absent);
        }
    }
}

static void write_tuple(struct json *json, const struct record *record, const void *object,
                        enum export_absent absent) {
    json_open_list(json);
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if ((field->flags & FIELD_HIDDEN) != 0) {
            continue;
        }
        if (given(field, object)) {
            write_value(json, field, field->kind, field_in(field, object), absent);
        } else {
            json_null(json);
        }
    }
    json_close_list(json);
}

/* Writes a struct without its first skipped fields, which a keyed list has written as its key. */
static void write_struct(struct json *json, const struct record *record, size_t skip,
                         const void *object, enum export_absent absent) {
    const struct field *shorthand = absent == EXPORT_LEAVE_OUT || record->count == skip + 1
                                        ? only_shorthand(record, skip, object)
                                        : NULL;
    if (shorthand) {
        write_value(json, shorthand, shorthand->kind, field_in(shorthand, object), absent);
    } else if (record->tuple && skip == 0) {
        write_tuple(json, record, object, absent);
    } else {
        json_open_object(json);
        write_fields(json, record, skip, object, absent);
        json_close_object(json);
    }
}

static void write_keyed(struct json *json, const struct record *record, const struct list *list,
                        enum export_absent absent) {
    const struct field *key = &record->fields[0];
    GString *buffer = g_string_new(NULL);
    json_open_object(json);
    for (size_t i = 0; i < list->count; i++) {
        const char *item = (const char *)list->items + i * record->size;
        const char *name = scalar_text(key, key->kind, field_in(key, item), buffer);
        assert(name);
        json_name(json, name);
        write_struct(json, record, 1, item, absent);
    }
    json_close_object(json);
    g_string_free(buffer, TRUE);
}

void export_list(struct json *json, const struct field *field, const void *list,
                 enum export_absent absent) {
    const struct list *items = list;
    if ((field->flags & FIELD_KEYED) != 0) {
        write_keyed(json, field->record, items, absent);
        return;
    }
    size_t size = field_kind_size(field->item, field->record);
    json_open_list(json);
    for (size_t i = 0; i < items->count; i++) {
        write_value(json, field, field->item, (const char *)items->items + i * size, absent);
    }
    json_close_list(json);
}

static void write_value(struct json *json, const struct field *field, enum field_kind kind,
                        const void *value, enum export_absent absent) {
    if (kind == FIELD_LIST) {
        export_list(json, field, value, absent);
    } else if (!field_given(kind, field->record, value)) {
        json_null(json);
    } else if (kind == FIELD_STRUCT) {
        write_struct(json, field->record, 0, value, absent);
    } else if (kind == FIELD_POINTER) {
        write_struct(json, field->record, 0, *(const void *const *)value, absent);
    } else {
        write_scalar(json, field, kind, value);
    }
}

void export_fields(struct json *json, const struct record *record, const void *object,
                   enum export_absent absent) {
    write_fields(json, record, 0, object, absent);
}

void export_struct(struct json *json, const struct record *record, const void *object,
                   enum export_absent absent) {
    write_struct(json, record, 0, object, absent);
}

bool export_is_flat(const struct field *field) {
    enum field_kind kind = field->kind == FIELD_LIST ? field->item : field->kind;
    bool keyed = (field->flags & FIELD_KEYED) != 0;
    return !keyed && kind != FIELD_STRUCT && kind != FIELD_POINTER && kind != FIELD_LIST &&
           (field->flags & FIELD_HIDDEN) == 0;
}

static void append_flat(GString *out, const struct field *field, enum field_kind kind,
                        const void *value, GString *buffer) {
    if (!field_given(kind, field->record, value)) {
        return;
    }
    if (kind == FIELD_BOOLEAN) {
        g_string_append(out, *(const enum answer *)value == ANSWER_YES ? "true" : "false");
        return;
    }
    const char *text = scalar_text(field, kind, value, buffer);
    assert(text);
    g_string_append(out, (field->flags & FIELD_OR_TRUE) != 0 && *text == '\0' ? "true" : text);
}

void export_flat(GString *out, const struct field *field, const void *object) {
    assert(export_is_flat(field));
    GString *buffer = g_string_new(NULL);
    const void *value = field_in(field, object);
    if (field->kind == FIELD_LIST) {
        const struct list *list = value;
        size_t size = field_kind_size(field->item, NULL);
        for (size_t i = 0; i < list->count; i++) {
            g_string_append(out, i > 0 ? "; " : "");
            append_flat(out, field, field->item, (const char *)list->items + i * size, buffer);
        }
    } else {
        append_flat(out, field, field->kind, value, buffer);
    }
    g_string_free(buffer, TRUE);
}
