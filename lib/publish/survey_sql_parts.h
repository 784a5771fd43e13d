/* The parts of a survey's query. */
#ifndef PUBLISH_SURVEY_SQL_PARTS_H
#define PUBLISH_SURVEY_SQL_PARTS_H

#include "model/answer_value.h"
#include "model/answers_join.h"
#include "model/model.h"
#include "publish/sql_dialect.h"

/* A cell that is no answer, among answers. */
#define SURVEY_SQL_BAD "9000000000000000000"

/* A survey being written. */
struct survey_sql {
    GString *out;
    const struct sql_dialect *dialect;
    const struct survey *survey;
    size_t number;                      /* from 1; the names of its parts begin with s1_ */
    size_t count;                       /* questions and outcome */
    struct answers_gathering gathering; /* for centres and tops */
    struct {
        const char *word, *text;
    } words[14]; /* of templates */
};

/* The question of a number, the outcome last. */
const struct question *survey_sql_question(const struct survey_sql *sql, size_t index);

/* Appends a template, in which $words stand for what the dialect calls them and $s for the
 * survey's prefix. */
void survey_sql_expand(const struct survey_sql *sql, const char *text);

/* Appends the comment that says how to load the answers and run the query. */
void survey_sql_write_head(const struct survey_sql *sql, const struct model *model,
                           const struct survey *const *surveys, size_t count);

/* Appends the parts from the table of texts to that of answers as whole numbers, centred, with
 * ANSWERS_DECIMALS decimals. */
void survey_sql_write_rows(const struct survey_sql *sql);

/* Appends the parts from there to the sums. */
void survey_sql_write_sums(const struct survey_sql *sql);

/* Appends the part with a row for each statistic. */
void survey_sql_write_result(const struct survey_sql *sql);

#endif
