/* A record is scanned in the buffer; when it turns out to be cut off by the buffer's end, the
 * buffer is filled up and the record scanned anew. Eight bytes are looked at at a time: a byte of
 * the word x is zero exactly where (((x & 0x7f…) + 0x7f…) | x) has no high bit (H. S. Warren,
 * "Hacker's Delight", 2nd ed., section 6-1). */
#include "read/csv.h"

#include "read/csv_input.h"

#include <glib.h>
#include <string.h>

enum { MOST_ERRORS = 20, MOST_FIELDS = 10000 };

struct csv {
    struct csv_input input;
    struct arena arena; /* for the names */
    char delimiter;
    const char **names;
    size_t expected; /* fields; 0 while the header is read */
    struct csv_field *fields;
    size_t count, room; /* of fields: found in the record, and allocated */
    bool any_quoted;    /* in the record */
    bool plain;         /* the buffer holds ASCII only, without NUL */
    const char *record_start;
    uint32_t line; /* of the next record */
    size_t errors;
    bool stopped;
};

enum scan { SCAN_RECORD, SCAN_MORE, SCAN_OPEN_QUOTE, SCAN_AFTER_QUOTE, SCAN_MANY };

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

/* The first delimiter or line end; the buffer's sentinel is one. */
static char *skip_plain(char *at, uint64_t delimiters) {
    const uint64_t line_ends = repeat('\n');
    for (;; at += sizeof(uint64_t)) {
        uint64_t word = load(at);
        uint64_t found = zero_bytes(word ^ delimiters) | zero_bytes(word ^ line_ends);
        if (found) {
            return at + __builtin_ctzll(found) / 8;
        }
    }
}

/* --- errors --- */

/* Counts an error that was added; too many end reading. */
static void count_error(struct csv *csv) {
    csv->stopped = csv->stopped || ++csv->errors >= MOST_ERRORS;
}

static const char *stop_hint(const struct csv *csv, const char *hint) {
    return csv->errors + 1 >= MOST_ERRORS ? "reading ends here, after 20 errors" : hint;
}

/* The place of a byte of the record that is being read. */
static struct span place_of(const struct csv *csv, const char *start, uint32_t line, const char *at,
                            size_t width) {
    for (const char *end; (end = memchr(start, '\n', (size_t)(at - start))); start = end + 1) {
        line++;
    }
    return span_at(csv->input.source, line, source_code_points(start, (size_t)(at - start)) + 1,
                   width);
}

static struct span place_here(const struct csv *csv, const char *at) {
    return place_of(csv, csv->input.at, csv->line, at, 1);
}

/* Whether there is nothing but ASCII without NUL. */
static bool is_plain(const char *at, const char *end) {
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

static bool check_encoding(struct csv *csv, const char *start, const char *end) {
    const char *wrong = NULL;
    if (csv->plain || is_plain(start, end) ||
        g_utf8_validate_len(start, (gsize)(end - start), &wrong)) {
        return true;
    }
    const char *hint = stop_hint(csv, "save the file as UTF-8");
    struct span span = place_here(csv, wrong);
    if (*wrong) {
        diagnostics_add(csv->input.diagnostics, CODE_CSV_ENCODING, span, hint,
                        "byte 0x%02X is not valid UTF-8", (unsigned)(unsigned char)*wrong);
    } else {
        diagnostics_add(csv->input.diagnostics, CODE_CSV_ENCODING, span, hint,
                        "the file contains a NUL byte");
    }
    count_error(csv);
    return false;
}

/* --- scanning --- */

/* Scans from an opening quote; *at moves behind the closing one. */
static enum scan scan_quoted(const struct csv *csv, char **at, struct csv_field *field) {
    const char *end = csv->input.end;
    char *start = *at + 1;
    char *quote = start;
    *field = (struct csv_field){.text = start, .quoted = true};
    for (;; quote += 2) {
        quote = memchr(quote, '"', (size_t)(end - quote));
        if (!quote || (quote + 1 == end && !csv->input.ended)) {
            return csv->input.ended ? SCAN_OPEN_QUOTE : SCAN_MORE;
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
        return csv->input.ended ? SCAN_RECORD : SCAN_MORE;
    }
    if (*next != '\n' && (*next != csv->delimiter || next != quote + 1)) {
        *at = quote + 1;
        return SCAN_AFTER_QUOTE;
    }
    *at = next;
    return SCAN_RECORD;
}

/* Room for one more field of the record; NULL when there are too many. */
static struct csv_field *next_field(struct csv *csv) {
    if (csv->count == csv->room) {
        if (csv->room == MOST_FIELDS) {
            return NULL;
        }
        csv->room = CLAMP(csv->room * 2, 16, MOST_FIELDS);
        csv->fields = g_renew(struct csv_field, csv->fields, csv->room);
    }
    return &csv->fields[csv->count++];
}

/* Scans one record from input.at; *stop gets where it ended or went wrong. */
static enum scan scan_record(struct csv *csv, char **stop) {
    const char *end = csv->input.end;
    const uint64_t delimiters = repeat(csv->delimiter);
    csv->count = 0;
    csv->any_quoted = false;
    for (char *at = csv->input.at;; at++) {
        struct csv_field *field = next_field(csv);
        if (!field) {
            return SCAN_MANY;
        }
        char *start = at;
        if (*at == '"' && at < end) {
            enum scan scan = scan_quoted(csv, &at, field);
            csv->any_quoted = true;
            if (scan != SCAN_RECORD) {
                *stop = scan == SCAN_OPEN_QUOTE ? start : at;
                return scan;
            }
        } else {
            at = skip_plain(at, delimiters);
            *field = (struct csv_field){.text = start, .length = (size_t)(at - start)};
        }
        if (at >= end && !csv->input.ended) {
            return SCAN_MORE;
        }
        if (at >= end || *at == '\n') {
            bool carriage = !field->quoted && at > start && at[-1] == '\r';
            field->length -= carriage;
            *stop = at;
            return SCAN_RECORD;
        }
    }
}

/* Makes doubled quotes single, in the buffer. */
static void undouble(struct csv_field *field) {
    char *text = (char *)field->text;
    const char *end = text + field->length;
    char *out = text;
    for (const char *at = text; at < end; at++) {
        *out++ = *at;
        at += *at == '"';
    }
    field->length = (size_t)(out - text);
}

static uint32_t count_lines(const char *at, const char *end) {
    uint32_t count = 0;
    for (; (at = memchr(at, '\n', (size_t)(end - at))); at++) {
        count++;
    }
    return count;
}

/* --- records --- */

/* Moves behind a record that ends at a line end or the end of the file. */
static void pass(struct csv *csv, char *end) {
    csv->line += csv->any_quoted ? count_lines(csv->input.at, end) : 0;
    csv->input.at = end;
    if (end < csv->input.end) {
        csv->input.at++;
        csv->line++;
    }
}

/* Gives false when reading cannot go on. */
static bool fill(struct csv *csv) {
    enum csv_input_state state = csv_input_fill(&csv->input);
    if (state == CSV_INPUT_FULL) {
        diagnostics_add(csv->input.diagnostics, CODE_CSV_TOO_LARGE,
                        span_at(csv->input.source, csv->line, 1, 1), "is a quote not closed?",
                        "a row has more than %d bytes", CSV_INPUT_LARGEST);
    }
    csv->stopped = csv->stopped || state != CSV_INPUT_MORE;
    csv->plain = is_plain(csv->input.at, csv->input.end);
    return state == CSV_INPUT_MORE;
}

/* Moves behind the line that holds a byte. */
static void pass_line(struct csv *csv, char *at) {
    for (;;) {
        char *end = memchr(at, '\n', (size_t)(csv->input.end - at));
        if (end) {
            pass(csv, end);
            return;
        }
        csv->line += count_lines(csv->input.at, csv->input.end);
        csv->input.at = csv->input.end;
        if (csv->input.ended || !fill(csv)) {
            return;
        }
        at = csv->input.at;
    }
}

static void report_quote(struct csv *csv, char *at, bool open) {
    struct span span = place_here(csv, at);
    if (open) {
        diagnostics_add(csv->input.diagnostics, CODE_CSV_QUOTE, span, NULL,
                        "quote is not closed up to the end of the file");
        csv->stopped = true;
    } else {
        diagnostics_add(csv->input.diagnostics, CODE_CSV_QUOTE, span,
                        stop_hint(csv, "a quote inside a quoted field is written twice"),
                        "text after a closing quote");
        count_error(csv);
    }
}

static void report_many(struct csv *csv) {
    diagnostics_add(csv->input.diagnostics, CODE_CSV_TOO_LARGE,
                    span_at(csv->input.source, csv->line, 1, 1), NULL,
                    "a row has more than %d fields", MOST_FIELDS);
    csv->stopped = true;
}

/* Scans until a record is whole; gives false at the end. */
static bool scan_whole(struct csv *csv, char **end) {
    while (!csv->stopped) {
        if (csv->input.at == csv->input.end && csv->input.ended) {
            return false;
        }
        switch (scan_record(csv, end)) {
        case SCAN_RECORD:
            return true;
        case SCAN_MORE:
            fill(csv);
            break;
        case SCAN_OPEN_QUOTE:
            report_quote(csv, *end, true);
            break;
        case SCAN_AFTER_QUOTE:
            report_quote(csv, *end, false);
            pass_line(csv, *end);
            break;
        case SCAN_MANY:
            report_many(csv);
            break;
        }
    }
    return false;
}

static bool is_blank(const struct csv *csv) {
    return csv->count == 1 && csv->fields[0].length == 0 && !csv->fields[0].quoted;
}

static bool check_count(struct csv *csv) {
    size_t count = csv->count;
    if (csv->expected == 0 || count == csv->expected) {
        return true;
    }
    const char *extra = count > csv->expected ? csv->fields[csv->expected].text : csv->input.at;
    diagnostics_add(csv->input.diagnostics, CODE_CSV_FIELDS, place_here(csv, extra),
                    stop_hint(csv, NULL), "the row has %zu field%s; the header has %zu", count,
                    count == 1 ? "" : "s", csv->expected);
    count_error(csv);
    return false;
}

bool csv_next(struct csv *csv, struct csv_record *record) {
    char *end;
    while (scan_whole(csv, &end)) {
        if (is_blank(csv) || !check_encoding(csv, csv->input.at, end) || !check_count(csv)) {
            pass(csv, end);
            continue;
        }
        *record =
            (struct csv_record){.fields = csv->fields, .count = csv->count, .line = csv->line};
        csv->record_start = csv->input.at;
        pass(csv, end);
        for (size_t i = 0; csv->any_quoted && i < csv->count; i++) {
            if (csv->fields[i].doubled) {
                undouble(&csv->fields[i]);
            }
        }
        return true;
    }
    return false;
}

struct span csv_place(const struct csv *csv, const struct csv_record *record, size_t index) {
    const struct csv_field *field = &record->fields[index];
    size_t width = source_code_points(field->text, field->length);
    return place_of(csv, csv->record_start, record->line, field->text, MAX(width, 1));
}

/* --- the header --- */

/* The delimiter that occurs most in the first line, outside quotes; the comma if none does. */
static char find_delimiter(const struct csv *csv) {
    static const char DELIMITERS[] = {',', ';', '\t'};
    size_t counts[sizeof DELIMITERS] = {0};
    bool quoted = false;
    for (const char *at = csv->input.at; at < csv->input.end; at++) {
        quoted = quoted != (*at == '"');
        if (*at == '\n' && !quoted) {
            break;
        }
        for (size_t i = 0; i < sizeof DELIMITERS && !quoted; i++) {
            counts[i] += *at == DELIMITERS[i];
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof DELIMITERS; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return DELIMITERS[best];
}

static bool read_names(struct csv *csv) {
    struct csv_record record;
    if (!csv_next(csv, &record)) {
        if (!csv->stopped && csv->errors == 0) {
            diagnostics_add(csv->input.diagnostics, CODE_CSV_EMPTY,
                            span_of_source(csv->input.source), NULL, "the file has no header row");
        }
        return false;
    }
    csv->names = ARENA_ARRAY(&csv->arena, const char *, record.count);
    for (size_t i = 0; i < record.count; i++) {
        const struct csv_field *field = &record.fields[i];
        if (!field->quoted && memchr(field->text, '\r', field->length)) {
            diagnostics_add(csv->input.diagnostics, CODE_CSV_ENCODING,
                            span_at(csv->input.source, record.line, 1, 1),
                            "save the file with LF or CR LF",
                            "lines end with a carriage return alone");
            return false;
        }
        csv->names[i] = g_strstrip(arena_text(&csv->arena, field->text, field->length));
    }
    csv->expected = record.count;
    return true;
}

struct csv *csv_open(const struct source *source, char delimiter, struct diagnostics *diagnostics) {
    struct csv *csv = g_new0(struct csv, 1);
    csv->line = 1;
    bool good = csv_input_open(&csv->input, source, diagnostics) && fill(csv);
    if (good) {
        bool mark =
            csv->input.end - csv->input.at >= 3 && memcmp(csv->input.at, "\xEF\xBB\xBF", 3) == 0;
        csv->input.at += mark ? 3 : 0;
        csv->delimiter = delimiter ? delimiter : find_delimiter(csv);
        good = read_names(csv);
    }
    if (!good) {
        csv_close(csv);
        return NULL;
    }
    return csv;
}

void csv_close(struct csv *csv) {
    csv_input_close(&csv->input);
    arena_release(&csv->arena);
    g_free(csv->fields);
    g_free(csv);
}

const char *const *csv_header(const struct csv *csv, size_t *count) {
    *count = csv->expected;
    return csv->names;
}

size_t csv_find(const struct csv *csv, const char *name, size_t *times) {
    size_t found = 0;
    *times = 0;
    for (size_t i = 0; i < csv->expected; i++) {
        if (strcmp(csv->names[i], name) == 0 && (*times)++ == 0) {
            found = i;
        }
    }
    return found;
}

char csv_delimiter(const struct csv *csv) {
    return csv->delimiter;
}
