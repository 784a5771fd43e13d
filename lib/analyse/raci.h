/* Role clarity: the rules of a RACI table, checked activity by activity and role by role. */
#ifndef ANALYSE_RACI_H
#define ANALYSE_RACI_H

#include "model/model.h"

/* A role should not be asked by more than this many others for one activity. */
#define RACI_MOST_CONSULTED 5

/* An activity with what is wrong in its row, or a role with what is wrong over all rows. */
struct raci_check {
    const char *activity; /* NULL: this is a role */
    const char *role;     /* its id; NULL: this is an activity */
    LIST(const char *)
    problems;                       /* of an activity: no-accountable, several-accountable,
                                       no-responsible, repeated-role, too-many-consulted; of a role:
                                       accountable-too-often, role-unused */
    double accountable_for;         /* of a role: how many activities; NaN for an activity */
    const struct raci *row;         /* the activity's row, or NULL */
    const struct business_role *of; /* the role, or NULL */
};

struct raci_checks {
    LIST(struct raci_check) items; /* every activity, then the roles with problems */
};

extern const struct record RACI_CHECK_RECORD;

/* Checks the organisation's RACI; without one there is nothing. The results live in the arena. The
 * responsibility assignment matrix: Project Management Institute, PMBOK Guide. */
void raci_analyse(const struct organisation *organisation, struct arena *arena,
                  struct raci_checks *checks);

#endif
