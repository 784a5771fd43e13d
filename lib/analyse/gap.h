/* Gaps: how far what we believe, what customers say and what we aim for lie apart, and what that
 * calls for, touchpoint by touchpoint. Target and retired journeys are left out, and a product
 * journey does not repeat the touchpoints it inherits unchanged. */
#ifndef ANALYSE_GAP_H
#define ANALYSE_GAP_H

#include "model/model.h"

/* What a touchpoint calls for. 0 is no verdict. */
enum gap_verdict {
    GAP_NONE,
    GAP_NOT_MEASURED,    /* no customer score */
    GAP_BLIND_SPOT,      /* weak, and we think it is fine */
    GAP_WEAK,            /* weak, and known */
    GAP_OVERRATED,       /* OK, but we rate ourselves higher */
    GAP_QUESTION,        /* OK and in line: do we need to improve it? */
    GAP_HIDDEN_STRENGTH, /* good, and better than we think */
    GAP_STRENGTH
};

/* The words of enum gap_verdict, ended by NULL. */
extern const char *const GAP_VERDICTS[];

/* The same touchpoint as one persona lives it; only for personas with a score of their own, typed
 * or from a survey. */
struct gap_persona {
    const char *persona;
    double customer;        /* on the project's scale */
    double n;               /* how many answered; NaN: typed */
    double low, high;       /* 95 % interval; NaN: typed */
    double perception_gap;  /* internal minus this persona's score */
    double performance_gap; /* target minus this persona's score */
    int verdict;            /* enum gap_verdict */
    const struct persona *of;
};

struct gap {
    const char *touchpoint;    /* "journey/touchpoint" */
    double internal;           /* I, on the project's scale */
    double customer;           /* C */
    double n;                  /* how many answered */
    double low, high;          /* 95 % interval of C */
    double target;             /* T: its own, else thresholds.good */
    double importance;         /* w, 0-10 */
    double perception_gap;     /* P = I - C */
    double performance_gap;    /* G = T - C */
    double shortfall;          /* max(G, 0) */
    double weighted_shortfall; /* w * shortfall / R, 0-10 */
    LIST(struct gap_persona) by_persona;
    double rank; /* in the order of work, from 1; NaN: nothing to do */
    const struct touchpoint *of;
    int verdict;              /* enum gap_verdict */
    enum answer within_error; /* whether I lies in the interval of C; unsaid without one */
};

_Static_assert(sizeof(struct gap) <= 200, "one for each of a great many touchpoints");

struct gaps {
    LIST(struct gap) items;                 /* in the order of the model */
    LIST(const struct gap *) work;          /* what has a rank, in that order */
    LIST(const struct gap *) questions;     /* verdict 5, by weighted shortfall as work is */
    LIST(const struct gap *) by_touchpoint; /* for gap_find */
};

extern const struct record GAP_RECORD, GAP_PERSONA_RECORD;

/* Whether a journey enters gaps, portfolio and findings: neither a target state nor retired. */
bool gap_counts(const struct journey *journey);

/* Gaps of all touchpoints that count. The results live in the arena and point into the model. After
 * the service quality gaps of Parasuraman, Zeithaml and Berry (1985) and the importance-performance
 * analysis of Martilla and James (1977). */
void gap_analyse(const struct model *model, struct arena *arena, struct gaps *gaps);

/* The verdict on two scores, either of which may be NaN. Differences below 1e-9 count as none, so
 * that a tolerance written in decimals holds exactly. */
enum gap_verdict gap_verdict(double internal, double customer, const struct thresholds *thresholds);

/* Whether a verdict is weak: blind spot or weak. */
bool gap_is_weak(const struct gap *gap);

/* The gap of a touchpoint; NULL when it does not count. */
const struct gap *gap_find(const struct gaps *gaps, const struct touchpoint *touchpoint);

#endif
