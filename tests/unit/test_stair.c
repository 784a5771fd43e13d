/* The drawings of maturity: stair, spread, radar, progress. */
#include "draw_bench.h"

#include "draw/progress.h"
#include "draw/radar.h"
#include "draw/spread.h"
#include "draw/stair.h"

static void draw_stair(const void *figures, const struct chart_tools *tools) {
    stair_draw(figures, tools);
}

static void draw_phone(const void *figures, const struct chart_tools *tools) {
    stair_draw_phone(figures, tools);
}

static void draw_spread(const void *figures, const struct chart_tools *tools) {
    spread_draw(figures, tools);
}

static void draw_radar(const void *figures, const struct chart_tools *tools) {
    radar_draw(figures, tools);
}

static void draw_progress(const void *figures, const struct chart_tools *tools) {
    progress_draw(figures, tools);
}

static void test_stair(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 40; round++) {
        uint64_t seed = round;
        struct stair_stage stages[8];
        size_t count = 1 + round % 8;
        for (size_t i = 0; i < count; i++) {
            stages[i] = (struct stair_stage){draw_bench_word(&seed), draw_bench_word(&seed),
                                             i == 0 ? "#stage" : NULL,
                                             draw_bench_value(&seed, 0, 100), i < 2};
        }
        struct stair figures = {.name = {"stair", "Stages", "Where we stand", "en"},
                                .stages = stages,
                                .count = count,
                                .current = draw_bench_pick(&seed, (unsigned)count + 1),
                                .here = "Wir sind hier",
                                .not_rated = "not rated",
                                .highest = 100,
                                .threshold = round % 3 ? 75 : NAN};
        for (int phone = 0; phone < 2; phone++) {
            draw_bench_check(&bench, phone ? draw_phone : draw_stair, &figures, "stair");
            bool here = recorder_find(&bench.recorder, "Wir sind hier") != NULL;
            assert_int_equal(here, figures.current < count);
            recorder_release(&bench.recorder);
        }
    }
    draw_bench_close(&bench);
}

static void test_spread(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 24; round++) {
        uint64_t seed = round;
        struct spread_row rows[5];
        struct spread_dot dots[5][12];
        size_t count = round % 13, known = 0;
        for (size_t i = 0; i < 5; i++) {
            for (size_t j = 0; j < count; j++) {
                dots[i][j] = (struct spread_dot){"M", "Marketing",
                                                 i == 0 ? 50 : draw_bench_value(&seed, 0, 100)};
                known += isnan(dots[i][j].value) ? 0 : 1;
            }
            rows[i] = (struct spread_row){draw_bench_word(&seed), dots[i], count,
                                          i % 2 ? "\xC2\xB1 14" : NULL, i == 1};
        }
        struct spread figures = {.name = {"spread", "Spread", NULL, "de"},
                                 .rows = rows,
                                 .count = 5,
                                 .deviation = "Std dev",
                                 .highest = 100,
                                 .threshold = 75,
                                 .width = round % 2 ? 342 : 0};
        draw_bench_check(&bench, draw_spread, &figures, "spread");
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_NONE, ROLE_INK), known);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_radar(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 28; round++) {
        uint64_t seed = round;
        struct radar_spoke spokes[16];
        size_t count = 3 + round % 14, known = 0;
        for (size_t i = 0; i < count; i++) {
            spokes[i] =
                (struct radar_spoke){draw_bench_word(&seed), draw_bench_value(&seed, 0, 100),
                                     draw_bench_value(&seed, 0, 100)};
            known += isnan(spokes[i].value) ? 0 : 1;
        }
        struct radar figures = {.name = {"radar", "Radar", NULL, "en"},
                                .spokes = spokes,
                                .count = count,
                                .highest = 100,
                                .threshold = round % 2 ? 75 : NAN,
                                .width = round % 3 ? 342 : 0,
                                .not_rated = "not rated"};
        draw_bench_check(&bench, draw_radar, &figures, "radar");
        assert_int_equal(draw_bench_count(&bench, RECORDER_CIRCLE, ROLE_ACCENT, ROLE_NONE), known);
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

static void test_progress(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 30; round++) {
        uint64_t seed = round;
        size_t count = round % 3 == 0 ? 1 : round % 3 == 1 ? 4 : 40;
        struct progress_series *series = ARENA_ARRAY(&bench.arena, struct progress_series, count);
        struct progress_tick ticks[12];
        for (size_t i = 0; i < count; i++) {
            size_t points = round % 5 == 0 ? i % 2 : draw_bench_pick(&seed, 13);
            struct progress_point *all = ARENA_ARRAY(&bench.arena, struct progress_point, points);
            for (size_t j = 0; j < points; j++) {
                all[j] = (struct progress_point){738000 + 90 * (uint32_t)j,
                                                 draw_bench_value(&seed, 0, 100)};
            }
            series[i] = (struct progress_series){draw_bench_word(&seed), all, points, i == 0};
        }
        for (size_t i = 0; i < 12; i++) {
            ticks[i] = (struct progress_tick){738000 + 90 * (uint32_t)i, "Januar 2026"};
        }
        struct progress figures = {.name = {"progress", "Progress", NULL, "de"},
                                   .series = series,
                                   .count = count,
                                   .ticks = ticks,
                                   .tick_count = 12,
                                   .highest = 100,
                                   .threshold = 75,
                                   .width = round % 2 ? 342 : 0};
        draw_bench_check(&bench, draw_progress, &figures, "progress");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stair), cmocka_unit_test(test_spread),
                                       cmocka_unit_test(test_radar),
                                       cmocka_unit_test(test_progress)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
