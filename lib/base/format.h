/* Numbers as text, the same in every locale. Three readers: programs (shortest form that reads back
 * to the same double), drawings (fixed digits), people (fixed digits with their language's signs).
 */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <glib.h>
#include <stdbool.h>

/* Appends the shortest decimal form that reads back to the same double; the number must be finite.
 */
void format_exact(GString *out, double number);

/* Appends a coordinate: at most digits (0-6) decimals, trailing zeros and a negative zero dropped.
 * Rounds half away from zero; the number must be finite and below 1e12 in size. */
void format_short(GString *out, double number, int digits);

/* How a figure is written for people in one language. */
struct number_signs {
    const char *decimal;   /* "." or "," */
    const char *thousands; /* a narrow no-break space or another sign */
};

enum format_sign { FORMAT_PLAIN, FORMAT_SIGNED }; /* signed: + before positive numbers */

/* Appends a figure with exactly digits decimals, grouped thousands from 1,000 on and U+2212 as
 * minus. Rounds half away from zero as the decimal form of the double reads; zero after rounding
 * has no sign. */
void format_figure(GString *out, double number, int digits, enum format_sign sign,
                   const struct number_signs *signs);

/* The decimals, at least digits, with which a number below a limit does not read as the limit: 5.96
 * instead of 6.0 below 6. */
int format_digits_below(double number, int digits, const double *limits, size_t count);

/* Reads a plain decimal number (no spaces, signs other than + and -, hex, inf or nan), whole text.
 */
bool format_read_number(const char *text, double *number);

#endif
