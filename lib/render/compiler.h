/* From the tree of a template to the steps of a routine. */
#ifndef RENDER_COMPILER_H
#define RENDER_COMPILER_H

#include "render/template.h"

/* Compiles a template and the partials it includes; *slots gets the number of slots a run needs,
 * the root struct's being 0. Errors are added, and then the result must not be run. */
const struct routine *compiler_compile(const struct template_world *world, const char *name,
                                       const struct record *record, struct arena *arena,
                                       struct diagnostics *diagnostics, unsigned *slots);

#endif
