/* Ballots and ranges of ranks. */
#include "draw_bench.h"

#include "draw/agreement.h"
#include "draw/rank_range.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    agreement_draw(figures, tools);
}

static void draw_range(const void *figures, const struct chart_tools *tools) {
    rank_range_draw(figures, tools);
}

static void test_ballots(void **state) {
    (void)state;
    static const double RANKS[] = {1, 1, 3.5};
    static const struct agreement_row ROWS[] = {{"Skills routing", "s.html", RANKS, 3, 1.8},
                                                {"Nobody ranked it", NULL, NULL, 0, NAN}};
    struct agreement figures = {.name = {"a", "Agreement", "Ranks by ballot", "en"},
                                .rows = ROWS,
                                .count = 2,
                                .worst = 4,
                                .ballot = "Rank on one ballot",
                                .mean = "Mean rank"};
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &figures, "ballots");
    size_t dots = draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_SURFACE, ROLE_INK);
    assert_int_equal(dots, 3 + 1); /* one in the legend */
    assert_int_equal(draw_bench_count(&bench, RECORDER_PATH, ROLE_NONE, ROLE_ACCENT), 1 + 1);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 13, 40};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 16; round++) {
        uint64_t seed = round;
        size_t count = COUNTS[round % 4], ballots = round % 5 * 3;
        struct agreement_row *rows = ARENA_ARRAY(&bench.arena, struct agreement_row, count);
        for (size_t i = 0; i < count; i++) {
            double *ranks = ARENA_ARRAY(&bench.arena, double, ballots), sum = 0;
            for (size_t j = 0; j < ballots; j++) {
                ranks[j] = 1 + draw_bench_pick(&seed, (unsigned)(2 * count - 1)) / 2.0;
                sum += ranks[j];
            }
            double mean = ballots > 0 ? sum / (double)ballots : NAN;
            rows[i] = (struct agreement_row){draw_bench_word(&seed), NULL, ranks, ballots, mean};
        }
        struct agreement figures = {.name = {"a", "Agreement", NULL, "de"},
                                    .rows = rows,
                                    .count = count,
                                    .worst = count,
                                    .ballot = "Rang auf einem Stimmzettel",
                                    .mean = "Mittlerer Rang",
                                    .width = round % 2 ? 342 : 0};
        draw_bench_check(&bench, draw, &figures, "generated");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_range(void **state) {
    (void)state;
    static const struct rank_range CASES[] = {{.rank = 1, .best = 1, .worst = 3, .last = 13},
                                              {.rank = 13, .best = 13, .worst = 13, .last = 13},
                                              {.rank = 1, .best = 1, .worst = 1, .last = 1},
                                              {.last = 5}};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct rank_range figures = CASES[i];
        figures.name = (struct chart_name){"r", "Rank range", NULL, NULL};
        draw_bench_check(&bench, draw_range, &figures, "range");
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_ACCENT, ROLE_NONE),
                         figures.rank > 0);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ballots),
                                       cmocka_unit_test(test_generated),
                                       cmocka_unit_test(test_range)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
