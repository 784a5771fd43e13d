/* The matrix of scores: every cell says its figure and its word, holes are frames alone, and words
 * of any length and script stay in their cells. */
#include "draw_bench.h"

#include "draw/heat.h"

static const char *const COLUMNS[] = {"Discover", "Buy"};

static const struct heat_cell FIRST[] = {
    {HEAT_BAD, "5.2", "Weak", "3 of 3 measured", "#find"},
    {HEAT_MIDDLE, "6.4", "OK", "2 of 3 measured", NULL},
};
static const struct heat_cell SECOND[] = {
    {.level = HEAT_HOLE},
    {HEAT_GOOD, "8.1", "Good", "1 of 1 measured", NULL},
};
static const struct heat_cell THIRD[] = {
    {HEAT_UNKNOWN, "Not measured", NULL, "0 of 2 measured", NULL},
    {.level = HEAT_HOLE},
};
static const struct heat_cell FOOT[] = {
    {HEAT_BAD, "5.2", NULL, "3 of 5 measured", NULL},
    {.level = HEAT_HOLE, .value = "No journey"},
};

static const struct heat_row ROWS[] = {
    {"Find, buy, first bill", "#journey", "Focus", FIRST},
    {"Support", NULL, NULL, SECOND},
    {"Renew", NULL, NULL, THIRD},
};

static const struct mark_entry LEGEND[] = {{MARK_CELL_BAD, "Weak"}, {MARK_CELL_HOLE, "No stage"}};

static const struct heat FIGURES = {
    .name = {"lifecycle", "Lifecycle", "Journeys by stages", "en"},
    .corner = "Journey",
    .columns = COLUMNS,
    .column_count = 2,
    .rows = ROWS,
    .row_count = 3,
    .foot = "All journeys",
    .foot_cells = FOOT,
    .legend = LEGEND,
    .legend_count = 2,
};

static void draw(const void *figures, const struct chart_tools *tools) {
    heat_draw(figures, tools);
}

static void test_cells(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &FIGURES, "cells");
    const struct recorder *recorder = &bench.recorder;
    /* one each in the drawing; the legend has one of BAD and one hole, which has another rim */
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_BAD_GROUND, ROLE_NONE), 2);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_SUNKEN, ROLE_NONE), 1);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_GOOD_GROUND, ROLE_NONE), 1);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_NONE, ROLE_HAIRLINE), 2);
    assert_string_equal(recorder_find(recorder, "5.2")->href, "#find");
    assert_string_equal(recorder_find(recorder, "Find, buy, first bill")->href, "#journey");
    const struct recorder_item *value = recorder_find(recorder, "6.4");
    const struct recorder_item *word = recorder_find(recorder, "OK");
    assert_true(word->x > value->x + value->width && word->x < value->x + value->width + 12);
    assert_int_equal(recorder_find(recorder, "No journey")->style.fill, ROLE_BAD);
    assert_int_equal(recorder_find(recorder, "Not measured")->style.fill, ROLE_MUTED);
    assert_true(recorder_find(recorder, "All journeys")->y > recorder_find(recorder, "Renew")->y);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 1; round <= 20; round++) {
        uint64_t seed = round;
        size_t columns = 1 + draw_bench_pick(&seed, 9), rows = draw_bench_pick(&seed, 12);
        const char **names = ARENA_ARRAY(&bench.arena, const char *, columns);
        struct heat_row *all = ARENA_ARRAY(&bench.arena, struct heat_row, rows + 1);
        struct heat_cell *cells = ARENA_ARRAY(&bench.arena, struct heat_cell, columns * (rows + 1));
        for (size_t i = 0; i < columns; i++) {
            names[i] = draw_bench_word(&seed);
        }
        for (size_t i = 0; i < columns * (rows + 1); i++) {
            enum heat_level level = (enum heat_level)draw_bench_pick(&seed, 5);
            cells[i] = (struct heat_cell){.level = level};
            if (level != HEAT_HOLE) {
                cells[i].value = level == HEAT_UNKNOWN ? "Nicht gemessen" : "10.0";
                cells[i].word = draw_bench_pick(&seed, 2) ? draw_bench_word(&seed) : NULL;
                cells[i].note = draw_bench_word(&seed);
            }
        }
        for (size_t i = 0; i < rows; i++) {
            all[i] = (struct heat_row){draw_bench_word(&seed), NULL, i % 2 ? "Focus" : NULL,
                                       cells + i * columns};
        }
        struct heat figures = FIGURES;
        figures.columns = names;
        figures.column_count = columns;
        figures.rows = all;
        figures.row_count = rows;
        figures.foot_cells = cells + rows * columns;
        draw_bench_check(&bench, draw, &figures, "generated");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
