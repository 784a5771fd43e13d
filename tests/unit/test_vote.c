/* Ranks of partial ballots and ties, the worked figures of Borda and Kendall, and what cannot be
 * reported. */
#include "analyse/vote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 6 };

static const struct {
    size_t count;
    unsigned places[MOST];
    double want[MOST];
} RANKS[] = {
    {5, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}},
    {5, {2, 1, 3, 3, 4}, {2, 1, 3.5, 3.5, 5}},
    {5, {1, 0, 2, 0, 0}, {1, 4, 2, 4, 4}},
    {5, {2, 1, 0, 0, 2}, {2.5, 1, 4.5, 4.5, 2.5}},
    {4, {1, 7, 7, 3}, {1, 3.5, 3.5, 2}}, /* places may have holes */
    {3, {0, 0, 0}, {2, 2, 2}},
    {3, {1, 1, 1}, {2, 2, 2}},
    {2, {0, 1}, {2, 1}},
    {1, {1}, {1}},
};

static void assert_near(double found, double want, double tolerance) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) <= tolerance)) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

static void test_ranks(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof RANKS / sizeof *RANKS; i++) {
        double ranks[MOST];
        vote_ranks(RANKS[i].places, RANKS[i].count, ranks);
        for (size_t item = 0; item < RANKS[i].count; item++) {
            assert_near(ranks[item], RANKS[i].want[item], 0);
        }
    }
}

/* The four ballots of the worked example. */
static void worked(struct vote votes[4], double ranks[4][5]) {
    for (size_t v = 0; v < 4; v++) {
        vote_ranks(RANKS[v].places, 5, ranks[v]);
        votes[v] = (struct vote){1, ranks[v]};
    }
}

static void test_borda(void **state) {
    (void)state;
    static const double WANT[] = {.84375, .75, .4375, .25, .21875};
    struct vote votes[4];
    double ranks[4][5], points[5];
    worked(votes, ranks);
    vote_borda(votes, 4, 5, points);
    for (size_t i = 0; i < 5; i++) {
        assert_near(points[i], WANT[i], 1e-15);
    }
    votes[0].weight = 3; /* A: (3 * 1 + 0.75 + 1 + 0.625)/6 */
    vote_borda(votes, 4, 5, points);
    assert_near(points[0], 5.375 / 6, 1e-15);
    for (size_t v = 0; v < 4; v++) {
        votes[v].weight = 0;
    }
    vote_borda(votes, 4, 5, points);
    assert_near(points[0], NAN, 0);
    vote_borda(NULL, 0, 5, points);
    assert_near(points[4], NAN, 0);
    double only = 1;
    vote_borda(&(struct vote){2, &only}, 1, 1, points);
    assert_near(points[0], 1, 0);
}

static void test_agreement(void **state) {
    (void)state;
    struct vote votes[4];
    double ranks[4][5];
    worked(votes, ranks);
    votes[2].weight = 9; /* plays no part */
    struct vote_agreement agreement;
    vote_agree(votes, 4, 5, &agreement);
    assert_near(agreement.w, .571918, 5e-7);
    assert_near(agreement.chi2, 9.150685, 5e-7);
    assert_near(agreement.p, .057441, 5e-7);
    assert_near(agreement.df, 4, 0);
    assert_int_equal(agreement.word, VOTE_GOOD);
}

/* Two ballots of three or four items and W by hand. */
static const struct {
    size_t votes, count;
    unsigned places[2][4];
    double w;
    enum vote_word word;
} AGREEMENTS[] = {
    {2, 3, {{1, 2, 3}, {1, 2, 3}}, 1, VOTE_STRONG},
    {2, 3, {{1, 2, 3}, {3, 2, 1}}, 0, VOTE_WEAK},
    {2, 3, {{1, 2, 3}, {2, 1, 3}}, 0.75, VOTE_STRONG},
    {2, 3, {{1, 2, 3}, {2, 3, 1}}, 0.25, VOTE_WEAK},
    {2, 4, {{1, 2, 3, 4}, {3, 4, 1, 2}}, 0.2, VOTE_WEAK},
    {2, 4, {{1, 2, 3, 4}, {1, 4, 3, 2}}, 0.6, VOTE_GOOD},
    {2, 4, {{1, 2, 3, 4}, {2, 4, 1, 3}}, 0.5, VOTE_GOOD},
    {2, 4, {{1, 2, 3, 4}, {2, 4, 3, 1}}, 0.3, VOTE_MODERATE},
    {2, 3, {{1, 2, 3}, {1, 1, 1}}, 0.5, VOTE_GOOD}, /* 12 * 2 / (4 * 24 - 2 * 24) */
    {2, 3, {{1, 1, 1}, {0, 0, 0}}, NAN, VOTE_NONE},
    {2, 2, {{1, 2}, {1, 2}}, NAN, VOTE_NONE},
    {1, 4, {{1, 2, 3, 4}, {0}}, NAN, VOTE_NONE},
};

static void test_agreements(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof AGREEMENTS / sizeof *AGREEMENTS; i++) {
        double ranks[2][4];
        struct vote votes[2];
        for (size_t v = 0; v < 2; v++) {
            vote_ranks(AGREEMENTS[i].places[v], AGREEMENTS[i].count, ranks[v]);
            votes[v] = (struct vote){1, ranks[v]};
        }
        struct vote_agreement agreement;
        vote_agree(votes, AGREEMENTS[i].votes, AGREEMENTS[i].count, &agreement);
        assert_near(agreement.w, AGREEMENTS[i].w, 1e-15);
        assert_int_equal(agreement.word, AGREEMENTS[i].word);
        assert_near(agreement.ballots, (double)AGREEMENTS[i].votes, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_borda),
        cmocka_unit_test(test_agreement),
        cmocka_unit_test(test_agreements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
