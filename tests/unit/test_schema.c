/* JSON Schema and reference page from a table with every kind of field. */
#include "model/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include <cmocka.h>

struct range {
    double from, to;
};
#define THIS struct range
static const struct field RANGE_FIELDS[] = {ROW_NUMBER(from, 0, 0, "start"),
                                            ROW_NUMBER(to, 0, 0, "end")};
#undef THIS
static const struct record RANGE = RECORD("range", struct range, RANGE_FIELDS, "", .tuple = true);

struct rating {
    struct reference practice;
    double rating;
    const char *evidence;
};
#define THIS struct rating
static const struct field RATING_FIELDS[] = {
    ROW_REFERENCE(practice, REFERS(ENTITY_PRACTICE), "which", .flags = FIELD_REQUIRED),
    ROW_NUMBER(rating, 0, 4, "how far", .flags = FIELD_REQUIRED),
    ROW_TEXT(evidence, "why"),
};
#undef THIS
static const struct record RATING =
    RECORD("a rating", struct rating, RATING_FIELDS, "", .shorthand = "rating");

static const char *const COLOURS[] = {"red", "blue", NULL};

struct thing {
    const char *id, *name, *moment, *secret;
    double size;
    uint32_t due;
    struct period wave;
    int colour;
    struct reference owner;
    struct range range;
    LIST(const char *) tags;
    LIST(struct rating) ratings;
};
#define THIS struct thing
static const struct field THING_FIELDS[] = {
    ROW_ID(id, "its id"),
    ROW_TEXT(name, "as | shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(moment, "", .flags = FIELD_OR_TRUE),
    ROW_TEXT(secret, "", .flags = FIELD_RESULT),
    ROW_NUMBER(size, 1, 5, "", .flags = FIELD_WHOLE, .fallback = "3"),
    ROW_DATE(due, ""),
    ROW_PERIOD(wave, ""),
    ROW_CHOICE(colour, COLOURS, ""),
    ROW_REFERENCE(owner, REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM), ""),
    ROW_STRUCT(range, RANGE, ""),
    ROW_TEXTS(tags, "", .flags = FIELD_ONE_OR_MANY),
    ROW_LIST(ratings, RATING, "", .flags = FIELD_KEYED),
};
#undef THIS
static const struct record THING = RECORD("thing", struct thing, THING_FIELDS, "one thing");

/* Where in the schema, by names and indexes, and what is there. */
static const struct {
    const char *path, *want;
} CASES[] = {
    {"anyOf", "[{\"$ref\":\"#/$defs/thing-file\"}]"},
    {"$defs/thing-file/anyOf/0", "{\"$ref\":\"#/$defs/thing\","
                                 "\"properties\":{\"type\":{\"const\":\"thing\"}}}"},
    {"$defs/thing-file/anyOf/1/type", "\"array\""},
    {"$defs/thing/description", "\"one thing\""},
    {"$defs/thing/required", "[\"name\"]"},
    {"$defs/thing/additionalProperties", "false"},
    {"$defs/thing/patternProperties", "{\"^x-\":true}"},
    {"$defs/thing/properties/id/pattern", "\"^[a-z0-9][a-z0-9-]*$\""},
    {"$defs/thing/properties/name",
     "{\"description\":\"as | shown\",\"type\":[\"string\",\"number\",\"boolean\"]}"},
    {"$defs/thing/properties/secret", NULL},
    {"$defs/thing/properties/size", "{\"default\":3,\"type\":\"integer\",\"minimum\":1,"
                                    "\"maximum\":5}"},
    {"$defs/thing/properties/due",
     "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}"},
    {"$defs/thing/properties/colour", "{\"enum\":[\"red\",\"blue\"]}"},
    {"$defs/thing/properties/range", "{\"$ref\":\"#/$defs/range\"}"},
    {"$defs/thing/properties/tags/anyOf/0", "{\"type\":[\"string\",\"number\",\"boolean\"]}"},
    {"$defs/thing/properties/tags/anyOf/1/type", "\"array\""},
    {"$defs/thing/properties/ratings",
     "{\"type\":\"object\",\"patternProperties\":{\"\":{\"$ref\":\"#/$defs/a-rating-by-key\"}}}"},
    {"$defs/range/anyOf/0/prefixItems/1", "{\"description\":\"end\",\"type\":\"number\"}"},
    {"$defs/range/anyOf/0/maxItems", "2"},
    {"$defs/range/anyOf/1/type", "\"object\""},
    {"$defs/a-rating-by-key/anyOf/0",
     "{\"description\":\"how far\",\"type\":\"number\",\"minimum\":0,\"maximum\":4}"},
    {"$defs/a-rating-by-key/anyOf/1/required", "[\"rating\"]"},
    {"$defs/a-rating-by-key/anyOf/1/properties/practice", NULL},
};

static JsonNode *at_path(JsonNode *node, const char *path) {
    gchar **parts = g_strsplit(path, "/", -1);
    for (size_t i = 0; node && parts[i]; i++) {
        if (JSON_NODE_HOLDS_ARRAY(node)) {
            guint index = (guint)g_ascii_strtoull(parts[i], NULL, 10);
            node = json_array_get_element(json_node_get_array(node), index);
        } else {
            node = json_object_get_member(json_node_get_object(node), parts[i]);
        }
    }
    g_strfreev(parts);
    return node;
}

static const struct schema_file FILES[] = {{"thing", "thing", &THING, true, "things"}};

static void test_schema(void **state) {
    (void)state;
    struct json json;
    json_init(&json, NULL);
    schema_write(&json, "Things", FILES, 1);
    assert_true(json_finish(&json));
    JsonNode *root = json_from_string(json.out->str, NULL);
    assert_non_null(root);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        JsonNode *node = at_path(root, CASES[i].path);
        char *found = node ? json_to_string(node, FALSE) : NULL;
        if (g_strcmp0(found, CASES[i].want) != 0) {
            fail_msg("%s: %s", CASES[i].path, found ? found : "nothing");
        }
        g_free(found);
    }
    json_node_unref(root);
    g_string_free(json.out, TRUE);
}

static const struct {
    const char *key, *want;
} WORDS[] = {
    {"id", "id"},
    {"moment", "text, or `true`"},
    {"size", "whole number from 1 to 5"},
    {"colour", "`red` or `blue`"},
    {"owner", "id of a person, role or team"},
    {"range", "[range](#range)"},
    {"tags", "list of text, or one"},
    {"ratings", "mapping of [a rating](#a-rating) by practice"},
};

static void test_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char *found = schema_words(record_field(&THING, WORDS[i].key));
        assert_string_equal(found, WORDS[i].want);
        g_free(found);
    }
}

static void test_reference(void **state) {
    (void)state;
    GString *out = g_string_new(NULL);
    schema_reference(out, FILES, 1);
    static const char *const PARTS[] = {
        "## thing\n\none thing\n\n| Key | Value | Required | Meaning |\n",
        "| `name` | text | yes | as \\| shown |\n",
        "| `size` | whole number from 1 to 5 | |  (default `3`) |\n",
        "### range\n\n\n\nMay be written as a list: [from, to].\n",
        "A bare value stands for its `rating`.\n",
    };
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (!strstr(out->str, PARTS[i])) {
            fail_msg("%s\nis not in\n%s", PARTS[i], out->str);
        }
    }
    assert_null(strstr(out->str, "secret"));
    g_string_free(out, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_schema), cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_reference)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
