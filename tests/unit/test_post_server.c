/* Addresses of mail servers. */
#include "publish/post.h"
#include "publish/post_server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *address, *wanted; /* as libcurl gets it; NULL: refused */
    bool encrypted, this_machine;
    const char *message; /* a part of it */
} CASES[] = {
    {"smtp://mail.x.example", "smtp://mail.x.example/", false, false, NULL},
    {"smtp://mail.x.example:587/", "smtp://mail.x.example:587/", false, false, NULL},
    {"smtps://mail.x.example", "smtps://mail.x.example/", true, false, NULL},
    {"SMTPS://mail.x.example:465", "smtps://mail.x.example:465/", true, false, NULL},
    {"smtp://mail.x.example/ci.x.example", "smtp://mail.x.example/ci.x.example", false, false,
     NULL},
    {"smtp://localhost:25", "smtp://localhost:25/", false, true, NULL},
    {"smtp://127.0.0.9", "smtp://127.0.0.9/", false, true, NULL},
    {"smtp://[::1]:25", "smtp://[::1]:25/", false, true, NULL},
    {"smtp://192.0.2.1", "smtp://192.0.2.1/", false, false, NULL},
    {"smtp://localhost.x.example", "smtp://localhost.x.example/", false, false, NULL},
    {"smtp://user:secret@mail.x.example", NULL, false, false, "does not belong"},
    {"smtp://user@mail.x.example", NULL, false, false, "does not belong"},
    {"smtp://user:se#cret@mail.x.example", NULL, false, false, "does not belong"},
    {"http://mail.x.example", NULL, false, false, "begins with smtp://"},
    {"file:///etc/passwd", NULL, false, false, "begins with smtp://"},
    {"mail.x.example", NULL, false, false, "address"},
    {"mail.x.example:25", NULL, false, false, ""},
    {"smtp:mail.x.example", NULL, false, false, "names no host"},
    {"smtp://", NULL, false, false, "names no host"},
    {"smtp:///x", NULL, false, false, "names no host"},
    {"smtp://mail_x.example", NULL, false, false, "names no host"},
    {"smtp://mail.x.example:99999", NULL, false, false, "no mail server's address"},
    {"smtp://mail.x.example?tls=no", NULL, false, false, "no '?'"},
    {"smtp://mail.x.example#x", NULL, false, false, "no '?'"},
    {"smtp://mail.x.example/a b", NULL, false, false, ""},
    {"smtp://mail.x.example/a%0d%0aMAIL", NULL, false, false, "no host's name"},
    {"smtp://mail.x.example\r\nX", NULL, false, false, ""},
    {"", NULL, false, false, "address"},
};

static void test_addresses(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct post_server server;
        struct problem problem = {0};
        bool good = post_server_read(CASES[i].address, &server, &problem);
        if (good != (CASES[i].wanted != NULL)) {
            fail_msg("%s: %s", CASES[i].address, good ? "taken" : problem.message);
        }
        if (good) {
            char *address = post_server_address(&server);
            assert_string_equal(address, CASES[i].wanted);
            assert_int_equal(server.encrypted, CASES[i].encrypted);
            assert_int_equal(server.this_machine, CASES[i].this_machine);
            g_free(address);
        } else {
            assert_non_null(strstr(problem.message, CASES[i].message));
            assert_non_null(problem.hint);
            assert_null(strstr(problem.message, "secret"));
        }
        post_server_release(&server);
        problem_release(&problem);
    }
}

static const struct {
    const char *address;
    enum post_tls tls;
    const char *user;
    bool good;
} RULES[] = {
    {"smtp://mail.x.example", POST_TLS_AUTOMATIC, "u", true},
    {"smtp://mail.x.example", POST_TLS_REQUIRED, "u", true},
    {"smtp://mail.x.example", POST_TLS_NONE, NULL, true},
    {"smtp://mail.x.example", POST_TLS_NONE, "u", false},
    {"smtp://localhost", POST_TLS_NONE, "u", true},
    {"smtp://localhost", POST_TLS_AUTOMATIC, "u", true},
    {"smtps://mail.x.example", POST_TLS_AUTOMATIC, "u", true},
    {"smtps://mail.x.example", POST_TLS_NONE, NULL, false},
};

static void test_rules(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(RULES); i++) {
        struct problem problem = {0};
        struct post_options options = {.address = RULES[i].address,
                                       .tls = RULES[i].tls,
                                       .user = RULES[i].user,
                                       .password = RULES[i].user,
                                       .seconds = 1};
        assert_int_equal(post_check(&options, &problem), RULES[i].good);
        assert_int_equal(problem.message == NULL, RULES[i].good);
        problem_release(&problem);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_addresses),
                                       cmocka_unit_test(test_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
