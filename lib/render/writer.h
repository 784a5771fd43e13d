/* One routine while it is written: literal text, and values with all checks on them. */
#ifndef RENDER_WRITER_H
#define RENDER_WRITER_H

#include "render/html_state.h"
#include "render/mustache.h"
#include "render/template.h"

struct compiler;

struct writer {
    struct compiler *compiler; /* for sections and partials */
    const struct template_world *world;
    struct arena *arena;
    struct diagnostics *diagnostics;
    GArray *steps;            /* of struct routine_step */
    GString *text;            /* literal text that is not a step yet */
    const char *indent;       /* before each line */
    struct place_scope scope; /* what names are looked up in */
    struct html_state html;   /* where the next byte stands */
};

/* Makes a step of the literal text that waits. */
void writer_flush(struct writer *writer);

/* Adds a step; gives its index, for writer_end. */
guint writer_step(struct writer *writer, struct routine_step step);

/* Ends the section that began with a step. */
void writer_end(struct writer *writer, guint index);

/* Adds text of the template. */
void writer_literal(struct writer *writer, const char *text, size_t length);

/* Adds the value of a {{name}} or {{{name}}}: a field, or {{text.key}} of the catalog. */
void writer_name(struct writer *writer, const struct mustache_node *node);

#endif
