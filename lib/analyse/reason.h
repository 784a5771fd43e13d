/* Reasons: why a thing stands where it does in the order, as facts with figures. Pages make
 * sentences of them with the texts reason_<kind> (dashes as underscores), whose placeholders are
 * {subject}, {number} and {of}; a text that counts things is found by texts_count with number. */
#ifndef ANALYSE_REASON_H
#define ANALYSE_REASON_H

#include "analyse/gap.h"

struct priorities;

enum reason_kind {
    REASON_NONE,
    /* in the way */
    REASON_BLOCKED,
    REASON_DEPENDS_ON_CANCELLED,  /* subject: codes */
    REASON_DUE_BEFORE_DEPENDENCY, /* subject: codes */
    /* without a score */
    REASON_NO_BENEFIT,
    REASON_NO_COST,
    REASON_NO_REACH,
    REASON_NO_EFFORT,
    REASON_NO_POSITIVE_SCORE,
    /* figures */
    REASON_MOST_VALUE_PER_COST, /* the highest score of benefit-cost */
    REASON_HIGHEST_SCORE,       /* of the other models */
    REASON_HIGHEST_VALUE,       /* number: value */
    REASON_LARGEST_COST,        /* number: cost */
    REASON_HELD_BACK_BY_COST,   /* number: value, of: cost; both high */
    REASON_COST_ABOVE_VALUE,    /* number: value, low; of: cost, high */
    REASON_CHEAP_LOW_VALUE,     /* number: value, of: cost; both low */
    REASON_VALUE_FOR_COST,      /* number: value, of: cost; when there is nothing else to say */
    /* ballots: number of them, of all */
    REASON_FIRST_ON_BALLOTS,
    REASON_LAST_ON_BALLOTS,
    REASON_LOW_ON_BALLOTS, /* in the lower half, although not for the model */
    /* what it serves */
    REASON_WORST_GAP, /* number: weighted shortfall; subject: the touchpoint's name */
    REASON_SECOND_GAP,
    REASON_THIRD_GAP,
    REASON_SERVES_BLIND_SPOT, /* number: how many */
    REASON_SERVES_WEAK,
    /* in time */
    REASON_WAITS_FOR,   /* subject: codes of what is open */
    REASON_OTHERS_WAIT, /* number: how many */
    REASON_LATE         /* number: calendar days */
};

/* The words of enum reason_kind, ended by NULL. */
extern const char *const REASON_KINDS[];

/* One fact; what a kind does not have is NULL or NaN. */
struct reason {
    const char *subject;
    double number, of;
    int kind; /* enum reason_kind */
};

extern const struct record REASON_RECORD;

/* Fills the reasons of ranked items, the most important first, as facts and as plain words for the
 * JSON export ("first-on-ballots 2 of 6"). */
void reason_fill(const struct model *model, const struct gaps *gaps, struct priorities *priorities,
                 struct arena *arena);

#endif
