/* flightpath init DIR: writes the starter project that is built into the program. */
#include "command.h"

#include "base/content.h"
#include "publish/disk.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char STARTER[] = "content/starter/";

/* Gives the path of a starter file in the project folder; NULL for other built-in files. */
static char *target_of(const struct content_file *file, const char *folder) {
    if (!g_str_has_prefix(file->path, STARTER)) {
        return NULL;
    }
    return g_build_filename(folder, file->path + strlen(STARTER), NULL);
}

static bool write_file(const char *path, const struct content_file *file) {
    char *folder = g_path_get_dirname(path);
    bool good = g_mkdir_with_parents(folder, 0777) == 0;
    g_free(folder);
    int handle = good ? disk_create(AT_FDCWD, path) : -1;
    good = handle >= 0 && disk_write(handle, file->bytes, file->length);
    int error = errno;
    if (handle >= 0 && !disk_close(handle) && good) {
        good = false;
        error = errno;
    }
    if (!good) {
        say_error(NULL, "cannot write '%s': %s", path, g_strerror(error));
    }
    return good;
}

/* Refuses when one of the files is there already, before anything is written. */
static bool is_free(const char *folder) {
    size_t count;
    const struct content_file *files = content_list(&count);
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        struct stat status;
        char *path = target_of(&files[i], folder);
        if (path && lstat(path, &status) == 0) {
            say_error("choose a new or empty folder", "'%s' exists, and nothing is overwritten",
                      path);
            good = false;
        }
        g_free(path);
    }
    return good;
}

int init_run(const struct command *command, int argc, char **argv) {
    static const GOptionEntry NONE[] = {{0}};
    int status;
    if (!command_options(command, NONE, &argc, &argv, 1, 1, &status)) {
        return status;
    }
    const char *folder = argv[1];
    if (!is_free(folder)) {
        return STATUS_FILES;
    }
    size_t count;
    const struct content_file *files = content_list(&count);
    for (size_t i = 0; i < count; i++) {
        char *path = target_of(&files[i], folder);
        bool good = !path || write_file(path, &files[i]);
        if (path && good) {
            puts(path);
        }
        g_free(path);
        if (!good) {
            return STATUS_FILES;
        }
    }
    char *quoted = g_shell_quote(folder);
    fprintf(stderr, "Next: flightpath build %s\n", quoted);
    g_free(quoted);
    return STATUS_FINE;
}
