/* Folders as trees: what is in one besides what we know, and removing one. */
#ifndef PUBLISH_TREE_H
#define PUBLISH_TREE_H

#include "publish/problem.h"

#include <glib.h>
#include <stdbool.h>

/* Adds to strangers (of char *, owned by the array, sorted) every path below root that is neither a
 * regular file of the set known (keys: paths with '/') nor a folder on the way to one. A folder
 * that is a stranger stands for all in it and ends with '/'. */
bool tree_strangers(const char *root, GHashTable *known, GPtrArray *strangers,
                    struct problem *problem);

/* Removes a folder with all in it; links are removed, not followed. True when it is gone. */
bool tree_remove(const char *root);

/* True when the folder exists and holds nothing. */
bool tree_is_empty(const char *root);

#endif
