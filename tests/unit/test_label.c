/* Labels pushed apart and placed on a board. */
#include "draw/label.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    size_t count;
    double centres[4], length, low, high;
    double want[4];
    bool fits;
} CASES[] = {
    {2, {10, 50}, 10, 0, 100, {10, 50}, true}, /* far apart: nothing moves */
    {2, {50, 50}, 10, 0, 100, {44, 56}, true}, /* the same place */
    {3, {50, 50, 50}, 10, 0, 100, {38, 50, 62}, true},
    {2, {0, 0}, 10, 0, 100, {5, 17}, true}, /* kept inside */
    {2, {100, 100}, 10, 0, 100, {83, 95}, true},
    {3, {10, 12, 90}, 10, 0, 100, {5, 17, 90}, true},  /* a run, and one alone */
    {4, {1, 2, 3, 4}, 10, 0, 30, {1, 2, 3, 4}, false}, /* no room */
    {1, {-20}, 10, 0, 100, {5}, true},
    {0, {0}, 10, 0, 100, {0}, true},
};

static void test_spread(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        double centres[4], lengths[4];
        for (size_t j = 0; j < 4; j++) {
            centres[j] = CASES[i].centres[j];
            lengths[j] = CASES[i].length;
        }
        bool fits = label_spread(centres, lengths, CASES[i].count, 2, CASES[i].low, CASES[i].high);
        assert_int_equal(fits, CASES[i].fits);
        for (size_t j = 0; j < CASES[i].count; j++) {
            if (fabs(centres[j] - CASES[i].want[j]) > 1e-9) {
                fail_msg("case %zu: centre %zu is %g", i, j, centres[j]);
            }
        }
    }
}

static void test_board(void **state) {
    (void)state;
    struct label_board board;
    label_init(&board, (struct label_box){0, 0, 100, 50});
    label_take(&board, (struct label_box){0, 0, 40, 20});
    size_t index = 9;
    const struct label_box first[] = {{30, 10, 20, 10}, {90, 0, 20, 10}, {40, 0, 20, 10}};
    assert_true(label_place(&board, first, 3, &index));
    assert_int_equal(index, 2);
    assert_false(label_place(&board, first, 3, &index));
    label_release(&board);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spread), cmocka_unit_test(test_board)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
