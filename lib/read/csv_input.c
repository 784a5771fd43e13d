/* zlib reads compressed and plain files alike. */
#include "read/csv_input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#ifndef CSV_INPUT_FIRST
#define CSV_INPUT_FIRST (256 * 1024) /* bytes of the buffer; less for tests of its edges */
#endif

enum { FIRST_CAPACITY = CSV_INPUT_FIRST, ZLIB_BUFFER = 64 * 1024, PADDING = 16 };

static void refuse(const struct csv_input *input, const char *why) {
    diagnostics_add(input->diagnostics, CODE_UNREADABLE, span_of_source(input->source), NULL,
                    "cannot be read: %s", why);
}

/* Opens a regular file; gives why not, or NULL. */
static const char *open_file(const char *path, void **opened) {
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return g_strerror(errno);
    }
    const char *why = NULL;
    if (fstat(file, &status) != 0) {
        why = g_strerror(errno);
    } else if (!S_ISREG(status.st_mode)) {
        why = "it is not a regular file";
    }
    if (why) {
        close(file);
        return why;
    }
    gzFile compressed = gzdopen(file, "rb");
    if (!compressed) {
        g_error("out of memory");
    }
    gzbuffer(compressed, ZLIB_BUFFER);
    *opened = compressed;
    return NULL;
}

bool csv_input_open(struct csv_input *input, const struct source *source,
                    struct diagnostics *diagnostics) {
    *input = (struct csv_input){.source = source,
                                .diagnostics = diagnostics,
                                .memory = source->text,
                                .memory_left = source->text ? source->length : 0};
    if (!source->text) {
        const char *why = open_file(source->path, &input->file);
        if (why) {
            refuse(input, why);
            return false;
        }
    }
    input->capacity = FIRST_CAPACITY;
    input->buffer = g_malloc(input->capacity + PADDING);
    input->at = input->end = input->buffer;
    memset(input->end, '\n', PADDING);
    return true;
}

/* Gives the number of bytes read, 0 at the end, -1 with an error. */
static int read_some(struct csv_input *input, size_t room) {
    if (!input->file) {
        size_t size = MIN(room, input->memory_left);
        memcpy(input->end, input->memory, size);
        input->memory += size;
        input->memory_left -= size;
        return (int)size;
    }
    int got = gzread(input->file, input->end, (unsigned)room);
    int fault = Z_OK;
    if (got <= 0) {
        gzerror(input->file, &fault);
    }
    if (fault == Z_OK || fault == Z_STREAM_END) {
        return got;
    }
    if (fault == Z_ERRNO) {
        refuse(input, g_strerror(errno));
    } else {
        diagnostics_add(input->diagnostics, CODE_CSV_COMPRESSED, span_of_source(input->source),
                        NULL, "the compressed file is %s",
                        fault == Z_BUF_ERROR ? "cut off" : "damaged");
    }
    return -1;
}

enum csv_input_state csv_input_fill(struct csv_input *input) {
    size_t kept = (size_t)(input->end - input->at);
    if (kept > 0 && input->at > input->buffer) {
        memmove(input->buffer, input->at, kept);
    }
    if (kept == input->capacity) {
        if (input->capacity >= CSV_INPUT_LARGEST) {
            return CSV_INPUT_FULL;
        }
        input->capacity *= 2;
        input->buffer = g_realloc(input->buffer, input->capacity + PADDING);
    }
    input->at = input->buffer;
    input->end = input->buffer + kept;
    int got = read_some(input, input->capacity - kept);
    input->end += MAX(got, 0);
    input->ended = got <= 0;
    memset(input->end, '\n', PADDING);
    return got < 0 ? CSV_INPUT_FAILED : CSV_INPUT_MORE;
}

void csv_input_close(struct csv_input *input) {
    if (input->file) {
        gzclose(input->file);
    }
    g_free(input->buffer);
    *input = (struct csv_input){0};
}
