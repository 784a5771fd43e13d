/* The roadmap: when open initiatives can be done given what they wait for, what is critical, where
 * the plan contradicts itself. The computed dates are set against those that were planned. */
#ifndef ANALYSE_ROADMAP_H
#define ANALYSE_ROADMAP_H

#include "analyse/workload.h"

enum roadmap_horizon { ROADMAP_NO_HORIZON, ROADMAP_SHORT, ROADMAP_MID, ROADMAP_LONG };

/* The words of enum roadmap_horizon, ended by NULL. */
extern const char *const ROADMAP_HORIZONS[];

struct roadmap_item {
    const char *initiative;             /* its code */
    uint32_t early_start, early_finish; /* 0: not computed, for want of a due date or a duration */
    uint32_t late_start, late_finish;
    double slack;     /* key float: working days it can slip; NaN: not computed */
    double late_days; /* calendar days since it was due; NaN: not late */
    const struct initiative *of;
    int horizon;          /* enum roadmap_horizon, of the computed finish */
    enum answer critical; /* float 0 */
    enum answer late;     /* due before the report's date */
};

enum roadmap_conflict_kind {
    ROADMAP_NO_CONFLICT,
    ROADMAP_STARTS_BEFORE_DEPENDENCY, /* other: the dependency; days: until it ends */
    ROADMAP_DUE_BEFORE_FINISH,        /* days: from due to the computed finish */
    ROADMAP_OVERLOAD                  /* team, month; days: above capacity; initiatives */
};

/* The words of enum roadmap_conflict_kind, ended by NULL. */
extern const char *const ROADMAP_CONFLICTS[];

struct roadmap_conflict {
    int kind;               /* enum roadmap_conflict_kind */
    const char *initiative; /* its code; NULL for an overload */
    const char *other;      /* code of the dependency, or NULL */
    double days;            /* calendar days; person-days of an overload */
    const char *team;       /* its id; only of an overload */
    struct period month;
    LIST(struct workload_share) shares; /* of an overload: who makes it up */
    const struct initiative *of, *dependency;
    const struct workload *load;
};

struct roadmap {
    LIST(struct roadmap_item) items;         /* open initiatives, in the order of the model */
    LIST(struct roadmap_conflict) conflicts; /* by initiative, then overloads by team and month */
    LIST(struct workload) load;              /* by team and month */
    uint32_t finish;             /* the latest computed finish; 0: nothing is computed */
    uint32_t short_end, mid_end; /* last days of the short and the middle term */
};

extern const struct record ROADMAP_RECORD, ROADMAP_ITEM_RECORD, ROADMAP_CONFLICT_RECORD;

/* Works the roadmap out; the results live in the arena and point into the model. */
void roadmap_analyse(const struct model *model, struct arena *arena, struct roadmap *roadmap);

/* The item of an initiative; NULL when it is closed. */
const struct roadmap_item *roadmap_find(const struct roadmap *roadmap,
                                        const struct initiative *initiative);

#endif
