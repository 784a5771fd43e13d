/* Names for headings, to link to: "What we heard" becomes what-we-heard. */
#ifndef READ_SLUG_H
#define READ_SLUG_H

#include "base/arena.h"

#include <glib.h>

/* The slugs of one document. */
struct slugs {
    struct arena *arena;
    GHashTable *used; /* slug to the number last added to it; NULL while empty */
};

/* Makes the slug of a heading's plain text: letters and digits of any script in lower case, '-' for
 * blanks, '-' and '_' as they are, nothing else; "section" when nothing is left. A slug used before
 * gets -1, -2 … It lives in the arena. */
const char *slug_make(struct slugs *slugs, const char *text);

/* Frees the table. */
void slug_release(struct slugs *slugs);

#endif
