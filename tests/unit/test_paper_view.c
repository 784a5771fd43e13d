/* Drawings with columns on paper: parts end where a stage ends, share pages evenly, and get fewer
 * columns when they are too high. */
#include "render/paper_view.h"

#include "draw/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 40 };

static const struct {
    const char *label;
    size_t count, stage; /* touchpoints, and how many make a stage */
    double column;       /* px of height a column adds */
    const char *parts;   /* how many columns each part has */
} CASES[] = {
    {"one touchpoint", 1, 1, 10, "1"},
    {"twelve on one page", 12, 4, 10, "12"},
    {"thirteen: at the stage's end", 13, 4, 10, "8 5"},
    {"forty in stages of eight", 40, 8, 10, "8 8 8 8 8"},
    {"forty in stages of five", 40, 5, 10, "10 10 10 10"},
    {"forty in one stage", 40, 40, 10, "10 10 10 10"},
    {"too high: fewer columns", 12, 4, 100, "8 4"},
    {"too high: even parts", 12, 3, 120, "6 6"},
    {"too high with one column", 3, 1, 9000, "1 1 1"},
};

struct test {
    double column;
    GString *parts;
};

static double height(void *context, const struct paper_part *part) {
    const struct test *test = context;
    return test->column * (double)part->count;
}

static void draw(void *context, const struct paper_part *part, const struct chart_name *name,
                 const struct chart_tools *tools) {
    const struct test *test = context;
    g_string_append_printf(test->parts, "%s%zu", test->parts->len ? " " : "", part->count);
    chart_begin(tools, name, PAPER_VIEW_WIDTH, 100, false);
    canvas_end(tools->canvas);
}

static void test_parts(void **state) {
    (void)state;
    struct report report = {.language = LANGUAGE_EN};
    texts_init(&report.texts, LANGUAGE_EN);
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct arena arena = {0};
        size_t stages[MOST];
        for (size_t k = 0; k < CASES[i].count; k++) {
            stages[k] = k / CASES[i].stage;
        }
        struct test test = {.column = CASES[i].column, .parts = g_string_new(NULL)};
        struct page_work work = {.report = &report, .arena = &arena, .drawings = g_ptr_array_new()};
        struct paper_view view = {.name = {.id = "map", .title = "Map"},
                                  .stages = stages,
                                  .count = CASES[i].count,
                                  .height = height,
                                  .draw = draw,
                                  .context = &test};
        const char *markup = paper_view_draw(&view, &work);
        if (strcmp(test.parts->str, CASES[i].parts) != 0) {
            fail_msg("%s: %s instead of %s", CASES[i].label, test.parts->str, CASES[i].parts);
        }
        assert_memory_equal(markup, "<drawing n=\"0\"/>", 16);
        const struct drawing *first = g_ptr_array_index(work.drawings, 0);
        assert_int_equal((int)first->about.width, PAPER_VIEW_WIDTH);
        if (work.drawings->len > 1) {
            assert_string_equal(first->about.id, "map-1");
            assert_non_null(strstr(first->about.title, "Map, part 1 of "));
        } else {
            assert_string_equal(first->about.title, "Map");
        }
        g_ptr_array_free(work.drawings, TRUE);
        g_string_free(test.parts, TRUE);
        arena_release(&arena);
    }
    texts_release(&report.texts);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
