/* The slug of a note is its path below notes/ with / as -. */
#include "model/load_note.h"

#include "model/bind.h"
#include "read/folder.h"
#include "read/yaml.h"

#include <string.h>

enum { MOST_NOTE = 1024 * 1024 };

static const char *slug_of(const char *name, struct arena *arena) {
    char *slug = arena_text(arena, name + strlen("notes/"), strlen(name) - strlen("notes/") - 3);
    for (char *at = slug; *at; at++) {
        bool plain = g_ascii_isalnum(*at) || *at == '-' || *at == '_';
        *at = plain ? g_ascii_tolower(*at) : '-';
    }
    return slug;
}

struct note *load_note(struct source *source, struct arena *trees, struct arena *arena,
                       struct diagnostics *diagnostics) {
    if (!folder_read(source, MOST_NOTE, CODE_MARKDOWN_TOO_LARGE, trees, diagnostics)) {
        return NULL;
    }
    struct note *note = record_new(&NOTE_RECORD, 1, arena);
    const char *body = source->text;
    uint32_t line = 1;
    if (g_str_has_prefix(body, "---\n")) {
        const char *end = strstr(body + 3, "\n---\n");
        if (end) {
            const struct node *node =
                yaml_read_part(source, body + 4, (size_t)(end - body - 3), 2, trees, diagnostics);
            struct binder binder = {.arena = arena, .diagnostics = diagnostics};
            if (node) {
                bind_record(&binder, node, &NOTE_RECORD, note);
            }
            for (; body < end + 5; body++) {
                line += *body == '\n';
            }
        }
    }
    note->at = span_at(source, 1, 1, 1);
    note->slug = slug_of(source->name, arena);
    note->body = (struct markdown){arena_string(arena, body), span_at(source, line, 1, 1)};
    return note;
}
