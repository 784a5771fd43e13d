/* The service blueprint: its boxes, badges, lines and links, and figures of every kind. */
#include "draw_bench.h"

#include "draw/blueprint.h"

static const struct blueprint_labels LABELS = {
    .stage = {"Stage", NULL},
    .evidence = {"Physical evidence", NULL},
    .customer = {"Customer actions", NULL},
    .front = {"Front stage", "what is seen"},
    .back = {"Back stage", "not seen"},
    .support = {"Support processes", NULL},
    .interaction = "Line of interaction",
    .visibility = "Line of visibility",
    .internal = "Line of internal interaction",
    .nothing = "Nothing behind it",
    .owner = {"Owner", "and systems"},
    .no_owner = "No owner",
};

static const struct blueprint_stage STAGES[] = {{"Find", "Consider and discover"}, {"Buy", NULL}};

static const struct blueprint_touchpoint TOUCHPOINTS[] = {
    {.action = "Looks",
     .evidence = "Page",
     .front = {.text = "Address checker"},
     .back = {.text = "Looks up coverage"},
     .hands_on = true,
     .verdict = "Blind spot",
     .verdict_icon = ICON_BLIND_SPOT,
     .verdict_role = ROLE_BAD,
     .owner = "Portal team",
     .owner_href = "#owner",
     .systems = "Website"},
    {.action = "Configures",
     .front = {.text = "Configurator"},
     .back = {.text = "Applies rules", .wait = "W1"}},
    {.action = "Calls", .front = {.text = "Adviser"}, .back = {.fail = "F2"}, .nothing = true},
    {.stage = 1, .action = "Compares", .front = {.text = "Quote", .fail = "F3", .wait = "W2"}},
};

static const struct blueprint_support SUPPORTS[] = {
    {{.text = "Catalogues", .note = "Kept by two teams", .fail = "F1"}, 0, 1},
    {{.text = "Inventory"}, 1, 1},
    {{.text = "Archive"}, 3, 3},
};

static const struct blueprint_figures FIGURES = {
    .name = {"blueprint", "Service blueprint", "Four touchpoints", "en"},
    .labels = &LABELS,
    .stages = STAGES,
    .stage_count = 2,
    .touchpoints = TOUCHPOINTS,
    .touchpoint_count = 4,
    .supports = SUPPORTS,
    .support_count = 3,
};

/* Figures with the part of them to draw. */
struct part {
    const struct blueprint_figures *figures;
    struct blueprint_options options;
};

static void draw(const void *object, const struct chart_tools *tools) {
    const struct part *part = object;
    const struct blueprint *blueprint =
        blueprint_layout(part->figures, &part->options, tools->measure, tools->arena);
    blueprint_draw(blueprint, tools->canvas);
}

static void draw_phone(const void *figures, const struct chart_tools *tools) {
    blueprint_draw_phone(figures, 0, tools);
}

/* The box that holds a text: the smallest rectangle around it. */
static const struct recorder_item *box_around(const struct recorder *recorder, const char *text) {
    const struct recorder_item *words = recorder_find(recorder, text), *best = NULL;
    assert_non_null(words);
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *item = recorder_get(recorder, i);
        if (item->kind == RECORDER_RECT && item->x <= words->x &&
            item->x + item->width >= words->x + words->width && item->y <= words->y &&
            item->y + item->height >= words->y + words->height &&
            (!best || item->width < best->width)) {
            best = item;
        }
    }
    assert_non_null(best);
    return best;
}

static size_t lines_with(const struct recorder *recorder, enum role stroke, double dash) {
    size_t count = 0;
    for (size_t i = 0; i < recorder_count(recorder); i++) {
        const struct recorder_item *item = recorder_get(recorder, i);
        count += item->kind == RECORDER_PATH && item->style.stroke == stroke &&
                 fabs(item->style.dash - dash) < 1e-9;
    }
    return count;
}

static void test_marks(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct part part = {.figures = &FIGURES};
    draw_bench_check(&bench, draw, &part, "marks");
    const struct recorder *recorder = &bench.recorder;
    assert_int_equal(lines_with(recorder, ROLE_INK, 0), 1);  /* interaction */
    assert_int_equal(lines_with(recorder, ROLE_INK, 10), 1); /* visibility */
    assert_int_equal(lines_with(recorder, ROLE_INK, 2), 1);  /* internal interaction */
    assert_int_equal(lines_with(recorder, ROLE_BAD, 4), 1);  /* the missing link */
    /* four across interaction, two to back stages, three and one more to support, three along,
     * one hand-off; the missing link apart */
    assert_int_equal(lines_with(recorder, ROLE_MUTED, 0), 4 + 2 + 4 + 3 + 1);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_BAD, ROLE_NONE), 3);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_WARN, ROLE_NONE), 2);
    assert_int_equal(draw_bench_count(&bench, RECORDER_RECT, ROLE_BAD_GROUND, ROLE_BAD), 1);
    assert_int_equal(box_around(recorder, "Address checker")->style.stroke, ROLE_AXIS);
    assert_int_equal(box_around(recorder, "Applies rules")->style.stroke, ROLE_WARN);
    assert_int_equal(box_around(recorder, "Quote")->style.stroke, ROLE_BAD);
    assert_int_equal(box_around(recorder, "Blind spot")->style.fill, ROLE_ACCENT_SOFT);
    assert_string_equal(recorder_find(recorder, "Portal team")->href, "#owner");
    assert_non_null(recorder_find(recorder, "Website"));
    assert_int_equal(recorder_find(recorder, "No owner")->style.fill, ROLE_BAD);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_support(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct part part = {.figures = &FIGURES};
    draw_bench_check(&bench, draw, &part, "support");
    const struct recorder *recorder = &bench.recorder;
    const struct recorder_item *wide = box_around(recorder, "Catalogues");
    const struct recorder_item *below = box_around(recorder, "Inventory");
    const struct recorder_item *beside = box_around(recorder, "Archive");
    assert_true(fabs(wide->x - box_around(recorder, "Address checker")->x) < 1e-9);
    assert_true(fabs(wide->x + wide->width - below->x - below->width) < 1e-9); /* spans two */
    assert_true(below->y > wide->y + wide->height);                            /* a second row */
    assert_true(fabs(beside->y - wide->y) < 1e-9); /* the first row is free again */
    assert_int_equal(recorder_find(recorder, "Kept by two teams")->style.fill, ROLE_BAD);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

/* A part of the journey: support processes are cut to it, numbers go on. */
static void test_part(void **state) {
    (void)state;
    struct draw_bench bench;
    draw_bench_open(&bench);
    struct part part = {.figures = &FIGURES, .options = {.first = 1, .count = 2}};
    draw_bench_check(&bench, draw, &part, "part");
    assert_non_null(recorder_find(&bench.recorder, "2"));
    assert_null(recorder_find(&bench.recorder, "Address checker"));
    assert_null(recorder_find(&bench.recorder, "Archive"));
    assert_null(recorder_find(&bench.recorder, "Physical evidence")); /* none in this part */
    assert_true(fabs(box_around(&bench.recorder, "Catalogues")->width -
                     box_around(&bench.recorder, "Inventory")->width) < 1e-9);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static struct blueprint_step random_step(uint64_t *seed) {
    struct blueprint_step step = {0};
    if (draw_bench_pick(seed, 4) > 0) {
        step.text = draw_bench_word(seed);
        step.fail = draw_bench_pick(seed, 3) == 0 ? "F12" : NULL;
        step.wait = draw_bench_pick(seed, 3) == 0 ? "W12" : NULL;
        step.note = step.fail || step.wait ? draw_bench_word(seed) : NULL;
    }
    return step;
}

/* The phone shows every box of every touchpoint in its order, a support process under each of those
 * that it carries, and the missing one dashed. */
static void test_phone(void **state) {
    (void)state;
    static const char *const ORDER[] = {
        "1 Looks",           "Blind spot",  "Page",         "Address checker", "Looks up coverage",
        "Kept by two teams", "Portal team", "2 Configures", "Inventory",       "3 Calls",
        "Nothing behind it", "4 Compares",  "Quote",        "Archive"};
    struct draw_bench bench;
    draw_bench_open(&bench);
    draw_bench_check(&bench, draw_phone, &FIGURES, "phone");
    double y = 0;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        const struct recorder_item *text = recorder_find(&bench.recorder, ORDER[i]);
        assert_non_null(text);
        assert_true(text->y > y);
        y = text->y;
    }
    size_t catalogues = 0, dashed = 0;
    for (size_t i = 0; i < recorder_count(&bench.recorder); i++) {
        const struct recorder_item *item = recorder_get(&bench.recorder, i);
        catalogues += item->kind == RECORDER_TEXT && strcmp(item->text, "Catalogues") == 0;
        dashed += item->kind == RECORDER_RECT && item->style.dash > 0;
    }
    assert_int_equal(catalogues, 2);
    assert_int_equal(dashed, 1);
    recorder_release(&bench.recorder);
    draw_bench_close(&bench);
}

static void test_generated(void **state) {
    (void)state;
    static const size_t COUNTS[] = {1, 2, 7, 12, 30};
    struct draw_bench bench;
    draw_bench_open(&bench);
    for (uint64_t round = 0; round < 20; round++) {
        uint64_t seed = round;
        size_t count = COUNTS[round % 5];
        struct blueprint_stage stages[3];
        struct blueprint_touchpoint *columns =
            ARENA_ARRAY(&bench.arena, struct blueprint_touchpoint, count);
        struct blueprint_support *supports =
            ARENA_ARRAY(&bench.arena, struct blueprint_support, count);
        for (size_t i = 0; i < 3; i++) {
            stages[i] = (struct blueprint_stage){draw_bench_word(&seed), draw_bench_word(&seed)};
        }
        for (size_t i = 0; i < count; i++) {
            columns[i] =
                (struct blueprint_touchpoint){.stage = i * 3 / count,
                                              .action = draw_bench_word(&seed),
                                              .evidence = draw_bench_word(&seed),
                                              .front = random_step(&seed),
                                              .back = random_step(&seed),
                                              .hands_on = i % 2 == 0,
                                              .verdict = i % 3 ? NULL : "Blind spot",
                                              .verdict_icon = ICON_BLIND_SPOT,
                                              .verdict_role = ROLE_BAD,
                                              .owner = i % 4 ? draw_bench_word(&seed) : NULL,
                                              .systems = draw_bench_word(&seed)};
            supports[i] =
                (struct blueprint_support){random_step(&seed), i, i + draw_bench_pick(&seed, 3)};
            supports[i].step.text = "System";
            supports[i].last = supports[i].last < count ? supports[i].last : count - 1;
        }
        struct blueprint_figures figures = FIGURES;
        figures.stages = stages;
        figures.stage_count = 3;
        figures.touchpoints = columns;
        figures.touchpoint_count = count;
        figures.supports = supports;
        figures.support_count = count;
        struct part part = {&figures, {.width = round % 2 ? 342 : 0}};
        draw_bench_check(&bench, draw, &part, "generated");
        recorder_release(&bench.recorder);
        draw_bench_check(&bench, draw_phone, &figures, "phone");
        recorder_release(&bench.recorder);
    }
    draw_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks), cmocka_unit_test(test_support),
                                       cmocka_unit_test(test_part), cmocka_unit_test(test_phone),
                                       cmocka_unit_test(test_generated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
