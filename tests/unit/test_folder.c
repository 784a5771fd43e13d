/* Walking a folder with all that can be in one. */
#include "read/folder.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* What is made before the walk: a text after '=' is a file, after '>' a link, '/' a folder. */
static const char *const ENTRIES[] = {
    "b.yaml=b",
    "a/",
    "a/z.yaml=z",
    "a/é.yaml=e",
    "a.yaml=a",
    ".hidden.yaml=h",
    ".git/",
    ".git/x.yaml=x",
    "public/",
    "public/out.yaml=o",
    "a/deep/",
    "a/deep/er/",
    "a/deep/er/x.yaml=x",
    "dir.yaml/",
    "dir.yaml/in.yaml=i",
    "loop>.",
    "a/up>..",
    "inside.yaml>a/z.yaml",
    "outside.yaml>/etc/hostname",
    "gone.yaml>nowhere",
    "other.txt=t",
    "out>/etc",
    "node/",
    "node/x.yaml=x",
    "bad\xFF.yaml=b",
};

static void make_entry(const char *root, const char *entry) {
    size_t length = strcspn(entry, "=>");
    char *name = g_strndup(entry, length);
    char *path = g_build_filename(root, name, NULL);
    if (entry[length] == '=') {
        assert_true(g_file_set_contents(path, entry + length + 1, -1, NULL));
    } else if (entry[length] == '>') {
        assert_int_equal(symlink(entry + length + 1, path), 0);
    } else {
        assert_int_equal(g_mkdir(path, 0755), 0);
    }
    g_free(path);
    g_free(name);
}

static void remove_tree(const char *path) {
    GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    if (folder) {
        for (const char *name; (name = g_dir_read_name(folder));) {
            char *inner = g_build_filename(path, name, NULL);
            remove_tree(inner);
            g_free(inner);
        }
        g_dir_close(folder);
    }
    assert_int_equal(g_remove(path), 0);
}

static bool wants_yaml(const char *name, void *context) {
    (void)context;
    return g_str_has_suffix(name, ".yaml") ||
           (g_str_has_suffix(name, "/") && !g_str_has_prefix(name, "node/"));
}

static char *listing(const struct folder *folder, struct diagnostics *diagnostics) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < folder->count; i++) {
        g_string_append_printf(out, "%s\n", folder->files[i].name);
    }
    diagnostics_sort(diagnostics);
    for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(diagnostics, i);
        g_string_append_printf(out, "%s %s %s\n", code_entry(item->code)->code,
                               item->span.source->name, item->message);
    }
    return g_string_free(out, FALSE);
}

static void test_walk(void **state) {
    (void)state;
    char *root = g_dir_make_tmp("flightpath-XXXXXX", NULL);
    for (size_t i = 0; i < sizeof ENTRIES / sizeof *ENTRIES; i++) {
        make_entry(root, ENTRIES[i]);
    }
    char *fifo = g_build_filename(root, "pipe.yaml", NULL);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    char *output = g_build_filename(root, "a", "..", "public", NULL);
    const char *skip[] = {output, "/absent"};
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct folder folder = {0};
    assert_true(folder_walk(root, skip, 2, wants_yaml, NULL, &arena, &diagnostics, &folder));
    char *got = listing(&folder, &diagnostics);
    assert_string_equal(got, "a.yaml\na/deep/er/x.yaml\na/z.yaml\na/é.yaml\nb.yaml\n"
                             "dir.yaml/in.yaml\ninside.yaml\n"
                             "F002 bad\xEF\xBF\xBD.yaml the file's name is not UTF-8\n"
                             "F002 dir.yaml a folder stands where a file is expected\n"
                             "F002 gone.yaml the link leads to nothing\n"
                             "F004 out the link leads out of the project folder\n"
                             "F004 outside.yaml the link leads out of the project folder\n"
                             "F002 pipe.yaml not a regular file\n");
    g_free(got);
    remove_tree(root);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    g_free(fifo);
    g_free(output);
    g_free(root);
}

static void test_absent(void **state) {
    (void)state;
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct folder folder = {0};
    assert_false(folder_walk("/absent", NULL, 0, NULL, NULL, &arena, &diagnostics, &folder));
    assert_int_equal(diagnostics.errors, 1);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

static void test_read(void **state) {
    (void)state;
    char *root = g_dir_make_tmp("flightpath-XXXXXX", NULL);
    make_entry(root, "a.yaml=text");
    char *path = g_build_filename(root, "a.yaml", NULL);
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "a.yaml", .path = path};
    assert_true(folder_read(&source, 4, CODE_YAML_TOO_LARGE, &arena, &diagnostics));
    assert_string_equal(source.text, "text");
    assert_int_equal(source.length, 4);
    struct source again = {.name = "a.yaml", .path = path};
    assert_false(folder_read(&again, 3, CODE_YAML_TOO_LARGE, &arena, &diagnostics));
    assert_int_equal(diagnostics_get(&diagnostics, 0)->code, CODE_YAML_TOO_LARGE);
    struct source itself = {.name = "root", .path = root};
    assert_false(folder_read(&itself, 3, CODE_YAML_TOO_LARGE, &arena, &diagnostics));
    assert_string_equal(diagnostics_get(&diagnostics, 1)->message,
                        "cannot be read: it is a folder");
    remove_tree(root);
    assert_false(folder_read(&source, 3, CODE_YAML_TOO_LARGE, &arena, &diagnostics));
    assert_int_equal(diagnostics_get(&diagnostics, 2)->code, CODE_UNREADABLE);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    g_free(path);
    g_free(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
