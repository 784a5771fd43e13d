/* For one item, each other one is above it always, never, up to one crossing or from one crossing
 * on; a walk over its sorted crossings counts those above. */
#include "analyse/firmness.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

/* Differences below this are rounding: of two lines, and of two crossings. */
static const double ROUNDING = 1e-12;

/* Where another item starts (+1) or ceases (-1) to be above. */
struct crossing {
    double alpha;
    int change;
};

static int compare_crossing(const void *first, const void *second) {
    const struct crossing *a = first, *b = second;
    if (a->alpha != b->alpha) {
        return a->alpha < b->alpha ? -1 : 1;
    }
    return a->change - b->change;
}

/* How far another line lies above at alpha 0 or 1. */
static double above_by(double other, double own) {
    double difference = other - own;
    return fabs(difference) < ROUNDING ? 0 : difference;
}

/* Reads the ranks of an item from the number above it at first and its sorted crossings. */
static void read_ranks(long above, const struct crossing *crossings, size_t count, double *best,
                       double *worst) {
    double from = 0;
    *best = INFINITY;
    *worst = 0;
    for (size_t i = 0; i <= count; i++) {
        double to = i < count ? crossings[i].alpha : 1;
        if (to - from > ROUNDING) {
            *best = fmin(*best, (double)above + 1);
            *worst = fmax(*worst, (double)above + 1);
        }
        from = to;
        above += i < count ? crossings[i].change : 0;
    }
}

void firmness_ranks(const double *model, const double *borda, size_t count, double *best,
                    double *worst) {
    struct crossing *crossings = g_new(struct crossing, count);
    for (size_t i = 0; i < count; i++) {
        size_t crossed = 0;
        long above = 0;
        for (size_t j = 0; j < count; j++) {
            double first = above_by(model[j], model[i]), last = above_by(borda[j], borda[i]);
            above += first > 0 || (first == 0 && last > 0);
            if ((first > 0 && last < 0) || (first < 0 && last > 0)) {
                crossings[crossed++] =
                    (struct crossing){first / (first - last), first > 0 ? -1 : 1};
            }
        }
        qsort(crossings, crossed, sizeof *crossings, compare_crossing);
        read_ranks(above, crossings, crossed, &best[i], &worst[i]);
    }
    g_free(crossings);
}
