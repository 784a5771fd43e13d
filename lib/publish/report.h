/* Diagnostics as people and programs read them: text with the source line and a caret, JSON, SARIF
 * 2.1.0 and GitHub's annotations. Nothing is printed here; the text goes into a string. */
#ifndef PUBLISH_REPORT_H
#define PUBLISH_REPORT_H

#include "base/diagnostics.h"

#include <glib.h>
#include <stdbool.h>

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORT_GITHUB };

struct report_options {
    enum report_format format;
    bool colour;        /* of text, for a terminal */
    const char *folder; /* the project folder as the user gave it; files of all formats but JSON,
                           whose files are relative to the project, are named below it. NULL: "." */
};

/* Finds a format by its name on the command line; false when there is none. */
bool report_format_find(const char *name, enum report_format *format);

/* Appends a sorted list of messages. Text ends with a line that counts them, if there are any. */
void report_write(GString *out, const struct diagnostics *list,
                  const struct report_options *options);

#endif
