/* Files of the user that go into the report: the brand's logo and fonts, pictures of notes. They
 * are checked when the project is read, so that nothing half-usable or unsafe is published. */
#ifndef MODEL_USER_FILE_H
#define MODEL_USER_FILE_H

#include "model/model.h"

/* Checks the logo and the fonts of the brand that are files in the project (that others are not was
 * reported). Names of files live in the model. */
void user_file_check_brand(struct model *model, struct diagnostics *diagnostics);

/* Checks a file in the project, by its absolute path, that a text at a place shows or leads to,
 * when it is an SVG picture: readers open those as pages of the report. */
void user_file_check_shown(struct model *model, const char *full, struct span at,
                           struct diagnostics *diagnostics);

#endif
