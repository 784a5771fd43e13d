/* A subcommand: how it is called, and the reading of its options. */
#ifndef COMMAND_H
#define COMMAND_H

#include <glib.h>
#include <stdbool.h>

/* How the program ends. */
enum { STATUS_FINE = 0, STATUS_INPUT = 1, STATUS_USAGE = 2, STATUS_FILES = 3 };

/* One row of the table in main.c. */
struct command {
    const char *name;
    const char *arguments; /* for the help: "[DIR]" */
    const char *summary;   /* one line without a full stop */
    int (*run)(const struct command *command, int argc, char **argv); /* gives the exit status */
};

/* Reads a subcommand's options; what is left (argv[0] aside) stays in argv, *argc of it, at least
 * fewest and at most most. Options take their texts with G_OPTION_ARG_FILENAME, which copies them
 * as they are. False when the program is to end with *status: --help was asked for and shown, or
 * the call is wrong and that was said. */
bool command_options(const struct command *command, const GOptionEntry *entries, int *argc,
                     char ***argv, int fewest, int most, int *status);

/* The commands, *count of them. */
const struct command *command_list(size_t *count);

int build_run(const struct command *command, int argc, char **argv);
int check_run(const struct command *command, int argc, char **argv);
int explain_run(const struct command *command, int argc, char **argv);
int init_run(const struct command *command, int argc, char **argv);
int pdf_run(const struct command *command, int argc, char **argv);
int mail_run(const struct command *command, int argc, char **argv);
int schema_run(const struct command *command, int argc, char **argv);
int sql_run(const struct command *command, int argc, char **argv);

#endif
