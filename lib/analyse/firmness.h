/* Firmness: how much an order depends on how heavily the ballots weigh. Each index is a straight
 * line in that weight, so the best and the worst rank are found exactly, between the crossings. */
#ifndef ANALYSE_FIRMNESS_H
#define ANALYSE_FIRMNESS_H

#include <stddef.h>

/* Gives each of count items its best and its worst rank, from 1, while alpha goes from 0 to 1 in
 * index = (1 - alpha) * model + alpha * borda. Ranks are read inside the intervals between the
 * crossings, not on them: 1 + the number of items strictly above. Items with the same line share a
 * rank. Own method; O(n² log n). */
void firmness_ranks(const double *model, const double *borda, size_t count, double *best,
                    double *worst);

#endif
