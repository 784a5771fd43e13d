/* Fonts inside drawings: only the faces used, one cut for all drawings, a cut of its own for what
 * was not foreseen. */
#include "publish/drawing_font.h"

#include "model/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    struct model model;
    struct analysis analysis;
    struct report report;
    struct diagnostics diagnostics;
    struct arena arena;
    struct drawing_fonts *fonts;
};

static void open_bench(struct bench *bench) {
    *bench = (struct bench){.fonts = NULL};
    struct load_options options = {
        .root = "tests/golden/fine/in", .jobs = 1, .today = date_from_parts(2026, 3, 31)};
    load_model(&options, &bench->model, &bench->diagnostics);
    g_assert(bench->diagnostics.errors == 0);
    analysis_run(&bench->model, &bench->arena, &bench->analysis);
    assert_true(report_init(&bench->report, &bench->model, &bench->analysis, &bench->diagnostics));
    bench->fonts = drawing_fonts_new(&bench->report, 2);
}

static void close_bench(struct bench *bench) {
    drawing_fonts_free(bench->fonts);
    report_release(&bench->report);
    diagnostics_release(&bench->diagnostics);
    arena_release(&bench->arena);
    model_release(&bench->model);
}

/* The rules for a text in some faces; the caller frees them. */
static char *rules_of(const struct bench *bench, const char *text, bool regular, bool semibold,
                      bool italic) {
    const struct svg_fonts *svg = drawing_fonts_svg(bench->fonts);
    struct svg_letters letters = {.text = text, .length = strlen(text)};
    letters.faces[TEXT_REGULAR][false] = regular;
    letters.faces[TEXT_SEMIBOLD][false] = semibold;
    letters.faces[TEXT_REGULAR][true] = italic;
    GString *families = g_string_new(NULL), *rules = g_string_new(NULL);
    svg->write(svg->context, &letters, families, rules);
    assert_string_equal(families->str, ""); /* the project has no fonts of its own */
    g_string_free(families, TRUE);
    return g_string_free(rules, FALSE);
}

static unsigned count(const char *text, const char *word) {
    unsigned found = 0;
    for (; (text = strstr(text, word)); text++) {
        found++;
    }
    return found;
}

static void test_faces(void **state) {
    struct bench *bench = *state;
    char *none = rules_of(bench, "words", false, false, false);
    char *one = rules_of(bench, "words", true, false, false);
    char *all = rules_of(bench, "more words", true, true, true);
    assert_string_equal(none, "");
    assert_int_equal(count(one, "@font-face{font-family:\"Flightpath Inter\""), 1);
    assert_non_null(strstr(one, "font-style:normal;font-weight:400;src:url(\"data:font/woff2"));
    assert_int_equal(count(all, "@font-face"), 3);
    assert_int_equal(count(all, "font-style:italic;font-weight:400"), 1);
    assert_int_equal(count(all, "font-weight:600"), 1);
    assert_non_null(strstr(all, one)); /* the same cut in every drawing */
    g_free(none);
    g_free(one);
    g_free(all);
}

static void test_unforeseen(void **state) {
    struct bench *bench = *state;
    char *foreseen = rules_of(bench, "60 % \xe2\x80\xa6 \xe2\x88\x92 2", true, false, false);
    char *plain = rules_of(bench, "plain", true, false, false);
    char *other = rules_of(bench, "Cyrillic \xd0\x96", true, false, false);
    assert_string_equal(foreseen, plain);
    assert_int_equal(count(other, "@font-face"), 1);
    assert_string_not_equal(other, plain);
    g_free(foreseen);
    g_free(plain);
    g_free(other);
}

int main(void) {
    struct bench bench;
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_faces, &bench),
                                       cmocka_unit_test_prestate(test_unforeseen, &bench)};
    open_bench(&bench);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    close_bench(&bench);
    return failed;
}
