/* The walk keeps a list of folders still to visit instead of recursing, so that deep trees cost no
 * stack. A link's target is compared with the real path of the project. */
#include "read/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that is not entered. */
struct skipped {
    dev_t device;
    ino_t number;
};

struct walk {
    const char *root;
    char *real_root; /* malloc'd */
    GArray *skipped; /* of struct skipped */
    folder_wants *wants;
    void *context;
    struct arena *arena;
    struct diagnostics *diagnostics;
    GPtrArray *waiting; /* names of folders, "" for the root, else ending with '/' */
    GArray *files;      /* of struct source */
};

static bool wanted(const struct walk *walk, const char *name) {
    return !walk->wants || walk->wants(name, walk->context);
}

static const char *path_of(const struct walk *walk, const char *name) {
    return arena_format(walk->arena, "%s/%s", walk->root, name);
}

/* Adds an error about a file as a whole. */
static void refuse(const struct walk *walk, enum code code, const char *name, const char *why) {
    struct source *source = ARENA_NEW(walk->arena, struct source);
    source->name = name;
    source->path = path_of(walk, name);
    diagnostics_add(walk->diagnostics, code, span_of_source(source), NULL, "%s", why);
}

static void add_file(struct walk *walk, const char *name) {
    struct source source = {.name = name, .path = path_of(walk, name)};
    g_array_append_val(walk->files, source);
}

/* Whether a link leads to a place inside the project. */
static bool stays_inside(const struct walk *walk, const char *name) {
    char *real = realpath(path_of(walk, name), NULL);
    if (!real) {
        return false;
    }
    size_t length = strlen(walk->real_root);
    bool inside =
        strncmp(real, walk->real_root, length) == 0 &&
        (real[length] == '/' || real[length] == '\0' || strcmp(walk->real_root, "/") == 0);
    free(real);
    return inside;
}

static void take_link(struct walk *walk, const char *name) {
    struct stat target;
    bool exists = stat(path_of(walk, name), &target) == 0;
    bool folder = exists && S_ISDIR(target.st_mode);
    const char *asked = folder ? arena_format(walk->arena, "%s/", name) : name;
    if (!wanted(walk, asked)) {
        return;
    }
    if (!exists) {
        refuse(walk, CODE_UNREADABLE, name, "the link leads to nothing");
    } else if (!stays_inside(walk, name)) {
        refuse(walk, CODE_OUTSIDE_PROJECT, name, "the link leads out of the project folder");
    } else if (S_ISREG(target.st_mode)) {
        add_file(walk, name);
    } else if (!folder) {
        refuse(walk, CODE_UNREADABLE, name, "not a regular file");
    }
}

static void take_folder(struct walk *walk, const char *name) {
    const char *slashed = arena_format(walk->arena, "%s/", name);
    if (!wanted(walk, slashed)) {
        return;
    }
    struct stat status;
    if (stat(path_of(walk, name), &status) == 0) {
        for (guint i = 0; i < walk->skipped->len; i++) {
            const struct skipped *skipped = &g_array_index(walk->skipped, struct skipped, i);
            if (skipped->device == status.st_dev && skipped->number == status.st_ino) {
                return;
            }
        }
    }
    if (walk->wants && wanted(walk, name)) {
        refuse(walk, CODE_UNREADABLE, name, "a folder stands where a file is expected");
    }
    g_ptr_array_add(walk->waiting, (gpointer)slashed);
}

static unsigned char type_of(const struct walk *walk, const char *name,
                             const struct dirent *entry) {
    struct stat status;
    if (entry->d_type != DT_UNKNOWN || lstat(path_of(walk, name), &status) != 0) {
        return entry->d_type;
    }
    return S_ISREG(status.st_mode)   ? DT_REG
           : S_ISDIR(status.st_mode) ? DT_DIR
           : S_ISLNK(status.st_mode) ? DT_LNK
                                     : DT_UNKNOWN;
}

static void take_entry(struct walk *walk, const char *folder, const struct dirent *entry) {
    if (entry->d_name[0] == '.') {
        return;
    }
    const char *name = arena_format(walk->arena, "%s%s", folder, entry->d_name);
    if (!g_utf8_validate(entry->d_name, -1, NULL)) {
        if (wanted(walk, name)) {
            char *valid = g_utf8_make_valid(name, -1);
            refuse(walk, CODE_UNREADABLE, arena_string(walk->arena, valid),
                   "the file's name is not UTF-8");
            g_free(valid);
        }
        return;
    }
    unsigned char type = type_of(walk, name, entry);
    if (type == DT_DIR) {
        take_folder(walk, name);
    } else if (type == DT_LNK) {
        take_link(walk, name);
    } else if (wanted(walk, name)) {
        if (type == DT_REG) {
            add_file(walk, name);
        } else {
            refuse(walk, CODE_UNREADABLE, name, "not a regular file");
        }
    }
}

/* Gives false when the folder cannot be read; says so unless it is the root. */
static bool visit(struct walk *walk, const char *folder) {
    DIR *stream = opendir(path_of(walk, folder));
    if (!stream) {
        if (*folder) {
            refuse(walk, CODE_UNREADABLE, folder, g_strerror(errno));
        }
        return false;
    }
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(stream)); errno = 0) {
        take_entry(walk, folder, entry);
    }
    bool good = errno == 0;
    if (!good) {
        refuse(walk, CODE_UNREADABLE, folder, g_strerror(errno));
    }
    closedir(stream);
    return good;
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

static void note_skipped(struct walk *walk, const char *const *skip, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct stat status;
        if (stat(skip[i], &status) == 0) {
            struct skipped skipped = {.device = status.st_dev, .number = status.st_ino};
            g_array_append_val(walk->skipped, skipped);
        }
    }
}

static const char *why_unreadable(const char *root) {
    DIR *stream = opendir(root);
    int error = stream ? EIO : errno;
    if (stream) {
        closedir(stream);
    }
    return g_strerror(error);
}

bool folder_walk(const char *root, const char *const *skip, size_t skip_count, folder_wants *wants,
                 void *context, struct arena *arena, struct diagnostics *diagnostics,
                 struct folder *folder) {
    struct walk walk = {.root = arena_string(arena, root),
                        .real_root = realpath(root, NULL),
                        .skipped = g_array_new(FALSE, FALSE, sizeof(struct skipped)),
                        .wants = wants,
                        .context = context,
                        .arena = arena,
                        .diagnostics = diagnostics,
                        .waiting = g_ptr_array_new(),
                        .files = g_array_new(FALSE, FALSE, sizeof(struct source))};
    note_skipped(&walk, skip, skip_count);
    bool good = walk.real_root && visit(&walk, "");
    while (walk.waiting->len > 0) {
        visit(&walk, g_ptr_array_steal_index_fast(walk.waiting, walk.waiting->len - 1));
    }
    if (good) {
        g_array_sort(walk.files, compare_names);
        folder->count = walk.files->len;
        folder->files =
            arena_copy(arena, walk.files->data, walk.files->len * sizeof(struct source));
    } else {
        diagnostics_add(diagnostics, CODE_UNREADABLE, (struct span){0},
                        "name the folder that holds the project's flightpath.yaml",
                        "the folder %s cannot be read: %s", root, why_unreadable(root));
    }
    free(walk.real_root);
    g_array_free(walk.skipped, TRUE);
    g_ptr_array_free(walk.waiting, TRUE);
    g_array_free(walk.files, TRUE);
    return good;
}

/* Reads up to size bytes; gives how many, or -1. */
static ssize_t read_all(int file, char *bytes, size_t size) {
    size_t got = 0;
    while (got < size) {
        ssize_t count = read(file, bytes + got, size - got);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        got += (size_t)count;
    }
    return (ssize_t)got;
}

/* Reads an open file; gives why not, or NULL. */
static const char *read_open(int file, struct source *source, size_t most, bool *large,
                             struct arena *arena) {
    struct stat status;
    if (fstat(file, &status) != 0) {
        return g_strerror(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return S_ISDIR(status.st_mode) ? "it is a folder" : "it is not a regular file";
    }
    size_t size = (size_t)status.st_size;
    if (size > most) {
        *large = true;
        return "too large";
    }
    char *text = arena_alloc(arena, size + 1);
    ssize_t got = read_all(file, text, size);
    if (got < 0) {
        return g_strerror(errno);
    }
    text[got] = '\0';
    source->text = text;
    source->length = (size_t)got;
    return NULL;
}

bool folder_read(struct source *source, size_t most, enum code too_large, struct arena *arena,
                 struct diagnostics *diagnostics) {
    bool large = false;
    int file = open(source->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *why = file < 0 ? g_strerror(errno) : read_open(file, source, most, &large, arena);
    if (file >= 0) {
        close(file);
    }
    if (large) {
        diagnostics_add(diagnostics, too_large, span_of_source(source), NULL,
                        "the file has more than %zu bytes", most);
    } else if (why) {
        diagnostics_add(diagnostics, CODE_UNREADABLE, span_of_source(source), NULL,
                        "cannot be read: %s", why);
    }
    return !why;
}
