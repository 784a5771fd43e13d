/* What the files of site.h share: site.c opens and finishes a site, site_add.c adds its files. */
#ifndef PUBLISH_SITE_INSIDE_H
#define PUBLISH_SITE_INSIDE_H

#include "publish/manifest.h"
#include "publish/place.h"
#include "publish/site.h"
#include "publish/work.h"

#include <glib.h>

/* Handles are -1 where there is nothing. */
struct site {
    struct place place;
    struct work work;
    int old, fresh;           /* handles of the two folders */
    struct manifest manifest; /* of the old site */
    GMutex mutex;             /* guards all below */
    GHashTable *files;        /* name folded → struct manifest_file * */
    GHashTable *folders;      /* made in the new site */
    GPtrArray *touched;       /* old files that somebody changed by hand */
    struct problem problem;   /* the first one */
    struct site_summary summary;
    unsigned links; /* made so far for streams */
};

/* Makes a file of the new site without listing it; false when it cannot, and the site knows why. */
bool site_write(struct site *site, const char *path, const char *bytes, size_t length);

#endif
