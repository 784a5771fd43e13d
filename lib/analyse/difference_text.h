/* Values of fields as text, for "before" and "after"; by the tables, so that a new field needs no
 * code here. */
#ifndef ANALYSE_DIFFERENCE_TEXT_H
#define ANALYSE_DIFFERENCE_TEXT_H

#include "model/field.h"

/* Whether two values of a field say the same; where something was written does not matter, and
 * references are compared as they are written. */
bool difference_text_same(const struct field *field, enum field_kind kind, const void *first,
                          const void *second);

/* A value as text, in the arena; NULL when it is not given. Lists are joined by "; ", a struct is
 * its first given field with the others in brackets. Numbers are in their shortest exact form. */
const char *difference_text(const struct field *field, enum field_kind kind, const void *value,
                            struct arena *arena);

/* Whether the items of a list have names of their own, their ids or keys, by which the items of two
 * lists are matched. */
bool difference_text_named(const struct field *field);

/* The name of an item of such a list, e.g. a pain point's id. */
const char *difference_text_name(const struct field *field, const void *item);

/* What an item of such a list says besides its name: the field after an id, or all fields of a
 * keyed item as "key value, key value". In the arena. */
const char *difference_text_item(const struct field *field, const void *item, struct arena *arena);

#endif
