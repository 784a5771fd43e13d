/* Arenas by chunks that double up to a megabyte: small projects stay small, big ones call malloc
 * rarely. */
#include "base/arena.h"

#include <assert.h>
#include <glib.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* of the data */
    alignas(max_align_t) char data[];
};

static void add_chunk(struct arena *arena, size_t wanted) {
    size_t size = FIRST_CHUNK;
    if (arena->chunks) {
        size = arena->chunks->size < LARGEST_CHUNK / 2 ? arena->chunks->size * 2 : LARGEST_CHUNK;
    }
    if (size < wanted) {
        size = wanted;
    }
    struct arena_chunk *chunk = g_malloc(sizeof *chunk + size);
    chunk->older = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = chunk->data;
    arena->left = size;
}

static void *take(struct arena *arena, size_t size, size_t alignment) {
    size_t padding = (size_t)(-(uintptr_t)arena->next & (alignment - 1));
    if (!arena->chunks || arena->left < size || arena->left - size < padding) {
        add_chunk(arena, size);
        padding = 0;
    }
    char *bytes = arena->next + padding;
    arena->next = bytes + size;
    arena->left -= size + padding;
    arena->total += size;
    return bytes;
}

void *arena_alloc(struct arena *arena, size_t size) {
    void *bytes = take(arena, size, alignof(max_align_t));
    memset(bytes, 0, size);
    return bytes;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    assert(size == 0 || count <= SIZE_MAX / size);
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size) {
    void *copy = take(arena, size, alignof(max_align_t));
    if (size > 0) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

char *arena_text(struct arena *arena, const char *text, size_t length) {
    char *copy = take(arena, length + 1, 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *text) {
    return text ? arena_text(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    char *copy = arena_string(arena, text);
    g_free(text);
    return copy;
}

static void free_chunks(struct arena_chunk *chunk) {
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        g_free(chunk);
        chunk = older;
    }
}

void arena_reset(struct arena *arena) {
    if (!arena->chunks) {
        return;
    }
    free_chunks(arena->chunks->older);
    arena->chunks->older = NULL;
    arena->next = arena->chunks->data;
    arena->left = arena->chunks->size;
    arena->total = 0;
}

void arena_release(struct arena *arena) {
    free_chunks(arena->chunks);
    *arena = (struct arena){0};
}
