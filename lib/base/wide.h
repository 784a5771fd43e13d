/* Exact sums of products: integers of 256 bits, to which products of three 64-bit numbers are
 * added. Exact sums do not depend on the order in which they are made. */
#ifndef BASE_WIDE_H
#define BASE_WIDE_H

#include <math.h>
#include <stdint.h>

__extension__ typedef __int128 wide_signed;
__extension__ typedef unsigned __int128 wide_unsigned;

/* low + 2^128 high; zero is 0. */
struct wide {
    wide_unsigned low;
    wide_signed high;
};

/* Adds a number of 128 bits. */
static inline void wide_add(struct wide *sum, wide_signed number) {
    wide_unsigned before = sum->low;
    sum->low += (wide_unsigned)number;
    sum->high += (number < 0 ? -1 : 0) + (sum->low < before ? 1 : 0);
}

/* Adds factor · number, factor of 64 bits and not negative, |number| below 2^127. */
static inline void wide_add_product(struct wide *sum, uint64_t factor, wide_signed number) {
    wide_unsigned size = number < 0 ? -(wide_unsigned)number : (wide_unsigned)number;
    wide_unsigned low = (wide_unsigned)(uint64_t)size * factor;
    wide_unsigned high = (wide_unsigned)(uint64_t)(size >> 64) * factor + (low >> 64);
    struct wide product = {(high << 64) | (uint64_t)low, (wide_signed)(high >> 64)};
    if (number < 0) {
        product.low = -product.low;
        product.high = -product.high - (product.low != 0 ? 1 : 0);
    }
    wide_unsigned before = sum->low;
    sum->low += product.low;
    sum->high += product.high + (sum->low < before ? 1 : 0);
}

/* Adds factor · number, both of 128 bits, |number| below 2^127 and the product below 2^255. */
static inline void wide_add_large_product(struct wide *sum, wide_unsigned factor,
                                          wide_signed number) {
    struct wide high = {0};
    wide_add_product(sum, (uint64_t)factor, number);
    wide_add_product(&high, (uint64_t)(factor >> 64), number);
    high.high = (wide_signed)((wide_unsigned)high.high << 64 | high.low >> 64);
    high.low <<= 64;
    wide_unsigned before = sum->low;
    sum->low += high.low;
    sum->high += high.high + (sum->low < before ? 1 : 0);
}

/* Adds another sum. */
static inline void wide_join(struct wide *sum, const struct wide *other) {
    wide_unsigned before = sum->low;
    sum->low += other->low;
    sum->high += other->high + (sum->low < before ? 1 : 0);
}

/* The sum times 10^-decimals, as the nearest double within a unit or two of the last place. */
static inline double wide_number(const struct wide *sum, int decimals) {
    struct wide size = *sum;
    int negative = size.high < 0;
    if (negative) {
        size.low = -size.low;
        size.high = -size.high - (size.low != 0 ? 1 : 0);
    }
    double number = ldexp((double)size.high, 128) + (double)size.low;
    number /= pow(10, decimals);
    return negative ? -number : number;
}

#endif
