/* Eight bytes are looked at at a time: a byte of the word x is zero exactly where
 * (((x & 0x7f…) + 0x7f…) | x) has no high bit (H. S. Warren, "Hacker's Delight", 2nd ed., section
 * 6-1). The high bits that are found are taken one by one, each the end of a field, so that short
 * fields share the work of one word. */
#include "read/csv_scan.h"

#include <glib.h>
#include <string.h>

static const uint64_t LOW_BITS = 0x7f7f7f7f7f7f7f7fU;
static const uint64_t HIGH_BITS = 0x8080808080808080U;

static uint64_t load(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return GUINT64_FROM_LE(word);
}

/* High bits where bytes are zero. */
static uint64_t zero_bytes(uint64_t word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word) & HIGH_BITS;
}

static uint64_t repeat(char sign) {
    return 0x0101010101010101U * (unsigned char)sign;
}

bool csv_scan_plain(const char *at, const char *end) {
    uint64_t found = 0;
    for (; end - at >= (ptrdiff_t)sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word = load(at);
        found |= word | zero_bytes(word);
    }
    for (; at < end; at++) {
        found |= *at == '\0' ? HIGH_BITS : (unsigned char)*at;
    }
    return (found & HIGH_BITS) == 0;
}

/* What is scanned. */
struct stretch {
    const char *end;
    bool ended;
    char delimiter;
};

/* Scans from an opening quote; *at moves behind the closing one. */
static enum csv_scan_result scan_quoted(const struct stretch *stretch, char **at,
                                        struct csv_field *field) {
    const char *end = stretch->end;
    char *start = *at + 1;
    char *quote = start;
    *field = (struct csv_field){.text = start, .quoted = true};
    for (;; quote += 2) {
        quote = memchr(quote, '"', (size_t)(end - quote));
        if (!quote || (quote + 1 == end && !stretch->ended)) {
            return stretch->ended ? CSV_SCAN_OPEN_QUOTE : CSV_SCAN_MORE;
        }
        if (quote + 1 == end || quote[1] != '"') {
            break;
        }
        field->doubled = true;
    }
    field->length = (size_t)(quote - start);
    char *next = quote + 1;
    if (next < end && *next == '\r') {
        next++;
    }
    if (next == end) {
        *at = next;
        return stretch->ended ? CSV_SCAN_RECORD : CSV_SCAN_MORE;
    }
    if (*next != '\n' && (*next != stretch->delimiter || next != quote + 1)) {
        *at = quote + 1;
        return CSV_SCAN_AFTER_QUOTE;
    }
    *at = next;
    return CSV_SCAN_RECORD;
}

/* Room for one more field of the record; false when there are too many. */
static bool make_room(struct csv_scan *scan) {
    if (scan->count > CSV_SCAN_MOST_FIELDS) {
        return false;
    }
    scan->room = MAX(scan->room * 2, 16);
    scan->fields = g_renew(struct csv_field, scan->fields, scan->room);
    return true;
}

/* Scans fields without quotes from at, the beginning of one. Stops at the record's line end (or the
 * sentinel), or behind a delimiter before a quote; gives NULL when there are too many fields. */
static char *scan_plain_fields(struct csv_scan *scan, char *at, char delimiter) {
    const uint64_t delimiters = repeat(delimiter), line_ends = repeat('\n');
    char *start = at;
    for (;; at += sizeof(uint64_t)) {
        uint64_t word = load(at);
        uint64_t found = zero_bytes(word ^ delimiters) | zero_bytes(word ^ line_ends);
        if (scan->room - scan->count < sizeof word && !make_room(scan)) {
            return NULL;
        }
        for (; found; found &= found - 1) {
            char *stop = at + __builtin_ctzll(found) / 8;
            scan->fields[scan->count++] =
                (struct csv_field){.text = start, .length = (size_t)(stop - start)};
            if (*stop == '\n') {
                return stop;
            }
            start = stop + 1;
            if (*start == '"') {
                return start;
            }
        }
    }
}

/* A line may end in CR LF; the CR belongs to no field. */
static void drop_return(struct csv_scan *scan) {
    struct csv_field *last = &scan->fields[scan->count - 1];
    last->length -= !last->quoted && last->length > 0 && last->text[last->length - 1] == '\r';
}

enum csv_scan_result csv_scan_record(struct csv_scan *scan, char *at, const char *end, bool ended,
                                     char delimiter, char **stop) {
    const struct stretch stretch = {end, ended, delimiter};
    scan->count = 0;
    scan->any_quoted = false;
    for (;; at++) {
        if (*at == '"' && at < end) {
            if (scan->count == scan->room && !make_room(scan)) {
                return CSV_SCAN_MANY;
            }
            char *start = at;
            enum csv_scan_result result = scan_quoted(&stretch, &at, &scan->fields[scan->count++]);
            scan->any_quoted = true;
            if (result != CSV_SCAN_RECORD) {
                *stop = result == CSV_SCAN_OPEN_QUOTE ? start : at;
                return result;
            }
        } else {
            at = scan_plain_fields(scan, at, delimiter);
            if (!at) {
                return CSV_SCAN_MANY;
            }
            if (*at == '"' && at < end) {
                at--; /* behind a delimiter */
                continue;
            }
        }
        if (at >= end && !ended) {
            return CSV_SCAN_MORE;
        }
        if (at >= end || *at == '\n') {
            *stop = at;
            drop_return(scan);
            return scan->count > CSV_SCAN_MOST_FIELDS ? CSV_SCAN_MANY : CSV_SCAN_RECORD;
        }
    }
}

void csv_scan_release(struct csv_scan *scan) {
    g_free(scan->fields);
    *scan = (struct csv_scan){0};
}

void csv_scan_undouble(struct csv_field *field) {
    char *text = (char *)field->text;
    const char *end = text + field->length;
    char *out = text;
    for (const char *at = text; at < end; at++) {
        *out++ = *at;
        at += *at == '"';
    }
    field->length = (size_t)(out - text);
}
