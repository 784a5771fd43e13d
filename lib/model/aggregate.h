/* Sums that `flightpath sql` made elsewhere, read from a CSV file: a row for each number, with the
 * question, the group and the statistic that it is. They end where raw answers end, in a gathering;
 * from there on nobody can tell. */
#ifndef MODEL_AGGREGATE_H
#define MODEL_AGGREGATE_H

#include "base/diagnostics.h"
#include "model/answers_join.h"

/* The columns of the file, in the order of AGGREGATE_COLUMN_NAMES. */
enum aggregate_column {
    AGGREGATE_SURVEY,
    AGGREGATE_WAVE,
    AGGREGATE_QUESTION, /* its id, AGGREGATE_OUTCOME, or empty: of the respondents */
    AGGREGATE_BREAKDOWN,
    AGGREGATE_MEMBER, /* the segment, or the persona's id */
    AGGREGATE_STATISTIC,
    AGGREGATE_OTHER, /* of pairs: the other question; of answers: the answer */
    AGGREGATE_VALUE,
    AGGREGATE_COLUMN_COUNT
};
extern const char *const AGGREGATE_COLUMN_NAMES[];

/* How the outcome is called among questions. */
#define AGGREGATE_OUTCOME "@outcome"

/* What a row is about. */
enum aggregate_breakdown {
    AGGREGATE_ALL,
    AGGREGATE_BY_SEGMENT,
    AGGREGATE_BY_PERSONA,
    AGGREGATE_COMPLETE, /* pairs of questions, respondents who answered everything */
    AGGREGATE_PARTIAL,  /* pairs of questions, the others who answered the outcome */
    AGGREGATE_BREAKDOWN_COUNT
};
extern const char *const AGGREGATE_BREAKDOWN_NAMES[];

/* One statistic: its name, where it goes, and how many decimals its sum has. */
struct aggregate_statistic {
    const char *name;
    size_t offset;
    int decimals; /* -1: a count, uint64_t; else a struct wide */
};

/* The statistics of a question in a group, of a pair, and of a group without a question. */
struct aggregate_statistics {
    const struct aggregate_statistic *items;
    size_t count;
};
extern const struct aggregate_statistics AGGREGATE_OF_CELL, AGGREGATE_OF_PAIR, AGGREGATE_OF_SURVEY,
    AGGREGATE_OF_GROUP, AGGREGATE_OF_BREAKDOWN;

/* The count of whole answers of one value, given in AGGREGATE_OTHER. */
#define AGGREGATE_ANSWERS "answers"

/* Whether the answers of a question are counted one by one: whole scales of up to 100 steps. */
bool aggregate_counts_answers(const struct question *question);

/* What is counted, and which of its statistics were read, as bits. */
struct aggregate_seen {
    uint32_t bits;
    struct span at; /* of the first of them */
};

struct aggregate_cell {
    struct aggregate_seen seen;
    struct answer_cell sums;
    uint64_t missing, bad;
    uint64_t answers; /* all that were counted one by one */
};

struct aggregate_pair {
    struct aggregate_seen seen;
    struct answer_pair sums;
};

struct aggregate_group {
    struct aggregate_seen seen;
    enum answer_group_kind kind;
    const char *name;
    uint64_t used; /* rows */
    struct aggregate_cell *cells;
};

/* How many segments or personas there are, listed or not. */
struct aggregate_breakdown_count {
    struct aggregate_seen seen;
    uint64_t members;
};

/* What the file says about one survey. */
struct aggregate {
    const struct survey *survey;
    const struct source *source;
    size_t count, variables; /* as in a gathering */
    struct aggregate_seen seen;
    uint64_t digest, rows, used, bad_weights;
    struct aggregate_group *everybody;
    GPtrArray *groups; /* of struct aggregate_group, everybody among them, in the file's order */
    struct aggregate_breakdown_count breakdowns[AGGREGATE_BREAKDOWN_COUNT];
    struct aggregate_pair *pairs[2]; /* complete and partial */
};

/* The id of a question by its number, the outcome last. */
const char *aggregate_question(const struct survey *survey, size_t index);

/* Reads the file of sums into a gathering that answers_join_init has made ready. What is wrong with
 * the file is reported, and the gathering then left empty. */
void aggregate_read(const struct survey *survey, const struct source *source,
                    struct answers_gathering *gathering, struct diagnostics *diagnostics);

/* Whether everything is there and nothing contradicts itself; reports what is not so. */
bool aggregate_check(const struct aggregate *aggregate, struct diagnostics *diagnostics);

#endif
