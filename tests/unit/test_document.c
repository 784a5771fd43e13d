/* Sections put on pages: how many, what is refused, and the same bytes each time. */
#include "publish/document.h"

#include "base/date.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct document_options options_of(struct text_measure *measure) {
    return (struct document_options){.title = "A report",
                                     .author = "A team",
                                     .language = "en",
                                     .date = "31 March 2026",
                                     .page = "Page {n}",
                                     .day = date_from_parts(2026, 3, 31),
                                     .palette = &palette_builtin,
                                     .measure = measure};
}

/* A small drawing. */
static void draw(struct drawing *drawing, struct arena *arena) {
    struct canvas canvas = drawing_init(drawing, arena);
    canvas_begin(
        &canvas,
        &(struct canvas_drawing){
            .id = "bars", .title = "Bars", .description = "Two bars.", .width = 120, .height = 40});
    canvas_rect(&canvas, 0, 0, 60, 15, 2, &(struct canvas_style){.fill = ROLE_ACCENT});
    canvas_rect(&canvas, 0, 20, 90, 15, 2, &(struct canvas_style){.fill = ROLE_BAD});
    canvas_end(&canvas);
}

/* The document of one section; NULL when it was refused. */
static GBytes *make(const char *html, struct problem *problem) {
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct document_options options = options_of(measure);
    struct arena arena = {0};
    struct drawing drawing;
    draw(&drawing, &arena);
    struct document *document = document_new(&options);
    bool added = document_add(document, html, strlen(html), (const struct drawing *[]){&drawing}, 1,
                              problem);
    GBytes *pdf = document_end(document, problem);
    if (!added) {
        g_clear_pointer(&pdf, g_bytes_unref);
    }
    arena_release(&arena);
    text_measure_free(measure);
    return pdf;
}

static const struct {
    const char *html;
    const char *message; /* NULL: it is taken */
} SECTIONS[] = {
    {"<section id='a.html' data-title='A'><h1>A</h1><p>b <strong>c</strong></p></section>", NULL},
    {"<section id='a.html' data-title='A'><figure><drawing n='0'/></figure></section>", NULL},
    {"<section id='a.html' data-title='A'/>", NULL},
    {"<section id='a.html' data-title='A'><table><tr><td/></tr></table></section>",
     "line 1 of a section: <tr> cannot stand in a table"},
    {"<section id='a.html' data-title='A'>\n<video/></section>",
     "line 2 of a section: unknown element <video>"},
    {"<section id='a.html' data-title='A'><p><table/></p></section>",
     "line 1 of a section: <table> cannot stand in a paragraph"},
    {"<section id='a.html' data-title='A'><drawing n='1'/></section>",
     "line 1 of a section: there is no drawing \"1\""},
    {"<section id='a.html' data-title='A'><p><i class='smile'/></p></section>",
     "line 1 of a section: there is no icon \"smile\""},
    {"<section id='a.html'/>", "a section needs an id and a data-title"},
    {"<p>a</p>", "line 1 of a section: <p> cannot stand in a document: only <section>"},
    {"<!DOCTYPE section [<!ENTITY a 'b'>]><section id='a' data-title='A'>&a;</section>",
     "line 1 of a section: a document type"},
};

static void test_vocabulary(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++) {
        struct problem problem = {0};
        GBytes *pdf = make(SECTIONS[i].html, &problem);
        if (SECTIONS[i].message) {
            assert_null(pdf);
            assert_string_equal(problem.message, SECTIONS[i].message);
        } else {
            assert_null(problem.message);
            assert_memory_equal(g_bytes_get_data(pdf, NULL), "%PDF-", 5);
            g_bytes_unref(pdf);
        }
        problem_release(&problem);
    }
}

static void test_same_bytes(void **state) {
    (void)state;
    struct problem problem = {0};
    GBytes *one = make(SECTIONS[0].html, &problem), *other = make(SECTIONS[0].html, &problem);
    assert_true(g_bytes_equal(one, other));
    g_bytes_unref(one);
    g_bytes_unref(other);
}

static void test_picture(void **state) {
    (void)state;
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct document_options options = options_of(measure);
    struct problem problem = {0};
    GBytes *png = document_picture(&options, SECTIONS[0].html, strlen(SECTIONS[0].html), NULL, 0,
                                   0.5, &problem);
    const unsigned char *bytes = g_bytes_get_data(png, NULL);
    assert_int_equal(bytes[18] << 8 | bytes[19], 562); /* A4 landscape is 1122.5 px wide */
    assert_int_equal(bytes[22] << 8 | bytes[23], 397);
    g_bytes_unref(png);
    text_measure_free(measure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vocabulary),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
