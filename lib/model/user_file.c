/* What may be in a file is read/'s to know. */
#include "model/user_file.h"

#include "model/data_file.h"
#include "read/font_file.h"
#include "read/picture.h"

#include <string.h>

/* The absolute path of a file in the project; NULL when there is none. The caller frees it. */
static char *find(const struct model *model, const struct path *path) {
    char *folder = g_path_get_dirname(path->at.source->path);
    char *full = g_canonicalize_filename(path->text, folder);
    bool good = data_file_inside(model, full) && g_file_test(full, G_FILE_TEST_IS_REGULAR);
    g_free(folder);
    if (!good) {
        g_free(full);
        return NULL;
    }
    return full;
}

static const struct source *source_of(struct model *model, const char *full) {
    struct source *source = ARENA_NEW(&model->arena, struct source);
    source->path = arena_string(&model->arena, full);
    source->name = source->path + strlen(model->root) + 1;
    return source;
}

static void check_font(const struct model *model, const struct path *path,
                       struct diagnostics *diagnostics) {
    char *full = find(model, path);
    const char *fault = full ? font_file_fault(full) : NULL;
    if (fault) {
        diagnostics_add(diagnostics, CODE_FONT_UNUSABLE, path->at,
                        "give an OpenType or TrueType font file (.otf, .ttf)",
                        "'%s' cannot be used as a font: %s", path->text, fault);
    }
    g_free(full);
}

void user_file_check_brand(struct model *model, struct diagnostics *diagnostics) {
    const struct brand *brand = &model->project.brand;
    char *logo = brand->logo.text ? find(model, &brand->logo) : NULL;
    if (logo) {
        picture_check_logo(source_of(model, logo), brand->logo.at, diagnostics);
    }
    g_free(logo);
    for (size_t i = 0; i < brand->fonts.count; i++) {
        check_font(model, &brand->fonts.items[i], diagnostics);
    }
}

void user_file_check_shown(struct model *model, const char *full, struct span at,
                           struct diagnostics *diagnostics) {
    size_t length = strlen(full);
    if (length > 4 && g_ascii_strcasecmp(full + length - 4, ".svg") == 0) {
        picture_check_svg(source_of(model, full), at, diagnostics);
    }
}
