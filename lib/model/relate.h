/* What holds between things, once all files are bound: ids are registered, references resolved,
 * back pointers set, and rules across files checked. */
#ifndef MODEL_RELATE_H
#define MODEL_RELATE_H

#include "base/diagnostics.h"
#include "model/model.h"

/* Completes a model whose lists are filled; model->index must be empty. Adds errors for duplicate
 * ids, references to nothing, cycles of depends_on, unknown questions and practices. */
void relate_model(struct model *model, struct diagnostics *diagnostics);

#endif
