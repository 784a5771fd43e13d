/* The writer keeps only where it stands; the text goes out in pieces of 64 KiB. */
#include "base/json.h"

#include "base/append.h"
#include "base/format.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

void json_init(struct json *json, const struct sink *sink) {
    *json = (struct json){.sink = sink, .out = g_string_sized_new(256), .empty = true};
}

static void flush(struct json *json, size_t limit) {
    if (json->sink && json->out->len > limit) {
        json->failed =
            json->failed || !json->sink->write(json->sink->context, json->out->str, json->out->len);
        g_string_truncate(json->out, 0);
    }
}

bool json_finish(struct json *json) {
    assert(json->depth == 0);
    g_string_append_c(json->out, '\n');
    if (json->sink) {
        flush(json, 0);
        g_string_free(json->out, TRUE);
        json->out = NULL;
    }
    return !json->failed;
}

static void new_line(struct json *json) {
    g_string_append_c(json->out, '\n');
    for (int i = 0; i < json->depth; i++) {
        append_text(json->out, "  ");
    }
}

/* Goes to where the next name or list item belongs. */
static void next(struct json *json) {
    if (json->named) {
        json->named = false;
        return;
    }
    flush(json, PIECE);
    if (!json->empty) {
        g_string_append_c(json->out, ',');
    }
    if (json->depth > 0) {
        new_line(json);
    }
    json->empty = false;
}

static void open_group(struct json *json, char sign) {
    next(json);
    g_string_append_c(json->out, sign);
    json->depth++;
    json->empty = true;
}

static void close_group(struct json *json, char sign) {
    assert(json->depth > 0 && !json->named);
    json->depth--;
    if (!json->empty) {
        new_line(json);
    }
    g_string_append_c(json->out, sign);
    json->empty = false;
}

void json_open_object(struct json *json) {
    open_group(json, '{');
}

void json_close_object(struct json *json) {
    close_group(json, '}');
}

void json_open_list(struct json *json) {
    open_group(json, '[');
}

void json_close_list(struct json *json) {
    close_group(json, ']');
}

static void quote(GString *out, const char *text) {
    static const char HEX[] = "0123456789abcdef";
    g_string_append_c(out, '"');
    for (const char *at = text; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '"' || byte == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *at);
        } else if (byte == '\n') {
            append_text(out, "\\n");
        } else if (byte < 0x20 || byte == '<' || byte == 0x7F) { /* '<': safe inside <script> too */
            append_text(out, "\\u00");
            g_string_append_c(out, HEX[byte >> 4]);
            g_string_append_c(out, HEX[byte & 15]);
        } else {
            g_string_append_c(out, *at);
        }
    }
    g_string_append_c(out, '"');
}

void json_name(struct json *json, const char *name) {
    assert(!json->named);
    next(json);
    quote(json->out, name);
    append_text(json->out, ": ");
    json->named = true;
}

void json_text(struct json *json, const char *text) {
    if (!text) {
        json_null(json);
        return;
    }
    next(json);
    quote(json->out, text);
}

void json_number(struct json *json, double number) {
    if (!isfinite(number)) {
        json_null(json);
        return;
    }
    next(json);
    format_exact(json->out, number);
}

void json_whole(struct json *json, gint64 number) {
    next(json);
    g_string_append_printf(json->out, "%" G_GINT64_FORMAT, number);
}

void json_boolean(struct json *json, bool value) {
    next(json);
    append_text(json->out, value ? "true" : "false");
}

void json_null(struct json *json) {
    next(json);
    append_text(json->out, "null");
}

void json_named_text(struct json *json, const char *name, const char *text) {
    json_name(json, name);
    json_text(json, text);
}

void json_named_number(struct json *json, const char *name, double number) {
    json_name(json, name);
    json_number(json, number);
}

void json_named_whole(struct json *json, const char *name, gint64 number) {
    json_name(json, name);
    json_whole(json, number);
}

void json_named_boolean(struct json *json, const char *name, bool value) {
    json_name(json, name);
    json_boolean(json, value);
}
