/* Exact sums read from text. */
#include "base/wide_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    int decimals;
    double number; /* the sum, its decimals moved before the point */
} GOOD[] = {
    {"0", 10, 0},
    {"-0", 0, 0},
    {"12", 0, 12},
    {"-12.5", 1, -125},
    {"+12.50", 1, 125},
    {".5", 2, 50},
    {"5.", 0, 5},
    {"125e-3", 3, 125},
    {"125e-3", 5, 12500},
    {"-125E+2", 0, -12500},
    {"0.00125e3", 2, 125},
    {"0e9999999999999", 0, 0},
    {"100e-2", 0, 1},
    {"340282366920938463463374607431768211456", 0, 0x1p128},
    {"-340282366920938463463374607431768211456", 0, -0x1p128},
    {"0000000000000000000000000000000000000000000000000000000000000000000000000000000000001", 0, 1},
};

static const struct {
    const char *text;
    int decimals;
} BAD[] = {
    {"", 0},      {"-", 0},     {".", 0},    {"e5", 0},    {"1e", 0},   {"1e+", 0},   {"1 ", 0},
    {" 1", 0},    {"1,5", 1},   {"0x10", 0}, {"nan", 0},   {"inf", 0},  {"12.5", 0},  {"1e-11", 10},
    {"1.2.3", 3}, {"1e5e5", 0}, {"--1", 0},  {"1e999", 0}, {"1e77", 0}, {"1e47", 30}, {"1e--1", 5},
};

static void test_good(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        struct wide sum = {1, 1};
        if (!wide_text_read(GOOD[i].text, strlen(GOOD[i].text), GOOD[i].decimals, &sum) ||
            wide_number(&sum, 0) != GOOD[i].number) {
            fail_msg("%s: %f", GOOD[i].text, wide_number(&sum, 0));
        }
    }
}

static void test_bad(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct wide sum;
        if (wide_text_read(BAD[i].text, strlen(BAD[i].text), BAD[i].decimals, &sum)) {
            fail_msg("%s is read", BAD[i].text);
        }
    }
}

/* What it reads is what adding gives, digit for digit. */
static void test_exact(void **state) {
    (void)state;
    struct wide sum = {0}, read;
    wide_add_product(&sum, 3999999999999999999,
                     (wide_signed)3999999999999999999 * 7999999999999999999);
    const char *text = "127999999999999999920000000.000000000015999999999999999999";
    assert_true(wide_text_read(text, strlen(text), 30, &read));
    assert_memory_equal(&sum, &read, sizeof sum);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_exact),
    };
    return cmocka_run_group_tests_name("wide_text", tests, NULL, NULL);
}
