/* The files of a site are known by path; what the site before held is known from its manifest. A
 * file is compared with the one before it as it is added, so that one reading of the old site
 * serves both to link what is unchanged and to notice what was changed by hand. */
#include "publish/digest.h"
#include "publish/disk.h"
#include "publish/name.h"
#include "publish/site_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct site_stream {
    struct site *site;
    struct manifest_file *file;
    int handle;
    struct digest *digest;
    struct sink sink;
    bool failed;
};

/* Makes the folders above a path once; called with the mutex held. */
static bool make_folders(struct site *site, const char *path) {
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        char *folder = g_strndup(path, (gsize)(slash - path));
        if (g_hash_table_contains(site->folders, folder)) {
            g_free(folder);
            continue;
        }
        if (mkdirat(site->fresh, folder, 0777) != 0) {
            problem_system(&site->problem, errno, "cannot make the folder '%s' of the output",
                           folder);
            g_free(folder);
            return false;
        }
        g_hash_table_add(site->folders, folder);
    }
    return true;
}

/* Two files of one name; which of the threads came first must not show. */
static void clash(struct site *site, const char *a, const char *b) {
    int order = strcmp(a, b);
    if (order == 0) {
        problem_set(&site->problem, NULL, "the output would have two files '%s'", a);
    } else {
        problem_set(&site->problem, "rename one of them",
                    "many computers cannot tell the output's files '%s' and '%s' apart",
                    order < 0 ? a : b, order < 0 ? b : a);
    }
}

/* Registers a path for writing; called with the mutex held. */
static struct manifest_file *claim_locked(struct site *site, const char *path) {
    const char *fault = name_fault(path);
    if (fault) {
        problem_set(&site->problem, NULL, "the output cannot have a file '%s': %s", path, fault);
        return NULL;
    }
    char *folded = name_folded(path);
    const struct manifest_file *same = g_hash_table_lookup(site->files, folded);
    if (same) {
        clash(site, path, same->path);
        g_free(folded);
        return NULL;
    }
    struct manifest_file *file = g_new0(struct manifest_file, 1);
    file->path = g_strdup(path);
    g_hash_table_insert(site->files, folded, file);
    return make_folders(site, path) ? file : NULL;
}

static struct manifest_file *claim(struct site *site, const char *path) {
    g_mutex_lock(&site->mutex);
    struct manifest_file *file = site->problem.message ? NULL : claim_locked(site, path);
    g_mutex_unlock(&site->mutex);
    return file;
}

static bool fail(struct site *site, int error, const char *path) {
    g_mutex_lock(&site->mutex);
    problem_system(&site->problem, error, "cannot write '%s' in the output folder '%s'", path,
                   site->place.given);
    g_mutex_unlock(&site->mutex);
    return false;
}

/* Counts a file by what became of the one before it. */
static void count_file(struct site *site, const char *path, enum disk_state state) {
    g_mutex_lock(&site->mutex);
    site->summary.added += state == DISK_NONE;
    site->summary.changed += state == DISK_CHANGED;
    site->summary.unchanged += state == DISK_SAME;
    if (state == DISK_TOUCHED) {
        g_ptr_array_add(site->touched, g_strdup(path));
    }
    g_mutex_unlock(&site->mutex);
}

static enum disk_state compare(const struct site *site, const struct manifest_file *file,
                               const char *bytes, size_t length) {
    return disk_compare(site->old, manifest_find(&site->manifest, file->path), file->sha256, bytes,
                        length);
}

static bool link_old(const struct site *site, const char *path) {
    return linkat(site->old, path, site->fresh, path, 0) == 0;
}

bool site_write(struct site *site, const char *path, const char *bytes, size_t length) {
    int handle = disk_create(site->fresh, path);
    if (handle < 0) {
        return fail(site, errno, path);
    }
    if (!disk_write(handle, bytes, length)) {
        int error = errno;
        close(handle);
        return fail(site, error, path);
    }
    return disk_close(handle) || fail(site, errno, path);
}

static void note_digest(struct manifest_file *file, struct digest *digest) {
    char text[DIGEST_TEXT];
    digest_end(digest, text);
    g_strlcpy(file->sha256, text, sizeof file->sha256);
}

bool site_add(struct site *site, const char *path, const char *bytes, size_t length) {
    struct manifest_file *file = claim(site, path);
    if (!file) {
        return false;
    }
    struct digest *digest = digest_new();
    digest_add(digest, bytes, length);
    note_digest(file, digest);
    file->bytes = length;
    enum disk_state state = compare(site, file, bytes, length);
    count_file(site, path, state);
    return (state == DISK_SAME && link_old(site, path)) || site_write(site, path, bytes, length);
}

static bool write_piece(void *context, const char *bytes, size_t length) {
    struct site_stream *stream = context;
    if (!stream->failed && !disk_write(stream->handle, bytes, length)) {
        stream->failed = true;
        fail(stream->site, errno, stream->file->path);
    }
    digest_add(stream->digest, bytes, length);
    stream->file->bytes += length;
    return !stream->failed;
}

struct site_stream *site_stream_open(struct site *site, const char *path) {
    struct manifest_file *file = claim(site, path);
    if (!file) {
        return NULL;
    }
    int handle = disk_create(site->fresh, path);
    if (handle < 0) {
        fail(site, errno, path);
        return NULL;
    }
    struct site_stream *stream = g_new0(struct site_stream, 1);
    *stream = (struct site_stream){.site = site,
                                   .file = file,
                                   .handle = handle,
                                   .digest = digest_new(),
                                   .sink = {write_piece, stream}};
    return stream;
}

const struct sink *site_stream_sink(const struct site_stream *stream) {
    return &stream->sink;
}

/* Puts the old file, which has the same bytes, in the place of the one just written. */
static bool replace_by_old(struct site *site, const char *path) {
    g_mutex_lock(&site->mutex);
    unsigned number = site->links++;
    g_mutex_unlock(&site->mutex);
    char *aside = g_strdup_printf(".flightpath/link-%u", number);
    bool linked = linkat(site->old, path, site->fresh, aside, 0) == 0;
    bool good = !linked || renameat(site->fresh, aside, site->fresh, path) == 0;
    int error = errno;
    g_free(aside);
    return good || fail(site, error, path);
}

bool site_stream_close(struct site_stream *stream) {
    struct site *site = stream->site;
    const char *path = stream->file->path;
    note_digest(stream->file, stream->digest);
    bool closed = disk_close(stream->handle) || fail(site, errno, path);
    bool good = closed && !stream->failed;
    if (good) {
        enum disk_state state = compare(site, stream->file, NULL, 0);
        count_file(site, path, state);
        good = state != DISK_SAME || replace_by_old(site, path);
    }
    g_free(stream);
    return good;
}

/* Copies an open file into a stream; false with errno when it cannot be read. */
static bool pour(struct site_stream *stream, int source) {
    enum { PIECE = 128 * 1024 };
    char *piece = g_malloc(PIECE);
    ssize_t count;
    do {
        count = read(source, piece, PIECE);
        if (count > 0 && !write_piece(stream, piece, (size_t)count)) {
            break;
        }
    } while (count > 0 || (count < 0 && errno == EINTR));
    int error = errno;
    g_free(piece);
    errno = error;
    return count >= 0;
}

bool site_add_copy(struct site *site, const char *path, const char *source) {
    struct stat status;
    int handle = open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool readable = handle >= 0 && fstat(handle, &status) == 0;
    if (readable && !S_ISREG(status.st_mode)) {
        errno = EISDIR;
        readable = false;
    }
    struct site_stream *stream = NULL;
    int error = readable ? 0 : errno;
    if (readable && (stream = site_stream_open(site, path)) != NULL && !pour(stream, handle)) {
        error = errno;
    }
    if (error != 0) {
        g_mutex_lock(&site->mutex);
        problem_system(&site->problem, error, "cannot read '%s'", source);
        g_mutex_unlock(&site->mutex);
    }
    if (handle >= 0) {
        close(handle);
    }
    return stream && site_stream_close(stream) && error == 0;
}
