/* A project's templates/site.css and site.js come before the built-in ones. */
#include "publish/asset.h"

#include "base/content.h"
#include "base/parallel.h"
#include "publish/brand_font.h"
#include "read/prose.h"
#include "render/brand.h"
#include "render/link.h"

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

/* Adds a copy of each file of assets/, and of what notes and the brand name elsewhere. */
struct copies {
    const struct report *report;
    struct site *site;
    GHashTable *done; /* addresses of copies made */
    struct arena arena;
    const struct source *from;
};

static void add_copy(struct copies *copies, const char *full) {
    size_t root = strlen(copies->report->model->root);
    const char *address = link_copy(full + root + 1, &copies->arena);
    if (g_hash_table_add(copies->done, (gpointer)address)) {
        site_add_copy(copies->site, address, full);
    }
}

/* Adds a file that a text or the brand names, unless it is a note or lies outside the project. */
static void add_named(struct copies *copies, const struct source *from, const char *target) {
    const char *address = link_file(copies->report->model, from, target, &copies->arena);
    if (address && g_str_has_prefix(address, "assets/user/")) {
        char *folder = g_path_get_dirname(from->path);
        char *path = g_uri_unescape_segment(target, target + strcspn(target, "#?"), NULL);
        char *full = g_canonicalize_filename(path + (*path == '/'),
                                             *path == '/' ? copies->report->model->root : folder);
        add_copy(copies, full);
        g_free(full);
        g_free(path);
        g_free(folder);
    }
}

static void visit(const struct prose *node, void *context) {
    struct copies *copies = context;
    if (node->kind == PROSE_IMAGE ||
        (node->kind == PROSE_LINK && node->address == ADDRESS_RELATIVE)) {
        add_named(copies, copies->from, node->target);
    }
}

static void add_of_note(struct copies *copies, const struct note *note) {
    struct arena arena = {0};
    struct diagnostics said = {0};
    copies->from = note->at.source;
    prose_visit(prose_read(note->body.text, strlen(note->body.text), note->body.at, &arena, &said),
                visit, copies);
    diagnostics_release(&said);
    arena_release(&arena);
}

static void add_user_files(const struct report *report, struct site *site) {
    const struct model *model = report->model;
    struct copies copies = {.report = report, .site = site};
    copies.done = g_hash_table_new(g_str_hash, g_str_equal);
    if (model->project.brand.logo.text) {
        add_named(&copies, model->project.brand.logo.at.source, model->project.brand.logo.text);
    }
    for (size_t i = 0; i < model->notes.count; i++) {
        add_of_note(&copies, &model->notes.items[i]);
    }
    g_hash_table_destroy(copies.done);
    arena_release(&copies.arena);
}

struct fonts {
    const struct characters *characters;
    struct site *site;
};

static void add_font(void *context, size_t index, unsigned worker) {
    (void)worker;
    const struct fonts *fonts = context;
    size_t count;
    const struct font_face *face = &font_faces(&count)[index];
    const struct content_file *whole = content_find(face->source);
    assert(whole);
    GBytes *cut = font_subset(whole->bytes, whole->length, fonts->characters);
    assert(cut);
    gsize size;
    const char *bytes = g_bytes_get_data(cut, &size);
    site_add(fonts->site, face->path, bytes, size);
    g_bytes_unref(cut);
}

/* Adds the brand's fonts that the pages need, and how pages name them to the stylesheet. */
static void add_brand_fonts(const struct report *report, const struct characters *characters,
                            GString *css, struct site *site) {
    size_t count;
    struct brand_font *fonts = brand_fonts_open(report, &count);
    for (size_t i = 0; i < count; i++) {
        GBytes *cut = font_subset(fonts[i].bytes, fonts[i].length, characters);
        if (!cut) {
            continue;
        }
        gsize size;
        const char *bytes = g_bytes_get_data(cut, &size);
        char *path = g_strdup_printf("assets/fonts/brand-%zu.woff2", i + 1);
        site_add(site, path, bytes, size);
        brand_font_rule(&fonts[i], path + strlen("assets/"), css);
        g_string_append_c(css, '\n');
        g_free(path);
        g_bytes_unref(cut);
    }
    if (count > 0) {
        g_string_append(css, ":root { --font-added: ");
        brand_fonts_families(fonts, count, css);
        g_string_truncate(css, css->len - 1);
        g_string_append(css, "; }\n");
    }
    brand_fonts_close(fonts, count);
}

void asset_write(const struct report *report, const struct characters *characters, unsigned jobs,
                 struct site *site) {
    struct fonts fonts = {characters, site};
    size_t faces;
    font_faces(&faces);
    parallel_run(jobs, faces, add_font, &fonts);
    add_template(report, "site.css", site);
    add_template(report, "site.js", site);
    GString *css = g_string_new(NULL);
    brand_write(css, report->model->project.brand.colour);
    add_brand_fonts(report, characters, css, site);
    site_add(site, "assets/brand.css", css->str, css->len);
    g_string_free(css, TRUE);
    add_user_files(report, site);
}
