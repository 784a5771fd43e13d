/* Reading and writing with plain system calls, each checked. */
#include "publish/disk.h"

#include "publish/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 128 * 1024 };

static ssize_t read_piece(int handle, char *piece) {
    ssize_t count;
    do {
        count = read(handle, piece, PIECE);
    } while (count < 0 && errno == EINTR);
    return count;
}

/* True when the rest of the open file is exactly these bytes. */
static bool holds(int handle, const char *bytes, size_t length, char *piece) {
    size_t at = 0;
    for (;;) {
        ssize_t count = read_piece(handle, piece);
        if (count <= 0) {
            return count == 0 && at == length;
        }
        if ((size_t)count > length - at || memcmp(bytes + at, piece, (size_t)count) != 0) {
            return false;
        }
        at += (size_t)count;
    }
}

/* True when the rest of the open file has this digest. */
static bool digests_to(int handle, const char *sha256, char *piece) {
    struct digest *digest = digest_new();
    ssize_t count;
    while ((count = read_piece(handle, piece)) > 0) {
        digest_add(digest, piece, (size_t)count);
    }
    char text[DIGEST_TEXT];
    digest_end(digest, text);
    return count == 0 && strcmp(text, sha256) == 0;
}

static enum disk_state compare_open(int handle, const struct manifest_file *before,
                                    const char *sha256, const char *bytes, size_t length) {
    struct stat status;
    if (fstat(handle, &status) != 0 || !S_ISREG(status.st_mode) ||
        (guint64)status.st_size != before->bytes) {
        return DISK_TOUCHED;
    }
    char *piece = g_malloc(PIECE);
    bool same = strcmp(before->sha256, sha256) == 0;
    bool untouched = same && bytes ? holds(handle, bytes, length, piece)
                                   : digests_to(handle, before->sha256, piece);
    g_free(piece);
    if (!untouched) {
        return DISK_TOUCHED;
    }
    return same ? DISK_SAME : DISK_CHANGED;
}

enum disk_state disk_compare(int folder, const struct manifest_file *before, const char *sha256,
                             const char *bytes, size_t length) {
    if (folder < 0 || !before) {
        return DISK_NONE;
    }
    int handle = openat(folder, before->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (handle < 0) {
        return errno == ENOENT || errno == ENOTDIR ? DISK_NONE : DISK_TOUCHED;
    }
    enum disk_state state = compare_open(handle, before, sha256, bytes, length);
    close(handle);
    return state;
}

int disk_create(int folder, const char *path) {
    return openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

bool disk_write(int handle, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(handle, bytes, length);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            errno = count == 0 ? ENOSPC : errno;
            return false;
        }
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

bool disk_close(int handle) {
    return close(handle) == 0 || errno == EINTR;
}
