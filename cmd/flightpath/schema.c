/* flightpath schema: what the input may hold, for editors (JSON Schema) and for readers (Markdown).
 */
#include "command.h"

#include "model/load.h"
#include "model/schema.h"

#include <stdio.h>
#include <string.h>

/* The files of a project; the caller frees them with g_free. */
static struct schema_file *list_files(size_t *count) {
    size_t types;
    const struct file_type *type = load_file_types(&types);
    struct schema_file *files = g_new0(struct schema_file, types + 2);
    files[0] = (struct schema_file){.name = "flightpath.yaml", .record = &PROJECT_RECORD};
    files[1] = (struct schema_file){.name = "organisation.yaml", .record = &ORGANISATION_RECORD};
    for (size_t i = 0; i < types; i++) {
        bool alone = type[i].folder && g_str_has_suffix(type[i].folder, ".yaml");
        files[i + 2] = (struct schema_file){.name = alone ? type[i].folder : type[i].type,
                                            .type = alone ? NULL : type[i].type,
                                            .record = type[i].record,
                                            .folder = alone ? NULL : type[i].folder,
                                            .many = true};
    }
    *count = types + 2;
    return files;
}

/* The schema as a JSON text. */
static GString *write_schema(const struct schema_file *files, size_t count) {
    struct json json;
    json_init(&json, NULL);
    schema_write(&json, "Files of a Flightpath project", files, count);
    json_finish(&json);
    return json.out;
}

/* The schema as a page in Markdown. */
static GString *write_reference(const struct schema_file *files, size_t count) {
    GString *out = g_string_new("# Files of a Flightpath project\n\n");
    struct schema_file *all = g_new0(struct schema_file, count + 1);
    memcpy(all, files, count * sizeof *files);
    all[count] = (struct schema_file){.name = "notes/*.md", .record = &NOTE_RECORD};
    schema_reference(out, all, count + 1);
    g_free(all);
    return out;
}

int schema_run(const struct command *command, int argc, char **argv) {
    gboolean reference = FALSE;
    const GOptionEntry entries[] = {
        {"reference", 0, 0, G_OPTION_ARG_NONE, &reference, "Print a reference for readers", NULL},
        {0},
    };
    int status;
    if (!command_options(command, entries, &argc, &argv, 0, 0, &status)) {
        return status;
    }
    size_t count;
    struct schema_file *files = list_files(&count);
    GString *out = reference ? write_reference(files, count) : write_schema(files, count);
    fwrite(out->str, 1, out->len, stdout);
    g_string_free(out, TRUE);
    g_free(files);
    return STATUS_FINE;
}
