/* The catalog of texts: every key in four languages with the same placeholders; filling, plurals.
 */
#include "base/content.h"
#include "base/diagnostics.h"
#include "read/yaml.h"
#include "render/people.h"
#include "render/texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const LANGUAGES[] = {"en", "fr", "nl", "de"};

static gint compare(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of a text's placeholders, sorted and each once, joined by spaces. */
static char *placeholders(const char *text) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    size_t length;
    for (const char *found; (found = texts_placeholder(text, &length)) != NULL;
         text = found + length + 2) {
        char *name = g_strndup(found + 1, length);
        if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
            g_free(name);
        } else {
            g_ptr_array_add(names, name);
        }
    }
    g_ptr_array_sort(names, compare);
    g_ptr_array_add(names, NULL);
    char *joined = g_strjoinv(" ", (gchar **)names->pdata);
    g_ptr_array_free(names, TRUE);
    return joined;
}

/* A singular has the placeholders of its plural: French also uses it for 0 and 1.5. */
static bool check_singular(const struct node *root, const struct node_pair *pair) {
    if (!g_str_has_suffix(pair->key.text, "_one")) {
        return true;
    }
    char *key = g_strndup(pair->key.text, strlen(pair->key.text) - strlen("_one"));
    const struct node *plural = node_get(node_get(root, key), "en");
    bool fine = plural != NULL;
    if (fine) {
        char *wanted = placeholders(plural->text);
        char *found = placeholders(node_get(&pair->value, "en")->text);
        fine = strcmp(wanted, found) == 0;
        g_free(wanted);
        g_free(found);
    }
    g_free(key);
    return fine;
}

static bool check_key(const struct node_pair *pair) {
    bool fine =
        strspn(pair->key.text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(pair->key.text) &&
        g_ascii_islower(pair->key.text[0]) && pair->value.count == 4;
    char *first = NULL;
    for (size_t i = 0; i < 4; i++) {
        const struct node *text = node_get(&pair->value, LANGUAGES[i]);
        fine = fine && text && text->text && *text->text && !strstr(text->text, "{{");
        if (!fine) {
            break;
        }
        char *names = placeholders(text->text);
        fine = !first || strcmp(first, names) == 0;
        if (first) {
            g_free(names);
        } else {
            first = names;
        }
    }
    g_free(first);
    return fine;
}

static void test_catalog(void **state) {
    (void)state;
    size_t count, keys = 0;
    const struct content_file *files = content_list(&count);
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        if (!g_str_has_prefix(files[i].path, "content/texts/")) {
            continue;
        }
        struct diagnostics diagnostics = {0};
        struct source source = {
            .name = files[i].path, .text = files[i].bytes, .length = files[i].length};
        const struct node *root = yaml_read(&source, &arena, &diagnostics);
        assert_non_null(root);
        assert_int_equal(diagnostics_count(&diagnostics), 0);
        for (size_t j = 0; j < root->count; j++, keys++) {
            const struct node_pair *pair = &root->pairs[j];
            if (!check_key(pair) || !check_singular(root, pair) ||
                !g_hash_table_add(seen, (gpointer)pair->key.text)) {
                fail_msg("%s:%u: %s", files[i].path, pair->key.span.line, pair->key.text);
            }
        }
        diagnostics_release(&diagnostics);
    }
    assert_true(keys > 100);
    g_hash_table_destroy(seen);
    arena_release(&arena);
}

static void test_fill(void **state) {
    (void)state;
    static const enum language ALL[] = {LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_NL, LANGUAGE_DE};
    static const char *const ZERO[] = {"0 days late", "0 jour de retard", "0 dagen te laat",
                                       "0 Tage verspätet"};
    static const char *const ONE[] = {"1 day late", "1 jour de retard", "1 dag te laat",
                                      "1 Tag verspätet"};
    static const char *const MANY[] = {"1\xE2\x80\xAF"
                                       "200 days late",
                                       "1\xE2\x80\xAF"
                                       "200 jours de retard",
                                       "1.200 dagen te laat", "1.200 Tage verspätet"};
    struct arena arena = {0};
    for (size_t i = 0; i < 4; i++) {
        struct texts texts;
        texts_init(&texts, ALL[i]);
        assert_string_equal(texts_count(&texts, &arena, "days_late", 0, NULL), ZERO[i]);
        assert_string_equal(texts_count(&texts, &arena, "days_late", 1, NULL), ONE[i]);
        assert_string_equal(texts_count(&texts, &arena, "days_late", 1200, NULL), MANY[i]);
        assert_null(texts_find(&texts, "no_such_key"));
        assert_string_equal(texts_word(&texts, "verdict", "blind-spot"),
                            texts_get(&texts, "verdict_blind_spot"));
        texts_release(&texts);
    }
    struct texts texts;
    texts_init(&texts, LANGUAGE_NONE);
    assert_string_equal(
        texts_format(&texts, &arena, "number_interval", "high", "2", "low", "1", NULL), "1 to 2");
    texts_release(&texts);
    arena_release(&arena);
}

/* A date is written in each language in the forms: long, short, month, quarter. */
static const struct {
    enum language language;
    const char *number, *change, *share, *range, *interval, *date, *short_date, *month, *quarter;
    const char *same_month, *same_year;
} PEOPLE[] = {
    {LANGUAGE_EN,
     "1\xE2\x80\xAF"
     "234.5",
     "+0.4", "35\xE2\x80\xAF%", "1–3", "+2.8 to +10.0", "1 March 2026", "1 Mar", "Mar 2026",
     "Q1 2026", "1–31 March 2026", "1 March – 2 April 2026"},
    {LANGUAGE_FR,
     "1\xE2\x80\xAF"
     "234,5",
     "+0,4", "35\xE2\x80\xAF%", "1–3", "+2,8 à +10,0", "1er mars 2026", "1er mars", "mars 2026",
     "T1 2026", "1er–31 mars 2026", "1er mars – 2 avril 2026"},
    {LANGUAGE_NL, "1.234,5", "+0,4", "35\xE2\x80\xAF%", "1–3", "+2,8 tot +10,0", "1 maart 2026",
     "1 mrt", "mrt 2026", "K1 2026", "1–31 maart 2026", "1 maart – 2 april 2026"},
    {LANGUAGE_DE, "1.234,5", "+0,4", "35\xE2\x80\xAF%", "1–3", "+2,8 bis +10,0", "1. März 2026",
     "1. März", "März 2026", "Q1 2026", "1.–31. März 2026", "1. März – 2. April 2026"},
};

static void test_people(void **state) {
    (void)state;
    struct arena arena = {0};
    uint32_t first = date_from_parts(2026, 3, 1);
    struct period quarter = {PERIOD_QUARTER, date_from_parts(2026, 1, 1)};
    for (size_t i = 0; i < sizeof PEOPLE / sizeof *PEOPLE; i++) {
        enum language language = PEOPLE[i].language;
        struct texts texts;
        texts_init(&texts, language);
        assert_string_equal(people_number(language, &arena, 1234.5, 1), PEOPLE[i].number);
        assert_string_equal(people_signed(language, &arena, 0.4, 1), PEOPLE[i].change);
        assert_string_equal(people_share(language, &arena, 0.35, 0), PEOPLE[i].share);
        assert_string_equal(people_range(language, &arena, 1, 3, 0), PEOPLE[i].range);
        assert_string_equal(people_interval(&texts, &arena, 2.8, 10, 1, STYLE_SIGNED),
                            PEOPLE[i].interval);
        assert_string_equal(people_date(&texts, &arena, first), PEOPLE[i].date);
        assert_string_equal(people_date_short(&texts, &arena, first), PEOPLE[i].short_date);
        assert_string_equal(people_month(&texts, &arena, first), PEOPLE[i].month);
        assert_string_equal(people_period(&texts, &arena, quarter), PEOPLE[i].quarter);
        assert_string_equal(people_dates(&texts, &arena, first, first + 30), PEOPLE[i].same_month);
        assert_string_equal(people_dates(&texts, &arena, first, first + 32), PEOPLE[i].same_year);
        texts_release(&texts);
    }
    arena_release(&arena);
}

static void test_absent(void **state) {
    (void)state;
    struct arena arena = {0};
    struct texts texts;
    texts_init(&texts, LANGUAGE_EN);
    assert_null(people_number(LANGUAGE_EN, &arena, NAN, 1));
    assert_null(people_range(LANGUAGE_EN, &arena, 1, NAN, 1));
    assert_null(people_interval(&texts, &arena, NAN, 1, 1, STYLE_PLAIN));
    assert_null(people_date(&texts, &arena, 0));
    assert_null(people_period(&texts, &arena, (struct period){0}));
    assert_string_equal(people_range(LANGUAGE_EN, &arena, 2, 2, 0), "2");
    assert_string_equal(people_points(LANGUAGE_EN, &arena, -0.05, 1), "\xE2\x88\x92"
                                                                      "5.0");
    texts_release(&texts);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_catalog), cmocka_unit_test(test_fill),
                                       cmocka_unit_test(test_people),
                                       cmocka_unit_test(test_absent)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
