/* Cells of survey files: what is a number, exactly; what is missing, recoded, turned, refused. */
#include "model/answer_value.h"
#include "model/answers.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const MISSING[] = {" NA ", "99", "1e9"};
static const char *const OWN_MISSING[] = {"6.50", "four hundred"};
static const struct recode MAP[] = {{.answer = "yes", .value = 1}, {.answer = "2", .value = .25}};

static const struct {
    const char *text;
    int status;
    long long number; /* with ANSWERS_DECIMALS decimals */
} WEIGHTS[] =
    {
        {"", ANSWER_NONE, 0},
        {" \t\r\n\f", ANSWER_NONE, 0},
        {"\v", ANSWER_BAD, 0},
        {"1", ANSWER_GIVEN, 10000000000},
        {" +1. ", ANSWER_GIVEN, 10000000000},
        {"-0", ANSWER_GIVEN, 0},
        {"-1", ANSWER_BAD, 0},
        {".5", ANSWER_GIVEN, 5000000000},
        {"5.e-1", ANSWER_GIVEN, 5000000000},
        {"0.05E+1", ANSWER_GIVEN, 5000000000},
        {"8.5e-05", ANSWER_GIVEN, 850000},
        {"1e-10", ANSWER_GIVEN, 1},
        {"5e-11", ANSWER_GIVEN, 1},
        {"4.9e-11", ANSWER_GIVEN, 0},
        {"1e-400", ANSWER_GIVEN, 0},
        {"1e-99999999999999999999", ANSWER_GIVEN, 0},
        {"0e99999999999999999999", ANSWER_GIVEN, 0},
        {"1e400", ANSWER_BAD, 0},
        {"0.12345678905", ANSWER_ROUNDED, 1234567891},
        {"0.123456789049999999999999999999", ANSWER_ROUNDED, 1234567890},
        {"300000000.12345678905", ANSWER_ROUNDED, 3000000001234567891},
        {"399999999.9999999999", ANSWER_GIVEN, 3999999999999999999},
        {"400000000", ANSWER_BAD, 0},
        {"000000000000000000000000000000000000000000000000000000000000001", ANSWER_GIVEN,
         10000000000},
        {"0000000000000000000000000000000000000000000000000000000000000001", ANSWER_BAD, 0},
        {"1 000", ANSWER_BAD, 0},
        {"1,5", ANSWER_BAD, 0},
        {"1_0", ANSWER_BAD, 0},
        {"0x1", ANSWER_BAD, 0},
        {"nan", ANSWER_BAD, 0},
        {"inf", ANSWER_BAD, 0},
        {".", ANSWER_BAD, 0},
        {"1e", ANSWER_BAD, 0},
        {"NA", ANSWER_NONE, 0},
        {"na", ANSWER_BAD, 0},
        {"99.00", ANSWER_NONE, 0},
        {"9.9e1", ANSWER_NONE, 0},
        {"99.0000000001", ANSWER_GIVEN, 990000000001},
        {"1000000000.0", ANSWER_NONE, 0},
},
  ANSWERS[] = {
      {"7", ANSWER_GIVEN, 10000000000},                           /* turned round: 8 - 7 */
      {"yes", ANSWER_GIVEN, 70000000000}, {"2.0", ANSWER_BAD, 0}, /* recoded to 0.25, below the
                                                                     scale */
      {"3", ANSWER_GIVEN, 50000000000},   {"7.1", ANSWER_BAD, 0}, {"6.5", ANSWER_NONE, 0},
      {"four hundred", ANSWER_NONE, 0},   {"NA", ANSWER_NONE, 0},
};

static void check(struct answer_reader *reader, const char *text, int status, long long number) {
    char padded[64 + 16] = "";
    memcpy(padded, text, strlen(text));
    struct answer_value value = *answer_value_read(reader, padded, strlen(text));
    const struct answer_value *again = answer_value_read(reader, padded, strlen(text));
    assert_memory_equal(again, &value, sizeof value);
    if ((int)value.status != status ||
        (status != ANSWER_NONE && status != ANSWER_BAD && value.number != number)) {
        fail_msg("'%s' is %d, %lld", text, (int)value.status, (long long)value.number);
    }
}

static struct survey survey = {.missing = {.items = (const char **)MISSING, .count = 3}};

static void test_weights(void **state) {
    (void)state;
    struct answer_reader reader;
    answer_value_init(&reader, &survey, NULL);
    for (size_t i = 0; i < sizeof WEIGHTS / sizeof *WEIGHTS; i++) {
        check(&reader, WEIGHTS[i].text, WEIGHTS[i].status, WEIGHTS[i].number);
    }
}

static void test_answers(void **state) {
    (void)state;
    const struct question question = {
        .kind = QUESTION_CES,
        .scale = {.low = 1, .high = 7},
        .top = NAN,
        .map = {.items = (struct recode *)MAP, .count = 2},
        .missing = {.items = (const char **)OWN_MISSING, .count = 2},
        .reverse = ANSWER_YES,
    };
    struct answer_reader reader;
    answer_value_init(&reader, &survey, &question);
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        check(&reader, ANSWERS[i].text, ANSWERS[i].status, ANSWERS[i].number);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_answers),
    };
    return cmocka_run_group_tests_name("answer_value", tests, NULL, NULL);
}
