/* What the program prints: messages go to stderr, data to stdout. */
#ifndef SAY_H
#define SAY_H

#include "base/diagnostics.h"
#include "publish/messages.h"
#include "publish/problem.h"

#include <stdio.h>

/* Prints "flightpath: …" to stderr; the hint (NULL for none) on a line of its own. */
void say_error(const char *hint, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints a problem with files or folders, and frees it. */
void say_problem(struct problem *problem);

/* Prints a sorted list of messages, in colour when text goes to a terminal and NO_COLOR is not set.
 * folder is the project folder as the user gave it. */
void say_messages(FILE *to, const struct diagnostics *list, enum messages_format format,
                  const char *folder);

#endif
