/* Initiatives and features of a small model: the order and its figures by hand, ballots with closed
 * initiatives, what cannot be done for now, what has no score, and the reasons. */
#include "analyse/priorities.h"

#include "model/export.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { INITIATIVES = 7, FEATURES = 4, TOUCHPOINTS = 3 };

struct plan {
    struct arena arena;
    struct model model;
    struct journey journey;
    struct stage stage;
    struct touchpoint touchpoints[TOUCHPOINTS];
    struct pain pain;
    struct initiative initiatives[INITIATIVES];
    struct feature features[FEATURES];
    struct reference references[16];
    size_t reference_count;
    struct ballot_place places[8];
    struct ballot ballots[3];
    struct gaps gaps;
    struct serves serves;
    struct priorities priorities;
};

static void assert_near(double found, double want) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) <= 1e-12)) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

/* A list of one reference, kept in the plan. */
static struct reference *refer(struct plan *plan, const char *id, enum entity entity,
                               const void *target) {
    struct reference *reference = &plan->references[plan->reference_count++];
    *reference = sample_reference(id, entity, target);
    return reference;
}

static struct initiative *initiative(struct plan *plan, size_t index, const char *code, int status,
                                     double benefit, double effort) {
    struct initiative *result = &plan->initiatives[index];
    sample_clear(&INITIATIVE_RECORD, result);
    result->code = result->name = code;
    result->status = status;
    result->benefit.customer = benefit;
    result->cost.effort = effort;
    return result;
}

static void depend(struct plan *plan, size_t index, size_t on) {
    struct initiative *other = &plan->initiatives[on];
    plan->initiatives[index].depends_on.items = refer(plan, other->code, ENTITY_INITIATIVE, other);
    plan->initiatives[index].depends_on.count = 1;
}

static void build_touchpoints(struct plan *plan) {
    sample_clear(&STAGE_RECORD, &plan->stage);
    plan->journey = sample_journey("buy", &plan->stage, 1);
    /* Shortfalls 4, 2 and 0, weighted by 10: 4, 2 and 0. */
    plan->touchpoints[0] = sample_touchpoint(&plan->arena, &plan->journey, "bill", 7, 4, 10);
    plan->touchpoints[1] = sample_touchpoint(&plan->arena, &plan->journey, "call", 6, 6, 10);
    plan->touchpoints[2] = sample_touchpoint(&plan->arena, &plan->journey, "shop", 8, 9, 10);
    plan->stage.touchpoints.items = plan->touchpoints;
    plan->stage.touchpoints.count = TOUCHPOINTS;
    sample_clear(&PAIN_RECORD, &plan->pain);
    plan->pain.touchpoint = &plan->touchpoints[1];
    plan->model.journeys.items = &plan->journey;
    plan->model.journeys.count = 1;
}

static struct feature *feature(struct plan *plan, size_t index, const char *id, int status) {
    struct feature *result = &plan->features[index];
    sample_clear(&FEATURE_RECORD, result);
    result->id = result->name = id;
    result->status = status;
    result->cost.effort = 10;
    return result;
}

static void build_features(struct plan *plan) {
    struct feature *first = feature(plan, 0, "explain", FEATURE_DOING);
    first->touchpoints.items = refer(plan, "buy/bill", ENTITY_TOUCHPOINT, &plan->touchpoints[0]);
    first->touchpoints.count = 1;
    first->initiative = sample_reference("D-1", ENTITY_INITIATIVE, &plan->initiatives[3]);
    struct feature *second = feature(plan, 1, "route", FEATURE_IDEA);
    second->pains.items = refer(plan, "buy/call/wait", ENTITY_PAIN, &plan->pain);
    second->pains.count = 1;
    second->initiative = first->initiative;
    struct feature *third = feature(plan, 2, "dropped", FEATURE_DROPPED);
    third->touchpoints = first->touchpoints;
    third->initiative = sample_reference("E-1", ENTITY_INITIATIVE, &plan->initiatives[4]);
    feature(plan, 3, "done", FEATURE_DONE);
    plan->model.features.items = plan->features;
    plan->model.features.count = FEATURES;
}

/* A, B and C are scored by what is given; D's benefit is derived through its features; E has none;
 * F is done and G cancelled. */
static void build(struct plan *plan) {
    memset(plan, 0, sizeof *plan);
    sample_project(&plan->model);
    plan->model.as_of = date_from_parts(2026, 3, 31);
    plan->model.project.priority.model = PRIORITY_BENEFIT_COST;
    plan->model.project.priority.weights = (struct priority_weights){
        .customer = 0.6, .business = 0.4, .cost = 0.5, .effort = 0.5, .stakeholders = 0.5};
    build_touchpoints(plan);
    initiative(plan, 0, "A-1", INITIATIVE_PROPOSED, 8, 100);
    initiative(plan, 1, "B-1", INITIATIVE_APPROVED, 6, 20);
    initiative(plan, 2, "C-1", INITIATIVE_IN_PROGRESS, 2, 50);
    initiative(plan, 3, "D-1", INITIATIVE_PROPOSED, NAN, 80);
    initiative(plan, 4, "E-1", INITIATIVE_BLOCKED, NAN, 10);
    initiative(plan, 5, "F-1", INITIATIVE_DONE, 10, 1000);
    initiative(plan, 6, "G-1", INITIATIVE_CANCELLED, 10, 1000);
    plan->initiatives[3].touchpoints.items =
        refer(plan, "buy/bill", ENTITY_TOUCHPOINT, &plan->touchpoints[0]);
    plan->initiatives[3].touchpoints.count = 1;
    plan->model.initiatives.items = plan->initiatives;
    plan->model.initiatives.count = INITIATIVES;
    build_features(plan);
}

static struct ballot_place *place(struct plan *plan, size_t at, size_t first, size_t count) {
    struct ballot_place *result = &plan->places[at];
    result->initiatives.items = &plan->references[plan->reference_count];
    result->initiatives.count = count;
    for (size_t i = first; i < first + count; i++) {
        refer(plan, plan->initiatives[i].code, ENTITY_INITIATIVE, &plan->initiatives[i]);
    }
    return result;
}

static void vote(struct plan *plan, size_t at, const char *who, double weight, size_t first,
                 size_t count) {
    plan->ballots[at].stakeholder = who;
    plan->ballots[at].weight = weight;
    plan->ballots[at].order.items = &plan->places[first];
    plan->ballots[at].order.count = count;
    plan->model.rankings.items = plan->ballots;
    plan->model.rankings.count = at + 1;
}

static void analyse(struct plan *plan) {
    serves_init(&plan->model, &plan->arena, &plan->serves);
    gap_analyse(&plan->model, &plan->arena, &plan->gaps);
    priorities_of_initiatives(&plan->model, &plan->gaps, &plan->serves, &plan->arena,
                              &plan->priorities);
}

static const struct priorities_item *item(const struct plan *plan, size_t index) {
    return priorities_find(&plan->priorities, &plan->initiatives[index]);
}

/* Costs 10, 2, 5 and 8; scores 0.8, 3, 0.4 and 1.25. */
static void test_order(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    analyse(&plan);
    static const char *const ORDER[] = {"B-1", "D-1", "A-1", "C-1", "E-1"};
    static const double SCORES[] = {3, 1.25, 0.8, 0.4, NAN};
    static const enum priorities_level LEVELS[] = {
        PRIORITIES_HIGH, PRIORITIES_MEDIUM, PRIORITIES_LOW, PRIORITIES_LOW, PRIORITIES_NO_LEVEL};
    assert_int_equal(plan.priorities.items.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct priorities_item *found = &plan.priorities.items.items[i];
        assert_string_equal(found->id, ORDER[i]);
        assert_near(found->score, SCORES[i]);
        assert_near(found->index, SCORES[i] / 3); /* no ballots: alpha is 0 */
        assert_near(found->rank, i < 4 ? (double)i + 1 : NAN);
        assert_int_equal(found->level, LEVELS[i]);
        assert_near(found->borda, NAN);
        assert_near(found->rank_best, NAN);
        assert_false(priorities_is_firm(found));
    }
    assert_near(plan.priorities.alpha, 0);
    assert_near(plan.priorities.agreement.w, NAN);
    assert_int_equal(priorities_count(&plan.priorities, PRIORITIES_LOW), 2);
    assert_null(item(&plan, 5));
    assert_null(item(&plan, 6));
    arena_release(&plan.arena);
}

static void test_derived(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    analyse(&plan);
    const struct priorities_item *derived = item(&plan, 3);
    assert_int_equal(derived->derived, ANSWER_YES);
    assert_near(derived->customer_benefit, 10); /* its sum is the largest */
    assert_int_equal(derived->touchpoints.count, 2);
    assert_ptr_equal(derived->touchpoints.items[0], &plan.touchpoints[0]); /* once */
    assert_ptr_equal(derived->touchpoints.items[1], &plan.touchpoints[1]);
    assert_int_equal(item(&plan, 4)->touchpoints.count, 0); /* its only feature was dropped */
    assert_int_equal(item(&plan, 4)->unscored, SCORING_NO_BENEFIT);
    assert_int_equal(item(&plan, 0)->derived, ANSWER_NO);
    /* E serves the second touchpoint alone: a third of D's sum. */
    plan.initiatives[4].touchpoints.items =
        refer(&plan, "buy/call", ENTITY_TOUCHPOINT, &plan.touchpoints[1]);
    plan.initiatives[4].touchpoints.count = 1;
    analyse(&plan);
    assert_near(item(&plan, 4)->customer_benefit, 10.0 / 3);
    arena_release(&plan.arena);
}

/* Two ballots over the five that are open; a third names only what is closed. */
static void test_ballots(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    place(&plan, 0, 5, 2); /* F and G are struck */
    place(&plan, 1, 2, 1); /* C */
    place(&plan, 2, 0, 2); /* A and B */
    place(&plan, 3, 0, 1); /* A */
    place(&plan, 4, 6, 1);
    vote(&plan, 0, "Sales", NAN, 0, 3);
    vote(&plan, 1, "Care", 3, 3, 1);
    vote(&plan, 2, "Board", 1, 4, 1);
    analyse(&plan);
    assert_int_equal(plan.priorities.ballots.count, 2);
    assert_string_equal(plan.priorities.ballots.items[1].stakeholder, "Care");
    assert_near(plan.priorities.ballots.items[0].weight, 1);
    assert_near(plan.priorities.alpha, 0.5);
    static const double RANKS[][2] = {{2.5, 1}, {2.5, 3.5}, {1, 3.5}, {4.5, 3.5}, {4.5, 3.5}};
    static const double SCALED[] = {0.8 / 3, 1, 0.4 / 3, 1.25 / 3, NAN};
    for (size_t i = 0; i < 5; i++) {
        const struct priorities_item *found = item(&plan, i);
        double borda = ((5 - RANKS[i][0]) / 4 + 3 * (5 - RANKS[i][1]) / 4) / 4;
        assert_int_equal(found->ranks.count, 2);
        assert_near(found->ranks.items[0], RANKS[i][0]);
        assert_near(found->ranks.items[1], RANKS[i][1]);
        assert_near(found->mean_rank, (RANKS[i][0] + RANKS[i][1]) / 2);
        assert_near(found->borda, borda);
        assert_near(found->scaled, SCALED[i]);
        assert_near(found->index, (SCALED[i] + borda) / 2);
    }
    /* By points alone A, C, B, D; by the model alone B, D, A, C. */
    static const double BEST[] = {1, 1, 2, 2}, WORST[] = {3, 3, 4, 4};
    for (size_t i = 0; i < 4; i++) {
        assert_near(item(&plan, i)->rank_best, BEST[i]);
        assert_near(item(&plan, i)->rank_worst, WORST[i]);
    }
    assert_near(item(&plan, 4)->rank_best, NAN);
    assert_int_equal(plan.priorities.agreement.word, VOTE_GOOD);
    arena_release(&plan.arena);
}

/* Ballots that weigh nothing leave the model alone; how far they agree is still told. */
static void test_weightless(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    place(&plan, 0, 0, 1);
    vote(&plan, 0, "Sales", 0, 0, 1);
    vote(&plan, 1, "Care", 0, 0, 1);
    analyse(&plan);
    assert_near(plan.priorities.alpha, 0);
    assert_near(item(&plan, 0)->borda, NAN);
    assert_near(item(&plan, 0)->rank_best, NAN);
    assert_near(plan.priorities.agreement.w, 1);
    arena_release(&plan.arena);
}

static const struct {
    const char *what;
    int status, other;
    int due, other_due; /* days after as_of; 0: none */
    enum answer want;
} FEASIBLE[] = {
    {"open", INITIATIVE_APPROVED, INITIATIVE_APPROVED, 0, 0, ANSWER_YES},
    {"blocked", INITIATIVE_BLOCKED, INITIATIVE_DONE, 0, 0, ANSWER_NO},
    {"on a cancelled one", INITIATIVE_APPROVED, INITIATIVE_CANCELLED, 0, 0, ANSWER_NO},
    {"before what it needs", INITIATIVE_APPROVED, INITIATIVE_APPROVED, 10, 11, ANSWER_NO},
    {"the same day", INITIATIVE_APPROVED, INITIATIVE_APPROVED, 10, 10, ANSWER_YES},
    {"after it", INITIATIVE_IN_PROGRESS, INITIATIVE_IN_PROGRESS, 11, 10, ANSWER_YES},
    {"needs what is done", INITIATIVE_APPROVED, INITIATIVE_DONE, 10, 11, ANSWER_YES},
    {"no date of its own", INITIATIVE_APPROVED, INITIATIVE_APPROVED, 0, 11, ANSWER_YES},
};

static void test_feasible(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FEASIBLE / sizeof *FEASIBLE; i++) {
        struct plan plan;
        build(&plan);
        depend(&plan, 0, 1);
        plan.initiatives[0].status = FEASIBLE[i].status;
        plan.initiatives[1].status = FEASIBLE[i].other;
        uint32_t as_of = plan.model.as_of;
        plan.initiatives[0].due = FEASIBLE[i].due ? as_of + (uint32_t)FEASIBLE[i].due : 0;
        plan.initiatives[1].due =
            FEASIBLE[i].other_due ? as_of + (uint32_t)FEASIBLE[i].other_due : 0;
        analyse(&plan);
        if (item(&plan, 0)->feasible != FEASIBLE[i].want) {
            fail_msg("%s", FEASIBLE[i].what);
        }
        arena_release(&plan.arena);
    }
}

static void test_features(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    analyse(&plan);
    struct priorities features;
    priorities_of_features(&plan.model, &plan.gaps, &plan.arena, &features);
    assert_int_equal(features.items.count, 2);
    assert_string_equal(features.items.items[0].id, "explain");
    assert_near(features.items.items[0].customer_benefit, 10);
    assert_near(features.items.items[1].customer_benefit, 5); /* through the pain point */
    assert_near(features.items.items[1].index, 0.5);
    assert_near(features.items.items[1].rank, 2);
    assert_near(features.alpha, 0);
    assert_ptr_equal(priorities_find(&features, &plan.features[1]), &features.items.items[1]);
    assert_null(priorities_find(&features, &plan.features[3]));
    arena_release(&plan.arena);
}

static void assert_reasons(const struct priorities_item *found, const char *want) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < found->reasons.count; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "", found->reasons.items[i]);
    }
    assert_int_equal(found->reasons.count, found->facts.count);
    assert_string_equal(text->str, want);
    g_string_free(text, TRUE);
}

static void test_reasons(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    depend(&plan, 0, 1);
    depend(&plan, 2, 6);
    plan.initiatives[1].due = plan.model.as_of - 11;
    place(&plan, 0, 1, 1); /* B */
    vote(&plan, 0, "Sales", 1, 0, 1);
    vote(&plan, 1, "Care", 1, 0, 1);
    analyse(&plan);
    assert_reasons(item(&plan, 0), "largest-cost 10; last-on-ballots 2 of 2; waits-for B-1");
    assert_reasons(item(&plan, 1),
                   "most-value-per-cost 3; first-on-ballots 2 of 2; others-wait 1; late 11");
    assert_reasons(item(&plan, 2), "depends-on-cancelled G-1; cost-above-value 2 cost 5; "
                                   "last-on-ballots 2 of 2");
    assert_reasons(item(&plan, 3), "highest-value 10; last-on-ballots 2 of 2; worst-gap 4 bill");
    assert_reasons(item(&plan, 4), "blocked; no-benefit; last-on-ballots 2 of 2");
    arena_release(&plan.arena);
}

static void test_export(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    analyse(&plan);
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &PRIORITIES_RECORD, &plan.priorities, EXPORT_NULL);
    assert_true(json_finish(&json));
    assert_non_null(strstr(json.out->str, "\"model\": \"benefit-cost\",\n  \"alpha\": 0,"));
    assert_non_null(strstr(json.out->str, "\"initiative\": \"B-1\",\n"
                                          "      \"customer_benefit\": 6,\n"
                                          "      \"business_benefit\": null,\n"
                                          "      \"derived\": false,"));
    assert_non_null(strstr(json.out->str, "\"quadrant\": \"quick-win\",\n"
                                          "      \"pareto\": true,\n"
                                          "      \"feasible\": true,"));
    assert_non_null(strstr(json.out->str, "\"unscored\": \"no-benefit\""));
    assert_non_null(strstr(json.out->str, "\"w\": null"));
    g_string_free(json.out, TRUE);
    arena_release(&plan.arena);
}

static void test_empty(void **state) {
    (void)state;
    struct plan plan;
    memset(&plan, 0, sizeof plan);
    sample_project(&plan.model);
    analyse(&plan);
    assert_int_equal(plan.priorities.items.count, 0);
    assert_near(plan.priorities.alpha, 0);
    arena_release(&plan.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),    cmocka_unit_test(test_derived),
        cmocka_unit_test(test_ballots),  cmocka_unit_test(test_weightless),
        cmocka_unit_test(test_feasible), cmocka_unit_test(test_features),
        cmocka_unit_test(test_reasons),  cmocka_unit_test(test_export),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
