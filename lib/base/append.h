/* Appending to a GString without a call while there is room: pages are made of millions of short
 * pieces. */
#ifndef BASE_APPEND_H
#define BASE_APPEND_H

#include <glib.h>
#include <string.h>

/* Appends length bytes. */
static inline void append_bytes(GString *out, const char *bytes, gsize length) {
    if (length < out->allocated_len - out->len) {
        memcpy(out->str + out->len, bytes, length);
        out->len += length;
        out->str[out->len] = '\0';
    } else {
        g_string_append_len(out, bytes, (gssize)length);
    }
}

/* Appends a text. */
static inline void append_text(GString *out, const char *text) {
    append_bytes(out, text, strlen(text));
}

#endif
