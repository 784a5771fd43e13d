/* Rules between the values of one thing, checked while its YAML tree is at hand, so that each
 * message points at the value itself. Rules between things are model/relate.h's. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/bind.h"

/* Checks a struct that was just bound from a node. */
void check_bound(const struct binder *binder, const struct node *node, const struct record *record,
                 const void *object);

#endif
