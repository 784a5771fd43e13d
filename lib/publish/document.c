/* Sections are read, sized, put on pages and painted one after the other on one cairo surface,
 * whose bytes stream into one buffer. */
#include "publish/document.h"

#include "base/date.h"
#include "publish/document_paint.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define PAGE_WIDTH 841.89  /* pt, A4 */
#define PAGE_HEIGHT 595.28 /* pt */

struct document {
    struct document_options options;
    GByteArray *bytes;
    cairo_surface_t *surface;
    struct document_paint paint;
    struct arena arena; /* of the section at hand */
    int outline;        /* the entry that sub-sections belong to */
};

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned length) {
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(struct document *document) {
    const struct document_options *options = &document->options;
    char *time = g_strconcat(date_text(options->day, &document->arena), "T00:00:00Z", NULL);
    cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_TITLE,
                                   options->title ? options->title : "");
    if (options->author) {
        cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_AUTHOR,
                                       options->author);
    }
    cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_CREATOR, "Flightpath");
    cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
    cairo_pdf_surface_set_metadata(document->surface, CAIRO_PDF_METADATA_MOD_DATE, time);
    g_free(time);
}

struct document *document_new(const struct document_options *options) {
    struct document *document = g_new0(struct document, 1);
    document->options = *options;
    document->bytes = g_byte_array_new();
    document->surface =
        cairo_pdf_surface_create_for_stream(append, document->bytes, PAGE_WIDTH, PAGE_HEIGHT);
    set_metadata(document);
    document->paint = (struct document_paint){
        .cairo = cairo_create(document->surface),
        .options = &document->options,
        .notes = g_string_new(NULL),
        .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .page = 1};
    cairo_tag_begin(document->paint.cairo, "Document", NULL);
    return document;
}

/* Reads a section and puts it on pages. */
static GArray *lay_out(const char *html, size_t length, const struct document_box_tools *tools,
                       struct document_box_section *section, struct problem *problem) {
    if (!document_box_read(html, length, tools, section, problem)) {
        return NULL;
    }
    if (!section->id || !section->title) {
        problem_set(problem, NULL, "a section needs an id and a data-title");
        return NULL;
    }
    return document_flow(section, tools);
}

static void add_outline(struct document *document, const struct document_box_section *section) {
    GString *link = g_string_new("dest='");
    for (const char *at = section->id; *at; at++) {
        g_string_append(link, *at == '\'' || *at == '\\' ? "\\" : "");
        g_string_append_c(link, *at);
    }
    g_string_append_c(link, '\'');
    int entry = cairo_pdf_surface_add_outline(
        document->surface, section->sub ? document->outline : CAIRO_PDF_OUTLINE_ROOT,
        section->title, link->str, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (!section->sub) {
        document->outline = entry;
    }
    g_string_free(link, TRUE);
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
    GArray *items = lay_out(html, length, &tools, &section, problem);
    if (items) {
        document_paint(&document->paint, &section, items);
        add_outline(document, &section);
        g_array_unref(items);
    }
    arena_reset(&document->arena);
    return items != NULL;
}

GBytes *document_end(struct document *document, struct problem *problem) {
    GBytes *pdf = NULL;
    cairo_tag_end(document->paint.cairo, "Document");
    cairo_status_t status = cairo_status(document->paint.cairo);
    cairo_surface_finish(document->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(document->surface);
    }
    cairo_destroy(document->paint.cairo);
    cairo_surface_destroy(document->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        pdf = g_byte_array_free_to_bytes(document->bytes);
    } else {
        problem_set(problem, NULL, "the PDF could not be made: %s", cairo_status_to_string(status));
        g_byte_array_unref(document->bytes);
    }
    g_string_free(document->paint.notes, TRUE);
    g_hash_table_destroy(document->paint.names);
    arena_release(&document->arena);
    g_free(document);
    return pdf;
}

/* Paints the first page of a laid-out section on an image. */
static GBytes *paint_picture(const struct document_options *options,
                             const struct document_box_section *section, const GArray *items,
                             double scale, struct problem *problem) {
    double pixels = scale * 96 / 72;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(PAGE_WIDTH * pixels), (int)ceil(PAGE_HEIGHT * pixels));
    struct document_paint paint = {.cairo = cairo_create(surface),
                                   .options = options,
                                   .notes = g_string_new(NULL),
                                   .names =
                                       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                   .page = 1,
                                   .one = true};
    cairo_set_source_rgb(paint.cairo, 1, 1, 1);
    cairo_paint(paint.cairo);
    cairo_scale(paint.cairo, pixels, pixels);
    document_paint(&paint, section, items);
    GByteArray *bytes = g_byte_array_new();
    cairo_status_t status = cairo_status(paint.cairo);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_write_to_png_stream(surface, append, bytes);
    }
    cairo_destroy(paint.cairo);
    cairo_surface_destroy(surface);
    g_string_free(paint.notes, TRUE);
    g_hash_table_destroy(paint.names);
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
    GArray *items = lay_out(html, length, &tools, &section, problem);
    GBytes *png = NULL;
    if (items) {
        png = paint_picture(options, &section, items, scale, problem);
        g_array_unref(items);
    }
    arena_release(&arena);
    return png;
}
