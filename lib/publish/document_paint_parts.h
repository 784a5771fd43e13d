/* What the files that paint documents share. Places are in px from the left top of the content. */
#ifndef PUBLISH_DOCUMENT_PAINT_PARTS_H
#define PUBLISH_DOCUMENT_PAINT_PARTS_H

#include "publish/document_paint.h"

/* What is painted between is content of the element at hand. */
void document_paint_begin_content(struct document_paint *paint);
void document_paint_end_content(struct document_paint *paint);

/* Where a link from a section leads: an address of the web, or the name of a place, which the
 * caller frees; NULL: it leads out of the document and the web. */
char *document_paint_target(const char *address, const char *href, bool *web);

/* Paints a drawing as an element of its own. */
void document_paint_figure(struct document_paint *paint, const char *address,
                           const struct drawing *drawing, double x, double y, double scale);

/* Paints lines of a box. */
void document_paint_lines(struct document_paint *paint, const char *address,
                          const struct document_flow_item *item);

#endif
