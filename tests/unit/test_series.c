/* Limits, signals, trends and lines, against worked numbers. */
#include "analyse/series.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 32 };

static void near(double got, double want, double within) {
    if (!(fabs(got - want) <= within)) {
        print_error("got %.9f, want %.9f\n", got, want);
        fail();
    }
}

/* Periods count from 1; a NaN is a gap. */
static size_t series_of(const double *values, size_t count, struct series_point *points) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            points[kept++] = (struct series_point){(int64_t)i + 1, values[i]};
        }
    }
    return kept;
}

static void test_chart(void **state) {
    (void)state;
    static const double VALUES[] = {52, 50, 53, 49, 51, 54, 52, 48, 41, 50, 51, 53};
    struct series_point points[MOST];
    size_t count = series_of(VALUES, 12, points), found;
    struct series_chart chart;
    assert_true(series_chart(points, count, &chart));
    near(chart.mean, 50.333333, 5e-7);
    near(chart.moving_range, 3.545455, 5e-7);
    near(chart.lower, 40.902424, 5e-7);
    near(chart.upper, 59.764242, 5e-7);
    struct arena arena = {0};
    series_signals(points, count, &chart, &arena, &found);
    assert_int_equal(found, 0);
    arena_release(&arena);
    assert_false(series_chart(points, 5, &chart));
}

/* A series, and the signals it has as rule and period (from 1; negative: below the centre). */
static const struct {
    const char *what;
    size_t count;
    double values[MOST];
    struct {
        int rule, period;
    } want[4];
} CASES[] = {
    {"constant decimals are no signal", 10, {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}, {{0, 0}}},
    {"points outside",
     28,
     {5, 6, 5, 6, 5, 6, 5, 6, 5, 16, 5, 6, 5, 6, 5, 6, 5, 6, 5, -5, 5, 6, 5, 6, 5, 6, 5, 6},
     {{1, 10}, {1, -20}}},
    {"eight on one side, once",
     20,
     {4, 6, 4, 6, 4, 6, 4, 6, 4, 6, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9},
     {{2, -8}, {2, 18}}},
    {"three of four near a limit",
     17,
     {5, 6, 5, 6, 5, 6, 5, 6, 5, 8, 8, 5, 8, 5, 6, 5, 6},
     {{3, 13}}},
    {"a gap ends the run",
     19,
     {8, 2, 8, 2, 8, 2, 8, 2, 6, 7, 6, 7, 6, 7, 6, NAN, 7, 6, 7},
     {{0, 0}}},
};

static void test_signals(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct series_point points[MOST];
        size_t count = series_of(CASES[i].values, CASES[i].count, points), found, want = 0;
        struct series_chart chart;
        struct arena arena = {0};
        assert_true(series_chart(points, count, &chart));
        const struct series_signal *signals = series_signals(points, count, &chart, &arena, &found);
        while (want < 4 && CASES[i].want[want].rule != 0) {
            want++;
        }
        for (size_t j = 0; j < found; j++) {
            int period = (int)points[signals[j].index].period * signals[j].side;
            if (found != want) {
                print_error("%s: rule %d at %d\n", CASES[i].what, signals[j].rule, period);
            } else {
                assert_int_equal(signals[j].rule, CASES[i].want[j].rule);
                assert_int_equal(period, CASES[i].want[j].period);
            }
        }
        assert_int_equal(found, want);
        arena_release(&arena);
    }
}

static void test_trend(void **state) {
    (void)state;
    static const double VALUES[] = {12, 13, 13, 15, 14, 16, 18, 17, 19, 20};
    struct series_point points[MOST];
    size_t count = series_of(VALUES, 10, points);
    struct series_trend trend;
    double slope, intercept;
    assert_true(series_trend(points, count, &trend));
    near(trend.s, 40, 0);
    near(trend.variance, 124, 1e-12);
    near(trend.z, 3.502303, 5e-7);
    near(trend.p, .000461, 5e-7);
    assert_true(series_line(points, count, &slope, &intercept));
    near(slope, .888889, 5e-7);
    near(intercept, 11.055556, 5e-7);
    assert_false(series_trend(points, 7, &trend));
    assert_false(series_line(points, 1, &slope, &intercept));
}

/* A falling series of an even number of slopes, through a gap and below zero. */
static void test_line(void **state) {
    (void)state;
    static const double VALUES[] = {3, NAN, -1, -4};
    struct series_point points[MOST];
    size_t count = series_of(VALUES, 4, points);
    double slope, intercept;
    assert_true(series_line(points, count, &slope, &intercept));
    near(slope, -7.0 / 3, 1e-15); /* of -2, -7/3, -3 */
    near(intercept, 16.0 / 3, 1e-14);
    static const double FLAT[] = {2, 2, 2, 2, 2, 2, 2, 2};
    struct series_trend trend;
    count = series_of(FLAT, 8, points);
    assert_true(series_trend(points, count, &trend));
    near(trend.z, 0, 0);
    near(trend.p, 1, 0);
}

/* A gap breaks the moving range; values a week apart have none. */
static void test_gap(void **state) {
    (void)state;
    static const struct series_point GAP[] = {{1, 10}, {2, 12}, {3, 11}, {7, 30}, {8, 31}, {9, 29}};
    static const struct series_point WEEKS[] = {{0, 10},  {7, 12},  {14, 11},
                                                {21, 30}, {28, 31}, {42, 29}};
    struct series_chart chart;
    assert_true(series_chart(GAP, 6, &chart));
    assert_true(fabs(chart.moving_range - (2 + 1 + 1 + 2) / 4.0) < 1e-12);
    assert_true(series_chart(WEEKS, 6, &chart));
    assert_true(fabs(chart.moving_range - (2 + 1 + 19 + 1) / 4.0) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gap),   cmocka_unit_test(test_chart), cmocka_unit_test(test_signals),
        cmocka_unit_test(test_trend), cmocka_unit_test(test_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
