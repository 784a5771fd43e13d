/* Cells are quoted only where the format asks for it. */
#include "publish/table.h"

#include "base/format.h"

#include <stdbool.h>
#include <string.h>

/* Spaces before it do not keep some programs from taking a cell for a formula. */
static bool is_formula(const char *text) {
    const char *at = text + strspn(text, " ");
    double number;
    return *at != '\0' && strchr("=+-@\t\r\n", *at) && !format_read_number(text, &number);
}

static void append_cell(GString *out, const char *text) {
    bool guard = is_formula(text);
    bool quote = guard || strpbrk(text, "\",\r\n") || *text == ' ' ||
                 (*text && text[strlen(text) - 1] == ' ');
    if (!quote) {
        g_string_append(out, text);
        return;
    }
    g_string_append(out, guard ? "\"'" : "\"");
    for (const char *at = text; *at; at++) {
        if (*at == '"') {
            g_string_append_c(out, '"');
        }
        g_string_append_c(out, *at);
    }
    g_string_append_c(out, '"');
}

void table_row(GString *out, const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            g_string_append_c(out, ',');
        }
        append_cell(out, cells[i] ? cells[i] : "");
    }
    g_string_append(out, "\r\n");
}
