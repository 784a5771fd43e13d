/* The words of inline elements as pieces: what document_read uses for everything inside a
 * paragraph. */
#ifndef PUBLISH_DOCUMENT_WORDS_H
#define PUBLISH_DOCUMENT_WORDS_H

#include "publish/document_box.h"

#include <libxml/tree.h>

/* A paragraph being read. */
struct document_words {
    const struct document_box_tools *tools;
    struct problem *problem;
    GArray *pieces; /* of struct document_box_piece */
    bool space;     /* white space was read since the last piece */
    bool line_end;  /* a line must end here */
    bool parted;    /* a line may end here without a space */
    double gap;     /* the width of a space in the font below */
    struct text_font gap_font;
    bool keep_lines; /* line ends of the source are line ends */
};

/* Adds an inline node in a look; false and a problem when it is no inline element. */
bool document_words_add(struct document_words *words, const xmlNode *node,
                        const struct document_box_look *look);

/* Whether an element belongs to a paragraph. Of text: always. */
bool document_words_inline(const xmlNode *node);

/* An attribute's text; NULL when there is none. */
const char *document_words_attribute(const xmlNode *node, const char *name);

/* Whether a class is among those of an element. */
bool document_words_class(const xmlNode *node, const char *name);

/* The look with what the classes of an element change. */
struct document_box_look document_words_look(const xmlNode *node, struct document_box_look look);

/* The drawing that an element <drawing n="…"/> stands for; NULL and a problem: there is none. */
const struct drawing *document_words_drawing(const struct document_box_tools *tools,
                                             const xmlNode *node, struct problem *problem);

#endif
