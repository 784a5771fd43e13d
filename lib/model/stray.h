/* Files in folders that hold no definitions: most are somebody else's, some have a typing error in
 * the name, and then a whole part of the report would be missing without a word. */
#ifndef MODEL_STRAY_H
#define MODEL_STRAY_H

#include "base/arena.h"

#include <stddef.h>

/* What the name of a YAML file that is not read was meant to begin with, such as "journeys/" for
 * "journey/first.yaml" or "organisation.yaml" for "organization.yml"; NULL when it is like nothing.
 * folders and types are what may be meant, count of each; NULL folders are passed over. */
const char *stray_meant(const char *name, const char *const *folders, const char *const *types,
                        size_t count, struct arena *arena);

#endif
