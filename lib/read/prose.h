/* Markdown as a tree that HTML and PDF walk in the same way: CommonMark 0.30
 * (https://spec.commonmark.org/0.30/) and pipe tables
 * (https://github.github.com/gfm/#tables-extension-). What could harm a reader never enters the
 * tree: raw HTML is text, a link to anywhere but the allowed places is its text alone, a picture
 * from the network its alternative text. */
#ifndef READ_PROSE_H
#define READ_PROSE_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/source.h"
#include "read/address.h"
#include "read/yaml.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum prose_kind {
    PROSE_DOCUMENT,   /* blocks; of prose_read_inline: inlines */
    PROSE_HEADING,    /* inlines; level, text (plain), slug */
    PROSE_PARAGRAPH,  /* inlines */
    PROSE_LIST,       /* items; ordered, tight, start */
    PROSE_ITEM,       /* blocks; in a tight list paragraphs are shown without margins */
    PROSE_QUOTE,      /* blocks */
    PROSE_CODE_BLOCK, /* text, with line ends; language */
    PROSE_RULE,       /* a thematic break */
    PROSE_TABLE,      /* rows, the header first; columns */
    PROSE_ROW,        /* cells, at most as many as the table has columns: what is missing is empty;
                         header */
    PROSE_CELL,       /* inlines; header, alignment */
    PROSE_TEXT,       /* text */
    PROSE_EMPHASIS,   /* inlines */
    PROSE_STRONG,     /* inlines */
    PROSE_CODE,       /* text */
    PROSE_LINK,       /* inlines; address (never refused), target, title */
    PROSE_IMAGE,      /* text (the alternative), target (always ADDRESS_RELATIVE), title */
    PROSE_SOFT_BREAK, /* shown as a blank */
    PROSE_LINE_BREAK
};

enum prose_alignment { PROSE_START, PROSE_CENTRE, PROSE_END }; /* start: not given, or left */

/* A node; children by `for (child = node->first; child; child = child->next)`. At most 64 levels,
 * so that a walk may recurse. */
struct prose {
    enum prose_kind kind;
    enum address_kind address;
    enum prose_alignment alignment;
    bool ordered, tight, header;
    int level;            /* of a heading, 1-6 */
    unsigned start;       /* an ordered list's first number */
    size_t columns;       /* of a table */
    const char *text;     /* NUL-ended UTF-8 */
    size_t length;        /* bytes of text */
    const char *target;   /* an address as written; what follows id: for ADDRESS_ID, # for
                             ADDRESS_FRAGMENT */
    const char *title;    /* NULL: none */
    const char *slug;     /* unique in the document: letters, digits, - and _ */
    const char *language; /* of a code block; NULL: none */
    struct span span;     /* of headings, tables, links and pictures; what was read from a field has
                             the field's span */
    struct prose *first, *next;
};

/* Reads Markdown from a field; text is valid UTF-8 (yaml_read saw to that), span the field's place.
 * Gives a document, which lives in the arena; what is not allowed is reported and left out. Text
 * above 1 MiB, a block above 64 KiB or deeper nesting than 64 is an error: then what is beyond the
 * limit is missing, but there is always a document. */
const struct prose *prose_read(const char *text, size_t length, struct span span,
                               struct arena *arena, struct diagnostics *diagnostics);

/* Reads a field that may hold inlines only: signs of blocks (#, -, >) are text, line ends are
 * blanks. Otherwise as prose_read. */
const struct prose *prose_read_inline(const char *text, size_t length, struct span span,
                                      struct arena *arena, struct diagnostics *diagnostics);

/* A Markdown file: what stands before its text, and its text. */
struct prose_note {
    const struct node *front; /* the front matter; NULL: none */
    const char *body;         /* in source->text */
    size_t length;
    uint32_t first_line; /* of the body, from 1 */
};

/* Splits a file into front matter (between a first line --- and the next line ---) and body.
 * source->text and length must be set. Gives false with an error when the file is not UTF-8, above
 * 1 MiB, or its front matter is not closed or not valid YAML. */
bool prose_front_matter(const struct source *source, struct arena *arena,
                        struct diagnostics *diagnostics, struct prose_note *note);

/* Reads the body; spans are its places in the file. Otherwise as prose_read. */
const struct prose *prose_read_note(const struct source *source, const struct prose_note *note,
                                    struct arena *arena, struct diagnostics *diagnostics);

/* Calls visit for a node and all below, in the order of the text. */
typedef void prose_visitor(const struct prose *node, void *context);
void prose_visit(const struct prose *node, prose_visitor *visit, void *context);

/* Appends what a reader sees as plain text: blocks and cells end with a blank, pictures are their
 * alternative text. */
void prose_append_plain(GString *out, const struct prose *node);

#endif
