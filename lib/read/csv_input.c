/* Plain files are read as they are, so that several readers may each take a part; zlib reads
 * compressed ones. */
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

/* Tables of answers are packed to a tenth or so, repeated rows to a hundredth. */
enum { MOST_EXPANDED = 64 * 1024 * 1024 /* bytes */, MOST_TIMES = 250 };

static void refuse(const struct csv_input *input, const char *why) {
    diagnostics_add(input->diagnostics, CODE_UNREADABLE, span_of_source(input->source), NULL,
                    "cannot be read: %s", why);
}

/* Whether a file begins as gzip's do. */
static bool is_compressed(int file) {
    unsigned char magic[2];
    return pread(file, magic, sizeof magic, 0) == (ssize_t)sizeof magic && magic[0] == 0x1F &&
           magic[1] == 0x8B;
}

/* Opens a regular file; gives why not, or NULL. */
static const char *open_file(struct csv_input *input, const char *path, uint64_t from) {
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return g_strerror(errno);
    }
    const char *why = NULL;
    if (fstat(file, &status) != 0 || (from > 0 && lseek(file, (off_t)from, SEEK_SET) < 0)) {
        why = g_strerror(errno);
    } else if (!S_ISREG(status.st_mode)) {
        why = "it is not a regular file";
    }
    if (why) {
        close(file);
        return why;
    }
    if (!is_compressed(file)) {
        input->file = file + 1;
        input->size = (uint64_t)status.st_size;
        input->read = from;
        return NULL;
    }
    gzFile compressed = gzdopen(file, "rb");
    if (!compressed) {
        g_error("out of memory");
    }
    gzbuffer(compressed, ZLIB_BUFFER);
    input->compressed = compressed;
    return NULL;
}

bool csv_input_open(struct csv_input *input, const struct source *source, uint64_t from,
                    struct diagnostics *diagnostics) {
    *input = (struct csv_input){.source = source,
                                .diagnostics = diagnostics,
                                .memory = source->text,
                                .memory_left = source->text ? source->length : 0};
    if (!source->text) {
        const char *why = open_file(input, source->path, from);
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

uint64_t csv_input_offset(const struct csv_input *input) {
    return input->read - (uint64_t)(input->end - input->at);
}

static int read_memory(struct csv_input *input, size_t room) {
    size_t size = MIN(room, input->memory_left);
    memcpy(input->end, input->memory, size);
    input->memory += size;
    input->memory_left -= size;
    return (int)size;
}

static int read_plain(struct csv_input *input, size_t room) {
    ssize_t got;
    do {
        got = read(input->file - 1, input->end, room);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        refuse(input, g_strerror(errno));
    }
    return (int)got;
}

/* Whether a compressed file expands as no table of answers does. */
static bool is_bomb(const struct csv_input *input) {
    z_off_t packed = gzoffset(input->compressed);
    return input->read > MOST_EXPANDED && packed >= 0 &&
           input->read / MOST_TIMES > (uint64_t)packed;
}

static int read_compressed(struct csv_input *input, size_t room) {
    if (is_bomb(input)) {
        diagnostics_add(input->diagnostics, CODE_CSV_COMPRESSED, span_of_source(input->source),
                        "expand it, if it is right",
                        "the compressed file expands to more than %d times its own size",
                        MOST_TIMES);
        return -1;
    }
    int got = gzread(input->compressed, input->end, (unsigned)room);
    int fault = Z_OK;
    if (got <= 0) {
        gzerror(input->compressed, &fault);
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

/* Gives the number of bytes read, 0 at the end, -1 with an error. */
static int read_some(struct csv_input *input, size_t room) {
    return input->file         ? read_plain(input, room)
           : input->compressed ? read_compressed(input, room)
                               : read_memory(input, room);
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
    input->read += (uint64_t)MAX(got, 0);
    input->ended = got <= 0;
    memset(input->end, '\n', PADDING);
    return got < 0 ? CSV_INPUT_FAILED : CSV_INPUT_MORE;
}

void csv_input_close(struct csv_input *input) {
    if (input->file) {
        close(input->file - 1);
    }
    if (input->compressed) {
        gzclose(input->compressed);
    }
    g_free(input->buffer);
    *input = (struct csv_input){0};
}
