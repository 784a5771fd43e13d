/* The tests behind the findings; only finding.c calls them. Each sees one entity (of a touchpoint
 * its gap) and gives the fact that is found, or NULL when there is nothing to find. */
#ifndef ANALYSE_FINDING_TEST_H
#define ANALYSE_FINDING_TEST_H

#include "analyse/finding.h"

/* What tests may look at, besides the entity. */
struct finding_context {
    const struct finding_basis *basis;
    struct arena *arena;   /* for facts that are composed */
    GHashTable *relied_on; /* journeys that others build on or lead to, or work is planned on */
    GHashTable *lifecycle; /* lifecycle stages with a journey */
    GString *text;         /* for the fact being composed */
    GHashTable *on_team;   /* functions with a member on the CX team */
};

typedef const char *finding_test(const struct finding_context *context, const void *entity);

#define FINDING_DECLARE(name, word, entity, test) finding_test finding_test_##test;
FINDING_TABLE(FINDING_DECLARE)
#undef FINDING_DECLARE

/* Starts a fact in the context's buffer; adds text and numbers (at most two decimals) to it; gives
 * it a place in the arena. */
void finding_test_start(const struct finding_context *context, const char *text);
void finding_test_add(const struct finding_context *context, const char *text, double number);
const char *finding_test_end(const struct finding_context *context);

#endif
