/* Ranks are multiples of one half, so that their sums are exact. */
#include "analyse/vote.h"

#include "analyse/result.h"
#include "analyse/statistics.h"

#include <glib.h>
#include <stdlib.h>

static const char *const WORDS[] = {"weak", "moderate", "good", "strong", NULL};

#define THIS struct vote_agreement
static const struct field FIELDS[] = {
    RESULT_NUMBER(w, 2, "Kendall's W, 0 no agreement to 1 all the same"),
    RESULT_NUMBER(chi2, 1, "its chi-squared"),
    RESULT_COUNT(df, "degrees of freedom"),
    RESULT_NUMBER(p, 3, "probability of so much agreement by chance"),
    RESULT_CHOICE(word, WORDS, "how strong the agreement is"),
    RESULT_COUNT(ballots, "how many ballots were compared"),
    RESULT_COUNT(items, "how many initiatives they rank"),
};
#undef THIS
const struct record VOTE_AGREEMENT_RECORD =
    RECORD("agreement", struct vote_agreement, FIELDS, "how far the ballots agree");

/* An item on a vote. */
struct placed {
    unsigned place;
    size_t item;
};

static int compare_place(const void *first, const void *second) {
    const struct placed *a = first, *b = second;
    unsigned last = UINT_MAX; /* the unranked */
    unsigned place_a = a->place == 0 ? last : a->place, place_b = b->place == 0 ? last : b->place;
    if (place_a != place_b) {
        return place_a < place_b ? -1 : 1;
    }
    return (a->item > b->item) - (a->item < b->item);
}

void vote_ranks(const unsigned *places, size_t count, double *ranks) {
    struct placed *order = g_new(struct placed, count);
    for (size_t i = 0; i < count; i++) {
        order[i] = (struct placed){places[i], i};
    }
    qsort(order, count, sizeof *order, compare_place);
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && order[end].place == order[first].place) {
            end++;
        }
        for (size_t i = first; i < end; i++) {
            ranks[order[i].item] = ((double)first + 1 + (double)end) / 2;
        }
    }
    g_free(order);
}

void vote_borda(const struct vote *votes, size_t vote_count, size_t count, double *points) {
    double weights = 0;
    for (size_t v = 0; v < vote_count; v++) {
        weights += votes[v].weight;
    }
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (size_t v = 0; v < vote_count; v++) {
            double share =
                count == 1 ? 1 : ((double)count - votes[v].ranks[i]) / ((double)count - 1);
            sum += votes[v].weight * share;
        }
        points[i] = weights > 0 ? sum / weights : NAN;
    }
}

static int compare_number(const void *first, const void *second) {
    double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

/* The sum of t cubed minus t over the ties of t items of one vote. */
static double ties(const double *ranks, size_t count) {
    double *sorted = g_memdup2(ranks, count * sizeof *ranks);
    qsort(sorted, count, sizeof *sorted, compare_number);
    double sum = 0;
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && sorted[end] == sorted[first]) {
            end++;
        }
        double t = (double)(end - first);
        sum += t * t * t - t;
    }
    g_free(sorted);
    return sum;
}

static enum vote_word word_of(double w) {
    static const double ENDS[] = {0.3, 0.5, 0.7};
    enum vote_word word = VOTE_WEAK;
    for (size_t i = 0; i < G_N_ELEMENTS(ENDS) && w >= ENDS[i]; i++) {
        word++;
    }
    return word;
}

void vote_agree(const struct vote *votes, size_t vote_count, size_t count,
                struct vote_agreement *agreement) {
    double k = (double)vote_count, m = (double)count;
    *agreement = (struct vote_agreement){
        .w = NAN, .chi2 = NAN, .df = NAN, .p = NAN, .ballots = k, .items = m};
    if (vote_count < 2 || count < 3) {
        return;
    }
    double squares = 0, tied = 0, mean = k * (m + 1) / 2;
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (size_t v = 0; v < vote_count; v++) {
            sum += votes[v].ranks[i];
        }
        squares += (sum - mean) * (sum - mean);
    }
    for (size_t v = 0; v < vote_count; v++) {
        tied += ties(votes[v].ranks, count);
    }
    double divisor = k * k * m * (m * m - 1) - k * tied;
    if (divisor <= 0) {
        return;
    }
    agreement->w = 12 * squares / divisor;
    agreement->chi2 = k * (m - 1) * agreement->w;
    agreement->df = m - 1;
    agreement->p = statistics_chi_squared(agreement->chi2, agreement->df);
    agreement->word = (int)word_of(agreement->w);
}
