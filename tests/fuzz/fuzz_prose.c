/* Markdown from any bytes: whatever the tree links to is allowed, and no path in it is too deep. */
#include "read/prose.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_target(const struct prose *node) {
    bool relative = node->address == ADDRESS_RELATIVE;
    assert(node->address != ADDRESS_REFUSED);
    assert(node->kind == PROSE_LINK || relative);
    if (relative) {
        assert(*node->target && !strchr(node->target, '\\') && strncmp(node->target, "//", 2) != 0);
        assert(node->target[strcspn(node->target, ":/?#")] != ':');
    }
}

static void check(const struct prose *node, size_t depth) {
    assert(depth <= 66);
    if (node->text) {
        assert(strlen(node->text) == node->length);
        assert(g_utf8_validate(node->text, -1, NULL));
    }
    if (node->kind == PROSE_LINK || node->kind == PROSE_IMAGE) {
        check_target(node);
    }
    assert(node->kind != PROSE_HEADING || *node->slug);
    for (const struct prose *child = node->first; child; child = child->next) {
        assert(child->kind != PROSE_DOCUMENT);
        assert((child->kind == PROSE_ITEM) == (node->kind == PROSE_LIST));
        assert((child->kind == PROSE_ROW) == (node->kind == PROSE_TABLE));
        assert((child->kind == PROSE_CELL) == (node->kind == PROSE_ROW));
        check(child, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "f.md", .text = (const char *)bytes, .length = size};
    struct prose_note note;
    GString *plain = g_string_new(NULL);
    if (prose_front_matter(&source, &arena, &diagnostics, &note)) {
        const struct prose *document = prose_read_note(&source, &note, &arena, &diagnostics);
        check(document, 0);
        prose_append_plain(plain, document);
        struct span span = span_at(&source, 1, 1, 1);
        document = prose_read_inline(note.body, note.length, span, &arena, &diagnostics);
        check(document, 0);
    }
    g_string_free(plain, TRUE);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return 0;
}
