/* A tagged PDF of many pages: the file with all that belongs to it. Pages are painted on its canvas
 * and structured by its tags; its own part is pages, resources, catalog and metadata. */
#ifndef PUBLISH_PDF_BOOK_H
#define PUBLISH_PDF_BOOK_H

#include "publish/pdf_tags.h"

#include <stdint.h>

/* About a PDF; the texts live as long as it. */
struct pdf_book_options {
    const char *title, *author; /* author NULL: none */
    const char *language;       /* "en" */
    uint32_t day;               /* of its creation, 00:00 UTC */
    double width, height;       /* of its pages, pt */
    const struct palette *palette;
    struct text_measure *measure;
};

struct pdf_book {
    struct pdf_book_options options;
    struct pdf_file *file;
    struct pdf_fonts fonts;
    struct pdf_canvas canvas;
    struct pdf_tags *tags;
    struct pdf_places *places;
    GArray *pages; /* numbers of their objects */
    unsigned page, tree, resources;
};

/* Begins a book. */
struct pdf_book *pdf_book_new(const struct pdf_book_options *options);

/* A page begins and ends. */
void pdf_book_begin_page(struct pdf_book *book);
void pdf_book_end_page(struct pdf_book *book);

/* Ends the book, frees it and gives its bytes. */
GBytes *pdf_book_end(struct pdf_book *book);

#endif
