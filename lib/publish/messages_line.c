/* The line is laid out in cells, one a code point, before a window of them is chosen. */
#include "publish/messages_line.h"

#include <stdbool.h>

enum { TAB_WIDTH = 4, WINDOW = 100 /* columns */ };

/* A code point as it is shown. */
struct cell {
    gunichar sign; /* 0: spaces */
    unsigned width;
};

static bool is_unsafe(gunichar sign) {
    return g_unichar_iscntrl(sign) || sign == 0x2028 || sign == 0x2029 ||
           g_unichar_type(sign) == G_UNICODE_FORMAT || g_unichar_type(sign) == G_UNICODE_SURROGATE;
}

static struct cell cell_of(gunichar sign) {
    if (sign == '\t') {
        return (struct cell){0, TAB_WIDTH};
    }
    if (is_unsafe(sign)) {
        return (struct cell){0xFFFD, 1};
    }
    if (g_unichar_iszerowidth(sign)) {
        return (struct cell){sign, 0};
    }
    return (struct cell){sign, g_unichar_iswide(sign) ? 2 : 1};
}

static GArray *lay_out(const char *text) {
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        struct cell cell = cell_of(g_utf8_get_char(at));
        g_array_append_val(cells, cell);
    }
    return cells;
}

static unsigned width_at(const GArray *cells, size_t index) {
    return g_array_index(cells, struct cell, index).width;
}

static size_t width_of(const GArray *cells, size_t from, size_t to) {
    size_t width = 0;
    for (size_t i = from; i < to; i++) {
        width += width_at(cells, i);
    }
    return width;
}

/* Chooses the cells to show: all that fit, with a third of the window before the stretch. */
static void choose(const GArray *cells, size_t focus, size_t *from, size_t *to) {
    *from = 0;
    *to = cells->len;
    if (width_of(cells, 0, cells->len) <= WINDOW) {
        return;
    }
    *from = focus;
    for (size_t width = 0; *from > 0 && width < WINDOW / 3;) {
        width += width_at(cells, --*from);
    }
    *to = *from;
    for (size_t width = 0; *to < cells->len && width < WINDOW;) {
        width += width_at(cells, (*to)++);
    }
    for (size_t width = width_of(cells, *from, *to); *from > 0 && width < WINDOW;) {
        width += width_at(cells, --*from);
    }
}

static void append_spaces(GString *out, size_t count) {
    for (size_t i = 0; i < count; i++) {
        g_string_append_c(out, ' ');
    }
}

static void append_cells(GString *out, const GArray *cells, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        const struct cell *cell = &g_array_index(cells, struct cell, i);
        if (cell->sign == 0) {
            append_spaces(out, cell->width);
        } else {
            g_string_append_unichar(out, cell->sign);
        }
    }
}

void messages_line_write(GString *out, const struct messages_line *line) {
    static const char CUT[] = "\xE2\x80\xA6";
    GArray *cells = lay_out(line->text);
    size_t start = MIN(MAX(line->column, 1) - 1, (size_t)cells->len);
    size_t end = MIN(MAX(line->end, 1) - 1, (size_t)cells->len);
    size_t from, to;
    choose(cells, start, &from, &to);
    g_string_append(out, line->text_start);
    g_string_append(out, from > 0 ? CUT : "");
    append_cells(out, cells, from, to);
    g_string_append(out, to < cells->len ? CUT : "");
    while (out->len > 0 && out->str[out->len - 1] == ' ') {
        g_string_truncate(out, out->len - 1);
    }
    g_string_append_printf(out, "\n%s", line->caret_start);
    append_spaces(out, (from > 0) + width_of(cells, from, start));
    g_string_append(out, line->before);
    size_t carets = end > start ? width_of(cells, start, MIN(end, to)) : 1;
    for (size_t i = 0; i < MAX(carets, 1); i++) {
        g_string_append_c(out, '^');
    }
    g_string_append_printf(out, "%s\n", line->after);
    g_array_free(cells, TRUE);
}
