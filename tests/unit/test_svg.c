/* The SVG painter: small, well-formed, and deaf to hostile text. */
#include "draw/svg.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static char *paint(enum svg_kind kind, const char *words) {
    GString *out = g_string_new(NULL);
    struct svg svg;
    struct canvas canvas = svg_init(&svg, out, kind, &palette_builtin);
    struct canvas_style style = {.fill = ROLE_BAD_GROUND, .stroke = ROLE_BAD, .width = 1.5};
    canvas_begin(
        &canvas,
        &(struct canvas_drawing){
            .id = "d", .title = words, .description = words, .width = 200, .height = 100.5});
    canvas_open_group(&canvas,
                      &(struct canvas_group){.class_name = words, .href = words, .title = words});
    canvas_rect(&canvas, 10, 20.126, 30, 40, 4, &style);
    canvas_path(
        &canvas, "MLLLCZ",
        (struct canvas_point[]){{10, 10}, {20, 10}, {20, 5}, {25, 6}, {26, 7}, {27, 8}, {-28, -9}},
        &style);
    style.hatch = true;
    style.dash = 3;
    canvas_circle(&canvas, 5, 6, 2, &style);
    canvas_text(&canvas, &(struct canvas_text){.x = 1,
                                               .y = 2,
                                               .line = {.text = words},
                                               .font = {.size = 13, .weight = TEXT_SEMIBOLD},
                                               .anchor = CANVAS_END,
                                               .fill = ROLE_MUTED,
                                               .halo = ROLE_SURFACE});
    canvas_close_group(&canvas);
    canvas_end(&canvas);
    return g_string_free(out, FALSE);
}

/* Text in a font that only the reader has is held to the width it was given. */
static void test_guessed(void **state) {
    (void)state;
    for (int guessed = 0; guessed < 2; guessed++) {
        GString *out = g_string_new(NULL);
        struct svg svg;
        struct canvas canvas = svg_init(&svg, out, SVG_INLINE, NULL);
        canvas_begin(&canvas,
                     &(struct canvas_drawing){.id = "d", .title = "t", .width = 90, .height = 20});
        canvas_text(&canvas, &(struct canvas_text){
                                 .line = {.text = "a", .width = 12.5, .guessed = guessed == 1},
                                 .font = {.size = 12},
                                 .fill = ROLE_INK});
        canvas_end(&canvas);
        const char *held = "textLength=\"12.5\" lengthAdjust=\"spacingAndGlyphs\">a<";
        assert_true((strstr(out->str, held) != NULL) == (guessed == 1));
        g_string_free(out, TRUE);
    }
}

static void test_exact(void **state) {
    (void)state;
    char *found = paint(SVG_INLINE, "a");
    assert_string_equal(
        found,
        "<svg class=\"drawing\" role=\"img\" aria-labelledby=\"d-t d-d\" width=\"200\" "
        "height=\"100.5\" viewBox=\"0 0 200 100.5\" fill=\"none\" stroke-linecap=\"round\" "
        "stroke-linejoin=\"round\"><title id=\"d-t\">a</title>"
        "<desc id=\"d-d\">a</desc><a href=\"a\" class=\"a\"><title>a</title>"
        "<rect x=\"10\" y=\"20.13\" width=\"30\" height=\"40\" rx=\"4\" "
        "class=\"f-bad-ground s-bad\" stroke-width=\"1.5\"/>"
        "<path d=\"M10 10h10v-5l5 1c1 1 2 2-53-15z\" class=\"f-bad-ground s-bad\" "
        "stroke-width=\"1.5\"/>"
        "<circle cx=\"5\" cy=\"6\" r=\"2\" fill=\"url(#d-h-bad-ground)\" class=\"s-bad\" "
        "stroke-width=\"1.5\" stroke-dasharray=\"3 3\" stroke-linecap=\"butt\"/>"
        "<text x=\"1\" y=\"2\" class=\"f-muted t13 w6 h-surface\" text-anchor=\"end\">a</text></a>"
        "<pattern id=\"d-h-bad-ground\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<path d=\"M-1 1l2-2M0 6l6-6M5 7l2-2\" class=\"s-bad-ground\" stroke-width=\"1.5\"/>"
        "</pattern></svg>");
    g_free(found);
}

static const char *const HOSTILE[] = {
    "\"><script>alert(1)</script>",
    "]]>",
    "&amp;&#0;",
    "a\x01z",
    "'--><!--",
    "{{x}}",
    "\xE2\x80\xAE evil",
};

/* Whatever a text holds, libxml2 reads the drawing and finds the text again as text. */
static void test_hostile(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        for (int kind = SVG_INLINE; kind <= SVG_FILE; kind++) {
            char *found = paint((enum svg_kind)kind, HOSTILE[i]);
            xmlDocPtr document = xmlReadMemory(found, (int)strlen(found), "d.svg", NULL,
                                               XML_PARSE_NONET | XML_PARSE_NOERROR);
            assert_non_null(document);
            xmlNodePtr root = xmlDocGetRootElement(document);
            xmlChar *title = xmlNodeGetContent(root->children);
            if (!strchr(HOSTILE[i], '\x01')) {
                assert_string_equal((const char *)title, HOSTILE[i]);
            }
            xmlFree(title);
            xmlFreeDoc(document);
            assert_null(strstr(found, "<script"));
            g_free(found);
        }
    }
    xmlCleanupParser();
}

/* A file of its own has the colours of what it uses, and no others. */
static void test_file_colours(void **state) {
    (void)state;
    char *found = paint(SVG_FILE, "a");
    assert_non_null(strstr(found, ".s-bad{stroke:#a8321a}"));
    assert_non_null(strstr(found, ".s-bad{stroke:#ff9c84}"));
    assert_non_null(strstr(found, ".h-surface{stroke:#ffffff}"));
    assert_null(strstr(found, "f-good"));
    g_free(found);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_exact), cmocka_unit_test(test_guessed),
                                       cmocka_unit_test(test_hostile),
                                       cmocka_unit_test(test_file_colours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
