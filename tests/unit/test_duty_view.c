/* What is a person's, by name and by role, and in what order it is due. */
#include "render/duty_view.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Shop\nas_of: 2026-03-31\nlifecycle: [{id: use, name: Use}]\n"},
    {"organisation.yaml", "roles: [{id: owner, name: Journey owner}, {id: idle, name: Idle}]\n"
                          "people:\n"
                          "  - {id: ada, name: Ada, role: owner}\n"
                          "  - {id: ben, name: Ben, role: idle}\n"
                          "  - {id: cleo, name: Cleo}\n"},
    {"journeys/buy.yaml", "name: Buy\nowner: owner\nstages: [{id: s, name: S, touchpoints: "
                          "[{id: t, name: T, owner: ada}]}]\n"},
    {"journeys/old.yaml", "name: Old\nowner: ada\nstatus: retired\nstages: [{id: s, name: S}]\n"},
    {"initiatives/all.yaml",
     "- code: A-1\n  name: First\n  owner: ada\n  sponsor: ada\n  due: 2026-06-30\n"
     "  charter: {phases: [{name: Pilot, due: 2026-03-01}, {name: Past, due: 2026-01-01, done: "
     "true}]}\n"
     "  actions:\n"
     "    - {what: Undated, owner: ada}\n"
     "    - {what: Done, owner: ada, due: 2026-01-02, done: true}\n"
     "    - {what: Soon, owner: ben, due: 2026-03-31}\n"
     "- code: A-2\n  name: Over\n  status: done\n  owner: ben\n  due: 2026-01-01\n"
     "  actions: [{what: Forgotten, owner: ben, due: 2026-01-01}]\n"},
};

static const struct {
    const char *person;
    const char *dues; /* "what code|…"; an initiative has no what */
    size_t late, journeys, touchpoints, initiatives, actions;
} CASES[] = {
    {"ada", "Pilot A-1| A-1|Undated A-1|", 1, 1, 1, 1, 1}, /* the journey is her role's */
    {"ben", "Soon A-1|", 0, 0, 0, 0, 1},                   /* due on the report's day: not late */
    {"cleo", "", 0, 0, 0, 0, 0},
};

static void test_cases(void **state) {
    (void)state;
    struct model model;
    assert_true(sample_load(FILES, sizeof FILES / sizeof *FILES, NULL, &model));
    struct arena arena = {0};
    struct analysis analysis = {0};
    analysis_run(&model, &arena, &analysis);
    struct report report = {.model = &model, .analysis = &analysis};
    struct page_work work = {.report = &report, .arena = &arena};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct duty_things things;
        struct duty_dues dues;
        duty_things(&work, model_find(&model, ENTITY_PERSON, CASES[i].person), &things);
        duty_dues(&work, &things, &dues);
        GString *order = g_string_new(NULL);
        for (size_t n = 0; n < dues.items.count; n++) {
            const struct duty_due *due = &dues.items.items[n];
            g_string_append_printf(order, "%s %s|", due->what ? due->what : "",
                                   due->initiative->code);
        }
        assert_string_equal(order->str, CASES[i].dues);
        assert_int_equal(dues.late, CASES[i].late);
        assert_int_equal(duty_count(&things, ENTITY_JOURNEY), CASES[i].journeys);
        assert_int_equal(duty_count(&things, ENTITY_TOUCHPOINT), CASES[i].touchpoints);
        assert_int_equal(duty_count(&things, ENTITY_INITIATIVE), CASES[i].initiatives);
        assert_int_equal(duty_open_actions(&things), CASES[i].actions);
        g_string_free(order, TRUE);
    }
    model_release(&model);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
