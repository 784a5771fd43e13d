/* From Markdown to prose nodes, by cmark. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "read/prose.h"

/* What to read and where it stands. */
struct markdown {
    const char *text; /* valid UTF-8 */
    size_t length;
    const struct source *source; /* the file whose lines text is made of; NULL: a field */
    uint32_t first_line;         /* of the file, where text starts */
    struct span field;           /* where the field stands */
    struct arena *arena;
    struct diagnostics *diagnostics;
};

/* Gives the document; never NULL. */
struct prose *markdown_read(const struct markdown *input);

/* Gives a document of inlines only; never NULL. */
struct prose *markdown_read_inline(const struct markdown *input);

#endif
