/* The mail of a report: its headline figures as text, as HTML with one picture, and the report
 * attached. */
#ifndef PUBLISH_MAIL_H
#define PUBLISH_MAIL_H

#include "model/mailbox.h"
#include "publish/problem.h"
#include "render/report.h"

#include <glib.h>

/* The most bytes a mail may have: what all servers on the way take. */
enum { MAIL_MOST = 5000000 };

/* The name under which the report is attached. */
#define MAIL_ATTACHMENT "report.pdf"

/* Who sends a mail to whom. */
struct mail_route {
    struct mailbox from;
    const struct mailbox *to; /* one or more */
    size_t count;
};

/* Finds sender and receivers: those given (each a valid mailbox), else the project's. The route
 * lives in the arena. False and a problem when the project names no sender, or there is no
 * receiver. */
bool mail_find_route(const struct report *report, const struct mailbox *given, size_t count,
                     struct arena *arena, struct mail_route *route, struct problem *problem);

/* What a mail is made with. */
struct mail_options {
    const struct mail_route *route;
    GBytes *pdf;                     /* the report; NULL: none is attached */
    struct diagnostics *diagnostics; /* where templates that fail on this data are reported */
};

/* Makes the mail; the caller frees it with g_byte_array_unref. NULL and a problem when it is too
 * large; there is no problem but errors in the diagnostics when a template was at fault. */
GByteArray *mail_make(const struct report *report, const struct mail_options *options,
                      struct problem *problem);

/* Writes a mail to a file in one step: what was there before is whole until the new one is. Only a
 * file that is not there yet, or a mail that this function wrote, is written; false and a problem
 * otherwise. */
bool mail_save(const char *file, const GByteArray *mail, struct problem *problem);

#endif
