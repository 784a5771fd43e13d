/* The values of mail headers: UTF-8 as encoded words (RFC 2047) of legal length, lines folded at 76
 * columns and ended by CR LF. Text that is plain ASCII and cannot be mistaken for an encoded word
 * stays readable. A value never holds a line break that is not a fold, whatever goes in. */
#ifndef PUBLISH_HEADER_H
#define PUBLISH_HEADER_H

#include "model/mailbox.h"

#include <glib.h>
#include <stddef.h>

/* The value of an unstructured header such as Subject: white space of any kind, line breaks too,
 * becomes one blank; other control characters and marks that turn the writing direction are left
 * out. name is the header's, whose length the first line counts. The caller frees it with g_free.
 */
char *header_text(const char *name, const char *text);

/* The value of a header of addresses: one mailbox a line. */
char *header_mailboxes(const char *name, const struct mailbox *mailboxes, size_t count);

#endif
