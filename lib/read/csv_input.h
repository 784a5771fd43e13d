/* The bytes of a CSV file, from a file, a .gz file or memory, in a buffer that moves along the file
 * and holds at least one whole record. */
#ifndef READ_CSV_INPUT_H
#define READ_CSV_INPUT_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

enum { CSV_INPUT_LARGEST = 16 * 1024 * 1024 /* bytes of one record */ };

struct csv_input {
    const struct source *source;
    struct diagnostics *diagnostics;
    void *file;         /* gzFile; NULL when reading from memory */
    const char *memory; /* what is not yet in the buffer */
    size_t memory_left;
    char *buffer;
    size_t capacity; /* of the buffer, without room for the sentinel */
    char *at, *end;  /* what is not yet used; end[0] is always '\n' and more bytes may be read */
    bool ended;      /* nothing follows end */
};

enum csv_input_state { CSV_INPUT_MORE, CSV_INPUT_FULL, CSV_INPUT_FAILED };

/* Starts reading source->text or, when that is NULL, the file at source->path. Gives false with an
 * error when it cannot be read. */
bool csv_input_open(struct csv_input *input, const struct source *source,
                    struct diagnostics *diagnostics);

/* Adds bytes at the end, moving what is not yet used to the front; sets ended when there are none.
 * FULL: the largest buffer is full. FAILED: an error was added. */
enum csv_input_state csv_input_fill(struct csv_input *input);

void csv_input_close(struct csv_input *input);

#endif
