/* What the compiler itself knows of CX, read from the built-in content/: channels and the maturity
 * model, in the project's language. */
#ifndef MODEL_BUILTIN_H
#define MODEL_BUILTIN_H

#include "model/model.h"

/* Puts the built-in channels before the project's own, renamed where the project does, and the
 * built-in maturity model before the others. Built-in content that cannot be read is a programmer's
 * mistake. */
void builtin_add(struct model *model);

#endif
