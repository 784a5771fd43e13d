/* A row for each number, in the columns and words that model/aggregate.h gives them. A sum of n
 * answers is written as a whole number and the power of ten that makes it one: 1234e-2. */
#include "publish/survey_sql_parts.h"

#include "model/aggregate.h"
#include "model/mapping_digest.h"

#include <inttypes.h>
#include <string.h>

/* Appends (VALUES ('n'), ('w'), …) AS s(statistic). */
static void write_statistics(const struct survey_sql *sql,
                             const struct aggregate_statistics *statistics) {
    g_string_append(sql->out, " CROSS JOIN (VALUES");
    for (size_t i = 0; i < statistics->count; i++) {
        g_string_append_printf(sql->out, "%s ('%s')", i > 0 ? "," : "", statistics->items[i].name);
    }
    g_string_append(sql->out, ") AS s(statistic)\n");
}

/* How many of a sum's factors are weights, the others answers. */
static int count_weights(const char *statistic) {
    return strcmp(statistic, "ww") == 0 ? 2 : 1;
}

/* Appends the value of each statistic: counts as they are, sums with their places. */
static void write_values(const struct survey_sql *sql,
                         const struct aggregate_statistics *statistics) {
    g_string_append(sql->out, "CASE s.statistic");
    for (size_t i = 0; i < statistics->count; i++) {
        const struct aggregate_statistic *statistic = &statistics->items[i];
        const char *name = statistic->name;
        g_string_append_printf(sql->out, "\n      WHEN '%s' THEN ", name);
        if (strcmp(name, "missing") == 0) {
            survey_sql_expand(sql, "CAST(c.used - c.n - c.bad AS $text)");
        } else if (statistic->decimals < 0) {
            char *column = g_strdup_printf("CAST(c.%s AS $text)", name);
            survey_sql_expand(sql, column);
            g_free(column);
        } else {
            int weights = count_weights(name);
            int answers = statistic->decimals / ANSWERS_DECIMALS - weights;
            char *sum = g_strdup_printf(
                "CASE WHEN c.n = 0 THEN '0' WHEN c.fit = c.n THEN CAST(c.%s AS $text) || 'e-' || "
                "CAST(%d * u.w_places + %d * u.x_places AS $text) END",
                name, weights, answers);
            survey_sql_expand(sql, sum);
            g_free(sum);
        }
    }
    g_string_append(sql->out, " END");
}

/* What a group is called, and which groups are none. */
static const char GROUP[] = "CASE WHEN c.no_segment = 0 THEN 'segment'"
                            " WHEN c.no_persona = 0 THEN 'persona' ELSE 'all' END, "
                            "coalesce(c.segment, c.persona, '')";
static const char WHERE_GROUP[] = "  WHERE (c.no_segment = 1 OR c.segment IS NOT NULL)\n"
                                  "    AND (c.no_persona = 1 OR c.persona IS NOT NULL)";

static void write_cells(const struct survey_sql *sql) {
    survey_sql_expand(sql, "  SELECT q.question, ");
    g_string_append(sql->out, GROUP);
    g_string_append(sql->out, ",\n    s.statistic, '', ");
    write_values(sql, &AGGREGATE_OF_CELL);
    survey_sql_expand(sql, "\n  FROM $s_cell AS c JOIN $s_question AS q ON q.i = c.i CROSS JOIN "
                           "$s_unit AS u\n   ");
    write_statistics(sql, &AGGREGATE_OF_CELL);
    g_string_append(sql->out, WHERE_GROUP);
    survey_sql_expand(sql, "\n  UNION ALL\n  SELECT q.question, ");
    g_string_append(sql->out, GROUP);
    survey_sql_expand(sql, ",\n    '" AGGREGATE_ANSWERS "', CAST(c.answer AS $text), "
                           "CAST(c.n AS $text)\n"
                           "  FROM $s_count AS c JOIN $s_question AS q ON q.i = c.i\n");
    g_string_append(sql->out, WHERE_GROUP);
}

static void write_pairs(const struct survey_sql *sql) {
    survey_sql_expand(sql, "\n  UNION ALL\n  SELECT q.question, c.breakdown, '', s.statistic, "
                           "o.question, ");
    write_values(sql, &AGGREGATE_OF_PAIR);
    survey_sql_expand(sql, "\n  FROM $s_pair AS c JOIN $s_question AS q ON q.i = c.i "
                           "JOIN $s_question AS o ON o.i = c.j\n"
                           "    CROSS JOIN $s_unit AS u");
    write_statistics(sql, &AGGREGATE_OF_PAIR);
}

/* The rows of respondents: how many there are, how many of each group, by which mapping. */
static void write_respondents(const struct survey_sql *sql) {
    g_string_append(sql->out, "\n  UNION ALL\n  SELECT '', ");
    g_string_append(sql->out, GROUP);
    survey_sql_expand(sql, ",\n    'used', '', CAST(c.used AS $text)\n"
                           "  FROM $s_cell AS c\n");
    g_string_append(sql->out, WHERE_GROUP);
    g_string_append_printf(sql->out,
                           " AND c.i = 1 AND c.no_segment + c.no_persona < 2\n"
                           "  UNION ALL\n  SELECT '', 'all', '', 'mapping', '', '%" PRIu64 "'",
                           mapping_digest(sql->survey));
    static const char *const TOTALS[][3] = {
        {"all", "rows", "row_count"},          {"all", "used", "used"},
        {"all", "bad_weights", "bad_weights"}, {"segment", "members", "segments"},
        {"persona", "members", "personas"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TOTALS); i++) {
        g_string_append_printf(sql->out, "\n  UNION ALL\n  SELECT '', '%s', '', '%s', '', ",
                               TOTALS[i][0], TOTALS[i][1]);
        char *count = g_strdup_printf("CAST(u.%s AS $text) FROM $s_unit AS u", TOTALS[i][2]);
        survey_sql_expand(sql, count);
        g_free(count);
    }
}

void survey_sql_write_result(const struct survey_sql *sql) {
    survey_sql_expand(sql, "$s_result (question, breakdown, member, statistic, other, value) AS "
                           "(\n");
    write_cells(sql);
    if (sql->gathering.variables > 0) {
        write_pairs(sql);
    }
    write_respondents(sql);
    g_string_append(sql->out, "\n)");
}
