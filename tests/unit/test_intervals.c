/* Sparklines, intervals by wave and by group, the small curve of emotions, and the map of
 * importance against performance. */
#include "draw_bench.h"

#include "draw/emotion.h"
#include "draw/intervals.h"
#include "draw/matrix.h"
#include "draw/sparkline.h"

static void draw_spark(const void *figures, const struct chart_tools *tools) {
    sparkline_draw(figures, tools);
}

static void draw_waves(const void *figures, const struct chart_tools *tools) {
    intervals_draw(figures, tools);
}

static void draw_groups(const void *figures, const struct chart_tools *tools) {
    intervals_draw_rows(figures, tools);
}

static void draw_emotion(const void *figures, const struct chart_tools *tools) {
    emotion_draw(figures, tools);
}

static void draw_matrix(const void *figures, const struct chart_tools *tools) {
    matrix_draw(figures, tools);
}

/* Dots of a sparkline: the last known value and the signals. */
static const struct {
    size_t count;
    double values[5];
    enum xmr_mark marks[5];
    size_t good, bad, plain;
} SPARKS[] = {
    {5, {5, 4, 3, 2, 1}, {XMR_PLAIN, XMR_PLAIN, XMR_PLAIN, XMR_BETTER, XMR_BETTER}, 2, 0, 0},
    {5, {5, 4, NAN, 2, 9}, {XMR_PLAIN, XMR_PLAIN, XMR_PLAIN, XMR_PLAIN, XMR_WORSE}, 0, 1, 0},
    {5, {5, 4, 3, 2, NAN}, {XMR_PLAIN, XMR_PLAIN, XMR_PLAIN, XMR_PLAIN, XMR_WORSE}, 0, 0, 1},
    {3, {7, 7, 7}, {XMR_PLAIN, XMR_PLAIN, XMR_PLAIN}, 0, 0, 1},
    {1, {7}, {XMR_PLAIN}, 0, 0, 1},
    {2, {NAN, NAN}, {XMR_PLAIN, XMR_PLAIN}, 0, 0, 0},
    {0, {0}, {XMR_PLAIN}, 0, 0, 0},
};

static void test_sparkline(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < G_N_ELEMENTS(SPARKS); i++) {
        struct sparkline figures = {.name = {"s", "Calls", NULL, NULL},
                                    .values = SPARKS[i].values,
                                    .marks = SPARKS[i].marks,
                                    .count = SPARKS[i].count,
                                    .lower = i % 2 ? NAN : 2,
                                    .upper = i % 2 ? NAN : 6,
                                    .mean = i % 2 ? NAN : 4};
        draw_bench_check(&bench, draw_spark, &figures, "sparkline");
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_GOOD, ROLE_NONE),
                         SPARKS[i].good);
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_BAD, ROLE_NONE),
                         SPARKS[i].bad);
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_INK, ROLE_NONE),
                         SPARKS[i].plain);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_nps(void **state) {
    (void)state;
    static const struct intervals_point WAVES[] = {{"Sep 24", -4.6, -9, -0.2, NULL, false},
                                                   {"Feb 25", -1.6, -5.6, 2.4, NULL, false},
                                                   {"Sep 25", -0.1, -4.2, 4, NULL, false},
                                                   {"Feb 26", 6.4, 2.8, 10, NULL, true}};
    struct intervals figures = {.name = {"nps", "Net promoter score", NULL, "en"},
                                .points = WAVES,
                                .count = 4,
                                .lowest = NAN,
                                .highest = NAN,
                                .digits = 1,
                                .sign = FORMAT_SIGNED,
                                .missing = "not reported"};
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw_waves, &figures, "waves");
    static const char *const TEXTS[] = {"+6.4", "\u22124.6", "Feb 26", "0"};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        assert_non_null(recorder_find(&bench.recorder, TEXTS[i]));
    }
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {0, 1, 4, 12, 40};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 40; round++) {
        uint64_t seed = round;
        struct intervals_point points[40];
        double values[40];
        size_t count = COUNTS[round % 5];
        for (size_t i = 0; i < count; i++) {
            double value = draw_bench_value(&seed, -100, 100);
            points[i] =
                (struct intervals_point){draw_bench_word(&seed),
                                         value,
                                         draw_bench_pick(&seed, 5) ? value - 12 : NAN,
                                         value + 12,
                                         draw_bench_pick(&seed, 3) ? NULL : "kleine Stichprobe",
                                         i + 1 == count};
            values[i] = draw_bench_value(&seed, -2, 2);
        }
        struct intervals figures = {.name = {"i", "Measure", NULL, "de"},
                                    .points = points,
                                    .count = count,
                                    .reference = round % 3 ? 0 : NAN,
                                    .lowest = round % 2 ? -100 : NAN,
                                    .highest = round % 2 ? 100 : NAN,
                                    .digits = 1,
                                    .missing = "nicht berichtet",
                                    .width = round % 4 < 2 ? 0 : 342};
        draw_bench_check(&bench, draw_waves, &figures, "waves");
        recorder_release(&bench.recorder);
        draw_bench_check(&bench, draw_groups, &figures, "groups");
        recorder_release(&bench.recorder);
        struct emotion emotion = {.name = {"e", "Emotions", NULL, "en"},
                                  .values = values,
                                  .count = count,
                                  .missing = "not measured",
                                  .width = round % 2 ? 0 : 180};
        draw_bench_check(&bench, draw_emotion, &emotion, "emotion");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

/* The matrix on other axes. */
static void test_importance(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 6; round++) {
        uint64_t seed = round;
        struct matrix_point points[14];
        for (size_t i = 0; i < 14; i++) {
            points[i] = (struct matrix_point){draw_bench_word(&seed),
                                              arena_format(&bench.arena, "%zu", i + 1),
                                              NULL,
                                              draw_bench_value(&seed, 1, 5),
                                              draw_bench_value(&seed, 0, 10),
                                              MARK_MEDIUM,
                                              false};
        }
        struct matrix figures = {.name = {"m", "Importance", NULL, "en"},
                                 .points = points,
                                 .count = 14,
                                 .quick_wins = "Concentrate here",
                                 .major_projects = "Keep it up",
                                 .fill_ins = "Low priority",
                                 .thankless_tasks = "Possible overkill",
                                 .cost_axis = "Performance, 1 to 5",
                                 .value_axis = "Importance, 0 to 10",
                                 .cost = {1, 5, 3.5},
                                 .width = round % 2 ? 342 : 0};
        draw_bench_check(&bench, draw_matrix, &figures, "importance");
        assert_non_null(recorder_find(&bench.recorder, "Keep it up"));
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sparkline), cmocka_unit_test(test_nps),
                                       cmocka_unit_test(test_generated),
                                       cmocka_unit_test(test_importance)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
