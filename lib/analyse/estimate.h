/* Estimates from samples, each with its 95 % interval: net promoter scores, shares, means. Pure
 * functions; n is the number of answers, or with weights their effective number. */
#ifndef ANALYSE_ESTIMATE_H
#define ANALYSE_ESTIMATE_H

/* A figure with its interval and the standard error that two waves are compared by. NaN where n is
 * too small. */
struct estimate {
    double value, low, high, error;
};

/* The net promoter score from the shares of promoters and detractors, -100 to 100, with the
 * adjusted Wald interval around a centre of its own. F. F. Reichheld (2003); interval: A. Agresti,
 * B. Min (2005) as adapted by B. Rocks (2016). */
struct estimate estimate_nps(double promoters, double detractors, double n);

/* A share 0-1 with the Wilson interval. E. B. Wilson (1927). */
struct estimate estimate_share(double share, double n);

/* A mean with Student's t on n - 1 degrees of freedom; deviation is the sample standard deviation.
 * Student (1908). */
struct estimate estimate_mean(double mean, double deviation, double n);

/* The difference later - earlier with its interval, from the two standard errors. */
struct estimate estimate_difference(const struct estimate *earlier, const struct estimate *later);

#endif
