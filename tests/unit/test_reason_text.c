/* Every kind of reason has its text in every language; how they are joined. */
#include "render/reason_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    enum language language;
    struct reason reason;
    const char *want;
} CASES[] = {
    {LANGUAGE_EN, {NULL, 2, 6, REASON_FIRST_ON_BALLOTS}, "first on 2 of 6 ballots"},
    {LANGUAGE_EN, {NULL, 1, NAN, REASON_SERVES_BLIND_SPOT}, "serves 1 blind spot"},
    {LANGUAGE_EN, {NULL, 2, NAN, REASON_SERVES_BLIND_SPOT}, "serves 2 blind spots"},
    {LANGUAGE_EN, {"Opens the bill", 3.6, NAN, REASON_WORST_GAP}, "serves the worst gap, 3.60"},
    {LANGUAGE_FR,
     {"Opens the bill", 3.6, NAN, REASON_WORST_GAP},
     "traite le plus grand écart, 3,60"},
    {LANGUAGE_EN, {NULL, 7.4, 7.7, REASON_HELD_BACK_BY_COST}, "value 7.4 held back by cost 7.7"},
    {LANGUAGE_NL, {NULL, 4.4, 5.84, REASON_COST_ABOVE_VALUE}, "kosten 5,8 boven waarde 4,4"},
    {LANGUAGE_EN, {"CX-03", NAN, NAN, REASON_WAITS_FOR}, "waits for CX-03"},
    {LANGUAGE_DE, {NULL, 11, NAN, REASON_LATE}, "11 Tage verspätet"},
    {LANGUAGE_EN, {NULL, 1, NAN, REASON_OTHERS_WAIT}, "1 other waits for it"},
};

static void test_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct texts texts;
        struct arena arena = {0};
        texts_init(&texts, CASES[i].language);
        assert_string_equal(reason_text(&texts, &arena, &CASES[i].reason), CASES[i].want);
        arena_release(&arena);
        texts_release(&texts);
    }
}

static void test_every_kind(void **state) {
    (void)state;
    for (int language = LANGUAGE_EN; language <= LANGUAGE_DE; language++) {
        struct texts texts;
        struct arena arena = {0};
        texts_init(&texts, (enum language)language);
        for (int kind = REASON_BLOCKED; kind <= REASON_LATE; kind++) {
            struct reason reason = {"X-1", 1234, 5678, kind};
            const char *text = reason_text(&texts, &arena, &reason);
            assert_true(*text != '\0' && !strchr(text, '{'));
        }
        arena_release(&arena);
        texts_release(&texts);
    }
}

static void test_joined(void **state) {
    (void)state;
    struct reason reasons[] = {
        {NULL, NAN, NAN, REASON_BLOCKED},
        {NULL, NAN, NAN, REASON_NO_COST},
        {"CX-03", NAN, NAN, REASON_WAITS_FOR},
        {NULL, 1, NAN, REASON_LATE},
    };
    struct priorities_item item = {.facts = {reasons, 4}};
    struct texts texts;
    struct arena arena = {0};
    texts_init(&texts, LANGUAGE_EN);
    assert_string_equal(reason_text_all(&texts, &arena, &item, REASON_TEXT_ALL),
                        "Blocked; no cost is given; waits for CX-03; 1 day late");
    assert_string_equal(
        reason_text_all(&texts, &arena, &item, REASON_TEXT_SKIP_MARKED | REASON_TEXT_SKIP_UNSCORED),
        "Waits for CX-03");
    assert_string_equal(reason_text_unscored(&texts, &arena, &item), "No cost is given");
    item.facts.count = 1;
    assert_null(reason_text_all(&texts, &arena, &item, REASON_TEXT_SKIP_MARKED));
    assert_null(reason_text_unscored(&texts, &arena, &item));
    texts_release(&texts);
    texts_init(&texts, LANGUAGE_FR);
    item.facts.items = &reasons[2];
    item.facts.count = 2;
    assert_string_equal(reason_text_all(&texts, &arena, &item, REASON_TEXT_ALL),
                        "Attend CX-03\u202f; 1 jour de retard");
    texts_release(&texts);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_every_kind),
        cmocka_unit_test(test_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
