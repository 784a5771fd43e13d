/* One statement for all surveys: each has its parts, named after its number, and the end joins
 * their results. Words of the dialects are put in while templates are copied. */
#include "publish/survey_sql.h"

#include "model/aggregate.h"
#include "publish/survey_sql_parts.h"

#include <string.h>

const struct question *survey_sql_question(const struct survey_sql *sql, size_t index) {
    const struct survey *survey = sql->survey;
    return index < survey->questions.count ? &survey->questions.items[index] : &survey->outcome;
}

/* The item of a row's list that a part of the query calls so. */
static const char *item_of(const struct sql_dialect *dialect, const char *index,
                           struct arena *arena) {
    char *item = sql_dialect_form(dialect->item, "r.x", index);
    const char *copy = arena_string(arena, item);
    g_free(item);
    return copy;
}

static void set_words(struct survey_sql *sql, struct arena *arena) {
    const struct sql_dialect *dialect = sql->dialect;
    const char *const words[][2] = {
        {"s", arena_format(arena, "s%zu", sql->number)},
        {"bad", SURVEY_SQL_BAD},
        {"most", arena_format(arena, "%d", ANSWERS_MOST_GROUPS)},
        {"integer", dialect->integer},
        {"text", dialect->text},
        {"kept", dialect->kept},
        {"passing", dialect->passing},
        {"bytewise", dialect->bytewise},
        {"div", dialect->divide},
        {"fit", dialect->silent ? "count(w * x * x)" : "count(x)"},
        {"fits", dialect->silent ? "count(wx * x + wy * y)" : "count(x)"},
        {"xq", item_of(dialect, "q.i", arena)},
        {"xa", item_of(dialect, "a.i", arena)},
        {"xb", item_of(dialect, "b.i", arena)},
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(words) == G_N_ELEMENTS(sql->words));
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        sql->words[i].word = words[i][0];
        sql->words[i].text = words[i][1];
    }
}

void survey_sql_expand(const struct survey_sql *sql, const char *text) {
    while (*text) {
        size_t plain = strcspn(text, "$");
        g_string_append_len(sql->out, text, (gssize)plain);
        text += plain;
        if (*text == '\0') {
            return;
        }
        size_t length = strspn(++text, "abcdefghijklmnopqrstuvwxyz"), i = 0;
        while (strlen(sql->words[i].word) != length ||
               memcmp(sql->words[i].word, text, length) != 0) {
            i++;
            g_assert(i < G_N_ELEMENTS(sql->words));
        }
        g_string_append(sql->out, sql->words[i].text);
        text += length;
    }
}

static size_t count_questions(const struct survey *survey) {
    return survey->questions.count + (survey->outcome.column ? 1 : 0);
}

/* The columns that a survey's mapping names. */
static GPtrArray *list_columns(const struct survey *survey) {
    GPtrArray *columns = g_ptr_array_new();
    const char *const others[] = {survey->outcome.column, survey->columns.segment,
                                  survey->columns.persona.column, survey->columns.weight};
    for (size_t i = 0; i < survey->questions.count; i++) {
        g_ptr_array_add(columns, (gpointer)survey->questions.items[i].column);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (others[i]) {
            g_ptr_array_add(columns, (gpointer)others[i]);
        }
    }
    return columns;
}

/* Whether the dialect tells the columns of a survey apart. */
static bool check_columns(const struct sql_dialect *dialect, const struct survey *survey,
                          struct problem *problem) {
    GPtrArray *columns = list_columns(survey);
    bool good = true;
    for (guint i = 0; i < columns->len && good; i++) {
        for (guint j = 0; j < i && good; j++) {
            const char *one = columns->pdata[j], *other = columns->pdata[i];
            if (sql_dialect_same(dialect, one, other)) {
                good = problem_set(problem,
                                   dialect->ignores_case
                                       ? "it ignores capitals: rename one of them"
                                       : "of a name it keeps 63 bytes: rename one of them",
                                   "%s cannot tell the columns '%s' and '%s' of the survey '%s' "
                                   "apart",
                                   dialect->title, one, other, survey->id);
            }
        }
    }
    g_ptr_array_free(columns, TRUE);
    return good;
}

/* The surveys that are asked for and ask something. */
static GPtrArray *choose(const struct sql_dialect *dialect, const struct model *model,
                         const char *id, struct problem *problem) {
    GPtrArray *chosen = g_ptr_array_new();
    bool good = true;
    for (size_t i = 0; i < model->surveys.count; i++) {
        struct survey *survey = &model->surveys.items[i];
        if ((!id || strcmp(id, survey->id) == 0) && count_questions(survey) > 0) {
            g_ptr_array_add(chosen, survey);
            good = check_columns(dialect, survey, problem) && good;
        }
    }
    if (good && chosen->len == 0) {
        problem_set(problem, "surveys are defined in surveys/*.yaml",
                    id ? "there is no survey '%s' with a question"
                       : "the project has no survey with a question",
                    id);
    }
    if (problem->message) {
        g_ptr_array_set_size(chosen, 0);
    }
    return chosen;
}

static void write_survey(struct survey_sql *sql, const struct survey *survey, struct arena *arena) {
    sql->survey = survey;
    sql->number++;
    sql->count = count_questions(survey);
    set_words(sql, arena);
    answers_join_init(&sql->gathering, survey, sql->count);
    g_string_append(sql->out, sql->number > 1 ? ",\n" : "WITH\n");
    survey_sql_write_rows(sql);
    survey_sql_write_sums(sql);
    survey_sql_write_result(sql);
    answers_join_release(&sql->gathering);
}

/* The end of the statement: all results, sorted. */
static void write_end(const struct survey_sql *sql, const GPtrArray *surveys, struct arena *arena) {
    g_string_append(sql->out, "\nSELECT ");
    for (size_t i = 0; i < AGGREGATE_COLUMN_COUNT; i++) {
        g_string_append_printf(sql->out, "%s%s", i > 0 ? ", " : "", AGGREGATE_COLUMN_NAMES[i]);
    }
    g_string_append(sql->out, " FROM (");
    for (guint i = 0; i < surveys->len; i++) {
        const struct survey *survey = surveys->pdata[i];
        g_string_append(sql->out, i > 0 ? "\n  UNION ALL\n  SELECT " : "\n  SELECT ");
        sql_dialect_text(sql->out, sql->dialect, survey->id);
        g_string_append_printf(sql->out, " AS survey, '%s' AS wave, r.* FROM s%u_result AS r",
                               date_period_text(survey->wave, arena), i + 1);
    }
    g_string_append(sql->out, "\n) AS results\nORDER BY ");
    for (size_t i = 0; i < AGGREGATE_VALUE; i++) {
        g_string_append_printf(sql->out, "%s%s%s", i > 0 ? ", " : "", AGGREGATE_COLUMN_NAMES[i],
                               sql->dialect->bytewise);
    }
    g_string_append(sql->out, ";\n");
}

bool survey_sql_write(GString *out, const struct sql_dialect *dialect, const struct model *model,
                      const char *id, struct problem *problem) {
    GPtrArray *surveys = choose(dialect, model, id, problem);
    struct arena arena = {0};
    struct survey_sql sql = {.out = out, .dialect = dialect};
    bool good = surveys->len > 0;
    if (good) {
        survey_sql_write_head(&sql, model, (const struct survey *const *)surveys->pdata,
                              surveys->len);
        for (guint i = 0; i < surveys->len; i++) {
            write_survey(&sql, surveys->pdata[i], &arena);
        }
        write_end(&sql, surveys, &arena);
    }
    arena_release(&arena);
    g_ptr_array_free(surveys, TRUE);
    return good;
}
