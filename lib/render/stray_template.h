/* Files in a project's templates/ that stand in for nothing. */
#ifndef RENDER_STRAY_TEMPLATE_H
#define RENDER_STRAY_TEMPLATE_H

#include "base/diagnostics.h"
#include "model/model.h"

/* Warns of each file in templates/, templates/print/ and templates/mail/ that has no built-in one
 * of its name, for its text would appear nowhere. Files that are no templates by their ending are
 * passed over, unless they are named as one; partials may have any name. Names live in the arena.
 */
void stray_template_check(const struct model *model, struct arena *arena,
                          struct diagnostics *diagnostics);

#endif
