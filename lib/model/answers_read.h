/* The rows of a file of raw answers, or of a part of one, read into a gathering. */
#ifndef MODEL_ANSWERS_READ_H
#define MODEL_ANSWERS_READ_H

#include "model/answers_join.h"
#include "read/csv.h"

/* How many cells that cannot be used are named one by one. */
enum { ANSWERS_MOST_BAD = 20 };

/* Which columns of a file a survey reads; found once and shared by all parts. */
struct answers_columns {
    const struct survey *survey;
    size_t count;      /* questions and outcome */
    size_t *questions; /* the column of each */
    size_t segment, persona, weight, comment;
};

/* A cell that cannot be used. */
struct answers_bad_cell {
    struct span at; /* the line counts from where the part begins */
    char *message;
};

/* What rows gave besides their answers. */
struct answers_trouble {
    uint64_t bad, rounded; /* cells */
    GArray *cells;         /* of struct answers_bad_cell: the first bad ones */
};

/* How many questions a survey has, with the outcome, and the one at an index; the outcome is last.
 */
size_t answers_read_count(const struct survey *survey);
const struct question *answers_read_question(const struct survey *survey, size_t index);

/* Finds a survey's columns in a file; false when one is absent or twice there, which is reported.
 * answers_read_forget frees them. */
bool answers_read_columns(struct answers_columns *columns, const struct survey *survey,
                          const struct csv *csv, struct diagnostics *diagnostics);
void answers_read_forget(struct answers_columns *columns);

/* Starts and frees a list of troubles. */
void answers_trouble_init(struct answers_trouble *trouble);
void answers_trouble_release(struct answers_trouble *trouble);

/* Adds the troubles of the part that follows, which begins on a line (from 1). */
void answers_trouble_join(struct answers_trouble *trouble, const struct answers_trouble *next,
                          uint32_t line);

/* Reports the troubles of a file: the first cells one by one, then how many in all. */
void answers_trouble_report(const struct answers_trouble *trouble, const struct source *source,
                            struct diagnostics *diagnostics);

/* Reads all rows that are left. */
void answers_read_rows(const struct answers_columns *columns, struct csv *csv,
                       struct answers_gathering *gathering, struct answers_trouble *trouble);

#endif
