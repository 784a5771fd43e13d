/* Charts of individual values: nothing meets, nothing leaves, signals are diamonds, gaps break. */
#include "draw_bench.h"

#include "draw/xmr.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    xmr_draw(figures, tools);
}

static size_t paths(const struct draw_bench *bench, enum role fill, enum role stroke) {
    return draw_bench_count(bench, RECORDER_PATH, fill, stroke);
}

static void test_marks(void **state) {
    (void)state;
    static const struct xmr_point POINTS[] = {
        {1, 5, "Jan 2026", XMR_PLAIN}, {2, 9, NULL, XMR_BETTER}, {3, 1, NULL, XMR_WORSE},
        {5, 5, NULL, XMR_PLAIN},       {6, 6, NULL, XMR_SIGNAL}, {8, 5, "Aug 2026", XMR_PLAIN}};
    struct xmr figures = {.name = {"x", "Calls", "Over time", NULL},
                          .points = POINTS,
                          .count = 6,
                          .mean = {5, "mean 5"},
                          .lower = {2, "limit 2"},
                          .upper = {8, "limit 8"},
                          .target = {4, "target 4"},
                          .last = "5",
                          .trend_from = NAN,
                          .trend_to = NAN};
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &figures, "marks");
    assert_int_equal(paths(&bench, ROLE_GOOD, ROLE_SURFACE), 1);
    assert_int_equal(paths(&bench, ROLE_BAD, ROLE_SURFACE), 1);
    assert_int_equal(paths(&bench, ROLE_ACCENT, ROLE_SURFACE), 1);
    assert_int_equal(paths(&bench, ROLE_NONE, ROLE_INK), 3); /* two stretches and the target */
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_SUNKEN, ROLE_NONE), 1);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

/* Any values at any width, few and many, constant, with and without limits. */
static void test_any(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 7, 300};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 24; round++) {
        struct xmr_point points[300];
        uint64_t seed = round;
        size_t count = COUNTS[round % 4];
        for (size_t i = 0; i < count; i++) {
            double value = draw_bench_value(&seed, -50, 1e6);
            points[i] = (struct xmr_point){(int64_t)i, round % 3 && !isnan(value) ? value : 7,
                                           "Mar 2026", (enum xmr_mark)(i % 4)};
        }
        struct xmr figures = {.name = {"x", "Any", NULL, "fr"},
                              .points = points,
                              .count = count,
                              .mean = {count > 5 ? 500000 : NAN, "mean 500 000"},
                              .lower = {count > 5 ? 499000 : NAN, "limit 499 000"},
                              .upper = {count > 5 ? 501000 : NAN, "limit 501 000"},
                              .target = {round % 2 ? 500500 : NAN, "target 500 500"},
                              .last = "500 123",
                              .trend_from = count > 7 ? 3 : NAN,
                              .trend_to = count > 7 ? 700000 : NAN,
                              .width = round < 12 ? 0 : 322};
        draw_bench_check(&bench, draw, &figures, "any");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks), cmocka_unit_test(test_any)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
