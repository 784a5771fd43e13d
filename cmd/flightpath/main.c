/* The command line: finds the subcommand and runs it. */
#include <stdio.h>

int main(void) {
    puts("flightpath " FLIGHTPATH_VERSION);
    return 0;
}
