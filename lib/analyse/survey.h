/* Surveys: each question's measure for everybody, each segment and each persona, with its interval;
 * what changed from wave to wave; what drives the outcome. */
#ifndef ANALYSE_SURVEY_H
#define ANALYSE_SURVEY_H

#include "analyse/driver.h"
#include "analyse/estimate.h"
#include "model/answers.h"

/* Below the first a measure is not reported, below the second it is a small sample. */
enum { SURVEY_LEAST = 5, SURVEY_SMALL = 30 };

struct survey_measure {
    const char *question; /* its id, or "outcome" */
    int kind;             /* enum question_kind */
    const char *group;    /* "all", "segment=X" or "persona=X" */
    double n, n_effective;
    double
        value; /* nps -100 to 100; csat and share 0-1; ces on its scale; score on the project's */
    double low, high;  /* 95 % interval */
    double error;      /* standard error, for comparing waves */
    enum answer small; /* fewer than 30 answers */
    const struct question *of;
    const struct answer_group *in;
};

enum survey_verdict { SURVEY_VERDICT_NONE, SURVEY_UP, SURVEY_DOWN, SURVEY_NO_CLEAR_CHANGE };

/* The words of enum survey_verdict, ended by NULL. */
extern const char *const SURVEY_VERDICTS[];

/* A question asked in two waves, the earlier one in another survey. */
struct survey_change {
    const char *question;
    struct period from_wave, to_wave;
    double difference, low, high;
    int verdict; /* enum survey_verdict */
    const struct survey_measure *from, *to;
};

struct survey_result {
    const char *survey;
    struct period wave;
    double rows;
    double bad_cells;                      /* that are not used */
    double unweighted;                     /* rows that are not used for their weight */
    LIST(struct survey_measure) questions; /* by question (the outcome first), then group */
    const struct drivers *drivers;         /* NULL: nothing to explain */
    LIST(struct survey_change) changes;    /* against the wave before that asked the same */
    const struct survey *of;
};

struct survey_results {
    LIST(struct survey_result) items; /* by wave, then id */
};

extern const struct record SURVEY_RESULT_RECORD, SURVEY_MEASURE_RECORD, SURVEY_CHANGE_RECORD;

/* Works out all surveys of a model that have answers, and sets the importance of their questions
 * (answers.importance), which voice_importance reads. The results live in the arena. */
void survey_analyse(const struct model *model, struct arena *arena, struct survey_results *results);

/* The answers of a persona (by id; NULL: of everybody) to a question as a mean on a scale from low
 * to high (a share: low + (high - low) · share), with its interval and n; false below five answers
 * or without any. */
bool survey_score(const struct survey *survey, const struct question *question, const char *persona,
                  double low, double high, struct estimate *score, double *n);

#endif
