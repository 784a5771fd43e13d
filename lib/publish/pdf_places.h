/* The places of a document that have a name, and its outline, which leads to them (ISO 32000-1,
 * 12.3). */
#ifndef PUBLISH_PDF_PLACES_H
#define PUBLISH_PDF_PLACES_H

#include "publish/pdf_file.h"

struct pdf_places;

struct pdf_places *pdf_places_new(void);
void pdf_places_free(struct pdf_places *places);

/* Names a place: the object of its page, and pt from the page's left bottom. The first of a name
 * counts. */
void pdf_places_add(struct pdf_places *places, const char *name, unsigned page, double x, double y);

/* The name that a link leads to: its own, or that of the part before '#'; NULL: there is none. */
const char *pdf_places_find(const struct pdf_places *places, const char *target);

/* Adds an entry of the outline: of level 0, or below the last one of the level before. */
void pdf_places_outline(struct pdf_places *places, const char *title, const char *name,
                        unsigned level);

/* Writes both; appends their entries in the catalog. */
void pdf_places_write(const struct pdf_places *places, struct pdf_file *file, GString *catalog);

#endif
