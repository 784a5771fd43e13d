/* The formulas as they are printed in the method. */
#include "analyse/estimate.h"

#include "analyse/statistics.h"

#include <math.h>

struct estimate estimate_nps(double promoters, double detractors, double n) {
    double more = n + 3;
    double p = (promoters * n + 0.75) / more, d = (detractors * n + 0.75) / more;
    double error = 100 * sqrt((p + d - (p - d) * (p - d)) / more);
    double centre = 100 * (p - d);
    return (struct estimate){.value = 100 * (promoters - detractors),
                             .low = fmax(centre - STATISTICS_Z * error, -100),
                             .high = fmin(centre + STATISTICS_Z * error, 100),
                             .error = error};
}

struct estimate estimate_share(double share, double n) {
    double z2 = STATISTICS_Z * STATISTICS_Z, more = n + z2;
    double centre = (share * n + z2 / 2) / more;
    double half = STATISTICS_Z / more * sqrt(share * (1 - share) * n + z2 / 4);
    return (struct estimate){.value = share,
                             .low = fmax(centre - half, 0),
                             .high = fmin(centre + half, 1),
                             .error = sqrt(centre * (1 - centre) / more)};
}

struct estimate estimate_mean(double mean, double deviation, double n) {
    struct estimate estimate = {.value = mean, .low = NAN, .high = NAN, .error = NAN};
    if (n > 1 + 1e-9 && !isnan(deviation)) {
        estimate.error = deviation / sqrt(n);
        double half = statistics_student_quantile(0.975, n - 1) * estimate.error;
        estimate.low = mean - half;
        estimate.high = mean + half;
    }
    return estimate;
}

struct estimate estimate_difference(const struct estimate *earlier, const struct estimate *later) {
    double value = later->value - earlier->value;
    double error = hypot(earlier->error, later->error);
    return (struct estimate){.value = value,
                             .low = value - STATISTICS_Z * error,
                             .high = value + STATISTICS_Z * error,
                             .error = error};
}
