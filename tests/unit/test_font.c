/* Fonts cut to a set of characters. */
#include "publish/font.h"

#include "base/content.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static GBytes *cut(const struct font_face *face, const char *text) {
    const struct content_file *file = content_find(face->source);
    assert_non_null(file);
    struct characters *set = g_new0(struct characters, 1);
    characters_add(set, text, strlen(text));
    GBytes *font = font_subset(file->bytes, file->length, set);
    g_free(set);
    assert_non_null(font);
    assert_memory_equal(g_bytes_get_data(font, NULL), "wOF2OTTO", 8);
    assert_true(g_bytes_get_size(font) < file->length / 4);
    return font;
}

static void test_faces(void **state) {
    (void)state;
    size_t count;
    const struct font_face *faces = font_faces(&count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        GBytes *once = cut(&faces[i], "\xc3\xa9\xe2\x82\xac");
        GBytes *again = cut(&faces[i], "\xe2\x82\xac\xc3\xa9");
        GBytes *more = cut(&faces[i], "\xc3\xa9\xe2\x82\xac\xce\xb1\xce\xb2\xce\xb3\xce\xb4");
        assert_true(g_bytes_equal(once, again));
        assert_true(g_bytes_get_size(more) > g_bytes_get_size(once));
        g_bytes_unref(once);
        g_bytes_unref(again);
        g_bytes_unref(more);
    }
}

static void test_no_font(void **state) {
    (void)state;
    struct characters *set = g_new0(struct characters, 1);
    assert_null(font_subset("no font at all", 14, set));
    assert_null(font_subset("", 0, set));
    g_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_faces),
                                       cmocka_unit_test(test_no_font)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
