/* Prose as HTML: the tree of a Markdown text, written through the escaping writer. Who knows the
 * report's addresses resolves the links. */
#ifndef RENDER_PROSE_HTML_H
#define RENDER_PROSE_HTML_H

#include "base/markup.h"
#include "read/prose.h"

#include <stdbool.h>

/* Where a link or picture leads. */
struct prose_html_target {
    const char *href;
    const char *title; /* of a link without its own; NULL: none */
};

struct prose_html {
    /* Resolves a PROSE_LINK of kind id or relative, or a PROSE_IMAGE, relative to the page. False:
     * the text stays, the link goes. NULL: none can be resolved. */
    bool (*resolve)(void *context, const struct prose *node, struct prose_html_target *target);
    void *context;
    int heading;        /* the level that a level-1 heading gets, 1-6 (deeper ones count from it) */
    const char *prefix; /* before the ids of headings and the #links to them, where a page holds
                           several texts; NULL: none */
    bool paper;         /* in the vocabulary of the document on paper: pictures are their words, and
                           nothing is there for mice, keyboards and scrolling */
};

/* Writes a document, or the inlines of one that prose_read_inline gave. */
void prose_html_write(struct markup *markup, const struct prose *document,
                      const struct prose_html *options);

/* The same as markup in the arena, for a field of kind markup. */
const char *prose_html_text(struct arena *arena, const struct prose *document,
                            const struct prose_html *options);

#endif
