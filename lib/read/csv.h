/* CSV files of any size, record by record: RFC 4180 (Y. Shafranovich, 2005,
 * https://www.rfc-editor.org/rfc/rfc4180) with a choice of delimiters, LF or CR LF, in UTF-8. The
 * memory needed is that of one record. */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct csv;

/* A field, without its quotes. */
struct csv_field {
    const char *text; /* UTF-8, without NUL, not ended by one */
    size_t length;
    bool quoted;
    bool doubled; /* it had doubled quotes */
};

/* A record; its fields stay until the next call of csv_next. */
struct csv_record {
    const struct csv_field *fields;
    size_t count;  /* always that of the header */
    uint32_t line; /* where the record begins, from 1 */
};

/* Opens source->text or, when that is NULL, the file at source->path (gzip is recognised) and reads
 * its header row. The delimiter is ',', ';' or a tab; '\0' finds the one that splits the header
 * most. Source and diagnostics must outlive the reader. Gives NULL with an error when the file or
 * its header cannot be read; csv_close frees the reader. */
struct csv *csv_open(const struct source *source, char delimiter, struct diagnostics *diagnostics);

void csv_close(struct csv *csv);

/* The column names, NUL-ended, blanks around them removed; *count gets their number. They live as
 * long as the reader. */
const char *const *csv_header(const struct csv *csv, size_t *count);

/* The index of the first column with a name; *times gets how many have it (0: the index means
 * nothing). */
size_t csv_find(const struct csv *csv, const char *name, size_t *times);

/* Finds the one column with a name; reports one that is absent or several times there at the place
 * that names it, and gives false. */
bool csv_find_one(const struct csv *csv, const char *name, struct span at,
                  struct diagnostics *diagnostics, size_t *column);

/* Reads the next record; false at the end. Blank lines are passed over; a record with a wrong
 * number of fields, wrong quotes or wrong UTF-8 is reported and passed over; after 20 errors, a
 * quote that is never closed or a record above 16 MiB reading ends. */
bool csv_next(struct csv *csv, struct csv_record *record);

/* The place in the file of a field of the last record (column in code points), for a message. */
struct span csv_place(const struct csv *csv, const struct csv_record *record, size_t index);

/* The delimiter in use. */
char csv_delimiter(const struct csv *csv);

/* How many bytes a plain file has; 0: it cannot be read in parts (compressed, or in memory). */
uint64_t csv_size(const struct csv *csv);

/* Where the next record begins: how many bytes lie before it, and its line from 1 (in a part: from
 * where the part begins). */
uint64_t csv_offset(const struct csv *csv);
uint32_t csv_line(const struct csv *csv);

/* Opens a part of the file that another reader has opened and that outlives this one: the records
 * that begin from one byte on and before another. Either a record begins at from, or (guess) the
 * part begins behind the first line end at from - 1 or later, which may lie inside quotes: whether
 * a record begins there is known when the part before has been read, by its csv_offset. */
struct csv *csv_open_part(const struct csv *whole, uint64_t from, uint64_t to, bool guess,
                          struct diagnostics *diagnostics);

#endif
