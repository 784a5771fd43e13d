/* Votes: rankings put together, and how far they agree. A vote is the rank of each of count items;
 * what it ties, or leaves out, shares the mean of the ranks in question, so that every vote gives
 * away the same sum of ranks. Plain arrays: what the items are does not matter here. */
#ifndef ANALYSE_VOTE_H
#define ANALYSE_VOTE_H

#include "model/field.h"

/* One ranking of all items. */
struct vote {
    double weight;       /* 0 or more */
    const double *ranks; /* of each item, from 1, by vote_ranks */
};

/* How strong an agreement is. 0 is no word. */
enum vote_word {
    VOTE_NONE,
    VOTE_WEAK,     /* W below 0.3 */
    VOTE_MODERATE, /* below 0.5 */
    VOTE_GOOD,     /* below 0.7 */
    VOTE_STRONG
};

/* How far votes agree; NaN and VOTE_NONE when it is not reported. */
struct vote_agreement {
    double w;    /* Kendall's W, 0-1 */
    double chi2; /* on df degrees of freedom */
    double df;
    double p;              /* of so much agreement by chance */
    double ballots, items; /* how many were compared */
    int word;              /* enum vote_word */
};

extern const struct record VOTE_AGREEMENT_RECORD;

/* Gives each of count items its rank: places count from 1, equal places are a tie, 0 is unranked
 * and comes after all others. Ties share the mean of their ranks (midranks). */
void vote_ranks(const unsigned *places, size_t count, double *ranks);

/* Gives each item its points, 0-1: the weighted mean over the votes of (count - rank)/(count - 1),
 * 1 for a single item. All NaN without votes, or when the weights add up to 0. After Borda (1781).
 */
void vote_borda(const struct vote *votes, size_t vote_count, size_t count, double *points);

/* Kendall's W with correction for ties, its chi-squared and p; weights play no part. Not reported
 * (NaN) with fewer than 2 votes or 3 items, or when every vote ties everything. Kendall and
 * Babington Smith (1939), ties after Kendall, "Rank Correlation Methods" (1948). */
void vote_agree(const struct vote *votes, size_t vote_count, size_t count,
                struct vote_agreement *agreement);

#endif
