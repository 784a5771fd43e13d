/* Each rule of a RACI table, kept and broken. */
#include "analyse/raci.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *row;      /* of the table */
    const char *problems; /* joined by a space */
} ROWS[] = {
    {"{activity: a, responsible: [r1], accountable: r2}", ""},
    {"{activity: b, responsible: [r1], accountable: r1}", ""},
    {"{activity: c, responsible: [r1]}", "no-accountable"},
    {"{activity: d, accountable: r3}", "no-responsible"},
    {"{activity: e}", "no-accountable no-responsible"},
    {"{activity: f, responsible: [r1], accountable: [r2, r3]}", "several-accountable"},
    {"{activity: g, responsible: [r1], accountable: r1, informed: [r1]}", "repeated-role"},
    {"{activity: h, responsible: [r1, r1], accountable: r2}", "repeated-role"},
    {"{activity: i, responsible: [r1], accountable: r4, consulted: [c1, c2, c3, c4, c5]}", ""},
    {"{activity: j, responsible: [r1], accountable: r4, consulted: [c1, c2, c3, c4, c5, c6]}",
     "too-many-consulted"},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

static char *join(const struct raci_check *check) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < check->problems.count; i++) {
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", check->problems.items[i]);
    }
    return g_string_free(out, FALSE);
}

/* Reads an organisation of ten roles, of which r5 is in no activity, and these rows. */
static void read_roles(const char *rows, struct model *model) {
    char *text =
        g_strdup_printf("roles:\n"
                        "  - {id: r1, name: R}\n  - {id: r2, name: R}\n  - {id: r3, name: R}\n"
                        "  - {id: r4, name: R}\n  - {id: r5, name: R}\n  - {id: c1, name: C}\n"
                        "  - {id: c2, name: C}\n  - {id: c3, name: C}\n  - {id: c4, name: C}\n"
                        "  - {id: c5, name: C}\n  - {id: c6, name: C}\n%s",
                        rows);
    struct sample_file files[] = {{"flightpath.yaml", "title: Shop\nas_of: 2026-03-31\n"},
                                  {"organisation.yaml", text}};
    assert_true(sample_load(files, 2, NULL, model));
    g_free(text);
}

static void test_rules(void **state) {
    (void)state;
    GString *rows = g_string_new("raci:\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        g_string_append_printf(rows, "  - %s\n", ROWS[i].row);
    }
    struct model model;
    read_roles(rows->str, &model);
    struct arena arena = {0};
    struct raci_checks checks;
    raci_analyse(&model.organisation, &arena, &checks);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        char *problems = join(&checks.items.items[i]);
        if (strcmp(problems, ROWS[i].problems) != 0) {
            fail_msg("%s: %s", ROWS[i].row, problems);
        }
        assert_ptr_equal(checks.items.items[i].row, &model.organisation.raci.items[i]);
        assert_null(checks.items.items[i].role);
        g_free(problems);
    }
    assert_int_equal(checks.items.count, ROW_COUNT + 1); /* r2 has 3 of 10: not over a third */
    const struct raci_check *unused = &checks.items.items[ROW_COUNT];
    assert_string_equal(unused->role, "r5");
    assert_null(unused->activity);
    assert_int_equal(unused->problems.count, 1);
    assert_string_equal(unused->problems.items[0], "role-unused");
    model_release(&model);
    arena_release(&arena);
    g_string_free(rows, TRUE);
}

static void test_too_often(void **state) {
    (void)state;
    struct model model;
    read_roles(
        "raci:\n"
        "  - {activity: a, responsible: [r1, r3, r4, r5], accountable: r2}\n"
        "  - {activity: b, responsible: [c1], accountable: r2, informed: [c2, c3, c4, c5, c6]}\n"
        "  - {activity: c, responsible: [r2], accountable: r1}\n"
        "  - {activity: d, responsible: [r2], accountable: r3}\n"
        "  - {activity: e, responsible: [r2], accountable: r4}\n",
        &model);
    struct arena arena = {0};
    struct raci_checks checks;
    raci_analyse(&model.organisation, &arena, &checks);
    assert_int_equal(checks.items.count, 6);
    assert_string_equal(checks.items.items[5].role, "r2"); /* 2 of 5 */
    assert_string_equal(checks.items.items[5].problems.items[0], "accountable-too-often");
    assert_true(checks.items.items[5].accountable_for == 2);
    model_release(&model);
    arena_release(&arena);
}

static void test_none(void **state) {
    (void)state;
    struct model model;
    read_roles("", &model);
    struct arena arena = {0};
    struct raci_checks checks;
    raci_analyse(&model.organisation, &arena, &checks);
    assert_int_equal(checks.items.count, 0); /* no table: nothing is said of its roles */
    model_release(&model);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules),
                                       cmocka_unit_test(test_too_often),
                                       cmocka_unit_test(test_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
