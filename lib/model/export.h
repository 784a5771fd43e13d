/* Structs as JSON, by their tables: the data files of the report. What is exported reads like the
 * input it came from, so that a new field appears without new code. */
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "base/json.h"
#include "model/field.h"

/* What becomes of a value that is not given. */
enum export_absent {
    EXPORT_LEAVE_OUT, /* entities of the input: the key is left out */
    EXPORT_NULL,      /* results: null ("not measured"), an empty list as [] */
};

/* Writes a struct as the next value of the document: an object, or a list when its record is a
 * tuple, or the bare value when only its shorthand is given (EXPORT_LEAVE_OUT). Dates are ISO,
 * periods in their own form, references ids, choices words; hidden fields are left out. */
void export_struct(struct json *json, const struct record *record, const void *object,
                   enum export_absent absent);

/* Writes the fields of a struct into the open object, for callers that add keys of their own. */
void export_fields(struct json *json, const struct record *record, const void *object,
                   enum export_absent absent);

/* Writes a list of structs as the next value, in order; keyed lists become objects. */
void export_list(struct json *json, const struct field *field, const void *list,
                 enum export_absent absent);

/* Whether a field fits into one cell of a table: a scalar, or a list of them. */
bool export_is_flat(const struct field *field);

/* Appends such a field of a struct as one text, a list's items joined by "; "; nothing when it is
 * not given. */
void export_flat(GString *out, const struct field *field, const void *object);

#endif
