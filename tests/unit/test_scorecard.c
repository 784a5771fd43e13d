/* Assessments of a small model: means of means, the stage reached, what is skipped or not rated,
 * disagreement, next steps, progress by unit. */
#include "analyse/scorecard.h"

#include "model/export.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { STAGES = 3, EACH = 2, PRACTICES = STAGES * EACH, FUNCTIONS = 3, RATINGS = 4 };

struct plan {
    struct arena arena;
    struct model model;
    struct maturity_model maturity;
    struct maturity_stage stages[STAGES];
    struct practice practices[PRACTICES];
    struct business_function functions[FUNCTIONS];
    struct assessment assessments[4];
    struct function_rating ratings[4][RATINGS];
    struct practice_rating cells[4][RATINGS][PRACTICES];
    struct scorecards cards;
};

static void build(struct plan *plan) {
    static const char *const STAGE_IDS[] = {"aware", "map", "improve"};
    static const char *const FUNCTION_IDS[] = {"sales", "care", "it"};
    static const char *const PRACTICE_IDS[] = {"a2", "a1", "m2", "m1", "i2", "i1"};
    memset(plan, 0, sizeof *plan);
    sample_project(&plan->model);
    plan->model.project.maturity.threshold = 75;
    for (size_t s = 0; s < STAGES; s++) {
        plan->stages[s].id = STAGE_IDS[s];
        plan->stages[s].practices.items = &plan->practices[s * EACH];
        plan->stages[s].practices.count = EACH;
    }
    for (size_t p = 0; p < PRACTICES; p++) {
        plan->practices[p].id = PRACTICE_IDS[p];
    }
    for (size_t f = 0; f < FUNCTIONS; f++) {
        plan->functions[f].id = FUNCTION_IDS[f];
    }
    plan->maturity.stages.items = plan->stages;
    plan->maturity.stages.count = STAGES;
    plan->model.maturity_model = &plan->maturity;
    plan->model.organisation.functions.items = plan->functions;
    plan->model.organisation.functions.count = FUNCTIONS;
    plan->model.assessments.items = plan->assessments;
}

static struct assessment *assess(struct plan *plan, uint32_t date, const char *unit) {
    size_t at = plan->model.assessments.count++;
    struct assessment *assessment = &plan->assessments[at];
    assessment->date = date;
    assessment->unit = unit;
    assessment->ratings.items = plan->ratings[at];
    return assessment;
}

/* One respondent's ratings as digits, "-" for none. */
static void rate(struct plan *plan, size_t assessment, size_t function, const char *digits) {
    struct assessment *to = &plan->assessments[assessment];
    size_t at = to->ratings.count++;
    struct function_rating *rating = &to->ratings.items[at];
    rating->function =
        sample_reference(plan->functions[function].id, ENTITY_FUNCTION, &plan->functions[function]);
    rating->practices.items = plan->cells[assessment][at];
    for (size_t p = 0; digits[p] != '\0'; p++) {
        if (digits[p] != '-') {
            rating->practices.items[rating->practices.count++] = (struct practice_rating){
                .practice =
                    sample_reference(plan->practices[p].id, ENTITY_PRACTICE, &plan->practices[p]),
                .rating = digits[p] - '0',
            };
        }
    }
}

static const struct scorecard *analyse(struct plan *plan) {
    scorecard_analyse(&plan->model, &plan->arena, &plan->cards);
    return &plan->cards.items.items[plan->cards.items.count - 1];
}

static void assert_near(double found, double want) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) <= 1e-12)) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

/* The method page: Sales 75 and 50, Care 25: (62.5 + 25)/2. */
static void test_means(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    assess(&plan, 1, NULL);
    rate(&plan, 0, 0, "34");
    rate(&plan, 0, 1, "1-");
    rate(&plan, 0, 0, "2");
    const struct scorecard *card = analyse(&plan);
    const struct scorecard_practice *practice = &card->practices.items[0];
    assert_near(practice->score, 43.75);
    assert_int_equal(practice->functions.count, 2);
    assert_near(practice->functions.items[0].score, 62.5);
    assert_near(practice->spread, sqrt(2 * 18.75 * 18.75));
    assert_int_equal(practice->disagreement, ANSWER_YES); /* 26.5 */
    assert_int_equal(practice->answers.count, 3);
    assert_near(practice->answers.items[2].rating->rating, 2);
    assert_near(card->practices.items[1].score, 100);
    assert_near(card->practices.items[1].spread, NAN); /* one function */
    assert_int_equal(card->practices.items[1].disagreement, ANSWER_NO);
    const struct scorecard_stage *stage = &card->stages.items[0];
    assert_near(stage->score, 71.875);
    assert_near(stage->rated, 2);
    assert_near(stage->functions.items[0].score, (62.5 + 100) / 2);
    assert_near(stage->functions.items[1].score, 25);
    assert_near(stage->spread, fabs(81.25 - 25) / sqrt(2));
    assert_near(card->index, 71.875); /* the others are not rated */
    assert_int_equal(card->missing.count, 1);
    assert_string_equal(card->missing.items[0], "it");
    arena_release(&plan.arena);
}

/* One function's ratings of a2 a1, m2 m1, i2 i1. */
static const struct {
    const char *ratings;
    double level, index;
    const char *skipped, *next;
} LEVELS[] = {
    {"444444", 3, 100, "", ""},
    {"333333", 3, 75, "", ""}, /* at the threshold */
    {"333311", 2, 175.0 / 3, "", "i1 i2"},
    {"332311", 1, (75 + 62.5 + 25) / 3, "", "m2"},
    {"331244", 1, (75 + 37.5 + 100) / 3, "improve", "m2 m1"},
    {"234444", 0, (62.5 + 100 + 100) / 3, "map improve", "a2"},
    {"00----", 0, 0, "", "a1 a2"},
    {"----44", 0, 100, "improve", ""}, /* nothing rated: not reached, not in the index */
    {"4-----", 1, 100, "", ""},        /* nothing to do next is known */
    {"44--44", 1, 100, "improve", ""},
    {"44-244", 1, (100 + 50 + 100) / 3.0, "improve", "m1"},
    {"4-2444", 3, 275.0 / 3, "", ""}, /* a practice below it in a stage that is met */
    {"------", 0, NAN, "", ""},
};

static char *join(const char *const *words, size_t count) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", words[i]);
    }
    return g_string_free(text, FALSE);
}

static void test_levels(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
        struct plan plan;
        build(&plan);
        assess(&plan, 1, NULL);
        rate(&plan, 0, 0, LEVELS[i].ratings);
        const struct scorecard *card = analyse(&plan);
        const char *next[EACH];
        for (size_t s = 0; s < card->next.count; s++) {
            next[s] = card->next.items[s].practice;
        }
        char *steps = join(next, card->next.count);
        char *skipped = join(card->skipped.items, card->skipped.count);
        size_t level = (size_t)LEVELS[i].level;
        if (card->level != LEVELS[i].level || strcmp(skipped, LEVELS[i].skipped) != 0 ||
            strcmp(steps, LEVELS[i].next) != 0) {
            fail_msg("%s: level %g, skipped '%s', next '%s'", LEVELS[i].ratings, card->level,
                     skipped, steps);
        }
        assert_near(card->index, LEVELS[i].index);
        assert_ptr_equal(card->reached, level > 0 ? plan.stages[level - 1].id : NULL);
        for (size_t s = 0; s < STAGES; s++) {
            assert_int_equal(card->stages.items[s].reached, s < level ? ANSWER_YES : ANSWER_NO);
        }
        g_free(steps);
        g_free(skipped);
        arena_release(&plan.arena);
    }
}

/* Three functions: 100, 50 and 25 spread by 38 points, 75, 50 and 25 by 25, which is not above. */
static void test_disagreement(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    assess(&plan, 1, NULL);
    rate(&plan, 0, 0, "43");
    rate(&plan, 0, 1, "22");
    rate(&plan, 0, 2, "11");
    const struct scorecard *card = analyse(&plan);
    assert_true(fabs(card->practices.items[0].spread - 38.188) < 0.001);
    assert_int_equal(card->practices.items[0].disagreement, ANSWER_YES);
    assert_near(card->practices.items[1].spread, 25);
    assert_int_equal(card->practices.items[1].disagreement, ANSWER_NO);
    assert_int_equal(card->missing.count, 0);
    arena_release(&plan.arena);
}

static void test_progress(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    assess(&plan, 30, "All");
    assess(&plan, 10, "All");
    assess(&plan, 20, "North");
    assess(&plan, 30, NULL);
    rate(&plan, 0, 0, "44");
    rate(&plan, 1, 0, "33");
    rate(&plan, 2, 0, "11");
    analyse(&plan);
    const struct scorecard *cards = plan.cards.items.items;
    static const uint32_t DATES[] = {10, 20, 30, 30};
    static const double CHANGES[] = {NAN, NAN, NAN, 25};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(cards[i].date, DATES[i]);
        assert_near(cards[i].change, CHANGES[i]);
    }
    assert_null(cards[2].unit);
    assert_ptr_equal(cards[3].previous, &cards[0]);
    assert_int_equal(plan.cards.latest.count, 3);
    assert_ptr_equal(plan.cards.latest.items[0], &cards[3]);
    assert_ptr_equal(plan.cards.latest.items[1], &cards[1]);
    arena_release(&plan.arena);
}

static void test_export(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    assess(&plan, date_from_parts(2026, 1, 20), "All");
    rate(&plan, 0, 0, "33-1");
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &SCORECARD_RECORD, analyse(&plan), EXPORT_NULL);
    assert_true(json_finish(&json));
    assert_non_null(strstr(json.out->str, "\"date\": \"2026-01-20\",\n  \"unit\": \"All\",\n"
                                          "  \"index\": 50,\n  \"reached\": \"aware\","));
    assert_non_null(strstr(json.out->str, "\"stage\": \"map\",\n      \"score\": 25,\n"
                                          "      \"rated\": 1,\n      \"practices\": 2,"));
    assert_non_null(strstr(json.out->str, "\"next\": [\n    {\n      \"practice\": \"m1\",\n"
                                          "      \"score\": 25\n    }\n  ]"));
    g_string_free(json.out, TRUE);
    arena_release(&plan.arena);
}

static void test_none(void **state) {
    (void)state;
    struct plan plan;
    build(&plan);
    scorecard_analyse(&plan.model, &plan.arena, &plan.cards);
    assert_int_equal(plan.cards.items.count + plan.cards.latest.count, 0);
    arena_release(&plan.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_means),        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_disagreement), cmocka_unit_test(test_progress),
        cmocka_unit_test(test_export),       cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
