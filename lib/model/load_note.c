/* The slug of a note is its path below notes/ with / as -. */
#include "model/load_note.h"

#include "model/bind.h"
#include "read/folder.h"
#include "read/prose.h"

#include <string.h>

enum { MOST_NOTE = 1024 * 1024 };

static const char *slug_of(const char *name, struct arena *arena) {
    char *slug = arena_text(arena, name + strlen("notes/"), strlen(name) - strlen("notes/.md"));
    for (char *at = slug; *at; at++) {
        bool plain = g_ascii_isalnum(*at) || *at == '-' || *at == '_';
        *at = plain ? g_ascii_tolower(*at) : '-';
    }
    if (strcmp(slug, "index") == 0) { /* the list of notes has that address */
        return "note-index";
    }
    return slug;
}

/* The text of the first heading; NULL when there is none. */
static const char *first_heading(const struct prose *document, struct arena *arena) {
    for (const struct prose *block = document->first; block; block = block->next) {
        if (block->kind == PROSE_HEADING) {
            return arena_string(arena, block->text);
        }
    }
    return NULL;
}

static const char *file_title(const char *name, struct arena *arena) {
    char *base = g_path_get_basename(name);
    *strrchr(base, '.') = '\0';
    const char *title = arena_string(arena, base);
    g_free(base);
    return title;
}

struct note *load_note(struct source *source, struct arena *trees, struct arena *arena,
                       struct diagnostics *diagnostics) {
    struct prose_note parts;
    if (!folder_read(source, MOST_NOTE, CODE_MARKDOWN_TOO_LARGE, trees, diagnostics) ||
        !prose_front_matter(source, trees, diagnostics, &parts)) {
        return NULL;
    }
    struct note *note = record_new(&NOTE_RECORD, 1, arena);
    struct binder binder = {.arena = arena, .diagnostics = diagnostics};
    if (parts.front) {
        bind_record(&binder, parts.front, &NOTE_RECORD, note);
    }
    note->at = span_at(source, 1, 1, 1);
    note->slug = slug_of(source->name, arena);
    note->body = (struct markdown){arena_text(arena, parts.body, parts.length),
                                   span_at(source, parts.first_line, 1, 1)};
    const struct prose *document = prose_read_note(source, &parts, trees, diagnostics);
    if (!note->title) {
        note->title = note->page ? note->page : first_heading(document, arena);
    }
    if (!note->title) {
        note->title = file_title(source->name, arena);
    }
    return note;
}
