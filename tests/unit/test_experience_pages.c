/* Pages of the experience as a reader gets them: what is there is shown, what is missing is said or
 * left out, and no text of the project becomes markup. */
#include "sample_folder.h"

#include "render/page.h"
#include "render/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define PROJECT                                                                                    \
    { "flightpath.yaml", "title: Test\nas_of: 2026-03-31\n" }
#define STAGES                                                                                     \
    {                                                                                              \
        "flightpath.yaml", "title: Test\nas_of: 2026-03-31\nlifecycle:\n  - {id: buy, name: "      \
                           "Buy}\n  - {id: leave, "                                                \
                           "name: Leave}\n"                                                        \
    }
#define JOURNEY(name, score)                                                                       \
    {                                                                                              \
        "journeys/order.yaml",                                                                     \
            "name: " name "\nimportance: 8\nstages:\n  - id: s\n    name: S\n    lifecycle: buy\n" \
            "    touchpoints:\n      - {id: pay, name: " name ", emotion: -2, score: " score       \
            ", by_persona: {owner: {emotion: -1, customer: 4}}}\n"                                 \
    }
#define PERSONA                                                                                    \
    { "personas/owner.yaml", "name: Owner\nshare: 0.25\n" }

#define HOSTILE "'<script>x</script>\"><img src=y onerror=z>'"

static const struct {
    const char *label;
    struct sample_file files[4];
    const char *path;
    const char *has[6], *lacks[6];
} CASES[] = {
    {"an empty project says what to write",
     {PROJECT},
     "index.html",
     {"Nothing to report yet", "journeys/first-order.yaml", "customer: 5.1"},
     {"id=\"maturity\"", "id=\"gaps\"", "id=\"kpis\"", "id=\"nps\"", "id=\"journeys\""}},
    {"cards without anything are left out",
     {STAGES, JOURNEY("Order", "{internal: 8, customer: 5}"), PERSONA},
     "index.html",
     {"id=\"gaps\"", "id=\"journeys\"", "Work is needed at 1 of 1", "Blind spot", ">4.0<"},
     {"id=\"maturity\"", "id=\"kpis\"", "id=\"nps\"", "id=\"milestones\"", "Nothing to report"}},
    {"what is not measured is said, never 0",
     {STAGES, JOURNEY("Order", "{internal: 8}"), PERSONA},
     "journeys/index.html",
     {"Not measured", "No journey can be ranked", "0 of 1"},
     {">0.0<"}},
    {"a lifecycle stage without a journey is a hole",
     {STAGES, JOURNEY("Order", "{customer: 5}"), PERSONA},
     "lifecycle.html",
     {"No journey", "5.0", "Weak", "1 of 1 measured"},
     {NULL}},
    {"a persona's score stands beside that of all",
     {STAGES, JOURNEY("Order", "{internal: 8, customer: 5}"), PERSONA},
     "personas/owner.html",
     {"−1.0", "1 of 1 touchpoints scored", "Order, −1", "25"},
     {NULL}},
    {"names are text on the gap page",
     {STAGES, JOURNEY(HOSTILE, "{internal: 8, customer: 5}"), PERSONA},
     "gaps.html",
     {"&lt;script&gt;x&lt;/script&gt;"},
     {"<script>x", "<img src=y"}},
    {"names are text on the overview",
     {STAGES, JOURNEY(HOSTILE, "{internal: 8, customer: 5}"), PERSONA},
     "index.html",
     {"&lt;script&gt;x&lt;/script&gt;"},
     {"<script>x", "<img src=y"}},
    {"names are text on a persona's page",
     {STAGES, JOURNEY(HOSTILE, "{internal: 8, customer: 5}"), PERSONA},
     "personas/owner.html",
     {"&lt;script&gt;x&lt;/script&gt;"},
     {"<script>x", "<img src=y"}},
};

static bool drop(void *context, const char *path, const char *bytes, size_t length) {
    (void)context;
    (void)path;
    (void)bytes;
    (void)length;
    return true;
}

/* The page of a project; to be freed. NULL when there is none with that path. */
static char *page_of(const struct model *model, const char *path, struct arena *arena) {
    struct analysis analysis = {0};
    analysis_run(model, arena, &analysis);
    struct report report;
    struct diagnostics diagnostics = {0};
    assert_true(report_init(&report, model, &analysis, &diagnostics));
    struct page_sink sink = {.add = drop};
    struct page_work work = {.arena = arena, .measure = text_measure_new(NULL, 0), .sink = &sink};
    char *found = NULL;
    for (size_t i = 0; i < report_page_count(&report) && !found; i++) {
        GString *out = g_string_new(NULL);
        const char *made = report_render(&report, i, &work, out, &diagnostics);
        assert_non_null(made);
        bool wanted = strcmp(made, path) == 0;
        char *text = g_string_free(out, !wanted);
        found = wanted ? text : NULL;
    }
    text_measure_free(work.measure);
    report_release(&report);
    diagnostics_release(&diagnostics);
    return found;
}

static void test_pages(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        size_t count = 0;
        while (count < 4 && CASES[i].files[count].name) {
            count++;
        }
        struct model model;
        struct arena arena = {0};
        assert_true(sample_load(CASES[i].files, count, NULL, &model));
        char *page = page_of(&model, CASES[i].path, &arena);
        assert_non_null(page);
        for (size_t k = 0; k < 6 && CASES[i].has[k]; k++) {
            if (!strstr(page, CASES[i].has[k])) {
                fail_msg("%s: %s is not on %s", CASES[i].label, CASES[i].has[k], CASES[i].path);
            }
        }
        for (size_t k = 0; k < 6 && CASES[i].lacks[k]; k++) {
            if (strstr(page, CASES[i].lacks[k])) {
                fail_msg("%s: %s is on %s", CASES[i].label, CASES[i].lacks[k], CASES[i].path);
            }
        }
        g_free(page);
        arena_release(&arena);
        model_release(&model);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
