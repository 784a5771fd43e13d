/* What a plain scalar means: the core schema of YAML 1.2. */
#ifndef READ_SCALAR_H
#define READ_SCALAR_H

#include "read/yaml.h"

/* Sets kind, boolean and number of an unquoted scalar from its text and length. */
void scalar_resolve(struct node *node);

#endif
