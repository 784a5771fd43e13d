/* What PostgreSQL, DuckDB and Spark call differently, and how they quote. */
#ifndef PUBLISH_SQL_DIALECT_H
#define PUBLISH_SQL_DIALECT_H

#include <glib.h>
#include <stdbool.h>

struct sql_dialect {
    const char *name, *title;
    char quote;        /* around names */
    bool backslash;    /* in texts: escapes with one, also quotes */
    bool silent;       /* a number that is too large becomes NULL, where others stop */
    bool ignores_case; /* of names, quoted ones too */
    size_t most_name;  /* bytes of a name that count; 0: all */
    /* Types of exact whole numbers of 38 digits, and of texts. */
    const char *integer, *text;
    /* After AS: a part of the query that is worked out once, or each time it is used. */
    const char *kept, *passing;
    const char *bytewise; /* after a text: sorted by its bytes */
    const char *divide;   /* whole numbers */
    const char *octets;   /* the function that counts the bytes of a text */
    /* Forms with $1 and $2 for what they are about: a text without the characters $2 around it,
     * whether it matches a pattern, the number that it is with 10 decimals, a list, its item. */
    const char *trim, *matches, *decimal, *list, *item;
    /* For the reader: how a table is made and a file gets into it (create NULL: in one), with
     * $table, $columns, $file and $sign between fields; how the query is run. */
    const char *create, *load, *run;
    const char
        *unpack; /* the command $file comes out of, when it is a .gz file; NULL: $file itself */
};

/* The dialects, ended by one without a name. */
extern const struct sql_dialect SQL_DIALECTS[];

/* Finds a dialect by its name; NULL when there is none. */
const struct sql_dialect *sql_dialect_find(const char *name);

/* Append a name, or a text, in quotes. */
void sql_dialect_name(GString *out, const struct sql_dialect *dialect, const char *name);
void sql_dialect_text(GString *out, const struct sql_dialect *dialect, const char *text);

/* A form with its $1 and $2 filled in; the caller frees it. */
char *sql_dialect_form(const char *form, const char *first, const char *second);

/* Whether two different names of columns are one to the dialect. */
bool sql_dialect_same(const struct sql_dialect *dialect, const char *name, const char *other);

#endif
