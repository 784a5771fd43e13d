/* The query is written once, in words of which each engine has another form. */
#include "publish/sql_dialect.h"

#include <string.h>

const struct sql_dialect SQL_DIALECTS[] = {
    {
        .name = "postgresql",
        .title = "PostgreSQL",
        .quote = '"',
        .most_name = 63,
        .integer = "numeric",
        .text = "text",
        .kept = "MATERIALIZED ",
        .passing = "NOT MATERIALIZED ",
        .bytewise = " COLLATE \"C\"",
        .divide = "/",
        .octets = "octet_length",
        .trim = "btrim($1, $2)",
        .matches = "$1 ~ $2",
        .decimal = "round(CAST($1 AS numeric), 10)",
        .list = "ARRAY[$1]",
        .item = "$1[$2]",
        .create = "CREATE TABLE $table ($columns);",
        .load = "\\copy $table FROM $file WITH (FORMAT csv, HEADER, DELIMITER $sign)",
        .unpack = "PROGRAM ",
        .run = "psql --no-psqlrc --quiet --csv --file QUERY.sql DATABASE >SUMS.csv",
    },
    {
        .name = "duckdb",
        .title = "DuckDB",
        .quote = '"',
        .ignores_case = true,
        .integer = "hugeint",
        .text = "varchar",
        .kept = "MATERIALIZED ",
        .passing = "NOT MATERIALIZED ",
        .bytewise = "",
        .divide = "//",
        .octets = "strlen",
        .trim = "trim($1, $2)",
        .matches = "regexp_matches($1, $2)",
        .decimal = "TRY_CAST($1 AS decimal(38, 10))",
        .list = "[$1]",
        .item = "$1[$2]",
        .create = "CREATE TABLE $table ($columns);",
        .load = "COPY $table FROM $file (FORMAT csv, HEADER, DELIMITER $sign, QUOTE '\"', ESCAPE "
                "'\"',\n  AUTO_DETECT false);",
        .run = "duckdb -csv DATABASE <QUERY.sql >SUMS.csv",
    },
    {
        .name = "spark",
        .title = "Spark",
        .quote = '`',
        .backslash = true,
        .silent = true,
        .ignores_case = true,
        .integer = "decimal(38, 0)",
        .text = "string",
        .kept = "",
        .passing = "",
        .bytewise = "",
        .divide = "div",
        .octets = "octet_length",
        .trim = "trim(BOTH $2 FROM $1)",
        .matches = "$1 RLIKE $2",
        .decimal = "try_cast($1 AS decimal(38, 10))",
        .list = "array($1)",
        .item = "element_at($1, $2)",
        .load = "CREATE TEMPORARY VIEW $table ($columns)\n"
                "  USING csv OPTIONS (path $file, header 'true', sep $sign, quote '\"', escape "
                "'\"',\n  multiLine 'true');",
        .run = "spark.sql(open('QUERY.sql').read()).coalesce(1)\n"
               "  .write.csv('SUMS', header=True, quote='\"', escape='\"')",
    },
    {0},
};

const struct sql_dialect *sql_dialect_find(const char *name) {
    for (const struct sql_dialect *dialect = SQL_DIALECTS; dialect->name; dialect++) {
        if (strcmp(dialect->name, name) == 0) {
            return dialect;
        }
    }
    return NULL;
}

void sql_dialect_name(GString *out, const struct sql_dialect *dialect, const char *name) {
    g_string_append_c(out, dialect->quote);
    for (; *name; name++) {
        if (*name == dialect->quote) {
            g_string_append_c(out, dialect->quote);
        }
        g_string_append_c(out, *name);
    }
    g_string_append_c(out, dialect->quote);
}

void sql_dialect_text(GString *out, const struct sql_dialect *dialect, const char *text) {
    g_string_append_c(out, '\'');
    for (; *text; text++) {
        if (dialect->backslash && *text == '$') {
            g_string_append(out, "\\u0024"); /* ${…} would be a variable */
            continue;
        }
        if (*text == '\'' || (dialect->backslash && *text == '\\')) {
            g_string_append_c(out, dialect->backslash ? '\\' : '\'');
        }
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '\'');
}

char *sql_dialect_form(const char *form, const char *first, const char *second) {
    GString *out = g_string_new(NULL);
    for (; *form; form++) {
        if (form[0] == '$' && (form[1] == '1' || form[1] == '2')) {
            g_string_append(out, form[1] == '1' ? first : second);
            form++;
        } else {
            g_string_append_c(out, *form);
        }
    }
    return g_string_free(out, FALSE);
}

bool sql_dialect_same(const struct sql_dialect *dialect, const char *name, const char *other) {
    if (strcmp(name, other) == 0) {
        return false;
    }
    if (dialect->ignores_case) {
        char *folded = g_utf8_casefold(name, -1), *other_folded = g_utf8_casefold(other, -1);
        bool same = strcmp(folded, other_folded) == 0;
        g_free(folded);
        g_free(other_folded);
        return same;
    }
    return dialect->most_name > 0 && strncmp(name, other, dialect->most_name) == 0;
}
