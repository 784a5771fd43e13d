/* The words of a project: each text that people read, found by the tables of fields, so that a new
 * field's texts are found too. */
#ifndef MODEL_WORDING_H
#define MODEL_WORDING_H

#include "model/model.h"

/* Is given a text and where the thing that holds it was written. */
typedef void wording_visit(const char *text, const struct span *at, void *context);

/* Calls visit for each text and Markdown text of a model, in its order, each answer quoted from a
 * survey too. */
void wording_of_model(const struct model *model, wording_visit *visit, void *context);

#endif
