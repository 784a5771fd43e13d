/* The engine against the Mustache specification's own cases, in an open world: the values are JSON,
 * and names are looked up during rendering. */
#include "base/format.h"
#include "render/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include <cmocka.h>

static JsonNode *node_of(const void *value) {
    return (JsonNode *)value;
}

static const void *member(const void *value, const char *name) {
    if (!JSON_NODE_HOLDS_OBJECT(node_of(value))) {
        return NULL;
    }
    return json_object_get_member(json_node_get_object(node_of(value)), name);
}

static bool is_list(const void *value) {
    return JSON_NODE_HOLDS_ARRAY(node_of(value));
}

static size_t count(const void *list) {
    return json_array_get_length(json_node_get_array(node_of(list)));
}

static const void *item(const void *list, size_t index) {
    return json_array_get_element(json_node_get_array(node_of(list)), (guint)index);
}

static bool holds(const void *value) {
    JsonNode *node = node_of(value);
    if (JSON_NODE_HOLDS_NULL(node)) {
        return false;
    }
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_BOOLEAN) {
        return json_node_get_boolean(node);
    }
    return !is_list(value) || count(value) > 0;
}

static void print(const void *value, GString *out) {
    JsonNode *node = node_of(value);
    if (!JSON_NODE_HOLDS_VALUE(node)) {
        return;
    }
    if (json_node_get_value_type(node) == G_TYPE_STRING) {
        g_string_append(out, json_node_get_string(node));
    } else {
        format_exact(out, json_node_get_double(node));
    }
}

static const struct routine_open JSON_VALUES = {member, holds, is_list, count, item, print};

/* One case: its template is named "", the partials by their names. */
struct files {
    struct arena arena;
    JsonObject *test;
};

static const struct source *find(void *context, const char *name) {
    struct files *files = context;
    const char *text = NULL;
    if (*name == '\0') {
        text = json_object_get_string_member(files->test, "template");
    } else if (json_object_has_member(files->test, "partials")) {
        JsonObject *partials = json_object_get_object_member(files->test, "partials");
        text = json_object_get_string_member_with_default(partials, name, NULL);
    }
    if (!text) {
        return NULL;
    }
    struct source *source = ARENA_NEW(&files->arena, struct source);
    *source = (struct source){.name = "case", .text = text, .length = strlen(text)};
    return source;
}

static bool run_case(JsonObject *test) {
    struct files files = {.test = test};
    struct diagnostics diagnostics = {0};
    struct template_world world = {.find = find, .context = &files, .open = &JSON_VALUES};
    GString *out = g_string_new(NULL);
    const struct template *template =
        template_compile(&world, "", NULL, &files.arena, &diagnostics);
    if (template) {
        assert_true(
            template_render(template, json_object_get_member(test, "data"), out, &diagnostics));
    }
    const char *want = json_object_get_string_member(test, "expected");
    bool passed = template && strcmp(out->str, want) == 0;
    if (!passed) {
        print_error("%s\n wanted: %s\n    got: %s\n", json_object_get_string_member(test, "name"),
                    want, out->str);
    }
    g_string_free(out, TRUE);
    diagnostics_release(&diagnostics);
    arena_release(&files.arena);
    return passed;
}

static void run_file(void **state) {
    const char *shared = getenv("FLIGHTPATH_SHARED");
    char *path = g_strdup_printf("%s/mustache-spec/%s.json", shared ? shared : "../shared/data",
                                 (const char *)*state);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        print_message("no %s: skipped\n", path);
        g_free(path);
        skip();
    }
    JsonParser *parser = json_parser_new();
    assert_true(json_parser_load_from_file(parser, path, NULL));
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    JsonArray *tests = json_object_get_array_member(root, "tests");
    guint total = json_array_get_length(tests), passed = 0;
    assert_true(total > 0);
    for (guint i = 0; i < total; i++) {
        passed += run_case(json_array_get_object_element(tests, i)) ? 1 : 0;
    }
    print_message("%s: %u of %u\n", (const char *)*state, passed, total);
    assert_int_equal(passed, total);
    g_object_unref(parser);
    g_free(path);
}

#define FILE_TEST(name)                                                                            \
    { name, run_file, NULL, NULL, (void *)name }

int main(void) {
    const struct CMUnitTest tests[] = {
        FILE_TEST("comments"), FILE_TEST("delimiters"), FILE_TEST("interpolation"),
        FILE_TEST("inverted"), FILE_TEST("partials"),   FILE_TEST("sections"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
