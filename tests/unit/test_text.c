/* Widths against Pango's own for whole lines, and where lines break. */
#include "draw/text.h"

#include "draw/text_pango.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define BULLET "…"

static const struct {
    const char *text;
    double width;
    size_t lines;
    const char *want; /* lines joined by '|' */
} BREAKS[] = {
    {"Looks for a solution on the website", 120, 0, "Looks for a solution|on the website"},
    {"  two \n words ", 300, 0, "two words"},
    {"", 100, 0, ""},
    {"Order entry/Planner", 70, 0, "Order entry/|Planner"},
    {"One-time-password", 60, 0, "One-time-|password"},
    {"Auftragsbest\xC2\xAD"
     "\xC3\xA4tigung",
     90, 0, "Auftragsbest-|ätigung"},
    {"Auftragsbest\xC2\xAD"
     "\xC3\xA4tigung",
     200, 0, "Auftragsbestätigung"},
    {"first second third fourth", 60, 2, "first|second" BULLET},
    {"5-6 days", 30, 0, "5-6|days"},
};

static char *joined(struct text_block block, struct arena *arena) {
    char *all = arena_string(arena, "");
    for (size_t i = 0; i < block.count; i++) {
        all = arena_format(arena, "%s%s%s", all, i > 0 ? "|" : "", block.lines[i].text);
    }
    return all;
}

static void test_breaks(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct text_font font = {.size = 12};
    for (size_t i = 0; i < sizeof BREAKS / sizeof *BREAKS; i++) {
        struct text_limits limits = {.width = BREAKS[i].width, .lines = BREAKS[i].lines};
        struct text_block block = text_wrap(measure, &font, BREAKS[i].text, &limits, &arena);
        assert_string_equal(joined(block, &arena), BREAKS[i].want);
        assert_int_equal(block.cut, strstr(BREAKS[i].want, BULLET) != NULL);
    }
    text_measure_free(measure);
    arena_release(&arena);
}

static const char *const LINES[] = {
    "Compares bundles, checks the address",
    "The price changes between pages: 1,234.50 €",
    "Auftragsbestätigung per E-Mail, Überprüfung",
    "Καλημέρα To Va AV",
    "+2.8 to +10.0 −1.5",
};

/* Widths added up from words must be those of Pango for the whole line. */
static void test_widths(void **state) {
    (void)state;
    struct text_measure *measure = text_measure_new(NULL, 0);
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        for (int face = 0; face < 4; face++) {
            struct text_font font = {.size = 12 + face,
                                     .weight = face < 3 ? (enum text_weight)face : TEXT_REGULAR};
            font.italic = face == 3;
            PangoLayout *layout = text_pango_layout(measure, &font, LINES[i], strlen(LINES[i]));
            PangoRectangle extents;
            pango_layout_get_extents(layout, NULL, &extents);
            double whole = (double)extents.width / PANGO_SCALE;
            g_object_unref(layout);
            double ours = text_width(measure, &font, LINES[i]);
            if (fabs(ours - whole) > 0.1) {
                fail_msg("%s: %d/1000 px, Pango %d/1000", LINES[i], (int)(ours * 1000),
                         (int)(whole * 1000));
            }
        }
    }
    text_measure_free(measure);
}

/* Every digit has the same width: tables and axes rely on it. */
static void test_tabular(void **state) {
    (void)state;
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct text_font font = {.size = 13, .weight = TEXT_SEMIBOLD};
    assert_true(fabs(text_width(measure, &font, "1111") - text_width(measure, &font, "8888")) <
                0.01);
    text_measure_free(measure);
}

static const char *const HARD[] = {
    "\x01",
    "a \x1b[31m b \xEF\xBF\xBE",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    "a",
    "お客様は価格を比較します",
    "يقارن العميل الأسعار والع",
    "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80 \xF0\x9F\x91"
    "\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB works",
};

/* No line is wider than asked, whatever the script; nothing is lost unless it says so. */
static void test_hard_texts(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct text_font font = {.size = 12};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        for (size_t lines = 0; lines < 3; lines++) {
            struct text_limits limits = {.width = 90, .lines = lines};
            struct text_block block = text_wrap(measure, &font, HARD[i], &limits, &arena);
            assert_true(block.count > 0 && (lines == 0 || block.count <= lines));
            for (size_t k = 0; k < block.count; k++) {
                assert_true(g_utf8_validate(block.lines[k].text, -1, NULL));
                assert_true(block.lines[k].width <= 90.01);
            }
            bool dots = g_str_has_suffix(block.lines[block.count - 1].text, BULLET);
            assert_int_equal(block.cut, dots);
        }
    }
    text_measure_free(measure);
    arena_release(&arena);
}

static void test_direction(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct text_font font = {.size = 12};
    assert_true(text_fit(measure, &font, HARD[5], 500, NULL, &arena).rtl);
    assert_false(text_fit(measure, &font, HARD[2], 500, NULL, &arena).rtl);
    assert_int_equal(text_missing(measure, "Naïve café"), 0);
    assert_int_equal(text_missing(measure, "ok 価"), 0x4FA1);
    assert_true(text_fit(measure, &font, "ok 価", 500, NULL, &arena).guessed);
    assert_false(text_fit(measure, &font, "“Naïve” – café… Ελλάδα", 500, NULL, &arena).guessed);
    text_measure_free(measure);
    arena_release(&arena);
}

/* A word of a megabyte takes neither long nor for ever. */
static void test_endless_word(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text_measure *measure = text_measure_new(NULL, 0);
    struct text_font font = {.size = 12};
    size_t length = 200000;
    char *word = g_malloc(length + 1);
    memset(word, 'w', length);
    word[length] = '\0';
    struct text_limits limits = {.width = 90, .lines = 6};
    struct text_block block = text_wrap(measure, &font, word, &limits, &arena);
    assert_int_equal(block.count, 6);
    assert_true(block.cut);
    g_free(word);
    text_measure_free(measure);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks),    cmocka_unit_test(test_widths),
        cmocka_unit_test(test_tabular),   cmocka_unit_test(test_hard_texts),
        cmocka_unit_test(test_direction), cmocka_unit_test(test_endless_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
