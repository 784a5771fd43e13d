/* The built-in files say which names there are. */
#include "render/stray_template.h"

#include "base/content.h"

#include <stdlib.h>
#include <string.h>

#define ENDING ".mustache"

static const char *const FOLDERS[] = {"templates/", "templates/print/", "templates/mail/"};

/* The built-in files right in a folder, "templates/print/", without it; to be freed. */
static GPtrArray *built_in(const char *folder) {
    GPtrArray *names = g_ptr_array_new();
    size_t count, length = strlen(folder);
    const struct content_file *files = content_list(&count);
    for (size_t i = 0; i < count; i++) {
        const char *path = files[i].path;
        if (strncmp(path, folder, length) == 0 && !strchr(path + length, '/')) {
            g_ptr_array_add(names, (gpointer)(path + length));
        }
    }
    return names;
}

/* What a file that is not built in was meant to be: NULL when it is no template at all, "" when it
 * is like none; else to be freed with g_free. */
static char *meant(const GPtrArray *names, const char *name) {
    char *stem = g_strndup(name, strcspn(name, "."));
    char *whole = g_strconcat(stem, ENDING, NULL);
    bool named = g_ptr_array_find_with_equal_func((GPtrArray *)names, whole, g_str_equal, NULL);
    const char *nearest = diagnostics_nearest(name, (const char *const *)names->pdata, names->len);
    char *found = named                            ? g_strdup(whole)
                  : g_str_has_suffix(name, ENDING) ? g_strdup(nearest ? nearest : "")
                                                   : NULL;
    g_free(whole);
    g_free(stem);
    return found;
}

static void check_file(const struct model *model, const char *folder, const char *name,
                       const GPtrArray *names, struct arena *arena,
                       struct diagnostics *diagnostics) {
    char *wanted = meant(names, name);
    if (wanted) {
        struct source *source = ARENA_NEW(arena, struct source);
        source->name = arena_format(arena, "%s%s", folder, name);
        source->path = arena_format(arena, "%s/%s", model->root, source->name);
        char *hint = *wanted ? g_strdup_printf("did you mean '%s%s'?", folder, wanted)
                             : g_strdup("parts of pages go into templates/partials/");
        diagnostics_add(diagnostics, CODE_FILE_NOT_READ, span_of_source(source), hint,
                        "no page has a template of this name");
        g_free(hint);
    }
    g_free(wanted);
}

void stray_template_check(const struct model *model, struct arena *arena,
                          struct diagnostics *diagnostics) {
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        char *path = g_build_filename(model->root, FOLDERS[i], NULL);
        GDir *folder = g_dir_open(path, 0, NULL);
        GPtrArray *names = built_in(FOLDERS[i]);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
            if (*name != '.' && g_utf8_validate(name, -1, NULL) &&
                !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
                check_file(model, FOLDERS[i], name, names, arena, diagnostics);
            }
        }
        g_ptr_array_free(names, TRUE);
        if (folder) {
            g_dir_close(folder);
        }
        g_free(path);
    }
}
