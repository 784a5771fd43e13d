/* Special functions against values computed with 30 digits by other software. */
#include "analyse/statistics.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const double QUANTILE = 1.959963984540054;

static const struct {
    double a, x, want;
} GAMMA[] = {
    {2, 4.5753425, 0.057441470751583766},
    {0.5, 0.5, 0.3173105078629141},
    {0.5, 10, 7.7442164310440836e-6},
    {3, 1, 0.9196986029286058},
    {10, 10, 0.45792971447185221},
    {10, 30, 7.1217508628155771e-6},
    {50, 40, 0.92966493334060505},
    {6, 25.7, 7.9167262050605972e-7},
    {0.05, 0.001, 0.27282077094707735},
    {500, 520, 0.1846911490987436},
    {3, 0, 1},
};

static const struct {
    double a, b, x, want;
} BETA[] = {
    {0.5, 0.5, 0.25, 0.33333333333333333},
    {2, 3, 0.4, 0.5248},
    {7, 0.5, 0.9, 0.2327788324984552},
    {7, 0.5, 0.1, 2.1929784251869394e-8},
    {0.5, 7, 0.02, 0.39863362384560365},
    {50, 60, 0.45, 0.46423529143060363},
    {1, 1, 0.3, 0.3},
    {500.5, 0.5, 0.99, 0.001519047958831173},
    {3.02, 0.5, 0.5, 0.049011719899291027},
    {2, 3, 0, 0},
    {2, 3, 1, 1},
};

static const struct {
    double p, df, want;
} QUANTILES[] = {
    {0.975, 1, 12.706204736174693},    {0.975, 2.5, 3.5746548420036818},
    {0.975, 4, 2.7764451051977935},    {0.975, 14, 2.1447866879178034},
    {0.975, 29, 2.0452296421327039},   {0.975, 6.0434782608695654, 2.4426510009113884},
    {0.975, 1000, 1.9623390808264081}, {0.995, 3, 5.8409093097333554},
    {0.9, 7, 1.4149239276505086},      {0.975, 0.5, 164.55767348048824},
    {0.025, 14, -2.1447866879178034},  {0.5, 3, 0},
};

static void assert_near(double found, double want, double tolerance) {
    if (!(fabs(found - want) <= tolerance * fmax(1e-3, fabs(want)))) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

static void test_gamma(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof GAMMA / sizeof *GAMMA; i++) {
        assert_near(statistics_gamma(GAMMA[i].a, GAMMA[i].x), GAMMA[i].want, 1e-12);
    }
    assert_near(statistics_chi_squared(9.150685, 4), 0.057441470751583766, 1e-12);
}

static void test_beta(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BETA / sizeof *BETA; i++) {
        assert_near(statistics_beta(BETA[i].a, BETA[i].b, BETA[i].x), BETA[i].want, 1e-12);
    }
}

static void test_student(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof QUANTILES / sizeof *QUANTILES; i++) {
        double t = statistics_student_quantile(QUANTILES[i].p, QUANTILES[i].df);
        assert_near(t, QUANTILES[i].want, 1e-11);
        assert_near(statistics_student(t, QUANTILES[i].df), QUANTILES[i].p, 1e-13);
    }
    /* Many degrees of freedom: the normal distribution, and its first correction (z³ + z)/4n. */
    double df = 5e6;
    double z = QUANTILE;
    assert_near(statistics_student_quantile(0.975, df), z + (z * z * z + z) / (4 * df), 1e-8);
}

/* The 97.5 % quantile, which the method prints with six decimals. */
static void test_printed_quantile(void **state) {
    (void)state;
    assert_near(STATISTICS_Z, QUANTILE, 5e-7);
}

static void test_normal(void **state) {
    (void)state;
    assert_near(statistics_normal(0), 0.5, 0);
    assert_near(statistics_normal(QUANTILE), 0.975, 1e-15);
    assert_near(statistics_normal(-QUANTILE), 0.025, 1e-14);
    assert_near(statistics_normal_two_sided(QUANTILE), 0.05, 1e-14);
    assert_near(statistics_normal_two_sided(-1), 0.31731050786291410, 1e-14);
    assert_near(statistics_normal_two_sided(3.502303), 0.000461, 2e-3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gamma),   cmocka_unit_test(test_beta),
        cmocka_unit_test(test_student), cmocka_unit_test(test_printed_quantile),
        cmocka_unit_test(test_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
