/* Initiatives on a roadmap: durations, horizons at the month's end, lateness, conflicts, load. */
#include "analyse/roadmap.h"

#include "model/export.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 5 };

struct plan {
    struct arena arena;
    struct model model;
    struct initiative initiatives[MOST];
    struct reference references[2 * MOST];
    size_t reference_count;
    struct team teams[2];
    struct roadmap roadmap;
};

static uint32_t day(const char *text) {
    uint32_t result = 0;
    assert_true(*text == '\0' || date_read(text, &result));
    return result;
}

static void build(struct plan *plan, const char *as_of) {
    memset(plan, 0, sizeof *plan);
    sample_project(&plan->model);
    plan->model.as_of = day(as_of);
    plan->model.project.horizons.short_term = 6;
    plan->model.project.horizons.mid_term = 18;
    for (size_t i = 0; i < 2; i++) {
        sample_clear(&TEAM_RECORD, &plan->teams[i]);
        plan->teams[i].id = i == 0 ? "portal" : "care";
    }
    plan->model.organisation.teams.items = plan->teams;
    plan->model.organisation.teams.count = 2;
    plan->model.initiatives.items = plan->initiatives;
}

static struct initiative *add(struct plan *plan, int status, const char *start, const char *due,
                              double duration) {
    static const char *const CODES[] = {"A", "B", "C", "D", "E"};
    size_t at = plan->model.initiatives.count++;
    struct initiative *initiative = &plan->initiatives[at];
    sample_clear(&INITIATIVE_RECORD, initiative);
    initiative->code = initiative->name = CODES[at];
    initiative->status = status;
    initiative->start = day(start);
    initiative->due = day(due);
    initiative->duration = duration;
    return initiative;
}

/* Lets an initiative wait for what was added before it; once each. */
static void depend(struct plan *plan, struct initiative *initiative, size_t first, size_t count) {
    initiative->depends_on.items = &plan->references[plan->reference_count];
    initiative->depends_on.count = count;
    for (size_t i = first; i < first + count; i++) {
        plan->references[plan->reference_count++] =
            sample_reference(plan->initiatives[i].code, ENTITY_INITIATIVE, &plan->initiatives[i]);
    }
}

static void assert_near(double found, double want) {
    if (isnan(want) ? !isnan(found) : !(fabs(found - want) <= 1e-12)) {
        fail_msg("found %.17g, want %.17g", found, want);
    }
}

/* The critical path of the method page. */
static void test_critical_path(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-04-01");
    add(&plan, INITIATIVE_PROPOSED, "", "", 10);
    depend(&plan, add(&plan, INITIATIVE_PROPOSED, "", "", 20), 0, 1);
    add(&plan, INITIATIVE_PROPOSED, "", "", 30);
    depend(&plan, add(&plan, INITIATIVE_PROPOSED, "", "", 40), 1, 2);
    add(&plan, INITIATIVE_PROPOSED, "", "", 50);
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    static const char *const FINISHES[] = {"2026-04-14", "2026-05-12", "2026-05-12", "2026-07-07",
                                           "2026-06-09"};
    assert_int_equal(plan.roadmap.items.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct roadmap_item *item = &plan.roadmap.items.items[i];
        assert_int_equal(item->early_finish, day(FINISHES[i]));
        assert_near(item->slack, i == 4 ? 20 : 0);
        assert_int_equal(item->critical, i == 4 ? ANSWER_NO : ANSWER_YES);
        assert_ptr_equal(roadmap_find(&plan.roadmap, &plan.initiatives[i]), item);
    }
    assert_int_equal(plan.roadmap.items.items[3].early_start, day("2026-05-13"));
    assert_int_equal(plan.roadmap.finish, day("2026-07-07"));
    assert_int_equal(plan.roadmap.conflicts.count, 0);
    arena_release(&plan.arena);
}

static const struct {
    const char *what;
    int status;
    const char *start, *due;
    double duration;
    const char *early_start, *early_finish;
    double late_days; /* NaN: not late */
} DATES[] = {
    {"from start to due, both included", INITIATIVE_APPROVED, "2026-04-06", "2026-04-10", NAN,
     "2026-04-06", "2026-04-10", NAN},
    {"due goes before duration", INITIATIVE_APPROVED, "2026-04-06", "2026-04-10", 40, "2026-04-06",
     "2026-04-10", NAN},
    {"without a start, from today to due", INITIATIVE_PROPOSED, "", "2026-04-03", NAN, "2026-04-01",
     "2026-04-03", NAN},
    {"a duration", INITIATIVE_PROPOSED, "2026-04-06", "", 6, "2026-04-06", "2026-04-13", NAN},
    {"only a weekend: one day", INITIATIVE_PROPOSED, "2026-04-04", "2026-04-05", NAN, "2026-04-06",
     "2026-04-06", NAN},
    {"due before it starts: one day", INITIATIVE_PROPOSED, "2026-04-20", "2026-04-06", NAN,
     "2026-04-20", "2026-04-20", NAN},
    {"neither", INITIATIVE_PROPOSED, "2026-04-06", "", NAN, "", "", NAN},
    {"late and not begun: its full duration from today", INITIATIVE_PROPOSED, "2026-03-02",
     "2026-03-06", NAN, "2026-04-01", "2026-04-07", 26},
    {"late and in progress: until today", INITIATIVE_IN_PROGRESS, "2026-03-02", "2026-03-06", NAN,
     "2026-03-02", "2026-04-01", 26},
    {"blocked counts as started", INITIATIVE_BLOCKED, "2026-03-30", "2026-04-03", NAN, "2026-03-30",
     "2026-04-03", NAN},
    {"in progress without a start", INITIATIVE_IN_PROGRESS, "", "", 3, "2026-04-01", "2026-04-03",
     NAN},
    {"due today is not late", INITIATIVE_IN_PROGRESS, "2026-03-30", "2026-04-01", NAN, "2026-03-30",
     "2026-04-01", NAN},
};

static void test_dates(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        struct plan plan;
        build(&plan, "2026-04-01");
        add(&plan, DATES[i].status, DATES[i].start, DATES[i].due, DATES[i].duration);
        roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
        const struct roadmap_item *item = &plan.roadmap.items.items[0];
        if (item->early_start != day(DATES[i].early_start) ||
            item->early_finish != day(DATES[i].early_finish)) {
            fail_msg("%s: %s to %s", DATES[i].what, date_text(item->early_start, &plan.arena),
                     date_text(item->early_finish, &plan.arena));
        }
        assert_near(item->late_days, DATES[i].late_days);
        assert_int_equal(item->late, isnan(DATES[i].late_days) ? ANSWER_NO : ANSWER_YES);
        bool computed = item->early_start > 0;
        assert_near(item->slack, computed ? 0 : NAN);
        assert_int_equal(item->critical, computed ? ANSWER_YES : ANSWER_NO);
        assert_int_equal(item->horizon, computed ? ROADMAP_SHORT : ROADMAP_NO_HORIZON);
        arena_release(&plan.arena);
    }
}

/* Six months after 31 August end on the last day of February. */
static const struct {
    const char *as_of, *start;
    enum roadmap_horizon want;
} HORIZONS[] = {
    {"2026-08-31", "2027-02-26", ROADMAP_SHORT}, /* a Friday; the term ends on Sunday 28 */
    {"2026-08-31", "2027-03-01", ROADMAP_MID},   {"2026-08-31", "2028-02-29", ROADMAP_MID},
    {"2026-08-31", "2028-03-01", ROADMAP_LONG},  {"2026-03-31", "2026-09-30", ROADMAP_SHORT},
    {"2026-03-31", "2026-10-01", ROADMAP_MID},
};

static void test_horizons(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof HORIZONS / sizeof *HORIZONS; i++) {
        struct plan plan;
        build(&plan, HORIZONS[i].as_of);
        add(&plan, INITIATIVE_PROPOSED, HORIZONS[i].start, "", 1);
        roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
        if (plan.roadmap.items.items[0].horizon != (int)HORIZONS[i].want) {
            fail_msg("%s from %s: %d", HORIZONS[i].start, HORIZONS[i].as_of,
                     plan.roadmap.items.items[0].horizon);
        }
        arena_release(&plan.arena);
    }
}

static void test_closed(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-04-01");
    add(&plan, INITIATIVE_DONE, "2026-04-01", "", 100);
    add(&plan, INITIATIVE_CANCELLED, "2026-04-01", "", 100);
    depend(&plan, add(&plan, INITIATIVE_APPROVED, "2026-04-01", "", 1), 0, 2);
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    assert_int_equal(plan.roadmap.items.count, 1);
    assert_int_equal(plan.roadmap.items.items[0].early_finish, day("2026-04-01"));
    assert_int_equal(plan.roadmap.conflicts.count, 0);
    assert_null(roadmap_find(&plan.roadmap, &plan.initiatives[0]));
    assert_null(roadmap_find(&plan.roadmap, NULL));
    arena_release(&plan.arena);
}

/* B is planned three days before A ends, so it cannot make its date; C starts the day A ends. */
static void test_conflicts(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-04-01");
    add(&plan, INITIATIVE_PROPOSED, "2026-04-01", "2026-04-14", NAN);
    depend(&plan, add(&plan, INITIATIVE_PROPOSED, "2026-04-11", "2026-04-17", NAN), 0, 1);
    depend(&plan, add(&plan, INITIATIVE_PROPOSED, "2026-04-14", "", NAN), 0, 1);
    depend(&plan, add(&plan, INITIATIVE_PROPOSED, "2026-04-13", "", NAN), 0, 1);
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    assert_int_equal(plan.roadmap.conflicts.count, 3);
    const struct roadmap_conflict *conflicts = plan.roadmap.conflicts.items;
    assert_int_equal(conflicts[0].kind, ROADMAP_STARTS_BEFORE_DEPENDENCY);
    assert_string_equal(conflicts[0].initiative, "B");
    assert_string_equal(conflicts[0].other, "A");
    assert_near(conflicts[0].days, 3);
    assert_int_equal(conflicts[1].kind, ROADMAP_DUE_BEFORE_FINISH); /* 15 to 21 April */
    assert_null(conflicts[1].other);
    assert_near(conflicts[1].days, 4);
    assert_string_equal(conflicts[2].initiative, "D"); /* not computed, but planned too early */
    assert_near(conflicts[2].days, 1);
    arena_release(&plan.arena);
}

static void give(struct initiative *initiative, const struct team *team, double effort) {
    initiative->team = sample_reference(team->id, ENTITY_TEAM, team);
    initiative->cost.effort = effort;
}

/* 160 days over 80 working days are 2 a day; a second initiative adds one in April. */
static void test_load(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-03-30");
    plan.teams[0].capacity = 44;
    give(add(&plan, INITIATIVE_PROPOSED, "", "", 80), &plan.teams[0], 160);
    give(add(&plan, INITIATIVE_PROPOSED, "2026-04-06", "", 1), &plan.teams[0], 3);
    give(add(&plan, INITIATIVE_PROPOSED, "2026-04-06", "", 4), &plan.teams[1], 8);
    give(add(&plan, INITIATIVE_PROPOSED, "2026-04-06", "", NAN), &plan.teams[1], 8);
    give(add(&plan, INITIATIVE_PROPOSED, "2026-04-06", "", 9), &plan.teams[1], NAN);
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    static const double DAYS[] = {4, 47, 42, 44, 26, 8}; /* March to July; care in April */
    assert_int_equal(plan.roadmap.load.count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct workload *load = &plan.roadmap.load.items[i];
        assert_string_equal(load->team, i < 5 ? "portal" : "care");
        assert_near(load->days, DAYS[i]);
        assert_near(load->capacity, i < 5 ? 44 : NAN);
        assert_int_equal(workload_is_over(load), i == 1);
    }
    const struct workload *april = &plan.roadmap.load.items[1];
    assert_string_equal(date_period_text(april->month, &plan.arena), "2026-04");
    assert_int_equal(april->shares.count, 2);
    assert_string_equal(april->shares.items[0].initiative, "A");
    assert_near(april->shares.items[1].days, 3);
    assert_int_equal(plan.roadmap.conflicts.count, 1);
    assert_int_equal(plan.roadmap.conflicts.items[0].kind, ROADMAP_OVERLOAD);
    assert_near(plan.roadmap.conflicts.items[0].days, 3);
    assert_ptr_equal(plan.roadmap.conflicts.items[0].load, april);
    arena_release(&plan.arena);
}

static void test_export(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-04-01");
    plan.teams[0].capacity = 1;
    give(add(&plan, INITIATIVE_PROPOSED, "", "", 2), &plan.teams[0], 4);
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &ROADMAP_RECORD, &plan.roadmap, EXPORT_NULL);
    assert_true(json_finish(&json));
    assert_non_null(strstr(json.out->str, "\"late_finish\": \"2026-04-02\",\n"
                                          "      \"float\": 0,\n      \"critical\": true,\n"
                                          "      \"horizon\": \"short\",\n      \"late\": false"));
    assert_non_null(strstr(json.out->str, "\"kind\": \"overload\",\n      \"initiative\": null,\n"
                                          "      \"other\": null,\n      \"days\": 3,\n"
                                          "      \"team\": \"portal\",\n"
                                          "      \"month\": \"2026-04\""));
    g_string_free(json.out, TRUE);
    arena_release(&plan.arena);
}

static void test_empty(void **state) {
    (void)state;
    struct plan plan;
    build(&plan, "2026-04-01");
    roadmap_analyse(&plan.model, &plan.arena, &plan.roadmap);
    assert_int_equal(plan.roadmap.items.count + plan.roadmap.load.count, 0);
    assert_int_equal(plan.roadmap.finish, 0);
    arena_release(&plan.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_critical_path), cmocka_unit_test(test_dates),
        cmocka_unit_test(test_horizons),      cmocka_unit_test(test_closed),
        cmocka_unit_test(test_conflicts),     cmocka_unit_test(test_load),
        cmocka_unit_test(test_export),        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
