/* libxml2 writes it. A site does not know its address, so ids are made of digests and links are
 * relative to the feed. */
#include "publish/feed.h"

#include "base/date.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

static const xmlChar *xml(const char *text) {
    return (const xmlChar *)text;
}

/* Writes an element with text, of which only characters that XML knows are kept. */
static void element(xmlTextWriterPtr writer, const char *name, const char *text) {
    char *valid = g_utf8_make_valid(text, -1);
    GString *kept = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (sign == 9 || sign == 10 || (sign >= 0x20 && sign != 0xFFFE && sign != 0xFFFF)) {
            g_string_append_unichar(kept, sign);
        }
    }
    xmlTextWriterWriteElement(writer, xml(name), xml(kept->str));
    g_string_free(kept, TRUE);
    g_free(valid);
}

static void link_to(xmlTextWriterPtr writer, const char *relation, const char *address) {
    char *valid = g_utf8_make_valid(address, -1);
    xmlTextWriterStartElement(writer, xml("link"));
    xmlTextWriterWriteAttribute(writer, xml("rel"), xml(relation));
    xmlTextWriterWriteAttribute(writer, xml("href"), xml(valid));
    xmlTextWriterEndElement(writer);
    g_free(valid);
}

/* An id that stays the same: the digest of what identifies the thing, in the form of a UUID of
 * version 8 (RFC 9562). */
static void id(xmlTextWriterPtr writer, const char *identity, const char *key) {
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)identity, (gssize)strlen(identity) + 1);
    g_checksum_update(checksum, (const guchar *)key, (gssize)strlen(key));
    const char *hex = g_checksum_get_string(checksum);
    char *text = g_strdup_printf("urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 13,
                                 hex + 17, hex + 20);
    element(writer, "id", text);
    g_free(text);
    g_checksum_free(checksum);
}

static void updated(xmlTextWriterPtr writer, uint32_t day) {
    struct arena arena = {0};
    element(writer, "updated", arena_format(&arena, "%sT00:00:00Z", date_text(day, &arena)));
    arena_release(&arena);
}

static void author(xmlTextWriterPtr writer, const char *name) {
    if (name) {
        xmlTextWriterStartElement(writer, xml("author"));
        element(writer, "name", name);
        xmlTextWriterEndElement(writer);
    }
}

static void entry(xmlTextWriterPtr writer, const struct feed *feed, const struct feed_entry *item) {
    xmlTextWriterStartElement(writer, xml("entry"));
    element(writer, "title", item->title);
    id(writer, feed->identity, item->key);
    updated(writer, item->day);
    link_to(writer, "alternate", item->link);
    author(writer, item->author);
    if (item->summary) {
        element(writer, "summary", item->summary);
    }
    xmlTextWriterEndElement(writer);
}

static int compare(const void *a, const void *b) {
    const struct feed_entry *left = *(const struct feed_entry *const *)a;
    const struct feed_entry *right = *(const struct feed_entry *const *)b;
    if (left->day != right->day) {
        return left->day > right->day ? -1 : 1;
    }
    return strcmp(left->key, right->key);
}

static void write_feed(xmlTextWriterPtr writer, const struct feed *feed,
                       const struct feed_entry *const *order) {
    xmlTextWriterSetIndent(writer, 1);
    xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL);
    xmlTextWriterStartElement(writer, xml("feed"));
    xmlTextWriterWriteAttribute(writer, xml("xmlns"), xml("http://www.w3.org/2005/Atom"));
    xmlTextWriterWriteAttribute(writer, xml("xml:lang"), xml(feed->language));
    element(writer, "title", feed->title);
    id(writer, feed->identity, "");
    updated(writer, feed->count > 0 ? order[0]->day : feed->as_of);
    link_to(writer, "alternate", "index.html");
    author(writer, feed->author ? feed->author : feed->title);
    for (size_t i = 0; i < feed->count; i++) {
        entry(writer, feed, order[i]);
    }
    xmlTextWriterEndElement(writer);
    xmlTextWriterEndDocument(writer);
}

GString *feed_write(const struct feed *feed) {
    const struct feed_entry **order = g_new(const struct feed_entry *, feed->count + 1);
    for (size_t i = 0; i < feed->count; i++) {
        order[i] = &feed->entries[i];
    }
    qsort(order, feed->count, sizeof *order, compare);
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlTextWriterPtr writer = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
    g_assert(writer); /* or out of memory */
    write_feed(writer, feed, order);
    xmlFreeTextWriter(writer);
    GString *out = g_string_new((const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    g_free(order);
    return out;
}
