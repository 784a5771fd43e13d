/* Lines end with CR LF and are folded at 75 bytes, never inside a character (RFC 5545, 3.1). */
#include "publish/calendar.h"

#include "base/date.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 75 };

/* Appends a content line, folded. */
static void append_line(GString *out, const char *line) {
    size_t room = LONGEST_LINE;
    for (const char *at = line; *at;) {
        size_t size = (size_t)(g_utf8_next_char(at) - at);
        if (size > room) {
            g_string_append(out, "\r\n ");
            room = LONGEST_LINE - 1;
        }
        g_string_append_len(out, at, (gssize)size);
        room -= size;
        at += size;
    }
    g_string_append(out, "\r\n");
}

/* Appends "NAME:text" with the signs of TEXT values escaped (3.3.11); control characters go. */
static void append_text(GString *out, const char *name, const char *text) {
    if (!text) {
        return;
    }
    char *valid = g_utf8_make_valid(text, -1);
    GString *line = g_string_new(name);
    g_string_append_c(line, ':');
    for (const char *at = valid; *at; at++) {
        if (*at == '\n') {
            g_string_append(line, "\\n");
        } else if (strchr("\\;,", *at)) {
            g_string_append_c(line, '\\');
            g_string_append_c(line, *at);
        } else if ((unsigned char)*at >= 0x20 && *at != 0x7F) {
            g_string_append_c(line, *at);
        }
    }
    append_line(out, line->str);
    g_string_free(line, TRUE);
    g_free(valid);
}

static void append_day(GString *out, const char *before, uint32_t day, const char *after) {
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    char *line = g_strdup_printf("%s%04d%02d%02d%s", before, year, month, day_of_month, after);
    append_line(out, line);
    g_free(line);
}

/* Addresses are not escaped, but may not break the line. */
static void append_url(GString *out, const char *url) {
    if (url && !strpbrk(url, "\r\n")) {
        char *line = g_strconcat("URL:", url, NULL);
        append_line(out, line);
        g_free(line);
    }
}

static void append_event(GString *out, uint32_t as_of, const struct calendar_event *event) {
    char *uid = g_strconcat(event->uid, "@flightpath", NULL);
    append_line(out, "BEGIN:VEVENT");
    append_text(out, "UID", uid);
    append_day(out, "DTSTAMP:", as_of, "T000000Z");
    append_day(out, "DTSTART;VALUE=DATE:", event->day, "");
    append_day(out, "DTEND;VALUE=DATE:", event->day + 1, "");
    append_text(out, "SUMMARY", event->summary);
    append_text(out, "DESCRIPTION", event->description);
    append_url(out, event->url);
    append_line(out, "TRANSP:TRANSPARENT");
    append_line(out, "END:VEVENT");
    g_free(uid);
}

static int compare(const void *a, const void *b) {
    const struct calendar_event *left = *(const struct calendar_event *const *)a;
    const struct calendar_event *right = *(const struct calendar_event *const *)b;
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1;
    }
    return strcmp(left->uid, right->uid);
}

GString *calendar_write(const char *name, uint32_t as_of, const struct calendar_event *events,
                        size_t count) {
    const struct calendar_event **order = g_new(const struct calendar_event *, count + 1);
    for (size_t i = 0; i < count; i++) {
        order[i] = &events[i];
    }
    qsort(order, count, sizeof *order, compare);
    GString *out = g_string_new(NULL);
    append_line(out, "BEGIN:VCALENDAR");
    append_line(out, "VERSION:2.0");
    append_line(out, "PRODID:-//Flightpath//Flightpath//EN");
    append_line(out, "CALSCALE:GREGORIAN");
    append_line(out, "METHOD:PUBLISH");
    append_text(out, "X-WR-CALNAME", name);
    for (size_t i = 0; i < count; i++) {
        append_event(out, as_of, order[i]);
    }
    append_line(out, "END:VCALENDAR");
    g_free(order);
    return out;
}
