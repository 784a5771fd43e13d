/* Numbers as programs, drawings and people read them. */
#include "base/format.h"

#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define MINUS "\xE2\x88\x92"

static const struct {
    double number;
    int digits;
    enum format_sign sign;
    const char *want;
} FIGURES[] = {
    {0, 0, FORMAT_PLAIN, "0"},
    {0, 2, FORMAT_SIGNED, "0.00"},
    {-0.04, 1, FORMAT_SIGNED, "0.0"},
    {0.145, 2, FORMAT_PLAIN, "0.15"},
    {-0.145, 2, FORMAT_PLAIN, MINUS "0.15"},
    {2.5, 0, FORMAT_PLAIN, "3"},
    {0.05, 1, FORMAT_SIGNED, "+0.1"},
    {5.2, 1, FORMAT_PLAIN, "5.2"},
    {999.95, 1, FORMAT_PLAIN, "1'000.0"},
    {1234567.891, 2, FORMAT_PLAIN, "1'234'567.89"},
    {100, 0, FORMAT_PLAIN, "100"},
    {1000, 0, FORMAT_SIGNED, "+1'000"},
    {0.000000001, 9, FORMAT_PLAIN, "0.000000001"},
    {123456789012345, 0, FORMAT_PLAIN, "123'456'789'012'345"},
    {1e15, 1, FORMAT_PLAIN, "1'000'000'000'000'000.0"},
    {-1e20, 0, FORMAT_PLAIN, MINUS "100'000'000'000'000'000'000"},
};

static void test_figures(void **state) {
    (void)state;
    static const struct number_signs SIGNS = {".", "'"};
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
        g_string_truncate(out, 0);
        format_figure(out, FIGURES[i].number, FIGURES[i].digits, FIGURES[i].sign, &SIGNS);
        assert_string_equal(out->str, FIGURES[i].want);
    }
    g_string_truncate(out, 0);
    format_figure(out, 1234.5, 1, FORMAT_PLAIN, &(struct number_signs){",", "."});
    assert_string_equal(out->str, "1.234,5");
    g_string_free(out, TRUE);
}

static const struct {
    double number;
    const char *exact;
    const char *brief; /* two digits; NULL: too large for a drawing */
} NUMBERS[] = {
    {0.1, "0.1", "0.1"},
    {-0.0, "0", "0"},
    {1.0 / 3, "0.3333333333333333", "0.33"},
    {0.1 + 0.2, "0.30000000000000004", "0.3"},
    {-12.345, "-12.345", "-12.35"},
    {100, "100", "100"},
    {DBL_MAX, "1.7976931348623157e+308", NULL},
};

static void test_numbers(void **state) {
    (void)state;
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        g_string_truncate(out, 0);
        format_exact(out, NUMBERS[i].number);
        assert_string_equal(out->str, NUMBERS[i].exact);
        double back;
        assert_true(format_read_number(out->str, &back));
        assert_true(back == NUMBERS[i].number);
        if (NUMBERS[i].brief) {
            g_string_truncate(out, 0);
            format_short(out, NUMBERS[i].number, 2);
            assert_string_equal(out->str, NUMBERS[i].brief);
        }
    }
    g_string_free(out, TRUE);
}

static void test_reading(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",    " 1",  "1 ",  "1,5", ".",   "-",    "1e",
                                        "0x1", "inf", "nan", "1_0", "--1", "1e999"};
    static const char *const RIGHT[] = {"1", "-1", "+1.5", ".5", "5.", "1e3", "1E-3"};
    double number = 7;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        assert_false(format_read_number(WRONG[i], &number));
        assert_true(number == 7);
    }
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        assert_true(format_read_number(RIGHT[i], &number));
    }
}

/* A score below a threshold never reads as the threshold. */
static void test_below(void **state) {
    (void)state;
    static const struct {
        double number;
        int digits;
    } CASES[] = {{5.94, 1}, {5.96, 2}, {5.9949, 2}, {5.996, 3}, {5.99996, 4},
                 {6, 1},    {6.04, 1}, {7.96, 2},   {8.2, 1},   {5.9999999999, 1}};
    static const double LIMITS[] = {6, 8};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(format_digits_below(CASES[i].number, 1, LIMITS, 2), CASES[i].digits);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_below), cmocka_unit_test(test_figures),
                                       cmocka_unit_test(test_numbers),
                                       cmocka_unit_test(test_reading)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
