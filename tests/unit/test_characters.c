/* Sets of characters. */
#include "base/characters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_characters(void **state) {
    (void)state;
    struct characters *set = g_new0(struct characters, 1);
    struct characters *other = g_new0(struct characters, 1);
    static const char TEXT[] = "plain text, then \xc3\xa9, \xff, \xe2\x82\xac\xf0\x9f\x98\x80 end";
    characters_add(set, TEXT, sizeof TEXT - 1);
    characters_add(set, "\xe2\x82", 2); /* cut off */
    assert_true(characters_has(set, 0xE9));
    assert_true(characters_has(set, 0x20AC));
    assert_true(characters_has(set, 0x1F600));
    assert_true(characters_has(set, 'Q'));
    assert_false(characters_has(set, 0xEA));
    assert_false(characters_has(set, '\n'));
    characters_add(other, "\xc3\xaa", 2);
    characters_join(set, other);
    assert_true(characters_has(set, 0xEA));
    g_free(other);
    g_free(set);
}

static void test_cover_and_next(void **state) {
    (void)state;
    struct characters *set = g_new0(struct characters, 1);
    assert_int_equal(characters_next(set, 1), 0);
    characters_add(set, "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 9);
    assert_int_equal(characters_next(set, 1), 0xE9);
    assert_int_equal(characters_next(set, 0xEA), 0x20AC);
    assert_int_equal(characters_next(set, 0x20AD), 0x1F600);
    assert_int_equal(characters_next(set, 0x1F601), 0);
    assert_true(characters_cover(set, "a \xc3\xa9 b", 6));
    assert_true(characters_cover(set, "", 0));
    assert_false(characters_cover(set, "a \xc3\xaa b", 6));
    g_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_characters),
                                       cmocka_unit_test(test_cover_and_next)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
