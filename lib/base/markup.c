/* The writer copies stretches of harmless bytes at once and stops only at the five signs. */
#include "base/markup.h"

#include "base/append.h"
#include "base/format.h"

#include <assert.h>
#include <string.h>

void markup_init(struct markup *markup, GString *out) {
    *markup = (struct markup){.out = out};
}

void markup_finish(struct markup *markup) {
    assert(markup->depth == 0 && !markup->in_tag);
}

static const char *escape_of(unsigned char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
    case '\r':
        return NULL;
    default:
        return byte < 0x20 || byte == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

/* U+FFFE and U+FFFF are UTF-8, but XML does not allow them. */
static bool is_noncharacter(const char *text, gsize left) {
    return left >= 3 && memcmp(text, "\xEF\xBF", 2) == 0 && (unsigned char)text[2] >= 0xBE;
}

void markup_escape(GString *out, const char *text, gsize length) {
    gsize from = 0;
    for (gsize i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte > '>' && byte != 0x7F && byte != 0xEF) {
            continue;
        }
        gsize size = byte == 0xEF ? 3 : 1;
        const char *escape = byte != 0xEF                            ? escape_of(byte)
                             : is_noncharacter(text + i, length - i) ? "\xEF\xBF\xBD"
                                                                     : NULL;
        if (escape) {
            append_bytes(out, text + from, (gsize)(i - from));
            append_text(out, escape);
            from = i + size;
        }
    }
    append_bytes(out, text + from, (gsize)(length - from));
}

static void end_start_tag(struct markup *markup) {
    if (markup->in_tag) {
        g_string_append_c(markup->out, '>');
        markup->in_tag = false;
    }
}

void markup_open(struct markup *markup, const char *name) {
    end_start_tag(markup);
    assert(markup->depth < (int)G_N_ELEMENTS(markup->open));
    markup->open[markup->depth++] = name;
    g_string_append_c(markup->out, '<');
    append_text(markup->out, name);
    markup->in_tag = true;
}

static void leave(struct markup *markup, const char *name) {
    assert(markup->depth > 0);
    markup->depth--;
    assert(strcmp(markup->open[markup->depth], name) == 0);
}

void markup_close(struct markup *markup, const char *name) {
    end_start_tag(markup);
    leave(markup, name);
    append_text(markup->out, "</");
    append_text(markup->out, name);
    g_string_append_c(markup->out, '>');
}

void markup_close_empty(struct markup *markup, const char *name) {
    assert(markup->in_tag);
    leave(markup, name);
    append_text(markup->out, "/>");
    markup->in_tag = false;
}

void markup_attribute(struct markup *markup, const char *name, const char *text) {
    assert(markup->in_tag);
    if (!text) {
        return;
    }
    g_string_append_c(markup->out, ' ');
    append_text(markup->out, name);
    append_text(markup->out, "=\"");
    markup_escape(markup->out, text, strlen(text));
    g_string_append_c(markup->out, '"');
}

void markup_number(struct markup *markup, const char *name, double number) {
    assert(markup->in_tag);
    g_string_append_c(markup->out, ' ');
    append_text(markup->out, name);
    append_text(markup->out, "=\"");
    format_short(markup->out, number, 2);
    g_string_append_c(markup->out, '"');
}

void markup_text_length(struct markup *markup, const char *text, gsize length) {
    end_start_tag(markup);
    markup_escape(markup->out, text, length);
}

void markup_text(struct markup *markup, const char *text) {
    if (text) {
        markup_text_length(markup, text, strlen(text));
    }
}

void markup_raw(struct markup *markup, const char *markup_text) {
    end_start_tag(markup);
    append_text(markup->out, markup_text);
}

void markup_element(struct markup *markup, const char *name, const char *class_name,
                    const char *text) {
    markup_open(markup, name);
    markup_attribute(markup, "class", class_name);
    markup_text(markup, text);
    markup_close(markup, name);
}
