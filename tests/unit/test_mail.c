/* The mail of a project: what it says and leaves out, in every language, whatever the project's
 * texts hold; how large it may be; which files it replaces. */
#include "sample_folder.h"

#include "publish/mail.h"

#include <gmime/gmime.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define HOSTILE "'<script>x</script>\"><img src=y onerror=z>\\r\\nBcc: evil@x.example'"
#define TEN "abcdefghij"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define PROJECT(language, title)                                                                   \
    {                                                                                              \
        "flightpath.yaml", "title: " title "\norganisation: " title "\nlanguage: " language        \
                           "\nas_of: 2026-03-31\nmail: {from: cx@x.example, to: "                  \
                           "[a@x.example, b@x.example]}\n"                                         \
    }
#define JOURNEY(name)                                                                              \
    {                                                                                              \
        "journeys/order.yaml",                                                                     \
            "name: " name "\nstages:\n  - id: s\n    name: S\n    touchpoints:\n      - {id: "     \
            "pay, name: " name ", score: {internal: 8, customer: 4}}\n"                            \
    }
#define INITIATIVE(name)                                                                           \
    {                                                                                              \
        "initiatives/a-1.yaml", "code: A-1\nname: " name "\nstart: 2026-01-05\ndue: 2026-02-27\n"  \
                                "status: in-progress\nbenefit: {customer: 8, business: 6}\n"       \
                                "cost: {effort: 10, money: 100}\ntouchpoints: [order/pay]\n"       \
    }
#define KPI(name)                                                                                  \
    {                                                                                              \
        "kpis/k.yaml", "- {id: k, name: " name ", better: lower, customer_meaning: M, target: 3, " \
                       "series: [[2026-01, 5], [2026-02, 4]]}\n"                                   \
    }
#define WHOLE(language, title)                                                                     \
    { PROJECT(language, title), JOURNEY(title), INITIATIVE(title), KPI(title) }

static const struct {
    const char *label;
    struct sample_file files[4];
    const char *subject;
    const char *text[6], *lacks[3];
} CASES[] = {
    {"a project without anything",
     {PROJECT("en", "Test")},
     "Test: report of 31 March 2026",
     {"Test\nAs of 31 March 2026\n", "The whole report is attached: report.pdf."},
     {"Maturity", "Work is needed", "KPI"}},
    {"all there is",
     WHOLE("en", "Order"),
     "Order: report of 31 March 2026",
     {"Work is needed at 1 of 1 measured", "1. Order (Order): Blind spot, 4.00 below target; A-1",
      "1. A-1 Order: No owner, 32 days late", "- Order: 4, target 3",
      "- 27 Feb: Order is due (A-1)"},
     {"Maturity", "promoter"}},
    {"French",
     WHOLE("fr", "Commande"),
     "Commande : rapport du 31 mars 2026",
     {"Situation au 31 mars 2026", "Angle mort, 4,00 sous la cible", "32 jours"},
     {"below", "late"}},
    {"Dutch",
     WHOLE("nl", "Bestelling"),
     "Bestelling: rapport van 31 maart 2026",
     {"Stand op 31 maart 2026", "Blinde vlek, 4,00 onder het doel"},
     {"below", "late"}},
    {"German",
     WHOLE("de", "Bestellung"),
     "Bestellung: Bericht vom 31. März 2026",
     {"Stand vom 31. März 2026", "Blinder Fleck, 4,00 unter dem Ziel"},
     {"below", "late"}},
    {"a title without end",
     WHOLE("en", HUNDRED HUNDRED "é"),
     HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN "abcdefghi…",
     {HUNDRED HUNDRED "é\n"},
     {NULL}},
    {"texts that attack",
     WHOLE("en", HOSTILE),
     "<script>x</script>\"><img src=y onerror=z>\\r\\nBcc: evil@x.example: report of 31 March 2026",
     {"<script>x</script>"},
     {"&lt;"}},
};

/* A report and the mail of it. */
struct sample {
    struct model model;
    struct arena arena;
    struct analysis analysis;
    struct report report;
    struct diagnostics diagnostics;
    struct mail_route route;
    struct problem problem;
};

static void open_sample(struct sample *sample, const struct sample_file *files, size_t most) {
    size_t count = 0;
    while (count < most && files[count].name) {
        count++;
    }
    memset(sample, 0, sizeof *sample);
    assert_true(sample_load(files, count, NULL, &sample->model));
    analysis_run(&sample->model, &sample->arena, &sample->analysis);
    assert_true(
        report_init(&sample->report, &sample->model, &sample->analysis, &sample->diagnostics));
    assert_true(mail_find_route(&sample->report, NULL, 0, &sample->arena, &sample->route,
                                &sample->problem));
}

static void close_sample(struct sample *sample) {
    problem_release(&sample->problem);
    report_release(&sample->report);
    diagnostics_release(&sample->diagnostics);
    arena_release(&sample->arena);
    model_release(&sample->model);
}

static GByteArray *make(struct sample *sample, size_t pdf_size) {
    char *bytes = g_strnfill(pdf_size, 'p');
    GBytes *pdf = g_bytes_new_take(bytes, pdf_size);
    struct mail_options options = {
        .route = &sample->route, .pdf = pdf, .diagnostics = &sample->diagnostics};
    GByteArray *mail = mail_make(&sample->report, &options, &sample->problem);
    g_bytes_unref(pdf);
    return mail;
}

static GMimeMessage *parse(const GByteArray *mail) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)mail->data, mail->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

/* The decoded text of the first part of a type, with LF between lines. */
static char *text_of(GMimeObject *object, const char *type) {
    if (GMIME_IS_MULTIPART(object)) {
        char *found = NULL;
        for (int i = 0; !found && i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); i++) {
            found = text_of(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), type);
        }
        return found;
    }
    if (!g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", type)) {
        return NULL;
    }
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
    GString *lines = g_string_new(text);
    g_string_replace(lines, "\r\n", "\n", 0);
    g_free(text);
    return g_string_free(lines, FALSE);
}

static void check_texts(size_t index, const char *text, const char *html) {
    for (size_t k = 0; k < 6 && CASES[index].text[k]; k++) {
        if (!strstr(text, CASES[index].text[k])) {
            fail_msg("%s: '%s' is not in\n%s", CASES[index].label, CASES[index].text[k], text);
        }
    }
    for (size_t k = 0; k < 3 && CASES[index].lacks[k]; k++) {
        if (strstr(text, CASES[index].lacks[k])) {
            fail_msg("%s: '%s' is in\n%s", CASES[index].label, CASES[index].lacks[k], text);
        }
    }
    assert_null(strstr(text, "{{"));
    assert_null(strstr(html, "{{"));
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<img src=y"));
}

static void test_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct sample sample;
        open_sample(&sample, CASES[i].files, 4);
        GByteArray *mail = make(&sample, 10), *again = make(&sample, 10);
        assert_non_null(mail);
        assert_int_equal(mail->len, again->len);
        assert_memory_equal(mail->data, again->data, mail->len);
        GMimeMessage *message = parse(mail);
        GMimeObject *body = g_mime_message_get_mime_part(message);
        char *text = text_of(body, "plain"), *html = text_of(body, "html");
        assert_string_equal(g_mime_message_get_subject(message), CASES[i].subject);
        check_texts(i, text, html);
        /* a picture only when there is something to draw */
        assert_int_equal(strstr(html, "src=\"cid:") != NULL, CASES[i].files[1].name != NULL);
        g_free(text);
        g_free(html);
        g_object_unref(message);
        g_byte_array_unref(mail);
        g_byte_array_unref(again);
        close_sample(&sample);
    }
}

static const struct sample_file SMALL[] = {PROJECT("en", "Test")};

static void test_size(void **state) {
    (void)state;
    static const struct {
        size_t pdf;
        bool fits;
    } SIZES[] = {{3600000, true}, {3660000, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        struct sample sample;
        open_sample(&sample, SMALL, 1);
        GByteArray *mail = make(&sample, SIZES[i].pdf);
        assert_int_equal(mail != NULL, SIZES[i].fits);
        if (mail) {
            assert_true(mail->len <= MAIL_MOST);
            g_byte_array_unref(mail);
        } else {
            assert_string_equal(sample.problem.message, "the mail would have 5.1 MB, and many mail "
                                                        "servers refuse more than 5");
        }
        close_sample(&sample);
    }
}

/* Receivers that are given replace those of the project. */
static void test_route(void **state) {
    (void)state;
    struct sample sample;
    open_sample(&sample, SMALL, 1);
    assert_int_equal(sample.route.count, 2);
    assert_string_equal(sample.route.to[1].address, "b@x.example");
    struct mailbox given = {NULL, "c@x.example"};
    assert_true(
        mail_find_route(&sample.report, &given, 1, &sample.arena, &sample.route, &sample.problem));
    assert_int_equal(sample.route.count, 1);
    assert_string_equal(sample.route.to[0].address, "c@x.example");
    close_sample(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_size),
                                       cmocka_unit_test(test_route)};
    g_mime_init();
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    g_mime_shutdown();
    return status;
}
