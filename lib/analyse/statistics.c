/* Series and continued fractions, summed until they no longer change; the quantile by halving,
 * which cannot run away. */
#include "analyse/statistics.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

/* Continued fractions start from here instead of 0 (modified Lentz: Thompson and Barnett 1986). */
static const double TINY = 1e-300;

enum { MOST_TERMS = 100000 };

/* The C library's lgamma writes a global variable; this one does not. */
static double log_gamma(double a) {
    int sign;
    return lgamma_r(a, &sign);
}

static double not_zero(double value) {
    return fabs(value) < TINY ? TINY : value;
}

/* A continued fraction b0 + a1/(b1 + a2/(b2 + …)) as far as it was walked. */
struct fraction {
    double value, c, d;
};

/* Adds the term a/(b + …); gives whether it changed the value. */
static bool walk(struct fraction *fraction, double a, double b) {
    fraction->d = 1 / not_zero(b + a * fraction->d);
    fraction->c = not_zero(b + a / fraction->c);
    double step = fraction->c * fraction->d;
    fraction->value *= step;
    return fabs(step - 1) > DBL_EPSILON;
}

static double gamma_by_series(double a, double x) {
    double term = 1 / a, sum = term;
    for (int i = 1; i < MOST_TERMS && term > sum * DBL_EPSILON / 4; i++) {
        term *= x / (a + i);
        sum += term;
    }
    return sum;
}

static double gamma_by_fraction(double a, double x) {
    double b = x + 1 - a;
    struct fraction fraction = {.value = b, .c = b, .d = 0}; /* b >= 2 */
    for (int i = 1; i < MOST_TERMS; i++) {
        b += 2;
        if (!walk(&fraction, i * (a - i), b)) {
            break;
        }
    }
    return 1 / fraction.value;
}

double statistics_gamma(double a, double x) {
    assert(a > 0 && x >= 0);
    if (x == 0) {
        return 1;
    }
    double front = exp(a * log(x) - x - log_gamma(a));
    return x < a + 1 ? 1 - front * gamma_by_series(a, x) : front * gamma_by_fraction(a, x);
}

/* The continued fraction of I_x(a, b), without its front factor. */
static double beta_by_fraction(double a, double b, double x) {
    struct fraction fraction = {.value = 1, .c = 1, .d = 0};
    for (int m = 0; m < MOST_TERMS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        bool changed = m > 0 && walk(&fraction, even, 1);
        changed = walk(&fraction, odd, 1) || changed;
        if (!changed) {
            break;
        }
    }
    return 1 / fraction.value;
}

/* With y = 1 - x given apart, so that neither end loses digits. */
static double beta(double a, double b, double x, double y) {
    if (x <= 0 || y <= 0) {
        return x <= 0 ? 0 : 1;
    }
    double front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log(y));
    if (x < (a + 1) / (a + b + 2)) {
        return front * beta_by_fraction(a, b, x) / a;
    }
    return 1 - front * beta_by_fraction(b, a, y) / b;
}

double statistics_beta(double a, double b, double x) {
    assert(a > 0 && b > 0 && x >= 0 && x <= 1);
    return beta(a, b, x, 1 - x);
}

double statistics_normal(double z) {
    return erfc(-z / sqrt(2)) / 2;
}

double statistics_normal_two_sided(double z) {
    return erfc(fabs(z) / sqrt(2));
}

double statistics_chi_squared(double x, double df) {
    return statistics_gamma(df / 2, x / 2);
}

double statistics_student(double t, double df) {
    assert(df > 0);
    double all = df + t * t;
    double tail = beta(df / 2, 0.5, df / all, t * t / all) / 2;
    return t < 0 ? tail : 1 - tail;
}

double statistics_student_quantile(double p, double df) {
    assert(p > 0 && p < 1 && df > 0);
    double tail = p < 0.5 ? p : 1 - p; /* by symmetry, of a negative t */
    double low = -1, high = 0;
    while (statistics_student(low, df) > tail) {
        high = low;
        low *= 2;
    }
    for (double middle = (low + high) / 2; middle > low && middle < high;
         middle = (low + high) / 2) {
        if (statistics_student(middle, df) > tail) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return p < 0.5 ? low : -low;
}
