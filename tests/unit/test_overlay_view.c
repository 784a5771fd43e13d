/* Where the touchpoints of two states stand on their common map: what only the first has comes
 * behind the one it stood behind, in stages that only it has too; and what differs is said. */
#include "draw/drawing.h"
#include "draw/recorder.h"
#include "render/page.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Shop\nas_of: 2026-03-31\n"},
    {"journeys/now.yaml",
     "name: Now\nstages:\n"
     "  - {id: find, name: Find, touchpoints: [{id: a, name: Ant, emotion: -1}, {id: b, name: "
     "Bee},\n"
     "     {id: c, name: Cat, channel: phone}, {id: d, name: Dog}]}\n"
     "  - {id: wait, name: Wait, touchpoints: [{id: e, name: Eel}]}\n"
     "  - {id: pay, name: Pay, touchpoints: [{id: f, name: Fox, score: {customer: 4}}]}\n"},
    {"journeys/then.yaml",
     "name: Then\nas_is: now\nstages:\n"
     "  - {id: find, name: Find, touchpoints: [{id: a, name: Ant, emotion: 1}, {id: d, name: "
     "Dog},\n"
     "     {id: c, name: Cat, channel: app}, {id: x, name: Yak}]}\n"
     "  - {id: pay, name: Pay, touchpoints: [{id: f, name: Fox, score: {customer: 8}},\n"
     "     {id: b, name: Bee}]}\n"},
    {"backlog/all.yaml", "- {id: call, name: Call back, touchpoints: [now/c]}\n"},
};

/* The names along the map, from left to right. A moved one stands in both places. */
static const char *const ORDER[] = {"Ant", "Bee", "Dog", "Cat", "Dog", "Yak", "Eel", "Fox", "Bee"};

static bool take(void *context, const char *path, const char *bytes, size_t length) {
    (void)length;
    if (strcmp(path, "drawings/now-difference.svg") == 0) {
        *(bool *)context = g_str_has_prefix(bytes, "<svg");
    }
    return true;
}

static bool is_name(const struct recorder_item *item) {
    return item->kind == RECORDER_TEXT && item->font.size == 13 &&
           item->font.weight == TEXT_SEMIBOLD;
}

static void check(const struct drawing *drawing) {
    static const struct {
        const char *text;
        size_t count;
    } SAID[] = {{"Added", 1},
                {"Dropped", 1},
                {"Moved", 4},
                {"Unchanged", 0},
                {"Call back", 1},
                {"No feature", 6},
                {"\xE2\x88\x92"
                 "1",
                 1},
                {"4.0", 1},
                {"8.0", 1}};
    struct recorder recorder;
    struct canvas canvas = recorder_init(&recorder);
    drawing_play(drawing, &canvas);
    size_t names = 0;
    double x = 0;
    for (size_t i = 0; i < recorder_count(&recorder); i++) {
        const struct recorder_item *item = recorder_get(&recorder, i);
        if (is_name(item)) {
            assert_true(names < sizeof ORDER / sizeof *ORDER);
            assert_string_equal(item->text, ORDER[names++]);
            assert_true(item->x > x);
            x = item->x;
        }
    }
    assert_int_equal(names, sizeof ORDER / sizeof *ORDER);
    for (size_t k = 0; k < sizeof SAID / sizeof *SAID; k++) {
        size_t count = 0;
        for (size_t i = 0; i < recorder_count(&recorder); i++) {
            const struct recorder_item *item = recorder_get(&recorder, i);
            /* the axis says −1 too, at the right of the label column */
            count += item->kind == RECORDER_TEXT && item->x > 112 &&
                     strcmp(item->text, SAID[k].text) == 0;
        }
        if (count != SAID[k].count) {
            fail_msg("\"%s\" is said %zu times, not %zu", SAID[k].text, count, SAID[k].count);
        }
    }
    assert_non_null(recorder_find(&recorder, "Wait"));
    recorder_release(&recorder);
}

static void test_columns(void **state) {
    (void)state;
    struct model model;
    assert_true(sample_load(FILES, sizeof FILES / sizeof *FILES, NULL, &model));
    struct arena arena = {0}, page = {0};
    struct analysis analysis = {0};
    analysis_run(&model, &arena, &analysis);
    struct report report;
    struct diagnostics diagnostics = {0};
    assert_true(report_init(&report, &model, &analysis, &diagnostics));
    struct text_measure *measure = text_measure_new(NULL, 0);
    bool written = false;
    size_t found = 0;
    struct page_sink sink = {.add = take, .context = &written};
    for (size_t i = 0; i < report_page_count(&report); i++) {
        GPtrArray *seen = g_ptr_array_new();
        struct page_work work = {.arena = &page, .measure = measure, .sink = &sink, .seen = seen};
        GString *out = g_string_new(NULL);
        report_render(&report, i, &work, out, NULL);
        for (guint k = 0; k < seen->len; k++) {
            const struct drawing *drawing = seen->pdata[k];
            if (strcmp(drawing->about.id, "journey-difference") == 0) {
                check(drawing);
                found++;
            }
        }
        g_string_free(out, TRUE);
        g_ptr_array_unref(seen);
        arena_reset(&page);
    }
    assert_int_equal(found, 2); /* on the pages of both journeys */
    assert_true(written);
    text_measure_free(measure);
    report_release(&report);
    diagnostics_release(&diagnostics);
    arena_release(&page);
    arena_release(&arena);
    model_release(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
