/* The load of teams. */
#include "draw_bench.h"

#include "draw/load.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    load_draw(figures, tools);
}

static void test_over(void **state) {
    (void)state;
    static const struct load_month MONTHS[] = {
        {"J", "July", 40, 40}, {"A", "August", 52, 40}, {"S", NULL, 60, NAN}, {"O", NULL, NAN, 40}};
    static const struct load_team TEAM = {"Portal team", "40 days a month", MONTHS, 4};
    struct load figures = {.name = {"load", "Team load", NULL, "en"}, .teams = &TEAM, .count = 1};
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &figures, "over");
    assert_int_equal(recorder_find(&bench.recorder, "52")->style.fill, ROLE_BAD);
    assert_int_equal(recorder_find(&bench.recorder, "40")->style.fill, ROLE_INK);
    assert_int_equal(recorder_find(&bench.recorder, "60")->style.fill, ROLE_INK);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_BAD, ROLE_NONE), 1);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_NEUTRAL, ROLE_NONE), 2);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    static const size_t TEAMS[] = {0, 1, 3, 7}, COUNTS[] = {0, 1, 9, 36};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 32; round++) {
        uint64_t seed = round;
        size_t count = TEAMS[round % 4];
        struct load_team *teams = ARENA_ARRAY(&bench.arena, struct load_team, count);
        for (size_t i = 0; i < count; i++) {
            size_t months = COUNTS[round / 4 % 4];
            struct load_month *month = ARENA_ARRAY(&bench.arena, struct load_month, months);
            for (size_t j = 0; j < months; j++) {
                month[j] = (struct load_month){j % 2 ? "Dez" : "J", NULL,
                                               draw_bench_value(&seed, 0, round % 2 ? 60 : 2000),
                                               draw_bench_value(&seed, 0, 60)};
            }
            teams[i] =
                (struct load_team){draw_bench_word(&seed), draw_bench_word(&seed), month, months};
        }
        struct load figures = {.name = {"load", "Team load", NULL, "de"},
                               .teams = teams,
                               .count = count,
                               .width = round % 3 ? 342 : 0};
        draw_bench_check(&bench, draw, &figures, "generated");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_over),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
