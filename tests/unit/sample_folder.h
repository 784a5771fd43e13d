/* A project folder for a test, written to a temporary place, read, and removed again. */
#ifndef UNIT_SAMPLE_FOLDER_H
#define UNIT_SAMPLE_FOLDER_H

#include "model/load.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* One file; an edit replaces text in one that was given before. */
struct sample_file {
    const char *name; /* "journeys/buy.yaml" */
    const char *text;
};
struct sample_edit {
    const char *name; /* NULL: no edit */
    const char *from, *to;
};

/* Gives the text with from replaced by to, once; NULL when it is not there. */
static inline char *sample_replace(const char *text, const char *from, const char *to) {
    const char *at = strstr(text, from);
    if (!at) {
        return NULL;
    }
    return g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static inline bool sample_write(const char *root, const struct sample_file *file,
                                const struct sample_edit *edit) {
    char *path = g_build_filename(root, file->name, NULL);
    char *folder = g_path_get_dirname(path);
    bool edited = edit && edit->name && strcmp(edit->name, file->name) == 0;
    char *text = edited ? sample_replace(file->text, edit->from, edit->to) : g_strdup(file->text);
    bool fine = text && g_mkdir_with_parents(folder, 0700) == 0 &&
                g_file_set_contents(path, text, -1, NULL);
    g_free(text);
    g_free(folder);
    g_free(path);
    return fine;
}

static inline void sample_remove(const char *root, const struct sample_file *files, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *path = g_build_filename(root, files[i].name, NULL);
        char *folder = g_path_get_dirname(path);
        g_unlink(path);
        if (strcmp(folder, root) != 0) {
            g_rmdir(folder); /* fails until it is empty */
        }
        g_free(folder);
        g_free(path);
    }
    g_rmdir(root);
}

/* Reads the project of these files into the model; the edit (NULL: none) is applied before. Prints
 * what is wrong with it; gives false when anything is. */
static inline bool sample_load(const struct sample_file *files, size_t count,
                               const struct sample_edit *edit, struct model *model) {
    char *root = g_dir_make_tmp("flightpath-XXXXXX", NULL);
    bool fine = root != NULL;
    for (size_t i = 0; fine && i < count; i++) {
        fine = sample_write(root, &files[i], edit);
    }
    struct diagnostics diagnostics = {0};
    memset(model, 0, sizeof *model);
    if (fine) {
        struct load_options options = {.root = root, .jobs = 1};
        load_model(&options, model, &diagnostics);
        for (size_t i = 0; i < diagnostics_count(&diagnostics); i++) {
            const struct diagnostic *wrong = diagnostics_get(&diagnostics, i);
            fprintf(stderr, "%s:%u: %s\n", wrong->span.source ? wrong->span.source->name : "",
                    wrong->span.line, wrong->message);
        }
        fine = diagnostics.errors == 0;
    }
    diagnostics_release(&diagnostics);
    if (root) {
        sample_remove(root, files, count);
    }
    g_free(root);
    return fine;
}

#endif
