/* Sections are read, sized, put on pages and painted one after the other on one cairo surface,
 * whose bytes stream into one buffer. */
#include "publish/document.h"

#include "publish/document_paint.h"

#include <math.h>
#include <string.h>

#define PAGE_WIDTH 841.89  /* pt, A4 */
#define PAGE_HEIGHT 595.28 /* pt */

struct document {
    struct document_options options;
    struct pdf_book *book;
    struct document_paint paint;
    struct arena arena; /* of the section at hand */
    double end;         /* where the content of the last page ends, px */
};

struct document *document_new(const struct document_options *options) {
    struct document *document = g_new0(struct document, 1);
    document->options = *options;
    document->book = pdf_book_new(
        &(struct pdf_book_options){.title = options->title ? options->title : "",
                                   .author = options->author,
                                   .language = options->language ? options->language : "en",
                                   .day = options->day,
                                   .width = PAGE_WIDTH,
                                   .height = PAGE_HEIGHT,
                                   .palette = options->palette,
                                   .measure = options->measure});
    document_paint_init(&document->paint, &document->options, document->book, NULL);
    pdf_tags_open(document->book->tags, "Document", NULL);
    return document;
}

/* Reads a section and puts it on pages. */
static GArray *lay_out(const char *html, size_t length, const struct document_box_tools *tools,
                       struct document_box_section *section, double *end, bool *goes_on,
                       struct problem *problem) {
    if (!document_box_read(html, length, tools, section, problem)) {
        return NULL;
    }
    if (!section->id || !section->title) {
        problem_set(problem, NULL, "a section needs an id and a data-title");
        return NULL;
    }
    return document_flow(section, tools, end, goes_on);
}

bool document_add(struct document *document, const char *html, size_t length,
                  const struct drawing *const *drawings, size_t count, struct problem *problem) {
    struct document_box_section section = {0};
    struct document_box_tools tools = {.arena = &document->arena,
                                       .measure = document->options.measure,
                                       .drawings = drawings,
                                       .drawing_count = count,
                                       .width = DOCUMENT_WIDTH,
                                       .height = DOCUMENT_HEIGHT};
    bool goes_on;
    GArray *items = lay_out(html, length, &tools, &section, &document->end, &goes_on, problem);
    if (items) {
        document_paint(&document->paint, &section, items, goes_on);
        pdf_places_outline(document->book->places, section.title, section.id,
                           section.part  ? 2
                           : section.sub ? 1
                                         : 0);
        g_array_unref(items);
    }
    arena_reset(&document->arena);
    return items != NULL;
}

size_t document_pages(const struct document *document) {
    return document->book->pages->len;
}

GBytes *document_end(struct document *document, struct problem *problem) {
    (void)problem;
    document_paint_end(&document->paint);
    pdf_tags_close(document->book->tags);
    GBytes *pdf = pdf_book_end(document->book);
    arena_release(&document->arena);
    g_free(document);
    return pdf;
}

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned length) {
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Paints the first page of a laid-out section on an image. */
static GBytes *paint_picture(const struct document_options *options,
                             const struct document_box_section *section, const GArray *items,
                             double scale, struct problem *problem) {
    double pixels = scale * 96 / 72;
    struct document_paint paint;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(PAGE_WIDTH * pixels), (int)ceil(PAGE_HEIGHT * pixels));
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, pixels * DOCUMENT_PAINT_UNIT, pixels * DOCUMENT_PAINT_UNIT);
    document_paint_init(&paint, options, NULL, cairo);
    document_paint(&paint, section, items, false);
    document_paint_end(&paint);
    GByteArray *bytes = g_byte_array_new();
    cairo_status_t status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png_stream(surface, append, bytes);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    GBytes *png = g_byte_array_free_to_bytes(bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        problem_set(problem, NULL, "the picture could not be made: %s",
                    cairo_status_to_string(status));
        g_bytes_unref(png);
        png = NULL;
    }
    return png;
}

GBytes *document_picture(const struct document_options *options, const char *html, size_t length,
                         const struct drawing *const *drawings, size_t count, double scale,
                         struct problem *problem) {
    struct arena arena = {0};
    struct document_box_section section = {0};
    struct document_box_tools tools = {.arena = &arena,
                                       .measure = options->measure,
                                       .drawings = drawings,
                                       .drawing_count = count,
                                       .width = DOCUMENT_WIDTH,
                                       .height = DOCUMENT_HEIGHT};
    double end = 0;
    bool goes_on;
    GArray *items = lay_out(html, length, &tools, &section, &end, &goes_on, problem);
    GBytes *png = NULL;
    if (items) {
        png = paint_picture(options, &section, items, scale, problem);
        g_array_unref(items);
    }
    arena_release(&arena);
    return png;
}
