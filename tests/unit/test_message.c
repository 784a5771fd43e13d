/* The bytes of a message: its structure as GMime's own parser reads it, what it is dated and named,
 * and that nothing but its content decides them. */
#include "publish/message.h"

#include "base/date.h"

#include <gmime/gmime.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define TEXT "Héllo\n.\n..\n--\nFrom here\nblank at the end \nno end"
#define HTML "<p>é</p>\n"

/* A message with all its parts; pdf: bytes of every value, so that none is changed on the way. */
struct sample {
    struct arena arena;
    struct mailbox to[2];
    GBytes *picture, *pdf;
    struct message message;
};

static void init(struct sample *sample) {
    char bytes[1024];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (char)i;
    }
    *sample = (struct sample){.to = {{NULL, "board@x.example"}, {"Équipe", "cx@x.example"}}};
    sample->picture = g_bytes_new_static("picture", 7);
    sample->pdf = g_bytes_new(bytes, sizeof bytes);
    sample->message = (struct message){.from = {"CX team", "cx@meridian.example"},
                                       .to = sample->to,
                                       .to_count = 2,
                                       .subject = "Report",
                                       .language = "fr",
                                       .day = date_from_parts(2026, 3, 31),
                                       .text = TEXT,
                                       .html = HTML,
                                       .picture = sample->picture,
                                       .attachment = sample->pdf,
                                       .attachment_name = "report.pdf"};
}

static void release(struct sample *sample) {
    g_bytes_unref(sample->picture);
    g_bytes_unref(sample->pdf);
    arena_release(&sample->arena);
}

static GMimeMessage *parse(const GByteArray *bytes) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes->data, bytes->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    assert_non_null(message);
    return message;
}

/* The decoded content of a part. */
static GByteArray *content_of(GMimeObject *part) {
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    g_object_unref(stream);
    return bytes;
}

static void check_content(GMimeObject *part, const char *type, const void *wanted, size_t length) {
    char *found = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
    GByteArray *bytes = content_of(part);
    assert_string_equal(found, type);
    assert_int_equal(bytes->len, length);
    assert_memory_equal(bytes->data, wanted, length);
    g_byte_array_unref(bytes);
    g_free(found);
}

static GMimeObject *child(GMimeObject *multipart, const char *subtype, int index) {
    assert_true(GMIME_IS_MULTIPART(multipart));
    assert_string_equal(
        g_mime_content_type_get_media_subtype(g_mime_object_get_content_type(multipart)), subtype);
    assert_int_equal(g_mime_multipart_get_count(GMIME_MULTIPART(multipart)), 2);
    return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

static void test_parts(void **state) {
    (void)state;
    struct sample sample;
    init(&sample);
    GByteArray *bytes = message_write(&sample.message);
    GMimeMessage *mime = parse(bytes);
    GMimeObject *mixed = g_mime_message_get_mime_part(mime);
    GMimeObject *alternative = child(mixed, "mixed", 0);
    GMimeObject *related = child(alternative, "alternative", 1);
    GMimeObject *picture = child(related, "related", 1), *pdf = child(mixed, "mixed", 1);
    static const char CRLF_TEXT[] = "Héllo\r\n.\r\n..\r\n--\r\nFrom here\r\nblank at the end \r\n"
                                    "no end";
    check_content(child(alternative, "alternative", 0), "text/plain", CRLF_TEXT, strlen(CRLF_TEXT));
    check_content(child(related, "related", 0), "text/html", "<p>é</p>\r\n", 11);
    check_content(picture, "image/png", "picture", 7);
    check_content(pdf, "application/pdf", g_bytes_get_data(sample.pdf, NULL), 1024);
    assert_string_equal(g_mime_part_get_filename(GMIME_PART(pdf)), "report.pdf");
    assert_string_equal(g_mime_object_get_disposition(pdf), "attachment");
    assert_string_equal(g_mime_object_get_disposition(picture), "inline");
    const char *address =
        message_picture_address(sample.picture, &sample.message.from, &sample.arena);
    assert_string_equal(g_mime_object_get_content_id(picture), address + strlen("cid:"));
    g_object_unref(mime);
    g_byte_array_unref(bytes);
    release(&sample);
}

static void test_headers(void **state) {
    (void)state;
    struct sample sample;
    init(&sample);
    GByteArray *bytes = message_write(&sample.message);
    GMimeMessage *mime = parse(bytes);
    GDateTime *date = g_mime_message_get_date(mime);
    assert_int_equal(g_date_time_to_unix(date), 1774915200);
    assert_string_equal(g_mime_message_get_subject(mime), "Report");
    assert_true(g_str_has_suffix(g_mime_message_get_message_id(mime), "@meridian.example"));
    assert_int_equal(internet_address_list_length(g_mime_message_get_from(mime)), 1);
    assert_int_equal(internet_address_list_length(g_mime_message_get_to(mime)), 2);
    assert_true(message_is_ours((const char *)bytes->data, bytes->len));
    assert_false(message_is_ours((const char *)bytes->data, 100));
    assert_false(message_is_ours("To: a\r\n\r\nX-Mailer: Flightpath 1", 30));
    g_object_unref(mime);
    g_byte_array_unref(bytes);
    release(&sample);
}

/* No line is longer than mail servers take, and all end in CR LF. */
static void test_lines(void **state) {
    (void)state;
    struct sample sample;
    init(&sample);
    char *wide = g_strnfill(5000, 'x');
    sample.message.text = wide;
    GByteArray *bytes = message_write(&sample.message);
    size_t column = 0;
    for (guint i = 0; i < bytes->len; i++) {
        bool feed = bytes->data[i] == '\n', carriage = bytes->data[i] == '\r';
        assert_true(bytes->data[i] < 128);
        assert_true(!feed || (i > 0 && bytes->data[i - 1] == '\r'));
        assert_true(!carriage || (i + 1 < bytes->len && bytes->data[i + 1] == '\n'));
        column = feed ? 0 : column + 1;
        assert_true(column <= 79);
    }
    assert_int_equal(bytes->data[bytes->len - 1], '\n');
    g_byte_array_unref(bytes);
    g_free(wide);
    release(&sample);
}

/* What a hostile project could put into texts. */
static const char *const HOSTILE[] = {
    "x\r\nBcc: evil@x.example",
    "x\nBcc: evil@x.example",
    "x\rBcc: evil@x.example",
    "x\r\n\r\n<b>body</b>",
    "x\xE2\x80\xA8"
    "Bcc: evil@x.example",
    "=?utf-8?q?x=0D=0ABcc:_evil@x.example?=",
    "x\r\n.\r\nMAIL FROM:<evil@x.example>",
};

static void test_injection(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
        struct sample sample;
        init(&sample);
        sample.message.subject = sample.message.text = HOSTILE[i];
        sample.message.from.name = sample.to[1].name = HOSTILE[i];
        GByteArray *bytes = message_write(&sample.message);
        GMimeMessage *mime = parse(bytes);
        assert_null(g_mime_object_get_header(GMIME_OBJECT(mime), "Bcc"));
        assert_int_equal(
            g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(mime))), 8);
        assert_int_equal(internet_address_list_length(g_mime_message_get_all_recipients(mime)), 2);
        assert_true(GMIME_IS_MULTIPART(g_mime_message_get_mime_part(mime)));
        g_object_unref(mime);
        g_byte_array_unref(bytes);
        release(&sample);
    }
}

/* The value of a header. */
static char *header_of(const GByteArray *bytes, const char *name) {
    GMimeMessage *mime = parse(bytes);
    char *value = g_strdup(g_mime_object_get_header(GMIME_OBJECT(mime), name));
    g_object_unref(mime);
    return value;
}

/* The same content gives the same bytes; any other gives another Message-ID. */
static void test_identity(void **state) {
    (void)state;
    for (int change = 0; change < 8; change++) {
        struct sample sample;
        init(&sample);
        GByteArray *one = message_write(&sample.message);
        GBytes *other_bytes = g_bytes_new_static("other", 5);
        struct message changed = sample.message;
        changed.subject = change == 1 ? "Other" : changed.subject;
        changed.text = change == 2 ? "Other" : changed.text;
        changed.html = change == 3 ? "Other" : changed.html;
        changed.picture = change == 4 ? other_bytes : changed.picture;
        changed.attachment = change == 5 ? other_bytes : changed.attachment;
        changed.day += change == 6;
        changed.to_count -= change == 7;
        GByteArray *other = message_write(&changed);
        char *first = header_of(one, "Message-Id"), *second = header_of(other, "Message-Id");
        if (change == 0) {
            assert_int_equal(one->len, other->len);
            assert_memory_equal(one->data, other->data, one->len);
        } else {
            assert_string_not_equal(first, second);
        }
        g_free(first);
        g_free(second);
        g_bytes_unref(other_bytes);
        g_byte_array_unref(one);
        g_byte_array_unref(other);
        release(&sample);
    }
}

/* Without picture and report the message is as simple as it can be. */
static void test_few_parts(void **state) {
    (void)state;
    struct sample sample;
    init(&sample);
    sample.message.picture = sample.message.attachment = NULL;
    GByteArray *bytes = message_write(&sample.message);
    GMimeMessage *mime = parse(bytes);
    GMimeObject *alternative = g_mime_message_get_mime_part(mime);
    check_content(child(alternative, "alternative", 1), "text/html", "<p>é</p>\r\n", 11);
    g_object_unref(mime);
    g_byte_array_unref(bytes);
    release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),    cmocka_unit_test(test_headers),
        cmocka_unit_test(test_lines),    cmocka_unit_test(test_injection),
        cmocka_unit_test(test_identity), cmocka_unit_test(test_few_parts),
    };
    g_mime_init();
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    g_mime_shutdown();
    return status;
}
