/* Which addresses a report may link to. The list names what is allowed; whatever a browser might
 * read in another way than we do is refused. */
#ifndef READ_ADDRESS_H
#define READ_ADDRESS_H

#include <stdbool.h>

enum address_kind {
    ADDRESS_REFUSED,
    ADDRESS_WEB,      /* http://… or https://… */
    ADDRESS_MAIL,     /* mailto:… */
    ADDRESS_ID,       /* id:… something defined in the project */
    ADDRESS_RELATIVE, /* a path, relative to the file or, with a first '/', to the project */
    ADDRESS_FRAGMENT  /* #… a place on the same page */
};

/* The kind of an address (UTF-8, entities and escapes already decoded). Refused are other schemes,
 * addresses that start with // or have no host, backslashes, control characters, blanks at either
 * end, and nothing at all. */
enum address_kind address_classify(const char *text);

#endif
