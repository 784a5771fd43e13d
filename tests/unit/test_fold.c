/* Lines of plain text broken for mail. */
#include "render/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *text, *wanted; /* at 20 columns */
} CASES[] = {
    {"", ""},
    {"\n \n", ""},
    {"one", "one\n"},
    {"\n\none\n\n\ntwo \n\n", "one\n\ntwo\n"},
    {"aaaaaaaaa bbbbbbbbbb", "aaaaaaaaa bbbbbbbbbb\n"},
    {"aaaaaaaaaa bbbbbbbbbb", "aaaaaaaaaa\nbbbbbbbbbb\n"},
    {"- aaaaaaaa bbbbbbbbb c", "- aaaaaaaa bbbbbbbbb\n  c\n"},
    {"12. aaaaaaaaaaaa bbbbb", "12. aaaaaaaaaaaa\n    bbbbb\n"},
    {"https://a.example/long/way x", "https://a.example/long/way\nx\n"},
    {"- https://a.example/long/way", "- https://a.example/long/way\n"},
    {"日本語日本語 日本語日本 x", "日本語日本語\n日本語日本 x\n"},
    {"e\xCC\x81"
     "aaaaaaaa bbbbbbbbbb",
     "e\xCC\x81"
     "aaaaaaaa bbbbbbbbbb\n"},
    {"1\xE2\x80\xAF"
     "234 calls",
     "1\xE2\x80\xAF"
     "234 calls\n"},
    {"a\x1B[31mb\x07\tc", "a[31mb c\n"},
};

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        GString *out = g_string_new(NULL);
        fold_append(out, CASES[i].text, 20);
        assert_string_equal(out->str, CASES[i].wanted);
        g_string_free(out, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
