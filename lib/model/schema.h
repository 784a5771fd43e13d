/* What a field table allows, for editors (JSON Schema, draft 2020-12) and for readers (a reference
 * page in Markdown). Both say the same as binding checks, for all three read the same table. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/json.h"
#include "model/field.h"

#include <glib.h>

/* One kind of file. */
struct schema_file {
    const char *name;            /* as people call it: "journey", "flightpath.yaml" */
    const char *type;            /* the word its `type:` key may have; NULL: it has no such key */
    const struct record *record; /* of the mapping in it */
    bool many;                   /* may also be a list of such mappings */
    const char *folder;          /* where they lie, "journeys"; NULL: anywhere, by `type:` */
};

/* Writes a schema that accepts any of the files, as one document: its $defs hold each struct by its
 * name with hyphens ("journey-stage"), and each file as "<name> file". */
void schema_write(struct json *json, const char *title, const struct schema_file *files,
                  size_t count);

/* Appends the reference of the files in Markdown: where they lie, a section for each file and for
 * each struct inside, with a table of keys. Struct sections come once, where they are first used.
 */
void schema_reference(GString *out, const struct schema_file *files, size_t count);

/* What may be written for a field, in words: "number from 0 to 10", "id of a person or role",
 * "list of text", in Markdown. The caller frees it with g_free. */
char *schema_words(const struct field *field);

#endif
