/* Reading a project folder into a model: the files are found, read and bound in parallel, then
 * joined in the order of their names, completed and checked. */
#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "base/diagnostics.h"
#include "model/model.h"

struct load_options {
    const char *root;     /* the project folder */
    const char *output;   /* a folder that is never read; NULL: none */
    uint32_t as_of;       /* overrides the project's date; 0: not */
    uint32_t today;       /* the date when neither is given */
    unsigned jobs;        /* threads, 1 or more */
    bool without_answers; /* the files of surveys are not looked at */
};

/* Reads a project. Gives a model in any case, as complete as the input allows; diagnostics tell
 * whether it may be used (no errors). The caller releases it with model_release, after the
 * diagnostics, whose spans point into it. */
void load_model(const struct load_options *options, struct model *model,
                struct diagnostics *diagnostics);

/* One type of file: its name in `type:`, the folder that implies it, and where its things go. */
struct file_type {
    const char *type;   /* "journey" */
    const char *folder; /* "journeys"; NULL: only by `type:` */
    const struct record *record;
    size_t list; /* offset of the list in struct model */
};

/* The types of files, *count of them, for the schema and the reference page too. */
const struct file_type *load_file_types(size_t *count);

#endif
