/* Defaults that depend on other values, and the paths that the input names. */
#ifndef MODEL_SETTLE_H
#define MODEL_SETTLE_H

#include "model/model.h"
#include "read/yaml.h"

/* Fills the defaults of flightpath.yaml: scale 0-10, thresholds at 60 %, 80 % and 10 % of the
 * scale, weights, horizons, currency; checks the thresholds against the scale. node may be NULL. */
void settle_project(struct project *project, const struct node *node,
                    struct diagnostics *diagnostics);

/* Checks that each file which an object of the record names exists inside the project. */
void settle_paths(const struct model *model, const struct record *record, const void *object,
                  struct diagnostics *diagnostics);

/* Fills defaults of things (features without a status are ideas), and checks that each named file
 * exists inside the project (those of surveys when they are read), and the links of Markdown
 * texts. */
void settle_model(struct model *model, struct diagnostics *diagnostics);

#endif
