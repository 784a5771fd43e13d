/* YAML from any bytes: a tree or an error, and each text in the tree is what its struct promises.
 */
#include "read/yaml.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static size_t check(const struct node *node, size_t depth) {
    size_t nodes = 1;
    assert(depth <= 64);
    if (node->kind == NODE_LIST) {
        for (size_t i = 0; i < node->count; i++) {
            nodes += check(&node->items[i], depth + 1);
        }
    } else if (node->kind == NODE_MAPPING) {
        for (size_t i = 0; i < node->count; i++) {
            nodes += check(&node->pairs[i].key, depth + 1);
            nodes += check(&node->pairs[i].value, depth + 1);
        }
    } else {
        assert(strlen(node->text) == node->length);
        assert(g_utf8_validate(node->text, -1, NULL));
    }
    assert(node->span.line > 0 && node->span.column > 0);
    assert(node->span.end_line > node->span.line ||
           (node->span.end_line == node->span.line && node->span.end_column >= node->span.column));
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "f.yaml", .text = (const char *)bytes, .length = size};
    const struct node *root = yaml_read(&source, &arena, &diagnostics);
    assert(root || diagnostics.errors > 0);
    if (root) {
        assert(check(root, 0) <= size + 200000);
    }
    diagnostics_sort(&diagnostics);
    for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(&diagnostics, i);
        source_line(item->span.source, item->span.line, &arena);
    }
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return 0;
}
