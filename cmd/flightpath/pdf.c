/* flightpath pdf: a project folder in, one PDF out. */
#include "command.h"

#include "project.h"
#include "publish/pdf.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

/* Says which of the ids name nothing. */
static bool check_only(const struct report *report, const struct pdf_options *options) {
    bool good = true;
    for (size_t i = 0; i < options->only_count; i++) {
        size_t index = 0;
        char *nearest;
        if (!pdf_find(report, options->only[i], &index, &nearest)) {
            char *hint =
                nearest ? g_strdup_printf("did you mean %s?", nearest)
                        : g_strdup("give ids of journeys or personas, or codes of initiatives");
            say_error(hint, "--only '%s' names no journey, persona or initiative",
                      options->only[i]);
            g_free(hint);
            good = false;
        }
        g_free(nearest);
    }
    return good;
}

/* Writes the bytes to a file in one step, or to the standard output. */
static int write_bytes(GBytes *bytes, const char *out) {
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    if (strcmp(out, "-") == 0) {
        fwrite(data, 1, length, stdout); /* main checks the stream */
        return STATUS_FINE;
    }
    GError *error = NULL;
    GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
    if (!g_file_set_contents_full(out, data, (gssize)length, flags, 0666, &error)) {
        const char *cause = strrchr(error->message, ':'); /* before it is a temporary name */
        say_error("name a file with -o, in a folder that is there, that you may write to and that "
                  "has room",
                  "cannot write '%s'%s", out, cause ? cause : "");
        g_error_free(error);
        return STATUS_FILES;
    }
    return STATUS_FINE;
}

static int make(const struct opened *opened, struct pdf_options *options, const char *out,
                const char *folder) {
    struct diagnostics diagnostics = {0};
    struct problem problem = {0};
    options->jobs = opened->jobs;
    options->diagnostics = &diagnostics;
    GBytes *bytes = pdf_make(&opened->report, options, &problem);
    int status = bytes ? write_bytes(bytes, out) : problem.message ? STATUS_FILES : STATUS_INPUT;
    diagnostics_sort(&diagnostics);
    say_messages(stderr, &diagnostics, MESSAGES_TEXT, folder);
    say_problem(&problem);
    diagnostics_release(&diagnostics);
    if (bytes) {
        g_bytes_unref(bytes);
    }
    return status;
}

static bool may_write(const char *out) {
    struct problem problem = {0};
    bool good = strcmp(out, "-") == 0 || pdf_may_replace(out, &problem);
    say_problem(&problem);
    return good;
}

static int run(const struct project_call *call, struct pdf_options *options, const char *out) {
    struct opened opened = {0};
    int status = may_write(out) ? STATUS_USAGE : STATUS_FILES;
    if (status == STATUS_USAGE && project_open(call, &opened)) {
        say_messages(stderr, &opened.diagnostics, MESSAGES_TEXT, call->folder);
        if (opened.diagnostics.errors > 0) {
            status = STATUS_INPUT;
        } else if (check_only(&opened.report, options)) {
            status = make(&opened, options, out, call->folder);
        }
    }
    opened_release(&opened);
    return status;
}

int pdf_run(const struct command *command, int argc, char **argv) {
    char *as_of = NULL, *out = NULL, **only = NULL;
    int jobs = 0;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
         "The file, - for the standard output; default: report.pdf", "FILE"},
        {"only", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &only,
         "Only this journey, persona or initiative; may be repeated", "ID"},
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, "The report's date", "DATE"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "Threads", "N"},
        {0},
    };
    int status;
    if (!command_options(command, entries, &argc, &argv, 0, 1, &status)) {
        return status;
    }
    struct project_call call = {
        .folder = argc > 1 ? argv[1] : ".", .as_of = as_of, .jobs = jobs, .print = PRINT_ALWAYS};
    struct pdf_options options = {.only = (const char *const *)only,
                                  .only_count = only ? g_strv_length(only) : 0};
    status = run(&call, &options, out ? out : "report.pdf");
    g_free(as_of);
    g_free(out);
    g_strfreev(only);
    return status;
}
