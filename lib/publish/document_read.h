/* What the readers of a section's elements share: document_read reads blocks, document_read_table
 * what has rows. */
#ifndef PUBLISH_DOCUMENT_READ_H
#define PUBLISH_DOCUMENT_READ_H

#include "publish/document_words.h"

struct document_read {
    const struct document_box_tools *tools;
    struct problem *problem;
    bool cover;
};

/* How the texts in a container look, and how close its parts stand. */
struct document_read_setting {
    struct document_box_look look;
    enum document_box_align align;
    double gap; /* after a paragraph */
    bool tight; /* in a table, a card: less room */
    double pad; /* above and below the content of a cell */
};

/* Whether a node is an element of a name. */
bool document_read_is(const xmlNode *node, const char *name);

/* Sets the problem of an element that may not stand somewhere; gives false. */
bool document_read_refuse(const struct document_read *reader, const xmlNode *node,
                          const char *where);

/* Adds an empty box at the end of its parent. */
struct document_box *document_read_add(const struct document_read *reader,
                                       struct document_box *parent, enum document_box_kind kind,
                                       const char *tag);

/* Takes an element's id over. */
void document_read_id(const struct document_read *reader, const xmlNode *node,
                      struct document_box *box);

/* Adds an element that is one text; *made is NULL when it holds no words. */
bool document_read_text(const struct document_read *reader, const xmlNode *node,
                        const struct document_read_setting *setting, const char *tag,
                        struct document_box *parent, struct document_box **made);

/* Adds what is in an element; false and a problem. */
bool document_read_children(const struct document_read *reader, const xmlNode *node,
                            const struct document_read_setting *setting, struct document_box *box);

/* Adds a table, or a list of facts as a table without lines. */
bool document_read_table(const struct document_read *reader, const xmlNode *node,
                         const struct document_read_setting *setting, struct document_box *parent);
bool document_read_facts(const struct document_read *reader, const xmlNode *node,
                         const struct document_read_setting *setting, struct document_box *parent);

#endif
