/* Areas over each other: as many as bands, with labels that do not meet, also through gaps. */
#include "draw_bench.h"

#include "draw/areas.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    areas_draw(figures, tools);
}

static void test_bands(void **state) {
    (void)state;
    static const size_t PERIODS[] = {1, 2, 36};
    static const size_t BANDS[] = {1, 6, 2};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 18; round++) {
        double values[6][36];
        int64_t periods[36];
        struct area_band bands[6];
        size_t count = BANDS[round % 3], period_count = PERIODS[round / 3 % 3];
        for (size_t i = 0; i < period_count; i++) {
            periods[i] = (int64_t)(i + (i > 5 ? 2 : 0));
            for (size_t j = 0; j < count; j++) {
                values[j][i] = i == 4 ? NAN : 1.0 / (double)count;
            }
        }
        for (size_t j = 0; j < count; j++) {
            bands[j] = (struct area_band){"Self-care portal 31 %", values[j], j < 2};
        }
        struct areas figures = {.name = {"a", "Shares", "By channel", NULL},
                                .periods = periods,
                                .period_count = period_count,
                                .first_label = period_count > 1 ? "Apr 2023" : NULL,
                                .last_label = "Mar 2026",
                                .bands = bands,
                                .band_count = count,
                                .top = 1,
                                .top_label = "100 %",
                                .width = round < 9 ? 0 : 322};
        draw_bench_check(&bench, draw, &figures, "bands");
        size_t coloured = draw_bench_count(&bench, RECORDER_PATH, ROLE_ACCENT, ROLE_NONE);
        assert_int_equal(coloured, period_count < 2 ? 0 : MIN(count, 2));
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bands)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
