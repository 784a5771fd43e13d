/* Objects go into the buffer as they come; the table keeps eight bytes of each. */
#include "publish/pdf_file.h"

#include "publish/digest.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#define LEVEL 4          /* of compression: content half as fast to pack as with 1, 8 % smaller */
#define PACK_OBJECTS 400 /* objects packed together */
#define PACK_BYTES 65536
#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3 Flightpath\n"

/* Where an object lies: at an offset, or as the index-th one of a pack. */
struct entry {
    guint32 place; /* offset, or the number of the pack */
    guint16 index;
    guint8 kind; /* 0 free, 1 an offset, 2 in a pack */
};

struct pdf_file {
    GByteArray *out;
    GArray *entries; /* of struct entry, by number */
    GString *pack, *pack_index;
    unsigned pack_count, pack_number;
    z_stream zip;
    GByteArray *zipped;
};

struct pdf_file *pdf_file_new(void) {
    struct pdf_file *file = g_new0(struct pdf_file, 1);
    struct entry first = {0};
    file->out = g_byte_array_new();
    file->entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
    file->pack = g_string_new(NULL);
    file->pack_index = g_string_new(NULL);
    file->zipped = g_byte_array_new();
    int status = deflateInit(&file->zip, LEVEL);
    assert(status == Z_OK);
    g_array_append_val(file->entries, first);
    g_byte_array_append(file->out, (const guint8 *)HEADER, sizeof HEADER - 1);
    return file;
}

unsigned pdf_file_reserve(struct pdf_file *file) {
    struct entry entry = {0};
    g_array_append_val(file->entries, entry);
    return file->entries->len - 1;
}

static void append(struct pdf_file *file, const char *text) {
    g_byte_array_append(file->out, (const guint8 *)text, (guint)strlen(text));
}

static void appendf(struct pdf_file *file, const char *format, unsigned one, unsigned other) {
    char text[64];
    g_snprintf(text, sizeof text, format, one, other);
    append(file, text);
}

static struct entry *entry_of(struct pdf_file *file, unsigned number) {
    assert(number > 0 && number < file->entries->len);
    struct entry *entry = &g_array_index(file->entries, struct entry, number);
    assert(entry->kind == 0); /* written once */
    return entry;
}

/* Compresses into file->zipped. */
static void zip(struct pdf_file *file, const void *bytes, size_t length) {
    guint most = (guint)deflateBound(&file->zip, length);
    g_byte_array_set_size(file->zipped, most);
    file->zip.next_in = (Bytef *)(guintptr)bytes;
    file->zip.avail_in = (uInt)length;
    file->zip.next_out = file->zipped->data;
    file->zip.avail_out = most;
    int status = deflate(&file->zip, Z_FINISH);
    assert(status == Z_STREAM_END);
    g_byte_array_set_size(file->zipped, most - file->zip.avail_out);
    deflateReset(&file->zip);
}

void pdf_file_stream(struct pdf_file *file, unsigned number, const char *entries, const void *bytes,
                     size_t length, bool plain) {
    *entry_of(file, number) = (struct entry){.kind = 1, .place = file->out->len};
    if (!plain) {
        zip(file, bytes, length);
        bytes = file->zipped->data;
        length = file->zipped->len;
    }
    appendf(file, "%u %u obj\n<<", number, 0);
    append(file, entries);
    append(file, plain ? "" : "/Filter/FlateDecode");
    appendf(file, "/Length %u>>\nstream\n", (unsigned)length, 0);
    g_byte_array_append(file->out, bytes, (guint)length);
    append(file, "\nendstream\nendobj\n");
}

/* Writes the objects that wait as one stream. */
static void flush(struct pdf_file *file) {
    if (file->pack_count == 0) {
        return;
    }
    char entries[64];
    g_snprintf(entries, sizeof entries, "/Type/ObjStm/N %u/First %u", file->pack_count,
               (unsigned)file->pack_index->len);
    g_string_append_len(file->pack_index, file->pack->str, (gssize)file->pack->len);
    pdf_file_stream(file, file->pack_number, entries, file->pack_index->str, file->pack_index->len,
                    false);
    g_string_truncate(file->pack, 0);
    g_string_truncate(file->pack_index, 0);
    file->pack_count = 0;
}

void pdf_file_object(struct pdf_file *file, unsigned number, const char *value, size_t length) {
    if (file->pack_count == 0) {
        file->pack_number = pdf_file_reserve(file);
    }
    *entry_of(file, number) =
        (struct entry){.kind = 2, .place = file->pack_number, .index = (guint16)file->pack_count};
    pdf_file_number(file->pack_index, number);
    g_string_append_c(file->pack_index, ' ');
    pdf_file_number(file->pack_index, (unsigned)file->pack->len);
    g_string_append_c(file->pack_index, ' ');
    g_string_append_len(file->pack, value, (gssize)length);
    g_string_append_c(file->pack, '\n');
    file->pack_count++;
    if (file->pack_count >= PACK_OBJECTS || file->pack->len >= PACK_BYTES) {
        flush(file);
    }
}

/* The table as bytes: kind, place and index of each object. */
static GByteArray *table(struct pdf_file *file) {
    GByteArray *rows = g_byte_array_new();
    for (guint i = 0; i < file->entries->len; i++) {
        const struct entry *entry = &g_array_index(file->entries, struct entry, i);
        const guint8 row[7] = {entry->kind,
                               (guint8)(entry->place >> 24),
                               (guint8)(entry->place >> 16),
                               (guint8)(entry->place >> 8),
                               (guint8)entry->place,
                               (guint8)(entry->index >> 8),
                               (guint8)entry->index};
        g_byte_array_append(rows, row, sizeof row);
    }
    return rows;
}

GBytes *pdf_file_end(struct pdf_file *file, unsigned root, unsigned info) {
    flush(file);
    char name[DIGEST_TEXT];
    struct digest *digest = digest_new();
    digest_add(digest, file->out->data, file->out->len);
    digest_end(digest, name);
    name[32] = '\0';
    unsigned number = pdf_file_reserve(file), offset = file->out->len;
    struct entry own = {.kind = 1, .place = offset};
    g_array_index(file->entries, struct entry, number) = own;
    GByteArray *rows = table(file);
    g_array_index(file->entries, struct entry, number).kind = 0;
    char *entries =
        g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]",
                        file->entries->len, root, info, name, name);
    pdf_file_stream(file, number, entries, rows->data, rows->len, false);
    appendf(file, "startxref\n%u\n%%%%EOF\n", offset, 0);
    g_free(entries);
    g_byte_array_unref(rows);
    GBytes *bytes = g_byte_array_free_to_bytes(file->out);
    deflateEnd(&file->zip);
    g_byte_array_unref(file->zipped);
    g_array_unref(file->entries);
    g_string_free(file->pack, TRUE);
    g_string_free(file->pack_index, TRUE);
    g_free(file);
    return bytes;
}

bool pdf_file_is_ours(const char *path) {
    char start[sizeof HEADER - 1];
    FILE *file = fopen(path, "rb");
    bool ours = file && fread(start, 1, sizeof start, file) == sizeof start &&
                memcmp(start, HEADER, sizeof start) == 0;
    if (file) {
        fclose(file);
    }
    return ours;
}

void pdf_file_number(GString *out, unsigned number) {
    char digits[12], *at = digits + sizeof digits;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    g_string_append_len(out, at, digits + sizeof digits - at);
}

void pdf_file_reference(GString *out, unsigned number) {
    g_string_append_c(out, ' ');
    pdf_file_number(out, number);
    g_string_append_len(out, " 0 R", 4);
}

void pdf_file_string(GString *out, const char *text) {
    g_string_append_c(out, '(');
    for (const char *at = text; *at; at++) {
        if (*at == '(' || *at == ')' || *at == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *at);
        } else if ((unsigned char)*at < ' ') {
            g_string_append_printf(out, "\\%03o", (unsigned)*at);
        } else {
            g_string_append_c(out, *at);
        }
    }
    g_string_append_c(out, ')');
}

void pdf_file_text(GString *out, const char *text) {
    bool ascii = true;
    for (const char *at = text; *at; at++) {
        ascii = ascii && (unsigned char)*at < 0x80;
    }
    if (ascii) {
        pdf_file_string(out, text);
        return;
    }
    glong count = 0;
    gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; i < count; i++) {
        g_string_append_printf(out, "%04X", units[i]);
    }
    g_string_append_c(out, '>');
    g_free(units);
}
