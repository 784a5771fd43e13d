/* Nearly all names are plain ASCII; only the others go through Unicode's case folding. */
#include "publish/name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST_PART = 255 }; /* bytes, on every common file system */

static const char *part_fault(const char *part, size_t length) {
    if (length == 0) {
        return "a part of it is empty";
    }
    if (length > LONGEST_PART) {
        return "a part of it is longer than 255 bytes";
    }
    if (part[0] == '.' && (length == 1 || (length == 2 && part[1] == '.'))) {
        return "it leaves its folder";
    }
    return NULL;
}

const char *name_fault(const char *path) {
    if (*path == '/') {
        return "it is not relative";
    }
    if (!g_utf8_validate(path, -1, NULL)) {
        return "it is not UTF-8";
    }
    for (const char *at = path; *at; at = g_utf8_next_char(at)) {
        if (g_unichar_iscntrl(g_utf8_get_char(at))) {
            return "it has a control character";
        }
        if (*at == '\\') {
            return "it has a backslash";
        }
    }
    if (strcmp(path, ".flightpath") == 0 || g_str_has_prefix(path, ".flightpath/")) {
        return "that folder is kept for the list of files";
    }
    for (const char *part = path;; part++) {
        size_t length = strcspn(part, "/");
        const char *fault = part_fault(part, length);
        if (fault) {
            return fault;
        }
        part += length;
        if (*part == '\0') {
            return NULL;
        }
    }
}

char *name_folded(const char *path) {
    if (g_str_is_ascii(path)) {
        return g_ascii_strdown(path, -1);
    }
    char *composed = g_utf8_normalize(path, -1, G_NORMALIZE_DEFAULT);
    char *folded = g_utf8_casefold(composed ? composed : path, -1);
    g_free(composed);
    char *again = g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT);
    g_free(folded);
    return again;
}
