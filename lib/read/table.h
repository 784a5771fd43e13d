/* Pipe tables in the lines of a paragraph. */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/lines.h"

/* A paragraph's lines, and the table in them. */
struct table_place {
    size_t first, last; /* the paragraph's lines */
    size_t start;       /* the byte of the first line where the paragraph begins */
    size_t quotes;      /* block quotes that it stands in */
    size_t header;      /* the header row's line; the delimiter row follows */
    size_t columns;
};

/* Inlines still to be parsed: of a cell (one line), or of the lines that stand before a table. */
struct table_request {
    struct prose *node; /* that gets them */
    size_t depth;       /* of node */
    size_t line, start; /* where the text begins */
    bool paragraph;
    GString *text; /* owned by whoever answers the request */
};

/* Looks for a table; the paragraph's lines must be set, header and columns get the table's. A table
 * with more than 100 columns is an error and left as it is. */
bool table_find(struct lines *lines, struct table_place *table, struct diagnostics *diagnostics);

/* Adds the nodes of the table, and of a paragraph with the lines before it, at *tail; depth is that
 * of the table. Inlines are left to requests. Gives the new tail. */
struct prose **table_make(struct lines *lines, const struct table_place *table, struct arena *arena,
                          GArray *requests, struct prose **tail, size_t depth);

#endif
