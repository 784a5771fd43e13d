/* Diagnostics as people and programs read them: text with the source line and a caret, JSON, SARIF
 * 2.1.0 and GitHub's annotations. Nothing is printed here; the text goes into a string. */
#ifndef PUBLISH_MESSAGES_H
#define PUBLISH_MESSAGES_H

#include "base/diagnostics.h"

#include <glib.h>
#include <stdbool.h>

enum messages_format { MESSAGES_TEXT, MESSAGES_JSON, MESSAGES_SARIF, MESSAGES_GITHUB };

struct messages_options {
    enum messages_format format;
    bool colour;        /* of text, for a terminal */
    const char *folder; /* the project folder as the user gave it; files of all formats but JSON,
                           whose files are relative to the project, are named below it. NULL: "." */
};

/* Finds a format by its name on the command line; false when there is none. */
bool messages_format_find(const char *name, enum messages_format *format);

/* Appends a sorted list of messages. Text ends with a line that counts them, if there are any. */
void messages_write(GString *out, const struct diagnostics *list,
                    const struct messages_options *options);

#endif
