/* Names and texts in the quotes of each dialect. */
#include "publish/sql_dialect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    const char *names[3], *texts[3]; /* in the order of SQL_DIALECTS */
} QUOTED[] = {
    {"", {"\"\"", "\"\"", "``"}, {"''", "''", "''"}},
    {"a b", {"\"a b\"", "\"a b\"", "`a b`"}, {"'a b'", "'a b'", "'a b'"}},
    {"it's", {"\"it's\"", "\"it's\"", "`it's`"}, {"'it''s'", "'it''s'", "'it\\'s'"}},
    {"\"q\"", {"\"\"\"q\"\"\"", "\"\"\"q\"\"\"", "`\"q\"`"}, {"'\"q\"'", "'\"q\"'", "'\"q\"'"}},
    {"`t`", {"\"`t`\"", "\"`t`\"", "```t```"}, {"'`t`'", "'`t`'", "'`t`'"}},
    {"\\'", {"\"\\'\"", "\"\\'\"", "`\\'`"}, {"'\\'''", "'\\'''", "'\\\\\\''"}},
    {"${x}", {"\"${x}\"", "\"${x}\"", "`${x}`"}, {"'${x}'", "'${x}'", "'\\u0024{x}'"}},
    {"\xC3\xA9\n",
     {"\"\xC3\xA9\n\"", "\"\xC3\xA9\n\"", "`\xC3\xA9\n`"},
     {"'\xC3\xA9\n'", "'\xC3\xA9\n'", "'\xC3\xA9\n'"}},
};

static void test_quotes(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(QUOTED); i++) {
        for (size_t j = 0; j < 3; j++) {
            GString *name = g_string_new(NULL), *text = g_string_new(NULL);
            sql_dialect_name(name, &SQL_DIALECTS[j], QUOTED[i].text);
            sql_dialect_text(text, &SQL_DIALECTS[j], QUOTED[i].text);
            assert_string_equal(name->str, QUOTED[i].names[j]);
            assert_string_equal(text->str, QUOTED[i].texts[j]);
            g_string_free(name, TRUE);
            g_string_free(text, TRUE);
        }
    }
}

static void test_same(void **state) {
    (void)state;
    char one[80], other[80];
    memset(one, 'x', sizeof one);
    memset(other, 'x', sizeof other);
    one[63] = 'a';
    other[63] = 'b';
    one[64] = other[64] = '\0';
    const struct sql_dialect *postgresql = sql_dialect_find("postgresql");
    const struct sql_dialect *duckdb = sql_dialect_find("duckdb");
    assert_true(sql_dialect_same(postgresql, one, other));
    assert_false(sql_dialect_same(duckdb, one, other));
    assert_false(sql_dialect_same(postgresql, one + 1, other + 1));
    assert_false(sql_dialect_same(postgresql, one, one));
    assert_false(sql_dialect_same(postgresql, "nps", "NPS"));
    assert_true(sql_dialect_same(duckdb, "nps", "NPS"));
    assert_true(sql_dialect_same(sql_dialect_find("spark"), "nps", "NPS"));
    assert_null(sql_dialect_find("oracle"));
}

static void test_forms(void **state) {
    (void)state;
    char *form = sql_dialect_form("f($2, $1, $3)", "$2", "b");
    assert_string_equal(form, "f(b, $2, $3)");
    g_free(form);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests_name("sql_dialect", tests, NULL, NULL);
}
