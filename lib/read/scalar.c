/* The core schema's regular expressions, as hand-written tests on the first letter. */
#include "read/scalar.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static bool is_one_of(const char *text, const char *const words[3]) {
    return strcmp(text, words[0]) == 0 || strcmp(text, words[1]) == 0 ||
           strcmp(text, words[2]) == 0;
}

static const char *skip_digits(const char *at) {
    while (g_ascii_isdigit(*at)) {
        at++;
    }
    return at;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(const char *text) {
    const char *at = text + (*text == '-' || *text == '+');
    const char *whole = at;
    at = skip_digits(at);
    bool digits = at > whole;
    if (*at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(fraction);
        digits = digits || at > fraction;
    }
    if (digits && (*at == 'e' || *at == 'E')) {
        at++;
        at += *at == '-' || *at == '+';
        const char *exponent = at;
        at = skip_digits(at);
        digits = at > exponent;
    }
    return digits && *at == '\0';
}

/* 0o17 and 0x1F; like decimals they may become as large as a double can be. */
static bool read_based(const char *text, double *number) {
    int base = text[1] == 'o' ? 8 : 16;
    double sum = 0;
    for (const char *at = text + 2; *at; at++) {
        int digit = g_ascii_xdigit_value(*at);
        if (digit < 0 || digit >= base) {
            return false;
        }
        sum = sum * base + digit;
    }
    *number = sum;
    return text[2] != '\0';
}

static bool read_special(const char *text, double *number) {
    static const char *const INFINITE[] = {".inf", ".Inf", ".INF"};
    static const char *const NOT_A_NUMBER[] = {".nan", ".NaN", ".NAN"};
    const char *unsigned_text = text + (*text == '-' || *text == '+');
    if (is_one_of(unsigned_text, INFINITE)) {
        *number = *text == '-' ? -(double)INFINITY : (double)INFINITY;
        return true;
    }
    if (is_one_of(text, NOT_A_NUMBER)) {
        *number = (double)NAN;
        return true;
    }
    return false;
}

static bool read_number(const char *text, double *number) {
    if (!strchr("+-.0123456789", *text)) {
        return false;
    }
    if (text[0] == '0' && (text[1] == 'o' || text[1] == 'x')) {
        return read_based(text, number);
    }
    if (is_decimal(text)) {
        *number = g_ascii_strtod(text, NULL);
        return true;
    }
    return read_special(text, number);
}

void scalar_resolve(struct node *node) {
    static const char *const NOTHING[] = {"null", "Null", "NULL"};
    static const char *const YES[] = {"true", "True", "TRUE"};
    static const char *const NO[] = {"false", "False", "FALSE"};
    const char *text = node->text;
    node->kind = NODE_TEXT;
    if (node->length == 0 || strcmp(text, "~") == 0 || is_one_of(text, NOTHING)) {
        node->kind = NODE_NULL;
    } else if (is_one_of(text, YES) || is_one_of(text, NO)) {
        node->kind = NODE_BOOLEAN;
        node->boolean = g_ascii_tolower(*text) == 't';
    } else if (read_number(text, &node->number)) {
        node->kind = NODE_NUMBER;
    }
}
