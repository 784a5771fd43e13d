/* A site on its way out. It is put together beside the one that it replaces, out of new files and
 * hard links to unchanged ones, and the two are exchanged in one step: whoever reads, and whenever
 * this program is killed, finds the old site or the new one. A file that Flightpath did not make is
 * never changed or removed. */
#ifndef PUBLISH_SITE_H
#define PUBLISH_SITE_H

#include "base/json.h"
#include "publish/problem.h"

#include <stdbool.h>
#include <stddef.h>

struct site;

/* What a site is written for. The texts are the caller's and must outlive the call. */
struct site_options {
    const char *out;           /* the output folder, as the user gave it */
    const char *project;       /* the project folder */
    const char *const *inputs; /* its folders with input, relative to it */
    size_t input_count;
    bool wait; /* for another run that writes the same output, rather than giving a busy problem */
};

/* How the new site differs from the one it replaced, in files. */
struct site_summary {
    size_t added, changed, removed, unchanged;
};

/* Checks, without writing anything, that the output may be written: absent, empty or ours and as we
 * left it (file names only; contents are compared when files are added), and no part of the input.
 */
bool site_check(const struct site_options *options, struct problem *problem);

/* Starts a site; NULL and a problem when the output may not be written. */
struct site *site_open(const struct site_options *options, struct problem *problem);

/* Adds a file. The path is relative to the output folder, with '/'. Threads may add at the same
 * time. After a failure, site_finish says what it was. */
bool site_add(struct site *site, const char *path, const char *bytes, size_t length);

/* Adds a copy of a file of any size. */
bool site_add_copy(struct site *site, const char *path, const char *source);

/* Adds a file that comes in pieces: write them to the sink, then close the stream, which frees it
 * and says whether all went well. NULL when the file cannot be made. */
struct site_stream *site_stream_open(struct site *site, const char *path);
const struct sink *site_stream_sink(const struct site_stream *stream);
bool site_stream_close(struct site_stream *stream);

/* Writes the manifest, brings everything to the disk, exchanges the sites and frees this one. False
 * and a problem (also that of an earlier call) when the previous site stays as it was. */
bool site_finish(struct site *site, struct site_summary *summary, struct problem *problem);

/* Leaves the previous site as it was, removes the new one and frees it. */
void site_abandon(struct site *site);

#endif
