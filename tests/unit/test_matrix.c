/* The matrix: every point has a disc of its own, and every name stands somewhere. */
#include "draw_bench.h"

#include "draw/matrix.h"

static const struct mark_entry LEGEND[] = {{MARK_HIGH, "High"},
                                           {MARK_MEDIUM, "Medium"},
                                           {MARK_LOW, "Low"},
                                           {MARK_INFEASIBLE, "Not feasible now"},
                                           {MARK_NONE, "Number: rank"}};

static void draw(const void *figures, const struct chart_tools *tools) {
    matrix_draw(figures, tools);
}

static struct matrix sample(const struct matrix_point *points, size_t count) {
    return (struct matrix){.name = {"matrix", "Value against effort", NULL, "en"},
                           .points = points,
                           .count = count,
                           .quick_wins = "Quick wins",
                           .major_projects = "Gro\xC3\x9Fprojekte der Unternehmensentwicklung",
                           .fill_ins = "Fill-ins",
                           .thankless_tasks = "Thankless tasks",
                           .cost_axis = "Cost and effort, 0 to 10",
                           .value_axis = "Value, 0 to 10",
                           .edge = "Best trade-offs lie on this edge",
                           .legend = LEGEND,
                           .legend_count = G_N_ELEMENTS(LEGEND)};
}

/* How many discs lie on the plot, and whether any two of them meet. */
static size_t discs(const struct draw_bench *bench, double size) {
    size_t count = 0;
    for (size_t i = 0; i < recorder_count(&bench->recorder); i++) {
        const struct recorder_item *a = recorder_get(&bench->recorder, i);
        if (a->kind != RECORDER_CIRCLE || a->width != size) {
            continue;
        }
        count++;
        for (size_t j = 0; j < i; j++) {
            const struct recorder_item *b = recorder_get(&bench->recorder, j);
            if (b->kind == RECORDER_CIRCLE && b->width == size &&
                hypot(a->x - b->x, a->y - b->y) < size) {
                fail_msg("two discs meet at %d,%d", (int)a->x, (int)a->y);
            }
        }
    }
    return count;
}

static const struct matrix_point FOUR[] = {
    {"Prices", "1", "p.html", 0.9, 6.6, MARK_HIGH, true},
    {"Portal", "2", NULL, 7.7, 7.4, MARK_MEDIUM, true},
    {"Archive", "3", NULL, 5.5, 2.4, MARK_INFEASIBLE, false},
    {"Unscored", "4", NULL, 3, NAN, MARK_LOW, false},
};

static void test_four(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct matrix figures = sample(FOUR, 4);
    draw_bench_check(&bench, draw, &figures, "four");
    assert_int_equal(discs(&bench, 26), 3);
    assert_null(recorder_find(&bench.recorder, "Unscored"));
    const struct recorder_item *name = recorder_find(&bench.recorder, "Prices");
    assert_non_null(name);
    assert_string_equal(name->href, "p.html");
    assert_non_null(recorder_find(&bench.recorder, "Best trade-offs lie on this edge"));
    assert_true(bench.recorder.width == 656);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {0, 1, 13, 40};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 24; round++) {
        struct matrix_point points[40];
        uint64_t seed = round;
        size_t count = COUNTS[round % 4], known = 0;
        for (size_t i = 0; i < count; i++) {
            points[i] = (struct matrix_point){draw_bench_word(&seed),
                                              arena_format(&bench.arena, "%zu", i + 1),
                                              NULL,
                                              draw_bench_value(&seed, 0, 10),
                                              draw_bench_value(&seed, 0, 10),
                                              MARK_HIGH + (enum mark)draw_bench_pick(&seed, 4),
                                              draw_bench_pick(&seed, 5) == 0};
            known += !isnan(points[i].cost) && !isnan(points[i].value);
        }
        struct matrix figures = sample(points, count);
        figures.width = round % 3 == 2 ? 342 : round % 3 == 1 ? 900 : 0;
        draw_bench_check(&bench, draw, &figures, "generated");
        assert_int_equal(discs(&bench, 26), known);
        for (size_t i = 0; i < count; i++) {
            bool shown = !isnan(points[i].cost) && !isnan(points[i].value);
            if (shown && strlen(points[i].name) < 40 &&
                !recorder_find(&bench.recorder, points[i].name)) {
                fail_msg("round %d: '%s' is not named", (int)round, points[i].name);
            }
        }
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_four),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
