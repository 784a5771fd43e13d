/* A cell of a survey file as a number: missing, recoded, turned round, checked against the scale.
 * A pure function of the text, so that the cache before it cannot be seen. */
#ifndef MODEL_ANSWER_VALUE_H
#define MODEL_ANSWER_VALUE_H

#include "model/evidence.h"

#include <stdint.h>

enum answer_status { ANSWER_NONE, ANSWER_GIVEN, ANSWER_ROUNDED, ANSWER_BAD };

struct answer_value {
    enum answer_status status;
    int64_t number; /* with ANSWERS_DECIMALS decimals */
};

enum { ANSWER_CACHE = 64 };

/* A question ready to read cells. */
struct answer_reader {
    const struct survey *survey;
    const struct question *question; /* NULL: a weight */
    int64_t low, high;               /* the scale */
    struct {
        uint64_t key;
        struct answer_value value;
    } cache[ANSWER_CACHE]; /* key 0: empty */
};

/* The ends of the scale on which a question's answers count: 0-10 for nps, 0-1 for share. */
struct answer_scale answer_value_range(const struct question *question);

/* Prepares a reader for a question, or for weights. */
void answer_value_init(struct answer_reader *reader, const struct survey *survey,
                       const struct question *question);

/* Reads a cell. */
struct answer_value answer_value_read(struct answer_reader *reader, const char *text,
                                      size_t length);

/* Whether a text is one of the survey's words for a missing answer, or blank. */
bool answer_value_missing(const struct survey *survey, const char *text, size_t length);

/* A number checked against the question's scale, and turned round. */
struct answer_value answer_value_place(const struct answer_reader *reader, int64_t number);

/* Room for a number in plain decimal form. */
enum { ANSWER_DECIMAL = 48 };

/* Writes the number that a text is, rounded to ANSWERS_DECIMALS decimals, in plain decimal form;
 * false when it is none, or has more than 27 digits before the point. */
bool answer_value_decimal(const char *text, char number[ANSWER_DECIMAL]);

/* A double with ANSWERS_DECIMALS decimals; false when it is too large. */
bool answer_value_scale(double number, int64_t *scaled);

#endif
