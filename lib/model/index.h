/* What is found by id: one table for each type of entity. */
#ifndef MODEL_INDEX_H
#define MODEL_INDEX_H

#include "base/diagnostics.h"
#include "model/field.h"

struct index;

/* Makes an empty index; index_free frees it. Keys and entities stay their owners'. */
struct index *index_new(void);
void index_free(struct index *index);

/* Adds an entity under its id ("journey/touchpoint" for parts). A second one of the same type and
 * id is an error at its place; ids of initiatives and requests are compared without regard to case.
 * The id must outlive the index. */
void index_add(struct index *index, enum entity entity, const char *id, const void *object,
               struct span at, struct diagnostics *diagnostics);

/* Finds an entity; NULL when there is none. Case counts. */
const void *index_find(const struct index *index, enum entity entity, const char *id);

/* Finds the id nearest to a wrong one among the given types (bits of REFERS) for a hint; NULL when
 * none is near. Only ids that begin with prefix count; it is cut off. The text is the index's. */
const char *index_nearest(const struct index *index, unsigned refers, const char *prefix,
                          const char *wrong);

/* The only id of these types that ends with a slash and then this; NULL when there is none or more
 * than one. */
const char *index_ending(const struct index *index, unsigned refers, const char *end);

#endif
