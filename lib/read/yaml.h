/* YAML files as plain trees in which each value knows where it was written. Reading goes on after
 * whatever can be named exactly (a duplicate key, a tag, an alias without an anchor), so that one
 * run shows all of these. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind { NODE_NULL, NODE_BOOLEAN, NODE_NUMBER, NODE_TEXT, NODE_LIST, NODE_MAPPING };

struct node_pair;

/* A value. Kinds follow the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema):
 * null, ~ and nothing are null; true and false (also True, TRUE …) are booleans; yes, no, on and
 * off are texts. */
struct node {
    enum node_kind kind;
    bool quoted;        /* a quoted or block scalar: always a text */
    bool refused;       /* null because of an error that was added */
    bool boolean;       /* NODE_BOOLEAN */
    struct span span;   /* of the whole value; of a scalar its text with the quotes; of an alias
                           the alias itself, while what is inside keeps its own place */
    const char *text;   /* scalars: as written, unquoted; NUL-ended, valid UTF-8, without NUL
                           inside; NULL for lists and mappings */
    size_t length;      /* bytes of text */
    double number;      /* NODE_NUMBER; .inf, .nan and what overflows are not finite */
    struct node *items; /* NODE_LIST */
    struct node_pair *pairs; /* NODE_MAPPING, in the order of the file */
    size_t count;            /* of items or pairs */
};

/* A key and its value. Keys are scalars; their text counts, whatever their kind. */
struct node_pair {
    struct node key;
    struct node value;
};

/* Reads a whole file; source->text and length must be set. Gives the root, which lives in the arena
 * (shared parts where aliases repeat them), or NULL when the file is not usable: then at least one
 * error was added. Duplicate keys, merge keys and bad keys are reported and left out of the tree; a
 * refused alias or a too long value is reported and null. Files may be 16 MiB, values 1 MiB,
 * nesting 64, what aliases repeat 100,000 nodes. */
const struct node *yaml_read(const struct source *source, struct arena *arena,
                             struct diagnostics *diagnostics);

/* Reads a part of a file, such as front matter; first_line is the line of the file, from 1, where
 * text starts. Otherwise as yaml_read. */
const struct node *yaml_read_part(const struct source *source, const char *text, size_t length,
                                  uint32_t first_line, struct arena *arena,
                                  struct diagnostics *diagnostics);

/* The value of a key; NULL when it is absent or mapping is NULL or not a mapping. */
const struct node *node_get(const struct node *mapping, const char *key);

#endif
