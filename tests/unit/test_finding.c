/* Every kind of finding: absent from a project that says everything, present after one edit of it.
 */
#include "analyse/analysis.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define JOURNEY "journeys/buy.yaml"
#define BACKLOG "backlog/all.yaml"
#define ORGANISATION "organisation.yaml"

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Shop\n"
                        "as_of: 2026-03-31\n"
                        "lifecycle:\n"
                        "  - {id: buy, name: Buy}\n"
                        "  - {id: use, name: Use}\n"},
    {ORGANISATION, "functions:\n"
                   "  - {id: sales, name: Sales}\n"
                   "  - {id: care, name: Care}\n"
                   "  - {id: it, name: IT, meets_customer: false}\n"
                   "people:\n"
                   "  - {id: an, name: An, function: sales}\n"
                   "  - {id: bo, name: Bo, function: care}\n"
                   "systems: [{id: cpq, name: Quotes}, {id: crm, name: Customers}]\n"
                   "cx_team: {lead: an, members: [bo]}\n"},
    {"personas/owner.yaml", "name: Owner\n"},
    {"personas/rare.yaml", "name: Rare\n"},
    {JOURNEY, "name: Buy\n"
              "kind: generic\n"
              "owner: an\n"
              "personas: [owner]\n"
              "status: validated\n"
              "reviewed: 2025-03-31\n"
              "stages:\n"
              "  - id: find\n"
              "    name: Find\n"
              "    lifecycle: buy\n"
              "    touchpoints:\n"
              "      - id: website\n"
              "        name: Looks around\n"
              "        owner: an\n"
              "        process: P-1\n"
              "        systems: [cpq]\n"
              "        moment_of_truth: Price trust\n"
              "        frontstage: Pages\n"
              "        backstage: {text: Lookup, score: 8}\n"
              "        score: {internal: 8, customer: 4.4, date: 2024-09}\n"
              "        pains:\n"
              "          - {id: price, text: It changes, source: panel, severity: 4, frequency: "
              "0.5, root_cause: lists}\n"
              "      - id: call\n"
              "        name: Calls\n"
              "        owner: bo\n"
              "        process: P-1\n"
              "        systems: [cpq, cpq]\n"
              "        kpis: [calls]\n"
              "        frontstage: Answer\n"
              "        support: [{text: Stock, score: 9}, Prices]\n"
              "        score: {internal: 5, customer: 5}\n"
              "        pains: [{id: wait, text: Too long, source: survey}]\n"
              "  - id: use\n"
              "    name: Use\n"
              "    lifecycle: use\n"
              "    touchpoints:\n"
              "      - id: start\n"
              "        name: Starts\n"
              "        owner: bo\n"
              "        process: P-2\n"
              "        systems: [cpq]\n"
              "        score: {customer: 7}\n"},
    {"journeys/new.yaml",
     "name: New\nowner: an\npersonas: [rare]\nstatus: draft\nreviewed: 2026-01-01\n"
     "stages: [{id: s, name: S, lifecycle: use, touchpoints: [{id: t, name: T, owner: an, process: "
     "P-3, systems: [crm], kpis: [calls], score: {customer: 9}}]}]\n"},
    {"journeys/fast.yaml", "name: Fast\nkind: product\nextends: buy\nstatus: validated\n"
                           "reviewed: 2026-01-01\n"},
    {"journeys/buy-target.yaml", "name: Target\nas_is: buy\nstages: []\n"},
    {"journeys/fax.yaml", "name: Fax\nstatus: retired\nstages: [{id: fax, name: Fax}]\n"},
    {"kpis/all.yaml", "- id: calls\n"
                      "  name: Calls\n"
                      "  customer_meaning: I need not ask\n"
                      "  touchpoints: [buy/website, buy/start]\n"
                      "  series: [[2026-01, 5200]]\n"},
    {BACKLOG, "- id: one-price\n"
              "  name: One price\n"
              "  purpose: {customer: Knows the price}\n"
              "  touchpoints: [buy/website]\n"
              "  system: cpq\n"
              "  product_owner: an\n"
              "  benefit: {business: 3}\n"
              "  kpi: {id: calls}\n"
              "- id: dropped\n"
              "  name: Dropped\n"
              "  status: dropped\n"},
    {"initiatives/cx-1.yaml", "code: CX-1\nname: Calls\ntouchpoints: [buy/call]\n"},
    {"initiatives/cx-2.yaml", "code: CX-2\nname: Gone\nstatus: cancelled\n"},
};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

static const struct {
    enum finding_kind kind;
    struct sample_edit edit;
    const char *subject, *detail;
    double line; /* of the subject after the edit */
} CASES[] = {
    {FINDING_NO_OWNER, {JOURNEY, "        owner: an\n", ""}, "buy/website", "Looks around", 12},
    {FINDING_NO_PROCESS,
     {JOURNEY, "        process: P-1\n", ""},
     "buy/website",
     "Looks around",
     12},
    {FINDING_NO_SYSTEM,
     {JOURNEY, "        systems: [cpq]\n", ""},
     "buy/website",
     "Looks around",
     12},
    {FINDING_NO_KPI, {JOURNEY, "        kpis: [calls]\n", ""}, "buy/call", "Calls", 23},
    {FINDING_MOMENT_OF_TRUTH_WITHOUT_KPI,
     {"kpis/all.yaml", "buy/website, ", ""},
     "buy/website",
     "Price trust",
     12},
    {FINDING_NO_CUSTOMER_SCORE,
     {JOURNEY, "{internal: 5, customer: 5}", "{internal: 5}"},
     "buy/call",
     "internal opinion only: 5",
     23},
    {FINDING_NO_CUSTOMER_SCORE,
     {JOURNEY, "{customer: 7}", "{importance: 7}"},
     "buy/start",
     "Starts",
     37},
    {FINDING_KPI_WITHOUT_CUSTOMER_MEANING,
     {"kpis/all.yaml", "  customer_meaning: I need not ask\n", ""},
     "calls",
     "Calls",
     1},
    {FINDING_KPI_WITHOUT_DATA,
     {"kpis/all.yaml", "  series: [[2026-01, 5200]]\n", ""},
     "calls",
     "Calls",
     1},
    {FINDING_SUPPORT_BELOW_TARGET,
     {JOURNEY, "Lookup, score: 8", "Lookup, score: 7.9"},
     "buy/website",
     "Lookup 7.9, below target 8",
     12},
    {FINDING_SUPPORT_BELOW_TARGET,
     {JOURNEY, "{internal: 5, customer: 5}", "{customer: 5, target: 9.5}"},
     "buy/call",
     "Stock 9, below target 9.5",
     23},
    {FINDING_NO_TARGET_PERSONA, {JOURNEY, "personas: [owner]", "personas: []"}, "buy", "Buy", 1},
    {FINDING_UNSUPPORTED_PAIN,
     {JOURNEY, "source: panel", "source: internal"},
     "buy/website/price",
     "It changes",
     22},
    {FINDING_UNSUPPORTED_PAIN, {JOURNEY, ", source: survey", ""}, "buy/call/wait", "Too long", 32},
    {FINDING_STALE_SCORE,
     {JOURNEY, "date: 2024-09", "date: 2024-08"},
     "buy/website",
     "measured 2024-08",
     12},
    {FINDING_STALE_SCORE,
     {JOURNEY, "date: 2024-09", "date: 2024-09-29"},
     "buy/website",
     "measured 2024-09-29",
     12},
    {FINDING_JOURNEY_WITHOUT_OWNER, {JOURNEY, "owner: an\n", ""}, "buy", "Buy", 1},
    {FINDING_JOURNEY_NOT_REVIEWED,
     {JOURNEY, "2025-03-31", "2025-03-30"},
     "buy",
     "last reviewed 2025-03-30",
     1},
    {FINDING_JOURNEY_NOT_REVIEWED,
     {JOURNEY, "reviewed: 2025-03-31\n", ""},
     "buy",
     "never reviewed",
     1},
    {FINDING_DRAFT_RELIED_ON, {JOURNEY, "validated", "draft"}, "buy", "Buy", 1},
    {FINDING_DRAFT_RELIED_ON, {BACKLOG, "[buy/website]", "[buy/website, new/t]"}, "new", "New", 1},
    {FINDING_DRAFT_RELIED_ON,
     {"initiatives/cx-1.yaml", "[buy/call]", "[buy/call, new/t]"},
     "new",
     "New",
     1},
    {FINDING_FUNCTION_NOT_ON_CX_TEAM, {ORGANISATION, ", members: [bo]", ""}, "care", "Care", 3},
    {FINDING_FUNCTION_NOT_ON_CX_TEAM, {ORGANISATION, ", meets_customer: false", ""}, "it", "IT", 4},
    {FINDING_FEATURE_WITHOUT_PURPOSE,
     {BACKLOG, "  purpose: {customer: Knows the price}\n", ""},
     "one-price",
     "One price",
     1},
    {FINDING_FEATURE_WITHOUT_BENEFIT,
     {BACKLOG, "  benefit: {business: 3}\n", ""},
     "one-price",
     "One price",
     1},
    {FINDING_FEATURE_WITHOUT_KPI,
     {BACKLOG, "  kpi: {id: calls}\n", ""},
     "one-price",
     "One price",
     1},
    {FINDING_FEATURE_WITHOUT_PRODUCT_OWNER,
     {BACKLOG, "  product_owner: an\n", ""},
     "one-price",
     "One price",
     1},
    {FINDING_FEATURE_WITHOUT_SYSTEM, {BACKLOG, "  system: cpq\n", ""}, "one-price", "One price", 1},
    {FINDING_INITIATIVE_WITHOUT_TOUCHPOINT,
     {"initiatives/cx-2.yaml", "cancelled", "approved"},
     "CX-2",
     "Gone",
     1},
    {FINDING_WEAK_WITHOUT_WORK,
     {BACKLOG, "  touchpoints: [buy/website]\n", ""},
     "buy/website",
     "customer 4.4, target 8",
     12},
    {FINDING_WEAK_WITHOUT_WORK,
     {"initiatives/cx-1.yaml", "touchpoints", "status: cancelled\ntouchpoints"},
     "buy/call",
     "customer 5, target 8",
     23},
    {FINDING_LIFECYCLE_STAGE_WITHOUT_JOURNEY,
     {"flightpath.yaml", "  - {id: use", "  - {id: renew, name: Renew}\n  - {id: use"},
     "renew",
     "Renew",
     5},
    {FINDING_JOURNEY_STAGE_WITHOUT_TOUCHPOINT,
     {JOURNEY, "  - id: use\n", "  - {id: wait, name: Waits, lifecycle: use}\n  - id: use\n"},
     "buy/wait",
     "Waits",
     33},
    {FINDING_PERSONA_UNUSED, {"journeys/new.yaml", "[rare]", "[owner]"}, "rare", "Rare", 1},
    {FINDING_FRONT_STAGE_WITHOUT_SUPPORT,
     {JOURNEY, "        backstage: {text: Lookup, score: 8}\n", ""},
     "buy/website",
     "Pages",
     12},
    {FINDING_HOT_SPOT,
     {JOURNEY, "{customer: 7}", "{customer: 5.9}"},
     "cpq",
     "3 weak touchpoints",
     8},
    {FINDING_SHARED_ROOT_CAUSE,
     {JOURNEY, "source: survey", "source: survey, root_cause: lists"},
     "lists",
     "2 pain points",
     22},
};
enum { CASE_COUNT = sizeof CASES / sizeof *CASES };

static const struct finding *find(const struct findings *findings, enum finding_kind kind,
                                  const char *subject) {
    for (size_t i = 0; i < finding_count(findings, kind); i++) {
        const struct finding *finding = &findings->items.items[findings->first[kind] + i];
        assert_int_equal(finding->kind, kind);
        if (strcmp(finding->subject, subject) == 0) {
            return finding;
        }
    }
    return NULL;
}

static void test_complete(void **state) {
    (void)state;
    struct model model;
    assert_true(sample_load(FILES, FILE_COUNT, NULL, &model));
    struct arena arena = {0};
    struct analysis analysis;
    analysis_run(&model, &arena, &analysis);
    for (size_t i = 0; i < analysis.findings.items.count; i++) {
        const struct finding *finding = &analysis.findings.items.items[i];
        fail_msg("%s %s: %s", FINDING_KINDS[finding->kind - 1], finding->subject, finding->detail);
    }
    assert_int_equal(analysis.gaps.items.count, 4); /* the product journey repeats nothing */
    model_release(&model);
    arena_release(&arena);
}

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        struct model model;
        if (!sample_load(FILES, FILE_COUNT, &CASES[i].edit, &model)) {
            fail_msg("case %zu cannot be read", i);
        }
        struct arena arena = {0};
        struct analysis analysis;
        analysis_run(&model, &arena, &analysis);
        const struct finding *finding = find(&analysis.findings, CASES[i].kind, CASES[i].subject);
        if (!finding) {
            fail_msg("%s %s is missing", FINDING_KINDS[CASES[i].kind - 1], CASES[i].subject);
        }
        assert_string_equal(finding->detail, CASES[i].detail);
        assert_non_null(finding->file);
        if (finding->line != CASES[i].line) {
            fail_msg("%s is at line %.0f", CASES[i].subject, finding->line);
        }
        model_release(&model);
        arena_release(&arena);
    }
}

/* The table above has each kind, so that a new one cannot go untested. */
static void test_all_kinds(void **state) {
    (void)state;
    for (int kind = FINDING_NONE + 1; kind < FINDING_END; kind++) {
        bool tested = false;
        for (size_t i = 0; i < CASE_COUNT; i++) {
            tested = tested || (int)CASES[i].kind == kind;
        }
        if (!tested) {
            fail_msg("no case for %s", FINDING_KINDS[kind - 1]);
        }
    }
    assert_null(FINDING_KINDS[FINDING_END - 1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_complete),
                                       cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_all_kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
