/* KPIs, channel mixes and promised benefits of a project read from files. */
#include "analyse/analysis.h"
#include "sample_folder.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Test\nas_of: 2026-03-31\n"},
    {"kpis/a.yaml", "- {id: calls, name: Calls, better: lower, target: 24, series: {file: "
                    "calls.csv, period: m, value: v}}\n"
                    "- {id: visits, name: Visits, better: higher, target: 24, series: [[2026-02, "
                    "20], [2025-05, 12], [2025-06, "
                    "13], [2025-07, 13], [2025-08, 15], [2025-09, 14], [2025-10, 16], [2025-11, "
                    "18], [2025-12, 17], [2026-01, 19]]}\n"
                    "- {id: plain, name: Plain, series: [[2026, 1]]}\n"
                    "- {id: empty, name: Empty, target: 3, better: higher}\n"
                    "- {type: channel-mix, id: mix, name: Mix, series: {file: mix.csv, period: p, "
                    "channel: c, value: n}}\n"},
    {"kpis/calls.csv", "m;v;note\n2026-01;30;\n2026-02;;not counted\n2026-03;28.5;\n"},
    {"kpis/mix.csv",
     "p,c,n\n2026-Q1,web,30\n2025-Q4,phone,70\n2026-Q1,phone,40\n2026-Q1,web,30\n2025-Q4,web,30\n"},
    {"initiatives/x.yaml", "code: X-1\nname: X\noutcomes: [{kpi: calls, from: 32, to: 20, by: "
                           "2026-03-10}, {kpi: calls, from: 32, to: "
                           "20, by: 2026-02}]\n"},
    {"backlog/f.yaml", "- {id: f, name: F, kpi: {id: visits, from: 10, to: 30, by: 2027}}\n"},
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

static void near(double got, double want) {
    if (!(fabs(got - want) <= 1e-9)) {
        print_error("got %.12f, want %.12f\n", got, want);
        fail();
    }
}

static const struct kpi_result *result(const char *id) {
    return kpi_find(&analysis.kpis, model_find(&model, ENTITY_KPI, id));
}

static void test_file(void **state) {
    (void)state;
    const struct kpi_result *calls = result("calls");
    near(calls->n, 2);
    near(calls->latest, 28.5);
    near(calls->target->missed_by, 4.5);
    assert_int_equal(calls->target->met, ANSWER_NO);
    assert_int_equal(calls->target->meets_at.kind, PERIOD_NONE);
    assert_null(calls->trend);
    assert_true(isnan(calls->mean));
    const struct point *point = &calls->of->series.points.items[1];
    assert_string_equal(point->at.source->name, "kpis/calls.csv");
    assert_int_equal(point->at.line, 4);
    assert_int_equal(point->at.column, 9);
}

/* The line 11.06 + 0.89 x reaches 24 in the fifteenth period: July, counting from May. */
static void test_trend(void **state) {
    (void)state;
    const struct kpi_result *visits = result("visits");
    near(visits->latest, 20);
    near(visits->trend->s, 40);
    assert_int_equal(visits->trend->verdict, KPI_IMPROVING);
    assert_string_equal(date_period_text(visits->target->meets_at, &arena), "2026-07");
    near(visits->target->missed_by, 4);
}

static void test_without(void **state) {
    (void)state;
    assert_null(result("plain")->target);
    assert_true(isnan(result("empty")->latest));
    assert_int_equal(result("empty")->target->met, ANSWER_UNSAID);
    assert_null(kpi_last_signal(result("empty")));
    size_t first = analysis.findings.first[FINDING_KPI_WITHOUT_DATA];
    assert_int_equal(finding_count(&analysis.findings, FINDING_KPI_WITHOUT_DATA), 1);
    assert_string_equal(analysis.findings.items.items[first].subject, "empty");
}

static void test_channels(void **state) {
    (void)state;
    const struct channel_shift *mix = &analysis.channels.items.items[0];
    assert_int_equal(mix->periods.count, 2);
    near(mix->periods.items[0].digital_share, .3);
    near(mix->periods.items[1].digital_share, .6);
    near(mix->periods.items[1].contacts, 100);
    near(mix->change_points, 30);
    near(mix->change_digital, 30);
    near(mix->change_human, -30);
    near(mix->slope, .3);
}

static void test_benefits(void **state) {
    (void)state;
    assert_int_equal(analysis.benefits.items.count, 3);
    const struct benefit_result *items = analysis.benefits.items.items;
    near(items[0].observed, -3.5);
    assert_true(isnan(items[1].observed)); /* February has no value */
    near(items[1].so_far, -3.5);
    assert_string_equal(items[2].subject, "f");
    assert_true(isnan(items[2].observed));
    near(items[2].so_far, 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file),     cmocka_unit_test(test_trend),
        cmocka_unit_test(test_without),  cmocka_unit_test(test_channels),
        cmocka_unit_test(test_benefits),
    };
    return cmocka_run_group_tests(tests, read_project, forget);
}
