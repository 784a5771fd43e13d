/* A record is scanned in the buffer; when it turns out to be cut off by the buffer's end, the
 * buffer is filled up and the record scanned anew. A part of a file is read like a file whose
 * header is known. */
#include "read/csv.h"

#include "read/csv_input.h"
#include "read/csv_scan.h"

#include <glib.h>
#include <string.h>

enum { MOST_ERRORS = 20 };

struct csv {
    struct csv_input input;
    struct arena arena; /* for the names */
    char delimiter;
    const char **names;
    size_t expected; /* fields; 0 while the header is read */
    struct csv_scan scan;
    bool plain;  /* the buffer holds ASCII only, without NUL */
    uint64_t to; /* records from this byte on are another part's; 0: there is none */
    const char *record_start;
    uint32_t line; /* of the next record */
    size_t errors;
    bool stopped;
};

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

static bool check_encoding(struct csv *csv, const char *start, const char *end) {
    const char *wrong = NULL;
    if (csv->plain || csv_scan_plain(start, end) ||
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
    csv->line += csv->scan.any_quoted ? count_lines(csv->input.at, end) : 0;
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
    csv->plain = csv_scan_plain(csv->input.at, csv->input.end);
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
                    "a row has more than %d fields", CSV_SCAN_MOST_FIELDS);
    csv->stopped = true;
}

/* Scans until a record is whole; gives false at the end. */
static bool scan_whole(struct csv *csv, char **end) {
    while (!csv->stopped) {
        if ((csv->input.at == csv->input.end && csv->input.ended) ||
            (csv->to > 0 && csv_input_offset(&csv->input) >= csv->to)) {
            return false;
        }
        switch (csv_scan_record(&csv->scan, csv->input.at, csv->input.end, csv->input.ended,
                                csv->delimiter, end)) {
        case CSV_SCAN_RECORD:
            return true;
        case CSV_SCAN_MORE:
            fill(csv);
            break;
        case CSV_SCAN_OPEN_QUOTE:
            report_quote(csv, *end, true);
            break;
        case CSV_SCAN_AFTER_QUOTE:
            report_quote(csv, *end, false);
            pass_line(csv, *end);
            break;
        case CSV_SCAN_MANY:
            report_many(csv);
            break;
        }
    }
    return false;
}

static bool is_blank(const struct csv *csv) {
    return csv->scan.count == 1 && csv->scan.fields[0].length == 0 && !csv->scan.fields[0].quoted;
}

static bool check_count(struct csv *csv) {
    size_t count = csv->scan.count;
    if (csv->expected == 0 || count == csv->expected) {
        return true;
    }
    const char *extra =
        count > csv->expected ? csv->scan.fields[csv->expected].text : csv->input.at;
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
        *record = (struct csv_record){
            .fields = csv->scan.fields, .count = csv->scan.count, .line = csv->line};
        csv->record_start = csv->input.at;
        pass(csv, end);
        for (size_t i = 0; csv->scan.any_quoted && i < csv->scan.count; i++) {
            if (csv->scan.fields[i].doubled) {
                csv_scan_undouble(&csv->scan.fields[i]);
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
    bool good = csv_input_open(&csv->input, source, 0, diagnostics) && fill(csv);
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

/* --- parts --- */

uint64_t csv_size(const struct csv *csv) {
    return csv->input.size;
}

uint64_t csv_offset(const struct csv *csv) {
    return csv_input_offset(&csv->input);
}

uint32_t csv_line(const struct csv *csv) {
    return csv->line;
}

/* Moves behind the first line end. */
static void find_line(struct csv *csv) {
    char *end;
    while (!(end = memchr(csv->input.at, '\n', (size_t)(csv->input.end - csv->input.at)))) {
        csv->input.at = csv->input.end;
        if (csv->input.ended || !fill(csv)) {
            return;
        }
    }
    csv->input.at = end + 1;
}

struct csv *csv_open_part(const struct csv *whole, uint64_t from, uint64_t to, bool guess,
                          struct diagnostics *diagnostics) {
    struct csv *csv = g_new0(struct csv, 1);
    csv->line = 1;
    csv->delimiter = whole->delimiter;
    csv->names = whole->names;
    csv->expected = whole->expected;
    csv->to = to;
    if (!csv_input_open(&csv->input, whole->input.source, from - (guess ? 1 : 0), diagnostics) ||
        !fill(csv)) {
        csv_close(csv);
        return NULL;
    }
    if (guess) {
        find_line(csv);
    }
    return csv;
}

void csv_close(struct csv *csv) {
    csv_input_close(&csv->input);
    arena_release(&csv->arena);
    csv_scan_release(&csv->scan);
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

/* What a file's columns are called, for a hint; the caller frees it with g_free. */
static char *list_columns(const struct csv *csv) {
    enum { MOST = 12 };
    GString *list = g_string_new("its columns are ");
    for (size_t i = 0; i < csv->expected && i < MOST; i++) {
        g_string_append_printf(list, "%s'%.40s'", i > 0 ? ", " : "", csv->names[i]);
    }
    g_string_append(list, csv->expected > MOST ? ", …" : "");
    char *whole = g_utf8_make_valid(list->str, (gssize)list->len); /* names may have been cut */
    g_string_free(list, TRUE);
    return whole;
}

bool csv_find_one(const struct csv *csv, const char *name, struct span at,
                  struct diagnostics *diagnostics, size_t *column) {
    size_t times, index = csv_find(csv, name, &times);
    if (times == 1) {
        *column = index;
        return true;
    }
    const char *nearest = times == 0 ? diagnostics_nearest(name, csv->names, csv->expected) : NULL;
    char *hint = times > 1 ? g_strdup("give each column a name of its own")
                 : nearest ? g_strdup_printf("did you mean '%s'?", nearest)
                           : list_columns(csv);
    diagnostics_add(diagnostics, CODE_CSV_COLUMN, at, hint,
                    times > 1 ? "the file %s has several columns '%s'"
                              : "the file %s has no column '%s'",
                    csv->input.source->name, name);
    g_free(hint);
    return false;
}

char csv_delimiter(const struct csv *csv) {
    return csv->delimiter;
}
