/* Rank ranges of hand-made lines, and of many lines against ranks read at every interval. */
#include "analyse/firmness.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 5 };

static const struct {
    size_t count;
    double model[MOST], borda[MOST];
    double best[MOST], worst[MOST];
} CASES[] = {
    /* The method page: B overtakes A at 0.57; C is last throughout. */
    {3, {0.325, 1, 0.317}, {1, 0.5, 0}, {1, 1, 3}, {2, 2, 3}},
    {1, {1}, {0}, {1}, {1}},
    /* The same line twice shares its rank. */
    {3, {0.5, 0.5, 0.2}, {0.5, 0.5, 0.1}, {1, 1, 3}, {1, 1, 3}},
    /* Equal only at the ends: not a rank of its own. */
    {2, {0.5, 0.5}, {0.2, 0.8}, {2, 1}, {2, 1}},
    {2, {0.2, 0.8}, {0.5, 0.5}, {2, 1}, {2, 1}},
    /* Three lines through one point, at 0.5: the middle one stays second. */
    {3, {0, 0.5, 1}, {1, 0.5, 0}, {1, 2, 1}, {3, 2, 3}},
    /* Through one point that binary fractions miss: at 1/3. */
    {3, {0.1, 0.2, 0.3}, {0.7, 0.5, 0.3}, {1, 2, 1}, {3, 2, 3}},
    /* Equal up to rounding is equal. */
    {2, {0.3, 0.1 + 0.2}, {0.4, 0.4}, {1, 1}, {1, 1}},
    /* Between the ends a third order. */
    {3, {1, 0.9, 0}, {0, 0.6, 1}, {1, 1, 1}, {3, 2, 3}},
};

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        double best[MOST], worst[MOST];
        firmness_ranks(CASES[i].model, CASES[i].borda, CASES[i].count, best, worst);
        for (size_t j = 0; j < CASES[i].count; j++) {
            if (best[j] != CASES[i].best[j] || worst[j] != CASES[i].worst[j]) {
                fail_msg("case %zu, item %zu: %g to %g", i, j, best[j], worst[j]);
            }
        }
    }
}

enum { MANY = 24, STEPS = 20000 };

/* Ranks at many fixed weights cannot leave the ranges, and nearly all ends are met. */
static void test_against_steps(void **state) {
    (void)state;
    double model[MANY], borda[MANY], best[MANY], worst[MANY], low[MANY], high[MANY];
    uint32_t seed = 7;
    for (size_t i = 0; i < MANY; i++) {
        seed = seed * 1664525u + 1013904223u;
        model[i] = (seed >> 8) / 16777216.0;
        seed = seed * 1664525u + 1013904223u;
        borda[i] = (seed >> 8) / 16777216.0;
        low[i] = MANY + 1;
        high[i] = 0;
    }
    firmness_ranks(model, borda, MANY, best, worst);
    for (int step = 0; step < STEPS; step++) {
        double alpha = (step + 0.5) / STEPS;
        double index[MANY];
        for (size_t i = 0; i < MANY; i++) {
            index[i] = (1 - alpha) * model[i] + alpha * borda[i];
        }
        for (size_t i = 0; i < MANY; i++) {
            double rank = 1;
            for (size_t j = 0; j < MANY; j++) {
                rank += index[j] > index[i];
            }
            low[i] = fmin(low[i], rank);
            high[i] = fmax(high[i], rank);
        }
    }
    for (size_t i = 0; i < MANY; i++) {
        assert_true(low[i] == best[i] && high[i] == worst[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_against_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
