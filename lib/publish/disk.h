/* Single files of a site: written whole or not, and compared with what a manifest says of them. */
#ifndef PUBLISH_DISK_H
#define PUBLISH_DISK_H

#include "publish/manifest.h"

#include <stdbool.h>
#include <stddef.h>

/* What became of a file of the old site. */
enum disk_state {
    DISK_NONE,    /* there was none, or it is gone */
    DISK_SAME,    /* as the manifest says, and the new one has the same bytes */
    DISK_CHANGED, /* as the manifest says, but the new one differs */
    DISK_TOUCHED  /* not as the manifest says: somebody changed it */
};

/* Compares the file that a manifest names, below an open folder, with a new one of this SHA-256;
 * bytes, when they are at hand, spare computing the old one's. before NULL, or folder -1:
 * DISK_NONE.
 */
enum disk_state disk_compare(int folder, const struct manifest_file *before, const char *sha256,
                             const char *bytes, size_t length);

/* Makes a file below an open folder and gives its handle; -1 with errno when it cannot. */
int disk_create(int folder, const char *path);

/* Writes all bytes; false with errno when it cannot. */
bool disk_write(int handle, const char *bytes, size_t length);

/* Closes; false with errno when something written before was lost. */
bool disk_close(int handle);

#endif
