/* Templates: Mustache compiled once against the field table of what it will show, then rendered as
 * often as wanted. All that can be wrong with a template — names, kinds of values, where they stand
 * in the HTML, partials, texts — is found when it is compiled, with file, line and column.
 *
 * The language is the core of Mustache: {{name}}, {{{markup}}}, {{#section}}, {{^inverted}},
 * {{> partial}}, {{! comment}}, {{=<% %>=}}. Names are fields of the struct, or of the sections
 * around the tag, inner first; {{.}} is the item of a list of texts or the value of a section on a
 * text or number. {{text.key}} is a text of the catalog; its {placeholders} are names too, and
 * where the catalog has key_one it is used for the singular of {n} or {count}. {{#verdict.weak}}
 * asks whether a choice has that word. A partial inside its own inclusion keeps the indentation it
 * has. */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include "render/routine.h"
#include "render/texts.h"

/* What the templates of one report share; read-only. */
struct template_world {
    /* Gives the file of a template: "overview" or "partials/nav"; NULL when there is none. Its text
     * stays as long as the templates. */
    const struct source *(*find)(void *context, const char *name);
    void *context;
    const struct texts *texts; /* the catalog, and the language of numbers */
    bool plain;                /* plain text, for mail: nothing is escaped or checked as HTML */
    const struct routine_open *open; /* tests of the engine: values without tables; else NULL */
};

struct template;

/* Finds a built-in template; for template_world.find with an arena as its context. */
const struct source *template_builtin(void *arena, const char *name);

/* Compiles a template for a struct of a record (NULL in an open world). The result lives in the
 * arena; NULL when there were errors, which were added. */
const struct template *template_compile(const struct template_world *world, const char *name,
                                        const struct record *record, struct arena *arena,
                                        struct diagnostics *diagnostics);

/* Appends the page of a struct. Threads may share a template. False when partials include each
 * other without end on this data: an error was added (diagnostics may be NULL), the page is
 * incomplete. */
bool template_render(const struct template *template, const void *root, GString *out,
                     struct diagnostics *diagnostics);

#endif
