/* flightpath check: reads and checks everything, writes nothing; for CI and hooks. */
#include "command.h"

#include "project.h"
#include "say.h"

int check_run(const struct command *command, int argc, char **argv) {
    char *as_of = NULL, *format_name = NULL;
    gboolean strict = FALSE;
    int jobs = 0;
    const GOptionEntry entries[] = {
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, "The report's date", "DATE"},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, "text, json, sarif or github",
         "FORMAT"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "Warnings fail too", NULL},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "Threads", "N"},
        {0},
    };
    int status;
    if (!command_options(command, entries, &argc, &argv, 0, 1, &status)) {
        return status;
    }
    enum messages_format format = MESSAGES_TEXT;
    if (format_name && !messages_format_find(format_name, &format)) {
        say_error("choose from text, json, sarif, github", "there is no format '%s'", format_name);
        return STATUS_USAGE;
    }
    struct opened opened;
    struct project_call call = {
        .folder = argc > 1 ? argv[1] : ".", .as_of = as_of, .jobs = jobs, .print = PRINT_ALWAYS};
    status = STATUS_USAGE;
    if (project_open(&call, &opened)) {
        say_messages(stdout, &opened.diagnostics, format, call.folder);
        bool failed = opened.diagnostics.errors > 0 || (strict && opened.diagnostics.warnings > 0);
        status = failed ? STATUS_INPUT : STATUS_FINE;
    }
    opened_release(&opened);
    g_free(as_of);
    g_free(format_name);
    return status;
}
