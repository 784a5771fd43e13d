/* JSON by the tables: every kind of field, given and not given. */
#include "model/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct waiting {
    const char *text;
    double score;
};
#define THIS struct waiting
static const struct field WAITING_FIELDS[] = {
    ROW_TEXT(text, "what waits"),
    ROW_NUMBER(score, 0, 10, "its score"),
};
#undef THIS
static const struct record WAITING =
    RECORD("waiting", struct waiting, WAITING_FIELDS, "something", .shorthand = "text");

struct range {
    double from, to;
};
#define THIS struct range
static const struct field RANGE_FIELDS[] = {ROW_NUMBER(from, 0, 0, ""), ROW_NUMBER(to, 0, 0, "")};
#undef THIS
static const struct record RANGE = RECORD("range", struct range, RANGE_FIELDS, "", .tuple = true);

struct rating {
    struct reference practice;
    double rating;
    const char *evidence;
};
#define THIS struct rating
static const struct field RATING_FIELDS[] = {
    ROW_REFERENCE(practice, REFERS(ENTITY_PRACTICE), ""),
    ROW_NUMBER(rating, 0, 4, ""),
    ROW_TEXT(evidence, ""),
};
#undef THIS
static const struct record RATING =
    RECORD("rating", struct rating, RATING_FIELDS, "", .shorthand = "rating");

static const char *const COLOURS[] = {"red", "dark-blue", NULL};

struct thing {
    const char *name;
    struct markdown story;
    double size;
    enum answer ready;
    uint32_t due;
    struct period wave;
    int colour;
    struct reference owner;
    struct path file;
    const char *moment;
    const char *secret;
    struct waiting wait;
    struct range *range;
    LIST(const char *) tags;
    LIST(double) values;
    LIST(struct waiting) waits;
    LIST(struct rating) ratings;
};
#define THIS struct thing
static const struct field THING_FIELDS[] = {
    ROW_TEXT(name, ""),
    ROW_MARKDOWN(story, ""),
    ROW_NUMBER(size, 0, 0, ""),
    ROW_BOOLEAN(ready, ""),
    ROW_DATE(due, ""),
    ROW_PERIOD(wave, ""),
    ROW_CHOICE(colour, COLOURS, ""),
    ROW_REFERENCE(owner, REFERS(ENTITY_PERSON), ""),
    ROW_PATH(file, ""),
    ROW_TEXT(moment, "", .flags = FIELD_OR_TRUE),
    ROW_TEXT(secret, "", .flags = FIELD_HIDDEN),
    ROW_STRUCT(wait, WAITING, ""),
    ROW_POINTER(range, RANGE, ""),
    ROW_TEXTS(tags, "", .flags = FIELD_ONE_OR_MANY),
    FIELD_ROW(values, FIELD_LIST, .item = FIELD_NUMBER),
    ROW_LIST(waits, WAITING, ""),
    ROW_LIST(ratings, RATING, "", .flags = FIELD_KEYED),
};
#undef THIS
static const struct record THING = RECORD("thing", struct thing, THING_FIELDS, "");

/* Compares without white space outside texts, which the cases do not have inside. */
static void check(const struct thing *thing, enum export_absent absent, const char *want) {
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &THING, thing, absent);
    assert_true(json_finish(&json));
    GString *found = g_string_new(NULL);
    for (const char *at = json.out->str; *at; at++) {
        if (!strchr(" \n", *at)) {
            g_string_append_c(found, *at);
        }
    }
    assert_string_equal(found->str, want);
    g_string_free(found, TRUE);
    g_string_free(json.out, TRUE);
}

static void test_absent(void **state) {
    (void)state;
    struct thing thing = {0};
    record_clear(&THING, &thing);
    thing.secret = "never";
    check(&thing, EXPORT_LEAVE_OUT, "{}");
    check(&thing, EXPORT_NULL,
          "{\"name\":null,\"story\":null,\"size\":null,\"ready\":null,\"due\":null,\"wave\":null,"
          "\"colour\":null,\"owner\":null,\"file\":null,\"moment\":null,\"wait\":null,\"range\":"
          "null,\"tags\":[],\"values\":[],\"waits\":[],\"ratings\":{}}");
}

static void test_given(void **state) {
    (void)state;
    struct range range = {1, NAN};
    const char *tags[] = {"one"};
    double values[] = {0.1, NAN};
    struct waiting waits[] = {{"bare", NAN}, {"full", 3}, {NULL, 2}};
    struct rating ratings[] = {{{.id = "a"}, 3, NULL}, {{.id = "b"}, 2, "map"}};
    struct thing thing = {.name = "n",
                          .story = {.text = "*s*"},
                          .size = -0.5,
                          .ready = ANSWER_NO,
                          .colour = 2,
                          .owner = {.id = "an"},
                          .file = {.text = "a.csv"},
                          .moment = "",
                          .wait = {"w", NAN},
                          .range = &range,
                          .tags = {tags, 1},
                          .values = {values, 2},
                          .waits = {waits, 3},
                          .ratings = {ratings, 2}};
    assert_true(date_read("2026-03-31", &thing.due));
    assert_true(date_read_period("2026-Q1", &thing.wave));
    check(&thing, EXPORT_LEAVE_OUT,
          "{\"name\":\"n\",\"story\":\"*s*\",\"size\":-0.5,\"ready\":false,\"due\":\"2026-03-31\","
          "\"wave\":\"2026-Q1\",\"colour\":\"dark-blue\",\"owner\":\"an\",\"file\":\"a.csv\","
          "\"moment\":true,\"wait\":\"w\",\"range\":[1,null],\"tags\":[\"one\"],"
          "\"values\":[0.1,null],\"waits\":[\"bare\",{\"text\":\"full\",\"score\":3},{\"score\":2}]"
          ",\"ratings\":{\"a\":3,\"b\":{\"rating\":2,\"evidence\":\"map\"}}}");
}

/* A field as one cell of a table. */
static void check_flat(const struct thing *thing, const char *key, const char *want) {
    GString *found = g_string_new(NULL);
    const struct field *field = record_field(&THING, key);
    assert_non_null(field);
    assert_true(export_is_flat(field));
    export_flat(found, field, thing);
    assert_string_equal(found->str, want);
    g_string_free(found, TRUE);
}

static void test_flat(void **state) {
    (void)state;
    const char *tags[] = {"one", "two"};
    double values[] = {0.1, 2};
    struct thing thing = {0};
    record_clear(&THING, &thing);
    check_flat(&thing, "name", "");
    check_flat(&thing, "size", "");
    check_flat(&thing, "ready", "");
    check_flat(&thing, "tags", "");
    thing.name = "n";
    thing.size = -0.5;
    thing.ready = ANSWER_NO;
    thing.colour = 2;
    thing.moment = "";
    thing.tags.items = tags;
    thing.tags.count = 2;
    thing.values.items = values;
    thing.values.count = 2;
    check_flat(&thing, "name", "n");
    check_flat(&thing, "size", "-0.5");
    check_flat(&thing, "ready", "false");
    check_flat(&thing, "colour", "dark-blue");
    check_flat(&thing, "moment", "true");
    check_flat(&thing, "tags", "one; two");
    check_flat(&thing, "values", "0.1; 2");
    assert_false(export_is_flat(record_field(&THING, "wait")));
    assert_false(export_is_flat(record_field(&THING, "waits")));
    assert_false(export_is_flat(record_field(&THING, "ratings")));
    assert_false(export_is_flat(record_field(&THING, "secret")));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_absent), cmocka_unit_test(test_given),
                                       cmocka_unit_test(test_flat)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
