/* A mail message as bytes (RFC 5322 and MIME): a text for every reader, an HTML twin with one
 * picture, and the report attached. The bytes follow from the content alone: the date is the
 * report's day, and every identity — Message-ID, boundaries, the picture's Content-ID — is a part
 * of a digest of what the message holds. */
#ifndef PUBLISH_MESSAGE_H
#define PUBLISH_MESSAGE_H

#include "base/arena.h"
#include "model/mailbox.h"

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What a message is made of. Texts are UTF-8, with '\n' between lines. */
struct message {
    struct mailbox from;
    const struct mailbox *to; /* one or more */
    size_t to_count;
    const char *subject;         /* line breaks and control characters become blanks */
    const char *language;        /* of the texts: "en" */
    uint32_t day;                /* of base/date.h: dated 00:00 UTC of it */
    const char *text;            /* plain */
    const char *html;            /* names the picture by message_picture_address */
    GBytes *picture;             /* a PNG, inline; NULL: none */
    GBytes *attachment;          /* a PDF; NULL: none */
    const char *attachment_name; /* "report.pdf" */
};

/* The address by which the HTML names a picture: "cid:…". From the picture's bytes and the sender's
 * domain; in the arena. */
const char *message_picture_address(GBytes *picture, const struct mailbox *from,
                                    struct arena *arena);

/* The whole message, lines ended by CR LF. The caller frees it with g_byte_array_unref. One thread
 * at a time may call it. */
GByteArray *message_write(const struct message *message);

/* Whether a file's first length bytes are those of a message made here. */
bool message_is_ours(const char *bytes, size_t length);

#endif
