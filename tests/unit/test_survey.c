/* Surveys read from files, against worked numbers; and real data when it is there. */
#include "analyse/analysis.h"
#include "analyse/voice.h"
#include "model/journey.h"
#include "sample_folder.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Test\nas_of: 2026-03-31\nscale: {min: 0, max: 10}\nlifecycle: "
                        "[{id: use, name: Use}]\n"},
    {"personas/owner.yaml", "name: Owner\n"},
    {"personas/helper.yaml", "name: Helper\n"},
    {"journeys/child.yaml", "name: Child\nkind: product\nextends: help\nproduct: P\n"},
    {"journeys/help.yaml",
     "name: Help\npersonas: [helper, owner]\nstages: [{id: s, name: S, lifecycle: use, "
     "touchpoints: "
     "[{id: one, name: One}, {id: two, name: Two, "
     "score: {customer: {survey: w1, question: mean}}}, {id: three, name: "
     "Three, score: {customer: 4}}, {id: four, name: Four, by_persona: {owner: "
     "{customer: 9}}}]}]\n"},
    {"surveys/w1.yaml",
     "file: [a.csv, b.csv]\nwave: 2026-01\nquestions:\n  - {id: mean, column: m, kind: score, "
     "scale: [1, 5]}\n"
     "  - {id: mean-turned, column: m, kind: ces, scale: [1, 5], reverse: true, touchpoint: "
     "help/one}\n"
     "columns: {segment: s, persona: {column: p, map: {O: owner}}}\nmissing: [NA, 99]\n"
     "comments: {column: c, sample: 2}\n"},
    {"surveys/a.csv", "m,s,p,c\n1,A,O,first words\n2,A,O,\n2,A,O,other "
                      "words\n3,A,,NA\n3,A,,\n3,,,\n4,B,,\n7,B,,bad row\n"},
    {"surveys/b.csv", "p;c;m;s\n;;4;A\n;;5;A\n;;5.0;A\n;;5;A\n;;4;A\n;third;3;A\n;;2;A\n;;4.00;A\n;"
                      ";99.0;A\nX;; NA ;A\n"},
    {"surveys/weighted.yaml", "file: weighted.csv\nwave: 2026-02\ncolumns: {weight: w}\nquestions: "
                              "[{id: nps, column: x, kind: nps}]\n"},
    {"surveys/weighted.csv", "x,w\n10,1\n9,2\n8,1\n6,.5\n0,1.5\n10,1\n7,1\n3,1\n5,0\n"},
    {"surveys/whose.yaml",
     "file: whose.csv\nwave: 2026\ncolumns: {persona: p}\nquestions: [{id: q, column: x, kind: "
     "score, scale: [0, 10], touchpoint: help/four}]\n"},
    {"surveys/whose.csv",
     "x,p\n1,owner\n1,owner\n1,owner\n1,owner\n1,owner\n2,helper\n3,helper\n4,"
     "helper\n5,helper\n6,helper\n9,other\n9,other\n9,other\n9,other\n9,other\n"},
    {"surveys/drivers.yaml",
     "file: drivers.csv\nwave: 2026-03\noutcome: {column: y, kind: nps}\nquestions:\n"
     "  - {id: a, column: a, kind: score, scale: [1, 5], touchpoint: help/one}\n"
     "  - {id: b, column: b, kind: csat, scale: [1, 5]}\n  - {id: c, column: c, kind: score, "
     "scale: [1, 5]}\n"
     "  - {id: again, column: a, kind: csat, scale: [1, 5]}\n"},
    {"surveys/drivers.csv", "a,b,c,y\n5,4,3,9\n3,4,2,6\n4,4,4,8\n2,1,2,3\n5,5,4,10\n1,2,1,2\n3,3,5,"
                            "7\n4,2,3,6\n2,3,2,5\n5,3,4,9\n4,5,5,9\n1,1,2,1\n"},
};

static struct model model;
static struct analysis analysis;
static struct arena arena;

static int read_project(void **state) {
    (void)state;
    if (!sample_load(FILES, G_N_ELEMENTS(FILES), NULL, &model)) {
        return -1;
    }
    analysis_run(&model, &arena, &analysis);
    return 0;
}

static int forget(void **state) {
    (void)state;
    arena_release(&arena);
    model_release(&model);
    return 0;
}

static void near(double got, double want, double within) {
    if (!(fabs(got - want) <= within)) {
        print_error("got %.9f, want %.9f\n", got, want);
        fail();
    }
}

static const struct survey_result *result_of(const struct analysis *of, const char *id) {
    for (size_t i = 0; i < of->surveys.items.count; i++) {
        if (strcmp(of->surveys.items.items[i].survey, id) == 0) {
            return &of->surveys.items.items[i];
        }
    }
    fail_msg("no survey %s", id);
    return NULL;
}

static const struct survey_measure *measure(const struct analysis *of, const char *survey,
                                            const char *question, const char *group) {
    const struct survey_result *result = result_of(of, survey);
    for (size_t i = 0; i < result->questions.count; i++) {
        const struct survey_measure *item = &result->questions.items[i];
        if (strcmp(item->question, question) == 0 && strcmp(item->group, group) == 0) {
            return item;
        }
    }
    fail_msg("no measure %s %s", question, group);
    return NULL;
}

static void test_estimates(void **state) {
    (void)state;
    struct estimate nps = estimate_nps(.7, .15, 100);
    near(nps.value, 55, 1e-12);
    near(nps.low, 53.398058 - 14.382919, 1e-6);
    near(nps.high, 53.398058 + 14.382919, 1e-6);
    nps = estimate_nps(1, 0, 10);
    near(nps.low, 76.923077 - 29.419525, 1e-6);
    near(nps.high, 100, 0);
    struct estimate share = estimate_share(62.0 / 80, 80);
    near(share.low, .672132, 5e-7);
    near(share.high, .852668, 5e-7);
    struct estimate mean = estimate_mean(10.0 / 3, 1.234427, 15);
    near(mean.low, 2.649731, 1e-6);
    near(mean.high, 4.016937, 1e-6);
    assert_true(isnan(estimate_mean(3, NAN, 1).low));
}

/* Two files, of other columns and delimiters, make one survey. */
static void test_mean(void **state) {
    (void)state;
    const struct survey_measure *mean = measure(&analysis, "w1", "mean", "all");
    near(result_of(&analysis, "w1")->rows, 18, 0);
    near(mean->n, 15, 0);
    near(mean->value, 5.833333, 5e-7);
    near(mean->low, (2.649731 - 1) / 4 * 10, 5e-6);
    near(mean->high, (4.016937 - 1) / 4 * 10, 5e-6);
    assert_int_equal(mean->small, ANSWER_YES);
    const struct survey_measure *turned = measure(&analysis, "w1", "mean-turned", "all");
    near(turned->value, 6 - 3.333333, 5e-7);
    near(turned->low, 6 - 4.016937, 2e-6);
}

static void test_groups(void **state) {
    (void)state;
    near(measure(&analysis, "w1", "mean", "segment=A")->n, 13, 0);
    const struct survey_measure *few = measure(&analysis, "w1", "mean", "persona=owner");
    near(few->n, 3, 0);
    assert_true(isnan(few->value) && isnan(few->low));
}

static void test_weighted(void **state) {
    (void)state;
    const struct survey_measure *nps = measure(&analysis, "weighted", "nps", "all");
    near(nps->n, 8, 0);
    near(nps->n_effective, 7.043478, 5e-7);
    near(nps->value, 11.111111, 5e-7);
    near(nps->low, 7.792208 - 51.325309, 1e-6);
    near(nps->high, 7.792208 + 51.325309, 1e-6);
}

static void test_quotes(void **state) {
    (void)state;
    const struct answers *answers = result_of(&analysis, "w1")->of->answers;
    assert_int_equal(answers->quote_count, 2);
    assert_true(answers->quotes[0].hash < answers->quotes[1].hash);
}

/* 12 complete cases are too few for three predictors; the correlations stand. */
static void test_drivers(void **state) {
    (void)state;
    static const double ROWS[12][4] = {{5, 4, 3, 9},  {3, 4, 2, 6}, {4, 4, 4, 8}, {2, 1, 2, 3},
                                       {5, 5, 4, 10}, {1, 2, 1, 2}, {3, 3, 5, 7}, {4, 2, 3, 6},
                                       {2, 3, 2, 5},  {5, 3, 4, 9}, {4, 5, 5, 9}, {1, 1, 2, 1}};
    static const double R[] = {.947523, .854790, .782862}, WEIGHT[] = {.428992, .318291, .237668};
    static const double SHARE[] = {.435546, .323154, .241300};
    const struct drivers *drivers = result_of(&analysis, "drivers")->drivers;
    assert_int_equal(drivers->items.count, 3);
    assert_int_equal(drivers->withheld, DRIVER_TOO_FEW);
    double matrix[9], weights[3], sums[4] = {0}, cross[4][4] = {{0}};
    for (int row = 0; row < 12; row++) {
        for (int i = 0; i < 4; i++) {
            sums[i] += ROWS[row][i];
            for (int j = 0; j < 4; j++) {
                cross[i][j] += ROWS[row][i] * ROWS[row][j];
            }
        }
    }
    for (int i = 0; i < 3; i++) {
        near(drivers->items.items[i].r, R[i], 5e-7);
        for (int j = 0; j < 3; j++) {
            matrix[3 * i + j] = (12 * cross[i][j] - sums[i] * sums[j]) /
                                sqrt((12 * cross[i][i] - sums[i] * sums[i]) *
                                     (12 * cross[j][j] - sums[j] * sums[j]));
        }
    }
    assert_true(driver_weights(matrix, R, 3, &arena, weights));
    for (int i = 0; i < 3; i++) {
        near(weights[i], WEIGHT[i], 5e-6);
        near(weights[i] / (weights[0] + weights[1] + weights[2]), SHARE[i], 5e-6);
    }
    near(weights[0] + weights[1] + weights[2], .984951, 5e-6);
    static const double SAME[] = {1, 1, 1, 1};
    assert_false(driver_weights(SAME, R, 2, &arena, weights));
}

/* A touchpoint's own question, its latest wave, and a typed score before both. */
static void test_voice(void **state) {
    (void)state;
    const struct touchpoint *one = model_find(&model, ENTITY_TOUCHPOINT, "help/one");
    const struct touchpoint *two = model_find(&model, ENTITY_TOUCHPOINT, "help/two");
    const struct touchpoint *three = model_find(&model, ENTITY_TOUCHPOINT, "help/three");
    struct voice voice = voice_of_touchpoint(&model, one);
    near(voice.value, (39.0 / 12 - 1) / 4 * 10, 1e-9);
    near(voice.n, 12, 0);
    assert_string_equal(date_period_text(voice.date, &arena), "2026-03");
    near(voice_of_touchpoint(&model, two).value, 5.833333, 5e-7);
    assert_true(voice_of_touchpoint(&model, two).low < 5.8);
    near(voice_of_touchpoint(&model, three).value, 4, 0);
    near(voice_importance(&model, one), 5, 0);
}

/* A persona's typed score before what it answered; only personas of the journey; and what a product
 * journey inherits is asked about where it comes from. */
static void test_personas(void **state) {
    (void)state;
    const struct touchpoint *four = model_find(&model, ENTITY_TOUCHPOINT, "help/four");
    const struct gap *gap = gap_find(&analysis.gaps, four);
    near(gap->customer, 70.0 / 15, 1e-12);
    assert_int_equal(gap->by_persona.count, 2);
    const struct gap_persona *owner = &gap->by_persona.items[0];
    const struct gap_persona *helper = &gap->by_persona.items[1];
    assert_string_equal(owner->persona, "owner");
    near(owner->customer, 9, 0);
    assert_true(isnan(owner->n) && isnan(owner->low));
    assert_string_equal(helper->persona, "helper");
    near(helper->customer, 4, 1e-12);
    near(helper->n, 5, 0);
    near(helper->low, 4 - 2.776445105 * sqrt(2.5 / 5), 1e-8);
    near(helper->performance_gap, gap->target - 4, 1e-12);
    const struct touchpoint *child = model_find(&model, ENTITY_TOUCHPOINT, "child/four");
    near(voice_of_touchpoint(&model, child).value, 70.0 / 15, 1e-12);
    assert_ptr_equal(voice_of_touchpoint(&model, child).question, four->asked);
}

/* Sums of 256 bits, added in any order, cancel to nothing. */
static void test_wide(void **state) {
    (void)state;
    struct wide sum = {0}, other = {0};
    for (int i = -3; i <= 3; i++) {
        wide_add_product(&sum, 9000000000000000000u,
                         (wide_signed)i * 6000000000000000000 * 9000000000);
        wide_add(&other, i);
    }
    near(wide_number(&sum, 0), 0, 0);
    near(wide_number(&other, 0), 0, 0);
    wide_add_product(&sum, 10000000000u, -30000000000);
    near(wide_number(&sum, 20), -3, 0);
    wide_add_product(&sum, 1, (wide_signed)1 << 100);
    wide_join(&other, &sum);
    near(wide_number(&other, 30), (ldexp(1, 100) - 3e20) / 1e30, 1e-15);
}

/* Rows of many kinds of weights and decimals, in some order. */
static char *shuffled(int start, int step, int from, int to) {
    GString *out = g_string_new("x,y,w,s,c\n");
    for (int i = from; i < to; i++) {
        int row = (start + i * step) % 1009;
        g_string_append_printf(out, "%d.%03d,%d,%d.%02d%s,S%d,words %d\n", 1 + row % 4, row % 1000,
                               row % 11, row % 7 + 1, row % 89, row % 3 ? "" : "12345678", row % 5,
                               row % 37);
    }
    return g_string_free(out, FALSE);
}

static void load_shuffled(char *first, char *second, struct model *into, struct analysis *found) {
    const struct sample_file files[] = {
        {"flightpath.yaml", "title: T\nas_of: 2026-01-01\n"},
        {"surveys/s.yaml",
         "file: [a.csv, b.csv]\nwave: 2026\ncolumns: {weight: w, segment: s}\noutcome: {column: y, "
         "kind: nps}\nquestions: [{id: x, column: x, kind: score, scale: [1, 5]}]\n"
         "comments: {column: c, sample: 7}\n"},
        {"surveys/a.csv", first},
        {"surveys/b.csv", second},
    };
    assert_true(sample_load(files, G_N_ELEMENTS(files), NULL, into));
    analysis_run(into, &arena, found);
    g_free(first);
    g_free(second);
}

/* Neither the order of the rows nor how they are spread over files changes a digit. */
static void test_order(void **state) {
    (void)state;
    struct model models[2];
    struct analysis found[2];
    load_shuffled(shuffled(0, 1, 0, 1009), g_strdup("x,y,w,s,c\n"), &models[0], &found[0]);
    load_shuffled(shuffled(5, 400, 0, 300), shuffled(5, 400, 300, 1009), &models[1], &found[1]);
    const struct survey_result *a = result_of(&found[0], "s"), *b = result_of(&found[1], "s");
    assert_int_equal(a->questions.count, 12);
    assert_int_equal(b->questions.count, 12);
    for (size_t i = 0; i < a->questions.count; i++) {
        const struct survey_measure *one = &a->questions.items[i], *other = &b->questions.items[i];
        assert_string_equal(one->group, other->group);
        assert_memory_equal(&one->n, &other->n, sizeof(double));
        assert_memory_equal(&one->n_effective, &other->n_effective, sizeof(double));
        assert_memory_equal(&one->value, &other->value, sizeof(double));
        assert_memory_equal(&one->low, &other->low, sizeof(double));
    }
    assert_memory_equal(&a->drivers->r2, &b->drivers->r2, sizeof(double));
    assert_true(a->drivers->r2 > 0);
    assert_int_equal(a->of->answers->quote_count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(a->of->answers->quotes[i].text, b->of->answers->quotes[i].text);
    }
    model_release(&models[0]);
    model_release(&models[1]);
}

/* SFO airport's surveys of 2017 and 2018; figures computed independently. */
static const struct {
    const char *survey, *question;
    double n, value;
} AIRPORT[] = {
    {"u2017", "outcome", 2746, 39.84}, {"u2018", "outcome", 2650, 30.98},
    {"w2017", "outcome", 2746, 40.40}, {"w2018", "outcome", 2650, 35.11},
    {"u2017", "all", 2688, 4.064},     {"u2018", "all", 2625, 4.003},
    {"w2017", "all", 2688, 4.071},     {"w2018", "all", 2625, 4.042},
    {"u2017", "top", 2688, 0.8207},    {"u2018", "top", 2625, 0.7844},
};

static char *airport_mapping(int year, bool weighted) {
    return g_strdup_printf(
        "file: %d.csv\nwave: %d\n%soutcome: {column: NETPRO, kind: nps, missing: 11}\nquestions:\n"
        "  - {id: all, column: Q7ALL, kind: score, scale: [1, 5], missing: [0, 6]}\n"
        "  - {id: top, column: Q7ALL, kind: csat, scale: [1, 5], missing: [0, 6]}\n"
        "missing: [BLANK, Blank]\n",
        year, year, weighted ? "columns: {weight: WEIGHT}\n" : "");
}

static void test_airport(void **state) {
    (void)state;
    const char *shared = getenv("FLIGHTPATH_SHARED");
    char *texts[2] = {NULL}, *mappings[4];
    for (int year = 2017; year <= 2018; year++) {
        char *path = g_strdup_printf("%s/sfo-survey/%d_SFO_Customer_Survey.csv",
                                     shared ? shared : "../shared/data", year);
        bool there = g_file_get_contents(path, &texts[year - 2017], NULL, NULL);
        g_free(path);
        if (!there) {
            print_message("skipped: no airport survey in ../shared/data\n");
            g_free(texts[0]);
            return;
        }
    }
    for (int i = 0; i < 4; i++) {
        mappings[i] = airport_mapping(2017 + i / 2, i % 2 == 1);
    }
    const struct sample_file files[] = {
        {"flightpath.yaml", "title: Airport\nas_of: 2019-01-01\nscale: {min: 1, max: 5}\n"},
        {"surveys/u2017.yaml", mappings[0]},
        {"surveys/w2017.yaml", mappings[1]},
        {"surveys/u2018.yaml", mappings[2]},
        {"surveys/w2018.yaml", mappings[3]},
        {"surveys/2017.csv", texts[0]},
        {"surveys/2018.csv", texts[1]},
    };
    struct model airport;
    struct analysis found;
    assert_true(sample_load(files, G_N_ELEMENTS(files), NULL, &airport));
    analysis_run(&airport, &arena, &found);
    for (size_t i = 0; i < G_N_ELEMENTS(AIRPORT); i++) {
        const struct survey_measure *got =
            measure(&found, AIRPORT[i].survey, AIRPORT[i].question, "all");
        near(got->n, AIRPORT[i].n, 0);
        near(got->value, AIRPORT[i].value, AIRPORT[i].value > 5 ? 0.005 : 0.0005);
    }
    model_release(&airport);
    for (int i = 0; i < 4; i++) {
        g_free(mappings[i]);
        g_free(texts[i / 2]);
        texts[i / 2] = NULL;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_estimates), cmocka_unit_test(test_mean),
        cmocka_unit_test(test_groups),    cmocka_unit_test(test_weighted),
        cmocka_unit_test(test_quotes),    cmocka_unit_test(test_drivers),
        cmocka_unit_test(test_voice),     cmocka_unit_test(test_personas),
        cmocka_unit_test(test_wide),      cmocka_unit_test(test_order),
        cmocka_unit_test(test_airport),
    };
    return cmocka_run_group_tests(tests, read_project, forget);
}
