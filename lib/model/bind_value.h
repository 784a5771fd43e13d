/* Binding of single values, and the messages that all of binding shares. */
#ifndef MODEL_BIND_VALUE_H
#define MODEL_BIND_VALUE_H

#include "model/bind.h"

/* Binds one value of any kind (field tells its range, choices and flags); false when nothing was
 * set. */
bool bind_value(const struct binder *binder, const struct node *node, enum field_kind kind,
                const struct field *field, void *value);

/* The same for kinds other than lists and structs. */
bool bind_scalar(const struct binder *binder, const struct node *node, enum field_kind kind,
                 const struct field *field, void *value);

/* Sets the field's fallback. */
void bind_fallback(const struct field *field, void *value);

/* Reports that a value has another type than the wanted one ("a list") for a key or thing; nothing
 * when it was refused before. The hint may be NULL. */
void bind_value_mismatch(const struct binder *binder, const struct node *node, const char *wanted,
                         const char *name, const char *hint);

/* The name of a struct after "in" or at the start of a sentence: "a journey", "an action", "the
 * weights". The caller frees it with g_free. */
char *bind_article(const struct record *record);

/* Reports a missing required field. */
void bind_missing(struct diagnostics *diagnostics, const struct field *field,
                  const struct record *record, struct span span);

#endif
