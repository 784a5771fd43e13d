/* The one writer of HTML and SVG: a growing buffer that knows the context of each text, so that
 * escaping is never left to memory. Open elements are counted by an assert on their names. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <glib.h>
#include <stdbool.h>

/* Element and attribute names are literals of the program and are stored by pointer. */
struct markup {
    GString *out;
    const char *open[64]; /* names of the open elements */
    int depth;
    bool in_tag; /* a start tag still takes attributes */
};

/* Starts writing at the end of a string that the caller owns. */
void markup_init(struct markup *markup, GString *out);

/* Asserts that every element was closed. */
void markup_finish(struct markup *markup);

/* Opens an element; attributes may follow until text or another element comes. */
void markup_open(struct markup *markup, const char *name);

/* Closes the innermost element, which must have this name; an element with no content and a void or
 * SVG name is still written with an end tag, so that HTML and XML read the same. */
void markup_close(struct markup *markup, const char *name);

/* Closes a start tag as a void HTML element or an empty SVG one: <br/>. */
void markup_close_empty(struct markup *markup, const char *name);

/* Adds an attribute; text NULL adds nothing. */
void markup_attribute(struct markup *markup, const char *name, const char *text);

/* Adds a number attribute with at most two decimals. */
void markup_number(struct markup *markup, const char *name, double number);

/* Adds text content, escaped; NULL adds nothing. */
void markup_text(struct markup *markup, const char *text);

/* Adds length bytes of text content, escaped. */
void markup_text_length(struct markup *markup, const char *text, gsize length);

/* Adds markup that this writer made before, as it is. */
void markup_raw(struct markup *markup, const char *markup_text);

/* Opens an element, writes its text and closes it. */
void markup_element(struct markup *markup, const char *name, const char *class_name,
                    const char *text);

/* Appends text to a string, escaped for content and quoted attributes (& < > " '); control
 * characters that XML forbids become U+FFFD. */
void markup_escape(GString *out, const char *text, gsize length);

#endif
