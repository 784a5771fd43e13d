/* Root causes: pain points that share the tag at the end of their chain of whys, gathered and
 * ranked by how much they hurt together. */
#ifndef ANALYSE_ROOT_CAUSE_H
#define ANALYSE_ROOT_CAUSE_H

#include "analyse/gap.h"

struct root_cause {
    const char *root_cause;       /* the tag */
    LIST(const char *) pains;     /* "journey/touchpoint/pain", in the order of the model */
    double weight;                /* sum of severity * frequency; NaN: no pain has both */
    LIST(const struct pain *) of; /* the same pains */
};

struct root_causes {
    LIST(struct root_cause) items; /* by weight, heaviest first; those without one last */
};

extern const struct record ROOT_CAUSE_RECORD;

/* Gathers the pains of the touchpoints that count. A pain without severity or frequency adds no
 * weight. The results live in the arena. The chain of whys: Ohno, "Toyota Production System"
 * (1988).
 */
void root_cause_analyse(const struct gaps *gaps, struct arena *arena, struct root_causes *causes);

#endif
