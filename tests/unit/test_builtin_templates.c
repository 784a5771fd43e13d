/* The built-in templates as files: the syntax, the partials and the texts they name. (Names of
 * fields are checked when a report compiles them.) */
#include "base/content.h"
#include "render/mustache.h"
#include "render/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define PRINT "templates/print/"

/* What is known when a file is checked. */
struct check {
    struct texts texts;
    struct arena arena;
    GHashTable *used; /* partials that some file includes */
    size_t wrong;
};

static void complain(struct check *check, const struct mustache_node *node, const char *what) {
    print_error("%s:%u:%u: %s '%s'\n", node->span.source->name, node->span.line, node->span.column,
                what, node->text);
    check->wrong++;
}

static void check_nodes(struct check *check, const struct mustache_node *node) {
    for (; node; node = node->next) {
        bool value = node->kind == MUSTACHE_NAME || node->kind == MUSTACHE_MARKUP;
        if (node->kind == MUSTACHE_PARTIAL) {
            bool print = strncmp(node->span.source->name, PRINT, strlen(PRINT)) == 0;
            char *name = g_strconcat(print ? "print/partials/" : "partials/", node->text, NULL);
            if (!template_builtin(&check->arena, name)) {
                complain(check, node, "no partial");
            }
            g_hash_table_add(check->used, name);
        } else if (value && g_str_has_prefix(node->text, "text.") &&
                   !texts_find(&check->texts, node->text + strlen("text."))) {
            complain(check, node, "no text");
        }
        check_nodes(check, node->first);
    }
}

static void check_file(struct check *check, const struct content_file *file) {
    struct diagnostics diagnostics = {0};
    struct source source = {.name = file->path, .text = file->bytes, .length = file->length};
    check_nodes(check, mustache_read(&source, &check->arena, &diagnostics));
    for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
        const struct diagnostic *said = diagnostics_get(&diagnostics, i);
        print_error("%s:%u:%u: %s\n", file->path, said->span.line, said->span.column,
                    said->message);
    }
    check->wrong += diagnostics_count(&diagnostics);
    diagnostics_release(&diagnostics);
}

static void test_files(void **state) {
    (void)state;
    struct check check = {.used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    texts_init(&check.texts, LANGUAGE_EN);
    size_t count, checked = 0;
    const struct content_file *files = content_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (g_str_has_suffix(files[i].path, ".mustache")) {
            check_file(&check, &files[i]);
            checked++;
        }
    }
    print_message("%zu templates, %u partials in use\n", checked, g_hash_table_size(check.used));
    assert_true(checked > 0);
    assert_int_equal(check.wrong, 0);
    g_hash_table_destroy(check.used);
    texts_release(&check.texts);
    arena_release(&check.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
