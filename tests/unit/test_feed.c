/* The feed: well-formed, ordered, with ids that stay. */
#include "publish/feed.h"

#include "base/date.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static uint32_t day(const char *text) {
    uint32_t found = 0;
    assert_true(date_read(text, &found));
    return found;
}

static GString *write_entries(const struct feed_entry *entries, size_t count) {
    const struct feed feed = {.title = "CX & more",
                              .language = "en",
                              .identity = "project",
                              .as_of = day("2026-03-31"),
                              .entries = entries,
                              .count = count};
    return feed_write(&feed);
}

/* The text of the n-th element of a name, which the caller frees with xmlFree. */
static xmlChar *text_of(xmlNodePtr node, const char *name, int *number) {
    for (; node; node = node->next) {
        if (xmlStrcmp(node->name, (const xmlChar *)name) == 0 && (*number)-- == 0) {
            return xmlNodeGetContent(node);
        }
        xmlChar *found = text_of(node->children, name, number);
        if (found) {
            return found;
        }
    }
    return NULL;
}

static void expect(xmlDocPtr document, const char *name, int number, const char *wanted) {
    xmlChar *text = text_of(xmlDocGetRootElement(document), name, &number);
    assert_non_null(text);
    assert_string_equal((const char *)text, wanted);
    xmlFree(text);
}

static void test_entries(void **state) {
    (void)state;
    const struct feed_entry entries[] = {
        {day("2026-01-02"), "old", "Old <b>", "Sum\x01mary", "notes/old.html?a=1&b=2", "Ann"},
        {day("2026-02-11"), "b", "Second", NULL, "b.html", NULL},
        {day("2026-02-11"), "a", "First", NULL, "a.html", NULL},
    };
    GString *out = write_entries(entries, 3);
    xmlDocPtr document = xmlReadMemory(out->str, (int)out->len, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(document);
    expect(document, "title", 0, "CX & more");
    expect(document, "title", 1, "First");
    expect(document, "title", 3, "Old <b>");
    expect(document, "updated", 0, "2026-02-11T00:00:00Z");
    expect(document, "updated", 3, "2026-01-02T00:00:00Z");
    expect(document, "name", 0, "CX & more");
    expect(document, "name", 1, "Ann");
    expect(document, "summary", 0, "Summary");
    xmlFreeDoc(document);
    assert_non_null(strstr(out->str, "href=\"notes/old.html?a=1&amp;b=2\""));
    g_string_free(out, TRUE);
}

/* An entry keeps its id when its words change, and shares it with no other. */
static void test_ids(void **state) {
    (void)state;
    struct feed_entry entry = {.day = 1000000, .key = "k", .title = "One", .link = "x"};
    GString *before = write_entries(&entry, 1);
    entry.title = "Two";
    entry.day++;
    GString *after = write_entries(&entry, 1);
    entry.key = "other";
    GString *other = write_entries(&entry, 1);
    const char *id = strstr(strstr(before->str, "<entry>"), "urn:uuid:");
    char *text = g_strndup(id, 45);
    assert_non_null(strstr(after->str, text));
    assert_null(strstr(other->str, text));
    assert_int_equal(text[23], '8');
    assert_true(strspn(text + 9, "0123456789abcdef-") == 36);
    g_free(text);
    g_string_free(before, TRUE);
    g_string_free(after, TRUE);
    g_string_free(other, TRUE);
}

static void test_empty(void **state) {
    (void)state;
    GString *out = write_entries(NULL, 0);
    xmlDocPtr document = xmlReadMemory(out->str, (int)out->len, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(document);
    expect(document, "updated", 0, "2026-03-31T00:00:00Z");
    xmlFreeDoc(document);
    g_string_free(out, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_entries), cmocka_unit_test(test_ids),
                                       cmocka_unit_test(test_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
