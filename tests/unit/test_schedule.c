/* The worked critical path, weekends, what has started, what is not computed, and circles. */
#include "analyse/schedule.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 5 };

/* Dates as text, "" for none; a task waits for those whose letters stand in after. */
struct row {
    int64_t duration;
    const char *start;
    bool started;
    const char *after;
    const char *early_start, *early_finish, *late_start, *late_finish;
    int64_t slack;
};

static const struct {
    const char *what, *as_of;
    size_t count;
    struct row rows[MOST];
} CASES[] = {
    {"the worked example",
     "2026-04-01",
     5,
     {{10, "", false, "", "2026-04-01", "2026-04-14", "2026-04-01", "2026-04-14", 0},
      {20, "", false, "A", "2026-04-15", "2026-05-12", "2026-04-15", "2026-05-12", 0},
      {30, "", false, "", "2026-04-01", "2026-05-12", "2026-04-01", "2026-05-12", 0},
      {40, "", false, "BC", "2026-05-13", "2026-07-07", "2026-05-13", "2026-07-07", 0},
      {50, "", false, "", "2026-04-01", "2026-06-09", "2026-04-29", "2026-07-07", 20}}},
    {"a weekend: Saturday becomes Monday, Friday's follower starts on Monday",
     "2026-04-04",
     3,
     {{5, "", false, "", "2026-04-06", "2026-04-10", "2026-04-06", "2026-04-10", 0},
      {1, "", false, "A", "2026-04-13", "2026-04-13", "2026-04-13", "2026-04-13", 0},
      {1, "2026-04-12", false, "", "2026-04-13", "2026-04-13", "2026-04-13", "2026-04-13", 0}}},
    {"its own start holds when it is later, today when it is earlier",
     "2026-04-01",
     2,
     {{2, "2026-03-02", false, "", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-08", 4},
      {2, "2026-04-07", false, "", "2026-04-07", "2026-04-08", "2026-04-07", "2026-04-08", 0}}},
    {"started: its own start and full duration, at least until today",
     "2026-04-01",
     3,
     {{30, "2026-03-02", true, "", "2026-03-02", "2026-04-10", "2026-03-02", "2026-04-10", 0},
      {5, "2026-03-02", true, "", "2026-03-02", "2026-04-01", "2026-03-11", "2026-04-10", 7},
      {2, "", true, "", "2026-04-01", "2026-04-02", "2026-04-09", "2026-04-10", 6}}},
    {"started on a weekend's report date: until Monday",
     "2026-04-04",
     1,
     {{5, "2026-03-02", true, "", "2026-03-02", "2026-04-06", "2026-03-02", "2026-04-06", 0}}},
    {"started does not wait, and does not hold up what it named",
     "2026-04-01",
     2,
     {{10, "", false, "", "2026-04-01", "2026-04-14", "2026-04-01", "2026-04-14", 0},
      {5, "2026-03-30", true, "A", "2026-03-30", "2026-04-03", "2026-04-08", "2026-04-14", 7}}},
    {"nothing waits for what is not computed",
     "2026-04-01",
     3,
     {{0, "2026-06-01", false, "", "", "", "", "", 0},
      {1, "", false, "A", "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01", 0},
      {0, "", false, "B", "", "", "", "", 0}}},
    {"a circle is not computed, nor what waits for it",
     "2026-04-01",
     4,
     {{1, "", false, "B", "", "", "", "", 0},
      {1, "", false, "A", "", "", "", "", 0},
      {1, "", false, "A", "", "", "", "", 0},
      {1, "", false, "", "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01", 0}}},
    {"named twice is waited for once",
     "2026-04-01",
     2,
     {{1, "", false, "", "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01", 0},
      {1, "", false, "AA", "2026-04-02", "2026-04-02", "2026-04-02", "2026-04-02", 0}}},
};

static uint32_t day(const char *text) {
    uint32_t result = 0;
    assert_true(*text == '\0' || date_read(text, &result));
    return result;
}

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct schedule_task tasks[MOST];
        struct schedule_dates dates[MOST];
        size_t after[MOST][MOST];
        for (size_t t = 0; t < CASES[i].count; t++) {
            const struct row *row = &CASES[i].rows[t];
            size_t count = strlen(row->after);
            for (size_t a = 0; a < count; a++) {
                after[t][a] = (size_t)(row->after[a] - 'A');
            }
            tasks[t] = (struct schedule_task){row->duration, day(row->start), row->started,
                                              after[t], count};
        }
        schedule_run(tasks, CASES[i].count, day(CASES[i].as_of), dates);
        for (size_t t = 0; t < CASES[i].count; t++) {
            const struct row *row = &CASES[i].rows[t];
            if (dates[t].early_start != day(row->early_start) ||
                dates[t].early_finish != day(row->early_finish) ||
                dates[t].late_start != day(row->late_start) ||
                dates[t].late_finish != day(row->late_finish) || dates[t].slack != row->slack) {
                struct arena arena = {0};
                fail_msg("%s, %c: %s to %s, %s to %s, float %d", CASES[i].what, (char)('A' + t),
                         date_text(dates[t].early_start, &arena),
                         date_text(dates[t].early_finish, &arena),
                         date_text(dates[t].late_start, &arena),
                         date_text(dates[t].late_finish, &arena), (int)dates[t].slack);
            }
        }
    }
}

/* A long chain is neither slow nor deep. */
static void test_chain(void **state) {
    (void)state;
    enum { LENGTH = 20000 };
    static struct schedule_task tasks[LENGTH];
    static struct schedule_dates dates[LENGTH];
    static size_t before[LENGTH];
    for (size_t i = 0; i < LENGTH; i++) {
        before[i] = i + 1; /* the last comes first */
        tasks[i] = (struct schedule_task){
            .duration = 1, .after = &before[i], .after_count = i + 1 < LENGTH};
    }
    uint32_t as_of = day("2026-04-01");
    schedule_run(tasks, LENGTH, as_of, dates);
    assert_int_equal(dates[LENGTH - 1].early_start, as_of);
    assert_int_equal(dates[0].early_finish, date_working_add(as_of, LENGTH - 1));
    assert_int_equal(dates[LENGTH / 2].slack, 0);
    schedule_run(NULL, 0, as_of, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_chain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
