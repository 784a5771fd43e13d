/* Why files could not be written: one sentence, and what to do about it. Unlike a diagnostic it
 * speaks of the machine (folders, permissions, a full disk), not of a place in the input. */
#ifndef PUBLISH_PROBLEM_H
#define PUBLISH_PROBLEM_H

#include <stdbool.h>

/* Zeroed is "no problem". The texts belong to the struct. */
struct problem {
    char *message; /* without a full stop; NULL while there is none */
    char *hint;    /* what to do; NULL for none */
    bool busy;     /* another run holds what this one needs: waiting helps */
};

/* Sets the problem unless there is one already (the first is the cause of the others). The hint
 * (NULL for none) is copied; the format is printf's. Gives false, so that a caller can return it.
 */
bool problem_set(struct problem *problem, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a system call that failed: ": " and the words for the error number follow. */
bool problem_system(struct problem *problem, int error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Moves a problem to another place; the old one is empty then. */
void problem_move(struct problem *to, struct problem *from);

/* Frees the texts; the struct is empty and usable again. */
void problem_release(struct problem *problem);

#endif
