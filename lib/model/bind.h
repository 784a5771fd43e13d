/* Binding: a YAML tree becomes a struct by the struct's field table. Whatever is wrong is reported
 * at its place and the field stays "not given", so that one mistake never hides another. */
#ifndef MODEL_BIND_H
#define MODEL_BIND_H

#include "base/diagnostics.h"
#include "model/field.h"
#include "model/project.h"
#include "read/yaml.h"

/* What binding works with. */
struct binder {
    struct arena *arena;             /* structs and texts go here */
    struct diagnostics *diagnostics; /* messages go here */
    const struct scale *scale;       /* range of FIELD_SCALE numbers; NULL: not checked */
    bool partial;                    /* required keys may be absent (an overlay; checked later) */
    const char *key;                 /* whose value a struct is, for messages; NULL: its name */
};

/* Binds a node to a struct that record_new or record_clear prepared. Gives false when the node has
 * the wrong shape as a whole; the keys `type` and x-… are skipped. Defaults (fallback) of absent
 * keys are set unless partial. */
bool bind_record(const struct binder *binder, const struct node *node, const struct record *record,
                 void *object);

/* Sets the defaults of absent numbers and choices in a struct and the structs inside it. */
void bind_defaults(const struct record *record, void *object);

/* Reports required fields that are not given, in the struct and in all structs inside it. */
void bind_check_required(const struct record *record, const void *object,
                         struct diagnostics *diagnostics);

/* Whether a text is an id: [a-z0-9][a-z0-9-]*, with capitals too when code is true; `exit` and
 * `index` are not. */
bool bind_id_valid(const char *text, bool code);

/* What an id is, for a message about a wrong one. */
const char *bind_id_words(const char *text, bool code);

/* "did you mean 'x'?" as a text of the arena, or NULL when no name is near. */
const char *bind_suggestion(const char *wrong, const char *const *names, size_t count,
                            struct arena *arena);

#endif
