/* Number formats. The exact form tries 15, 16 and 17 digits: one of them reads back. */
#include "base/format.h"

#include "base/append.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Writes scaled / power in as few decimals as it needs, from the end of a buffer; gives its start.
 */
static char *write_scaled(char *end, guint64 scaled, int digits) {
    while (digits > 0 && scaled % 10 == 0) {
        scaled /= 10;
        digits--;
    }
    bool fraction = digits > 0;
    for (; digits > 0; digits--, scaled /= 10) {
        *--end = (char)('0' + scaled % 10);
    }
    if (fraction) {
        *--end = '.';
    }
    do {
        *--end = (char)('0' + scaled % 10);
        scaled /= 10;
    } while (scaled > 0);
    return end;
}

/* Appends a number of up to six decimals, as most are: m / 10^d of whole numbers below 2^53 is
 * rounded as reading the decimal form would be, so that equality proves the round trip. False when
 * it is not one. */
static bool append_plain(GString *out, double number) {
    static const double POWERS[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    double size = fabs(number);
    for (int digits = 0; digits < (int)G_N_ELEMENTS(POWERS) && size < 1e9; digits++) {
        double scaled = floor(size * POWERS[digits] + 0.5);
        if (scaled / POWERS[digits] == size) { /* exact on purpose */
            char text[32];
            char *start = write_scaled(text + sizeof text, (guint64)scaled, digits);
            if (number < 0) {
                *--start = '-';
            }
            append_bytes(out, start, (gsize)(text + sizeof text - start));
            return true;
        }
    }
    return false;
}

void format_exact(GString *out, double number) {
    assert(isfinite(number));
    if (number == 0 || append_plain(out, number)) { /* also without the sign of a negative zero */
        if (number == 0) {
            g_string_append_c(out, '0');
        }
        return;
    }
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    static const char *const FORMATS[] = {"%.15g", "%.16g", "%.17g"};
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        g_ascii_formatd(text, sizeof text, FORMATS[i], number);
        if (g_ascii_strtod(text, NULL) == number) { /* exact on purpose: a round trip */
            break;
        }
    }
    append_text(out, text);
}

void format_short(GString *out, double number, int digits) {
    static const double POWERS[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    assert(isfinite(number) && fabs(number) < 1e12 && digits >= 0 && digits <= 6);
    guint64 scaled = (guint64)floor(fabs(number) * POWERS[digits] + 0.5);
    char text[32];
    char *start = write_scaled(text + sizeof text, scaled, digits);
    if (number < 0 && scaled > 0) {
        *--start = '-';
    }
    append_bytes(out, start, (gsize)(text + sizeof text - start));
}

/* Writes a whole number of tenths, hundredths …: 1234 with two digits is 12.34. */
static void write_decimal(char *text, guint64 scaled, int digits) {
    char reversed[32];
    int count = 0;
    for (; scaled > 0 || count <= digits; scaled /= 10) {
        reversed[count++] = (char)('0' + scaled % 10);
    }
    for (int i = count - 1; i >= 0; i--) {
        *text++ = reversed[i];
        if (i == digits && digits > 0) {
            *text++ = '.';
        }
    }
    *text = '\0';
}

/* Rounds half away from zero on the decimal form, so that 0.145 becomes 0.15 at two digits. */
static void round_decimal(char *text, size_t size, double number, int digits) {
    static const double POWERS[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    double scaled = fabs(number) * POWERS[digits];
    if (scaled < 1e15) {
        double whole = floor(scaled + 0.5 + 1e-9 * (scaled < 1e6 ? 1 : 0));
        write_decimal(text, (guint64)whole, digits);
    } else {
        char format[8] = "%.0f";
        format[2] = (char)('0' + digits);
        g_ascii_formatd(text, (gint)size, format, fabs(number));
    }
}

void format_figure(GString *out, double number, int digits, enum format_sign sign,
                   const struct number_signs *signs) {
    assert(isfinite(number) && digits >= 0 && digits <= 9);
    char text[400];
    round_decimal(text, sizeof text, number, digits);
    bool zero = strspn(text, "0.") == strlen(text);
    if (number < 0 && !zero) {
        append_text(out, "\xE2\x88\x92");
    } else if (sign == FORMAT_SIGNED && !zero) {
        g_string_append_c(out, '+');
    }
    size_t whole = strcspn(text, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0) {
            append_text(out, signs->thousands);
        }
        g_string_append_c(out, text[i]);
    }
    if (digits > 0) {
        append_text(out, signs->decimal);
        append_text(out, text + whole + 1);
    }
}

int format_digits_below(double number, int digits, const double *limits, size_t count) {
    enum { MOST_MORE = 3 };
    for (int more = 0; more < MOST_MORE; more++, digits++) {
        double power = pow(10, digits), shown = round(number * power) / power;
        bool reached = false;
        for (size_t i = 0; i < count; i++) {
            reached = reached || (number < limits[i] - 1e-9 && shown > limits[i] - 1e-9);
        }
        if (!reached) {
            break;
        }
    }
    return digits;
}

bool format_read_number(const char *text, double *number) {
    const char *at = text + (*text == '-' || *text == '+');
    size_t whole = strspn(at, "0123456789");
    at += whole;
    size_t fraction = 0;
    if (*at == '.') {
        fraction = strspn(at + 1, "0123456789");
        at += 1 + fraction;
    }
    if (whole + fraction == 0) {
        return false;
    }
    if (*at == 'e' || *at == 'E') {
        at += 1 + (at[1] == '-' || at[1] == '+');
        size_t exponent = strspn(at, "0123456789");
        if (exponent == 0) {
            return false;
        }
        at += exponent;
    }
    double value = g_ascii_strtod(text, NULL);
    if (*at != '\0' || !isfinite(value)) {
        return false;
    }
    *number = value;
    return true;
}
