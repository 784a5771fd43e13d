/* The only file that decides about colour. */
#include "say.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void say_error(const char *hint, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("flightpath: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    if (hint) {
        fprintf(stderr, "  %s\n", hint);
    }
}

void say_problem(struct problem *problem) {
    if (problem->message) {
        say_error(problem->hint, "%s", problem->message);
    }
    problem_release(problem);
}

static bool wants_colour(FILE *to) {
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(fileno(to)) && (!none || *none == '\0') && terminal &&
           strcmp(terminal, "dumb") != 0;
}

void say_messages(FILE *to, const struct diagnostics *list, enum messages_format format,
                  const char *folder) {
    GString *text = g_string_new(NULL);
    struct messages_options options = {
        .format = format, .colour = wants_colour(to), .folder = folder};
    messages_write(text, list, &options);
    fwrite(text->str, 1, text->len, to);
    g_string_free(text, TRUE);
}
