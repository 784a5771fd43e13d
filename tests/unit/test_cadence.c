/* The next day of a rhythm, and which regular meeting is the change board. */
#include "analyse/cadence.h"

#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    int every;
    const char *last, *as_of, *next; /* next NULL: not known */
} CASES[] = {
    {EVERY_DAY, "2026-03-31", "2026-03-31", "2026-04-01"},
    {EVERY_WEEK, "2026-03-12", "2026-03-31", "2026-04-02"},
    {EVERY_WEEK, "2026-03-24", "2026-03-31", "2026-03-31"},
    {EVERY_FORTNIGHT, "2026-03-12", "2026-03-31", "2026-04-09"},
    {EVERY_MONTH, "2026-03-12", "2026-03-31", "2026-04-09"}, /* the second Thursday */
    {EVERY_MONTH, "2026-03-31", "2026-03-31", "2026-04-28"}, /* a fifth Tuesday: the last one */
    {EVERY_MONTH, "2026-01-29", "2026-02-01", "2026-02-26"}, /* a fifth Thursday */
    {EVERY_MONTH, "2025-03-13", "2026-03-31", "2026-04-09"}, /* a year without a meeting */
    {EVERY_MONTH, "2026-04-09", "2026-03-31", "2026-05-14"}, /* held after the report's day */
    {EVERY_QUARTER, "2026-01-08", "2026-03-31", "2026-04-09"},
    {EVERY_QUARTER, "2025-11-03", "2026-03-31", "2026-05-04"}, /* over the new year */
    {EVERY_MONTH, NULL, "2026-03-31", NULL},
    {EVERY_NONE, "2026-03-12", "2026-03-31", NULL},
};

static uint32_t day_of(const char *text) {
    uint32_t day = 0;
    assert_true(!text || date_read(text, &day));
    return day;
}

static void test_next(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        uint32_t next = cadence_next(CASES[i].every, day_of(CASES[i].last), day_of(CASES[i].as_of));
        assert_string_equal(date_text(next, &arena), CASES[i].next ? CASES[i].next : "");
    }
    arena_release(&arena);
}

static const struct {
    const char *cadence, *boards, *next;
} BOARDS[] = {
    {"[{name: Change Board, every: week}, {name: Review, every: month}]", "[{date: 2026-03-12}]",
     "2026-04-02"},
    {"[{name: Steering, every: month}, {name: Stand-up, every: day}]", "[{date: 2026-03-12}]",
     "2026-04-09"},
    {"[{name: Steering, every: month}, {name: Review, every: month}]", "[{date: 2026-03-12}]", ""},
    {"[{name: Change board, every: month}]", "[{date: 2026-03-12}, {date: 2026-04-20}]",
     "2026-04-20"},
    {"[{name: Stand-up, every: day}]", "[{date: 2026-05-02}, {date: 2026-04-20}]", "2026-04-20"},
};

static void test_board(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof BOARDS / sizeof *BOARDS; i++) {
        char *project = g_strdup_printf("title: Shop\nas_of: 2026-03-31\nprogram: {cadence: %s}\n",
                                        BOARDS[i].cadence);
        struct sample_file files[] = {{"flightpath.yaml", project},
                                      {"board/all.yaml", BOARDS[i].boards}};
        struct model model;
        assert_true(sample_load(files, 2, NULL, &model));
        uint32_t next = cadence_next_board(&model, "Change board");
        assert_string_equal(date_text(next, &arena), BOARDS[i].next);
        model_release(&model);
        g_free(project);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_next), cmocka_unit_test(test_board)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
