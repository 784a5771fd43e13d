/* Sections put on pages: how many, what is refused, what qpdf reads in them, and the same bytes
 * each time. */
#include "publish/document.h"

#include "base/date.h"

#include <qpdf/qpdf-c.h>
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

/* A section of a piece of HTML so many times between two others; at is where pieces count. */
struct repeated {
    const char *what, *before, *piece, *after;
    int times;
    int least, most; /* pages */
};

static const struct repeated REPEATED[] = {
    {"a paragraph", "", "<p>Some words.</p>", "", 1, 1, 1},
    {"many paragraphs", "", "<p>Some words.</p>", "", 200, 6, 9},
    {"a long paragraph", "<p>", "Some words that go on. ", "</p>", 2000, 4, 9},
    {"a long table", "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>",
     "<tr><td>1</td><td class='num'>2</td></tr>", "</tbody></table>", 100, 3, 4},
    {"a row higher than a page", "<table><tbody><tr><td>A</td><td>", "<p>Some words.</p>",
     "</td></tr></tbody></table>", 100, 3, 6},
    {"columns higher than a page",
     "<div class='columns'><div class='w4'><p>A</p></div><div class='w8 card'>",
     "<p>Some words.</p>", "</div></div>", 100, 3, 6},
    {"columns in columns over pages",
     "<div class='columns'><div class='w6'><div class='columns'><div class='w6'>",
     "<p>Some words.</p>", "</div><div class='w6'><p>B</p></div></div></div></div>", 100, 3, 6},
    {"cards that are kept whole", "",
     "<div class='columns'><div class='w6 card'><h3>A</h3><p>a<br/>b<br/>c<br/>d</p></div></div>",
     "", 12, 2, 3},
    {"a long word", "<p>", "Donaudampfschifffahrt", "</p>", 500, 1, 3},
    {"a long word in a cell", "<table><tbody><tr><td>A</td><td>B</td><td>", "Donaudampfschifffahrt",
     "</td></tr></tbody></table>", 500, 1, 4},
    {"lists in lists", "<ul><li>", "a<ul><li>", "", 30, 1, 2},
    {"drawings", "", "<figure><drawing n='0'/><figcaption>A</figcaption></figure>", "", 30, 2, 3},
    {"drawings in a text", "<p>", "Some <drawing n='0'/> ", "</p>", 60, 1, 1},
    {"drawings on their own pages", "<figure>", "<drawing n='0'/>", "</figure>", 5, 5, 5},
    {"other scripts", "<p>",
     "\u0645\u0631\u062d\u0628\u0627 \u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8 "
     "<em>\u0e20\u0e32\u0e29\u0e32</em> \U0001F600 ",
     "</p>", 200, 1, 4},
    {"nothing in much", "", "<table><tbody><tr><td/></tr></tbody></table><ul/><p/><div/><dl/>", "",
     3, 1, 1},
    {"facts", "<dl>", "<dt>Owner</dt><dd>One</dd><dd>Two</dd>", "</dl>", 3, 1, 1},
};

/* The HTML of a repeated piece; elements that stay open are those of lists. */
static char *html_of(const struct repeated *row) {
    GString *html = g_string_new("<section id='a.html' data-title='A'><h1>A</h1>");
    g_string_append(html, row->before);
    for (int i = 0; i < row->times; i++) {
        g_string_append(html, row->piece);
    }
    g_string_append(html, row->after);
    if (g_str_has_suffix(row->piece, "<ul><li>")) {
        for (int i = 0; i <= row->times; i++) {
            g_string_append(html, i == 0 ? "z</li></ul>" : "</li></ul>");
        }
    }
    g_string_append(html, "</section>");
    return g_string_free(html, FALSE);
}

/* Reads a PDF; any complaint fails. */
static qpdf_data open_pdf(GBytes *pdf, const char *what) {
    qpdf_data qpdf = qpdf_init();
    size_t length = 0;
    const char *bytes = g_bytes_get_data(pdf, &length);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(qpdf, QPDF_FALSE);
    if (qpdf_read_memory(qpdf, what, bytes, length, NULL) != QPDF_SUCCESS ||
        qpdf_check_pdf(qpdf) != QPDF_SUCCESS || qpdf_more_warnings(qpdf)) {
        fail_msg("%s: qpdf does not read it", what);
    }
    return qpdf;
}

static void test_pages(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(REPEATED); i++) {
        const struct repeated *row = &REPEATED[i];
        struct problem problem = {0};
        char *html = html_of(row);
        GBytes *pdf = make(html, &problem);
        if (!pdf) {
            fail_msg("%s: %s", row->what, problem.message);
        }
        qpdf_data qpdf = open_pdf(pdf, row->what);
        int pages = qpdf_get_num_pages(qpdf);
        if (pages < row->least || pages > row->most) {
            fail_msg("%s: %d pages", row->what, pages);
        }
        qpdf_cleanup(&qpdf);
        g_bytes_unref(pdf);
        g_free(html);
    }
}

/* A dictionary's text, "" when there is none. */
static const char *text_at(qpdf_data qpdf, qpdf_oh dictionary, const char *key) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
    return qpdf_oh_is_string(qpdf, value) ? qpdf_oh_get_utf8_value(qpdf, value) : "";
}

static void test_catalog(void **state) {
    (void)state;
    struct problem problem = {0};
    GBytes *pdf = make(SECTIONS[0].html, &problem);
    qpdf_data qpdf = open_pdf(pdf, "catalog");
    qpdf_oh root = qpdf_get_root(qpdf);
    assert_string_equal(text_at(qpdf, root, "/Lang"), "en");
    qpdf_oh viewer = qpdf_oh_get_key(qpdf, root, "/ViewerPreferences");
    assert_true(qpdf_oh_get_bool_value(qpdf, qpdf_oh_get_key(qpdf, viewer, "/DisplayDocTitle")));
    qpdf_oh first = qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, root, "/Outlines"), "/First");
    assert_string_equal(text_at(qpdf, first, "/Title"), "A");
    assert_string_equal(text_at(qpdf, first, "/Dest"), "a.html");
    qpdf_oh info = qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Info");
    assert_string_equal(text_at(qpdf, info, "/Title"), "A report");
    assert_string_equal(text_at(qpdf, info, "/CreationDate"), "D:20260331000000Z");
    qpdf_cleanup(&qpdf);
    g_bytes_unref(pdf);
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
        cmocka_unit_test(test_vocabulary), cmocka_unit_test(test_pages),
        cmocka_unit_test(test_catalog),    cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
