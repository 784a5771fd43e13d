/* Answers are mostly whole or half steps from the centre: their products with the weight are added
 * in 64 bits, and brought into the wide sums before these can overflow. What is missing costs less
 * to count than what is there: rows with gaps are added to sums by question, from which the sums
 * over what the other question misses are taken off at the end. */
#include "model/answers_cross.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* An answer counts in steps of half a unit, with ANSWERS_DECIMALS decimals. */
static const uint64_t HALF = 5000000000;
static const uint64_t MOST = (uint64_t)1 << 62;

/* Sums of one question over some rows, in halves. */
struct sums {
    int64_t n, w, wx, wxx;
};

struct answers_products {
    uint64_t load;               /* no sum is larger */
    int64_t n, w;                /* of the complete rows */
    int64_t *x, *halves;         /* by question: w · x of complete rows; the row at hand */
    int64_t *complete, *partial; /* by pair: w · x · y */
    struct sums *given;          /* by question, of the other rows */
    struct sums *lost;           /* at j, i: of these rows, i's where j misses */
    size_t *there, *absent;      /* questions that the row at hand answers, and does not */
};

static size_t pairs_of(size_t count) {
    return count * (count + 1) / 2;
}

void answers_cross_init(struct answers_cross *cross, size_t count, int64_t *centres) {
    struct answers_products *products = g_new0(struct answers_products, 1);
    *cross = (struct answers_cross){.count = count, .centres = centres, .products = products};
    cross->complete = g_new0(struct answer_pair, pairs_of(count));
    cross->partial = g_new0(struct answer_pair, pairs_of(count));
    products->x = g_new0(int64_t, count);
    products->halves = g_new0(int64_t, count);
    products->complete = g_new0(int64_t, pairs_of(count));
    products->partial = g_new0(int64_t, pairs_of(count));
    products->given = g_new0(struct sums, count);
    products->lost = g_new0(struct sums, count * count);
    products->there = g_new0(size_t, count + 1);
    products->absent = g_new0(size_t, count + 1);
}

void answers_cross_release(struct answers_cross *cross) {
    struct answers_products *products = cross->products;
    if (products) {
        g_free(products->x);
        g_free(products->halves);
        g_free(products->complete);
        g_free(products->partial);
        g_free(products->given);
        g_free(products->lost);
        g_free(products->there);
        g_free(products->absent);
        g_free(products);
    }
    g_free(cross->complete);
    g_free(cross->partial);
    *cross = (struct answers_cross){0};
}

/* --- rows of any numbers --- */

static void add_pair(struct answer_pair *pair, uint64_t weight, wide_signed x, wide_signed y) {
    pair->n++;
    wide_add(&pair->w, (wide_signed)weight);
    wide_add_product(&pair->wx, weight, x);
    wide_add_product(&pair->wy, weight, y);
    wide_add_product(&pair->wxx, weight, x * x);
    wide_add_product(&pair->wyy, weight, y * y);
    wide_add_product(&pair->wxy, weight, x * y);
}

static void add_any(struct answers_cross *cross, uint64_t weight,
                    const struct answer_value *const *values, bool complete) {
    struct answer_pair *pairs = complete ? cross->complete : cross->partial;
    for (size_t j = 0; j < cross->count; j++) {
        if (!values[j]) {
            continue;
        }
        wide_signed y = values[j]->number - cross->centres[j];
        for (size_t i = 0; i <= j; i++) {
            if (values[i]) {
                add_pair(&pairs[answers_pair(i, j)], weight, values[i]->number - cross->centres[i],
                         y);
            }
        }
    }
}

/* --- rows of whole halves --- */

/* Adds w · x · y of all pairs; x is 0 where the answer is missing. */
static void add_products(int64_t *sums, const int64_t *halves, size_t count, int64_t weight) {
    for (size_t j = 0; j < count; sums += ++j) {
        int64_t weighted = weight * halves[j];
        size_t i = 0;
        for (; i < j; i += 2) {
            sums[i] += weighted * halves[i];
            sums[i + 1] += weighted * halves[i + 1];
        }
        sums[j] += i > j ? 0 : weighted * halves[j];
    }
}

static void add_complete(struct answers_products *products, size_t count, int64_t weight) {
    products->n++;
    products->w += weight;
    for (size_t j = 0; j < count; j++) {
        products->x[j] += weight * products->halves[j];
    }
    add_products(products->complete, products->halves, count, weight);
}

static void add_sums(struct sums *sums, int64_t weight, int64_t x) {
    int64_t weighted = weight * x;
    sums->n++;
    sums->w += weight;
    sums->wx += weighted;
    sums->wxx += weighted * x;
}

/* Adds a row of which so many questions are answered: those in there. */
static void add_partial(struct answers_cross *cross, size_t given, int64_t weight) {
    struct answers_products *products = cross->products;
    const size_t *there = products->there;
    for (size_t i = 0; i < given; i++) {
        add_sums(&products->given[there[i]], weight, products->halves[there[i]]);
    }
    for (size_t j = 0; j < cross->count - given; j++) {
        struct sums *lost = &products->lost[products->absent[j] * cross->count];
        for (size_t i = 0; i < given; i++) {
            add_sums(&lost[there[i]], weight, products->halves[there[i]]);
        }
    }
    add_products(products->partial, products->halves, cross->count, weight);
}

/* Takes a row apart; gives false when an answer is no whole number of halves. */
static bool take_apart(struct answers_cross *cross, const struct answer_value *const *values,
                       size_t *given, uint64_t *largest) {
    struct answers_products *products = cross->products;
    size_t there = 0, absent = 0;
    uint64_t reach = 1;
    bool whole = true;
    for (size_t i = 0; i < cross->count; i++) {
        const struct answer_value *value = values[i];
        int64_t halves = value ? value->halves : 0;
        whole = whole && (!value || value->whole);
        products->halves[i] = halves;
        products->there[there] = i;
        products->absent[absent] = i;
        there += value != NULL;
        absent += value == NULL;
        reach |= (uint64_t)(halves < 0 ? -halves : halves);
    }
    *given = there;
    *largest = reach * reach;
    return whole;
}

void answers_cross_row(struct answers_cross *cross, uint64_t weight,
                       const struct answer_value *const *values) {
    size_t given;
    uint64_t largest;
    if (cross->count == 0 || !values[cross->count - 1]) {
        return;
    }
    bool whole = take_apart(cross, values, &given, &largest);
    if (!whole || weight > MOST / largest) {
        add_any(cross, weight, values, given == cross->count);
        return;
    }
    struct answers_products *products = cross->products;
    if (products->load > MOST - weight * largest) {
        answers_cross_flush(cross);
    }
    products->load += weight * largest;
    if (given == cross->count) {
        add_complete(products, cross->count, (int64_t)weight);
    } else {
        add_partial(cross, given, (int64_t)weight);
    }
}

/* --- bringing them together --- */

static void add_to_pair(struct answer_pair *pair, const struct sums *x, const struct sums *y,
                        int64_t xy) {
    pair->n += (uint64_t)x->n;
    wide_add(&pair->w, x->w);
    wide_add_product(&pair->wx, HALF, x->wx);
    wide_add_product(&pair->wy, HALF, y->wx);
    wide_add_product(&pair->wxx, HALF, (wide_signed)HALF * x->wxx);
    wide_add_product(&pair->wyy, HALF, (wide_signed)HALF * y->wxx);
    wide_add_product(&pair->wxy, HALF, (wide_signed)HALF * xy);
}

static struct sums complete_sums(const struct answers_products *products, size_t index) {
    return (struct sums){products->n, products->w, products->x[index],
                         products->complete[answers_pair(index, index)]};
}

/* What is left of i's sums without the rows in which j misses. */
static struct sums both_given(const struct answers_cross *cross, size_t i, size_t j) {
    const struct sums *all = &cross->products->given[i];
    const struct sums *lost = &cross->products->lost[j * cross->count + i];
    return (struct sums){all->n - lost->n, all->w - lost->w, all->wx - lost->wx,
                         all->wxx - lost->wxx};
}

void answers_cross_flush(struct answers_cross *cross) {
    struct answers_products *products = cross->products;
    size_t count = cross->count;
    if (count == 0 || products->load == 0) {
        return;
    }
    for (size_t j = 0; j < count; j++) {
        struct sums own = complete_sums(products, j);
        for (size_t i = 0; i <= j; i++) {
            size_t pair = answers_pair(i, j);
            struct sums other = complete_sums(products, i);
            add_to_pair(&cross->complete[pair], &other, &own, products->complete[pair]);
            struct sums x = both_given(cross, i, j), y = both_given(cross, j, i);
            add_to_pair(&cross->partial[pair], &x, &y, products->partial[pair]);
        }
    }
    products->load = 0;
    products->n = products->w = 0;
    memset(products->x, 0, count * sizeof *products->x);
    memset(products->complete, 0, pairs_of(count) * sizeof *products->complete);
    memset(products->partial, 0, pairs_of(count) * sizeof *products->partial);
    memset(products->given, 0, count * sizeof *products->given);
    memset(products->lost, 0, count * count * sizeof *products->lost);
}

static void join_pairs(struct answer_pair *pairs, const struct answer_pair *others, size_t count) {
    for (size_t i = 0; i < count; i++) {
        pairs[i].n += others[i].n;
        wide_join(&pairs[i].w, &others[i].w);
        wide_join(&pairs[i].wx, &others[i].wx);
        wide_join(&pairs[i].wy, &others[i].wy);
        wide_join(&pairs[i].wxx, &others[i].wxx);
        wide_join(&pairs[i].wyy, &others[i].wyy);
        wide_join(&pairs[i].wxy, &others[i].wxy);
    }
}

void answers_cross_join(struct answers_cross *cross, const struct answers_cross *other) {
    join_pairs(cross->complete, other->complete, pairs_of(cross->count));
    join_pairs(cross->partial, other->partial, pairs_of(cross->count));
}
