/* The cross products of a survey's questions and its outcome: for each two, the sums over the
 * respondents who gave both and the outcome. */
#ifndef MODEL_ANSWERS_CROSS_H
#define MODEL_ANSWERS_CROSS_H

#include "model/answer_value.h"
#include "model/answers.h"

struct answers_cross {
    size_t count;                           /* questions and the outcome, which is the last */
    int64_t *centres;                       /* by question; the gathering's */
    struct answer_pair *complete, *partial; /* final once flushed */
    struct answers_products *products;      /* of rows not yet in the pairs */
};

/* Starts sums over count questions; answers_cross_release frees them. Zero is an empty one. */
void answers_cross_init(struct answers_cross *cross, size_t count, int64_t *centres);
void answers_cross_release(struct answers_cross *cross);

/* Adds a row's answers (NULL: none). */
void answers_cross_row(struct answers_cross *cross, uint64_t weight,
                       const struct answer_value *const *values);

/* Brings all rows into the pairs. */
void answers_cross_flush(struct answers_cross *cross);

/* Adds what others gave. Both are flushed before. */
void answers_cross_join(struct answers_cross *cross, const struct answers_cross *other);

#endif
