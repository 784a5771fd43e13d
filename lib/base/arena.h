/* Memory with one lifetime. The run owns one arena (a worker thread has its own), a page owns
 * another; nothing in an arena is freed alone. Memory comes zeroed, and zero is a valid empty value
 * of every struct. Running out of memory ends the program, so no caller has a failure branch. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

/* A zeroed struct is an empty arena. One thread at a time may use it. */
struct arena {
    struct arena_chunk *chunks; /* the newest first */
    char *next;                 /* first free byte of the newest chunk */
    size_t left;                /* bytes free in it */
    size_t total;               /* bytes handed out since the last reset */
};

/* Gives size bytes, zeroed and aligned for any type; they live until the arena is reset or
 * released. */
void *arena_alloc(struct arena *arena, size_t size);

/* Gives count * size bytes, zeroed; ends the program when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies size bytes into the arena; the copy is aligned for any type. */
void *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Copies length bytes of text and ends them with a NUL. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* Copies a NUL-ended text; NULL gives NULL. */
char *arena_string(struct arena *arena, const char *text);

/* Joins texts as printf does (no floating point: its form depends on the locale). */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forgets everything in the arena but keeps its newest chunk for what comes next. */
void arena_reset(struct arena *arena);

/* Frees all memory; the arena is empty and usable again. */
void arena_release(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
