/* A drawing that was kept is drawn again as it was: the same SVG byte for byte. */
#include "draw/drawing.h"

#include "draw/journey_map.h"
#include "draw/svg.h"
#include "journey_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void draw(const struct canvas *canvas, struct text_measure *measure, struct arena *arena) {
    struct journey_map_options options = {0};
    journey_map_draw(journey_map_layout(&SAMPLE, &options, measure, arena), canvas);
}

static void test_same(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    GString *straight = g_string_new(NULL), *again = g_string_new(NULL);
    struct svg svg;
    struct canvas canvas = svg_init(&svg, straight, SVG_FILE, &palette_builtin);
    draw(&canvas, measure, &arena);
    struct drawing drawing;
    canvas = drawing_init(&drawing, &arena);
    draw(&canvas, measure, &arena);
    canvas = svg_init(&svg, again, SVG_FILE, &palette_builtin);
    drawing_play(&drawing, &canvas);
    assert_true(straight->len > 10000);
    assert_string_equal(again->str, straight->str);
    g_string_free(straight, TRUE);
    g_string_free(again, TRUE);
    text_measure_free(measure);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
