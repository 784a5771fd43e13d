/* A PDF file being written: numbered objects one after the other, those without a stream packed
 * together and compressed, then the table of where each lies (ISO 32000-1, 7.5). What was written
 * is forgotten, so that only the file itself grows. */
#ifndef PUBLISH_PDF_FILE_H
#define PUBLISH_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct pdf_file;

/* Begins a file. */
struct pdf_file *pdf_file_new(void);

/* The number of an object to be written later. */
unsigned pdf_file_reserve(struct pdf_file *file);

/* Writes an object: any value but a stream. */
void pdf_file_object(struct pdf_file *file, unsigned number, const char *value, size_t length);

/* Writes a stream, compressed; entries are those of its dictionary besides its length and filter.
 * plain leaves it as it is. */
void pdf_file_stream(struct pdf_file *file, unsigned number, const char *entries, const void *bytes,
                     size_t length, bool plain);

/* Ends the file and gives its bytes; frees it. root and info are the numbers of the catalog and of
 * the information. */
GBytes *pdf_file_end(struct pdf_file *file, unsigned root, unsigned info);

/* Whether a file was written by this: it begins as each of them does. */
bool pdf_file_is_ours(const char *path);

/* Appends a whole number. */
void pdf_file_number(GString *out, unsigned number);

/* Appends " 12 0 R". */
void pdf_file_reference(GString *out, unsigned number);

/* Appends a text string: plain where it is ASCII, else UTF-16. */
void pdf_file_text(GString *out, const char *text);

/* Appends a byte string. */
void pdf_file_string(GString *out, const char *text);

#endif
