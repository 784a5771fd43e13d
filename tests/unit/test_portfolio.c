/* Journeys and lifecycle against figures by hand; root causes and hot spots of the same project. */
#include "analyse/analysis.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml",
     "title: Shop\n"
     "as_of: 2026-03-31\n"
     "scale: {min: 0, max: 10}\n"
     "lifecycle: [{id: find, name: Find}, {id: use, name: Use}, {id: end, name: End}]\n"
     "program: {focus: [buy]}\n"},
    {"organisation.yaml", "systems: [{id: cpq, name: Quotes}, {id: crm, name: Customers}]\n"},
    {"journeys/buy.yaml",
     "name: Buy\n"
     "importance: 9\n"
     "stages:\n"
     "  - id: find\n"
     "    name: Find\n"
     "    lifecycle: find\n"
     "    touchpoints:\n"
     "      - {id: a, name: A, channel: web, systems: [cpq, cpq], process: P-1, score: {internal: "
     "7, customer: 5.2, importance: 9}, pains: [{id: x, text: X, severity: 4, frequency: 0.5, "
     "root_cause: lists}, {id: y, text: Y, severity: 2, frequency: 0.1, root_cause: words}]}\n"
     "      - {id: b, name: B, channel: web, systems: [cpq], process: P-1, score: {customer: 4.4, "
     "importance: 10}}\n"
     "  - id: use\n"
     "    name: Use\n"
     "    lifecycle: use\n"
     "    touchpoints:\n"
     "      - {id: c, name: C, channel: phone, systems: [crm], process: P-1, score: {internal: 8, "
     "customer: 6.8, importance: 6}, pains: [{id: x, text: X, severity: 5, frequency: 0.6, "
     "root_cause: lists}, {id: z, text: Z, root_cause: nobody-counts}]}\n"
     "      - {id: d, name: D, score: {internal: 4}}\n"},
    {"journeys/fast.yaml",
     "name: Fast\n"
     "kind: product\n"
     "extends: buy\n"
     "stages: [{id: use, touchpoints: [{id: c, systems: [cpq], score: {customer: 2}}]}]\n"},
    {"journeys/zero.yaml",
     "name: Zero\n"
     "stages: [{id: s, name: S, touchpoints: [{id: a, name: A, score: {customer: 3, importance: "
     "0}}]}]\n"},
    {"journeys/fine.yaml",
     "name: Fine\n"
     "stages: [{id: s, name: S, lifecycle: use, touchpoints: [{id: a, name: A, score: {customer: "
     "8}}]}]\n"},
    {"journeys/buy-target.yaml",
     "name: Target\nas_is: buy\n"
     "stages: [{id: s, name: S, lifecycle: end, touchpoints: [{id: a, name: A, score: {customer: "
     "1}}]}]\n"},
};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

struct loaded {
    struct model model;
    struct arena arena;
    struct analysis analysis;
};

static int load(void **state) {
    struct loaded *loaded = g_new0(struct loaded, 1);
    *state = loaded;
    if (!sample_load(FILES, FILE_COUNT, NULL, &loaded->model)) {
        return 1;
    }
    analysis_run(&loaded->model, &loaded->arena, &loaded->analysis);
    return 0;
}

static int unload(void **state) {
    struct loaded *loaded = *state;
    model_release(&loaded->model);
    arena_release(&loaded->arena);
    g_free(loaded);
    return 0;
}

static void assert_number(double found, double want) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) < 1e-12)) {
        fail_msg("found %.15g, wanted %.15g", found, want);
    }
}

/* By hand; "fast" takes a, b and d from "buy" and scores c anew. */
static const struct {
    const char *journey;
    double internal, customer, measured, touchpoints, importance, priority, opportunity, rank,
        digital_share;
    enum answer focus;
} JOURNEYS[] = {
    {"buy", (9 * 7.0 + 6 * 8 + 5 * 4) / 20, 131.6 / 25, 3, 4, 9, 9 * (10 - 131.6 / 25) / 10,
     9 + (9 - 131.6 / 25), 2, 2.0 / 3, ANSWER_YES},
    {"fast", (9 * 7.0 + 6 * 8 + 5 * 4) / 20, (9 * 5.2 + 44 + 12) / 25, 3, 4, 9,
     9 * (10 - 102.8 / 25) / 10, 9 + (9 - 102.8 / 25), 1, 2.0 / 3, ANSWER_NO},
    {"fine", NAN, 8, 1, 1, 5, 1, 5, 3, NAN, ANSWER_NO},
    {"zero", NAN, NAN, 1, 1, 5, NAN, NAN, NAN, NAN, ANSWER_NO},
};
enum { JOURNEY_COUNT = sizeof JOURNEYS / sizeof *JOURNEYS };

static void test_journeys(void **state) {
    const struct loaded *loaded = *state;
    const struct portfolio *portfolio = &loaded->analysis.portfolio;
    assert_int_equal(portfolio->journeys.count, JOURNEY_COUNT); /* without the target */
    for (size_t i = 0; i < JOURNEY_COUNT; i++) {
        const struct journey *journey =
            model_find(&loaded->model, ENTITY_JOURNEY, JOURNEYS[i].journey);
        const struct portfolio_journey *row = portfolio_find(portfolio, journey);
        assert_non_null(row);
        assert_string_equal(row->journey, JOURNEYS[i].journey);
        assert_number(row->internal, JOURNEYS[i].internal);
        assert_number(row->customer, JOURNEYS[i].customer);
        assert_number(row->measured, JOURNEYS[i].measured);
        assert_number(row->touchpoints, JOURNEYS[i].touchpoints);
        assert_number(row->importance, JOURNEYS[i].importance);
        assert_number(row->priority, JOURNEYS[i].priority);
        assert_number(row->opportunity, JOURNEYS[i].opportunity);
        assert_number(row->rank, JOURNEYS[i].rank);
        assert_number(row->digital_share, JOURNEYS[i].digital_share);
        assert_int_equal(row->focus, JOURNEYS[i].focus);
    }
    assert_string_equal(portfolio->ranked.items[0]->journey, "fast");
    assert_string_equal(portfolio->ranked.items[3]->journey, "zero");
    const struct journey *target = model_find(&loaded->model, ENTITY_JOURNEY, "buy-target");
    assert_null(portfolio_find(portfolio, target));
}

static void test_channels(void **state) {
    const struct loaded *loaded = *state;
    const struct portfolio_journey *row = portfolio_find(
        &loaded->analysis.portfolio, model_find(&loaded->model, ENTITY_JOURNEY, "buy"));
    assert_number(row->digital, 2);
    assert_number(row->human, 1);
    assert_int_equal(row->channels.count, 2);
    assert_string_equal(row->channels.items[0].channel, "web");
    assert_number(row->channels.items[0].touchpoints, 2);
    assert_string_equal(row->channels.items[1].channel, "phone");
}

static void test_lifecycle(void **state) {
    const struct loaded *loaded = *state;
    const struct portfolio *portfolio = &loaded->analysis.portfolio;
    assert_int_equal(portfolio->lifecycle.count, 3);
    const struct portfolio_stage *find = &portfolio->lifecycle.items[0];
    assert_number(find->customer, (9 * 5.2 + 44) / 19); /* a and b once, though in two journeys */
    assert_number(find->internal, 7);
    assert_number(find->measured, 2);
    assert_number(find->touchpoints, 2);
    assert_int_equal(find->journeys.count, 2);
    assert_string_equal(find->journeys.items[1], "fast");
    assert_number(find->cells.items[1].touchpoints, 2); /* what its customers live through */
    assert_number(find->cells.items[1].customer, (9 * 5.2 + 44) / 19);
    const struct portfolio_stage *use = &portfolio->lifecycle.items[1];
    assert_number(use->touchpoints, 4); /* c and d, c of fast, a of fine */
    assert_number(use->customer, (6 * 6.8 + 6 * 2 + 5 * 8) / 17);
    assert_int_equal(use->journeys.count, 3);
    const struct portfolio_stage *end = &portfolio->lifecycle.items[2];
    assert_number(end->customer, NAN);
    assert_number(end->touchpoints, 0);
    assert_int_equal(end->journeys.count + end->cells.count, 0);
}

static void test_root_causes(void **state) {
    const struct loaded *loaded = *state;
    const struct root_causes *causes = &loaded->analysis.root_causes;
    assert_int_equal(causes->items.count, 3);
    const struct root_cause *first = &causes->items.items[0];
    assert_string_equal(first->root_cause, "lists");
    assert_number(first->weight, 4 * 0.5 + 2 * 5 * 0.6); /* "fast" inherits the pain of its own c */
    assert_int_equal(first->pains.count, 3);
    assert_string_equal(first->pains.items[0], "buy/a/x");
    assert_string_equal(first->pains.items[2], "fast/c/x");
    assert_string_equal(causes->items.items[1].root_cause, "words");
    assert_string_equal(causes->items.items[2].root_cause, "nobody-counts");
    assert_number(causes->items.items[2].weight, NAN);
}

static void test_hot_spots(void **state) {
    const struct loaded *loaded = *state;
    const struct hot_spots *spots = &loaded->analysis.hot_spots;
    assert_int_equal(spots->items.count, 2); /* both under buy/a, buy/b and fast/c */
    const struct hot_spot *system = &spots->items.items[0];
    assert_int_equal(system->kind, HOT_SPOT_SYSTEM);
    assert_string_equal(system->subject, "cpq");
    assert_int_equal(system->touchpoints.count, 3);
    assert_number(system->weighted_shortfall, 0.9 * 2.8 + 3.6 + 0.6 * 6);
    assert_int_equal(spots->items.items[1].kind, HOT_SPOT_PROCESS);
    assert_string_equal(spots->items.items[1].subject, "P-1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_journeys),  cmocka_unit_test(test_channels),
        cmocka_unit_test(test_lifecycle), cmocka_unit_test(test_root_causes),
        cmocka_unit_test(test_hot_spots),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
