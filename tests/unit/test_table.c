/* CSV cells: quoted where the format asks for it, harmless in spreadsheets. */
#include "publish/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *cell, *written;
} CELLS[] = {
    {"plain", "plain"},
    {"", ""},
    {NULL, ""},
    {"a,b", "\"a,b\""},
    {"say \"x\"", "\"say \"\"x\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {" padded", "\" padded\""},
    {"-1.5", "-1.5"},
    {"+3", "+3"},
    {"-1.5e3", "-1.5e3"},
    {"=1+1", "\"'=1+1\""},
    {"-1+1", "\"'-1+1\""},
    {"+cmd|'/c calc'!A0", "\"'+cmd|'/c calc'!A0\""},
    {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"\t=1", "\"'\t=1\""},
    {"\r=1", "\"'\r=1\""},
    {" =1", "\"' =1\""},
    {"=\"x\"", "\"'=\"\"x\"\"\""},
    {"-", "\"'-\""},
    {"\xe2\x88\x92"
     "5",
     "\xe2\x88\x92"
     "5"}, /* a minus sign, not a hyphen */
    {"caf\xc3\xa9", "caf\xc3\xa9"},
};

static void test_cells(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CELLS); i++) {
        GString *out = g_string_new(NULL);
        table_row(out, &CELLS[i].cell, 1);
        g_string_truncate(out, out->len - 2);
        assert_string_equal(out->str, CELLS[i].written);
        g_string_free(out, TRUE);
    }
}

static void test_rows(void **state) {
    (void)state;
    const char *const cells[] = {"a", NULL, "c"};
    GString *out = g_string_new(NULL);
    table_row(out, cells, 3);
    table_row(out, cells, 2);
    assert_string_equal(out->str, "a,,c\r\na,\r\n");
    g_string_free(out, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells), cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
