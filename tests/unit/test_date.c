/* Days, periods and working days. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *text;
    enum period_kind kind;
    const char *first, *last;
} PERIODS[] = {
    {"2026-03-31", PERIOD_DAY, "2026-03-31", "2026-03-31"},
    {"2024-02", PERIOD_MONTH, "2024-02-01", "2024-02-29"},
    {"2026-Q4", PERIOD_QUARTER, "2026-10-01", "2026-12-31"},
    {"2026", PERIOD_YEAR, "2026-01-01", "2026-12-31"},
    {"2026-02-30", PERIOD_NONE, NULL, NULL},
    {"2026-13", PERIOD_NONE, NULL, NULL},
    {"2026-Q5", PERIOD_NONE, NULL, NULL},
    {"26-01-01", PERIOD_NONE, NULL, NULL},
    {"2026-1-1", PERIOD_NONE, NULL, NULL},
    {"", PERIOD_NONE, NULL, NULL},
};

static void test_periods(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof PERIODS / sizeof *PERIODS; i++) {
        struct period period = {0};
        assert_int_equal(date_read_period(PERIODS[i].text, &period),
                         PERIODS[i].kind != PERIOD_NONE);
        assert_int_equal(period.kind, PERIODS[i].kind);
        if (period.kind != PERIOD_NONE) {
            assert_string_equal(date_text(period.first, &arena), PERIODS[i].first);
            assert_string_equal(date_text(date_period_end(period), &arena), PERIODS[i].last);
            assert_string_equal(date_period_text(period, &arena), PERIODS[i].text);
        }
    }
    arena_release(&arena);
}

static uint32_t day(const char *text) {
    uint32_t found = 0;
    assert_true(date_read(text, &found));
    return found;
}

static void test_working_days(void **state) {
    (void)state;
    assert_int_equal(date_weekday(day("2026-03-31")), 2);
    assert_int_equal(date_working_from(day("2026-04-04")), day("2026-04-06"));
    assert_int_equal(date_working_until(day("2026-04-05")), day("2026-04-03"));
    assert_int_equal(date_working_add(day("2026-04-01"), 9), day("2026-04-14"));
    assert_int_equal(date_working_add(day("2026-04-14"), -9), day("2026-04-01"));
    assert_int_equal(date_working_count(day("2026-04-01"), day("2026-04-14")), 10);
    assert_int_equal(date_working_count(day("2026-04-04"), day("2026-04-05")), 0);
    assert_int_equal(date_working_count(day("2026-04-14"), day("2026-04-01")), 0);
    assert_int_equal(date_add_months(day("2026-03-31"), 6), day("2026-09-30"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_periods),
                                       cmocka_unit_test(test_working_days)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
