/* Boxes with sizes put on pages: a list of what is painted where, page after page, with the
 * structure opened and closed around it. Positions are px from the left top corner of the content
 * of a page. */
#ifndef PUBLISH_DOCUMENT_FLOW_H
#define PUBLISH_DOCUMENT_FLOW_H

#include "publish/document_box.h"

enum document_flow_kind {
    DOCUMENT_FLOW_OPEN,    /* the structure element of the box begins */
    DOCUMENT_FLOW_CLOSE,   /* it ends */
    DOCUMENT_FLOW_LINES,   /* count lines of a text, from first on */
    DOCUMENT_FLOW_DRAWING, /* the drawing of the box */
    DOCUMENT_FLOW_GROUND,  /* the ground and border of the box */
    DOCUMENT_FLOW_RULE,    /* a line across */
    DOCUMENT_FLOW_ID,      /* the id of the box is here */
    DOCUMENT_FLOW_FORK,   /* columns begin that go on over pages; each is a part of the structure */
    DOCUMENT_FLOW_SELECT, /* the column with number count goes on */
    DOCUMENT_FLOW_JOIN,   /* they end */
    DOCUMENT_FLOW_PAGE    /* the page ends */
};

struct document_flow_item {
    enum document_flow_kind kind;
    enum role role;  /* of a rule */
    bool silent;     /* a repeated head: no part of the structure */
    bool split;      /* of lines: the text goes on on another page */
    const char *tag; /* opened or closed */
    const struct document_box *box;
    size_t first, count;
    double x, y, width, height;
};

/* Puts a section on pages; gives the items (struct document_flow_item), with DOCUMENT_FLOW_PAGE
 * between pages: the last one stays open. *end is where the content of the page at hand ends, px,
 * 0: it is to be a new one; a section that flows goes on there when all of it fits, and *goes_on
 * tells. *end becomes where its own last page ends. The caller unrefs the array. */
GArray *document_flow(struct document_box_section *section, const struct document_box_tools *tools,
                      double *end, bool *goes_on);

#endif
