/* Answers being gathered: rows are added, the gatherings of several files joined, and the whole
 * finished in a fixed order. */
#ifndef MODEL_ANSWERS_JOIN_H
#define MODEL_ANSWERS_JOIN_H

#include "model/answer_value.h"
#include "model/answers.h"
#include "model/answers_cross.h"

#include <glib.h>

/* 1 with ANSWERS_DECIMALS decimals. */
#define ANSWERS_ONE 10000000000

/* Answers at one step of a question's scale. */
struct answer_tally {
    uint64_t n;
    wide_unsigned w, ww; /* sums of weights and their squares */
};

/* What a group answered. */
struct answers_sums {
    struct answer_tally *tallies; /* by question and step */
    struct answer_cell *cells;    /* by question: the answers that have no tally */
};

struct answers_gathering {
    uint64_t rows;
    uint64_t bad, unweighted;     /* as in struct answers */
    size_t count;                 /* questions and outcome */
    size_t variables;             /* count when drivers are wanted, else 0 */
    int64_t *centres;             /* by question */
    int64_t *tops;                /* by question: csat's least answer that counts as satisfied */
    struct answers_scale *scales; /* by question */
    size_t tally_count;           /* of a group */
    uint32_t *steps;              /* the tallies of the row at hand */
    struct answers_sums everybody;
    GHashTable *groups[3];      /* by kind: name to sums */
    bool dropped[3];            /* too many groups of a kind */
    struct answers_cross cross; /* of no questions unless drivers are wanted */
    size_t sample;              /* how many quotes are kept */
    GArray *quotes;             /* of struct answer_quote, rising, texts with g_malloc */
};

/* Starts to gather a survey's answers; answers_join_release frees all. */
void answers_join_init(struct answers_gathering *gathering, const struct survey *survey,
                       size_t count);
void answers_join_release(struct answers_gathering *gathering);

/* The sums of a segment or persona; NULL when the breakdown has too many values. They stay where
 * they are until the gathering is released. */
struct answers_sums *answers_join_group(struct answers_gathering *gathering,
                                        enum answer_group_kind kind, const char *name,
                                        size_t length);

/* Adds a row: its answers (NULL: none) to the sums of its groups and to the cross products. */
void answers_join_row(struct answers_gathering *gathering, uint64_t weight,
                      struct answers_sums *const *groups, size_t group_count,
                      const struct answer_value *const *values);

/* Keeps a comment when its hash is among the smallest. FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo. */
void answers_join_quote(struct answers_gathering *gathering, const char *text, size_t length);

/* Adds what another file, or part of one, of the same survey gave. */
void answers_join_files(struct answers_gathering *gathering, struct answers_gathering *other);

/* The answers in the arena: groups in the order of kinds and names. */
struct answers *answers_join_finish(struct answers_gathering *gathering, struct arena *arena);

#endif
