/* YAML: texts and the trees or errors they give. */
#include "read/yaml.h"

#include "base/format.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void dump_span(GString *out, struct span span) {
    g_string_append_printf(out, "@%u:%u-%u:%u", span.line, span.column, span.end_line,
                           span.end_column);
}

static void dump_scalar(GString *out, const struct node *node) {
    if (node->kind == NODE_NULL) {
        g_string_append(out, "null");
    } else if (node->kind == NODE_BOOLEAN) {
        g_string_append(out, node->boolean ? "true" : "false");
    } else if (node->kind == NODE_NUMBER && isfinite(node->number)) {
        format_exact(out, node->number);
    } else if (node->kind == NODE_NUMBER) {
        g_string_append(out, isnan(node->number) ? "nan" : node->number > 0 ? "inf" : "-inf");
    } else {
        g_string_append_printf(out, "'%s'", node->text);
    }
}

static void dump(GString *out, const struct node *node, bool spans) {
    if (node->kind == NODE_LIST) {
        g_string_append_c(out, '[');
        for (size_t i = 0; i < node->count; i++) {
            g_string_append(out, i > 0 ? ", " : "");
            dump(out, &node->items[i], spans);
        }
        g_string_append_c(out, ']');
    } else if (node->kind == NODE_MAPPING) {
        g_string_append_c(out, '{');
        for (size_t i = 0; i < node->count; i++) {
            g_string_append(out, i > 0 ? ", " : "");
            g_string_append(out, node->pairs[i].key.text);
            if (spans) {
                dump_span(out, node->pairs[i].key.span);
            }
            g_string_append(out, ": ");
            dump(out, &node->pairs[i].value, spans);
        }
        g_string_append_c(out, '}');
    } else {
        dump_scalar(out, node);
    }
    if (spans) {
        dump_span(out, node->span);
    }
}

/* The tree, then a line for each message. */
static char *read_text(const char *text, size_t length, bool spans) {
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "t.yaml", .text = text, .length = length};
    GString *out = g_string_new(NULL);
    const struct node *root = yaml_read(&source, &arena, &diagnostics);
    assert_true(root || diagnostics.errors > 0);
    if (root) {
        dump(out, root, spans);
    }
    diagnostics_sort(&diagnostics);
    for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
        const struct diagnostic *item = diagnostics_get(&diagnostics, i);
        g_string_append_printf(out, "%s%s %u:%u %s", out->len > 0 ? "\n" : "",
                               code_entry(item->code)->code, item->span.line, item->span.column,
                               item->message);
    }
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return g_string_free(out, FALSE);
}

struct tree_case {
    const char *text, *want;
};

static void check_cases(const struct tree_case *cases, size_t count, bool spans) {
    for (size_t i = 0; i < count; i++) {
        char *got = read_text(cases[i].text, strlen(cases[i].text), spans);
        if (strcmp(got, cases[i].want) != 0) {
            print_error("text:\n%s\n", cases[i].text);
        }
        assert_string_equal(got, cases[i].want);
        g_free(got);
    }
}

static const struct tree_case TREES[] = {
    {"a: 1\nb: [x, 'y', \"z\"]\n", "{a: 1, b: ['x', 'y', 'z']}"},
    {"- no\n- on\n- yes\n- true\n- True\n- TRUE\n- tRUE\n- false\n",
     "['no', 'on', 'yes', true, true, true, 'tRUE', false]"},
    {"[null, ~, Null, NULL, nil, '', 'null', '~', \"true\", '1']",
     "[null, null, null, null, 'nil', '', 'null', '~', 'true', '1']"},
    {"[0, -1, +2, 007, 0o17, 0x1F, 0o18, 0x, 1_000, 12e3, 1., .5, -.5e-1, 1.2.3, ., +, -]",
     "[0, -1, 2, 7, 15, 31, '0o18', '0x', '1_000', 12000, 1, 0.5, -0.05, '1.2.3', '.', '+', '-']"},
    {"[.inf, -.INF, +.Inf, .nan, .NaN, -.nan, 1e999, 2026-03-31, 2026-Q1, 12:30, 1e]",
     "[inf, -inf, inf, nan, nan, '-.nan', inf, '2026-03-31', '2026-Q1', '12:30', '1e']"},
    {"a:\nb: # nothing\nc: ~\n", "{a: null, b: null, c: null}"},
    {"a: |\n  one\n  two\nb: >\n  one\n  two\n", "{a: 'one\ntwo\n', b: 'one two\n'}"},
    {"\xEF\xBB\xBF"
     "a: b\r\nc: d\r\n",
     "{a: 'b', c: 'd'}"},
    {"a: &x {k: 1}\nb: *x\nc: [*x, *x]\n", "{a: {k: 1}, b: {k: 1}, c: [{k: 1}, {k: 1}]}"},
    {"&k key: 1\nother: *k\n", "{key: 1, other: 'key'}"},
    {"a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: 2}"},
    {"a: &x [&x 1, *x]\nb: *x\n", "{a: [1, 1], b: 1}"},
    {"--- # one\na: 1\n...\n# end\n", "{a: 1}"},
    {"%YAML 1.2\n---\na: 1\n", "{a: 1}"},
    {"'<<': 1\n'': 2\n1: 3\ntrue: 4\n", "{<<: 1, : 2, 1: 3, true: 4}"},
    {"text", "'text'"},
    {"{}", "{}"},
    {"[]", "[]"},
    {"''", "''"},
    {"a: \"\\u00e9\\t\\\"\"\n", "{a: 'é\t\"'}"},
};

static void test_trees(void **state) {
    (void)state;
    check_cases(TREES, sizeof TREES / sizeof *TREES, false);
}

static const struct tree_case SPANS[] = {
    {"a: b\n", "{a@1:1-1:2: 'b'@1:4-1:5}@1:1-1:5"},
    {"é: 'ü x'\nlist:\n  - 1\n  - {k: v}\n\nnext: \"\"\n",
     "{é@1:1-1:2: 'ü x'@1:4-1:9, list@2:1-2:5: [1@3:5-3:6, {k@4:6-4:7: "
     "'v'@4:9-4:10}@4:5-4:11]@3:3-4:11, next@6:1-6:5: ''@6:7-6:9}@1:1-6:9"},
    {"a: &x  # é why\n   word\n", "{a@1:1-1:2: 'word'@2:4-2:8}@1:1-2:8"},
    {"a: &x 'q'\nb: *x\n", "{a@1:1-1:2: 'q'@1:7-1:10, b@2:1-2:2: 'q'@2:4-2:6}@1:1-2:6"},
    {"a: &x\nb: 1\n", "{a@1:1-1:2: null@1:6-1:6, b@2:1-2:2: 1@2:4-2:5}@1:1-2:5"},
    {"a:\nb: 1\n", "{a@1:1-1:2: null@1:3-1:3, b@2:1-2:2: 1@2:4-2:5}@1:1-2:5"},
    {"\xEF\xBB\xBFkey: 1\r\nb: 2\r\n", "{key@1:1-1:4: 1@1:6-1:7, b@2:1-2:2: 2@2:4-2:5}@1:1-2:5"},
    {"a: one\n  two\nb: |\n  x\n  y\n\nc: 1\n",
     "{a@1:1-1:2: 'one two'@1:4-2:6, b@3:1-3:2: 'x\ny\n'@3:4-7:1, c@7:1-7:2: 1@7:4-7:5}@1:1-7:5"},
};

static void test_spans(void **state) {
    (void)state;
    check_cases(SPANS, sizeof SPANS / sizeof *SPANS, true);
}

static const struct tree_case ERRORS[] = {
    {"", "Y013 0:0 nothing is defined"},
    {"# only a comment\n", "Y013 0:0 nothing is defined"},
    {"---\n", "Y013 2:1 nothing is defined"},
    {"a: 1\nb: 2\na: 3\n", "{a: 1, b: 2}\nY003 3:1 key 'a' was given before, on line 1"},
    {"a: {x: 1, x: 2}\na: 1\n'a': 2\n",
     "{a: {x: 1}}\nY003 1:11 key 'x' was given before, on line 1\nY003 2:1 key 'a' was given "
     "before, on line 1\nY003 3:1 key 'a' was given before, on line 1"},
    {"a: *b\n", "{a: null}\nY004 1:4 alias *b has no anchor &b before it"},
    {"a: &x [*x]\n", "{a: [null]}\nY005 1:8 alias *x stands inside its own anchor"},
    {"a: &x {k: 1}\nb:\n  <<: *x\n  c: 1\n",
     "{a: {k: 1}, b: {c: 1}}\nY007 3:3 merge keys are not supported"},
    {"a: 1\n---\nb: 1\n", "{a: 1}\nY008 2:1 a second document begins here"},
    {"a: !!str 1\nb: !own {c: 1}\nd: &x !t [1]\n! e: 1\n",
     "{a: 1, b: {c: 1}, d: [1], e: 1}\nY009 1:4 tags are not supported\nY009 2:4 tags are not "
     "supported\nY009 3:4 tags are not supported\nY009 4:1 tags are not supported"},
    {"? [a]\n: 1\n? {b: 1}\n: 2\n?\n: 2\n",
     "{}\nY011 1:3 a key is a list\nY011 3:3 a key is a mapping\nY011 "
     "5:2 a key is empty"},
    {"a: \"x\\0y\"\n", "{a: null}\nY001 1:4 the value contains a NUL character"},
    {"a:\n  - [1, 2\nb: 3\n", "Y001 2:5 bracket [ is not closed; reading failed at 3:2"},
    {"a: {b: 1\n\nc: [1]\n", "Y001 1:4 brace { is not closed; reading failed at 3:2"},
    {"a: \"text\nb: 1\n", "Y001 1:4 quote is not closed; reading failed at 3:1"},
    {"a: 1\n\tb: 2\n", "Y001 2:1 a tab stands where an indentation is"},
    {"a: @me\n", "Y001 1:4 a text without quotes cannot start with @"},
    {"a: b: c\n", "Y001 1:5 a ':' is not allowed here"},
    {"a:\n  b: 1\n c: 2\n", "Y001 3:2 a key was expected here; what was being read began at 1:1"},
    {"a: 1\nword\nb: 1\n",
     "Y001 2:1 a key without ':', or a text in the wrong column; reading failed at 3:1"},
    {"a: \"\\q\"\n", "Y001 1:5 unknown escape in a quoted text"},
    {"a: x\x01y\n", "Y001 1:5 control character U+0001 is not allowed"},
    {"a: x\n\n  \xC3\xA9\xFF\n", "Y002 3:4 byte 0xFF is not valid UTF-8"},
    {"a: 1\rb: 2\n", "Y001 1:5 a carriage return without a line feed is not allowed"},
    {"a: 1\nb: \xE2\x80\xA8\n", "Y001 2:4 U+2028 or U+2029 (a separator) is not allowed"},
};

static void test_errors(void **state) {
    (void)state;
    check_cases(ERRORS, sizeof ERRORS / sizeof *ERRORS, false);
}

static void test_nul(void **state) {
    (void)state;
    char *got = read_text("a: 1\n\0b: 2\n", 11, false);
    assert_string_equal(got, "Y002 2:1 the file contains a NUL byte");
    g_free(got);
}

/* Repeats a text. */
static char *repeat(const char *text, size_t times) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < times; i++) {
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}

static void check_time(const char *text, const char *want) {
    gint64 start = g_get_monotonic_time();
    char *got = read_text(text, strlen(text), false);
    gint64 took = g_get_monotonic_time() - start;
    assert_string_equal(got, want);
    assert_true(took < G_USEC_PER_SEC);
    g_free(got);
}

static void test_depth(void **state) {
    (void)state;
    static const struct tree_case DEEP[] = {
        {"[", "Y010 1:65 values are nested more than 64 deep"},
        {"{a: ", "Y010 1:257 values are nested more than 64 deep"},
        {"- ", "Y010 1:129 values are nested more than 64 deep"},
        {"? ", "Y010 1:129 values are nested more than 64 deep"},
        {"[\n", "Y010 65:1 values are nested more than 64 deep"},
    };
    for (size_t i = 0; i < sizeof DEEP / sizeof *DEEP; i++) {
        char *text = repeat(DEEP[i].text, 100000);
        check_time(text, DEEP[i].want);
        g_free(text);
    }
}

static void test_alias_limits(void **state) {
    (void)state;
    GString *bomb = g_string_new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    GString *deep = g_string_new("a0: &a0 [x]\n");
    for (int i = 1; i < 80; i++) {
        g_string_append_printf(bomb, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i - 1, i - 1, i - 1);
        g_string_append_printf(deep, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    }
    char *got = read_text(bomb->str, bomb->len, false);
    assert_true(strlen(got) < 1000000);
    assert_non_null(strstr(got, "Y006 9:"));
    g_free(got);
    got = read_text(deep->str, deep->len, false);
    assert_non_null(strstr(got, "Y010 64:12 with alias *a62 values are nested more than 64 deep"));
    g_free(got);
    g_string_free(bomb, TRUE);
    g_string_free(deep, TRUE);
}

static void test_sizes(void **state) {
    (void)state;
    size_t size = 16 * 1024 * 1024 + 1;
    char *text = g_malloc(size + 1);
    memset(text, 'x', size);
    text[size] = '\0';
    char *got = read_text(text, size, false);
    assert_string_equal(got, "Y012 0:0 the file has 16777217 bytes; at most 16777216 are allowed");
    g_free(got);
    memcpy(text, "k: ", 3);
    text[1048576 + 4] = '\0';
    got = read_text(text, strlen(text), false);
    assert_string_equal(
        got, "{k: null}\nY012 1:4 a value has 1048577 bytes; at most 1048576 are allowed");
    g_free(got);
    g_free(text);
}

static void test_many_keys(void **state) {
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++) {
        g_string_append_printf(text, "key-%d: %d\n", i, i);
    }
    g_string_append(text, "key-7: again\n");
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "t.yaml", .text = text->str, .length = text->len};
    const struct node *root = yaml_read(&source, &arena, &diagnostics);
    assert_int_equal(root->count, 50000);
    assert_true(node_get(root, "key-49999")->number == 49999);
    assert_null(node_get(root, "key-50000"));
    assert_null(node_get(NULL, "key"));
    assert_int_equal(diagnostics.errors, 1);
    assert_string_equal(diagnostics_get(&diagnostics, 0)->message,
                        "key 'key-7' was given before, on line 8");
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    g_string_free(text, TRUE);
}

static void test_part(void **state) {
    (void)state;
    const char *text = "---\nabout: x\nabout: y\n---\n";
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct source source = {.name = "n.md", .text = text, .length = strlen(text)};
    const struct node *root = yaml_read_part(&source, text + 4, 18, 2, &arena, &diagnostics);
    assert_int_equal(node_get(root, "about")->span.line, 2);
    assert_int_equal(diagnostics_get(&diagnostics, 0)->span.line, 3);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

/* Random sequences of telling pieces never crash and never give nothing without an error. */
static void test_random(void **state) {
    (void)state;
    static const char *const PIECES[] = {
        "a", "b: ", "- ",  "[", "]", "{",  "}",  ",", "\n",    "  ", "'",  "\"",   "&a",  "*a",
        "!", "|",   ">\n", "#", ":", "? ", "\t", "é", "---\n", "1",  "\\", "<<: ", "\r\n"};
    guint32 seed = 20260331;
    for (int round = 0; round < 20000; round++) {
        GString *text = g_string_new(NULL);
        for (int i = 0; i < round % 40; i++) {
            seed = seed * 1664525u + 1013904223u;
            g_string_append(text, PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)]);
        }
        g_free(read_text(text->str, text->len, true));
        g_string_free(text, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),  cmocka_unit_test(test_spans),
        cmocka_unit_test(test_errors), cmocka_unit_test(test_nul),
        cmocka_unit_test(test_depth),  cmocka_unit_test(test_alias_limits),
        cmocka_unit_test(test_sizes),  cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_part),   cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
