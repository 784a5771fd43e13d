/* A streaming JSON writer: what is written leaves through a sink in pieces, so that a file of any
 * size needs no memory. Two spaces of indent, one value a line, for readable differences in git. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Takes pieces of a file in order; gives false when they could not be written. */
struct sink {
    bool (*write)(void *context, const char *bytes, size_t length);
    void *context;
};

struct json {
    const struct sink *sink; /* NULL: everything stays in out */
    GString *out;            /* what has not gone to the sink yet */
    int depth;
    bool empty;  /* nothing in the open object or list yet */
    bool named;  /* a name was just written */
    bool failed; /* the sink refused */
};

/* Starts a document. sink NULL keeps it in json.out. */
void json_init(struct json *json, const struct sink *sink);

/* Ends the document with a line end, sends what is left and frees the buffer; false when the sink
 * refused. Without a sink, out stays with the caller, who frees it with g_string_free. */
bool json_finish(struct json *json);

void json_open_object(struct json *json);
void json_close_object(struct json *json);
void json_open_list(struct json *json);
void json_close_list(struct json *json);

/* Writes the name of the next value of an object. */
void json_name(struct json *json, const char *name);

void json_text(struct json *json, const char *text); /* NULL writes null; must be UTF-8 */
void json_number(struct json *json, double number);  /* NaN and infinities write null */
void json_whole(struct json *json, gint64 number);
void json_boolean(struct json *json, bool value);
void json_null(struct json *json);

/* The same after a name. */
void json_named_text(struct json *json, const char *name, const char *text);
void json_named_number(struct json *json, const char *name, double number);
void json_named_whole(struct json *json, const char *name, gint64 number);
void json_named_boolean(struct json *json, const char *name, bool value);

#endif
