/* Priorities: open initiatives in order of what they bring for what they take and of what
 * stakeholders say, with how firm that order is. Features are ranked by the same rules, among
 * themselves and without ballots. */
#ifndef ANALYSE_PRIORITIES_H
#define ANALYSE_PRIORITIES_H

#include "analyse/candidate.h"
#include "analyse/reason.h"
#include "analyse/vote.h"

enum priorities_level {
    PRIORITIES_NO_LEVEL,
    PRIORITIES_HIGH,   /* index 0.66 or more */
    PRIORITIES_MEDIUM, /* 0.33 or more */
    PRIORITIES_LOW
};

/* The words of enum priorities_level, ended by NULL. */
extern const char *const PRIORITIES_LEVELS[];

struct priorities_item {
    const char *id;                            /* key initiative or feature */
    double customer_benefit, business_benefit; /* 0-10 */
    double cost;                               /* c, 0-10 */
    double value;                              /* v, 0-10 */
    double score;                              /* the model's raw figure */
    double scaled;                             /* score over the highest one, 0-1 */
    double borda;                              /* points of the ballots, 0-1 */
    double index;                              /* 0-1 */
    double rank;                               /* from 1; NaN: unscored */
    double rank_best, rank_worst;              /* over all weights of the ballots */
    double mean_rank;                          /* plain mean of ranks */
    LIST(double) ranks;                        /* on each of priorities.ballots */
    LIST(const char *) reasons;                /* plain words */
    LIST(struct reason) facts;                 /* the same for pages */
    struct candidate_touchpoints touchpoints;  /* served, each once */
    const struct initiative *initiative;       /* one of these two, else NULL */
    const struct feature *feature;
    double waiting;       /* how many open initiatives depend on it */
    int level;            /* enum priorities_level */
    int quadrant;         /* enum scoring_quadrant */
    int unscored;         /* enum scoring_lack: why it has no rank */
    enum answer derived;  /* whether the customer benefit comes from the gaps */
    enum answer pareto;   /* whether it is a best trade-off of value and cost */
    enum answer feasible; /* for now */
};

/* A ballot that counts: closed initiatives struck, not empty. */
struct priorities_ballot {
    const char *stakeholder;
    double weight;
};

struct priorities {
    int model;                          /* enum priority_model */
    double alpha;                       /* weight of the ballots in the index; 0 without any */
    LIST(struct priorities_item) items; /* by rank, then the unscored by id */
    LIST(const struct priorities_item *) by_address;
    LIST(struct priorities_ballot) ballots;
    struct vote_agreement agreement;
};

extern const struct record PRIORITIES_RECORD, PRIORITIES_ITEM_RECORD, PRIORITIES_BALLOT_RECORD;
extern const struct record PRIORITIES_FEATURES_RECORD, PRIORITIES_FEATURE_RECORD;

/* Ranks the initiatives, or the features, that are neither done nor cancelled or dropped. Results
 * live in the arena and point into the model. */
void priorities_of_initiatives(const struct model *model, const struct gaps *gaps,
                               const struct serves *serves, struct arena *arena,
                               struct priorities *priorities);
void priorities_of_features(const struct model *model, const struct gaps *gaps, struct arena *arena,
                            struct priorities *priorities);

/* The item of an initiative or a feature; NULL when it is closed. */
const struct priorities_item *priorities_find(const struct priorities *priorities,
                                              const void *initiative_or_feature);

/* Whether an item keeps one rank however the ballots weigh. */
bool priorities_is_firm(const struct priorities_item *item);

/* How many items have a level. */
size_t priorities_count(const struct priorities *priorities, enum priorities_level level);

#endif
