/* Calendar files: folding, escaping, order. */
#include "publish/calendar.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static uint32_t day(const char *text) {
    uint32_t found = 0;
    assert_true(date_read(text, &found));
    return found;
}

static void test_file(void **state) {
    (void)state;
    const struct calendar_event events[] = {
        {day("2026-12-31"), "b", "Late, \\ and; \"quoted\"", "Two\r\nlines", "https://x.example/a"},
        {day("2026-02-28"), "c", "Second", NULL, NULL},
        {day("2026-02-28"), "a", "First\x01", "", "https://x.example/\r\nEVIL:1"},
    };
    GString *out = calendar_write("Report", day("2026-03-31"), events, 3);
    assert_string_equal(out->str, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                  "PRODID:-//Flightpath//Flightpath//EN\r\nCALSCALE:GREGORIAN\r\n"
                                  "METHOD:PUBLISH\r\nX-WR-CALNAME:Report\r\n"
                                  "BEGIN:VEVENT\r\nUID:a@flightpath\r\nDTSTAMP:20260331T000000Z\r\n"
                                  "DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n"
                                  "SUMMARY:First\r\nDESCRIPTION:\r\n"
                                  "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
                                  "BEGIN:VEVENT\r\nUID:c@flightpath\r\nDTSTAMP:20260331T000000Z\r\n"
                                  "DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n"
                                  "SUMMARY:Second\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
                                  "BEGIN:VEVENT\r\nUID:b@flightpath\r\nDTSTAMP:20260331T000000Z\r\n"
                                  "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
                                  "SUMMARY:Late\\, \\\\ and\\; \"quoted\"\r\n"
                                  "DESCRIPTION:Two\\nlines\r\nURL:https://x.example/a\r\n"
                                  "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    g_string_free(out, TRUE);
}

/* However long and wide the letters, no line passes 75 bytes, and unfolding gives the text back. */
static void test_folding(void **state) {
    (void)state;
    static const char *const LETTERS[] = {"x", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
    for (size_t letter = 0; letter < G_N_ELEMENTS(LETTERS); letter++) {
        for (size_t length = 10; length < 90; length++) {
            GString *text = g_string_new(NULL);
            for (size_t i = 0; i < length; i++) {
                g_string_append(text, LETTERS[letter]);
            }
            const struct calendar_event event = {.day = 1, .uid = "u", .summary = text->str};
            GString *out = calendar_write("n", 1, &event, 1);
            char **lines = g_strsplit(out->str, "\r\n", -1);
            GString *unfolded = g_string_new(NULL);
            for (size_t i = 0; lines[i]; i++) {
                assert_true(strlen(lines[i]) <= 75);
                assert_true(g_utf8_validate(lines[i], -1, NULL));
                g_string_append_printf(unfolded, "%s%s", *lines[i] == ' ' ? "" : "\n",
                                       *lines[i] == ' ' ? lines[i] + 1 : lines[i]);
            }
            char *wanted = g_strconcat("\nSUMMARY:", text->str, "\n", NULL);
            assert_non_null(strstr(unfolded->str, wanted));
            g_free(wanted);
            g_string_free(unfolded, TRUE);
            g_strfreev(lines);
            g_string_free(out, TRUE);
            g_string_free(text, TRUE);
        }
    }
}

static void test_no_events(void **state) {
    (void)state;
    GString *out = calendar_write("n", 1, NULL, 0);
    assert_true(g_str_has_suffix(out->str, "X-WR-CALNAME:n\r\nEND:VCALENDAR\r\n"));
    g_string_free(out, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_file), cmocka_unit_test(test_folding),
                                       cmocka_unit_test(test_no_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
