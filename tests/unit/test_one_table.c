/* The one idea: a struct's table alone decides its key in YAML, schema, templates and JSON. Two
 * tables of one struct differ in the name of a field; everything follows. */
#include "model/bind.h"
#include "model/export.h"
#include "model/schema.h"
#include "render/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct shop {
    const char *name;
    double turnover;
};

#define THIS struct shop
static const struct field OLD_FIELDS[] = {
    ROW_TEXT(name, "as shown"),
    ROW_NUMBER(turnover, 0, 1000, "a year", .digits = 1),
};
static const struct field NEW_FIELDS[] = {
    ROW_TEXT(name, "as shown"),
    {.key = "turn_over",
     .kind = FIELD_NUMBER,
     .offset = offsetof(struct shop, turnover),
     .high = 1000,
     .digits = 1,
     .note = "a year"},
};
#undef THIS
static const struct record OLD = RECORD("shop", struct shop, OLD_FIELDS, "a shop");
static const struct record NEW = RECORD("shop", struct shop, NEW_FIELDS, "a shop");

static const struct {
    const struct record *record;
    const char *key, *other; /* what is right, and what is wrong, with this table */
} CASES[] = {{&OLD, "turnover", "turn_over"}, {&NEW, "turn_over", "turnover"}};

/* Binds "<key>: 12.5"; gives the struct and what was said. */
static struct shop bind(const struct record *record, const char *key, struct arena *arena,
                        struct diagnostics *diagnostics) {
    const char *text = arena_format(arena, "name: A\n%s: 12.5\n", key);
    struct source source = {.name = "shop.yaml", .text = text, .length = strlen(text)};
    struct source *kept = arena_copy(arena, &source, sizeof source);
    struct binder binder = {.arena = arena, .diagnostics = diagnostics};
    struct shop shop;
    memset(&shop, 0, sizeof shop);
    record_clear(record, &shop);
    assert_true(bind_record(&binder, yaml_read(kept, arena, diagnostics), record, &shop));
    return shop;
}

static const struct source *find(void *context, const char *name) {
    (void)name;
    return context;
}

/* Compiles "{{<key>}}". */
static const struct template *compile(const struct record *record, const char *key,
                                      struct arena *arena, struct diagnostics *diagnostics) {
    struct source *source = ARENA_NEW(arena, struct source);
    source->name = "shop.mustache";
    source->text = arena_format(arena, "{{%s}}", key);
    source->length = strlen(source->text);
    struct template_world world = {.find = find, .context = source};
    return template_compile(&world, "shop", record, arena, diagnostics);
}

static void check_said(const struct diagnostics *diagnostics, enum code code, const char *key) {
    assert_int_equal(diagnostics_count(diagnostics), 1);
    const struct diagnostic *said = diagnostics_get(diagnostics, 0);
    assert_int_equal(said->code, code);
    assert_non_null(said->hint);
    assert_non_null(strstr(said->hint, key)); /* did you mean the right one? */
}

static void test_binding(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct arena arena = {0};
        struct diagnostics right = {0}, wrong = {0};
        assert_true(bind(CASES[i].record, CASES[i].key, &arena, &right).turnover == 12.5);
        assert_int_equal(diagnostics_count(&right), 0);
        assert_true(isnan(bind(CASES[i].record, CASES[i].other, &arena, &wrong).turnover));
        check_said(&wrong, CODE_UNKNOWN_KEY, CASES[i].key);
        diagnostics_release(&right);
        diagnostics_release(&wrong);
        arena_release(&arena);
    }
}

static void test_template(void **state) {
    (void)state;
    struct shop shop = {"A", 12.5};
    for (size_t i = 0; i < 2; i++) {
        struct arena arena = {0};
        struct diagnostics right = {0}, wrong = {0};
        const struct template *template = compile(CASES[i].record, CASES[i].key, &arena, &right);
        assert_non_null(template);
        GString *out = g_string_new(NULL);
        assert_true(template_render(template, &shop, out, &right));
        assert_string_equal(out->str, "12.5");
        g_string_free(out, TRUE);
        assert_null(compile(CASES[i].record, CASES[i].other, &arena, &wrong));
        check_said(&wrong, CODE_TEMPLATE_UNKNOWN_NAME, CASES[i].key);
        diagnostics_release(&right);
        diagnostics_release(&wrong);
        arena_release(&arena);
    }
}

/* Whether a document names one key and not the other. */
static void check_names(struct json *json, const char *key, const char *other) {
    assert_true(json_finish(json));
    char *right = g_strdup_printf("\"%s\": ", key);
    char *wrong = g_strdup_printf("\"%s\"", other);
    assert_non_null(strstr(json->out->str, right));
    assert_null(strstr(json->out->str, wrong));
    g_free(right);
    g_free(wrong);
    g_string_free(json->out, TRUE);
}

static void test_documents(void **state) {
    (void)state;
    struct shop shop = {"A", 12.5};
    for (size_t i = 0; i < 2; i++) {
        struct json json;
        json_init(&json, NULL);
        export_struct(&json, CASES[i].record, &shop, EXPORT_LEAVE_OUT);
        check_names(&json, CASES[i].key, CASES[i].other);
        struct schema_file file = {"shop", "shop", CASES[i].record, true, "shops"};
        json_init(&json, NULL);
        schema_write(&json, "Shops", &file, 1);
        check_names(&json, CASES[i].key, CASES[i].other);
        GString *page = g_string_new(NULL);
        schema_reference(page, &file, 1);
        assert_non_null(strstr(page->str, CASES[i].key));
        assert_null(strstr(page->str, CASES[i].other));
        g_string_free(page, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_binding),
                                       cmocka_unit_test(test_template),
                                       cmocka_unit_test(test_documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
