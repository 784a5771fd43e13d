/* GLib reads the options; the words around them, for help and for mistakes, are ours. */
#include "command.h"

#include "base/diagnostics.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

/* The long option nearest to a wrong one. */
static const char *nearest_option(const GOptionEntry *entries, const char *wrong) {
    GPtrArray *names = g_ptr_array_new();
    for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
        g_ptr_array_add(names, (gpointer)entry->long_name);
    }
    g_ptr_array_add(names, (gpointer) "help");
    const char *found = diagnostics_nearest(wrong, (const char *const *)names->pdata, names->len);
    g_ptr_array_free(names, TRUE);
    return found;
}

static void say_usage_error(const struct command *command, const GOptionEntry *entries,
                            const GError *error) {
    const char *dashes = strstr(error->message, "--");
    const char *near = NULL;
    if (error->code == G_OPTION_ERROR_UNKNOWN_OPTION && dashes) {
        char *name = g_strndup(dashes + 2, strcspn(dashes + 2, "="));
        near = nearest_option(entries, name);
        g_free(name);
    }
    char *hint = near ? g_strdup_printf("did you mean --%s?", near)
                      : g_strdup_printf("see flightpath %s --help", command->name);
    char *message = g_strdup(error->message);
    message[0] = g_ascii_tolower(message[0]);
    say_error(hint, "%s: %s", command->name, message);
    g_free(message);
    g_free(hint);
}

/* Shows the help that GLib makes of the entries. */
static void show_help(GOptionContext *context, const struct command *command) {
    char *program = g_strdup_printf("flightpath %s", command->name);
    g_set_prgname(program);
    char *help = g_option_context_get_help(context, TRUE, NULL);
    fputs(help, stdout);
    g_free(help);
    g_free(program);
}

static bool check_count(const struct command *command, int count, int fewest, int most) {
    if (count < fewest) {
        char *hint = g_strdup_printf("flightpath %s %s", command->name, command->arguments);
        say_error(hint, "%s: an argument is missing", command->name);
        g_free(hint);
    }
    if (count > most) {
        char *hint = g_strdup_printf("flightpath %s %s", command->name, command->arguments);
        say_error(hint, "%s: too many arguments", command->name);
        g_free(hint);
    }
    return count >= fewest && count <= most;
}

/* An argument "--" ends the options; GLib leaves it in place. */
static void drop_dashes(int *argc, char **argv) {
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            memmove(argv + i, argv + i + 1, sizeof *argv * (size_t)(*argc - i));
            --*argc;
            return;
        }
    }
}

bool command_options(const struct command *command, const GOptionEntry *entries, int *argc,
                     char ***argv, int fewest, int most, int *status) {
    gboolean help = FALSE;
    const GOptionEntry common[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL}, {0}};
    GOptionContext *context = g_option_context_new(command->arguments);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, command->summary);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, common, NULL);
    GError *error = NULL;
    bool good = g_option_context_parse(context, argc, argv, &error);
    *status = good ? STATUS_FINE : STATUS_USAGE;
    if (!good) {
        say_usage_error(command, entries, error);
        g_error_free(error);
    } else if (help) {
        show_help(context, command);
        good = false;
    } else {
        drop_dashes(argc, *argv);
        good = check_count(command, *argc - 1, fewest, most);
        *status = good ? STATUS_FINE : STATUS_USAGE;
    }
    g_option_context_free(context);
    return good;
}
