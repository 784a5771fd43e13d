/* Digits are taken one by one; ten times a sum is eight times and twice it, added. */
#include "base/wide_text.h"

#include <string.h>

enum { MOST_DIGITS = 76, MOST_EXPONENT = 1000 };

/* A number split into its parts. */
struct parts {
    const char *digits; /* and a point among them */
    size_t length;
    long whole; /* digits before the point, the exponent added */
    bool negative;
};

static bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/* The number at the end of a text after e; false when it is none. */
static bool read_exponent(const char *at, const char *end, long *exponent) {
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    *exponent = 0;
    for (; at < end && is_digit(*at); at++) {
        *exponent = *exponent < MOST_EXPONENT ? *exponent * 10 + (*at - '0') : *exponent;
    }
    *exponent = negative ? -*exponent : *exponent;
    return at == end && is_digit(end[-1]);
}

static bool split(const char *text, size_t length, struct parts *parts) {
    const char *at = text, *end = text + length;
    *parts = (struct parts){.negative = length > 0 && *at == '-'};
    at += length > 0 && (*at == '-' || *at == '+');
    parts->digits = at;
    while (at < end && is_digit(*at)) {
        at++;
    }
    parts->whole = at - parts->digits;
    long fraction = 0;
    if (at < end && *at == '.') {
        for (at++; at < end && is_digit(*at); at++) {
            fraction++;
        }
    }
    parts->length = (size_t)(at - parts->digits);
    long exponent = 0;
    bool marked = at < end && (*at == 'e' || *at == 'E');
    if (parts->whole + fraction == 0 || (marked && !read_exponent(at + 1, end, &exponent))) {
        return false;
    }
    parts->whole += exponent;
    return marked || at == end;
}

static void times_ten(struct wide *sum) {
    struct wide twice = *sum;
    wide_join(&twice, sum);
    struct wide eight = twice;
    for (int i = 0; i < 2; i++) {
        struct wide before = eight;
        wide_join(&eight, &before);
    }
    wide_join(&eight, &twice);
    *sum = eight;
}

bool wide_text_read(const char *text, size_t length, int decimals, struct wide *sum) {
    struct parts parts;
    if (!split(text, length, &parts)) {
        return false;
    }
    struct wide size = {0};
    long take = parts.whole + decimals, taken = 0;
    for (size_t i = 0; i < parts.length; i++) {
        char letter = parts.digits[i];
        if (letter == '.' || (letter == '0' && take <= 0)) {
            continue;
        }
        taken += taken > 0 || letter != '0';
        if (take-- <= 0 || taken > MOST_DIGITS) {
            return false;
        }
        times_ten(&size);
        wide_add(&size, letter - '0');
    }
    for (; take > 0 && taken > 0; take--) {
        if (++taken > MOST_DIGITS) {
            return false;
        }
        times_ten(&size);
    }
    if (parts.negative) {
        size.low = -size.low;
        size.high = -size.high - (size.low != 0 ? 1 : 0);
    }
    *sum = size;
    return true;
}
