/* Whether sums were made by the mapping that is to read them. */
#ifndef MODEL_MAPPING_DIGEST_H
#define MODEL_MAPPING_DIGEST_H

#include "model/evidence.h"

#include <stdint.h>

/* A number that changes with everything in a survey's mapping that can change its sums: columns,
 * kinds, scales, recoded and missing answers; names as shown and touchpoints do not count. FNV-1a,
 * G. Fowler, L. C. Noll, K.-P. Vo. */
uint64_t mapping_digest(const struct survey *survey);

#endif
