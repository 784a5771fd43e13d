/* The lock is a file in the work folder, held with flock: the kernel lets go of it when the run
 * ends, however it ends. Whoever closes removes lock and folder while holding the lock, so a run
 * that waited checks that what it has locked is still the file at that path. */
#include "publish/work.h"

#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_still_there(int handle, const char *path) {
    struct stat held, found;
    return fstat(handle, &held) == 0 && stat(path, &found) == 0 && held.st_ino == found.st_ino &&
           held.st_dev == found.st_dev;
}

enum locking { LOCKING_DONE, LOCKING_AGAIN, LOCKING_FAILED };

/* Locks once. A file system that knows no locks is used without one. */
static enum locking lock_once(struct work *work, const struct place *place, bool wait,
                              struct problem *problem) {
    char *path = g_build_filename(work->path, "lock", NULL);
    enum locking result = LOCKING_DONE;
    work->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (work->lock < 0) {
        int error = errno;
        result = error == ENOENT ? LOCKING_AGAIN : LOCKING_FAILED;
        if (result == LOCKING_FAILED) {
            problem_system(problem, error, "cannot write beside the output folder '%s'",
                           place->given);
        }
    } else if (flock(work->lock, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 &&
               (errno == EWOULDBLOCK || errno == EINTR)) {
        result = errno == EINTR ? LOCKING_AGAIN : LOCKING_FAILED;
        if (result == LOCKING_FAILED) {
            problem_set(problem, NULL, "another run is writing to the output folder '%s'",
                        place->given);
            problem->busy = true;
        }
    } else if (!is_still_there(work->lock, path)) {
        result = LOCKING_AGAIN;
    }
    if (result != LOCKING_DONE && work->lock >= 0) {
        close(work->lock);
    }
    g_free(path);
    return result;
}

static bool lock(struct work *work, const struct place *place, bool wait, struct problem *problem) {
    for (;;) {
        if (mkdir(work->path, 0777) != 0 && errno != EEXIST) {
            return problem_system(problem, errno, "cannot write beside the output folder '%s'",
                                  place->given);
        }
        enum locking result = lock_once(work, place, wait, problem);
        if (result != LOCKING_AGAIN) {
            return result == LOCKING_DONE;
        }
    }
}

/* Undoes what a killed run left: half a site is removed, a site that was moved away is put back. */
static bool recover(const struct work *work, const struct place *place, struct problem *problem) {
    bool has_old = access(work->old, F_OK) == 0;
    bool has_output = access(place->path, F_OK) == 0;
    if (has_old && !has_output && rename(work->old, place->path) != 0) {
        return problem_system(problem, errno, "cannot put back the output folder '%s'",
                              place->given);
    }
    if (has_old && has_output && !tree_remove(work->old)) {
        return problem_system(problem, errno, "cannot remove '%s'", work->old);
    }
    if (access(work->fresh, F_OK) == 0 && !tree_remove(work->fresh)) {
        return problem_system(problem, errno, "cannot remove '%s'", work->fresh);
    }
    return true;
}

static void release(struct work *work) {
    g_free(work->path);
    g_free(work->fresh);
    g_free(work->old);
    *work = (struct work){.lock = -1};
}

bool work_open(struct work *work, const struct place *place, bool wait, struct problem *problem) {
    if (g_mkdir_with_parents(place->parent, 0777) != 0) {
        return problem_system(problem, errno, "cannot make the folder '%s'", place->parent);
    }
    char *name = g_strdup_printf(".%s.flightpath", place->name);
    work->path = g_build_filename(place->parent, name, NULL);
    work->fresh = g_build_filename(work->path, "new", NULL);
    work->old = g_build_filename(work->path, "old", NULL);
    g_free(name);
    if (!lock(work, place, wait, problem)) {
        release(work);
        return false;
    }
    if (!recover(work, place, problem)) {
        work_close(work);
        return false;
    }
    return true;
}

/* Where two folders cannot be exchanged in one step: two renames. A run killed between them leaves
 * the old site in the work folder, and the next run puts it back. */
static bool exchange_in_two(const struct work *work, const struct place *place) {
    if (rename(place->path, work->old) != 0) {
        return false;
    }
    if (rename(work->fresh, place->path) == 0) {
        return true;
    }
    int error = errno;
    if (rename(work->old, place->path) == 0) {
        errno = error;
    }
    return false;
}

static bool exchange(const struct work *work, const struct place *place) {
    if (rename(work->fresh, place->path) == 0) { /* the output is absent or empty */
        return true;
    }
    if (errno != ENOTEMPTY && errno != EEXIST) {
        return false;
    }
    if (renameat2(AT_FDCWD, work->fresh, AT_FDCWD, place->path, RENAME_EXCHANGE) == 0) {
        return true;
    }
    bool refused = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
    return refused && exchange_in_two(work, place);
}

bool work_exchange(const struct work *work, const struct place *place, struct problem *problem) {
    if (exchange(work, place)) {
        return true;
    }
    if (errno == EBUSY || errno == EXDEV) {
        return problem_set(problem, "choose a folder inside it with -o",
                           "the output folder '%s' cannot be replaced because another file system "
                           "is mounted there",
                           place->given);
    }
    return problem_system(problem, errno, "cannot replace the output folder '%s'", place->given);
}

void work_close(struct work *work) {
    tree_remove(work->fresh);
    if (access(work->old, F_OK) == 0) {
        tree_remove(work->old);
    }
    char *path = g_build_filename(work->path, "lock", NULL);
    unlink(path);
    rmdir(work->path);
    g_free(path);
    close(work->lock);
    release(work);
}
