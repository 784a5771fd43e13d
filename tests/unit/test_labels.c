/* The words of every drawing: none leaves its drawing or its box, no two meet, and each can be read
 * on the ground it stands on. All drawings of the example are looked at, in four languages, on the
 * site (wide and for a phone) and on paper. */
#include "draw/drawing.h"
#include "draw/recorder.h"
#include "model/load.h"
#include "render/brand.h"
#include "render/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What was looked at, and what was wrong. */
struct tally {
    size_t drawings, texts, faults;
    const char *where; /* "en journeys/support.html" */
};

/* A first letter without accents at its right is not cut: widths are sums of advances. */
enum { SLACK = 1 };

static void fault(struct tally *tally, const char *drawing, const char *what, const char *text,
                  const char *other) {
    if (tally->faults++ < 40) {
        print_message("%s: %s: \"%s\" %s%s%s\n", tally->where, drawing, text, what,
                      other ? " " : "", other ? other : "");
    }
}

/* The colour on which a text stands, or ROLE_NONE when that is no plain surface. */
static enum role ground_of(const struct recorder *recorder, size_t text) {
    const struct recorder_item *of = recorder_get(recorder, text);
    if (of->style.stroke != ROLE_NONE) {
        return of->style.stroke; /* its halo */
    }
    const struct recorder_item *box = recorder_box(recorder, text);
    if (!box || box->style.fill == ROLE_NONE) {
        return box ? ROLE_NONE : ROLE_SURFACE;
    }
    return box->style.opacity > 0 || box->style.hatch ? ROLE_NONE : box->style.fill;
}

static void check_contrast(struct tally *tally, const char *id, const struct recorder *recorder,
                           size_t text) {
    const struct recorder_item *item = recorder_get(recorder, text);
    enum role ground = ground_of(recorder, text), fill = item->style.fill;
    if (ground == ROLE_NONE) {
        return;
    }
    if (brand_contrast(palette_builtin.light[fill], palette_builtin.light[ground]) < 4.5 ||
        brand_contrast(palette_builtin.dark[fill], palette_builtin.dark[ground]) < 4.5) {
        fault(tally, id, "cannot be read on", item->text, role_name(ground));
    }
}

static void check_drawing(struct tally *tally, const struct drawing *drawing) {
    struct recorder recorder;
    struct canvas canvas = recorder_init(&recorder);
    drawing_play(drawing, &canvas);
    const char *id = drawing->about.id;
    const struct recorder_item *one, *other;
    tally->drawings++;
    if (recorder_overlap(&recorder, SLACK, &one, &other)) {
        fault(tally, id, "meets", one->text, other->text);
    }
    if ((one = recorder_outside(&recorder))) {
        fault(tally, id, "leaves the drawing", one->text, NULL);
    }
    if ((one = recorder_beyond(&recorder, SLACK, &other))) {
        char *box = g_strdup_printf("%.0f,%.0f in %.0f,%.0f %.0fx%.0f", one->x, one->y, other->x,
                                    other->y, other->width, other->height);
        fault(tally, id, "leaves its box", one->text, box);
        g_free(box);
    }
    for (size_t i = 0; i < recorder_count(&recorder); i++) {
        if (recorder_get(&recorder, i)->kind == RECORDER_TEXT) {
            tally->texts++;
            check_contrast(tally, id, &recorder, i);
        }
    }
    if (!drawing->about.title || !*drawing->about.title) {
        fault(tally, id, "has no title", "", NULL);
    }
    recorder_release(&recorder);
}

static bool take(void *context, const char *path, const char *bytes, size_t length) {
    (void)context, (void)path, (void)bytes, (void)length;
    return true;
}

/* Makes all pages on the site or on paper, and looks at their drawings. */
static void check_pages(struct tally *tally, const struct report *report, bool paper,
                        const char *language) {
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct page_sink sink = {.add = take};
    struct arena arena = {0};
    GPtrArray *drawings = g_ptr_array_new();
    for (size_t i = 0; i < report_page_count(report); i++) {
        struct page_work work = {.arena = &arena, .measure = measure, .sink = &sink};
        *(paper ? &work.drawings : &work.seen) = drawings;
        GString *out = g_string_new(NULL);
        const char *path = report_render(report, i, &work, out, NULL);
        char *where = g_strdup_printf("%s%s %s", language, paper ? ", paper" : "", path);
        tally->where = where;
        for (guint k = 0; k < drawings->len; k++) {
            check_drawing(tally, drawings->pdata[k]);
        }
        g_free(where);
        g_string_free(out, TRUE);
        g_ptr_array_set_size(drawings, 0);
        arena_reset(&arena);
    }
    g_ptr_array_unref(drawings);
    arena_release(&arena);
    text_measure_free(measure);
}

static void check_language(struct tally *tally, struct model *model, enum language language) {
    static const char *const NAMES[] = {NULL, "en", "fr", "nl", "de"};
    struct arena arena = {0};
    struct analysis analysis = {0};
    struct report report;
    struct diagnostics diagnostics = {0};
    model->project.language = (int)language;
    analysis_run(model, &arena, &analysis);
    assert_true(report_init(&report, model, &analysis, &diagnostics));
    check_pages(tally, &report, false, NAMES[language]);
    check_pages(tally, &report, true, NAMES[language]);
    report_release(&report);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

static void test_example(void **state) {
    (void)state;
    struct model model = {0};
    struct diagnostics diagnostics = {0};
    struct load_options options = {.root = "site-example", .jobs = 1};
    struct tally tally = {0};
    load_model(&options, &model, &diagnostics);
    assert_int_equal(diagnostics.errors, 0);
    for (enum language language = LANGUAGE_EN; language <= LANGUAGE_DE; language++) {
        check_language(&tally, &model, language);
    }
    print_message("%zu drawings with %zu texts\n", tally.drawings, tally.texts);
    assert_true(tally.drawings > 1000);
    assert_int_equal(tally.faults, 0);
    diagnostics_release(&diagnostics);
    model_release(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_example)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
