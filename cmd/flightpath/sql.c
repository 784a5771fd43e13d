/* flightpath sql: the query that makes the sums of survey answers where they are kept. */
#include "command.h"

#include "project.h"
#include "publish/survey_sql.h"
#include "say.h"

#include <stdio.h>

static int print_query(const struct sql_dialect *dialect, const struct model *model,
                       const char *survey) {
    struct problem problem = {0};
    GString *out = g_string_new(NULL);
    int status = STATUS_FINE;
    if (survey_sql_write(out, dialect, model, survey, &problem)) {
        fwrite(out->str, 1, out->len, stdout);
    } else {
        say_problem(&problem);
        status = STATUS_INPUT;
    }
    g_string_free(out, TRUE);
    return status;
}

int sql_run(const struct command *command, int argc, char **argv) {
    char *dialect_name = NULL, *survey = NULL;
    const GOptionEntry entries[] = {
        {"dialect", 0, 0, G_OPTION_ARG_FILENAME, &dialect_name, "postgresql, duckdb or spark",
         "DIALECT"},
        {"survey", 0, 0, G_OPTION_ARG_FILENAME, &survey, "Only the survey with this id", "ID"},
        {0},
    };
    int status;
    if (!command_options(command, entries, &argc, &argv, 0, 1, &status)) {
        return status;
    }
    const struct sql_dialect *dialect = dialect_name ? sql_dialect_find(dialect_name) : NULL;
    struct opened opened;
    struct project_call call = {
        .folder = argc > 1 ? argv[1] : ".", .without_answers = true, .print = PRINT_NEVER};
    status = STATUS_USAGE;
    if (!dialect) {
        say_error("choose from postgresql, duckdb, spark",
                  dialect_name ? "there is no dialect '%s'" : "--dialect is missing%s",
                  dialect_name ? dialect_name : "");
    } else if (project_open(&call, &opened)) {
        bool good = opened.diagnostics.errors == 0;
        if (!good) {
            say_messages(stderr, &opened.diagnostics, MESSAGES_TEXT, call.folder);
        }
        status = good ? print_query(dialect, &opened.model, survey) : STATUS_INPUT;
        opened_release(&opened);
    }
    g_free(dialect_name);
    g_free(survey);
    return status;
}
