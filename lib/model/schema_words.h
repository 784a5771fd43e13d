/* What a field allows, in words. */
#ifndef MODEL_SCHEMA_WORDS_H
#define MODEL_SCHEMA_WORDS_H

#include "model/schema.h"

/* Whether a number has a range. */
bool schema_words_ranged(const struct field *field);

#endif
