/* The touchpoints of two journeys paired by id, and which of them moved. */
#ifndef ANALYSE_DIFFERENCE_ORDER_H
#define ANALYSE_DIFFERENCE_ORDER_H

#include "model/journey.h"

struct difference_pair {
    const struct touchpoint *was; /* NULL: added */
    const struct touchpoint *is;  /* NULL: dropped */
    bool moved;                   /* to another stage, or past another one of its stage */
};

/* Pairs the touchpoints along the second journey, then those that only the first has, in its order.
 * Of touchpoints that changed order within a stage as few as possible count as moved: those outside
 * a longest run that kept its order (Schensted, 1961). *count gets the number; free with g_free. */
struct difference_pair *difference_order(const struct journey *from, const struct journey *of,
                                         size_t *count);

#endif
