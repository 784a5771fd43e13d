/* What is new, as a feed (Atom, RFC 4287) that readers and chat rooms follow. */
#ifndef PUBLISH_FEED_H
#define PUBLISH_FEED_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* One entry. Texts are plain; NULL leaves an optional one out. */
struct feed_entry {
    uint32_t day;        /* of base/date.h; entries carry 00:00 UTC of it */
    const char *key;     /* lasting and unique in the feed, e.g. "note-panel" */
    const char *title;   /* one line */
    const char *summary; /* optional */
    const char *link;    /* relative to the site */
    const char *author;  /* optional: a person's name */
};

/* The feed as a whole. */
struct feed {
    const char *title;
    const char *author;   /* the organisation; NULL: the title stands for it */
    const char *language; /* "en" */
    const char *identity; /* what makes its ids unique, e.g. the project's title and organisation */
    uint32_t as_of;       /* the day of the report */
    const struct feed_entry *entries;
    size_t count;
};

/* Gives the file, newest entries first, then by key. The caller frees the string. */
GString *feed_write(const struct feed *feed);

#endif
