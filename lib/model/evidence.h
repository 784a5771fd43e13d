/* surveys/, kpis/, maturity/ and notes/: what is measured and told. */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include "model/field.h"

struct answers;

enum question_kind {
    QUESTION_NONE,
    QUESTION_NPS,
    QUESTION_CSAT,
    QUESTION_CES,
    QUESTION_SCORE,
    QUESTION_SHARE
};

/* The ends of a question's scale. */
struct answer_scale {
    struct span at;
    double low, high;
};

/* One answer as written, and what it counts as. */
struct recode {
    struct span at;
    const char *answer;
    double value;
};

struct question {
    struct span at;
    const char *id;
    const char *column;
    int kind; /* enum question_kind */
    struct answer_scale scale;
    double top; /* csat: how many of the best answers count */
    LIST(struct recode) map;
    LIST(const char *) missing;
    enum answer reverse;
    struct reference touchpoint;
    struct reference journey;
    const char *name; /* as shown; NULL: the id */
};

/* Which persona an answer stands for. */
struct persona_code {
    struct span at;
    const char *answer;
    struct reference persona;
};

struct persona_column {
    struct span at;
    const char *column;
    LIST(struct persona_code) map;
};

struct survey_columns {
    struct span at;
    const char *respondent;
    const char *segment;
    struct persona_column persona;
    const char *weight;
};

struct survey_comments {
    struct span at;
    const char *column;
    double sample; /* how many quotes */
};

struct survey {
    struct span at;
    const char *id;
    const char *name;
    LIST(struct path) file;
    struct path aggregate;
    struct period wave;
    struct survey_columns columns;
    struct question outcome;
    LIST(struct question) questions;
    LIST(const char *) missing;
    const char *delimiter;
    struct survey_comments comments;
    struct answers *answers; /* after reading; NULL: none (model/answers.h) */
};

enum better { BETTER_NONE, BETTER_HIGHER, BETTER_LOWER };

/* One value of a series; channel only in a channel mix. */
struct point {
    struct span at;
    struct period period;
    const char *channel;
    double value;
};

/* A series in a CSV file (names of its columns) or typed in place. */
struct series {
    struct span at;
    struct path file;
    const char *period;
    const char *channel;
    const char *value;
    LIST(struct point) points;
};

struct kpi {
    struct span at;
    const char *id;
    const char *name;
    const char *unit;
    int better; /* enum better */
    double target;
    struct reference owner;
    const char *customer_meaning;
    LIST(struct reference) touchpoints;
    struct series series;
};

/* Contacts by channel over time. */
struct channel_mix {
    struct span at;
    const char *id;
    const char *name;
    struct series series;
};

struct practice {
    struct span at;
    const char *id;
    const char *name;
    const char *description;
    const char *action; /* what to do when it is unmet */
    const struct maturity_stage *stage;
};

struct maturity_stage {
    struct span at;
    const char *id;
    const char *name;
    const char *description;
    LIST(struct practice) practices;
};

struct maturity_model {
    struct span at;
    const char *id;
    const char *name;
    LIST(struct maturity_stage) stages;
};

/* A rating of one practice, 0-4. */
struct practice_rating {
    struct span at;
    struct reference practice;
    double rating;
    const char *evidence;
};

struct function_rating {
    struct span at;
    struct reference function;
    const char *by;
    LIST(struct practice_rating) practices;
};

struct assessment {
    struct span at;
    uint32_t date;
    const char *unit;
    LIST(struct function_rating) ratings;
};

/* A Markdown file. */
struct note {
    struct span at;
    const char *slug; /* its path below notes/ with / as - */
    struct reference about;
    const char *page; /* title of a page of its own */
    const char *title;
    uint32_t date;
    int source; /* enum source_kind of model/journey.h */
    struct markdown body;
};

extern const struct record SURVEY_RECORD, QUESTION_RECORD, KPI_RECORD, CHANNEL_MIX_RECORD,
    MATURITY_MODEL_RECORD, MATURITY_STAGE_RECORD, PRACTICE_RECORD, ASSESSMENT_RECORD, NOTE_RECORD;

#endif
