/* Names that were meant to be another, and names that are somebody else's. */
#include "model/stray.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const FOLDERS[] = {"journeys", "kpis", "backlog", NULL, "board"};
static const char *const TYPES[] = {"journey", "kpi", "feature", "channel-mix", "board-meeting"};

static const struct {
    const char *name, *meant;
} CASES[] = {
    {"journey/a.yaml", "journeys/"},
    {"Journeys/a.yaml", "journeys/"},
    {"joruneys/deep/a.yaml", "journeys/"},
    {"kpi/a.yaml", "kpis/"},
    {"features/a.yaml", "backlog/"},
    {"k8s/a.yaml", NULL},
    {"deploy/a.yaml", NULL},
    {"other/journeys/a.yaml", NULL},
    {"channel-mix/a.yaml", NULL},
    {"organization.yaml", "organisation.yaml"},
    {"organisation.yml", "organisation.yaml"},
    {"ranking.yaml", "rankings.yaml"},
    {"flightpath.yml", "flightpath.yaml"},
    {"mkdocs.yml", NULL},
    {"docker-compose.yaml", NULL},
};

static void names(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *meant = stray_meant(CASES[i].name, FOLDERS, TYPES, 5, &arena);
        if (CASES[i].meant) {
            assert_non_null(meant);
            assert_string_equal(meant, CASES[i].meant);
        } else {
            assert_null(meant);
        }
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
