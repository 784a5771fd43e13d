/* The items of a section painted by cairo, with the tags of the structure; what cairo's tags cannot
 * say (alternative texts, what a header heads) is noted in the order of the structure, for the pass
 * that finishes the PDF. */
#ifndef PUBLISH_DOCUMENT_PAINT_H
#define PUBLISH_DOCUMENT_PAINT_H

#include "publish/document_flow.h"

#include <cairo.h>

#define DOCUMENT_PAINT_UNIT (7.0 / 12) /* pt a px */
#define DOCUMENT_PAINT_PRIVATE                                                                     \
    "flightpath:" /* the scheme of links to addresses of the document                              \
                   */

/* What is painted on: it stays the same from section to section. */
struct document_paint {
    cairo_t *cairo;
    const struct document_options *options;
    GString *notes;    /* a line for each Figure and TH, in order: "A" and the alternative text, "S"
                          and the scope, with a NUL at its end */
    GHashTable *names; /* the destinations: strings of its own */
    size_t page;       /* the number of the page at hand, from 1 */
    bool one;          /* paint the first page only, and do not show it */
};

/* Paints a section, page after page. */
void document_paint(struct document_paint *paint, const struct document_box_section *section,
                    const GArray *items);

/* Makes a place on the page at hand a destination; y in px of the content. */
void document_paint_name(struct document_paint *paint, const char *name, double x, double y);

#endif
