/* Added, dropped, moved and changed; the bridge; means by hand; values of every kind as text. */
#include "analyse/analysis.h"

#include "analyse/difference_text.h"
#include "model/export.h"
#include "sample_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct sample_file FILES[] = {
    {"flightpath.yaml", "title: Shop\nas_of: 2026-03-31\n"},
    {"personas/owner.yaml", "name: Owner\n"},
    {"journeys/buy.yaml",
     "name: Buy\n"
     "stages:\n"
     "  - id: find\n"
     "    name: Find\n"
     "    touchpoints:\n"
     "      - {id: website, name: Website, emotion: -1, backstage: Looks up, questions: [How "
     "much?, "
     "When?], score: {internal: 7, customer: 5, date: 2026-01}, by_persona: {owner: {emotion: -2, "
     "customer: 4}}, pains: [{id: price, text: It changes, severity: 4}, {id: slow, text: Slow}]}\n"
     "      - {id: call, name: Calls, emotion: 0, next: [order, {to: exit, share: 0.2, when: "
     "Busy}]}\n"
     "      - {id: chat, name: Chats}\n"
     "  - id: order\n"
     "    name: Order\n"
     "    touchpoints:\n"
     "      - {id: order, name: Orders, emotion: -2, score: {customer: 8}}\n"
     "      - {id: sign, name: Signs, moment_of_truth: true}\n"
     "      - {id: leave, name: Leaves}\n"},
    {"journeys/target.yaml",
     "name: Target\n"
     "as_is: buy\n"
     "stages:\n"
     "  - id: find\n"
     "    name: Find\n"
     "    touchpoints:\n"
     "      - {id: chat, name: Chats}\n"
     "      - {id: website, name: Website, emotion: 1, backstage: {text: Looks up, waits: An "
     "hour}, "
     "questions: [When?], score: {internal: 7, customer: 8.5, date: 2026-01}, by_persona: {owner: "
     "{emotion: 1, customer: 4}}, pains: [{id: price, text: It changes, severity: 2}, {id: new, "
     "text: New one}]}\n"
     "      - {id: call, name: Calls, emotion: 0, next: [order, {to: exit, share: 0.2, when: "
     "Busy}]}\n"
     "      - {id: sign, name: Signs}\n"
     "  - id: order\n"
     "    name: Order\n"
     "    touchpoints:\n"
     "      - {id: order, name: Orders, emotion: 1}\n"
     "      - {id: pay, name: Pays}\n"},
    {"journeys/fast.yaml", "name: Fast\nkind: product\nextends: buy\ndrop: [leave]\n"
                           "stages: [{id: find, touchpoints: [{id: call, emotion: 1}]}]\n"},
    {"journeys/written-twice.yaml",
     "name: Both\nextends: fast\nas_is: fast\n"
     "stages: [{id: find, touchpoints: [{id: call, emotion: 2}]}]\n"},
    {"backlog/all.yaml",
     "- {id: z-first, name: A, touchpoints: [buy/website]}\n"
     "- {id: dropped, name: B, status: dropped, touchpoints: [buy/website, target/pay]}\n"
     "- {id: pains, name: C, pains: [buy/website/price]}\n"
     "- {id: payment, name: D, touchpoints: [target/pay, target/website, buy/chat]}\n"
     "- {id: elsewhere, name: E, touchpoints: [buy/call]}\n"},
};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

/* Every row of the target, in order. */
static const struct {
    const char *touchpoint;
    enum difference_change change;
    const char *field, *before, *after, *bridged_by;
} ROWS[] = {
    {"chat", DIFFERENCE_MOVED, "order", "3", "1", "payment"},
    {"website", DIFFERENCE_CHANGED, "backstage.waits", NULL, "An hour", "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "questions", "How much?; When?", "When?",
     "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "emotion", "-1", "1", "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "score.customer", "5", "8.5", "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "by_persona.owner.emotion", "-2", "1", "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "pains.price.severity", "4", "2", "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "pains.slow", "Slow", NULL, "z-first pains payment"},
    {"website", DIFFERENCE_CHANGED, "pains.new", NULL, "New one", "z-first pains payment"},
    {"sign", DIFFERENCE_MOVED, "stage", "order", "find", ""},
    {"sign", DIFFERENCE_CHANGED, "moment_of_truth", "true", NULL, ""},
    {"order", DIFFERENCE_CHANGED, "emotion", "-2", "1", ""},
    {"order", DIFFERENCE_CHANGED, "score.customer", "8", NULL, ""},
    {"pay", DIFFERENCE_ADDED, NULL, NULL, "Pays", "payment"},
    {"leave", DIFFERENCE_DROPPED, NULL, "Leaves", NULL, ""},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

struct loaded {
    struct model model;
    struct arena arena;
    struct analysis analysis;
};

static int load(void **state) {
    struct loaded *loaded = g_new0(struct loaded, 1);
    *state = loaded;
    if (!sample_load(FILES, FILE_COUNT, NULL, &loaded->model)) {
        return 1;
    }
    analysis_run(&loaded->model, &loaded->arena, &loaded->analysis);
    return 0;
}

static int unload(void **state) {
    struct loaded *loaded = *state;
    model_release(&loaded->model);
    arena_release(&loaded->arena);
    g_free(loaded);
    return 0;
}

static const struct difference *find(const struct loaded *loaded, const char *journey,
                                     enum difference_kind kind) {
    return difference_find(&loaded->analysis.differences,
                           model_find(&loaded->model, ENTITY_JOURNEY, journey), kind);
}

static void assert_text(const char *found, const char *want) {
    if (g_strcmp0(found, want) != 0) {
        fail_msg("found %s, wanted %s", found ? found : "nothing", want ? want : "nothing");
    }
}

static char *join(const char *const *ids, size_t count) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", ids[i]);
    }
    return g_string_free(out, FALSE);
}

static void assert_joined(const char *const *ids, size_t count, const char *want) {
    char *found = join(ids, count);
    assert_text(found, want);
    g_free(found);
}

static void test_rows(void **state) {
    const struct difference *difference = find(*state, "target", DIFFERENCE_TO_BE);
    assert_non_null(difference);
    assert_string_equal(difference->against, "buy");
    for (size_t i = 0; i < difference->changes.count && i < ROW_COUNT; i++) {
        const struct difference_row *row = &difference->changes.items[i];
        assert_string_equal(row->touchpoint, ROWS[i].touchpoint);
        assert_int_equal(row->change, ROWS[i].change);
        assert_text(row->field, ROWS[i].field);
        assert_text(row->before, ROWS[i].before);
        assert_text(row->after, ROWS[i].after);
        assert_joined(row->bridged_by.items, row->bridged_by.count, ROWS[i].bridged_by);
    }
    assert_int_equal(difference->changes.count, ROW_COUNT);
    assert_joined(difference->bridged_by.items, difference->bridged_by.count,
                  "z-first pains payment");
    assert_joined(difference->unserved.items, difference->unserved.count, "sign order leave");
}

static void test_figures(void **state) {
    const struct difference *difference = find(*state, "target", DIFFERENCE_TO_BE);
    assert_true(fabs(difference->emotion.before - -1) < 1e-12); /* -1 0 -2 */
    assert_true(fabs(difference->emotion.after - 2.0 / 3) < 1e-12);
    assert_true(fabs(difference->emotion.change - 5.0 / 3) < 1e-12);
    assert_true(difference->customer.before == 6.5 && difference->customer.after == 8.5);
    assert_true(difference->internal.change == 0);
    assert_int_equal(difference->scores.count, 2);
    const struct difference_score *website = &difference->scores.items[0];
    assert_string_equal(website->touchpoint, "website");
    assert_true(website->customer.change == 3.5 && website->emotion.change == 2);
    const struct difference_score *order = &difference->scores.items[1];
    assert_true(order->customer.before == 8 && isnan(order->customer.after));
    assert_true(isnan(order->customer.change) && order->emotion.change == 3);
}

static void test_product(void **state) {
    const struct difference *difference = find(*state, "fast", DIFFERENCE_PRODUCT);
    assert_non_null(difference);
    assert_int_equal(difference->changes.count, 2);
    assert_string_equal(difference->changes.items[0].field, "emotion");
    assert_joined(difference->changes.items[0].bridged_by.items,
                  difference->changes.items[0].bridged_by.count, "elsewhere");
    assert_int_equal(difference->changes.items[1].change, DIFFERENCE_DROPPED);
    assert_string_equal(difference->changes.items[1].touchpoint, "leave");
    assert_int_equal(difference->unserved.count, 0); /* named only on the way to a target */
    assert_null(find(*state, "fast", DIFFERENCE_TO_BE));
    assert_null(find(*state, "buy", DIFFERENCE_PRODUCT));
    /* a target written as an extension of the journey it changes is compared once */
    assert_null(find(*state, "written-twice", DIFFERENCE_PRODUCT));
    assert_non_null(find(*state, "written-twice", DIFFERENCE_TO_BE));
    assert_int_equal(((struct loaded *)*state)->analysis.differences.items.count, 3);
}

static void test_text(void **state) {
    struct loaded *loaded = *state;
    const struct touchpoint *call = model_find(&loaded->model, ENTITY_TOUCHPOINT, "buy/call");
    const struct field *next = record_field(&TOUCHPOINT_RECORD, "next");
    assert_text(difference_text(next, next->kind, &call->next, &loaded->arena),
                "order; exit (share 0.2, when Busy)");
    const struct touchpoint *website = model_find(&loaded->model, ENTITY_TOUCHPOINT, "buy/website");
    const struct field *score = record_field(&TOUCHPOINT_RECORD, "score");
    assert_text(difference_text(score, score->kind, &website->score, &loaded->arena),
                "7 (customer 5, date 2026-01)");
    assert_text(difference_text(next, next->kind, &website->next, &loaded->arena), NULL);
    const struct field *views = record_field(&TOUCHPOINT_RECORD, "by_persona");
    assert_true(difference_text_named(views) && !difference_text_named(next));
    assert_text(difference_text_name(views, website->by_persona.items), "owner");
    assert_text(difference_text_item(views, website->by_persona.items, &loaded->arena),
                "emotion -2, customer 4");
}

/* The keys of data/analysis.json are a contract with other programs. */
static void test_export(void **state) {
    const struct loaded *loaded = *state;
    struct json json;
    json_init(&json, NULL);
    export_struct(&json, &ANALYSIS_RECORD, &loaded->analysis, EXPORT_NULL);
    assert_true(json_finish(&json));
    static const char *const keys[] = {
        "\n  \"gaps\": [",        "\n  \"journeys\": [",         "\n  \"findings\": [",
        "\n  \"lifecycle\": []",  "\n  \"differences\": [",      "\n  \"root_causes\": []",
        "\n  \"raci\": []",       "\"journey\": \"target\"",     "\"against\": \"buy\"",
        "\"kind\": \"to-be\"",    "\"change\": \"moved\"",       "\"bridged_by\": [",
        "\"kind\": \"no-owner\"", "\"subject\": \"buy/website\""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!strstr(json.out->str, keys[i])) {
            fail_msg("%s is missing", keys[i]);
        }
    }
    g_string_free(json.out, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows), cmocka_unit_test(test_figures), cmocka_unit_test(test_product),
        cmocka_unit_test(test_text), cmocka_unit_test(test_export),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
