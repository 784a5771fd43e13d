/* What is wrong with the input, collected: the first error never hides the second. A list is filled
 * by one thread; lists of several threads are joined, then sorted and freed of repetitions, then
 * shown. */
#ifndef BASE_DIAGNOSTICS_H
#define BASE_DIAGNOSTICS_H

#include "base/arena.h"
#include "base/code.h"
#include "base/source.h"

#include <glib.h>
#include <stdbool.h>

/* One message. The texts live in the list's arena. */
struct diagnostic {
    enum code code;
    struct span span;
    const char *message; /* one sentence without a full stop, e.g. "unknown key 'ownr'" */
    const char *hint;    /* what to do, e.g. "did you mean 'owner'?"; NULL for none */
};

/* A list of messages. */
struct diagnostics {
    struct arena arena;
    GArray *items; /* of struct diagnostic; NULL while empty */
    size_t errors, warnings;
};

/* Frees everything; the list is empty and usable again. */
void diagnostics_release(struct diagnostics *list);

/* Adds a message; the format is printf's; control characters become '?'. The hint (NULL for none)
 * is copied. */
void diagnostics_add(struct diagnostics *list, enum code code, struct span span, const char *hint,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Copies all messages of another list to the end of this one. */
void diagnostics_join(struct diagnostics *list, const struct diagnostics *other);

/* Sorts by file, line, column, code, message, and drops repetitions. */
void diagnostics_sort(struct diagnostics *list);

/* The number of messages, and the one at an index. */
size_t diagnostics_count(const struct diagnostics *list);
const struct diagnostic *diagnostics_get(const struct diagnostics *list, size_t index);

/* The nearest of count names to a wrong one, for "did you mean"; NULL when none is near (more than
 * a third of the letters differ). Distance: Damerau-Levenshtein with neighbouring transpositions,
 * as in F. J. Damerau, "A technique for computer detection and correction of spelling errors"
 * (1964). */
const char *diagnostics_nearest(const char *wrong, const char *const *names, size_t count);

#endif
