/* Deadlines as a calendar file (iCalendar, RFC 5545), which calendar programs subscribe to:
 * whole-day events with lasting identities. */
#ifndef PUBLISH_CALENDAR_H
#define PUBLISH_CALENDAR_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* One day to keep. Texts are plain; NULL leaves an optional one out. */
struct calendar_event {
    uint32_t day;            /* of base/date.h */
    const char *uid;         /* lasting and unique in the file, e.g. "initiative-cx-07-due" */
    const char *summary;     /* one line */
    const char *description; /* optional, may have lines */
    const char *url;         /* optional, absolute */
};

/* Gives the file of count events, in the order of their days and uids. name is the calendar's;
 * every event is stamped with the day as_of, 00:00 UTC. The caller frees the string. */
GString *calendar_write(const char *name, uint32_t as_of, const struct calendar_event *events,
                        size_t count);

#endif
