/* Only the first part of the name is looked at, and short ones must be exact: "k8s" is not "kpis".
 */
#include "model/stray.h"

#include "base/diagnostics.h"

#include <glib.h>
#include <string.h>

enum { SHORT = 5 };

static const char *near(const char *word, const char *const *names, size_t count) {
    const char *found = strlen(word) > SHORT ? diagnostics_nearest(word, names, count) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (names[i] && g_ascii_strcasecmp(names[i], word) == 0) {
            found = names[i];
        }
    }
    return found;
}

static const char *meant_file(const char *name, struct arena *arena) {
    static const char *const FILES[] = {"flightpath", "organisation", "rankings", "ranking"};
    char *word = g_strndup(name, strcspn(name, "."));
    const char *found = near(word, FILES, G_N_ELEMENTS(FILES));
    g_free(word);
    if (!found) {
        return NULL;
    }
    return arena_format(arena, "%s.yaml", strcmp(found, "ranking") == 0 ? "rankings" : found);
}

const char *stray_meant(const char *name, const char *const *folders, const char *const *types,
                        size_t count, struct arena *arena) {
    const char *slash = strchr(name, '/');
    if (!slash) {
        return meant_file(name, arena);
    }
    char *word = g_strndup(name, (gsize)(slash - name));
    const char *found = near(word, folders, count);
    const char *type = found ? NULL : near(word, types, count);
    for (size_t i = 0; type && i < count; i++) {
        if (types[i] == type) {
            found = folders[i];
        }
    }
    g_free(word);
    return found ? arena_format(arena, "%s/", found) : NULL;
}
