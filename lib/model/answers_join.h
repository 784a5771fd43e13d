/* Answers being gathered: rows are added, the gatherings of several files joined, and the whole
 * finished in a fixed order. */
#ifndef MODEL_ANSWERS_JOIN_H
#define MODEL_ANSWERS_JOIN_H

#include "model/answer_value.h"
#include "model/answers.h"

#include <glib.h>

/* 1 with ANSWERS_DECIMALS decimals. */
#define ANSWERS_ONE 10000000000

struct answers_gathering {
    uint64_t rows;
    size_t count;                  /* questions and outcome */
    size_t variables;              /* count when drivers are wanted, else 0 */
    int64_t *centres;              /* by question */
    int64_t *tops;                 /* by question: csat's least answer that counts as satisfied */
    struct answer_cell *everybody; /* by question */
    GHashTable *groups[3];         /* by kind: name to cells; NULL when dropped */
    bool dropped[3];
    struct answer_pair *complete, *partial;
    size_t sample;  /* how many quotes are kept */
    GArray *quotes; /* of struct answer_quote, rising, texts with g_malloc */
};

/* Starts to gather a survey's answers; answers_join_release frees all. */
void answers_join_init(struct answers_gathering *gathering, const struct survey *survey,
                       size_t count);
void answers_join_release(struct answers_gathering *gathering);

/* The cells of a segment or persona; NULL when the breakdown has too many values. */
struct answer_cell *answers_join_group(struct answers_gathering *gathering,
                                       enum answer_group_kind kind, const char *name,
                                       size_t length);

/* Adds an answer of a kind of question to a cell. */
void answers_join_answer(struct answer_cell *cell, const int64_t *top, int kind, uint64_t weight,
                         int64_t number, int64_t centre);

/* Adds a row's answers (status ANSWER_NONE: none) to the cross products. */
void answers_join_row(struct answers_gathering *gathering, uint64_t weight,
                      const struct answer_value *values);

/* Keeps a comment when its hash is among the smallest. FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo. */
void answers_join_quote(struct answers_gathering *gathering, const char *text, size_t length);

/* Adds what another file of the same survey gave. */
void answers_join_files(struct answers_gathering *gathering, const struct answers_gathering *other);

/* The answers in the arena: groups in the order of kinds and names. */
struct answers *answers_join_finish(const struct answers_gathering *gathering, struct arena *arena);

#endif
