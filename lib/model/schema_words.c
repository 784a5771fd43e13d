/* The reference page: one table a struct, in the order in which a reader meets them. */
#include "model/schema_words.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

bool schema_words_ranged(const struct field *field) {
    return field->low != 0 || field->high != 0;
}

static void append_range(GString *out, const struct field *field) {
    if (isfinite(field->low) && isfinite(field->high)) {
        g_string_append(out, " from ");
        format_exact(out, field->low);
        g_string_append(out, " to ");
        format_exact(out, field->high);
    } else if (isfinite(field->low)) {
        g_string_append(out, ", at least ");
        format_exact(out, field->low);
    } else if (isfinite(field->high)) {
        g_string_append(out, ", at most ");
        format_exact(out, field->high);
    }
}

static void append_number(GString *out, const struct field *field) {
    g_string_append(out, (field->flags & FIELD_WHOLE) != 0 ? "whole number" : "number");
    if ((field->flags & FIELD_SCALE) != 0) {
        g_string_append(out, " on the project's scale");
    } else if (schema_words_ranged(field)) {
        append_range(out, field);
    }
}

static void append_choices(GString *out, const struct field *field) {
    for (size_t i = 0; field->choices[i]; i++) {
        const char *joint = field->choices[i + 1] ? ", " : " or ";
        g_string_append_printf(out, "%s`%s`", i == 0 ? "" : joint, field->choices[i]);
    }
}

static void append_reference(GString *out, const struct field *field) {
    g_string_append(out, "id of a ");
    unsigned left = field->refers;
    for (int entity = 0; entity < ENTITY_COUNT && left != 0; entity++) {
        unsigned bit = REFERS(entity);
        if ((left & bit) == 0) {
            continue;
        }
        left &= ~bit;
        const char *joint = left == 0 ? " or " : ", ";
        g_string_append_printf(out, "%s%s", left == (field->refers & ~bit) ? "" : joint,
                               entity_name((enum entity)entity));
    }
}

/* A link to the section of a struct; its heading's anchor has hyphens for blanks. */
static void append_link(GString *out, const char *name) {
    char *anchor = g_strdelimit(g_ascii_strdown(name, -1), " ", '-');
    g_string_append_printf(out, "[%s](#%s)", name, anchor);
    g_free(anchor);
}

static void append_kind(GString *out, const struct field *field, enum field_kind kind) {
    static const char *const WORDS[] = {
        [FIELD_TEXT] = "text",
        [FIELD_MARKDOWN] = "Markdown",
        [FIELD_ID] = "id",
        [FIELD_BOOLEAN] = "`true` or `false`",
        [FIELD_DATE] = "date",
        [FIELD_PERIOD] = "day, month, quarter or year",
        [FIELD_PATH] = "path of a file",
        [FIELD_URL] = "address",
    };
    switch (kind) {
    case FIELD_NUMBER:
        append_number(out, field);
        break;
    case FIELD_CHOICE:
        append_choices(out, field);
        break;
    case FIELD_REFERENCE:
        append_reference(out, field);
        break;
    case FIELD_STRUCT:
    case FIELD_POINTER:
        append_link(out, field->record->name);
        break;
    default:
        g_string_append(out, WORDS[kind]);
    }
}

char *schema_words(const struct field *field) {
    GString *out = g_string_new(NULL);
    if (field->kind == FIELD_LIST) {
        bool keyed = (field->flags & FIELD_KEYED) != 0;
        g_string_append(out, keyed ? "mapping of " : "list of ");
        append_kind(out, field, field->item);
        if (keyed) {
            g_string_append_printf(out, " by %s", field->record->fields[0].key);
        } else if ((field->flags & FIELD_ONE_OR_MANY) != 0) {
            g_string_append(out, ", or one");
        }
    } else {
        append_kind(out, field, field->kind);
        if ((field->flags & FIELD_OR_TRUE) != 0) {
            g_string_append(out, ", or `true`");
        }
    }
    return g_string_free(out, FALSE);
}

/* A cell may not hold what ends it. */
static void append_cell(GString *out, const char *text) {
    for (; text && *text; text++) {
        if (*text == '|') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *text);
    }
}

static void append_row(GString *out, const struct field *field) {
    char *words = schema_words(field);
    g_string_append_printf(out, "| `%s` | ", field->key);
    append_cell(out, words);
    g_string_append(out, (field->flags & FIELD_REQUIRED) != 0 ? " | yes | " : " | | ");
    append_cell(out, field->note);
    if (field->fallback) {
        g_string_append_printf(out, " (default `%s`)", field->fallback);
    }
    g_string_append(out, " |\n");
    g_free(words);
}

static void append_forms(GString *out, const struct record *record) {
    if (record->shorthand) {
        g_string_append_printf(out, "A bare value stands for its `%s`.\n\n", record->shorthand);
    }
    if (record->tuple) {
        g_string_append(out, "May be written as a list: [");
        for (size_t i = 0; i < record->count; i++) {
            g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", record->fields[i].key);
        }
        g_string_append(out, "].\n\n");
    }
}

static bool skipped(const struct field *field) {
    return (field->flags & (FIELD_RESULT | FIELD_HIDDEN)) != 0 || field->kind == FIELD_MARKUP;
}

static void append_table(GString *out, const struct record *record) {
    append_forms(out, record);
    g_string_append(out, "| Key | Value | Required | Meaning |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < record->count; i++) {
        if (!skipped(&record->fields[i])) {
            append_row(out, &record->fields[i]);
        }
    }
    g_string_append_c(out, '\n');
}

/* Appends the sections of the structs inside one, each once in the whole reference. */
static void append_inner(GString *out, const struct record *record, GPtrArray *seen) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (!field->record || skipped(field) || g_ptr_array_find(seen, field->record, NULL)) {
            continue;
        }
        g_ptr_array_add(seen, (gpointer)field->record);
        g_string_append_printf(out, "### %s\n\n%s\n\n", field->record->name, field->record->note);
        append_table(out, field->record);
        append_inner(out, field->record, seen);
    }
}

/* Says where each file lies. */
static void append_places(GString *out, const struct schema_file *files, size_t count) {
    g_string_append(out, "| Where | What it defines |\n| --- | --- |\n");
    for (size_t i = 0; i < count; i++) {
        const struct schema_file *file = &files[i];
        if (!file->type) {
            g_string_append_printf(out, "| `%s` | %s |\n", file->name, file->record->note);
        } else if (file->folder) {
            g_string_append_printf(out, "| `%s/*.yaml` | [%s](#%s): %s |\n", file->folder,
                                   file->name, file->name, file->record->note);
        } else {
            g_string_append_printf(out, "| any `*.yaml` with `type: %s` | [%s](#%s): %s |\n",
                                   file->type, file->name, file->name, file->record->note);
        }
    }
    g_string_append(
        out, "| `assets/` | pictures, fonts and other files that the rest names |\n"
             "| `templates/*.mustache` | pages of your own in place of the built-in ones |\n\n"
             "A file in one of these folders, at any depth, holds one thing, whose id is the "
             "file's name unless it\ngives another, or a list of things that each give theirs. "
             "A line `type: persona` (any word of the table)\nmakes a file or an item of a list "
             "something else than its folder says; a file outside the folders\nis read only when "
             "it has one. `aggregate` and `file` name CSV files beside the YAML file.\n\n");
}

void schema_reference(GString *out, const struct schema_file *files, size_t count) {
    GPtrArray *seen = g_ptr_array_new();
    for (size_t i = 0; i < count; i++) {
        g_ptr_array_add(seen, (gpointer)files[i].record);
    }
    append_places(out, files, count);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "## %s\n\n%s\n\n", files[i].name, files[i].record->note);
        append_table(out, files[i].record);
        append_inner(out, files[i].record, seen);
    }
    g_ptr_array_free(seen, TRUE);
}
