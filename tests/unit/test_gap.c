/* Verdicts at and around every boundary, the worked figures of the method page, the order of work,
 * and what is left out. */
#include "analyse/gap.h"

#include "model/export.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    double internal, customer;
    enum gap_verdict want;
} VERDICTS[] = {
    {NAN, NAN, GAP_NOT_MEASURED}, {7, NAN, GAP_NOT_MEASURED}, {7.5, 5.2, GAP_BLIND_SPOT},
    {7.0, 5.99, GAP_BLIND_SPOT},  {6.9, 5.9, GAP_WEAK}, /* exactly the tolerance is not above it */
    {4.4, 3.4, GAP_WEAK},                               /* 1.0000000000000004 in binary */
    {NAN, 5.9, GAP_WEAK},         {2, 5.9, GAP_WEAK},         {7.1, 6, GAP_OVERRATED},
    {7, 6, GAP_QUESTION},         {9.1, 7.99, GAP_OVERRATED}, {8.9, 7.99, GAP_QUESTION},
    {NAN, 6, GAP_QUESTION},       {2, 7.99, GAP_QUESTION},    {6.9, 8, GAP_HIDDEN_STRENGTH},
    {7, 8, GAP_STRENGTH},         {7.2, 8.2, GAP_STRENGTH}, /* -0.99… or -1.0…: not below minus the
                                                               tolerance */
    {10, 8, GAP_STRENGTH},        {NAN, 8, GAP_STRENGTH},
};

static void test_verdict(void **state) {
    (void)state;
    struct thresholds thresholds = {.ok = 6, .good = 8, .tolerance = 1};
    for (size_t i = 0; i < sizeof VERDICTS / sizeof *VERDICTS; i++) {
        if (gap_verdict(VERDICTS[i].internal, VERDICTS[i].customer, &thresholds) !=
            VERDICTS[i].want) {
            fail_msg("internal %.2f, customer %.2f", VERDICTS[i].internal, VERDICTS[i].customer);
        }
    }
}

/* One row of a journey and the figures by hand; good is 8 and the scale 0-10. */
static const struct {
    const char *id;
    double internal, customer, importance;
    double perception, performance, shortfall, weighted;
    double rank; /* 0: none */
} ROWS[] = {
    {"website", 7.5, 5.2, 9, 2.3, 2.8, 2.8, 2.52, 2},
    {"first-bill", 6, 4.4, 10, 1.6, 3.6, 3.6, 3.6, 1},
    {"contract", 7, 8.3, 7, -1.3, -0.3, 0, 0, 0},
    {"chat", 9, 6.4, NAN, 2.6, 1.6, 1.6, 0.8, 5},
    {"b-tie", NAN, 5, 5, NAN, 3, 3, 1.5, 4},
    {"a-tie", NAN, 5, 5, NAN, 3, 3, 1.5, 3},
    {"open", 7, 6.5, 5, 0.5, 1.5, 1.5, 0.75, 0},
    {"unknown", 7, NAN, 5, NAN, NAN, NAN, NAN, 0},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

struct project_sample {
    struct arena arena;
    struct model model;
    struct journey journeys[3];
    struct stage stages[3];
    struct touchpoint touchpoints[ROW_COUNT + 2];
};

static void build(struct project_sample *sample) {
    sample_project(&sample->model);
    const char *ids[] = {"buy", "buy-target", "paper"};
    for (size_t i = 0; i < 3; i++) {
        sample_clear(&STAGE_RECORD, &sample->stages[i]);
        sample->journeys[i] = sample_journey(ids[i], &sample->stages[i], 1);
        size_t first = i == 0 ? 0 : ROW_COUNT + i - 1;
        sample->stages[i].touchpoints.items = &sample->touchpoints[first];
        sample->stages[i].touchpoints.count = i == 0 ? ROW_COUNT : 1;
    }
    sample->journeys[1].as_is = sample_reference("buy", ENTITY_JOURNEY, &sample->journeys[0]);
    sample->journeys[2].status = JOURNEY_RETIRED;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        sample->touchpoints[i] =
            sample_touchpoint(&sample->arena, &sample->journeys[0], ROWS[i].id, ROWS[i].internal,
                              ROWS[i].customer, ROWS[i].importance);
    }
    for (size_t i = 1; i < 3; i++) {
        sample->touchpoints[ROW_COUNT + i - 1] =
            sample_touchpoint(&sample->arena, &sample->journeys[i], "website", 5, 1, 9);
    }
    sample->model.journeys.items = sample->journeys;
    sample->model.journeys.count = 3;
}

static void assert_number(double found, double want) {
    if (isnan(want)) {
        assert_true(isnan(found));
    } else {
        assert_true(fabs(found - want) < 1e-12);
    }
}

static void test_figures(void **state) {
    (void)state;
    struct project_sample sample = {0};
    build(&sample);
    struct gaps gaps;
    gap_analyse(&sample.model, &sample.arena, &gaps);
    assert_int_equal(gaps.items.count, ROW_COUNT); /* neither the target nor the retired one */
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const struct gap *gap = &gaps.items.items[i];
        assert_ptr_equal(gap->of, &sample.touchpoints[i]);
        assert_number(gap->perception_gap, ROWS[i].perception);
        assert_number(gap->performance_gap, ROWS[i].performance);
        assert_number(gap->shortfall, ROWS[i].shortfall);
        assert_number(gap->weighted_shortfall, ROWS[i].weighted);
        assert_number(gap->rank, ROWS[i].rank > 0 ? ROWS[i].rank : NAN);
        assert_number(gap->target, 8);
        assert_number(gap->importance, isnan(ROWS[i].importance) ? 5 : ROWS[i].importance);
        assert_int_equal(gap->within_error, ANSWER_UNSAID);
        assert_ptr_equal(gap_find(&gaps, &sample.touchpoints[i]), gap);
    }
    assert_null(gap_find(&gaps, &sample.touchpoints[ROW_COUNT]));
    assert_int_equal(gaps.work.count, 5);
    assert_string_equal(gaps.work.items[0]->touchpoint, "buy/first-bill");
    assert_string_equal(gaps.work.items[4]->touchpoint, "buy/chat");
    assert_int_equal(gaps.questions.count, 1);
    assert_string_equal(gaps.questions.items[0]->touchpoint, "buy/open");
    arena_release(&sample.arena);
}

static void test_inherited(void **state) {
    (void)state;
    struct project_sample sample = {0};
    build(&sample);
    sample.touchpoints[0].inherited = true;
    struct gaps gaps;
    gap_analyse(&sample.model, &sample.arena, &gaps);
    assert_int_equal(gaps.items.count, ROW_COUNT - 1);
    assert_null(gap_find(&gaps, &sample.touchpoints[0]));
    assert_number(gaps.items.items[0].rank, 1);
    arena_release(&sample.arena);
}

static void test_persona(void **state) {
    (void)state;
    struct project_sample sample = {0};
    build(&sample);
    struct persona_score scores[2];
    sample_clear(&PERSONA_SCORE_RECORD, &scores[0]);
    sample_clear(&PERSONA_SCORE_RECORD, &scores[1]);
    scores[0].persona.id = "sme-owner";
    scores[0].emotion = 1;
    const struct persona manager = {.id = "it-manager"};
    scores[1].persona = (struct reference){.id = manager.id, .target = &manager};
    scores[1].customer = 7.5;
    sample.touchpoints[0].by_persona.items = scores;
    sample.touchpoints[0].by_persona.count = 2;
    sample.touchpoints[0].score.target = 9;
    struct gaps gaps;
    gap_analyse(&sample.model, &sample.arena, &gaps);
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &GAP_RECORD, &gaps.items.items[0], EXPORT_NULL);
    assert_true(json_finish(&json));
    assert_non_null(strstr(json.out->str, "\"touchpoint\": \"buy/website\""));
    assert_non_null(strstr(json.out->str,
                           "\"by_persona\": {\n    \"it-manager\": {\n"
                           "      \"customer\": 7.5,\n"
                           "      \"n\": null,\n      \"low\": null,\n      \"high\": null,\n"
                           "      \"perception_gap\": 0,\n"
                           "      \"performance_gap\": 1.5,\n"
                           "      \"verdict\": \"question\"\n    }\n  }"));
    assert_non_null(strstr(json.out->str, "\"low\": null"));
    assert_non_null(strstr(json.out->str, "\"verdict\": \"blind-spot\""));
    g_string_free(json.out, TRUE);
    arena_release(&sample.arena);
}

static void test_empty(void **state) {
    (void)state;
    struct model model;
    sample_project(&model);
    struct arena arena = {0};
    struct gaps gaps;
    gap_analyse(&model, &arena, &gaps);
    assert_int_equal(gaps.items.count + gaps.work.count, 0);
    struct touchpoint touchpoint;
    assert_null(gap_find(&gaps, &touchpoint));
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdict),   cmocka_unit_test(test_figures),
        cmocka_unit_test(test_inherited), cmocka_unit_test(test_persona),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
