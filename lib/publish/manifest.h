/* The list of the files of a site, .flightpath/manifest.json: it marks a folder as ours and says
 * what each file held, so that a file changed by hand is noticed. */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/arena.h"
#include "publish/problem.h"

#include <glib.h>
#include <stdbool.h>

#define MANIFEST_PATH ".flightpath/manifest.json"

enum { MANIFEST_DIGEST = 65 }; /* bytes of a SHA-256 in hexadecimal, with its NUL */

/* One file of a site. */
struct manifest_file {
    const char *path; /* below the output folder, with '/' */
    char sha256[MANIFEST_DIGEST];
    guint64 bytes;
};

/* A manifest that was read. Zeroed is an empty one. */
struct manifest {
    struct arena arena;
    GHashTable *files; /* path → const struct manifest_file *; NULL while empty */
};

/* Reads a manifest file into an empty manifest; false and a problem when it is none of ours. */
bool manifest_read(struct manifest *manifest, const char *file, struct problem *problem);

/* Finds a file by its path; NULL when the manifest has none. */
const struct manifest_file *manifest_find(const struct manifest *manifest, const char *path);

/* Gives the bytes of a manifest as a new string; the files come sorted by path. */
GString *manifest_write(const struct manifest_file *const *files, size_t count,
                        const char *version);

void manifest_release(struct manifest *manifest);

#endif
