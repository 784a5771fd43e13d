/* A compiled template: a list of instructions in which names have become places. Routines are
 * read-only once compiled, so any number of threads may run them. */
#ifndef RENDER_ROUTINE_H
#define RENDER_ROUTINE_H

#include "base/diagnostics.h"
#include "model/project.h"
#include "render/place.h"

#include <glib.h>

enum routine_op {
    ROUTINE_TEXT,   /* literal bytes */
    ROUTINE_PRINT,  /* a value, escaped unless the page is plain text */
    ROUTINE_MARKUP, /* a value as it is */
    ROUTINE_IF,     /* what follows, to skip, when the value holds */
    ROUTINE_UNLESS, /* … when it does not */
    ROUTINE_WITH,   /* IF, with the value in a slot of its own */
    ROUTINE_EACH,   /* … for each item of a list */
    ROUTINE_ONE,    /* … when the language uses the singular for the number */
    ROUTINE_MANY,   /* … when it does not */
    ROUTINE_CALL,   /* another routine */
};

struct routine;

struct routine_step {
    enum routine_op op;
    unsigned slot;      /* WITH, EACH */
    size_t skip;        /* the step after the section */
    struct place place; /* but for TEXT and CALL */
    const char *text;   /* TEXT; in an open world the name; never NULL there */
    size_t length;      /* bytes of text */
    const struct routine *call;
    struct span span; /* of a CALL, for messages */
};

struct routine {
    const struct routine_step *steps;
    size_t count;
};

/* Values without field tables, for tests of the engine itself: all names exist, and what they mean
 * is found during rendering. NULL is a value that is absent. */
struct routine_open {
    const void *(*member)(const void *value, const char *name); /* NULL: no such member */
    bool (*holds)(const void *value);
    bool (*is_list)(const void *value);
    size_t (*count)(const void *list);
    const void *(*item)(const void *list, size_t index);
    void (*print)(const void *value, GString *out);
};

/* What running a routine needs. */
struct routine_run {
    const struct routine_open *open; /* NULL: names are places */
    enum language language;
    bool plain;                      /* nothing is escaped */
    const void **slots;              /* the addresses of the frames; in an open world the stack */
    size_t depth;                    /* of the stack in an open world */
    int calls;                       /* partials in progress */
    struct diagnostics *diagnostics; /* may be NULL */
    bool failed;                     /* partials include each other without end */
    GString *out;
};

enum { ROUTINE_CALLS = 100, ROUTINE_STACK = 1024 };

/* Runs a whole routine. */
void routine_run(const struct routine *routine, struct routine_run *run);

#endif
