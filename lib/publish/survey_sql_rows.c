/* From texts to whole numbers, cell by cell as model/answer_value.h reads them: blanks around a
 * text do not count, missing answers are told by text and by number, codes before numbers. */
#include "publish/survey_sql_parts.h"

#include <inttypes.h>
#include <string.h>

/* Longer cells are no words and no numbers. */
enum { MOST_BYTES = 64 };

static const char BLANKS[] = "' ' || chr(9) || chr(10) || chr(12) || chr(13)";

/* Appends the text of a column, without blanks around it. */
static void write_text(const struct survey_sql *sql, const char *column, const char *name,
                       size_t index) {
    GString *cell = g_string_new("coalesce(r.");
    sql_dialect_name(cell, sql->dialect, column);
    g_string_append(cell, ", '')");
    char *text = sql_dialect_form(sql->dialect->trim, cell->str, BLANKS);
    bool first = g_str_has_suffix(sql->out->str, "SELECT");
    g_string_append_printf(sql->out, "%s\n    %s AS %s%zu", first ? "" : ",", text, name, index);
    g_string_free(cell, TRUE);
    g_free(text);
}

/* The texts: t1 and on of the questions, t0 of the weight, g1 and g2 of the groups. */
static void write_texts(const struct survey_sql *sql) {
    const struct survey_columns *columns = &sql->survey->columns;
    survey_sql_expand(sql, "$s_text AS (\n  SELECT");
    for (size_t i = 1; i <= sql->count; i++) {
        write_text(sql, survey_sql_question(sql, i - 1)->column, "t", i);
    }
    if (columns->weight) {
        write_text(sql, columns->weight, "t", 0);
    }
    if (columns->segment) {
        write_text(sql, columns->segment, "g", 1);
    }
    if (columns->persona.column) {
        write_text(sql, columns->persona.column, "g", 2);
    }
    g_string_append(sql->out, "\n  FROM ");
    sql_dialect_name(sql->out, sql->dialect, sql->survey->id);
    g_string_append(sql->out, " AS r\n),\n");
}

/* Appends the end of a case that reads a text as a number: NULL when it is none. Exponents of three
 * digits make any number of so few digits 0 or too large. */
static void write_pattern(const struct survey_sql *sql, const char *text, const char *number) {
    static const struct {
        const char *pattern, *otherwise;
    } CASES[] = {
        {"'^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$'", NULL},
        {"'^[+-]?[0.]*([eE]|$)'", "0"},
        {"'[eE]-0*[1-9][0-9][0-9]'", "0"},
        {"'[eE][+]?0*[1-9][0-9][0-9]'", "NULL"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *matches = sql_dialect_form(sql->dialect->matches, text, CASES[i].pattern);
        g_string_append_printf(sql->out, "\n      WHEN %s%s THEN %s",
                               CASES[i].otherwise ? "" : "NOT ", matches,
                               CASES[i].otherwise ? CASES[i].otherwise : "NULL");
        g_free(matches);
    }
    g_string_append_printf(sql->out, "\n      ELSE %s END AS", number);
}

/* Appends a text as a whole number with ANSWERS_DECIMALS decimals, named n and its name. NULL: it
 * is none, or too large. Short whole numbers, the usual answers, are read the fastest. */
static void write_number(const struct survey_sql *sql, const char *text) {
    char *decimal = sql_dialect_form(sql->dialect->decimal, text, NULL);
    char *usual = sql_dialect_form(sql->dialect->matches, text, "'^[0-9]{1,8}$'");
    char *number = g_strdup_printf("CASE WHEN abs(%s) < %" PRId64 "\n        THEN "
                                   "CAST(CAST(%s AS decimal(19, 10)) * CAST(%" PRId64
                                   " AS decimal(11, 0)) AS bigint) END",
                                   decimal, ANSWER_LARGEST / ANSWERS_ONE, decimal, ANSWERS_ONE);
    g_string_append_printf(sql->out,
                           ",\n    CASE WHEN %s = '' OR %s(%s) >= %d THEN NULL"
                           "\n      WHEN %s THEN CAST(%s AS bigint) * %" PRId64,
                           text, sql->dialect->octets, text, MOST_BYTES, usual, text, ANSWERS_ONE);
    write_pattern(sql, text, number);
    g_string_append_printf(sql->out, " n%s", text);
    g_free(number);
    g_free(usual);
    g_free(decimal);
}

/* Appends a text as a decimal number of any size, named l and its name. */
static void write_large(const struct survey_sql *sql, const char *text) {
    char *decimal = sql_dialect_form(sql->dialect->decimal, text, NULL);
    g_string_append_printf(sql->out, ",\n    CASE WHEN %s = '' OR %s(%s) >= %d THEN NULL", text,
                           sql->dialect->octets, text, MOST_BYTES);
    write_pattern(sql, text, decimal);
    g_string_append_printf(sql->out, " l%s", text);
    g_free(decimal);
}

/* A word of the mapping without blanks around it; NULL when it is blank or too long to be met. */
static char *word_of(const char *text) {
    char *word = g_strstrip(g_strdup(text));
    size_t length = strlen(word);
    if (length == 0 || length >= MOST_BYTES) {
        g_free(word);
        return NULL;
    }
    return word;
}

/* Whether a word is a number too large to be an answer. */
static bool is_large(const char *text) {
    wide_signed number;
    char *word = word_of(text);
    bool large = word && answer_value_number(word, &number) &&
                 (number <= -ANSWER_LARGEST || number >= ANSWER_LARGEST);
    g_free(word);
    return large;
}

/* Whether the mapping compares cells with such a number; question NULL: of no question. */
static bool knows_large(const struct survey *survey, const struct question *question) {
    bool large = false;
    for (size_t i = 0; i < survey->missing.count; i++) {
        large = large || is_large(survey->missing.items[i]);
    }
    for (size_t i = 0; question && i < question->missing.count; i++) {
        large = large || is_large(question->missing.items[i]);
    }
    for (size_t i = 0; question && i < question->map.count; i++) {
        large = large || is_large(question->map.items[i].answer);
    }
    return large;
}

static void write_cell(const struct survey_sql *sql, const char *name, size_t index,
                       const struct question *question) {
    char *text = g_strdup_printf("%s%zu", name, index);
    write_number(sql, text);
    if (knows_large(sql->survey, question)) {
        write_large(sql, text);
    }
    g_free(text);
}

static void write_numbers(const struct survey_sql *sql) {
    const struct survey_columns *columns = &sql->survey->columns;
    survey_sql_expand(sql, "$s_number AS (\n  SELECT r.*");
    for (size_t i = 1; i <= sql->count; i++) {
        write_cell(sql, "t", i, survey_sql_question(sql, i - 1));
    }
    if (columns->weight) {
        write_cell(sql, "t", 0, NULL);
    }
    if (columns->segment) {
        write_cell(sql, "g", 1, NULL);
    }
    if (columns->persona.column && columns->persona.map.count == 0) {
        write_cell(sql, "g", 2, NULL);
    }
    survey_sql_expand(sql, "\n  FROM $s_text AS r\n),\n");
}

/* Appends that a cell is a word, or the number that it is. */
static void write_equals(const struct survey_sql *sql, const char *before, const char *cell,
                         const char *text) {
    char *word = word_of(text);
    wide_signed number;
    if (!word) {
        return;
    }
    GString *quoted = g_string_new(NULL);
    sql_dialect_text(quoted, sql->dialect, word);
    g_string_append_printf(sql->out, "%s%s = %s", before, cell, quoted->str);
    if (is_large(text)) {
        char *decimal = sql_dialect_form(sql->dialect->decimal, quoted->str, NULL);
        g_string_append_printf(sql->out, " OR l%s = %s", cell, decimal);
        g_free(decimal);
    } else if (answer_value_number(word, &number)) {
        g_string_append_printf(sql->out, " OR n%s = %" PRId64, cell, (int64_t)number);
    }
    g_string_free(quoted, TRUE);
    g_free(word);
}

static void write_missing(const struct survey_sql *sql, const char *cell,
                          const struct question *question) {
    const struct survey *survey = sql->survey;
    g_string_append_printf(sql->out, "WHEN %s = ''", cell);
    for (size_t i = 0; i < survey->missing.count; i++) {
        write_equals(sql, " OR ", cell, survey->missing.items[i]);
    }
    for (size_t i = 0; question && i < question->missing.count; i++) {
        write_equals(sql, " OR ", cell, question->missing.items[i]);
    }
    g_string_append(sql->out, " THEN NULL");
}

/* Appends what a recoded answer counts as. */
static void write_code(const struct survey_sql *sql, const char *cell,
                       const struct answer_reader *reader, const struct recode *code,
                       int64_t centre) {
    char *word = word_of(code->answer);
    int64_t scaled;
    if (word && answer_value_scale(code->value, &scaled)) {
        struct answer_value value = answer_value_place(reader, scaled);
        write_equals(sql, "\n      WHEN ", cell, code->answer);
        if (value.status == ANSWER_BAD) {
            g_string_append(sql->out, " THEN " SURVEY_SQL_BAD);
        } else {
            g_string_append_printf(sql->out, " THEN %" PRId64, value.number - centre);
        }
    }
    g_free(word);
}

/* Appends what a number counts as that lies on the scale. */
static void write_place(const struct survey_sql *sql, const char *number,
                        const struct answer_reader *reader, int64_t centre) {
    const struct question *question = reader->question;
    g_string_append_printf(sql->out, "\n      WHEN %s BETWEEN %" PRId64 " AND %" PRId64, number,
                           reader->low, reader->high);
    if (question->kind == QUESTION_NPS || question->kind == QUESTION_SHARE) {
        g_string_append_printf(sql->out, " AND mod(%s, %" PRId64 ") = 0", number, ANSWERS_ONE);
    }
    if (question->reverse == ANSWER_YES) {
        g_string_append_printf(sql->out, " THEN %" PRId64 " - %s",
                               reader->low + reader->high - centre, number);
    } else {
        g_string_append_printf(sql->out, " THEN %s - (%" PRId64 ")", number, centre);
    }
}

/* Appends an answer: NULL when there is none, SURVEY_SQL_BAD when it cannot be used. */
static void write_answer(const struct survey_sql *sql, size_t index) {
    const struct question *question = survey_sql_question(sql, index);
    int64_t centre = sql->gathering.centres[index];
    struct answer_reader reader;
    answer_value_init(&reader, sql->survey, question);
    char *number = g_strdup_printf("nt%zu", index + 1), *cell = number + 1;
    g_string_append(sql->out, ",\n    CASE ");
    write_missing(sql, cell, question);
    for (size_t i = 0; i < question->map.count; i++) {
        write_code(sql, cell, &reader, &question->map.items[i], centre);
    }
    write_place(sql, number, &reader, centre);
    g_string_append_printf(sql->out, "\n      ELSE " SURVEY_SQL_BAD " END AS a%zu", index + 1);
    g_free(number);
}

static void write_weight(const struct survey_sql *sql) {
    if (!sql->survey->columns.weight) {
        g_string_append(sql->out, "CAST(10000000000 AS bigint) AS w");
        return;
    }
    g_string_append(sql->out, "CASE ");
    write_missing(sql, "t0", NULL);
    g_string_append(sql->out, "\n      WHEN nt0 >= 0 THEN nt0 ELSE " SURVEY_SQL_BAD " END AS w");
}

/* Appends the name of a segment or persona, NULL for none; the first letters count. */
static void write_group(const struct survey_sql *sql, bool there, const char *cell,
                        const char *name) {
    if (!there) {
        survey_sql_expand(sql, ",\n    CAST(NULL AS $text)");
    } else {
        char *first = g_strdup_printf("substr(%s, 1, %d)", cell, ANSWERS_MOST_LETTERS);
        char *text = sql_dialect_form(sql->dialect->trim, first, BLANKS);
        g_string_append(sql->out, ",\n    CASE ");
        write_missing(sql, cell, NULL);
        g_string_append_printf(sql->out, " ELSE %s END", text);
        g_free(text);
        g_free(first);
    }
    g_string_append_printf(sql->out, " AS %s", name);
}

static void write_personas(const struct survey_sql *sql) {
    const struct persona_column *persona = &sql->survey->columns.persona;
    if (!persona->column || persona->map.count == 0) {
        write_group(sql, persona->column != NULL, "g2", "persona");
        return;
    }
    g_string_append(sql->out, ",\n    CASE g2");
    for (size_t i = 0; i < persona->map.count; i++) {
        g_string_append(sql->out, " WHEN ");
        char *answer = g_strstrip(g_strdup(persona->map.items[i].answer));
        sql_dialect_text(sql->out, sql->dialect, answer);
        g_free(answer);
        g_string_append(sql->out, " THEN ");
        sql_dialect_text(sql->out, sql->dialect, persona->map.items[i].persona.id);
    }
    g_string_append(sql->out, " END AS persona");
}

/* Appends a list of the answers, and whether a row counts for pairs: when it has an outcome. */
static void write_lists(const struct survey_sql *sql) {
    GString *all = g_string_new(NULL), *given = g_string_new(NULL);
    for (size_t i = 1; i <= sql->count; i++) {
        g_string_append_printf(all, "%sa%zu", i > 1 ? ", " : "", i);
        g_string_append_printf(given, "%sa%zu < " SURVEY_SQL_BAD, i > 1 ? " AND " : "", i);
    }
    char *list = sql_dialect_form(sql->dialect->list, all->str, NULL);
    survey_sql_expand(sql, "$s_answer AS $kept(\n  SELECT w, segment, persona, ");
    g_string_append_printf(sql->out,
                           "%s AS x,\n    CASE WHEN %s THEN 'complete'\n"
                           "      WHEN a%zu < " SURVEY_SQL_BAD " THEN 'partial' END AS state",
                           list, given->str, sql->count);
    survey_sql_expand(sql, "\n  FROM $s_value\n),\n");
    g_free(list);
    g_string_free(all, TRUE);
    g_string_free(given, TRUE);
}

void survey_sql_write_rows(const struct survey_sql *sql) {
    write_texts(sql);
    write_numbers(sql);
    survey_sql_expand(sql, "$s_value AS (\n  SELECT ");
    write_weight(sql);
    for (size_t i = 0; i < sql->count; i++) {
        write_answer(sql, i);
    }
    write_group(sql, sql->survey->columns.segment != NULL, "g1", "segment");
    write_personas(sql);
    survey_sql_expand(sql, "\n  FROM $s_number\n),\n");
    write_lists(sql);
}
