/* Where the output goes, and whether it may go there: the path is resolved once, and every rule on
 * output folders is checked on real paths. Nothing is written here. */
#ifndef PUBLISH_PLACE_H
#define PUBLISH_PLACE_H

#include "publish/problem.h"

#include <stdbool.h>
#include <stddef.h>

/* An output folder that exists or could. The texts belong to the struct. */
struct place {
    char *given;  /* as the user wrote it, for messages */
    char *path;   /* absolute, symbolic links resolved */
    char *parent; /* the folder it lies in, which may not exist yet */
    char *name;   /* its last component */
};

/* Resolves an output path; false and a problem when it can be no folder. */
bool place_resolve(struct place *place, const char *given, struct problem *problem);

/* Checks that the output is not the project (an existing folder), a parent of it, or one of its
 * count input folders, inside one or around one. Input folders are relative to the project. */
bool place_allowed(const struct place *place, const char *project, const char *const *inputs,
                   size_t count, struct problem *problem);

void place_release(struct place *place);

#endif
