/* The few special functions behind the report's probabilities: normal, chi-squared and Student's t
 * by way of the incomplete gamma and beta functions. Each is a pure function of its arguments and
 * good to about 12 digits. */
#ifndef ANALYSE_STATISTICS_H
#define ANALYSE_STATISTICS_H

/* The 97.5 % quantile of the standard normal distribution, as the method prints it: whoever
 * computes with the printed number gets the same digits. */
#define STATISTICS_Z 1.959964

/* Q(a, x), the regularised upper incomplete gamma function, for a > 0 and x >= 0 (DLMF 8.2.4): 1 at
 * x = 0, falling to 0. By the series 8.11.4 below x = a + 1 and the continued fraction 8.9.2 above
 * it. */
double statistics_gamma(double a, double x);

/* I_x(a, b), the regularised incomplete beta function, for a, b > 0 and 0 <= x <= 1 (DLMF 8.17.2):
 * 0 at x = 0, rising to 1. By the continued fraction 8.17.22. */
double statistics_beta(double a, double b, double x);

/* The probability that a standard normal value is below z (DLMF 7.2.2), and that it is at least as
 * far from 0 as z on either side. */
double statistics_normal(double z);
double statistics_normal_two_sided(double z);

/* The probability of a chi-squared value of at least x on df > 0 degrees of freedom (Pearson 1900).
 */
double statistics_chi_squared(double x, double df);

/* The probability that Student's t on df > 0 degrees of freedom, which may be a fraction, is below
 * t (Student 1908); and the value below which it is with probability p, 0 < p < 1. */
double statistics_student(double t, double df);
double statistics_student_quantile(double p, double df);

#endif
