/* The fonts of a PDF: which glyphs are used of each, what they stand for, and at the end the fonts
 * themselves, cut to those glyphs (ISO 32000-1, 9.7). */
#ifndef PUBLISH_PDF_FONT_H
#define PUBLISH_PDF_FONT_H

#include "draw/text_glyphs.h"
#include "publish/pdf_file.h"

/* One font; its name in resources is F and its number. */
struct pdf_font {
    unsigned number, object;
    struct hb_face_t *face; /* of HarfBuzz */
    struct hb_font_t *font; /* in units of 1/1000 em, for advances and extents */
    GArray *glyphs;         /* of struct pdf_font_glyph, by index */
    struct pdf_font *next;
};

struct pdf_font_glyph {
    bool used;
    float advance;                  /* em / 1000 */
    float left, top, width, height; /* of its ink, em / 1000; top upwards, height downwards */
    char *text;                     /* what it stands for; NULL: nothing */
};

/* The fonts of a document; zero is none. */
struct pdf_fonts {
    struct pdf_file *file;
    struct pdf_font *first;
    unsigned count;
};

/* The font of a face, made when first asked for. */
struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, struct hb_face_t *face);

/* Marks a glyph as used and gives its measures. */
const struct pdf_font_glyph *pdf_font_use(struct pdf_font *font,
                                          const struct text_glyphs_glyph *glyph);

/* Writes the fonts; appends their entries in a dictionary of resources. */
void pdf_font_write(struct pdf_fonts *fonts, GString *resources);

/* Frees them. */
void pdf_font_release(struct pdf_fonts *fonts);

#endif
