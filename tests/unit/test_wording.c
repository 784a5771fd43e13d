/* The words of a project: each text once, with its place, whatever its field. */
#include "model/wording.h"

#include "model/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *file;
} CASES[] = {
    {"Characters that no font has", "flightpath.yaml"},
    {"Use and manage", "flightpath.yaml"},
    {"Support \xe2\x80\x93 \xce\xa3, \xd0\x96, \xc5\x82 and \xe2\x80\xa6 are there",
     "journeys/support.yaml"},
    {"Ask", "journeys/support.yaml"},
    {"\xe0\xb8\x84\xe0\xb8\xb8\xe0\xb8\x93", "journeys/support.yaml"}, /* in a list of texts */
};

struct seen {
    unsigned times[sizeof CASES / sizeof *CASES];
};

static void visit(const char *text, const struct span *at, void *context) {
    struct seen *seen = context;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        if (strcmp(text, CASES[i].text) == 0) {
            assert_string_equal(at->source->name, CASES[i].file);
            seen->times[i]++;
        }
    }
}

static void test_cases(void **state) {
    (void)state;
    struct model model;
    struct diagnostics diagnostics = {0};
    struct seen seen = {{0}};
    struct load_options options = {
        .root = "tests/golden/glyphs/in", .jobs = 1, .today = date_from_parts(2026, 3, 31)};
    load_model(&options, &model, &diagnostics);
    assert_int_equal(diagnostics.errors, 0);
    wording_of_model(&model, visit, &seen);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(seen.times[i], 1);
    }
    diagnostics_release(&diagnostics);
    model_release(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
