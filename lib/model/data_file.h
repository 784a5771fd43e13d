/* The CSV files that surveys and series name: their sources for messages. */
#ifndef MODEL_DATA_FILE_H
#define MODEL_DATA_FILE_H

#include "model/model.h"

/* The source of a file that a definition names, in the arena; NULL when it is not there or outside
 * the project, which was reported before. */
const struct source *data_file_source(const struct model *model, const struct path *path,
                                      struct arena *arena);

/* How many bytes it has. */
uint64_t data_file_size(const struct source *source);

#endif
