/* The picture of a mail: what it shows at its edges, and that no two words meet. */
#include "draw/headline.h"

#include "draw/recorder.h"
#include "draw/shift.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define LONG                                                                                       \
    "A touchpoint whose name goes on and on until there is no room for it any more on the picture"

static const struct bar_row STAGES[] = {{"Awareness", 86, true, false},
                                        {"Bewusstseinsbildungsmaßnahmen", 78, true, true},
                                        {"Optimisation", NAN, false, false},
                                        {"Implementation", 100, false, false},
                                        {"Culture", 0, false, false}};
static const struct intervals_point WAVES[] = {
    {.name = "Feb 2025", .value = -2.3, .low = -8, .high = 3},
    {.name = "Feb 2026", .value = 6, .low = 2.2, .high = 9.9, .strong = true}};

static const struct {
    const char *label;
    size_t cards, rows;
    const char *name;
    double customer, internal;
} CASES[] = {
    {"all", 2, 5, "Opens the first bill", 4.4, 7.6},
    {"long names", 2, 5, LONG, 4.4, 4.5},
    {"ends of the scale", 2, 5, "Pays", 0, 10},
    {"one row alone", 0, 1, "Pays", 10, 0},
    {"cards alone", 2, 0, NULL, 0, 0},
    {"one card", 1, 2, "Pays", 5, NAN},
    {"right to left", 1, 1, "فتح الفاتورة الأولى", 3, 7},
};

static void draw(size_t index, struct recorder *recorder, struct text_measure *measure,
                 struct arena *arena) {
    struct canvas canvas = recorder_init(recorder);
    struct chart_tools tools = {&canvas, measure, arena};
    struct bar_rows bars = {.name = {.id = "b", .title = "Stages"},
                            .rows = STAGES,
                            .count = G_N_ELEMENTS(STAGES),
                            .highest = 100,
                            .threshold = 75,
                            .width = HEADLINE_CARD,
                            .missing = "–"};
    struct intervals waves = {.name = {.id = "w", .title = "Waves"},
                              .points = WAVES,
                              .count = G_N_ELEMENTS(WAVES),
                              .lowest = NAN,
                              .highest = NAN,
                              .digits = 1,
                              .sign = FORMAT_SIGNED,
                              .width = HEADLINE_CARD};
    struct dumbbell scores = {.name = {.id = "d", .title = "Scores"},
                              .scale_low = 0,
                              .scale_high = 10,
                              .customer = CASES[index].customer,
                              .low = NAN,
                              .high = NAN,
                              .internal = CASES[index].internal,
                              .everybody = NAN,
                              .target = 8,
                              .values = true,
                              .missing = "not measured"};
    struct headline_card cards[] = {
        {"Maturity", "67", "of 100", "Stage 2: " LONG, LONG, &bars, NULL},
        {"Net promoter score", "+6.0", NULL, "+2.2 to +9.9", "95 % interval", NULL, &waves}};
    struct headline_row rows[5];
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        rows[i] = (struct headline_row){CASES[index].name, "Find, buy, first bill",
                                        &scores,           "Verborgene Stärke",
                                        ICON_WEAK,         ROLE_BAD};
    }
    const struct mark_entry legend[] = {
        {MARK_CUSTOMER, "Customer"}, {MARK_INTERNAL, "Internal"}, {MARK_TARGET, "Target"}};
    struct headline figures = {.name = {.id = "headline", .title = "Overview"},
                               .cards = cards,
                               .card_count = CASES[index].cards,
                               .rows_title = "Five worst gaps",
                               .rows = rows,
                               .row_count = CASES[index].rows,
                               .legend = legend,
                               .legend_count = G_N_ELEMENTS(legend)};
    headline_draw(&figures, &tools);
}

static void test_labels(void **state) {
    (void)state;
    struct text_measure *measure = text_measure_new(NULL, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct arena arena = {0};
        struct recorder recorder;
        draw(i, &recorder, measure, &arena);
        const struct recorder_item *one, *other;
        if (recorder_overlap(&recorder, 0.5, &one, &other)) {
            fail_msg("%s: '%s' meets '%s'", CASES[i].label, one->text, other->text);
        }
        one = recorder_outside(&recorder);
        if (one) {
            fail_msg("%s: '%s' reaches out", CASES[i].label, one->text);
        }
        assert_int_equal(recorder_find(&recorder, "Maturity") != NULL, CASES[i].cards > 0);
        assert_int_equal(recorder_find(&recorder, "Five worst gaps") != NULL, CASES[i].rows > 0);
        recorder_release(&recorder);
        arena_release(&arena);
    }
    text_measure_free(measure);
}

static void test_nothing(void **state) {
    (void)state;
    assert_true(headline_height(&(struct headline){0}) == 0);
}

/* What is drawn on a moved canvas lies as far away as it was moved. */
static void test_shift(void **state) {
    (void)state;
    struct recorder recorder;
    struct canvas outer = recorder_init(&recorder);
    canvas_begin(&outer,
                 &(struct canvas_drawing){.id = "o", .title = "O", .width = 100, .height = 50});
    struct shift shift;
    struct canvas inner = shift_init(&shift, &outer, 30, 10);
    canvas_begin(&inner,
                 &(struct canvas_drawing){.id = "i", .title = "I", .width = 9, .height = 9});
    canvas_rect(&inner, 1, 2, 3, 4, 0, CHART_STYLE(.fill = ROLE_INK));
    canvas_circle(&inner, 5, 5, 2, CHART_STYLE(.fill = ROLE_INK));
    canvas_path(&inner, "MLCZ", (struct canvas_point[]){{0, 0}, {4, 0}, {4, 1}, {4, 2}, {4, 4}},
                CHART_STYLE(.fill = ROLE_INK));
    canvas_end(&inner);
    canvas_end(&outer);
    static const double PLACES[][2] = {{31, 12}, {33, 13}, {30, 10}};
    assert_int_equal(recorder_count(&recorder), G_N_ELEMENTS(PLACES));
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        assert_true(recorder_get(&recorder, i)->x == PLACES[i][0]);
        assert_true(recorder_get(&recorder, i)->y == PLACES[i][1]);
    }
    recorder_release(&recorder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels),
                                       cmocka_unit_test(test_nothing),
                                       cmocka_unit_test(test_shift)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
