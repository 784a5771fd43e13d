/* The structs are gathered first, each once; then every one is a definition that the others refer
 * to. */
#include "model/schema.h"

#include "base/format.h"
#include "model/schema_words.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char ID_PATTERN[] = "^[a-z0-9][a-z0-9-]*$";
static const char CODE_PATTERN[] = "^[A-Za-z0-9][A-Za-z0-9-]*$";
static const char DATE_PATTERN[] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
static const char PERIOD_PATTERN[] = "^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$";

/* A definition: a struct, or what is left of it under a key of a keyed list. What is inside a
 * struct that may extend another is partial: only its ids are required, the rest may be inherited.
 */
struct definition {
    const struct record *record;
    bool keyed, partial;
};

static bool skipped(const struct field *field) {
    return (field->flags & (FIELD_RESULT | FIELD_HIDDEN)) != 0 || field->kind == FIELD_MARKUP;
}

/* Adds a definition; false when nothing about it is new. */
static bool add_definition(GArray *definitions, const struct definition *definition) {
    for (guint i = 0; i < definitions->len; i++) {
        struct definition *known = &g_array_index(definitions, struct definition, i);
        if (known->record == definition->record && known->keyed == definition->keyed) {
            bool news = definition->partial && !known->partial;
            known->partial = known->partial || definition->partial;
            return news;
        }
        assert(known->record == definition->record ||
               strcmp(known->record->name, definition->record->name) != 0);
    }
    g_array_append_vals(definitions, definition, 1);
    return true;
}

static void gather(GArray *definitions, const struct record *record, bool keyed, bool partial) {
    partial = partial || record_field(record, "extends");
    struct definition definition = {record, keyed, partial};
    if (!add_definition(definitions, &definition)) {
        return;
    }
    for (size_t i = keyed ? 1 : 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->record && !skipped(field)) {
            gather(definitions, field->record, (field->flags & FIELD_KEYED) != 0, partial);
        }
    }
}

/* The name of a definition, after an opening such as "#/$defs/"; freed by the caller. */
static char *definition_name(const char *opening, const char *name, const char *ending) {
    return g_strdelimit(g_strconcat(opening, name, ending, NULL), " ", '-');
}

static void write_reference(struct json *json, const char *name, const char *ending) {
    char *path = definition_name("#/$defs/", name, ending);
    json_named_text(json, "$ref", path);
    g_free(path);
}

static void write_types(struct json *json, const char *const *types) {
    json_name(json, "type");
    json_open_list(json);
    for (; *types; types++) {
        json_text(json, *types);
    }
    json_close_list(json);
}

static void write_pattern(struct json *json, const char *pattern) {
    static const char *const TYPES[] = {"string", "integer", NULL};
    write_types(json, TYPES);
    json_named_text(json, "pattern", pattern);
}

static void write_number(struct json *json, const struct field *field) {
    json_named_text(json, "type", (field->flags & FIELD_WHOLE) != 0 ? "integer" : "number");
    if (schema_words_ranged(field)) {
        if (isfinite(field->low)) {
            json_named_number(json, "minimum", field->low);
        }
        if (isfinite(field->high)) {
            json_named_number(json, "maximum", field->high);
        }
    }
}

static void write_choices(struct json *json, const struct field *field) {
    json_name(json, "enum");
    json_open_list(json);
    for (const char *const *choice = field->choices; *choice; choice++) {
        json_text(json, *choice);
    }
    json_close_list(json);
}

/* Writes the keys of a schema for one value into the open object. */
static void write_kind(struct json *json, const struct field *field, enum field_kind kind) {
    static const char *const SCALARS[] = {"string", "number", "boolean", NULL};
    switch (kind) {
    case FIELD_ID:
        write_pattern(json, (field->flags & FIELD_CODE) != 0 ? CODE_PATTERN : ID_PATTERN);
        break;
    case FIELD_NUMBER:
        write_number(json, field);
        break;
    case FIELD_BOOLEAN:
        json_named_text(json, "type", "boolean");
        break;
    case FIELD_DATE:
        json_named_text(json, "type", "string");
        json_named_text(json, "pattern", DATE_PATTERN);
        break;
    case FIELD_PERIOD:
        write_pattern(json, PERIOD_PATTERN);
        break;
    case FIELD_CHOICE:
        write_choices(json, field);
        break;
    case FIELD_STRUCT:
    case FIELD_POINTER:
        write_reference(json, field->record->name,
                        (field->flags & FIELD_KEYED) != 0 ? "-by-key" : "");
        break;
    case FIELD_PATH:
    case FIELD_URL:
        json_named_text(json, "type", "string");
        break;
    default:
        write_types(json, SCALARS);
    }
}

static void write_items(struct json *json, const struct field *field) {
    json_named_text(json, "type", "array");
    json_name(json, "items");
    json_open_object(json);
    write_kind(json, field, field->item);
    json_close_object(json);
}

static void write_list(struct json *json, const struct field *field) {
    if ((field->flags & FIELD_KEYED) != 0) {
        json_named_text(json, "type", "object");
        json_name(json, "patternProperties");
        json_open_object(json);
        json_name(json, "");
        json_open_object(json);
        write_kind(json, field, field->item);
        json_close_object(json);
        json_close_object(json);
    } else if ((field->flags & FIELD_ONE_OR_MANY) != 0) {
        json_name(json, "anyOf");
        json_open_list(json);
        json_open_object(json);
        write_kind(json, field, field->item);
        json_close_object(json);
        json_open_object(json);
        write_items(json, field);
        json_close_object(json);
        json_close_list(json);
    } else {
        write_items(json, field);
    }
}

static void write_fallback(struct json *json, const struct field *field) {
    double number;
    if (!field->fallback) {
        return;
    }
    json_name(json, "default");
    if (field->kind == FIELD_NUMBER && format_read_number(field->fallback, &number)) {
        json_number(json, number);
    } else {
        json_text(json, field->fallback);
    }
}

/* Writes the schema of a field as the next value. */
static void write_field(struct json *json, const struct field *field) {
    json_open_object(json);
    if (field->note && field->note[0] != '\0') {
        json_named_text(json, "description", field->note);
    }
    write_fallback(json, field);
    if (field->kind == FIELD_LIST) {
        write_list(json, field);
    } else {
        write_kind(json, field, field->kind);
    }
    json_close_object(json);
}

static void write_required(struct json *json, const struct definition *definition) {
    const struct record *record = definition->record;
    json_name(json, "required");
    json_open_list(json);
    for (size_t i = definition->keyed ? 1 : 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        bool wanted = !definition->partial || field->kind == FIELD_ID;
        if ((field->flags & FIELD_REQUIRED) != 0 && wanted && !skipped(field)) {
            json_text(json, field->key);
        }
    }
    json_close_list(json);
}

/* Writes a struct as a mapping; `type` is allowed at the root of a file only, where it is known. */
static void write_mapping(struct json *json, const struct definition *definition) {
    const struct record *record = definition->record;
    json_named_text(json, "type", "object");
    json_name(json, "properties");
    json_open_object(json);
    for (size_t i = definition->keyed ? 1 : 0; i < record->count; i++) {
        if (!skipped(&record->fields[i])) {
            json_name(json, record->fields[i].key);
            write_field(json, &record->fields[i]);
        }
    }
    if (!record_field(record, "type")) {
        json_name(json, "type");
        json_open_object(json);
        json_named_text(json, "type", "string");
        json_close_object(json);
    }
    json_close_object(json);
    write_required(json, definition);
    json_name(json, "patternProperties");
    json_open_object(json);
    json_name(json, "^x-");
    json_boolean(json, true);
    json_close_object(json);
    json_named_boolean(json, "additionalProperties", false);
}

static void write_tuple(struct json *json, const struct record *record) {
    json_open_object(json);
    json_named_text(json, "type", "array");
    json_name(json, "prefixItems");
    json_open_list(json);
    for (size_t i = 0; i < record->count; i++) {
        write_field(json, &record->fields[i]);
    }
    json_close_list(json);
    json_named_whole(json, "minItems", (gint64)record->count);
    json_named_whole(json, "maxItems", (gint64)record->count);
    json_close_object(json);
}

static void write_definition(struct json *json, const struct definition *definition) {
    const struct record *record = definition->record;
    char *name = definition_name("", record->name, definition->keyed ? "-by-key" : "");
    json_name(json, name);
    g_free(name);
    json_open_object(json);
    if (record->note && record->note[0] != '\0') {
        json_named_text(json, "description", record->note);
    }
    if (record->shorthand || record->tuple) {
        json_name(json, "anyOf");
        json_open_list(json);
        if (record->shorthand) {
            write_field(json, record_field(record, record->shorthand));
        }
        if (record->tuple && !definition->keyed) {
            write_tuple(json, record);
        }
        json_open_object(json);
        write_mapping(json, definition);
        json_close_object(json);
        json_close_list(json);
    } else {
        write_mapping(json, definition);
    }
    json_close_object(json);
}

/* A file's mapping, with its `type:` known. */
static void write_file_mapping(struct json *json, const struct schema_file *file) {
    json_open_object(json);
    write_reference(json, file->record->name, "");
    if (file->type) {
        json_name(json, "properties");
        json_open_object(json);
        json_name(json, "type");
        json_open_object(json);
        json_named_text(json, "const", file->type);
        json_close_object(json);
        json_close_object(json);
    }
    json_close_object(json);
}

static void write_file(struct json *json, const struct schema_file *file) {
    char *name = definition_name("", file->name, "-file");
    json_name(json, name);
    g_free(name);
    json_open_object(json);
    json_name(json, "anyOf");
    json_open_list(json);
    write_file_mapping(json, file);
    if (file->many) {
        json_open_object(json);
        json_named_text(json, "type", "array");
        json_name(json, "items");
        write_file_mapping(json, file);
        json_close_object(json);
    }
    json_close_list(json);
    json_close_object(json);
}

void schema_write(struct json *json, const char *title, const struct schema_file *files,
                  size_t count) {
    GArray *definitions = g_array_new(FALSE, FALSE, sizeof(struct definition));
    json_open_object(json);
    json_named_text(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_named_text(json, "title", title);
    json_name(json, "anyOf");
    json_open_list(json);
    for (size_t i = 0; i < count; i++) {
        json_open_object(json);
        write_reference(json, files[i].name, "-file");
        json_close_object(json);
        gather(definitions, files[i].record, false, false);
    }
    json_close_list(json);
    json_name(json, "$defs");
    json_open_object(json);
    for (size_t i = 0; i < count; i++) {
        write_file(json, &files[i]);
    }
    for (guint i = 0; i < definitions->len; i++) {
        write_definition(json, &g_array_index(definitions, struct definition, i));
    }
    json_close_object(json);
    json_close_object(json);
    g_array_free(definitions, TRUE);
}
