/* Paths are relative to the file that names them. */
#include "model/data_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Whether a path lies below a folder, by their letters alone. */
static bool below(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || (length > 0 && folder[length - 1] == '/'));
}

bool data_file_inside(const struct model *model, const char *full) {
    char *real = realpath(full, NULL), *root = realpath(model->root, NULL);
    bool inside = below(full, model->root) && (!real || !root || below(real, root));
    free(root);
    free(real);
    return inside;
}

const struct source *data_file_source(const struct model *model, const struct path *path,
                                      struct arena *arena) {
    char *folder = g_path_get_dirname(path->at.source->path);
    char *full = g_canonicalize_filename(path->text, folder);
    struct source *source = NULL;
    if (data_file_inside(model, full) && g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        source = ARENA_NEW(arena, struct source);
        source->path = arena_string(arena, full);
        source->name = source->path + strlen(model->root) + 1;
    }
    g_free(full);
    g_free(folder);
    return source;
}

uint64_t data_file_size(const struct source *source) {
    struct stat status;
    return stat(source->path, &status) == 0 ? (uint64_t)status.st_size : 0;
}
