/* Initiatives that wait for each other: found and reported with every edge's place. */
#ifndef MODEL_CYCLE_H
#define MODEL_CYCLE_H

#include "base/diagnostics.h"
#include "model/model.h"

/* Adds an error for each cycle of depends_on; references must be resolved. */
void cycle_check(const struct model *model, struct diagnostics *diagnostics);

#endif
