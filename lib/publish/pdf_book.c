/* All pages share one dictionary of resources, which is written last, when the fonts are known. */
#include "publish/pdf_book.h"

#include "base/date.h"
#include "base/format.h"
#include "base/markup.h"

#include <string.h>

#define PROGRAM "Flightpath " FLIGHTPATH_VERSION

struct pdf_book *pdf_book_new(const struct pdf_book_options *options) {
    struct pdf_book *book = g_new0(struct pdf_book, 1);
    book->options = *options;
    book->file = pdf_file_new();
    book->fonts.file = book->file;
    book->canvas = (struct pdf_canvas){.out = g_string_new(NULL),
                                       .fonts = &book->fonts,
                                       .measure = options->measure,
                                       .palette = options->palette,
                                       .page = options->height,
                                       .scale = 1};
    book->tags = pdf_tags_new(book->file, &book->canvas);
    book->places = pdf_places_new();
    book->pages = g_array_new(FALSE, FALSE, sizeof(unsigned));
    book->tree = pdf_file_reserve(book->file);
    book->resources = pdf_file_reserve(book->file);
    return book;
}

void pdf_book_begin_page(struct pdf_book *book) {
    book->page = pdf_file_reserve(book->file);
    g_array_append_val(book->pages, book->page);
    pdf_canvas_begin(&book->canvas);
    pdf_tags_begin_page(book->tags, book->page);
}

void pdf_book_end_page(struct pdf_book *book) {
    unsigned content = pdf_file_reserve(book->file);
    GString *value = g_string_new(NULL);
    pdf_canvas_end(&book->canvas);
    pdf_file_stream(book->file, content, "", book->canvas.out->str, book->canvas.out->len, false);
    g_string_printf(value, "<</Type/Page/Parent %u 0 R/Resources %u 0 R/Contents %u 0 R",
                    book->tree, book->resources, content);
    g_string_append(value, "/Group<</S/Transparency/CS/DeviceRGB>>");
    pdf_tags_end_page(book->tags, value);
    g_string_append(value, ">>");
    pdf_file_object(book->file, book->page, value->str, value->len);
    g_string_free(value, TRUE);
}

/* The tree of pages, with what they share. */
static void write_pages(struct pdf_book *book) {
    GString *value = g_string_new("<</Type/Pages/MediaBox[0 0 ");
    format_short(value, book->options.width, 2);
    g_string_append_c(value, ' ');
    format_short(value, book->options.height, 2);
    g_string_append_printf(value, "]/Count %u/Kids[", book->pages->len);
    for (guint i = 0; i < book->pages->len; i++) {
        pdf_file_reference(value, g_array_index(book->pages, unsigned, i));
    }
    g_string_append(value, "]>>");
    pdf_file_object(book->file, book->tree, value->str, value->len);
    g_string_assign(value, "<<");
    pdf_font_write(&book->fonts, value);
    pdf_canvas_resources(&book->canvas, value);
    g_string_append(value, ">>");
    pdf_file_object(book->file, book->resources, value->str, value->len);
    g_string_free(value, TRUE);
}

/* The same facts for programs that read XMP (ISO 16684-1). */
static unsigned write_metadata(struct pdf_book *book, const char *day) {
    const struct pdf_book_options *options = &book->options;
    GString *xmp =
        g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                     "<dc:format>application/pdf</dc:format>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    markup_escape(xmp, options->title, strlen(options->title));
    g_string_append(xmp, "</rdf:li></rdf:Alt></dc:title>\n");
    if (options->author) {
        g_string_append(xmp, "<dc:creator><rdf:Seq><rdf:li>");
        markup_escape(xmp, options->author, strlen(options->author));
        g_string_append(xmp, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    g_string_append(xmp, "<dc:language><rdf:Bag><rdf:li>");
    markup_escape(xmp, options->language, strlen(options->language));
    g_string_append_printf(xmp,
                           "</rdf:li></rdf:Bag></dc:language>\n"
                           "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                           "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
                           "<xmp:CreatorTool>" PROGRAM "</xmp:CreatorTool>\n"
                           "<pdf:Producer>" PROGRAM "</pdf:Producer>\n"
                           "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
                           day, day);
    unsigned number = pdf_file_reserve(book->file);
    pdf_file_stream(book->file, number, "/Type/Metadata/Subtype/XML", xmp->str, xmp->len, true);
    g_string_free(xmp, TRUE);
    return number;
}

static unsigned write_info(struct pdf_book *book) {
    int year = 0, month = 0, day = 0;
    char date[24];
    GString *value = g_string_new("<</Title");
    date_parts(book->options.day, &year, &month, &day);
    g_snprintf(date, sizeof date, "D:%04d%02d%02d000000Z", year, month, day);
    pdf_file_text(value, book->options.title);
    if (book->options.author) {
        g_string_append(value, "/Author");
        pdf_file_text(value, book->options.author);
    }
    g_string_append_printf(
        value, "/Creator(" PROGRAM ")/Producer(" PROGRAM ")/CreationDate(%s)/ModDate(%s)>>", date,
        date);
    unsigned number = pdf_file_reserve(book->file);
    pdf_file_object(book->file, number, value->str, value->len);
    g_string_free(value, TRUE);
    return number;
}

GBytes *pdf_book_end(struct pdf_book *book) {
    struct arena arena = {0};
    GString *catalog = g_string_new("<</Type/Catalog");
    unsigned root = pdf_file_reserve(book->file), info = write_info(book);
    unsigned metadata = write_metadata(book, date_text(book->options.day, &arena));
    write_pages(book);
    g_string_append_printf(catalog, "/Pages %u 0 R/Metadata %u 0 R/Lang", book->tree, metadata);
    pdf_file_text(catalog, book->options.language);
    g_string_append(catalog, "/ViewerPreferences<</DisplayDocTitle true>>"
                             "/PageLabels<</Nums[0<</S/D>>]>>");
    pdf_tags_write(book->tags, book->places, catalog);
    pdf_places_write(book->places, book->file, catalog);
    g_string_append(catalog, ">>");
    pdf_file_object(book->file, root, catalog->str, catalog->len);
    GBytes *pdf = pdf_file_end(book->file, root, info);
    g_string_free(catalog, TRUE);
    arena_release(&arena);
    pdf_tags_free(book->tags);
    pdf_places_free(book->places);
    pdf_font_release(&book->fonts);
    g_array_unref(book->pages);
    g_string_free(book->canvas.out, TRUE);
    g_free(book);
    return pdf;
}
