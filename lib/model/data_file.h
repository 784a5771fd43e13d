/* The files that a project names: whether they are its own, and the sources of CSV files. */
#ifndef MODEL_DATA_FILE_H
#define MODEL_DATA_FILE_H

#include "model/model.h"

/* Whether an absolute path, without . and .., lies in the project: itself, and where it leads when
 * it is there and a link is on the way. What a link brought in from elsewhere would be published.
 */
bool data_file_inside(const struct model *model, const char *full);

/* The source of a file that a definition names, in the arena; NULL when it is not there or outside
 * the project, which was reported before. */
const struct source *data_file_source(const struct model *model, const struct path *path,
                                      struct arena *arena);

/* How many bytes it has. */
uint64_t data_file_size(const struct source *source);

#endif
