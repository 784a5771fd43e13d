/* Kinds and sizes of pictures by their first bytes. */
#include "read/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *bytes;
    size_t length;
    enum picture_kind kind;
    unsigned width, height;
} CASES[] = {
    {BYTES(""), PICTURE_OTHER, 0, 0},
    {BYTES("words"), PICTURE_OTHER, 0, 0},
    {BYTES("GIF89a\1\0\1\0"), PICTURE_OTHER, 0, 0},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03"), PICTURE_PNG, 258, 3},
    {BYTES("\x89PNG\r\n\x1A\n\0\0"), PICTURE_PNG, 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\0\4ab\xFF\xFF\xC2\0\x11\x08\x01\x00\x02\x03\x03\1"), PICTURE_JPEG, 515,
     256},
    {BYTES("\xFF\xD8\xFF\xE0\xFF\xFF"), PICTURE_JPEG, 0, 0},
    {BYTES("RIFF\x1E\0\0\0WEBPVP8L\x11\0\0\0\x2F\x1F\xC0\x03\0\0\0\0\0\0\0"), PICTURE_WEBP, 32, 16},
    {BYTES("RIFF\x1E\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\x01\0\x02\0\0"), PICTURE_WEBP, 512, 3},
    {BYTES("RIFF\x1E\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x40\x01\xF0\0"), PICTURE_WEBP, 320,
     240},
    {BYTES("RIFF\x1E\0\0\0WAVEfmt "), PICTURE_OTHER, 0, 0},
    {BYTES("\xEF\xBB\xBF <svg/>"), PICTURE_SVG, 0, 0},
    {BYTES("<html>"), PICTURE_SVG, 0, 0},
};

static void test_cases(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct picture picture = picture_look(CASES[i].bytes, CASES[i].length);
        assert_int_equal(picture.kind, CASES[i].kind);
        assert_int_equal(picture.width, CASES[i].width);
        assert_int_equal(picture.height, CASES[i].height);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
