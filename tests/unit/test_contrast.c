/* Every colour of the report on every ground it stands on, in light and in dark, with the built-in
 * accent and with any a project may bring: 4.5:1 for text, 3:1 for marks that carry meaning (WCAG
 * 2.2, 1.4.3 and 1.4.11). And the stylesheet has the colours of the palette. */
#include "render/brand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NEUTRAL_GROUNDS ROLE_SURFACE, ROLE_PAGE, ROLE_SUNKEN

/* A colour and the grounds that it stands on, ended by ROLE_NONE. */
static const struct {
    enum role front;
    double least;
    enum role grounds[10];
} PAIRS[] = {
    /* text */
    {ROLE_INK,
     4.5,
     {NEUTRAL_GROUNDS, ROLE_ACCENT_SOFT, ROLE_BAD_GROUND, ROLE_GOOD_GROUND, ROLE_LOWEST}},
    {ROLE_MUTED,
     4.5,
     {NEUTRAL_GROUNDS, ROLE_ACCENT_SOFT, ROLE_BAD_GROUND, ROLE_GOOD_GROUND, ROLE_LOWEST}},
    {ROLE_ACCENT, 4.5, {NEUTRAL_GROUNDS, ROLE_ACCENT_SOFT, ROLE_GOOD_GROUND, ROLE_LOWEST}},
    {ROLE_BAD, 4.5, {NEUTRAL_GROUNDS, ROLE_BAD_GROUND, ROLE_LOWEST, ROLE_ACCENT_SOFT}},
    {ROLE_WARN, 4.5, {NEUTRAL_GROUNDS, ROLE_LOWEST}},
    {ROLE_GOOD, 4.5, {NEUTRAL_GROUNDS, ROLE_GOOD_GROUND, ROLE_LOWEST}},
    {ROLE_QUESTION, 4.5, {NEUTRAL_GROUNDS, ROLE_LOWEST}},
    {ROLE_ON_ACCENT, 4.5, {ROLE_ACCENT}},
    {ROLE_ON_BAD, 4.5, {ROLE_BAD}},
    /* marks: axes and borders of controls, bars, rings, icons */
    {ROLE_AXIS, 3, {NEUTRAL_GROUNDS}},
    {ROLE_NEUTRAL_INK, 3, {NEUTRAL_GROUNDS, ROLE_LOWEST}},
    {ROLE_ACCENT_MID, 3, {NEUTRAL_GROUNDS}},
};

/* Colours that a project may bring: the ends, the greys, and around the wheel. */
static const char *const BRANDS[] = {
    NULL,      "#ffff00", "#000000", "#ffffff", "#808080", "#777777", "#c0c0c0", "#010101",
    "#fefefe", "#ff0000", "#00ff00", "#0000ff", "#00ffff", "#ff00ff", "#ff8800", "#88ff00",
    "#0088ff", "#8800ff", "#ff0088", "#00ff88", "#17171c", "#f7f7f9", "#7c7c00", "#4b2ea9",
};

static void check_pair(const char *brand, const char *mode, const uint32_t *colours,
                       enum role front, enum role ground, double least) {
    double contrast = brand_contrast(colours[front], colours[ground]);
    if (contrast < least) {
        fail_msg("%s, %s: %s #%06x on %s #%06x is %.2f, not %.1f", brand ? brand : "built in", mode,
                 role_name(front), colours[front], role_name(ground), colours[ground], contrast,
                 least);
    }
}

static void test_pairs(void **state) {
    (void)state;
    size_t checked = 0;
    for (size_t b = 0; b < sizeof BRANDS / sizeof *BRANDS; b++) {
        struct palette palette = brand_palette(BRANDS[b]);
        for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
            for (size_t k = 0; PAIRS[i].grounds[k] != ROLE_NONE; k++, checked += 2) {
                check_pair(BRANDS[b], "light", palette.light, PAIRS[i].front, PAIRS[i].grounds[k],
                           PAIRS[i].least);
                check_pair(BRANDS[b], "dark", palette.dark, PAIRS[i].front, PAIRS[i].grounds[k],
                           PAIRS[i].least);
            }
        }
    }
    assert_int_equal(checked % (2 * sizeof BRANDS / sizeof *BRANDS), 0);
}

/* The measure itself, by the examples of the standard: black on white 21, a colour on itself 1, and
 * the grey that just passes. */
static void test_measure(void **state) {
    (void)state;
    assert_true(brand_contrast(0x000000, 0xFFFFFF) > 20.999);
    assert_true(brand_contrast(0xFFFFFF, 0x000000) < 21.001);
    assert_true(brand_contrast(0x4B2EA8, 0x4B2EA8) == 1);
    assert_true(brand_contrast(0x767676, 0xFFFFFF) >= 4.5);
    assert_true(brand_contrast(0x777777, 0xFFFFFF) < 4.5);
}

/* The colour that a block of the stylesheet gives a variable; fails when it gives none. */
static uint32_t colour_in(const char *block, const char *variable) {
    char *key = g_strdup_printf("--%s: ", variable);
    const char *at = strstr(block, key);
    if (!at || at > strchr(block, '}')) {
        fail_msg("the stylesheet does not set --%s", variable);
    }
    const char *value = at + strlen(key);
    if (g_str_has_prefix(value, "var(")) {
        fail_msg("--%s is not a colour", variable);
    }
    g_free(key);
    return (uint32_t)strtoul(value + 1, NULL, 16);
}

/* The accent's variants are set apart, for both grounds. */
static bool is_accent(enum role role) {
    return role == ROLE_ACCENT || role == ROLE_ACCENT_MID || role == ROLE_ACCENT_SOFT ||
           role == ROLE_ON_ACCENT;
}

static void test_stylesheet(void **state) {
    (void)state;
    size_t length;
    char *css = NULL;
    assert_true(g_file_get_contents("templates/site.css", &css, &length, NULL));
    const char *accents = strstr(css, "--accent-light:");
    const char *light = strstr(css, "--page: #");
    const char *dark = strstr(light, ":root:not([data-theme=\"light\"])");
    const char *chosen = strstr(dark, ":root[data-theme=\"dark\"]");
    assert_non_null(chosen);
    for (enum role role = ROLE_INK; role < ROLE_COUNT; role++) {
        const char *name = role_name(role);
        if (is_accent(role)) {
            char *in_light = g_strdup_printf("%s-light", name);
            char *in_dark = g_strdup_printf("%s-dark", name);
            assert_int_equal(colour_in(accents, in_light), palette_builtin.light[role]);
            assert_int_equal(colour_in(accents, in_dark), palette_builtin.dark[role]);
            g_free(in_light);
            g_free(in_dark);
        } else {
            assert_int_equal(colour_in(light, name), palette_builtin.light[role]);
            assert_int_equal(colour_in(dark, name), palette_builtin.dark[role]);
            assert_int_equal(colour_in(chosen, name), palette_builtin.dark[role]);
        }
    }
    g_free(css);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measure),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_stylesheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
