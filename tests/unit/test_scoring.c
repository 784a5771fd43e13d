/* Each model by hand, what is lacking, quadrants at their borders, best trade-offs. */
#include "analyse/scoring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define UNKNOWN                                                                                    \
    .customer = NAN, .business = NAN, .shortfall = NAN, .money = NAN, .effort = NAN, .reach = NAN, \
    .confidence = NAN, .time_criticality = NAN, .risk_reduction = NAN
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct priority_settings SETTINGS = {
    .model = PRIORITY_BENEFIT_COST,
    .weights = {.customer = 0.6, .business = 0.4, .cost = 0.5, .effort = 0.5, .stakeholders = 0.5},
};

static void assert_near(double found, double want) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) <= 1e-12 * fmax(1, fabs(want)))) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

static struct scoring_input input(double customer, double business, double money, double effort) {
    struct scoring_input result = {UNKNOWN};
    result.customer = customer;
    result.business = business;
    result.money = money;
    result.effort = effort;
    return result;
}

/* The table of the method page. */
static void test_benefit_cost(void **state) {
    (void)state;
    struct scoring_input inputs[] = {input(8, 6, 90000, 160), input(6, 4, 20000, 40),
                                     input(4, 7, 30000, 200)};
    struct scoring scores[3];
    scoring_run(inputs, 3, &SETTINGS, scores);
    static const double VALUES[] = {7.2, 5.2, 5.2}, COSTS[] = {9, 19.0 / 9, 20.0 / 3};
    for (size_t i = 0; i < 3; i++) {
        assert_near(scores[i].value, VALUES[i]);
        assert_near(scores[i].cost, COSTS[i]);
        assert_near(scores[i].score, VALUES[i] / COSTS[i]);
        assert_near(scores[i].scaled, VALUES[i] / COSTS[i] / (5.2 / (19.0 / 9)));
        assert_false(scores[i].derived);
        assert_int_equal(scores[i].lack, SCORING_LACKS_NOTHING);
    }
    assert_true(scores[0].pareto && scores[1].pareto);
    assert_false(scores[2].pareto); /* as much value as the second, for more */
}

static void test_models(void **state) {
    (void)state;
    struct priority_settings settings = SETTINGS;
    struct scoring_input inputs[] = {input(8, 6, 90000, 160), input(0, 0, 0, 200)};
    inputs[0].reach = 60000;
    inputs[0].confidence = 0.8;
    inputs[0].time_criticality = 6;
    inputs[0].risk_reduction = 3;
    inputs[1].reach = 100;
    struct scoring scores[2];
    settings.model = PRIORITY_RICE;
    scoring_run(inputs, 2, &settings, scores);
    assert_near(scores[0].score, 13380);
    assert_near(scores[1].score, 100 * 0.25 / 10); /* confidence absent: 1 */
    settings.model = PRIORITY_WSJF;
    scoring_run(inputs, 2, &settings, scores);
    assert_near(scores[0].score, 16.2 / 9);
    assert_near(scores[1].score, 3 / 5.0); /* v below 1 counts as 1, absent factors too */
    inputs[1].effort = 0;
    scoring_run(inputs, 2, &settings, scores);
    assert_near(scores[1].cost, 0);
    assert_near(scores[1].score, 3); /* a job size is at least 1 */
    settings.model = PRIORITY_BENEFIT_COST;
    inputs[1].customer = inputs[1].business = 4;
    scoring_run(inputs, 2, &settings, scores);
    assert_near(scores[1].score, 8); /* a cost counts at least 0.5 */
}

static void test_given_alone(void **state) {
    (void)state;
    struct scoring_input inputs[] = {input(8, NAN, NAN, 50), input(NAN, 3, 10, NAN),
                                     input(NAN, NAN, 0, 100)};
    struct scoring scores[3];
    scoring_run(inputs, 3, &SETTINGS, scores);
    assert_near(scores[0].value, 8);
    assert_near(scores[0].cost, 5);
    assert_near(scores[1].value, 3);
    assert_near(scores[1].cost, 10);
    assert_near(scores[2].cost, 5);
    inputs[1].money = 0; /* the largest is 0: the column counts 0 */
    scoring_run(inputs, 3, &SETTINGS, scores);
    assert_near(scores[1].cost, 0);
    assert_near(scores[1].score, 6);
}

static void test_derived(void **state) {
    (void)state;
    struct scoring_input inputs[] = {input(NAN, 4, 1, 1), input(NAN, NAN, 1, 1),
                                     input(9, NAN, 1, 1), input(NAN, NAN, 1, 1)};
    inputs[0].shortfall = 3;
    inputs[1].shortfall = 0;
    inputs[2].shortfall = 6;
    struct scoring scores[4];
    scoring_run(inputs, 4, &SETTINGS, scores);
    assert_near(scores[0].customer, 5);
    assert_near(scores[0].value, 0.6 * 5 + 0.4 * 4);
    assert_true(scores[0].derived && scores[1].derived);
    assert_near(scores[1].customer, 0);
    assert_near(scores[2].customer, 9); /* given: its shortfall only counts as the largest */
    assert_false(scores[2].derived || scores[3].derived);
    assert_near(scores[3].value, NAN);
    assert_int_equal(scores[3].lack, SCORING_NO_BENEFIT);
    inputs[0].shortfall = inputs[2].shortfall = 0; /* nothing falls short: nothing to share */
    scoring_run(inputs, 4, &SETTINGS, scores);
    assert_near(scores[0].customer, NAN);
    assert_false(scores[0].derived);
}

static const struct {
    enum priority_model model;
    double value, cost, reach, effort;
    enum scoring_lack lack;
} LACKS[] = {
    {PRIORITY_BENEFIT_COST, NAN, 1, 1, 1, SCORING_NO_BENEFIT},
    {PRIORITY_BENEFIT_COST, 5, NAN, 1, NAN, SCORING_NO_COST},
    {PRIORITY_BENEFIT_COST, 5, 1, NAN, NAN, SCORING_LACKS_NOTHING},
    {PRIORITY_WSJF, 5, NAN, 1, NAN, SCORING_NO_COST},
    {PRIORITY_WSJF, NAN, 1, 1, 1, SCORING_NO_BENEFIT},
    {PRIORITY_RICE, 5, NAN, NAN, 1, SCORING_NO_REACH},
    {PRIORITY_RICE, 5, 1, 1, NAN, SCORING_NO_EFFORT},
    {PRIORITY_RICE, 5, 1, 1, 0, SCORING_NO_EFFORT},
    {PRIORITY_RICE, 5, NAN, 0, 1, SCORING_LACKS_NOTHING},
    {PRIORITY_RICE, NAN, 1, 1, 1, SCORING_NO_BENEFIT},
};

static void test_lacks(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(LACKS); i++) {
        struct priority_settings settings = SETTINGS;
        settings.model = (int)LACKS[i].model;
        struct scoring_input inputs[] = {
            input(9, 9, 9, 9), input(LACKS[i].value, NAN, LACKS[i].cost, LACKS[i].effort)};
        inputs[0].reach = 9;
        inputs[1].reach = LACKS[i].reach;
        struct scoring scores[2];
        scoring_run(inputs, 2, &settings, scores);
        assert_int_equal(scores[0].lack, SCORING_LACKS_NOTHING);
        assert_int_equal(scores[1].lack, LACKS[i].lack);
        assert_int_equal(isnan(scores[1].score), LACKS[i].lack != SCORING_LACKS_NOTHING);
        assert_int_equal(isnan(scores[1].scaled), LACKS[i].lack != SCORING_LACKS_NOTHING);
    }
}

static void test_no_positive_score(void **state) {
    (void)state;
    struct scoring_input inputs[] = {input(0, 0, 1, 1), input(0, NAN, 1, 1)};
    struct scoring scores[2];
    scoring_run(inputs, 2, &SETTINGS, scores);
    for (size_t i = 0; i < 2; i++) {
        assert_near(scores[i].score, 0);
        assert_near(scores[i].scaled, NAN);
        assert_int_equal(scores[i].lack, SCORING_NO_POSITIVE_SCORE);
        assert_int_equal(scores[i].quadrant, SCORING_THANKLESS_TASK);
    }
}

/* Costs are shares of a largest effort of 100. */
static const struct {
    double value, effort;
    enum scoring_quadrant want;
    bool pareto;
} PLACES[] = {
    {5, 49, SCORING_QUICK_WIN, true},
    {5, 50, SCORING_MAJOR_PROJECT, false},
    {4.99, 50, SCORING_THANKLESS_TASK, false},
    {4.99, 49, SCORING_FILL_IN, false},
    {9, 100, SCORING_MAJOR_PROJECT, true},
    {9, 100, SCORING_MAJOR_PROJECT, true},
    {1, 1, SCORING_FILL_IN, true},
    {0.5, 1, SCORING_FILL_IN, false},
    {1, 2, SCORING_FILL_IN, false},
    {NAN, 0, SCORING_NO_QUADRANT, false},
    {10, NAN, SCORING_NO_QUADRANT, false},
};

static void test_matrix(void **state) {
    (void)state;
    struct scoring_input inputs[COUNT(PLACES)];
    struct scoring scores[COUNT(PLACES)];
    for (size_t i = 0; i < COUNT(PLACES); i++) {
        inputs[i] = input(PLACES[i].value, PLACES[i].value, NAN, PLACES[i].effort);
    }
    scoring_run(inputs, COUNT(PLACES), &SETTINGS, scores);
    for (size_t i = 0; i < COUNT(PLACES); i++) {
        assert_int_equal(scores[i].quadrant, PLACES[i].want);
        if (scores[i].pareto != PLACES[i].pareto) {
            fail_msg("place %zu: pareto %d", i, scores[i].pareto);
        }
    }
    scoring_run(NULL, 0, &SETTINGS, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_benefit_cost), cmocka_unit_test(test_models),
        cmocka_unit_test(test_given_alone),  cmocka_unit_test(test_derived),
        cmocka_unit_test(test_lacks),        cmocka_unit_test(test_no_positive_score),
        cmocka_unit_test(test_matrix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
