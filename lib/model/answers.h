/* What is kept of a survey's raw answers: counts, sums and cross products, exact, so that neither
 * the order of the rows nor the number of files and threads can change a digit. */
#ifndef MODEL_ANSWERS_H
#define MODEL_ANSWERS_H

#include "base/arena.h"
#include "base/wide.h"

#include <stdbool.h>
#include <stddef.h>

/* Answers and weights are kept with so many decimals, as integers. */
enum { ANSWERS_DECIMALS = 10, ANSWERS_MOST_GROUPS = 500, ANSWERS_MOST_DRIVERS = 200 };

/* Names of segments and personas are cut to so many letters. */
enum { ANSWERS_MOST_LETTERS = 100 };

/* The answers to one question in one group. Answers x count from the question's centre. */
struct answer_cell {
    uint64_t n;
    struct wide w, ww, wx, wxx; /* sums of weights, their squares, and with the answers */
    struct wide best, worst;    /* weights of promoters or top answers, and of detractors */
};

enum answer_group_kind { ANSWER_ALL, ANSWER_SEGMENT, ANSWER_PERSONA };

/* Everybody, or the respondents of a segment or persona. */
struct answer_group {
    enum answer_group_kind kind;
    const char *name;          /* the segment or the persona's id; "" for everybody */
    struct answer_cell *cells; /* by question; the outcome last */
};

/* Two questions on the respondents who answered both and the outcome. */
struct answer_pair {
    uint64_t n;
    struct wide w, wx, wy, wxx, wyy, wxy;
};

struct answer_quote {
    uint64_t hash;
    const char *text;
};

/* One survey's answers. */
struct answers {
    uint64_t rows;               /* of all files */
    uint64_t bad;                /* cells that cannot be used */
    uint64_t unweighted;         /* rows that are not used: their weight is missing, 0 or bad */
    size_t question_count;       /* with the outcome, if there is one */
    int64_t *centres;            /* by question, with ANSWERS_DECIMALS decimals */
    struct answer_group *groups; /* everybody, segments by name, personas by name */
    size_t group_count;
    bool dropped[3];              /* by kind: the breakdown had too many values */
    size_t variable_count;        /* in the pairs: question_count, or 0 without drivers */
    struct answer_pair *complete; /* the respondents who answered everything */
    struct answer_pair *partial;  /* the others who answered the outcome */
    struct answer_quote *quotes;  /* the smallest by hash, rising */
    size_t quote_count;
    double *importance; /* by question: from drivers, set by the analysis; NaN: none */
};

/* The index of the pair of two questions, i <= j < variable_count. */
static inline size_t answers_pair(size_t i, size_t j) {
    return j * (j + 1) / 2 + i;
}

#endif
