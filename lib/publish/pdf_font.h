/* The fonts of a PDF: which glyphs are used of each, what they stand for, and at the end the fonts
 * themselves, cut to those glyphs (ISO 32000-1, 9.7). */
#ifndef PUBLISH_PDF_FONT_H
#define PUBLISH_PDF_FONT_H

#include "draw/text_glyphs.h"
#include "publish/pdf_file.h"

/* How a font gets into the PDF. */
enum pdf_font_kind {
    PDF_FONT_WHOLE,  /* as it is, cut */
    PDF_FONT_SHAPES, /* as shapes of its letters: a variable font, which a PDF cannot hold */
    PDF_FONT_BOXES   /* as boxes: a font of pictures */
};

/* One font; its name in resources is F and its number. */
struct pdf_font {
    enum pdf_font_kind kind;
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

/* The font of HarfBuzz's, made when first asked for. */
struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, struct hb_font_t *font);

/* A font that is whole, with the glyph of its space; NULL: there is none yet. */
struct pdf_font *pdf_font_any(const struct pdf_fonts *fonts, struct text_glyphs_glyph *space);

/* Gives a glyph's shape as lines and curves; em / 1000, upwards. */
struct pdf_font_pen {
    void (*move)(void *context, double x, double y);
    void (*line)(void *context, double x, double y);
    void (*curve)(void *context, const double points[6]);
    void (*close)(void *context);
    void *context;
};
void pdf_font_shape(const struct pdf_font *font, unsigned glyph, struct pdf_font_pen *pen);

/* Marks a glyph as used and gives its measures. */
const struct pdf_font_glyph *pdf_font_use(struct pdf_font *font,
                                          const struct text_glyphs_glyph *glyph);

/* Writes the fonts; appends their entries in a dictionary of resources. */
void pdf_font_write(struct pdf_fonts *fonts, GString *resources);

/* Frees them. */
void pdf_font_release(struct pdf_fonts *fonts);

#endif
