/* The structure of a PDF: elements with what they hold, in reading order, and the links, which are
 * elements and areas of a page at once (ISO 32000-1, 14.7 and 14.8). An element is written when it
 * ends; a link within the document waits until all places are known. */
#ifndef PUBLISH_PDF_TAGS_H
#define PUBLISH_PDF_TAGS_H

#include "publish/pdf_canvas.h"
#include "publish/pdf_places.h"

struct pdf_tags;

/* Begins the structure of a file, whose pages are painted on the canvas. */
struct pdf_tags *pdf_tags_new(struct pdf_file *file, struct pdf_canvas *canvas);
void pdf_tags_free(struct pdf_tags *tags);

/* A page begins, with the number of its object; what follows stands on it. */
void pdf_tags_begin_page(struct pdf_tags *tags, unsigned page);

/* It ends: appends the entries of the page's object. */
void pdf_tags_end_page(struct pdf_tags *tags, GString *entries);

/* An element begins and ends; attributes are further entries of it ("/Alt(…)"), NULL: none. */
void pdf_tags_open(struct pdf_tags *tags, const char *tag, const char *attributes);
void pdf_tags_close(struct pdf_tags *tags);

/* Elements that grow side by side, as columns over several pages do: between fork and join, select
 * goes on with one of up to 12 parts, each with its own open elements in the one innermost at the
 * fork. */
void pdf_tags_fork(struct pdf_tags *tags);
void pdf_tags_select(struct pdf_tags *tags, unsigned part);
void pdf_tags_join(struct pdf_tags *tags);

/* What is painted between belongs to the innermost element; no element may begin or end there. */
void pdf_tags_begin_content(struct pdf_tags *tags);
void pdf_tags_end_content(struct pdf_tags *tags);

/* A link begins, to an address of the web ("https:…") or the name of a place; words say where it
 * leads. It ends with the area of the page that it takes. */
void pdf_tags_open_link(struct pdf_tags *tags, const char *target, bool web, const char *words);
void pdf_tags_close_link(struct pdf_tags *tags, const struct pdf_canvas_area *area);

/* Writes what waited; appends the entries of the catalog. */
void pdf_tags_write(struct pdf_tags *tags, const struct pdf_places *places, GString *catalog);

#endif
