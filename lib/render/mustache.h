/* A template file as a tree: texts, tags, sections. Only the syntax of Mustache is known here
 * (https://mustache.github.io/mustache.5.html): delimiters, standalone lines, comments; what the
 * names mean is decided when a template is compiled. */
#ifndef RENDER_MUSTACHE_H
#define RENDER_MUSTACHE_H

#include "base/diagnostics.h"
#include "base/source.h"

enum mustache_kind {
    MUSTACHE_TEXT,     /* text as written, at most one line */
    MUSTACHE_NAME,     /* {{name}} */
    MUSTACHE_MARKUP,   /* {{{name}}} or {{&name}} */
    MUSTACHE_SECTION,  /* {{#name}} … {{/name}} */
    MUSTACHE_INVERTED, /* {{^name}} … {{/name}} */
    MUSTACHE_PARTIAL,  /* {{> name}} */
};

struct mustache_node {
    enum mustache_kind kind;
    struct span span;   /* of the tag */
    const char *text;   /* the text, or the name without its white space; ended by a NUL */
    size_t length;      /* bytes of text */
    bool starts_line;   /* begins a line of the file: a partial's indentation goes before it */
    const char *indent; /* of a partial alone on its line: the white space before it; else "" */
    struct mustache_node *first; /* of a section: what is inside */
    struct mustache_node *next;  /* what follows beside it */
};

/* Reads a template; source->text and length must be set. Gives the first node, NULL when the file
 * is empty; the tree lives in the arena. Wrong tags are errors and left
 * out; a file that is not UTF-8 is an error as a whole. */
const struct mustache_node *mustache_read(const struct source *source, struct arena *arena,
                                          struct diagnostics *diagnostics);

#endif
