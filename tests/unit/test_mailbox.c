/* Mail addresses: what is one, and what could end a header or name somebody else. */
#include "model/mailbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define LABEL "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"

static const struct {
    const char *text, *name, *address; /* address NULL: refused */
    const char *fault;                 /* a part of the words */
} CASES[] = {
    {"board@meridian.example", NULL, "board@meridian.example", NULL},
    {"  board@meridian.example ", NULL, "board@meridian.example", NULL},
    {"<board@meridian.example>", NULL, "board@meridian.example", NULL},
    {"root@localhost", NULL, "root@localhost", NULL},
    {"a.b+cx=x/y_z-'!#$%&*?^`{|}~@x.example", NULL, "a.b+cx=x/y_z-'!#$%&*?^`{|}~@x.example", NULL},
    {"The board <board@meridian.example>", "The board", "board@meridian.example", NULL},
    {"Équipe CX (Liège) <cx@meridian.example>", "Équipe CX (Liège)", "cx@meridian.example", NULL},
    {"O'Neil & Co. <o@x.example>", "O'Neil & Co.", "o@x.example", NULL},
    {"a@" LABEL ".example", NULL, "a@" LABEL ".example", NULL},
    /* injection */
    {"a@x.example\nBcc: b@y.example", NULL, NULL, "line break"},
    {"a@x.example\r\nBcc: b@y.example", NULL, NULL, "line break"},
    {"a@x.example\r", NULL, NULL, "line break"},
    {"a\n <a@x.example>", NULL, NULL, "line break"},
    {"a\xE2\x80\xA8 <a@x.example>", NULL, NULL, "line break"},
    {"a\x01 <a@x.example>", NULL, NULL, "control"},
    {"a\x7F@x.example", NULL, NULL, "control"},
    {"a\xC2\x85 <a@x.example>", NULL, NULL, "control"},
    {"\xE2\x80\xAEgpj <a@x.example>", NULL, NULL, "control"},
    {"a@x.example, b@y.example", NULL, NULL, "several"},
    {"a@x.example; b@y.example", NULL, NULL, "several"},
    {"Verbeke, An <an@x.example>", NULL, NULL, "several"},
    {"Board: a@x.example", NULL, NULL, "before the @"},
    {"Board: <a@x.example>", NULL, NULL, "holds <, >, @ or :"},
    {"b@y.example <a@x.example>", NULL, NULL, "holds <, >, @ or :"},
    {"\"A\" <a@x.example>", NULL, NULL, "quotes"},
    {"a\\@x.example", NULL, NULL, "quotes"},
    {"a@x.example>\" SIZE=1", NULL, NULL, "quotes"},
    {"a@x.example> RCPT TO:<b@y.example>", NULL, NULL, "holds <, >, @ or :"},
    {"<a@x.example> BODY=8BITMIME", NULL, NULL, "before the @"},
    {"a@x.example BODY=8BITMIME", NULL, NULL, "not a domain"},
    {"\xFF@x.example", NULL, NULL, "UTF-8"},
    /* no address */
    {"", NULL, NULL, "name@domain"},
    {"board", NULL, NULL, "name@domain"},
    {"The board <board>", NULL, NULL, "name@domain"},
    {"@x.example", NULL, NULL, "before the @"},
    {".a@x.example", NULL, NULL, "before the @"},
    {"a..b@x.example", NULL, NULL, "before the @"},
    {"a.@x.example", NULL, NULL, "before the @"},
    {"a b@x.example", NULL, NULL, "before the @"},
    {"a@b@x.example", NULL, NULL, "before the @"},
    {LABEL "zz@x.example", NULL, NULL, "before the @"},
    {"a@", NULL, NULL, "not a domain"},
    {"a@x..example", NULL, NULL, "not a domain"},
    {"a@.example", NULL, NULL, "not a domain"},
    {"a@x.example.", NULL, NULL, "not a domain"},
    {"a@-x.example", NULL, NULL, "not a domain"},
    {"a@x-.example", NULL, NULL, "not a domain"},
    {"a@x_y.example", NULL, NULL, "not a domain"},
    {"a@[127.0.0.1]", NULL, NULL, "not a domain"},
    {"a@" LABEL "z.example", NULL, NULL, "not a domain"},
    {"a@" LABEL "." LABEL "." LABEL "." LABEL, NULL, NULL, "not a domain"},
    {"é@x.example", NULL, NULL, "ASCII"},
    {"a@liège.example", NULL, NULL, "xn--"},
    {LABEL LABEL LABEL " <a@x.example>", NULL, NULL, "too long"},
};

static void test_read(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct mailbox mailbox = {"unchanged", "unchanged"};
        const char *fault = mailbox_read(CASES[i].text, &arena, &mailbox);
        if (CASES[i].address) {
            assert_null(fault);
            assert_string_equal(mailbox.address, CASES[i].address);
            assert_string_equal(mailbox.name ? mailbox.name : "-",
                                CASES[i].name ? CASES[i].name : "-");
        } else {
            if (!fault || !strstr(fault, CASES[i].fault)) {
                fail_msg("'%s': %s", CASES[i].text, fault ? fault : "taken");
            }
            assert_string_equal(mailbox.address, "unchanged");
        }
    }
    arena_release(&arena);
}

static void test_domain(void **state) {
    (void)state;
    struct arena arena = {0};
    struct mailbox mailbox;
    assert_null(mailbox_read("A <a@x.example>", &arena, &mailbox));
    assert_string_equal(mailbox_domain(&mailbox), "x.example");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_domain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
