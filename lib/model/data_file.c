/* Paths are relative to the file that names them. */
#include "model/data_file.h"

#include <string.h>
#include <sys/stat.h>

const struct source *data_file_source(const struct model *model, const struct path *path,
                                      struct arena *arena) {
    char *folder = g_path_get_dirname(path->at.source->path);
    char *full = g_canonicalize_filename(path->text, folder);
    size_t root = strlen(model->root);
    struct source *source = NULL;
    if (strncmp(full, model->root, root) == 0 && full[root] == '/' &&
        g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        source = ARENA_NEW(arena, struct source);
        source->path = arena_string(arena, full);
        source->name = source->path + root + 1;
    }
    g_free(full);
    g_free(folder);
    return source;
}

uint64_t data_file_size(const struct source *source) {
    struct stat status;
    return stat(source->path, &status) == 0 ? (uint64_t)status.st_size : 0;
}
