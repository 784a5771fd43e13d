/* A document on paper: HTML of a small vocabulary, made by the templates in templates/print/, laid
 * out on A4 landscape pages and written as a tagged PDF, section by section; what a section needed
 * is forgotten before the next, so that only the PDF itself grows with the number of pages.
 *
 * A section is one element <section id="ADDRESS" data-title="…"> of well-formed XML. ADDRESS is
 * that of the page on the site ("journeys/support.html", without the "../" of links): it becomes a
 * named destination and, with its title, an entry of the outline; ids inside it become
 * "ADDRESS#id". Links are written as on the site, relative to the output folder: one to an address
 * of the document becomes an internal link, http(s) and mailto stay links, others are plain words.
 *
 * Classes of a section: "cover"; "sub" and "part" for entries below others in the outline; "flow"
 * when it may go on where the one before ended, if all of it fits there.
 */
#ifndef PUBLISH_DOCUMENT_H
#define PUBLISH_DOCUMENT_H

/* The vocabulary. Elements: h1-h4, p, ul, ol, li, dl, dt, dd, blockquote, pre, hr, div, figure,
 * figcaption, table (caption, colgroup, col width in percent, thead, tbody, tfoot, tr, th, td,
 * colspan), and in paragraphs a, span, strong, em, code, small, br, <i class="ICON"/>, <drawing
 * n="I"/>. Classes of sections: cover; sub and part (second and third level of the outline). Of a
 * div: columns (twelve of them, its divs w1-w12 beside each other, over pages where they must),
 * card, note, keep (on one page), prose (no wider than is easy to read). Of a table: compact; of a
 * row or cell: lowest; of a cell: num. Of words: muted, small, lead, figure, tag, nowrap and the
 * tones bad, warn, good, question, accent. Icons: see document_words.c. Heads of tables are
 * repeated, headings stay with what follows, rows and cards are kept whole unless they are higher
 * than a page, columns give way to drawings so that these keep their size. */

#include "draw/drawing.h"
#include "draw/palette.h"
#include "publish/problem.h"

#include <glib.h>

/* The content of a page in px, of which 12 are 7 pt: as wide as drawings made for paper. */
#define DOCUMENT_WIDTH 1346
#define DOCUMENT_HEIGHT 930

/* About the document as a whole; the texts live as long as it. */
struct document_options {
    const char *title;    /* of the document; the running title of every page */
    const char *author;   /* NULL: none */
    const char *language; /* "en" */
    const char *date;     /* of the report, in words, for the foot of pages */
    const char *page;     /* the word before page numbers: "Page {n}" */
    uint32_t day;         /* of the report: the creation date, 00:00 UTC */
    const struct palette *palette;
    struct text_measure *measure; /* of the calling thread */
};

struct document;

/* Begins a document. */
struct document *document_new(const struct document_options *options);

/* Lays out one section. <drawing n="I"/> in it stands for drawings[I]. False and a problem when the
 * HTML is not well-formed or holds an unknown element (a fault of a template), which names the
 * line. */
bool document_add(struct document *document, const char *html, size_t length,
                  const struct drawing *const *drawings, size_t count, struct problem *problem);

/* How many pages it has so far. */
size_t document_pages(const struct document *document);

/* Ends it and gives the PDF, which the caller unrefs; NULL and a problem when it failed. Frees the
 * document in either case. */
GBytes *document_end(struct document *document, struct problem *problem);

/* The first page of one section as a PNG of scale pixels a CSS px; NULL and a problem. */
GBytes *document_picture(const struct document_options *options, const char *html, size_t length,
                         const struct drawing *const *drawings, size_t count, double scale,
                         struct problem *problem);

#endif
