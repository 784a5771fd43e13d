/* The entrance of the engine: finds the files, starts the compiler, runs the result. */
#include "render/template.h"

#include "base/content.h"
#include "render/compiler.h"

#include <assert.h>

struct template {
    const struct routine *routine;
    unsigned slots;
    const struct routine_open *open;
    enum language language;
    bool plain;
};

const struct source *template_builtin(void *arena, const char *name) {
    const char *path = arena_format(arena, "templates/%s.mustache", name);
    const struct content_file *file = content_find(path);
    if (!file) {
        return NULL;
    }
    struct source *source = ARENA_NEW((struct arena *)arena, struct source);
    *source = (struct source){.name = path, .text = file->bytes, .length = file->length};
    return source;
}

const struct template *template_compile(const struct template_world *world, const char *name,
                                        const struct record *record, struct arena *arena,
                                        struct diagnostics *diagnostics) {
    assert((record != NULL) != (world->open != NULL));
    size_t errors = diagnostics->errors;
    struct template *template = ARENA_NEW(arena, struct template);
    template->routine = compiler_compile(world, name, record, arena, diagnostics, &template->slots);
    template->open = world->open;
    template->language = world->texts ? world->texts->language : LANGUAGE_EN;
    template->plain = world->plain;
    return diagnostics->errors == errors ? template : NULL;
}

bool template_render(const struct template *template, const void *root, GString *out,
                     struct diagnostics *diagnostics) {
    const void **slots = g_new0(const void *, template->open ? ROUTINE_STACK : template->slots);
    slots[0] = root;
    struct routine_run run = {.open = template->open,
                              .language = template->language,
                              .plain = template->plain,
                              .slots = slots,
                              .depth = 1,
                              .diagnostics = diagnostics,
                              .out = out};
    routine_run(template->routine, &run);
    g_free(slots);
    return !run.failed;
}
