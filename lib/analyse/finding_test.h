/* The tests behind the findings; only finding.c calls them. Each sees one entity (of a touchpoint
 * its gap) and gives the fact that is found, or NULL when there is nothing to find. */
#ifndef ANALYSE_FINDING_TEST_H
#define ANALYSE_FINDING_TEST_H

#include "analyse/finding.h"

/* What tests may look at, besides the entity. */
struct finding_context {
    const struct finding_basis *basis;
    struct arena *arena;   /* for facts that are composed */
    GHashTable *relied_on; /* journeys that other journeys build on or lead to */
    GHashTable *lifecycle; /* lifecycle stages with a journey */
    GHashTable *on_team;   /* functions with a member on the CX team */
};

typedef const char *finding_test(const struct finding_context *context, const void *entity);

#define FINDING_DECLARE(name, word, entity, test) finding_test finding_test_##test;
FINDING_TABLE(FINDING_DECLARE)
#undef FINDING_DECLARE

/* A number as it stands in facts, e.g. "7.5". */
const char *finding_test_number(const struct finding_context *context, double number);

#endif
