/* From the check of the output folder to the exchange. The rules on what is ours are checked twice:
 * before anything is written and again just before the old site goes. */
#include "publish/site.h"

#include "publish/disk.h"
#include "publish/site_inside.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char KEEP_THEM[] =
    "move them away, or choose another output folder with -o: what Flightpath did not write is "
    "never overwritten or removed";

/* Lists at most five of some paths. */
static char *list_paths(const GPtrArray *paths) {
    enum { SHOWN = 5 };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < paths->len && i < SHOWN; i++) {
        g_string_append_printf(text, "%s'%s'", i > 0 ? ", " : "", (char *)paths->pdata[i]);
    }
    if (paths->len > SHOWN) {
        g_string_append_printf(text, " and %u more", paths->len - SHOWN);
    }
    return g_string_free(text, FALSE);
}

/* Checks that the output holds our files only. */
static bool check_strangers(const struct place *place, const struct manifest *manifest,
                            struct problem *problem) {
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    if (manifest->files) {
        GHashTableIter iterator;
        gpointer path;
        g_hash_table_iter_init(&iterator, manifest->files);
        while (g_hash_table_iter_next(&iterator, &path, NULL)) {
            g_hash_table_add(known, path);
        }
        g_hash_table_add(known, (gpointer)MANIFEST_PATH);
    }
    GPtrArray *strangers = g_ptr_array_new_with_free_func(g_free);
    bool good = tree_strangers(place->path, known, strangers, problem);
    if (good && strangers->len > 0) {
        char *paths = list_paths(strangers);
        good = problem_set(problem, KEEP_THEM,
                           "the output folder '%s' holds files that Flightpath did not write: %s",
                           place->given, paths);
        g_free(paths);
    }
    g_ptr_array_free(strangers, TRUE);
    g_hash_table_destroy(known);
    return good;
}

/* Reads the manifest of an output, which is absent, empty or ours; false for any other. */
static bool read_old(const struct place *place, struct manifest *manifest,
                     struct problem *problem) {
    if (access(place->path, F_OK) != 0 || tree_is_empty(place->path)) {
        return true;
    }
    char *file = g_build_filename(place->path, MANIFEST_PATH, NULL);
    bool good = access(file, F_OK) != 0 || manifest_read(manifest, file, problem);
    g_free(file);
    if (good && !check_strangers(place, manifest, problem)) {
        manifest_release(manifest);
        good = false;
    }
    return good;
}

static bool find_place(const struct site_options *options, struct place *place,
                       struct problem *problem) {
    if (!place_resolve(place, options->out, problem)) {
        return false;
    }
    if (!place_allowed(place, options->project, options->inputs, options->input_count, problem)) {
        place_release(place);
        return false;
    }
    return true;
}

bool site_check(const struct site_options *options, struct problem *problem) {
    struct place place;
    struct manifest manifest = {0};
    if (!find_place(options, &place, problem)) {
        return false;
    }
    bool good = read_old(&place, &manifest, problem);
    manifest_release(&manifest);
    place_release(&place);
    return good;
}

static void free_file(gpointer data) {
    struct manifest_file *file = data;
    g_free((char *)file->path);
    g_free(file);
}

/* Makes the folder of the new site, with the permissions of the old one. */
static bool make_fresh(struct site *site) {
    struct stat status;
    site->old = open(site->place.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (mkdir(site->work.fresh, 0777) != 0) {
        return problem_system(&site->problem, errno, "cannot make the folder '%s'",
                              site->work.fresh);
    }
    site->fresh = open(site->work.fresh, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (site->fresh < 0) {
        return problem_system(&site->problem, errno, "cannot open the folder '%s'",
                              site->work.fresh);
    }
    if (mkdirat(site->fresh, ".flightpath", 0777) != 0) {
        return problem_system(&site->problem, errno, "cannot make a folder in '%s'",
                              site->work.fresh);
    }
    if (site->old >= 0 && fstat(site->old, &status) == 0 &&
        fchmod(site->fresh, status.st_mode & 07777) != 0) {
        return problem_system(&site->problem, errno, "cannot set the permissions of '%s'",
                              site->work.fresh);
    }
    return true;
}

static void free_site(struct site *site) {
    if (site->old >= 0) {
        close(site->old);
    }
    if (site->fresh >= 0) {
        close(site->fresh);
    }
    work_close(&site->work);
    place_release(&site->place);
    manifest_release(&site->manifest);
    g_hash_table_destroy(site->files);
    g_hash_table_destroy(site->folders);
    g_ptr_array_free(site->touched, TRUE);
    problem_release(&site->problem);
    g_mutex_clear(&site->mutex);
    g_free(site);
}

struct site *site_open(const struct site_options *options, struct problem *problem) {
    struct place place;
    struct work work;
    if (!find_place(options, &place, problem)) {
        return NULL;
    }
    if (!work_open(&work, &place, options->wait, problem)) {
        place_release(&place);
        return NULL;
    }
    struct site *site = g_new0(struct site, 1);
    *site = (struct site){.place = place, .work = work, .old = -1, .fresh = -1};
    g_mutex_init(&site->mutex);
    site->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
    site->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    site->touched = g_ptr_array_new_with_free_func(g_free);
    if (!read_old(&place, &site->manifest, &site->problem) || !make_fresh(site)) {
        problem_move(problem, &site->problem);
        free_site(site);
        return NULL;
    }
    return site;
}

static int compare_files(gconstpointer a, gconstpointer b) {
    const struct manifest_file *const *left = a;
    const struct manifest_file *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

/* Looks at the old files that the new site does not have. */
static void check_removed(struct site *site, GHashTable *paths) {
    GHashTableIter iterator;
    gpointer path, before;
    if (!site->manifest.files) {
        return;
    }
    g_hash_table_iter_init(&iterator, site->manifest.files);
    while (g_hash_table_iter_next(&iterator, &path, &before)) {
        if (g_hash_table_contains(paths, path)) {
            continue;
        }
        enum disk_state state = disk_compare(site->old, before, "", NULL, 0);
        site->summary.removed += state == DISK_CHANGED;
        if (state == DISK_TOUCHED) {
            g_ptr_array_add(site->touched, g_strdup(path));
        }
    }
}

static int compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Refuses to replace a site in which somebody changed a file. */
static bool check_touched(struct site *site) {
    if (site->touched->len == 0) {
        return true;
    }
    g_ptr_array_sort(site->touched, compare_texts);
    char *paths = list_paths(site->touched);
    problem_set(&site->problem, KEEP_THEM,
                "files in the output folder '%s' were changed since Flightpath wrote them: %s",
                site->place.given, paths);
    g_free(paths);
    return false;
}

/* True when the old manifest is these bytes. */
static bool is_old_manifest(const struct site *site, const GString *bytes) {
    char *file = g_build_filename(site->place.path, MANIFEST_PATH, NULL);
    char *old = NULL;
    gsize length = 0;
    bool same = g_file_get_contents(file, &old, &length, NULL) && length == bytes->len &&
                memcmp(old, bytes->str, length) == 0;
    g_free(old);
    g_free(file);
    return same;
}

/* Writes the manifest; *same says whether the old site is just like the new one. */
static bool write_manifest(struct site *site, const char *version, bool *same) {
    GPtrArray *files = g_ptr_array_sized_new(g_hash_table_size(site->files));
    GHashTable *paths = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iterator;
    gpointer file;
    g_hash_table_iter_init(&iterator, site->files);
    while (g_hash_table_iter_next(&iterator, NULL, &file)) {
        g_ptr_array_add(files, file);
        g_hash_table_add(paths, (gpointer)((const struct manifest_file *)file)->path);
    }
    g_ptr_array_sort(files, compare_files);
    check_removed(site, paths);
    GString *bytes =
        manifest_write((const struct manifest_file *const *)files->pdata, files->len, version);
    bool good = check_touched(site) && site_write(site, MANIFEST_PATH, bytes->str, bytes->len);
    const struct site_summary *summary = &site->summary;
    *same =
        summary->added + summary->changed + summary->removed == 0 && is_old_manifest(site, bytes);
    g_string_free(bytes, TRUE);
    g_hash_table_destroy(paths);
    g_ptr_array_free(files, TRUE);
    return good;
}

/* The disk must hold the new site before the old one goes; one call for all files is a hundred
 * times cheaper than one for each. */
static bool replace_old(struct site *site) {
    struct manifest *manifest = &site->manifest;
    if (syncfs(site->fresh) != 0) {
        return problem_system(&site->problem, errno, "cannot write the output folder '%s'",
                              site->place.given);
    }
    bool exists = access(site->place.path, F_OK) == 0;
    return (!exists || check_strangers(&site->place, manifest, &site->problem)) &&
           work_exchange(&site->work, &site->place, &site->problem);
}

bool site_finish(struct site *site, struct site_summary *summary, struct problem *problem) {
    bool same = false;
    bool good = !site->problem.message && write_manifest(site, FLIGHTPATH_VERSION, &same) &&
                (same || replace_old(site));
    if (good) {
        *summary = site->summary;
    } else {
        problem_move(problem, &site->problem);
    }
    free_site(site);
    return good;
}

void site_abandon(struct site *site) {
    free_site(site);
}
