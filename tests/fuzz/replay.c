/* Runs a fuzz target once on each file named on the command line: the seeds as plain tests, without
 * a fuzzer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    static uint8_t bytes[1 << 20];
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    uint8_t *exact = malloc(length > 0 ? length : 1); /* so that reading past the end is noticed */
    if (!exact) {
        return 1;
    }
    for (size_t i = 0; i < length; i++) {
        exact[i] = bytes[i];
    }
    LLVMFuzzerTestOneInput(exact, length);
    free(exact);
    return 0;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (replay(argv[i]) != 0) {
            return 1;
        }
    }
    printf("%d seeds\n", argc - 1);
    return argc > 1 ? 0 : 1;
}
