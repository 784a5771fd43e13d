/* The bytes of a CSV file, from a file, a .gz file or memory, in a buffer that moves along the file
 * and holds at least one whole record. */
#ifndef READ_CSV_INPUT_H
#define READ_CSV_INPUT_H

#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CSV_INPUT_LARGEST = 16 * 1024 * 1024 /* bytes of one record */ };

struct csv_input {
    const struct source *source;
    struct diagnostics *diagnostics;
    int file;           /* of a plain file, plus 1; 0 when reading from elsewhere */
    uint64_t size;      /* bytes of a plain file */
    uint64_t read;      /* bytes up to end, from the file's start */
    void *compressed;   /* gzFile of a compressed one */
    const char *memory; /* what is not yet in the buffer */
    size_t memory_left;
    char *buffer;
    size_t capacity; /* of the buffer, without room for the sentinel */
    char *at, *end;  /* what is not yet used; end[0] is always '\n' and more bytes may be read */
    bool ended;      /* nothing follows end */
};

enum csv_input_state { CSV_INPUT_MORE, CSV_INPUT_FULL, CSV_INPUT_FAILED };

/* Starts reading source->text or, when that is NULL, the file at source->path, from a byte on (0
 * unless it is a plain file). Gives false with an error when it cannot be read. */
bool csv_input_open(struct csv_input *input, const struct source *source, uint64_t from,
                    struct diagnostics *diagnostics);

/* How many bytes lie before input->at. */
uint64_t csv_input_offset(const struct csv_input *input);

/* Adds bytes at the end, moving what is not yet used to the front; sets ended when there are none.
 * FULL: the largest buffer is full. FAILED: an error was added. */
enum csv_input_state csv_input_fill(struct csv_input *input);

void csv_input_close(struct csv_input *input);

#endif
