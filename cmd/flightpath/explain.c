/* flightpath explain CODE: what a message means; without a code, the list of all. */
#include "command.h"

#include "base/code.h"
#include "base/diagnostics.h"
#include "say.h"

#include <stdio.h>

static const char *severity_word(const struct code_entry *entry) {
    return entry->severity == SEVERITY_ERROR ? "error" : "warning";
}

static void list_codes(void) {
    for (size_t i = 0; i < CODE_COUNT; i++) {
        const struct code_entry *entry = code_entry((enum code)i);
        printf("%s  %-7s  %s\n", entry->code, severity_word(entry), entry->title);
    }
}

int explain_run(const struct command *command, int argc, char **argv) {
    static const GOptionEntry NONE[] = {{0}};
    int status;
    if (!command_options(command, NONE, &argc, &argv, 0, 1, &status)) {
        return status;
    }
    if (argc == 1) {
        list_codes();
        return STATUS_FINE;
    }
    const struct code_entry *entry = code_find(argv[1]);
    if (!entry) {
        say_error("flightpath explain lists all codes", "there is no code '%s'", argv[1]);
        return STATUS_USAGE;
    }
    printf("%s (%s): %s\n\n%s\n", entry->code, severity_word(entry), entry->title,
           entry->explanation);
    return STATUS_FINE;
}
