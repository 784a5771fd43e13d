/* Bars in cells and in rows. */
#include "draw_bench.h"

#include "draw/bar.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    bar_draw(figures, tools);
}

static void draw_rows(const void *figures, const struct chart_tools *tools) {
    bar_draw_rows(figures, tools);
}

/* The fill and length of a bar of 100 px. */
static const struct {
    enum bar_kind kind;
    double value;
    enum role role;
    double length; /* 0: no bar */
} CASES[] = {
    {BAR_VALUE, 0.9, ROLE_ACCENT_MID, 90}, {BAR_SCORE, 0.74, ROLE_ACCENT_MID, 74},
    {BAR_SCORE, 0.75, ROLE_ACCENT, 75},    {BAR_DONE, 0.5, ROLE_NEUTRAL_INK, 50},
    {BAR_DONE, 1, ROLE_GOOD, 100},         {BAR_VALUE, 7, ROLE_ACCENT_MID, 100},
    {BAR_VALUE, 0, ROLE_ACCENT_MID, 0},    {BAR_VALUE, -1, ROLE_ACCENT_MID, 0},
    {BAR_VALUE, NAN, ROLE_ACCENT_MID, 0},
};

static void test_bars(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct bar bar = {.name = {"b", "Index", NULL, NULL},
                          .kind = CASES[i].kind,
                          .value = CASES[i].value,
                          .highest = 1,
                          .threshold = CASES[i].kind == BAR_SCORE ? 0.75 : NAN,
                          .width = 100};
        draw_bench_check(&bench, draw, &bar, "bar");
        double length = 0;
        for (size_t j = 0; j < recorder_count(&bench.recorder); j++) {
            const struct recorder_item *item = recorder_get(&bench.recorder, j);
            if (item->kind == RECORDER_RECT && item->style.fill == CASES[i].role) {
                length = item->width;
            }
        }
        assert_true(fabs(length - CASES[i].length) < 1e-9);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_rows(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 5, 40};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 12; round++) {
        struct bar_row rows[40];
        uint64_t seed = round;
        size_t count = COUNTS[round % 3];
        for (size_t i = 0; i < count; i++) {
            rows[i] = (struct bar_row){draw_bench_word(&seed), draw_bench_value(&seed, 0, 100),
                                       i == 0, i == 1};
        }
        struct bar_rows figures = {.name = {"r", "Stages", "Each stage", "de"},
                                   .rows = rows,
                                   .count = count,
                                   .highest = 100,
                                   .threshold = round % 2 ? 75 : NAN,
                                   .width = round < 6 ? 0 : 343,
                                   .missing = "not measured"};
        draw_bench_check(&bench, draw_rows, &figures, "rows");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_severity(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (int count = -1; count < 8; count++) {
        struct canvas canvas = recorder_init(&bench.recorder);
        struct chart_tools tools = {&canvas, bench.measure, &bench.arena};
        bar_draw_severity(&(struct chart_name){"s", "Severity", NULL, NULL}, count, &tools);
        assert_int_equal(draw_bench_count(&bench, RECORDER_PATH, ROLE_BAD, ROLE_NONE), count > 0);
        assert_true(bench.recorder.width == 28 && bench.recorder.height == 10);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bars), cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_severity)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
