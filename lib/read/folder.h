/* The files of a project folder. What is listed depends on the folder alone, never on the order in
 * which the file system gives it. */
#ifndef READ_FOLDER_H
#define READ_FOLDER_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

/* The files found, by name, bytewise. */
struct folder {
    struct source *files; /* name and path are set, text is not */
    size_t count;
};

/* Whether a file would be read, by its name relative to the project with '/'; names of folders end
 * with '/': false leaves out all that is in them. */
typedef bool folder_wants(const char *name, void *context);

/* Lists the wanted files in root and its sub-folders (wants NULL: all files). Names that start with
 * a dot are left out, and so are the skip_count folders whose paths are in skip (absent ones are
 * ignored), however they are spelt. Links to folders are not followed; a link out of the project, a
 * folder or anything else in the place of a wanted file, and a folder that cannot be read are
 * errors. Names and paths live in the arena. Gives false when root itself cannot be read. */
bool folder_walk(const char *root, const char *const *skip, size_t skip_count, folder_wants *wants,
                 void *context, struct arena *arena, struct diagnostics *diagnostics,
                 struct folder *folder);

/* Reads the file at source->path and sets text, which lives in the arena and is followed by a NUL,
 * and length. Gives false with an error when it cannot be read or has more than most bytes (error
 * too_large). */
bool folder_read(struct source *source, size_t most, enum code too_large, struct arena *arena,
                 struct diagnostics *diagnostics);

#endif
