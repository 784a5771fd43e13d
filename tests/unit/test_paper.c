/* The painter of PDF and PNG: colours where they belong, text as text, links where they lead. */
#include "draw/paper.h"

#include "draw/journey_map.h"
#include "journey_sample.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void draw_shapes(const void *drawing, const struct canvas *canvas) {
    (void)drawing;
    canvas_begin(canvas,
                 &(struct canvas_drawing){.id = "d", .title = "Shapes", .width = 60, .height = 40});
    canvas_rect(canvas, 0, 0, 20, 20, 0, &(struct canvas_style){.fill = ROLE_BAD});
    canvas_circle(canvas, 30, 10, 8, &(struct canvas_style){.fill = ROLE_GOOD});
    canvas_rect(canvas, 42, 2, 16, 16, 4, &(struct canvas_style){.stroke = ROLE_AXIS, .width = 4});
    canvas_path(canvas, "MLLZ", (struct canvas_point[]){{0, 20}, {20, 20}, {0, 40}},
                &(struct canvas_style){.fill = ROLE_ACCENT});
    canvas_rect(canvas, 40, 20, 20, 20, 0,
                &(struct canvas_style){.fill = ROLE_WARN, .hatch = true});
    canvas_end(canvas);
}

static const struct {
    int x, y;
    enum role role;
} PIXELS[] = {
    {10, 10, ROLE_BAD},   {30, 10, ROLE_GOOD},    {50, 10, ROLE_SURFACE}, {50, 2, ROLE_AXIS},
    {5, 25, ROLE_ACCENT}, {18, 38, ROLE_SURFACE}, {30, 30, ROLE_SURFACE},
};

struct reader {
    const GByteArray *bytes;
    size_t at;
};

static cairo_status_t give(void *closure, unsigned char *bytes, unsigned length) {
    struct reader *reader = closure;
    if (reader->at + length > reader->bytes->len) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(bytes, reader->bytes->data + reader->at, length);
    reader->at += length;
    return CAIRO_STATUS_SUCCESS;
}

static void test_pixels(void **state) {
    (void)state;
    struct text_measure *measure = text_measure_new(NULL, 0);
    GByteArray *png = paper_png(draw_shapes, NULL, 60, 40, 1, measure, &palette_builtin);
    assert_non_null(png);
    struct reader reader = {.bytes = png};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, &reader);
    assert_int_equal(cairo_image_surface_get_width(surface), 60);
    assert_int_equal(cairo_image_surface_get_height(surface), 40);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (size_t i = 0; i < G_N_ELEMENTS(PIXELS); i++) {
        uint32_t pixel;
        memcpy(&pixel, data + PIXELS[i].y * stride + PIXELS[i].x * 4, sizeof pixel);
        assert_int_equal(pixel & 0xFFFFFF, palette_builtin.light[PIXELS[i].role]);
    }
    size_t warm = 0; /* the hatch covers a part of its square */
    for (int y = 21; y < 39; y++) {
        for (int x = 41; x < 59; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + y * stride + x * 4, sizeof pixel);
            warm += (pixel & 0xFFFFFF) != palette_builtin.light[ROLE_SURFACE];
        }
    }
    assert_in_range(warm, 18 * 18 / 5, 18 * 18 * 4 / 5);
    cairo_surface_destroy(surface);
    GByteArray *again = paper_png(draw_shapes, NULL, 60, 40, 1, measure, &palette_builtin);
    assert_memory_equal(png->data, again->data, png->len);
    assert_null(paper_png(draw_shapes, NULL, 60, 40, 1000, measure, &palette_builtin));
    g_byte_array_unref(png);
    g_byte_array_unref(again);
    text_measure_free(measure);
}

static void draw_words(const void *measure, const struct canvas *canvas) {
    canvas_begin(canvas,
                 &(struct canvas_drawing){.id = "d", .title = "Words", .width = 120, .height = 60});
    for (int i = 0; i < 3; i++) {
        struct canvas_text text = {.x = 4, .y = 18 + i * 18, .line = {.text = "Words"}};
        text.font = (struct text_font){.size = 14, .weight = (enum text_weight)i};
        text.line.width = text_width((struct text_measure *)measure, &text.font, "Words");
        text.fill = ROLE_INK;
        canvas_text(canvas, &text);
    }
    canvas_end(canvas);
}

/* A later measure draws the same letters as the first, whatever files were opened in between. */
static void test_later_measure(void **state) {
    (void)state;
    GByteArray *first = NULL;
    for (int i = 0; i < 3; i++) {
        struct text_measure *measure = text_measure_new(NULL, 0);
        GByteArray *png = paper_png(draw_words, measure, 120, 60, 2, measure, &palette_builtin);
        assert_non_null(png);
        if (first) {
            assert_int_equal(png->len, first->len);
            assert_memory_equal(png->data, first->data, png->len);
            g_byte_array_unref(png);
        } else {
            first = png;
        }
        text_measure_free(measure);
        assert_true(open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0);
    }
    g_byte_array_unref(first);
}

/* A line that nobody tidied leaves the drawing whole. */
static void test_untidy(void **state) {
    (void)state;
    static const char *const TEXTS[] = {"a\r\nb", "\n", "a\tb",
                                        "a\xE2\x80\xA8"
                                        "b",
                                        "\x01"};
    struct text_measure *measure = text_measure_new(NULL, 0);
    cairo_surface_t *surface = cairo_pdf_surface_create(NULL, 100, 100);
    cairo_t *cairo = cairo_create(surface);
    struct paper paper;
    struct canvas canvas = paper_init(&paper, cairo, measure, &palette_builtin);
    canvas_begin(&canvas,
                 &(struct canvas_drawing){.id = "d", .title = "D", .width = 100, .height = 100});
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        struct canvas_text text = {
            .line = {.text = TEXTS[i]}, .font = {.size = 12}, .fill = ROLE_INK};
        canvas_text(&canvas, &text);
        assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    }
    canvas_end(&canvas);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    text_measure_free(measure);
}

static const char *leads(void *context, const char *href) {
    (*(int *)context)++;
    return g_str_has_prefix(href, "../initiatives/") ? "uri='https://cx.example/initiative'" : NULL;
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned length) {
    g_string_append_len(closure, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool holds(const GString *bytes, const char *words) {
    return memmem(bytes->str, bytes->len, words, strlen(words)) != NULL;
}

static void test_pdf(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    GString *pdf = g_string_new(NULL);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, pdf, 842, 595);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, 0.57, 0.57);
    struct paper paper;
    struct canvas canvas = paper_init(&paper, cairo, measure, &palette_builtin);
    int asked = 0;
    paper.link = leads;
    paper.link_context = &asked;
    struct journey_map_options options = {.print = true};
    journey_map_draw(journey_map_layout(&SAMPLE, &options, measure, &arena), &canvas);
    cairo_show_page(cairo);
    assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    assert_true(asked > 20);
    assert_true(holds(pdf, "/URI (https://cx.example/initiative)"));
    assert_true(holds(pdf, "Inter-SemiBold") && holds(pdf, "Inter-Italic"));
    assert_true(pdf->len < 200000);
    g_string_free(pdf, TRUE);
    text_measure_free(measure);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pixels),
                                       cmocka_unit_test(test_later_measure),
                                       cmocka_unit_test(test_untidy), cmocka_unit_test(test_pdf)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
