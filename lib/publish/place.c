/* Paths are compared after realpath, so that neither links nor dots hide where the output lies. */
#include "publish/place.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char OTHER_FOLDER[] = "choose another folder with -o, for example -o public";

/* The real path, or for what does not exist yet the real path of its nearest existing folder and
 * the rest behind it; NULL when a file stands in the way. */
static char *real_path(const char *path) {
    char *whole = g_canonicalize_filename(path, NULL);
    char *found = realpath(path, NULL);
    if (found) {
        char *copy = g_strdup(found);
        free(found);
        g_free(whole);
        return copy;
    }
    char *folder = g_path_get_dirname(whole);
    char *name = g_path_get_basename(whole);
    char *base = strcmp(folder, whole) == 0 ? NULL : real_path(folder);
    struct stat status;
    if (base && stat(base, &status) == 0 && !S_ISDIR(status.st_mode)) {
        g_free(base);
        base = NULL;
    }
    char *joined = base ? g_build_filename(base, name, NULL) : NULL;
    g_free(base);
    g_free(name);
    g_free(folder);
    g_free(whole);
    return joined;
}

bool place_resolve(struct place *place, const char *given, struct problem *problem) {
    struct stat status;
    if (*given == '\0') {
        return problem_set(problem, OTHER_FOLDER, "the name of the output folder is empty");
    }
    bool exists = stat(given, &status) == 0;
    if (!exists && lstat(given, &status) == 0 && S_ISLNK(status.st_mode)) {
        return problem_set(problem, "remove the link, or make the folder that it names",
                           "the output folder '%s' is a link to nothing", given);
    }
    if (!exists && errno != ENOENT && errno != ENOTDIR) {
        return problem_system(problem, errno, "cannot use the output folder '%s'", given);
    }
    char *path = real_path(given);
    if (!path || (exists && !S_ISDIR(status.st_mode))) {
        g_free(path);
        return problem_set(problem, OTHER_FOLDER, "the output '%s' is a file, not a folder", given);
    }
    *place = (struct place){.given = g_strdup(given),
                            .path = path,
                            .parent = g_path_get_dirname(path),
                            .name = g_path_get_basename(path)};
    return true;
}

static bool within(const char *path, const char *folder) {
    size_t length = strlen(folder);
    if (strcmp(folder, "/") == 0) {
        return true;
    }
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static bool check_input(const struct place *place, const char *project, const char *input,
                        struct problem *problem) {
    char *joined = g_build_filename(project, input, NULL);
    char *path = real_path(joined);
    bool clash = path && (within(place->path, path) || within(path, place->path));
    g_free(path);
    g_free(joined);
    if (clash) {
        problem_set(problem, OTHER_FOLDER,
                    "the output folder '%s' overlaps the input folder '%s' of the project",
                    place->given, input);
    }
    return !clash;
}

bool place_allowed(const struct place *place, const char *project, const char *const *inputs,
                   size_t count, struct problem *problem) {
    if (strcmp(place->path, "/") == 0) {
        return problem_set(problem, OTHER_FOLDER,
                           "the output folder '%s' is the root of the file system", place->given);
    }
    char *root = real_path(project);
    bool same = root && strcmp(root, place->path) == 0;
    bool around = root && !same && within(root, place->path);
    g_free(root);
    if (same || around) {
        return problem_set(problem, OTHER_FOLDER, "the output folder '%s' %s", place->given,
                           same ? "is the project itself" : "contains the project");
    }
    for (size_t i = 0; i < count; i++) {
        if (!check_input(place, project, inputs[i], problem)) {
            return false;
        }
    }
    return true;
}

void place_release(struct place *place) {
    g_free(place->given);
    g_free(place->path);
    g_free(place->parent);
    g_free(place->name);
    *place = (struct place){0};
}
