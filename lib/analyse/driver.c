/* Correlations come from exact sums; the eigenvalues of their matrix by Jacobi's rotations. */
#include "analyse/driver.h"

#include "analyse/result.h"
#include "model/answers.h"

#include <stdlib.h>
#include <string.h>

static const double SMALLEST_EIGENVALUE = 1e-9;

const char *const DRIVER_BASES[] = {"complete", "pairwise", NULL};
const char *const DRIVER_REASONS[] = {"too-few", "constant", "singular", "too-many", NULL};

#define THIS struct driver
static const struct field ITEM_FIELDS[] = {
    RESULT_TEXT(question, "its id"),
    RESULT_NUMBER(r, 2, "Pearson's correlation with the outcome"),
    RESULT_NUMBER(weight, 3, "Johnson's relative weight; all add up to R²"),
    RESULT_PERCENT(share, 0, "of R²"),
    RESULT_NUMBER(importance, 1, "0-10, of the largest share"),
};
#undef THIS
const struct record DRIVER_RECORD =
    RECORD("driver", struct driver, ITEM_FIELDS, "what moves the outcome");

#define THIS struct drivers
static const struct field FIELDS[] = {
    RESULT_TEXT(outcome, "the column of what is explained"),
    RESULT_COUNT(n, "cases: complete ones, or of the smallest pair"),
    RESULT_NUMBER(r2, 2, "R², the share that is explained"),
    RESULT_CHOICE(basis, DRIVER_BASES, "which cases the matrix rests on"),
    RESULT_LIST(items, DRIVER_RECORD, "the questions, the strongest first"),
    RESULT_CHOICE(withheld, DRIVER_REASONS, "why there are no weights"),
};
#undef THIS
const struct record DRIVERS_RECORD =
    RECORD("drivers", struct drivers, FIELDS, "what drives the outcome");

/* A symmetric matrix being turned into a diagonal one; vectors gathers the rotations. */
struct jacobi {
    size_t n;
    double *matrix, *vectors;
};

static double *at(double *matrix, size_t n, size_t i, size_t j) {
    return &matrix[i * n + j];
}

/* Turns rows and columns p and q so that their common element becomes 0. */
static void rotate(struct jacobi *jacobi, size_t p, size_t q) {
    size_t n = jacobi->n;
    double *a = jacobi->matrix, *v = jacobi->vectors;
    double theta = (*at(a, n, q, q) - *at(a, n, p, p)) / (2 * *at(a, n, p, q));
    double t = copysign(1, theta) / (fabs(theta) + sqrt(theta * theta + 1));
    double c = 1 / sqrt(t * t + 1), s = t * c;
    for (size_t k = 0; k < n; k++) {
        double kp = *at(a, n, k, p), kq = *at(a, n, k, q);
        *at(a, n, k, p) = c * kp - s * kq;
        *at(a, n, k, q) = s * kp + c * kq;
    }
    for (size_t k = 0; k < n; k++) {
        double pk = *at(a, n, p, k), qk = *at(a, n, q, k);
        *at(a, n, p, k) = c * pk - s * qk;
        *at(a, n, q, k) = s * pk + c * qk;
        double vp = *at(v, n, k, p), vq = *at(v, n, k, q);
        *at(v, n, k, p) = c * vp - s * vq;
        *at(v, n, k, q) = s * vp + c * vq;
    }
}

static void diagonalise(struct jacobi *jacobi) {
    size_t n = jacobi->n;
    for (int sweep = 0; sweep < 100; sweep++) {
        double off = 0;
        for (size_t p = 0; p < n; p++) {
            for (size_t q = p + 1; q < n; q++) {
                double element = *at(jacobi->matrix, n, p, q);
                off += element * element;
                if (fabs(element) > 1e-300) {
                    rotate(jacobi, p, q);
                }
            }
        }
        if (off < 1e-28) {
            return;
        }
    }
}

/* Sums of the columns' vectors over d^power: (V D^power Vᵀ) at i, j. */
static double power_at(const struct jacobi *jacobi, size_t i, size_t j, double power) {
    double sum = 0;
    for (size_t k = 0; k < jacobi->n; k++) {
        sum += *at(jacobi->vectors, jacobi->n, i, k) * *at(jacobi->vectors, jacobi->n, j, k) *
               pow(*at(jacobi->matrix, jacobi->n, k, k), power);
    }
    return sum;
}

bool driver_weights(const double *correlations, const double *with_outcome, size_t count,
                    struct arena *arena, double *weights) {
    struct jacobi jacobi = {
        .n = count,
        .matrix = arena_copy(arena, correlations, count * count * sizeof(double)),
        .vectors = ARENA_ARRAY(arena, double, count *count),
    };
    for (size_t i = 0; i < count; i++) {
        *at(jacobi.vectors, count, i, i) = 1;
    }
    diagonalise(&jacobi);
    for (size_t i = 0; i < count; i++) {
        if (!(*at(jacobi.matrix, count, i, i) >= SMALLEST_EIGENVALUE)) {
            return false;
        }
    }
    double *beta = ARENA_ARRAY(arena, double, count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            beta[i] += power_at(&jacobi, i, j, -0.5) * with_outcome[j];
        }
    }
    for (size_t i = 0; i < count; i++) {
        weights[i] = 0;
        for (size_t j = 0; j < count; j++) {
            double lambda = power_at(&jacobi, i, j, 0.5);
            weights[i] += lambda * lambda * beta[j] * beta[j];
        }
    }
    return true;
}

static double variance(double w, double wx, double wxx) {
    double mean = wx / w, square = wxx / w;
    double found = square - mean * mean;
    return found > 1e-12 * square ? found : 0;
}

/* The weighted correlation of a pair; NaN with a constant. */
static double correlation(const struct answer_pair *pair) {
    double w = wide_number(&pair->w, ANSWERS_DECIMALS);
    double wx = wide_number(&pair->wx, 2 * ANSWERS_DECIMALS);
    double wy = wide_number(&pair->wy, 2 * ANSWERS_DECIMALS);
    double xx = variance(w, wx, wide_number(&pair->wxx, 3 * ANSWERS_DECIMALS));
    double yy = variance(w, wy, wide_number(&pair->wyy, 3 * ANSWERS_DECIMALS));
    double xy = wide_number(&pair->wxy, 3 * ANSWERS_DECIMALS) / w - wx / w * (wy / w);
    return pair->n > 1 && xx > 0 && yy > 0 ? fmax(fmin(xy / sqrt(xx * yy), 1), -1) : NAN;
}

/* Complete and partial cases together. */
static struct answer_pair pairwise(const struct answers *answers, size_t index) {
    struct answer_pair pair = answers->complete[index];
    const struct answer_pair *other = &answers->partial[index];
    pair.n += other->n;
    wide_join(&pair.w, &other->w);
    wide_join(&pair.wx, &other->wx);
    wide_join(&pair.wy, &other->wy);
    wide_join(&pair.wxx, &other->wxx);
    wide_join(&pair.wyy, &other->wyy);
    wide_join(&pair.wxy, &other->wxy);
    return pair;
}

/* The survey's questions that may explain the outcome, as indices of its variables. */
struct predictors {
    const struct answers *answers;
    size_t *indices;
    size_t count, outcome;
};

static size_t pair_of(const struct predictors *predictors, size_t i, size_t j) {
    size_t a = i < predictors->count ? predictors->indices[i] : predictors->outcome;
    size_t b = j < predictors->count ? predictors->indices[j] : predictors->outcome;
    return a < b ? answers_pair(a, b) : answers_pair(b, a);
}

/* Fills the correlations of count predictors and the outcome (one row and column more); *n gets the
 * least number of cases; false with a constant column. */
static bool fill_matrix(const struct predictors *predictors, bool complete, double *matrix,
                        double *outcome, double *n) {
    size_t count = predictors->count;
    bool varies = true;
    *n = INFINITY;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j <= count; j++) {
            size_t index = pair_of(predictors, i, j);
            struct answer_pair pair = complete ? predictors->answers->complete[index]
                                               : pairwise(predictors->answers, index);
            double r = correlation(&pair);
            varies = varies && !isnan(r);
            *n = fmin(*n, (double)pair.n);
            if (j == count) {
                outcome[i] = r;
            } else {
                matrix[i * count + j] = r;
                matrix[j * count + i] = r;
            }
        }
        matrix[i * count + i] = 1;
    }
    return varies;
}

static int compare_drivers(const void *first, const void *second) {
    const struct driver *a = first, *b = second;
    double share_a = isnan(a->share) ? -1 : a->share, share_b = isnan(b->share) ? -1 : b->share;
    if (share_a != share_b) {
        return share_a > share_b ? -1 : 1;
    }
    double r_a = isnan(a->r) ? -1 : fabs(a->r), r_b = isnan(b->r) ? -1 : fabs(b->r);
    if (r_a != r_b) {
        return r_a > r_b ? -1 : 1;
    }
    return (a->of > b->of) - (a->of < b->of); /* all in one list */
}

static void fill_shares(struct drivers *drivers, const double *weights) {
    double sum = 0, most = 0;
    for (size_t i = 0; i < drivers->items.count; i++) {
        sum += weights[i];
        most = fmax(most, weights[i]);
    }
    drivers->r2 = sum;
    for (size_t i = 0; i < drivers->items.count && most > 0; i++) {
        drivers->items.items[i].weight = weights[i];
        drivers->items.items[i].share = weights[i] / sum;
        drivers->items.items[i].importance = 10 * weights[i] / most;
    }
}

/* The weights, or why there are none. */
static enum driver_withheld weigh(const struct predictors *predictors, struct arena *arena,
                                  struct drivers *drivers) {
    size_t count = predictors->count;
    double *matrix = ARENA_ARRAY(arena, double, count *count);
    double *outcome = ARENA_ARRAY(arena, double, count);
    double *weights = ARENA_ARRAY(arena, double, count);
    double least = DRIVER_LEAST_CASES * (double)count;
    bool varies = fill_matrix(predictors, true, matrix, outcome, &drivers->n);
    drivers->basis = DRIVER_COMPLETE;
    if (drivers->n < least) {
        double pairs;
        varies = fill_matrix(predictors, false, matrix, outcome, &pairs);
        if (pairs < least) {
            drivers->basis = DRIVER_BASIS_NONE;
            return DRIVER_TOO_FEW;
        }
        drivers->basis = DRIVER_PAIRWISE;
        drivers->n = pairs;
    }
    if (!varies) {
        drivers->basis = DRIVER_BASIS_NONE;
        return DRIVER_CONSTANT;
    }
    if (!driver_weights(matrix, outcome, count, arena, weights)) {
        drivers->basis = DRIVER_BASIS_NONE;
        return DRIVER_SINGULAR;
    }
    fill_shares(drivers, weights);
    return DRIVER_NOT_WITHHELD;
}

/* Whether a question's column is the outcome's or that of an earlier question. */
static bool repeats_column(const struct survey *survey, size_t index) {
    const char *column = survey->questions.items[index].column;
    bool repeats = strcmp(column, survey->outcome.column) == 0;
    for (size_t i = 0; i < index && !repeats; i++) {
        repeats = strcmp(column, survey->questions.items[i].column) == 0;
    }
    return repeats;
}

bool driver_analyse(const struct survey *survey, struct arena *arena, struct drivers *drivers) {
    const struct answers *answers = survey->answers;
    size_t questions = survey->questions.count;
    if (!answers || !survey->outcome.column || questions == 0) {
        return false;
    }
    record_clear(&DRIVERS_RECORD, drivers);
    drivers->outcome = survey->outcome.column;
    if (answers->variable_count == 0) {
        drivers->withheld = DRIVER_TOO_MANY;
        return true;
    }
    struct predictors predictors = {.answers = answers, .outcome = questions};
    predictors.indices = ARENA_ARRAY(arena, size_t, questions);
    drivers->items.items = ARENA_ARRAY(arena, struct driver, questions);
    for (size_t i = 0; i < questions; i++) {
        const struct question *question = &survey->questions.items[i];
        if (repeats_column(survey, i)) {
            continue;
        }
        struct answer_pair pair = pairwise(answers, answers_pair(i, questions));
        predictors.indices[predictors.count++] = i;
        drivers->items.items[drivers->items.count++] = (struct driver){.question = question->id,
                                                                       .r = correlation(&pair),
                                                                       .weight = NAN,
                                                                       .share = NAN,
                                                                       .importance = NAN,
                                                                       .of = question};
    }
    if (predictors.count == 0) {
        return false;
    }
    drivers->withheld = (int)weigh(&predictors, arena, drivers);
    for (size_t i = 0; i < drivers->items.count; i++) {
        answers->importance[predictors.indices[i]] = drivers->items.items[i].importance;
    }
    qsort(drivers->items.items, drivers->items.count, sizeof *drivers->items.items,
          compare_drivers);
    return true;
}
