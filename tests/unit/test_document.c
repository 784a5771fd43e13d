/* Sections put on pages: how many, what is refused, what qpdf reads in them, and the same bytes
 * each time. */
#include "publish/document.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
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

/* The document of one section, and its pages; NULL when it was refused. */
static GBytes *make(const char *html, size_t *pages, struct problem *problem) {
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct document_options options = options_of(measure);
    struct arena arena = {0};
    struct drawing drawing;
    draw(&drawing, &arena);
    struct document *document = document_new(&options);
    bool added = document_add(document, html, strlen(html), (const struct drawing *[]){&drawing}, 1,
                              problem);
    *pages = document_pages(document);
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
        size_t pages;
        GBytes *pdf = make(SECTIONS[i].html, &pages, &problem);
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
    size_t least, most; /* pages */
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

/* Leaves a PDF where it is wanted. */
static void leave(const char *what, GBytes *pdf) {
    const char *folder = getenv("FLIGHTPATH_PDFS");
    if (folder) {
        char *path = g_strdup_printf("%s/%s.pdf", folder, what);
        size_t length;
        const char *bytes = g_bytes_get_data(pdf, &length);
        assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
        g_free(path);
    }
}

static void test_pages(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(REPEATED); i++) {
        const struct repeated *row = &REPEATED[i];
        struct problem problem = {0};
        char *html = html_of(row);
        size_t pages = 0;
        GBytes *pdf = make(html, &pages, &problem);
        if (!pdf) {
            fail_msg("%s: %s", row->what, problem.message);
        }
        if (pages < row->least || pages > row->most) {
            fail_msg("%s: %zu pages", row->what, pages);
        }
        leave(row->what, pdf);
        g_bytes_unref(pdf);
        g_free(html);
    }
}

static void test_same_bytes(void **state) {
    (void)state;
    struct problem problem = {0};
    size_t pages;
    GBytes *one = make(SECTIONS[0].html, &pages, &problem);
    GBytes *other = make(SECTIONS[0].html, &pages, &problem);
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
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
