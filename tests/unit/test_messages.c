/* Messages in their four forms, and source lines made safe to show. */
#include "publish/messages.h"

#include "publish/messages_line.h"

#include <json-glib/json-glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    size_t column, end;
    const char *shown;
} LINES[] = {
    {"name: x", 7, 8, "|name: x\n|      ^\n"},
    {"ownr: lotte", 1, 5, "|ownr: lotte\n|^^^^\n"},
    {"\tkey: 1", 2, 5, "|    key: 1\n|    ^^^\n"},
    {"a\x1b[31mb", 2, 3, "|a\xef\xbf\xbd[31mb\n| ^\n"},
    {"a\xe2\x80\xae"
     "b",
     2, 3,
     "|a\xef\xbf\xbd"
     "b\n| ^\n"},                                         /* turns the direction */
    {"e\xcc\x81: 1", 3, 4, "|e\xcc\x81: 1\n| ^\n"},       /* a combining accent */
    {"\xe6\x97\xa5: x", 1, 2, "|\xe6\x97\xa5: x\n|^^\n"}, /* two columns wide */
    {"short", 6, 6, "|short\n|     ^\n"},                 /* just behind the end */
    {"short", 99, 120, "|short\n|     ^\n"},              /* the file has changed */
    {"", 1, 1, "|\n|^\n"},
};

static void test_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        GString *out = g_string_new(NULL);
        struct messages_line line = {
            LINES[i].text, LINES[i].column, LINES[i].end, "|", "|", "", ""};
        messages_line_write(out, &line);
        assert_string_equal(out->str, LINES[i].shown);
        g_string_free(out, TRUE);
    }
}

/* The caret of a long line stands under its letter, wherever that is. */
static void test_windows(void **state) {
    (void)state;
    static const size_t COLUMNS[] = {1, 40, 99, 100, 101, 500, 997, 1000};
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        char *text = g_strnfill(1000, '.');
        text[COLUMNS[i] - 1] = 'X';
        GString *out = g_string_new(NULL);
        struct messages_line line = {text, COLUMNS[i], COLUMNS[i] + 1, "", "", "", ""};
        messages_line_write(out, &line);
        char **rows = g_strsplit(out->str, "\n", 3);
        const char *letter = strchr(rows[0], 'X'), *caret = strchr(rows[1], '^');
        assert_non_null(letter);
        assert_true(g_utf8_strlen(rows[0], -1) <= 102);
        assert_int_equal(g_utf8_strlen(rows[0], letter - rows[0]), caret - rows[1]);
        assert_int_equal(g_str_has_prefix(rows[0], "\xE2\x80\xA6"), COLUMNS[i] > 34);
        assert_int_equal(g_str_has_suffix(rows[0], "\xE2\x80\xA6"), COLUMNS[i] < 900);
        g_strfreev(rows);
        g_string_free(out, TRUE);
        g_free(text);
    }
}

static const char TEXT[] = "name: Order\nownr: lotte\n";
static const struct source FILE_A = {
    .name = "journeys/a,b:c.yaml", .path = "x", .text = TEXT, .length = sizeof TEXT - 1};
static const struct source FILE_B = {.name = "notes/50%.md", .path = "y"};

static void fill(struct diagnostics *list) {
    diagnostics_add(list, CODE_UNKNOWN_KEY, span_at(&FILE_A, 2, 1, 4), "did you mean 'owner'?",
                    "unknown key 'ownr'");
    diagnostics_add(list, CODE_MARKDOWN_HTML, span_of_source(&FILE_B), NULL, "100%% \"raw\"");
    diagnostics_add(list, CODE_NO_PROJECT, (struct span){0}, NULL, "nothing here");
    diagnostics_sort(list);
}

static char *write_as(enum messages_format format, const char *folder) {
    struct diagnostics list = {0};
    fill(&list);
    GString *out = g_string_new(NULL);
    struct messages_options options = {.format = format, .folder = folder};
    messages_write(out, &list, &options);
    diagnostics_release(&list);
    return g_string_free(out, FALSE);
}

static void expect_as(enum messages_format format, const char *folder, const char *wanted) {
    char *text = write_as(format, folder);
    assert_string_equal(text, wanted);
    g_free(text);
}

static void test_text(void **state) {
    (void)state;
    expect_as(MESSAGES_TEXT, "docs/cx/",
              "error: nothing here [F001]\n"
              "docs/cx/journeys/a,b:c.yaml:2:1: error: unknown key 'ownr' [M001]\n"
              "    2 | ownr: lotte\n"
              "      | ^^^^\n"
              "      = did you mean 'owner'?\n"
              "docs/cx/notes/50%.md: warning: 100% \"raw\" [D004]\n"
              "2 errors, 1 warning\n");
}

static void test_github(void **state) {
    (void)state;
    expect_as(MESSAGES_GITHUB, ".",
              "::error::nothing here [F001]\n"
              "::error file=journeys/a%2Cb%3Ac.yaml,line=2,col=1::unknown key 'ownr' [M001]"
              "%0Adid you mean 'owner'?\n"
              "::warning file=notes/50%25.md::100%25 \"raw\" [D004]\n");
}

static void test_json(void **state) {
    (void)state;
    char *text = write_as(MESSAGES_JSON, "docs/cx");
    JsonNode *root = json_from_string(text, NULL);
    assert_non_null(root);
    JsonObject *object = json_node_get_object(root);
    assert_int_equal(json_object_get_int_member(object, "errors"), 2);
    assert_int_equal(json_object_get_int_member(object, "warnings"), 1);
    JsonArray *items = json_object_get_array_member(object, "diagnostics");
    assert_int_equal(json_array_get_length(items), 3);
    JsonObject *item = json_array_get_object_element(items, 1);
    assert_string_equal(json_object_get_string_member(item, "code"), "M001");
    assert_string_equal(json_object_get_string_member(item, "file"), FILE_A.name);
    assert_int_equal(json_object_get_int_member(item, "line"), 2);
    assert_int_equal(json_object_get_int_member(item, "end_column"), 5);
    item = json_array_get_object_element(items, 2);
    assert_true(json_object_get_null_member(item, "line"));
    assert_true(json_object_get_null_member(item, "hint"));
    json_node_unref(root);
    g_free(text);
}

static void test_sarif(void **state) {
    (void)state;
    char *text = write_as(MESSAGES_SARIF, "docs/c x");
    JsonNode *root = json_from_string(text, NULL);
    assert_non_null(root);
    JsonArray *runs = json_object_get_array_member(json_node_get_object(root), "runs");
    JsonObject *run = json_array_get_object_element(runs, 0);
    JsonObject *driver =
        json_object_get_object_member(json_object_get_object_member(run, "tool"), "driver");
    JsonArray *rules = json_object_get_array_member(driver, "rules");
    JsonArray *results = json_object_get_array_member(run, "results");
    assert_int_equal(json_array_get_length(rules), 3);
    assert_int_equal(json_array_get_length(results), 3);
    for (guint i = 0; i < 3; i++) {
        JsonObject *result = json_array_get_object_element(results, i);
        JsonObject *rule = json_array_get_object_element(
            rules, (guint)json_object_get_int_member(result, "ruleIndex"));
        assert_string_equal(json_object_get_string_member(result, "ruleId"),
                            json_object_get_string_member(rule, "id"));
    }
    assert_non_null(strstr(text, "\"docs/c%20x/journeys/a%2Cb%3Ac.yaml\""));
    assert_non_null(strstr(text, "\"startColumn\": 1"));
    json_node_unref(root);
    g_free(text);
}

static void test_nothing(void **state) {
    (void)state;
    struct diagnostics list = {0};
    GString *out = g_string_new(NULL);
    struct messages_options options = {.format = MESSAGES_TEXT};
    messages_write(out, &list, &options);
    assert_string_equal(out->str, "");
    options.format = MESSAGES_JSON;
    messages_write(out, &list, &options);
    assert_string_equal(out->str, "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n"
                                  "  \"warnings\": 0\n}\n");
    g_string_free(out, TRUE);
    enum messages_format format = MESSAGES_TEXT;
    assert_true(messages_format_find("sarif", &format));
    assert_int_equal(format, MESSAGES_SARIF);
    assert_false(messages_format_find("xml", &format));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),   cmocka_unit_test(test_windows),
        cmocka_unit_test(test_text),    cmocka_unit_test(test_github),
        cmocka_unit_test(test_json),    cmocka_unit_test(test_sarif),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
