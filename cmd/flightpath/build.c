/* flightpath build: a project folder in, a site out. */
#include "command.h"

#include "project.h"
#include "publish/build.h"
#include "say.h"

#include <stdio.h>

static void say_summary(const char *out, const struct site_summary *summary) {
    fprintf(stderr, "%s: %zu added, %zu changed, %zu removed, %zu unchanged\n", out, summary->added,
            summary->changed, summary->removed, summary->unchanged);
}

static int write_site(const struct opened *opened, const char *out, const char *folder) {
    struct diagnostics diagnostics = {0};
    struct build_options options = {.out = out,
                                    .jobs = opened->jobs,
                                    .pdf = opened->report.prints != NULL,
                                    .diagnostics = &diagnostics};
    struct site_summary summary;
    struct problem problem = {0};
    int status = STATUS_FINE;
    if (build_site(&opened->report, &options, &summary, &problem)) {
        say_summary(out, &summary);
    } else {
        status = problem.message ? STATUS_FILES : STATUS_INPUT;
        diagnostics_sort(&diagnostics);
        say_messages(stderr, &diagnostics, MESSAGES_TEXT, folder);
        say_problem(&problem);
    }
    diagnostics_release(&diagnostics);
    return status;
}

/* Refuses an output folder before the project is read, of which it could be a part. */
static bool may_write(const struct project_call *call) {
    struct site_options options = build_site_options(call->folder, call->output);
    struct problem problem = {0};
    bool good = site_check(&options, &problem);
    say_problem(&problem);
    return good;
}

int build_run(const struct command *command, int argc, char **argv) {
    char *as_of = NULL, *out = NULL;
    gboolean strict = FALSE, pdf = FALSE, no_pdf = FALSE;
    int jobs = 0;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &out, "The output folder; default: public",
         "OUT"},
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &as_of, "The report's date", "DATE"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "Threads", "N"},
        {"pdf", 0, 0, G_OPTION_ARG_NONE, &pdf, "With report.pdf; default: as outputs.pdf says",
         NULL},
        {"no-pdf", 0, 0, G_OPTION_ARG_NONE, &no_pdf, "Without report.pdf", NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "Warnings fail too", NULL},
        {0},
    };
    int status;
    if (!command_options(command, entries, &argc, &argv, 0, 1, &status)) {
        return status;
    }
    struct opened opened = {0};
    struct project_call call = {.folder = argc > 1 ? argv[1] : ".",
                                .output = out ? out : "public",
                                .as_of = as_of,
                                .jobs = jobs,
                                .print = no_pdf ? PRINT_NEVER
                                         : pdf  ? PRINT_ALWAYS
                                                : PRINT_AS_PROJECT};
    status = may_write(&call) ? STATUS_USAGE : STATUS_FILES;
    if (status == STATUS_USAGE && project_open(&call, &opened)) {
        say_messages(stderr, &opened.diagnostics, MESSAGES_TEXT, call.folder);
        bool failed = opened.diagnostics.errors > 0 || (strict && opened.diagnostics.warnings > 0);
        status = failed ? STATUS_INPUT : write_site(&opened, call.output, call.folder);
    }
    opened_release(&opened);
    g_free(as_of);
    g_free(out);
    return status;
}
