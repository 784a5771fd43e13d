/* Where a name's value lies: names of templates are looked up in the field tables of the structs
 * around the tag when a template is compiled, and become offsets. So a wrong name is an error with
 * a line, and rendering never compares a name. */
#ifndef RENDER_PLACE_H
#define RENDER_PLACE_H

#include "base/diagnostics.h"
#include "model/field.h"

enum { PLACE_DEPTH = 32, PLACE_HOPS = 8 };

/* One thing that names are looked up in: a struct, or (record NULL) a single value named by {{.}}.
 * Each has a slot, which holds its address during rendering. */
struct place_frame {
    const struct record *record;
    const struct field
        *field;           /* of a single value: the field it is, or the list it is an item of */
    enum field_kind kind; /* of a single value */
    unsigned slot;
    unsigned depth; /* how many steps into the data; the outermost frame has 0 */
};

/* The things around a tag, outer first. A struct type is there once: an inner struct of the same
 * type hides an outer one completely, for names are found by type. */
struct place_scope {
    struct place_frame frames[PLACE_DEPTH];
    size_t count;
};

/* The way from a slot to a value: pointers to follow, then an offset. */
struct place {
    unsigned slot;
    size_t hop_count;
    size_t hops[PLACE_HOPS];   /* offsets of pointers; one that is NULL means "not given" */
    size_t offset;             /* of the value in what the last pointer leads to */
    enum field_kind kind;      /* of the value */
    const struct field *field; /* its row; of an item, its list's; NULL: the struct itself */
    int choice; /* a choice compared with one of its words (1 …); 0: not a comparison */
};

/* Puts a frame on top of a scope: one of the same struct type below is taken out. False when the
 * scope is full. */
bool place_push(struct place_scope *scope, struct place_frame frame);

/* The frame with a slot, which must be there. */
const struct place_frame *place_frame_of(const struct place_scope *scope, unsigned slot);

/* Finds a name: dotted names go through structs and pointers; after a choice the last part is one
 * of its words. An unknown name is an error with the nearest known one; false then. */
bool place_find(const struct place_scope *scope, const char *name, struct span span,
                struct diagnostics *diagnostics, struct place *place);

/* The value of a place, slots being the addresses of the frames; NULL when a pointer on the way is.
 */
const void *place_value(const struct place *place, const void *const *slots);

/* Whether a section on the value is entered: a boolean or comparison that holds, a text or list
 * that is not empty, anything else that is given (a number also when it is 0). */
bool place_holds(const struct place *place, const void *value);

#endif
