/* Pages of the transformation, made from a small project: what they say, and what they leave out.
 */
#include "render/page.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Shop\nas_of: 2026-03-31\ncurrency: EUR\n"},
    {"organisation.yaml", "functions: [{id: sales, name: Sales}, {id: care, name: Care}]\n"
                          "people: [{id: ada, name: Ada, function: sales}]\n"
                          "teams: [{id: web, name: Web team, function: sales, capacity: 10}]\n"
                          "systems: [{id: crm, name: CRM}]\n"},
    {"kpis/calls.yaml", "- {id: calls, name: Calls, better: lower, series: [[2026-01, 100], "
                        "[2026-02, 90]]}\n"},
    {"initiatives/all.yaml",
     "- {code: A-1, name: First, domain: Digital, status: in-progress, owner: ada, team: web,\n"
     "   start: 2026-03-02, due: 2026-03-20, done: 0.5, benefit: {customer: 8, business: 6},\n"
     "   cost: {effort: 60, money: 1000}, outcomes: [{kpi: calls, from: 100, to: 60, by: "
     "2026-06}],\n"
     "   actions: [{what: Over, due: 2026-03-30}, {what: Done, due: 2026-01-05, done: true}]}\n"
     "- {code: A-2, name: \"<b>Second</b>\", domain: Digital, depends_on: [A-1], duration: 10,\n"
     "   benefit: {customer: 4, business: 4}, cost: {effort: 20, money: 5000}}\n"
     "- {code: A-3, name: Third}\n"
     "- {code: A-4, name: Fourth, status: done, start: 2026-01-05, due: 2026-02-27}\n"},
    {"backlog/all.yaml",
     "- {id: fast, name: Fast, purpose: {customer: Waits less}, product_owner: ada, system: crm,\n"
     "   initiative: A-1, benefit: {customer: 5}, cost: {effort: 7}, status: ready,\n"
     "   kpi: {id: calls, from: 100, to: 95.5, by: 2026-Q3}}\n"
     "- {id: bare, name: Bare}\n"},
    {"rankings.yaml", "- {stakeholder: S, order: [A-1, A-2]}\n"},
    {"maturity/2026-01.yaml",
     "date: 2026-01-20\nratings:\n"
     "  - {function: sales, practices: {awareness-business-case: 4}}\n"
     "  - {function: care, practices: {awareness-business-case: {rating: 1, evidence: Talks}}}\n"},
};

static const struct {
    const char *path;
    const char *says;  /* "": the page exists */
    const char * not ; /* NULL: nothing in particular */
} CASES[] = {
    {"initiatives/index.html", "4 initiatives: 1 in progress, 1 done, 1 late.", NULL},
    {"initiatives/index.html", ">No domain<", NULL},
    {"initiatives/index.html", "&lt;b&gt;Second&lt;/b&gt;", "<b>Second"},
    {"initiatives/index.html", "Unscored", NULL},
    {"initiatives/A-1.html", "1 of 2 done, 1 late", NULL},
    {"initiatives/A-1.html", "100 to 60", NULL},
    {"initiatives/A-1.html", "25\xE2\x80\xAF% of the promised change", NULL},
    {"initiatives/A-1.html",
     "60 person-days, 1\xE2\x80\xAF"
     "000\xC2\xA0"
     "EUR",
     NULL},
    {"initiatives/A-1.html", "11 days late", NULL},
    {"initiatives/A-1.html", "cannot be finished before 31 March 2026: 11 days too early", NULL},
    {"initiatives/A-2.html", "initiatives/A-1.html", NULL},
    {"initiatives/A-3.html", "No owner", NULL},
    {"initiatives/A-3.html", "No benefit is given", NULL},
    {"initiatives/A-3.html", "No date", ">0<"},
    {"initiatives/A-4.html", "No outcome promised", "Unscored"},
    {"backlog.html", "2 features, 2 of them open.", NULL},
    {"backlog.html", "100 to 95.5, by Q3 2026", NULL},
    {"backlog.html", "No measurable benefit", NULL},
    {"backlog.html", "id=\"system-crm\"", NULL},
    {"priorities.html", "Of 2 open initiatives", NULL},
    {"priorities.html", "Agreement needs at least two ballots.", NULL},
    {"priorities.html", "1 open initiative without a score", NULL},
    {"roadmap.html", "A-1 is due 11 days before it can finish", NULL},
    {"roadmap.html", "Web team above capacity in 1 month", NULL},
    {"roadmap.html", "Mar 2026 60 of 10 days: A-1 60", NULL},
    {"roadmap.html", "Neither a due date nor a duration is given", NULL},
    {"roadmap.html", "0, critical", NULL},
    {"maturity.html", "0 of 5 stages reached. Care rates Awareness 75 points below Sales.", NULL},
    {"maturity.html", "On 1 practice the functions lie more than 25 points apart", NULL},
    {"maturity.html", "± 53", NULL},
    {"maturity.html", "No stage reached yet", NULL},
    {"maturity.html", "1 of 4</span> <span class=\"aside\">Talks", NULL},
};

static bool keep(void *context, const char *path, const char *bytes, size_t length) {
    (void)path;
    *(size_t *)context += length > 0 && bytes[0] == '<';
    return true;
}

/* All pages by path. */
static GHashTable *render_all(const struct report *report, size_t *drawings) {
    GHashTable *pages = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct page_sink sink = {.add = keep, .context = drawings};
    struct arena arena = {0};
    for (size_t i = 0; i < report_page_count(report); i++) {
        struct page_work work = {.arena = &arena, .measure = measure, .sink = &sink};
        GString *out = g_string_new(NULL);
        const char *path = report_render(report, i, &work, out, NULL);
        g_hash_table_insert(pages, (gpointer)path, g_string_free(out, FALSE));
        arena_reset(&arena);
    }
    arena_release(&arena);
    text_measure_free(measure);
    return pages;
}

static void test_pages(void **state) {
    (void)state;
    struct model model;
    assert_true(sample_load(FILES, sizeof FILES / sizeof *FILES, NULL, &model));
    struct arena arena = {0};
    struct analysis analysis = {0};
    analysis_run(&model, &arena, &analysis);
    struct report report;
    struct diagnostics diagnostics = {0};
    assert_true(report_init(&report, &model, &analysis, &diagnostics));
    size_t drawings = 0;
    GHashTable *pages = render_all(&report, &drawings);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *page = g_hash_table_lookup(pages, CASES[i].path);
        if (!page || !strstr(page, CASES[i].says)) {
            fail_msg("%s does not say \"%s\"", CASES[i].path, CASES[i].says);
        }
        if (CASES[i].not &&strstr(page, CASES[i].not )) {
            fail_msg("%s says \"%s\"", CASES[i].path, CASES[i].not );
        }
    }
    assert_true(drawings >= 2); /* the matrix and the roadmap as files */
    g_hash_table_destroy(pages);
    report_release(&report);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    model_release(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
