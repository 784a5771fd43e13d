/* The trace from touchpoint to KPI: a box a thing, a link a pair, links that skip a column run
 * through it, and no two boxes of a column meet. */
#include "draw_bench.h"

#include "draw/chain.h"

static const struct chain_node NODES[] = {
    {CHAIN_TOUCHPOINT, "Waits", "Support", NULL, "#waits", false},
    {CHAIN_TOUCHPOINT, "Pays", "Support", NULL, NULL, false},
    {CHAIN_PAIN, "No status", "Severe", NULL, NULL, false},
    {CHAIN_FEATURE, "Live status", "Ready", NULL, "#live", false},
    {CHAIN_FEATURE, "Card", "Idea", "No KPI", NULL, false},
    {CHAIN_INITIATIVE, "Transparency", "CX-07", NULL, NULL, false},
    {CHAIN_KPI, "Calls", "5 200 to 4 100", NULL, NULL, false},
    {CHAIN_KPI, "No figure", NULL, NULL, NULL, true},
};

static const struct chain_link LINKS[] = {{0, 2}, {2, 3}, {1, 4}, {3, 5}, {4, 5}, {5, 6}};

static const struct chain_figures FIGURES = {
    .name = {"trace", "Trace", "From touchpoint to KPI", "en"},
    .heads = {"Touchpoint", "Pain point", "Feature", "Initiative", "KPI"},
    .nodes = NODES,
    .node_count = sizeof NODES / sizeof *NODES,
    .links = LINKS,
    .link_count = sizeof LINKS / sizeof *LINKS,
};

static void draw(const void *figures, const struct chart_tools *tools) {
    chain_draw(figures, 0, tools);
}

static void draw_phone(const void *figures, const struct chart_tools *tools) {
    chain_draw_phone(figures, 0, tools);
}

/* Boxes of one column lie apart. */
static void check_apart(const struct recorder *recorder, const char *what) {
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *a = recorder_get(recorder, i);
        for (size_t k = 0; a->kind == RECORDER_RECT && a->width > 60 && k < i; k++) {
            const struct recorder_item *b = recorder_get(recorder, k);
            if (b->kind == RECORDER_RECT && b->width > 60 && a->x < b->x + b->width &&
                b->x < a->x + a->width && a->y < b->y + b->height + 4 &&
                b->y < a->y + a->height + 4) {
                fail_msg("%s: boxes at %d and %d meet", what, (int)a->y, (int)b->y);
            }
        }
    }
}

static void test_wide(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw, &FIGURES, "wide");
    check_apart(&bench.recorder, "wide");
    for (size_t i = 0; i < FIGURES.node_count; i++) {
        const struct recorder_item *text = recorder_find(&bench.recorder, NODES[i].text);
        assert_non_null(text);
        const struct recorder_item *head =
            recorder_find(&bench.recorder, FIGURES.heads[NODES[i].column]);
        assert_true(text->x > head->x && text->x < head->x + 200);
    }
    assert_string_equal(recorder_find(&bench.recorder, "Waits")->href, "#waits");
    assert_int_equal(recorder_find(&bench.recorder, "No KPI")->style.fill, ROLE_BAD);
    assert_int_equal(recorder_find(&bench.recorder, "No figure")->style.fill, ROLE_BAD);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_NONE, ROLE_BAD), 1);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

/* The phone shows every node, those that no feature leads to as well, each feature's own above it.
 */
static void test_phone(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw_phone, &FIGURES, "phone");
    check_apart(&bench.recorder, "phone");
    static const char *const ORDER[] = {"Waits", "No status",    "Live status", "Pays",
                                        "Card",  "Transparency", "Calls"};
    double y = 0;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        const struct recorder_item *text = recorder_find(&bench.recorder, ORDER[i]);
        assert_non_null(text);
        assert_true(text->y > y);
        y = text->y;
    }
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static struct chain_figures generate(struct draw_bench *bench, size_t count, uint64_t *seed) {
    struct chain_node *nodes = ARENA_ARRAY(&bench->arena, struct chain_node, count);
    struct chain_link *links = ARENA_ARRAY(&bench->arena, struct chain_link, count * 2);
    struct chain_figures figures = FIGURES;
    figures.link_count = 0;
    for (size_t i = 0; i < count; i++) {
        nodes[i] = (struct chain_node){
            .column = (enum chain_column)(i * CHAIN_COLUMNS / count),
            .text = draw_bench_word(seed),
            .sub = draw_bench_pick(seed, 2) ? draw_bench_word(seed) : NULL,
            .flag = draw_bench_pick(seed, 4) ? NULL : "No KPI",
            .missing = draw_bench_pick(seed, 9) == 0,
        };
        for (size_t k = 0; k < 2 && i > 0; k++) {
            size_t from = draw_bench_pick(seed, (unsigned)i);
            if (nodes[from].column < nodes[i].column) {
                links[figures.link_count++] = (struct chain_link){from, i};
            }
        }
    }
    figures.nodes = nodes;
    figures.node_count = count;
    figures.links = links;
    return figures;
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 5, 17, 60, 200};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        for (uint64_t seed = 1; seed <= 4; seed++) {
            uint64_t state_of = seed;
            struct chain_figures figures = generate(&bench, COUNTS[i], &state_of);
            char what[64];
            g_snprintf(what, sizeof what, "%zu nodes, seed %d", COUNTS[i], (int)seed);
            draw_bench_check(&bench, draw, &figures, what);
            check_apart(&bench.recorder, what);
            recorder_release(&bench.recorder);
            draw_bench_check(&bench, draw_phone, &figures, what);
            check_apart(&bench.recorder, what);
            recorder_release(&bench.recorder);
        }
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wide), cmocka_unit_test(test_phone),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
