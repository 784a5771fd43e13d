/* Scanning: where the fields of one record lie in a stretch of bytes. Nothing is copied. */
#ifndef READ_CSV_SCAN_H
#define READ_CSV_SCAN_H

#include "read/csv.h"

enum { CSV_SCAN_MOST_FIELDS = 10000 };

/* The fields of the record scanned last; zero is empty. */
struct csv_scan {
    struct csv_field *fields;
    size_t count, room; /* of fields: found in the record, and allocated */
    bool any_quoted;    /* in the record */
};

enum csv_scan_result {
    CSV_SCAN_RECORD,
    CSV_SCAN_MORE, /* the record goes on behind the end */
    CSV_SCAN_OPEN_QUOTE,
    CSV_SCAN_AFTER_QUOTE, /* text between a closing quote and the delimiter */
    CSV_SCAN_MANY         /* more fields than CSV_SCAN_MOST_FIELDS */
};

/* Scans one record from at; *stop gets its line end, or where it went wrong. end[0] is '\n' and 16
 * bytes may be read behind it; ended: nothing follows it. */
enum csv_scan_result csv_scan_record(struct csv_scan *scan, char *at, const char *end, bool ended,
                                     char delimiter, char **stop);

void csv_scan_release(struct csv_scan *scan);

/* Makes the doubled quotes of a field single, in place. */
void csv_scan_undouble(struct csv_field *field);

/* Whether there is nothing but ASCII without NUL. */
bool csv_scan_plain(const char *at, const char *end);

#endif
