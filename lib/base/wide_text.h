/* Exact sums as text: decimal numbers of any length that a wide sum can hold. */
#ifndef BASE_WIDE_TEXT_H
#define BASE_WIDE_TEXT_H

#include "base/wide.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads [sign]digits[.digits][e[sign]digits], the whole text, as a sum with so many decimals. False
 * when it is something else, has more decimals than that, or more than 76 digits. */
bool wide_text_read(const char *text, size_t length, int decimals, struct wide *sum);

#endif
