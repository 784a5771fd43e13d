/* Where a template stands in its HTML: in content, in a tag, in an attribute, in a script. The
 * literal text of templates is fed in at compile time, so that what may be inserted where is known
 * before anything is rendered. Follows the tokenizer of the HTML standard
 * (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far as templates need it.
 */
#ifndef RENDER_HTML_STATE_H
#define RENDER_HTML_STATE_H

#include <stdbool.h>
#include <stddef.h>

enum html_where {
    HTML_CONTENT,
    HTML_OPENING,  /* after < */
    HTML_DECLARED, /* after <! */
    HTML_COMMENT,
    HTML_ELEMENT,   /* in the name of a tag */
    HTML_TAG,       /* in a tag, between or in the names of attributes */
    HTML_BEFORE,    /* after the = of an attribute */
    HTML_VALUE,     /* in a quoted attribute */
    HTML_UNQUOTED,  /* in an unquoted one */
    HTML_RAW,       /* in <script> or <style> */
    HTML_RAW_CLOSE, /* after < in one of them */
};

/* What may be inserted at a place. */
enum html_takes {
    HTML_TAKES_NOTHING,
    HTML_TAKES_TEXT,    /* in a quoted attribute */
    HTML_TAKES_URL,     /* in one that holds an address */
    HTML_TAKES_CONTENT, /* texts and markup */
};

/* A zeroed state is the start of a page. Names are in small letters and cut at the array's size. */
struct html_state {
    enum html_where where;
    char element[16];   /* of the tag, or of the raw text */
    char attribute[24]; /* the last name in the tag; for HTML_RAW_CLOSE and HTML_DECLARED what was
                         * read
                         */
    char quote;         /* of the value */
    bool closing;       /* in an end tag */
    bool apart;         /* white space followed the attribute's name */
    bool fragment;      /* the value has had a # */
    int dashes;         /* of a comment's end */
};

/* Goes on over literal text. */
void html_state_feed(struct html_state *state, const char *text, size_t length);

/* What may be inserted here. */
enum html_takes html_state_takes(const struct html_state *state);

/* Where this is, in words for a message: "in <script>", "in the attribute 'onclick'". Written into
 * the buffer. */
void html_state_words(const struct html_state *state, char *buffer, size_t size);

/* Whether two states are the same in everything. */
bool html_state_same(const struct html_state *a, const struct html_state *b);

/* Whether a section that began in one state may end in the other. */
bool html_state_joins(const struct html_state *begin, const struct html_state *end);

/* Marks a place where literal text is interrupted by a section: what is left of a half-written
 * attribute name cannot be trusted. */
void html_state_cut(struct html_state *state);

#endif
