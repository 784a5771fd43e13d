/* The roadmap, wide and for a phone. */
#include "draw_bench.h"

#include "base/date.h"
#include "draw/gantt.h"

static void draw(const void *figures, const struct chart_tools *tools) {
    gantt_draw(figures, tools);
}

static void draw_phone(const void *figures, const struct chart_tools *tools) {
    gantt_draw_phone(figures, tools);
}

#define DAY(year, month, day) date_from_parts(year, month, day)

static const char *const DOMAINS[] = {"Delivery", "Digital", "Kundendienst und Betreuung"};
static const struct gantt_labels LABELS = {"Initiative", "Float, days"};

static struct gantt sample(struct arena *arena, const struct gantt_item *items, size_t count) {
    struct gantt_period *bands = ARENA_ARRAY(arena, struct gantt_period, 4);
    struct gantt_period *quarters = ARENA_ARRAY(arena, struct gantt_period, 10);
    static const char *const BANDS[] = {"Past", "Short term, to 30 Sep 2026", "Mid term",
                                        "Long term"};
    static const char *const QUARTERS[] = {"Q4 2025", "Q1 2026", "Q2", "Q3", "Q4",
                                           "Q1 2027", "Q2",      "Q3", "Q4", "Q1 2028"};
    uint32_t first = DAY(2025, 10, 1), as_of = DAY(2026, 3, 31);
    uint32_t starts[] = {first, as_of + 1, DAY(2026, 10, 1), DAY(2027, 10, 1)};
    for (size_t i = 0; i < 10; i++) {
        quarters[i] = (struct gantt_period){QUARTERS[i], date_add_months(first, (int)i * 3)};
    }
    for (size_t i = 0; i < 4; i++) {
        bands[i] = (struct gantt_period){BANDS[i], starts[i]};
    }
    return (struct gantt){.name = {"roadmap", "Roadmap", "Initiatives by domain", "en"},
                          .labels = &LABELS,
                          .items = items,
                          .count = count,
                          .domains = DOMAINS,
                          .bands = bands,
                          .band_count = 4,
                          .quarters = quarters,
                          .quarter_count = 10,
                          .last = DAY(2028, 3, 31),
                          .as_of = as_of,
                          .as_of_text = "31 Mar 2026"};
}

static void test_shown(void **state) {
    (void)state;
    static const size_t AFTER[] = {0};
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct gantt_milestone milestone = {"Pilot", DAY(2026, 3, 27), false, "Pilot 4 days late"};
    struct gantt_item items[] = {
        {.name = "Order system",
         .note = "CX-03, in progress",
         .href = "cx-03.html",
         .start = DAY(2025, 11, 3),
         .finish = DAY(2026, 7, 31),
         .critical = true,
         .done_part = 0.4,
         .finish_text = "31 Jul",
         .float_text = "0, critical",
         .milestones = &milestone,
         .milestone_count = 1},
        {.name = "Order transparency",
         .note = "CX-07, approved",
         .start = DAY(2026, 8, 3),
         .finish = DAY(2026, 12, 2),
         .critical = true,
         .done_part = NAN,
         .finish_text = "2 Dec",
         .float_text = "0, critical",
         .planned_start = DAY(2026, 7, 1),
         .planned_finish = DAY(2026, 10, 30),
         .after = AFTER,
         .after_count = 1},
        {.name = "Prices",
         .domain = 1,
         .start = DAY(2026, 1, 12),
         .finish = DAY(2026, 3, 31),
         .done_part = 0.7,
         .due = DAY(2026, 3, 20),
         .late = "11 days late",
         .finish_text = "31 Mar",
         .float_text = "43",
         .float_days = 43,
         .late_finish = DAY(2026, 5, 29)},
        {.name = "Archive",
         .domain = 1,
         .start = DAY(2026, 10, 5),
         .finish = DAY(2027, 3, 26),
         .proposed = true,
         .blocked = "blocked",
         .done_part = NAN,
         .float_text = "218",
         .float_days = 218,
         .late_finish = DAY(2028, 1, 26)},
    };
    struct gantt figures = sample(&bench.arena, items, 4);
    draw_bench_check(&bench, draw, &figures, "shown");
    static const char *const TEXTS[] = {
        "Order system", "31 Jul",  "2 Dec", "Delivery",    "Digital", "Pilot 4 days late",
        "11 days late", "blocked", "218",   "31 Mar 2026", "Q1 2027", "Long term"};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        if (!recorder_find(&bench.recorder, TEXTS[i])) {
            fail_msg("'%s' is not drawn", TEXTS[i]);
        }
    }
    assert_null(recorder_find(&bench.recorder, "31 Mar")); /* what is late says so instead */
    assert_int_equal(draw_bench_count(&bench, RECORDER_PATH, ROLE_NONE, ROLE_BAD), 3 + 1);
    assert_int_equal(draw_bench_count(&bench, RECORDER_PATH, ROLE_ACCENT, ROLE_NONE), 1);
    assert_true(bench.recorder.height == 58 + 2 * 24 + 4 * 40);
    recorder_release(&bench.recorder);
    draw_bench_check(&bench, draw_phone, &figures, "phone");
    assert_non_null(recorder_find(&bench.recorder, "11 days late"));
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static struct gantt_item item(struct draw_bench *bench, uint64_t *seed, size_t index) {
    uint32_t start = DAY(2025, 6, 1) + draw_bench_pick(seed, 1100);
    size_t *after = ARENA_ARRAY(&bench->arena, size_t, 2);
    struct gantt_milestone *milestones = ARENA_ARRAY(&bench->arena, struct gantt_milestone, 2);
    for (size_t i = 0; i < 2; i++) {
        after[i] = draw_bench_pick(seed, (unsigned)index + 1);
        milestones[i] =
            (struct gantt_milestone){draw_bench_word(seed), start + draw_bench_pick(seed, 300),
                                     i == 0, draw_bench_pick(seed, 4) ? NULL : "4 days late"};
    }
    struct gantt_item result = {.name = draw_bench_word(seed),
                                .note = draw_bench_word(seed),
                                .domain = index / 4 < 3 ? index / 4 : 2,
                                .start = start,
                                .finish = start + draw_bench_pick(seed, 400),
                                .critical = draw_bench_pick(seed, 3) == 0,
                                .proposed = draw_bench_pick(seed, 3) == 0,
                                .done = draw_bench_pick(seed, 5) == 0,
                                .done_part = draw_bench_value(seed, 0, 1),
                                .finish_text = "30 September 2027",
                                .float_text = draw_bench_pick(seed, 2) ? "0, critical" : "43",
                                .float_days = draw_bench_pick(seed, 100),
                                .milestones = milestones,
                                .milestone_count = draw_bench_pick(seed, 3),
                                .after = after,
                                .after_count = draw_bench_pick(seed, 3)};
    result.late_finish = result.finish + (uint32_t)result.float_days;
    result.blocked = draw_bench_pick(seed, 5) == 0 ? "angehalten" : NULL;
    result.late = draw_bench_pick(seed, 5) == 0 ? "11 Tage zu sp\xC3\xA4t" : NULL;
    result.due = result.late ? DAY(2026, 3, 20) : 0;
    result.planned_start = draw_bench_pick(seed, 4) == 0 ? start - 30 : 0;
    result.planned_finish = result.planned_start + 90;
    return result;
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {0, 1, 14, 40};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 24; round++) {
        uint64_t seed = round;
        size_t count = COUNTS[round % 4];
        struct gantt_item *items = ARENA_ARRAY(&bench.arena, struct gantt_item, count);
        for (size_t i = 0; i < count; i++) {
            items[i] = item(&bench, &seed, i);
        }
        struct gantt figures = sample(&bench.arena, items, count);
        figures.as_of += draw_bench_pick(&seed, 700);
        figures.width = round % 3 == 1 ? 1000 : 0;
        draw_bench_check(&bench, draw, &figures, "wide");
        recorder_release(&bench.recorder);
        figures.width = 0;
        draw_bench_check(&bench, draw_phone, &figures, "phone");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shown),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
