/* The comment before the query: how the answers get into the table that it reads. Where the files
 * of raw answers are there, their header rows tell the columns. */
#include "publish/survey_sql_parts.h"

#include "model/data_file.h"
#include "read/csv.h"

#include <string.h>

/* Appends comment lines; control characters would end them. */
static void write_lines(GString *out, GString *text) {
    for (char *at = text->str; *at; at++) {
        if ((unsigned char)*at < ' ' && *at != '\n') {
            *at = ' ';
        }
    }
    char **lines = g_strsplit(text->str, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_string_append_printf(out, "--%s%s\n", **line ? " " : "", *line);
    }
    g_strfreev(lines);
}

/* A text that fits into a line. */
static char *one_line(const char *text) {
    char *copy = g_strdup(text);
    return g_strdelimit(copy, "\n\r", ' ');
}

/* The columns of a file, or of what the mapping names when the file is not there. */
struct columns {
    GPtrArray *names; /* freed with g_free */
    bool all;         /* of the whole file */
    char delimiter;
};

static void add_named(struct columns *columns, const char *name) {
    for (guint i = 0; name && i < columns->names->len; i++) {
        name = strcmp(columns->names->pdata[i], name) == 0 ? NULL : name;
    }
    if (name) {
        g_ptr_array_add(columns->names, g_strdup(name));
    }
}

static void read_columns(const struct survey *survey, const struct source *source,
                         struct columns *columns) {
    struct diagnostics ignored = {0};
    char delimiter = survey->delimiter ? *survey->delimiter : '\0';
    struct csv *csv = source ? csv_open(source, delimiter, &ignored) : NULL;
    *columns = (struct columns){.names = g_ptr_array_new_with_free_func(g_free), .all = csv};
    columns->delimiter = csv ? csv_delimiter(csv) : delimiter ? delimiter : ',';
    if (csv) {
        size_t count;
        const char *const *header = csv_header(csv, &count);
        for (size_t i = 0; i < count; i++) {
            g_ptr_array_add(columns->names, g_strdup(header[i]));
        }
        csv_close(csv);
    } else {
        for (size_t i = 0; i < survey->questions.count; i++) {
            add_named(columns, survey->questions.items[i].column);
        }
        add_named(columns, survey->outcome.column);
        add_named(columns, survey->columns.segment);
        add_named(columns, survey->columns.persona.column);
        add_named(columns, survey->columns.weight);
    }
    diagnostics_release(&ignored);
}

static void write_columns(GString *out, const struct sql_dialect *dialect,
                          const struct columns *columns) {
    for (guint i = 0; i < columns->names->len; i++) {
        char *name = one_line(columns->names->pdata[i]);
        g_string_append(out, i > 0 ? ", " : "");
        sql_dialect_name(out, dialect, name);
        g_string_append_printf(out, " %s", dialect->text);
        g_free(name);
    }
    g_string_append(out, columns->all ? "" : " /* and the file's other columns, in its order */");
}

/* Appends where the rows of a file come from. A psql that is not told reads a .gz file as it is. */
static void write_path(GString *out, const struct sql_dialect *dialect, const char *file) {
    if (!dialect->unpack || !g_str_has_suffix(file, ".gz")) {
        sql_dialect_text(out, dialect, file);
        return;
    }
    bool plain = strspn(file, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._/-") == strlen(file);
    char *quoted = plain ? g_strdup(file) : g_shell_quote(file);
    char *command = g_strdup_printf("gzip -dc <%s", quoted);
    g_string_append(out, dialect->unpack);
    sql_dialect_text(out, dialect, command);
    g_free(command);
    g_free(quoted);
}

/* Appends commands; names of columns come last, they may hold anything. */
static void write_commands(GString *out, const struct sql_dialect *dialect, const char *form,
                           const char *id, const char *file, const struct columns *columns) {
    GString *table = g_string_new(NULL), *path = g_string_new(NULL), *names = g_string_new(NULL);
    char *name = one_line(file), sign[] = {'\'', columns->delimiter, '\'', '\0'};
    const char *tab = dialect->backslash ? "'\\t'" : "E'\\t'";
    GString *text = g_string_new(form);
    sql_dialect_name(table, dialect, id);
    write_path(path, dialect, name);
    write_columns(names, dialect, columns);
    g_string_replace(text, "\n", "\n    ", 0);
    g_string_replace(text, "$table", table->str, 0);
    g_string_replace(text, "$sign", columns->delimiter == '\t' ? tab : sign, 1);
    g_string_replace(text, "$file", path->str, 1);
    g_string_replace(text, "$columns", names->str, 1);
    g_string_append_printf(out, "    %s\n", text->str);
    g_string_free(table, TRUE);
    g_string_free(path, TRUE);
    g_string_free(names, TRUE);
    g_string_free(text, TRUE);
    g_free(name);
}

static bool same_names(const struct columns *columns, const struct columns *others) {
    bool same = columns->names->len == others->names->len;
    for (guint i = 0; same && i < columns->names->len; i++) {
        same = strcmp(columns->names->pdata[i], others->names->pdata[i]) == 0;
    }
    return same;
}

/* Appends how a file gets into the survey's table; first: the columns of the first file. */
static void write_load(GString *out, const struct sql_dialect *dialect, const char *id,
                       const char *file, const struct columns *columns,
                       const struct columns *first) {
    if (columns == first && dialect->create) {
        write_commands(out, dialect, dialect->create, id, file, columns);
    }
    if (columns == first || (dialect->create && same_names(columns, first))) {
        write_commands(out, dialect, dialect->load, id, file, columns);
    } else {
        char *name = one_line(file);
        g_string_append_printf(out, "and add the rows of %s, column by column.\n", name);
        g_free(name);
    }
}

static void write_survey(GString *out, const struct sql_dialect *dialect, const struct model *model,
                         const struct survey *survey, struct arena *arena) {
    struct columns first = {0};
    g_string_append_printf(out,
                           "\nThe survey %s is read from the table of its name, all columns as "
                           "text:\n",
                           survey->id);
    for (size_t i = 0; i < MAX(survey->file.count, 1); i++) {
        const struct path *path = survey->file.count > 0 ? &survey->file.items[i] : NULL;
        const char *name = path ? path->text : "ANSWERS.csv";
        struct columns columns, *now = i == 0 ? &first : &columns;
        read_columns(survey, path ? data_file_source(model, path, arena) : NULL, now);
        write_load(out, dialect, survey->id, name, now, &first);
        if (i > 0) {
            g_ptr_array_free(columns.names, TRUE);
        }
    }
    g_ptr_array_free(first.names, TRUE);
}

void survey_sql_write_head(const struct survey_sql *sql, const struct model *model,
                           const struct survey *const *surveys, size_t count) {
    struct arena arena = {0};
    GString *text = g_string_new(NULL);
    g_string_append_printf(text,
                           "Sums of survey answers, by %s. Printed by flightpath sql.\n"
                           "Its result, as CSV with a header row, is what 'aggregate:' in the "
                           "mapping of a survey names:\n    %s\n",
                           sql->dialect->title, sql->dialect->run);
    for (size_t i = 0; i < count; i++) {
        write_survey(text, sql->dialect, model, surveys[i], &arena);
    }
    g_string_truncate(text, text->len - 1);
    write_lines(sql->out, text);
    g_string_free(text, TRUE);
    arena_release(&arena);
}
