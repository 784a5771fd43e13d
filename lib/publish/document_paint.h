/* The items of a section painted: on the pages of a PDF with the structure around them, or the
 * first page on a picture. */
#ifndef PUBLISH_DOCUMENT_PAINT_H
#define PUBLISH_DOCUMENT_PAINT_H

#include "draw/paper.h"
#include "publish/document_flow.h"
#include "publish/pdf_book.h"

#define DOCUMENT_PAINT_UNIT (7.0 / 12) /* pt a px */

/* What is painted on; it stays the same from section to section. */
struct document_paint {
    const struct document_options *options;
    struct pdf_book *book; /* NULL: a picture */
    struct paper paper;    /* the painter of a picture */
    struct canvas canvas;  /* of either */
    size_t page;           /* the number of the page at hand, from 1 */
    char level;            /* of the section's last heading: '1' to '4' */
    bool open;             /* that page has begun and not ended */
    char *running;         /* the section that its foot names; NULL: it has none */
};

/* Begins to paint on a book, or on a cairo context where a px is a px. */
void document_paint_init(struct document_paint *paint, const struct document_options *options,
                         struct pdf_book *book, cairo_t *cairo);

/* Paints a section, page after page; of a picture the first page. The last page stays open: one
 * that goes on is painted there, else it begins a page. */
void document_paint(struct document_paint *paint, const struct document_box_section *section,
                    const GArray *items, bool goes_on);

/* Ends the page that is open, if any. */
void document_paint_end(struct document_paint *paint);

#endif
