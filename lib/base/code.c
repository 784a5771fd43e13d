/* The table of code.h as data. */
#include "base/code.h"

#include <assert.h>
#include <glib.h>

static const struct code_entry ENTRIES[] = {
#define CODE_ROW(name, text, severity, title, explanation)                                         \
    {text, SEVERITY_##severity, title, explanation},
    CODE_TABLE(CODE_ROW)
#undef CODE_ROW
};

const struct code_entry *code_entry(enum code code) {
    assert(code < CODE_COUNT);
    return &ENTRIES[code];
}

const struct code_entry *code_find(const char *text) {
    for (size_t i = 0; i < CODE_COUNT; i++) {
        if (g_ascii_strcasecmp(ENTRIES[i].code, text) == 0) {
            return &ENTRIES[i];
        }
    }
    return NULL;
}
