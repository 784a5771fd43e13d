/* Dumbbells: every combination of what is known and where it lies. */
#include "draw_bench.h"

#include "draw/dumbbell.h"

static const struct number_signs SIGNS = {",", "\xE2\x80\xAF"};

static void draw(const void *figures, const struct chart_tools *tools) {
    dumbbell_draw(figures, tools);
}

static struct dumbbell sample(void) {
    return (struct dumbbell){.name = {"d", "Scores", "Customer 4.4", "en"},
                             .scale_high = 10,
                             .customer = 4.4,
                             .low = 4.1,
                             .high = 4.7,
                             .internal = 7.6,
                             .everybody = NAN,
                             .target = 8,
                             .values = true,
                             .missing = "not measured",
                             .signs = &SIGNS};
}

/* What is drawn of which figures. */
static const struct {
    double customer, internal, everybody, target;
    bool values;
    size_t circles, squares;
    const char *text;
} CASES[] = {
    {4.4, 7.6, NAN, 8, true, 1, 1, "4,4"},
    {4.4, 7.6, NAN, 8, false, 1, 1, NULL},
    {NAN, 7.6, NAN, 8, true, 0, 1, "7,6"},
    {4.4, NAN, NAN, NAN, true, 1, 0, "4,4"},
    {4.4, NAN, 4.5, NAN, true, 2, 0, "4,5"},
    {5, 5, 5, 5, true, 2, 1, "5,0"},
    {0, 0, 0, 0, true, 2, 1, "0,0"},
    {10, 10, 10, 10, true, 2, 1, "10,0"},
    {12, -3, NAN, 8, true, 1, 1, "12,0"},
    {NAN, NAN, NAN, 8, true, 0, 0, "not measured"},
    {NAN, NAN, NAN, NAN, false, 0, 0, "not measured"},
};

static void test_cases(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct dumbbell figures = sample();
        figures.customer = CASES[i].customer;
        figures.internal = CASES[i].internal;
        figures.everybody = CASES[i].everybody;
        figures.target = CASES[i].target;
        figures.values = CASES[i].values;
        char what[32];
        g_snprintf(what, sizeof what, "case %zu", i);
        draw_bench_check(&bench, draw, &figures, what);
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_NONE, ROLE_NONE),
                         CASES[i].circles);
        assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_SURFACE, ROLE_INK),
                         CASES[i].squares);
        if (CASES[i].text) {
            assert_non_null(recorder_find(&bench.recorder, CASES[i].text));
        } else {
            assert_int_equal(draw_bench_count(&bench, RECORDER_TEXT, ROLE_NONE, ROLE_NONE), 0);
        }
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

/* The interval is a band from low to high, and only of a score that is known. */
static void test_interval(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct dumbbell figures = sample();
    for (int round = 0; round < 3; round++) {
        figures.high = round == 1 ? NAN : 5.4;
        figures.customer = round == 2 ? NAN : 4.4;
        draw_bench_check(&bench, draw, &figures, "interval");
        size_t bands = draw_bench_count(&bench, RECORDER_RECT, ROLE_ACCENT, ROLE_NONE);
        assert_int_equal(bands, round == 0);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

/* Too narrow for its numbers it keeps the marks and leaves the numbers out. */
static void test_narrow(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct dumbbell figures = sample();
    figures.width = 30;
    draw_bench_check(&bench, draw, &figures, "narrow");
    assert_null(recorder_find(&bench.recorder, "4,4"));
    assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_NONE, ROLE_NONE), 1);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_interval),
                                       cmocka_unit_test(test_narrow)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
