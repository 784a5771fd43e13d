/* A project's templates/site.css and site.js come before the built-in ones. */
#include "publish/asset.h"

#include "base/content.h"
#include "render/brand.h"

#include <assert.h>
#include <string.h>

/* Adds a file of templates/ to assets/: the project's own, else the built-in one. */
static void add_template(const struct report *report, const char *name, struct site *site) {
    char *own = g_strdup_printf("%s/templates/%s", report->model->root, name);
    char *path = g_strdup_printf("assets/%s", name);
    if (g_file_test(own, G_FILE_TEST_IS_REGULAR)) {
        site_add_copy(site, path, own);
    } else {
        char *built_in = g_strdup_printf("templates/%s", name);
        const struct content_file *file = content_find(built_in);
        assert(file);
        site_add(site, path, file->bytes, file->length);
        g_free(built_in);
    }
    g_free(path);
    g_free(own);
}

static void add_logo(const struct report *report, struct site *site) {
    const struct path *logo = &report->model->project.brand.logo;
    if (!logo->text) {
        return;
    }
    char *folder = g_path_get_dirname(logo->at.source->path);
    char *source = g_canonicalize_filename(logo->text, folder);
    char *name = g_path_get_basename(source);
    char *path = g_strdup_printf("assets/user/%s", name);
    site_add_copy(site, path, source);
    g_free(path);
    g_free(name);
    g_free(source);
    g_free(folder);
}

void asset_write(const struct report *report, const struct charset *characters, struct site *site) {
    (void)characters;
    add_template(report, "site.css", site);
    add_template(report, "site.js", site);
    GString *css = g_string_new(NULL);
    brand_write(css, report->model->project.brand.colour);
    site_add(site, "assets/brand.css", css->str, css->len);
    g_string_free(css, TRUE);
    add_logo(report, site);
}
