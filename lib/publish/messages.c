/* Four writers over one sorted list. */
#include "publish/messages.h"

#include "base/json.h"
#include "publish/messages_line.h"

#include <glib/gstdio.h>
#include <string.h>

enum { LARGEST_KEPT = 1024 * 1024 /* bytes of a file that is kept while its lines are shown */ };

static const char *const FORMATS[] = {"text", "json", "sarif", "github"};

bool messages_format_find(const char *name, enum messages_format *format) {
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (strcmp(name, FORMATS[i]) == 0) {
            *format = (enum messages_format)i;
            return true;
        }
    }
    return false;
}

static const char *severity_word(const struct diagnostic *item) {
    return code_entry(item->code)->severity == SEVERITY_ERROR ? "error" : "warning";
}

/* The file of a message as it is reached from where the program was started; NULL without one. */
static const char *file_of(const struct diagnostic *item, const struct messages_options *options,
                           struct arena *arena) {
    if (!item->span.source) {
        return NULL;
    }
    const char *name = item->span.source->name;
    const char *folder = options->folder;
    if (!folder || strcmp(folder, ".") == 0 || *name == '/' || !item->span.source->path) {
        return name;
    }
    char *joined = g_build_filename(folder, name, NULL);
    const char *path = arena_string(arena, g_str_has_prefix(joined, "./") ? joined + 2 : joined);
    g_free(joined);
    return path;
}

/* The colours of text; all "" without. */
struct paint {
    const char *strong, *error, *warning, *caret, *quiet, *off;
};

static const struct paint PLAIN = {"", "", "", "", "", ""};
static const struct paint COLOURS = {"\x1b[1m",  "\x1b[1;31m", "\x1b[1;35m",
                                     "\x1b[32m", "\x1b[2m",    "\x1b[0m"};

static void write_place(GString *out, const struct diagnostic *item, const char *file,
                        const struct paint *paint) {
    const struct span *span = &item->span;
    if (file) {
        g_string_append_printf(out, "%s%s:", paint->strong, file);
        if (span->line > 0) {
            g_string_append_printf(out, "%u:%u:", span->line, span->column);
        }
        g_string_append_printf(out, "%s ", paint->off);
    }
}

/* The file whose lines are shown: messages of one file follow each other, and unless it is large it
 * is read once. */
struct excerpts {
    const struct source *of;
    struct source read; /* with its text, or without when it cannot be read */
    char *text;
};

static bool is_small(const struct source *source) {
    GStatBuf status;
    return source->path && g_stat(source->path, &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size <= LARGEST_KEPT;
}

static const struct source *open_excerpts(struct excerpts *excerpts, const struct source *source) {
    if (!source || source->text) {
        return source;
    }
    if (excerpts->of != source) {
        gsize length = 0;
        g_free(excerpts->text);
        *excerpts = (struct excerpts){.of = source, .read = *source};
        if (is_small(source) && g_file_get_contents(source->path, &excerpts->text, &length, NULL)) {
            excerpts->read.text = excerpts->text;
            excerpts->read.length = length;
        }
    }
    return &excerpts->read;
}

static void write_excerpt(GString *out, const struct span *span, const struct paint *paint,
                          struct excerpts *excerpts, struct arena *arena) {
    if (span->line == 0) {
        return; /* of the file as a whole, which may be no file at all */
    }
    const char *text = source_line(open_excerpts(excerpts, span->source), span->line, arena);
    if (!text) {
        return;
    }
    bool one_line = span->end_line == span->line;
    struct messages_line line = {
        .text = text,
        .column = span->column,
        .end = one_line ? span->end_column : source_code_points(text, strlen(text)) + 1,
        .text_start = arena_format(arena, "%s%5u |%s ", paint->quiet, span->line, paint->off),
        .caret_start = arena_format(arena, "%s      |%s ", paint->quiet, paint->off),
        .before = paint->caret,
        .after = paint->off};
    messages_line_write(out, &line);
}

static void write_count(GString *out, size_t count, const char *word) {
    g_string_append_printf(out, "%zu %s%s", count, word, count == 1 ? "" : "s");
}

static void write_text(GString *out, const struct diagnostics *list,
                       const struct messages_options *options, struct arena *arena) {
    const struct paint *paint = options->colour ? &COLOURS : &PLAIN;
    struct excerpts excerpts = {0};
    for (size_t i = 0; i < diagnostics_count(list); i++) {
        const struct diagnostic *item = diagnostics_get(list, i);
        const struct code_entry *entry = code_entry(item->code);
        bool error = entry->severity == SEVERITY_ERROR;
        write_place(out, item, file_of(item, options, arena), paint);
        g_string_append_printf(out, "%s%s:%s %s [%s]\n", error ? paint->error : paint->warning,
                               severity_word(item), paint->off, item->message, entry->code);
        write_excerpt(out, &item->span, paint, &excerpts, arena);
        if (item->hint) {
            g_string_append_printf(out, "%s      =%s %s\n", paint->quiet, paint->off, item->hint);
        }
    }
    g_free(excerpts.text);
    if (diagnostics_count(list) > 0) {
        write_count(out, list->errors, "error");
        g_string_append(out, ", ");
        write_count(out, list->warnings, "warning");
        g_string_append_c(out, '\n');
    }
}

/* Writes a position that may be missing. */
static void named_position(struct json *json, const char *name, bool known, uint32_t number) {
    json_name(json, name);
    if (known) {
        json_whole(json, number);
    } else {
        json_null(json);
    }
}

static void write_json_item(struct json *json, const struct diagnostic *item) {
    const struct span *span = &item->span;
    bool placed = span->source && span->line > 0;
    json_open_object(json);
    json_named_text(json, "code", code_entry(item->code)->code);
    json_named_text(json, "severity", severity_word(item));
    json_named_text(json, "message", item->message);
    json_named_text(json, "hint", item->hint);
    json_named_text(json, "file", span->source ? span->source->name : NULL);
    named_position(json, "line", placed, span->line);
    named_position(json, "column", placed, span->column);
    named_position(json, "end_line", placed, span->end_line);
    named_position(json, "end_column", placed, span->end_column);
    json_close_object(json);
}

static void write_json(struct json *json, const struct diagnostics *list) {
    json_open_object(json);
    json_name(json, "diagnostics");
    json_open_list(json);
    for (size_t i = 0; i < diagnostics_count(list); i++) {
        write_json_item(json, diagnostics_get(list, i));
    }
    json_close_list(json);
    json_named_whole(json, "errors", (gint64)list->errors);
    json_named_whole(json, "warnings", (gint64)list->warnings);
    json_close_object(json);
}

static void named_message(struct json *json, const char *name, const char *text) {
    json_name(json, name);
    json_open_object(json);
    json_named_text(json, "text", text);
    json_close_object(json);
}

/* Describes the codes that occur, in the order of the table; index[code] gets their place. */
static void write_rules(struct json *json, const struct diagnostics *list, gint64 *index) {
    gint64 count = 0;
    bool used[CODE_COUNT] = {false};
    for (size_t i = 0; i < diagnostics_count(list); i++) {
        used[diagnostics_get(list, i)->code] = true;
    }
    json_name(json, "rules");
    json_open_list(json);
    for (size_t i = 0; i < CODE_COUNT; i++) {
        const struct code_entry *entry = code_entry((enum code)i);
        if (!used[i]) {
            continue;
        }
        index[i] = count++;
        json_open_object(json);
        json_named_text(json, "id", entry->code);
        named_message(json, "shortDescription", entry->title);
        named_message(json, "fullDescription", entry->explanation);
        json_name(json, "defaultConfiguration");
        json_open_object(json);
        json_named_text(json, "level", entry->severity == SEVERITY_ERROR ? "error" : "warning");
        json_close_object(json);
        json_close_object(json);
    }
    json_close_list(json);
}

static void write_location(struct json *json, const struct span *span, const char *file) {
    char *uri =
        *file == '/' ? g_filename_to_uri(file, NULL, NULL) : g_uri_escape_string(file, "/", FALSE);
    json_open_object(json);
    json_name(json, "physicalLocation");
    json_open_object(json);
    json_name(json, "artifactLocation");
    json_open_object(json);
    json_named_text(json, "uri", uri);
    json_close_object(json);
    if (span->line > 0) {
        json_name(json, "region");
        json_open_object(json);
        json_named_whole(json, "startLine", span->line);
        json_named_whole(json, "startColumn", span->column);
        json_named_whole(json, "endLine", span->end_line);
        json_named_whole(json, "endColumn", span->end_column);
        json_close_object(json);
    }
    json_close_object(json);
    json_close_object(json);
    g_free(uri);
}

static void write_result(struct json *json, const struct diagnostic *item, gint64 rule,
                         const struct messages_options *options, struct arena *arena) {
    const char *file = file_of(item, options, arena);
    json_open_object(json);
    json_named_text(json, "ruleId", code_entry(item->code)->code);
    json_named_whole(json, "ruleIndex", rule);
    json_named_text(json, "level", severity_word(item));
    named_message(json, "message",
                  item->hint ? arena_format(arena, "%s: %s", item->message, item->hint)
                             : item->message);
    json_name(json, "locations");
    json_open_list(json);
    if (file) {
        write_location(json, &item->span, file);
    }
    json_close_list(json);
    json_close_object(json);
}

static void write_sarif(struct json *json, const struct diagnostics *list,
                        const struct messages_options *options, struct arena *arena) {
    gint64 rules[CODE_COUNT] = {0};
    json_open_object(json);
    json_named_text(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_named_text(json, "version", "2.1.0");
    json_name(json, "runs");
    json_open_list(json);
    json_open_object(json);
    json_name(json, "tool");
    json_open_object(json);
    json_name(json, "driver");
    json_open_object(json);
    json_named_text(json, "name", "flightpath");
    json_named_text(json, "version", FLIGHTPATH_VERSION);
    write_rules(json, list, rules);
    json_close_object(json);
    json_close_object(json);
    json_named_text(json, "columnKind", "unicodeCodePoints");
    json_name(json, "results");
    json_open_list(json);
    for (size_t i = 0; i < diagnostics_count(list); i++) {
        const struct diagnostic *item = diagnostics_get(list, i);
        write_result(json, item, rules[item->code], options, arena);
    }
    json_close_list(json);
    json_close_object(json);
    json_close_list(json);
    json_close_object(json);
}

/* Escapes as GitHub's workflow commands want it; properties also hide their separators. */
static void append_escaped(GString *out, const char *text, const char *signs) {
    for (; *text; text++) {
        if (strchr(signs, *text)) {
            g_string_append_printf(out, "%%%02X", (unsigned)(unsigned char)*text);
        } else {
            g_string_append_c(out, *text);
        }
    }
}

static void write_github(GString *out, const struct diagnostics *list,
                         const struct messages_options *options, struct arena *arena) {
    for (size_t i = 0; i < diagnostics_count(list); i++) {
        const struct diagnostic *item = diagnostics_get(list, i);
        const char *file = file_of(item, options, arena);
        g_string_append_printf(out, "::%s", severity_word(item));
        if (file) {
            g_string_append(out, " file=");
            append_escaped(out, file, "%\r\n:,");
        }
        if (file && item->span.line > 0) {
            g_string_append_printf(out, ",line=%u,col=%u", item->span.line, item->span.column);
        }
        g_string_append(out, "::");
        append_escaped(out, item->message, "%\r\n");
        g_string_append_printf(out, " [%s]", code_entry(item->code)->code);
        if (item->hint) {
            g_string_append(out, "%0A");
            append_escaped(out, item->hint, "%\r\n");
        }
        g_string_append_c(out, '\n');
    }
}

/* Sends JSON into the string. */
static bool append_piece(void *context, const char *bytes, size_t length) {
    g_string_append_len(context, bytes, (gssize)length);
    return true;
}

void messages_write(GString *out, const struct diagnostics *list,
                    const struct messages_options *options) {
    struct arena arena = {0};
    struct json json;
    const struct sink sink = {append_piece, out};
    switch (options->format) {
    case MESSAGES_TEXT:
        write_text(out, list, options, &arena);
        break;
    case MESSAGES_GITHUB:
        write_github(out, list, options, &arena);
        break;
    case MESSAGES_JSON:
    case MESSAGES_SARIF:
        json_init(&json, &sink);
        if (options->format == MESSAGES_JSON) {
            write_json(&json, list);
        } else {
            write_sarif(&json, list, options, &arena);
        }
        json_finish(&json);
        break;
    }
    arena_release(&arena);
}
