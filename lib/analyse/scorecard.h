/* Maturity scorecards: what an assessment says by practice, by stage and as a whole, where the
 * functions disagree, and what comes next. All figures are 0-100. */
#ifndef ANALYSE_SCORECARD_H
#define ANALYSE_SCORECARD_H

#include "model/model.h"

/* A spread above this is a disagreement. */
#define SCORECARD_DISAGREEMENT 25.0

/* What one function says: the mean of its own ratings. */
struct scorecard_function {
    const char *function; /* its id */
    double score;
    const struct business_function *of;
};

/* One rating as it was given. */
struct scorecard_answer {
    const struct function_rating *by;     /* function and respondent */
    const struct practice_rating *rating; /* 0-4 and its evidence */
};

struct scorecard_practice {
    const char *practice; /* its id */
    double score;         /* mean over functions; NaN: nobody rated it */
    double spread;        /* sample standard deviation between two or more functions */
    LIST(struct scorecard_function) functions; /* in the order of the organisation */
    LIST(struct scorecard_answer) answers;     /* in the order of the assessment */
    const struct practice *of;
    enum answer disagreement; /* the spread is above SCORECARD_DISAGREEMENT */
};

struct scorecard_stage {
    const char *stage; /* its id */
    double score;      /* mean of its rated practices; NaN: nothing is rated */
    double rated;      /* how many practices are rated */
    double practices;  /* how many there are */
    double spread;     /* sample standard deviation between the functions' means */
    LIST(struct scorecard_function) functions; /* mean of the practices each rated */
    const struct scorecard_practice *first;    /* its practices lie together from here */
    const struct maturity_stage *of;
    enum answer reached; /* this one and all below are at or above the threshold */
    enum answer skipped; /* at or above it over one that is not */
};

/* A next step: a practice of the stage after the one reached, below the threshold. */
struct scorecard_step {
    const char *practice; /* its id */
    double score;
    const struct scorecard_practice *of;
};

struct scorecard {
    uint32_t date;
    const char *unit;           /* NULL: not said */
    double index;               /* mean of the stage scores; NaN: nothing is rated */
    const char *reached;        /* id of the highest stage reached; NULL: none */
    double level;               /* its number from 1; 0: none */
    double change;              /* of the index since the unit's assessment before; NaN: none */
    LIST(const char *) skipped; /* ids of the stages skipped ahead to */
    LIST(struct scorecard_stage) stages;       /* all of the model, lowest first */
    LIST(struct scorecard_practice) practices; /* all of the model, stage by stage */
    LIST(struct scorecard_step) next;          /* lowest first */
    LIST(const char *) missing;                /* ids of functions that rated nothing */
    const struct scorecard *previous;          /* of the same unit; NULL: the first */
    const struct assessment *of;
};

struct scorecards {
    LIST(struct scorecard) items;          /* by date, then unit */
    LIST(const struct scorecard *) latest; /* of each unit, in the order of their first ones */
};

extern const struct record SCORECARD_RECORD, SCORECARD_STAGE_RECORD, SCORECARD_PRACTICE_RECORD,
    SCORECARD_FUNCTION_RECORD, SCORECARD_STEP_RECORD;

/* Scores all assessments; the results live in the arena and point into the model. The staged
 * representation is that of Paulk and others, "Capability Maturity Model" (1993). */
void scorecard_analyse(const struct model *model, struct arena *arena,
                       struct scorecards *scorecards);

#endif
