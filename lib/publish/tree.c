/* Two walks with fts, which keeps neither the whole tree in memory nor one handle per level. */
#include "publish/tree.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <unistd.h>

/* The folders on the way to the known files. */
static GHashTable *folders_of(GHashTable *known) {
    GHashTable *folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iterator;
    gpointer path;
    g_hash_table_iter_init(&iterator, known);
    while (g_hash_table_iter_next(&iterator, &path, NULL)) {
        char *folder = g_strdup(path);
        for (char *slash = strrchr(folder, '/'); slash; slash = strrchr(folder, '/')) {
            *slash = '\0';
            if (!g_hash_table_add(folders, g_strdup(folder))) {
                break;
            }
        }
        g_free(folder);
    }
    return folders;
}

static int compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static FTS *open_tree(const char *root) {
    char *const roots[] = {(char *)root, NULL}; /* fts only reads it */
    return fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
}

/* Sorts one entry of the walk in; false when it cannot be read. */
static bool sort_in(FTS *tree, FTSENT *entry, size_t skip, GHashTable *folders, GHashTable *known,
                    GPtrArray *strangers) {
    const char *path = entry->fts_pathlen > skip ? entry->fts_path + skip : "";
    switch (entry->fts_info) {
    case FTS_DP:
        return true;
    case FTS_D:
        if (entry->fts_level > 0 && !g_hash_table_contains(folders, path)) {
            g_ptr_array_add(strangers, g_strconcat(path, "/", NULL));
            fts_set(tree, entry, FTS_SKIP);
        }
        return true;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        return false;
    default:
        if ((entry->fts_info != FTS_F && entry->fts_info != FTS_NSOK) ||
            !g_hash_table_contains(known, path)) {
            g_ptr_array_add(strangers, g_strdup(path));
        }
        return true;
    }
}

bool tree_strangers(const char *root, GHashTable *known, GPtrArray *strangers,
                    struct problem *problem) {
    FTS *tree = open_tree(root);
    if (!tree) {
        return problem_system(problem, errno, "cannot read the folder '%s'", root);
    }
    GHashTable *folders = folders_of(known);
    bool good = true;
    FTSENT *entry;
    errno = 0;
    while (good && (entry = fts_read(tree)) != NULL) {
        good = sort_in(tree, entry, strlen(root) + 1, folders, known, strangers);
        if (!good) {
            problem_system(problem, entry->fts_errno, "cannot read '%s'", entry->fts_path);
        }
        errno = 0;
    }
    if (good && errno != 0) {
        good = problem_system(problem, errno, "cannot read the folder '%s'", root);
    }
    fts_close(tree);
    g_hash_table_destroy(folders);
    g_ptr_array_sort(strangers, compare_texts);
    return good;
}

bool tree_remove(const char *root) {
    FTS *tree = open_tree(root);
    if (!tree) {
        return false;
    }
    FTSENT *entry;
    while ((entry = fts_read(tree)) != NULL) {
        if (entry->fts_info == FTS_DP) {
            rmdir(entry->fts_path);
        } else if (entry->fts_info != FTS_D) {
            unlink(entry->fts_path);
        }
    }
    fts_close(tree);
    return access(root, F_OK) != 0 && errno == ENOENT;
}

bool tree_is_empty(const char *root) {
    GDir *folder = g_dir_open(root, 0, NULL);
    if (!folder) {
        return false;
    }
    bool empty = g_dir_read_name(folder) == NULL;
    g_dir_close(folder);
    return empty;
}
