/* Reading of a Markdown note: its front matter is bound, its text is kept. */
#ifndef MODEL_LOAD_NOTE_H
#define MODEL_LOAD_NOTE_H

#include "model/model.h"

/* Reads the note of a source whose path is set. Gives NULL after an error that leaves nothing
 * usable. What is kept lives in arena, what is not in trees. */
struct note *load_note(struct source *source, struct arena *trees, struct arena *arena,
                       struct diagnostics *diagnostics);

#endif
