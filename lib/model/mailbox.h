/* One mail address, such as `board@meridian.example` or `The board <board@meridian.example>`. What
 * is accepted is the part of RFC 5322 that people write and every server takes; whatever could end
 * a header, start another or name a second receiver is refused here, once, so that nothing after it
 * has to think of it. */
#ifndef MODEL_MAILBOX_H
#define MODEL_MAILBOX_H

#include "base/arena.h"

#include <stdbool.h>

/* A mailbox. */
struct mailbox {
    const char *name;    /* as people know it; NULL: none */
    const char *address; /* local part, @, domain */
};

/* Reads a mailbox; its texts live in the arena. Gives NULL, or what is wrong as the end of a
 * sentence ("it holds a line break"); *mailbox is then unchanged. The text need not be UTF-8. */
const char *mailbox_read(const char *text, struct arena *arena, struct mailbox *mailbox);

/* Whether a text is a host's name: labels of letters, digits and '-' with dots between. */
bool mailbox_domain_valid(const char *text);

/* The domain of a mailbox. */
const char *mailbox_domain(const struct mailbox *mailbox);

#endif
