/* Hot spots: systems and processes that lie under several weak touchpoints. They may not be the
 * cause, but they are where the weak places meet. */
#ifndef ANALYSE_HOT_SPOT_H
#define ANALYSE_HOT_SPOT_H

#include "analyse/gap.h"

/* From how many weak touchpoints on. */
#define HOT_SPOT_LEAST 3

enum hot_spot_kind { HOT_SPOT_NONE, HOT_SPOT_SYSTEM, HOT_SPOT_PROCESS };

struct hot_spot {
    const char *subject;            /* the system's id, or the process as it is written */
    int kind;                       /* enum hot_spot_kind */
    LIST(const char *) touchpoints; /* the weak ones, as "journey/touchpoint" */
    double weighted_shortfall;      /* their sum */
    const struct system *system;    /* NULL for a process */
    LIST(const struct gap *) of;    /* the same touchpoints */
};

struct hot_spots {
    LIST(struct hot_spot) items; /* most weak touchpoints first, then the larger shortfall */
};

extern const struct record HOT_SPOT_RECORD;

/* Gathers the weak and blind-spot touchpoints by what they rest on; processes are the same when
 * their text is. The results live in the arena. */
void hot_spot_analyse(const struct gaps *gaps, struct arena *arena, struct hot_spots *spots);

#endif
