/* Header values: readable where they can be, legal always, and on one header whatever goes in. */
#include "publish/header.h"

#include <gmime/gmime.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define LONG60 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* What goes in, what a reader gets back, and the value itself where it matters. */
static const struct {
    const char *text, *read, *value;
} TEXTS[] = {
    {"", "", ""},
    {"CX report 2026-03-31", "CX report 2026-03-31", "CX report 2026-03-31"},
    {"  two  words ", "two words", "two words"},
    {"Résumé", "Résumé", "=?UTF-8?B?UsOpc3Vtw6k=?="},
    {"a\r\nBcc: x@y.example", "a Bcc: x@y.example", "a Bcc: x@y.example"},
    {"a\nb\rc\x0B"
     "d\x0C"
     "e\tf",
     "a b cd e f", "a b cd e f"},
    {"a\xC2\x85"
     "b\xE2\x80\xA8"
     "c\xE2\x80\xA9"
     "d",
     "a b c d", "a b c d"},
    {"a\x01\x7F"
     "b",
     "ab", "ab"},
    {"\xE2\x80\xAEgpj.exe", "gpj.exe", "gpj.exe"},
    {"\xFF", "\xEF\xBF\xBD", NULL},
    {"=?utf-8?q?x?=", "=?utf-8?q?x?=", "=?UTF-8?B?PT91dGYtOD9xP3g/PQ==?="},
    {LONG60, LONG60, LONG60},
    {LONG60 "a", LONG60 "a", NULL},
    {"日本語の名前がとても長いのでここで折り返す必要があります日本語の名前がとても長いので",
     "日本語の名前がとても長いのでここで折り返す必要があります日本語の名前がとても長いので", NULL},
    {"Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
     "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", NULL},
    {"😀 x", "😀 x", NULL},
    {"the report of an organisation whose name is long enough to need more than one line of a "
     "header",
     "the report of an organisation whose name is long enough to need more than one line of a "
     "header",
     "the report of an organisation whose name is long enough to need\r\n more than one line of a "
     "header"},
};

static const struct {
    const char *name, *value;
} NAMES[] = {
    {NULL, "a@x.example"},
    {"The board", "The board <a@x.example>"},
    {"O'Neil & Co.", "\"O'Neil & Co.\" <a@x.example>"},
    {"CX (all)", "\"CX (all)\" <a@x.example>"},
    {"Liège", "=?UTF-8?B?TGnDqGdl?= <a@x.example>"},
    {"a\r\nBcc: b", "\"a Bcc: b\" <a@x.example>"},
};

/* Every line break is a fold, no line is longer than 78, no encoded word than 75. */
static void check_legal(const char *value, size_t first) {
    size_t column = first;
    for (const char *at = value; *at; at++) {
        assert_true(*at == '\r' || *at == '\n' || (unsigned char)*at >= 32);
        assert_true((unsigned char)*at < 127);
        if (*at == '\r') {
            assert_true(at[1] == '\n' && at[2] == ' ' && at[3] != '\0');
            assert_true(column <= 78);
            at++;
            column = 0;
        } else {
            assert_int_not_equal(*at, '\n');
            column++;
        }
    }
    assert_true(column <= 78);
    for (const char *word = strstr(value, "=?UTF-8?B?"); word;
         word = strstr(word + 1, "=?UTF-8?B?")) {
        assert_true(strcspn(word, " \r") <= 75);
    }
}

static void test_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        char *value = header_text("Subject", TEXTS[i].text);
        check_legal(value, strlen("Subject: "));
        if (TEXTS[i].value) {
            assert_string_equal(value, TEXTS[i].value);
        }
        char *flat = g_mime_utils_header_unfold(value);
        char *read = g_mime_utils_header_decode_text(NULL, flat);
        assert_string_equal(read, TEXTS[i].read);
        g_free(read);
        g_free(flat);
        g_free(value);
    }
}

static void test_names(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        struct mailbox mailbox = {NAMES[i].name, "a@x.example"};
        char *value = header_mailboxes("To", &mailbox, 1);
        check_legal(value, strlen("To: "));
        assert_string_equal(value, NAMES[i].value);
        g_free(value);
    }
}

static void test_many(void **state) {
    (void)state;
    struct mailbox mailboxes[200];
    for (size_t i = 0; i < G_N_ELEMENTS(mailboxes); i++) {
        mailboxes[i] = (struct mailbox){i % 2 ? "Équipe CX" : NULL, "board@meridian.example"};
    }
    char *value = header_mailboxes("To", mailboxes, G_N_ELEMENTS(mailboxes));
    check_legal(value, strlen("To: "));
    InternetAddressList *list = internet_address_list_parse(NULL, value);
    assert_int_equal(internet_address_list_length(list), G_N_ELEMENTS(mailboxes));
    assert_string_equal(internet_address_get_name(internet_address_list_get_address(list, 1)),
                        "Équipe CX");
    g_object_unref(list);
    g_free(value);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_many)};
    g_mime_init();
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    g_mime_shutdown();
    return status;
}
