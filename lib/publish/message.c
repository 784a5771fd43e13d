/* GMime knows how parts nest and are encoded; what it would choose by itself
 * (dates, identities, character sets) is set here. */
#include "publish/message.h"

#include "base/date.h"
#include "publish/digest.h"
#include "publish/header.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAILER "X-Mailer"
#define PROGRAM "Flightpath"

enum { IDENTITY = 32 }; /* hexadecimal digits of a digest that make an identity */

/* The start of a digest as text. */
static char *identity(struct digest *digest) {
    char text[DIGEST_TEXT];
    digest_end(digest, text);
    return g_strndup(text, IDENTITY);
}

static void add_bytes(struct digest *digest, GBytes *bytes) {
    gsize length = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    guint64 size = GUINT64_TO_LE((guint64)length);
    digest_add(digest, &size, sizeof size);
    if (length > 0) {
        digest_add(digest, data, length);
    }
}

/* A text with its NUL, so that two texts in a row are not one; none is as an empty one. */
static void add_text(struct digest *digest, const char *text) {
    digest_add(digest, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void add_mailbox(struct digest *digest, const struct mailbox *mailbox) {
    add_text(digest, mailbox->name);
    add_text(digest, mailbox->address);
}

static char *message_identity(const struct message *message) {
    struct digest *digest = digest_new();
    add_mailbox(digest, &message->from);
    for (size_t i = 0; i < message->to_count; i++) {
        add_mailbox(digest, &message->to[i]);
    }
    guint64 day = GUINT64_TO_LE((guint64)message->day);
    digest_add(digest, &day, sizeof day);
    add_text(digest, message->subject);
    add_text(digest, message->text);
    add_text(digest, message->html);
    add_bytes(digest, message->picture);
    add_bytes(digest, message->attachment);
    return identity(digest);
}

/* The picture's Content-ID, without angle brackets. */
static char *picture_identity(GBytes *picture, const struct mailbox *from) {
    struct digest *digest = digest_new();
    add_bytes(digest, picture);
    char *id = identity(digest);
    char *whole = g_strdup_printf("%s@%s", id, mailbox_domain(from));
    g_free(id);
    return whole;
}

const char *message_picture_address(GBytes *picture, const struct mailbox *from,
                                    struct arena *arena) {
    char *id = picture_identity(picture, from);
    const char *address = arena_format(arena, "cid:%s", id);
    g_free(id);
    return address;
}

/* A part with bytes as its content. The bytes must outlive it. */
static GMimePart *new_part(const char *type, const char *subtype, const void *bytes, size_t length,
                           GMimeContentEncoding encoding) {
    GMimePart *part = g_mime_part_new_with_type(type, subtype);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(content);
    g_object_unref(stream);
    return part;
}

static GMimePart *new_text(const char *subtype, const char *text, const char *language) {
    GMimePart *part =
        new_part("text", subtype, text, strlen(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_object_set_header(GMIME_OBJECT(part), "Content-Language", language, NULL);
    return part;
}

static GMimePart *new_file(const char *type, const char *subtype, GBytes *bytes, const char *name,
                           const char *disposition) {
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    GMimePart *part = new_part(type, subtype, data, length, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part), disposition);
    g_mime_part_set_filename(part, name);
    return part;
}

/* A multipart of two parts, which it takes over; second NULL: only the first itself. */
static GMimeObject *join(const char *subtype, const char *id, GMimeObject *first,
                         GMimeObject *second) {
    if (!second) {
        return first;
    }
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    char *boundary = g_strdup_printf("=_%s-%s", subtype, id);
    g_mime_multipart_set_boundary(multipart, boundary);
    g_mime_multipart_add(multipart, first);
    g_mime_multipart_add(multipart, second);
    g_object_unref(first);
    g_object_unref(second);
    g_free(boundary);
    return GMIME_OBJECT(multipart);
}

/* The HTML with its picture. */
static GMimeObject *new_related(const struct message *message, const char *id) {
    GMimePart *html = new_text("html", message->html, message->language);
    if (!message->picture) {
        return GMIME_OBJECT(html);
    }
    GMimePart *picture = new_file("image", "png", message->picture, "overview.png", "inline");
    char *content_id = picture_identity(message->picture, &message->from);
    g_mime_part_set_content_id(picture, content_id);
    g_free(content_id);
    GMimeObject *related = join("related", id, GMIME_OBJECT(html), GMIME_OBJECT(picture));
    g_mime_object_set_content_type_parameter(related, "type", "text/html");
    return related;
}

static GMimeObject *new_body(const struct message *message, const char *id) {
    GMimePart *text = new_text("plain", message->text, message->language);
    GMimeObject *alternative =
        join("alternative", id, GMIME_OBJECT(text), new_related(message, id));
    GMimePart *attachment = message->attachment
                                ? new_file("application", "pdf", message->attachment,
                                           message->attachment_name, "attachment")
                                : NULL;
    return join("mixed", id, alternative, attachment ? GMIME_OBJECT(attachment) : NULL);
}

/* Adds a header whose value is ready. */
static void set_raw(GMimeMessage *mime, const char *name, char *value) {
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(mime));
    g_mime_header_list_append(headers, name, "", NULL);
    char *raw = g_strdup_printf(" %s\r\n", value);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), raw);
    g_free(raw);
    g_free(value);
}

static void set_date(GMimeMessage *mime, uint32_t day) {
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    GDateTime *date = g_date_time_new_utc(year, month, day_of_month, 0, 0, 0);
    g_mime_message_set_date(mime, date);
    g_date_time_unref(date);
}

static void set_headers(GMimeMessage *mime, const struct message *message, const char *id) {
    set_date(mime, message->day);
    set_raw(mime, "From", header_mailboxes("From", &message->from, 1));
    set_raw(mime, "To", header_mailboxes("To", message->to, message->to_count));
    set_raw(mime, "Subject", header_text("Subject", message->subject));
    char *message_id = g_strdup_printf("%s@%s", id, mailbox_domain(&message->from));
    g_mime_message_set_message_id(mime, message_id);
    g_mime_object_set_header(GMIME_OBJECT(mime), "Auto-Submitted", "auto-generated", NULL);
    g_mime_object_set_header(GMIME_OBJECT(mime), MAILER, PROGRAM " " FLIGHTPATH_VERSION, NULL);
    g_free(message_id);
}

GByteArray *message_write(const struct message *message) {
    g_mime_init();
    char *id = message_identity(message);
    GMimeMessage *mime = g_mime_message_new(FALSE);
    set_headers(mime, message, id);
    GMimeObject *body = new_body(message, id);
    g_mime_message_set_mime_part(mime, body);
    GMimeFormatOptions *format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *out = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(out), FALSE);
    ssize_t written = g_mime_object_write_to_stream(GMIME_OBJECT(mime), format, out);
    g_assert(written > 0);
    g_byte_array_append(bytes, (const guint8 *)"\r\n", 2);
    g_object_unref(out);
    g_mime_format_options_free(format);
    g_object_unref(body);
    g_object_unref(mime);
    g_free(id);
    g_mime_shutdown();
    return bytes;
}

bool message_is_ours(const char *bytes, size_t length) {
    const char *end = g_strstr_len(bytes, (gssize)length, "\r\n\r\n");
    return end && g_strstr_len(bytes, end - bytes, "\r\n" MAILER ": " PROGRAM " ");
}
