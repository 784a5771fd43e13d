/* The command line: finds the subcommand and runs it. */
#include "command.h"

#include "base/diagnostics.h"
#include "say.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct command COMMANDS[] = {
    {"build", "[DIR]", "Make the site of a project", build_run},
    {"pdf", "[DIR]", "Make the report of a project as one PDF", pdf_run},
    {"check", "[DIR]", "Check a project without writing anything", check_run},
    {"mail", "[DIR]", "Write or send a mail with the report", mail_run},
    {"init", "DIR", "Write a small project to start from", init_run},
    {"schema", "", "Print the format of the input as JSON Schema, or for readers", schema_run},
    {"sql", "[DIR]", "Print the query that makes the sums of surveys in a database", sql_run},
    {"explain", "[CODE]", "Explain a message by its code, or list all codes", explain_run},
};

const struct command *command_list(size_t *count) {
    *count = G_N_ELEMENTS(COMMANDS);
    return COMMANDS;
}

static void show_help(FILE *to) {
    fputs("Usage:\n  flightpath COMMAND [OPTION…] [ARGUMENT…]\n\n"
          "Makes a site of journey maps, gap reports, scorecards and roadmaps from a folder of\n"
          "YAML, Markdown and CSV files.\n\nCommands:\n",
          to);
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        char *call = g_strdup_printf("%s %s", COMMANDS[i].name, COMMANDS[i].arguments);
        fprintf(to, "  %-16s %s\n", call, COMMANDS[i].summary);
        g_free(call);
    }
    fputs(
        "\nOptions:\n  -h, --help       Show this help; after a command, the help of that command\n"
        "  --version        Show the version\n",
        to);
}

static const struct command *find(const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        if (strcmp(COMMANDS[i].name, name) == 0) {
            return &COMMANDS[i];
        }
    }
    return NULL;
}

static int refuse(const char *name) {
    const char *names[G_N_ELEMENTS(COMMANDS) + 2] = {"--help", "--version"};
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        names[i + 2] = COMMANDS[i].name;
    }
    const char *near = diagnostics_nearest(name, names, G_N_ELEMENTS(names));
    char *hint =
        near ? g_strdup_printf("did you mean %s?", near) : g_strdup("see flightpath --help");
    say_error(hint, "there is no %s '%s'", *name == '-' ? "option" : "command", name);
    g_free(hint);
    return STATUS_USAGE;
}

static int run(int argc, char **argv) {
    if (argc < 2) {
        show_help(stderr);
        return STATUS_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        show_help(stdout);
        return STATUS_FINE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("flightpath " FLIGHTPATH_VERSION);
        return STATUS_FINE;
    }
    const struct command *command = find(argv[1]);
    return command ? command->run(command, argc - 1, argv + 1) : refuse(argv[1]);
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is an error as any other */
    int status = run(argc, argv);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == STATUS_FINE) {
        say_error(NULL, "cannot write to the standard output");
        status = STATUS_FILES;
    }
    return status;
}
