/* What drives the outcome of a survey: the correlation of each question with it, and the questions'
 * relative weights. */
#ifndef ANALYSE_DRIVER_H
#define ANALYSE_DRIVER_H

#include "model/model.h"

/* Fewer cases for each predictor than these tell too little. */
enum { DRIVER_LEAST_CASES = 10 };

enum driver_basis { DRIVER_BASIS_NONE, DRIVER_COMPLETE, DRIVER_PAIRWISE };

/* Why there are no weights. */
enum driver_withheld {
    DRIVER_NOT_WITHHELD,
    DRIVER_TOO_FEW,
    DRIVER_CONSTANT,
    DRIVER_SINGULAR,
    DRIVER_TOO_MANY
};

/* The words of the two, ended by NULL. */
extern const char *const DRIVER_BASES[], *const DRIVER_REASONS[];

struct driver {
    const char *question;
    double r;          /* Pearson's, with the outcome */
    double weight;     /* raw relative weight; all add up to R² */
    double share;      /* of R² */
    double importance; /* 10 times share over the largest share */
    const struct question *of;
};

struct drivers {
    const char *outcome; /* its column */
    double n;            /* complete cases, or the smallest pair's */
    double r2;
    int basis;                 /* enum driver_basis */
    int withheld;              /* enum driver_withheld */
    LIST(struct driver) items; /* by share, then the size of r, then as in the survey */
};

extern const struct record DRIVERS_RECORD, DRIVER_RECORD;

/* Works out the drivers of a survey, each column once; false when it has no outcome or nothing to
 * explain it by. */
bool driver_analyse(const struct survey *survey, struct arena *arena, struct drivers *drivers);

/* Johnson's relative weights of count predictors: correlations is their matrix, row by row, and
 * with_outcome their correlations with the outcome. False when the matrix is singular (smallest
 * eigenvalue below 1e-9). J. W. Johnson, "A heuristic method for estimating the relative weight of
 * predictor variables in multiple regression" (2000); eigenvalues: C. G. J. Jacobi (1846). */
bool driver_weights(const double *correlations, const double *with_outcome, size_t count,
                    struct arena *arena, double *weights);

#endif
