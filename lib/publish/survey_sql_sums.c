/* From whole numbers to sums. Weights and answers are counted in the largest power of ten that
 * divides them all, so that sums of any usual survey fit 38 digits; one that does not fit is an
 * error of the engine or a value that is not there, never a wrong number. */
#include "publish/survey_sql_parts.h"

#include "model/aggregate.h"

#include <inttypes.h>

/* How many decimals a number has of the ANSWERS_DECIMALS that are kept; $n stands for it. */
static void write_places(const struct survey_sql *sql, const char *number) {
    int64_t unit = ANSWERS_ONE;
    g_string_append(sql->out, "CASE");
    for (int places = 0; places < ANSWERS_DECIMALS; places++, unit /= 10) {
        g_string_append_printf(sql->out, " WHEN mod(%s, %" PRId64 ") = 0 THEN %d", number, unit,
                               places);
    }
    g_string_append_printf(sql->out, " ELSE %d END", ANSWERS_DECIMALS);
}

static void write_unit(const struct survey_sql *sql, const char *places) {
    int64_t unit = ANSWERS_ONE;
    g_string_append_printf(sql->out, "CASE %s", places);
    for (int i = 0; i < ANSWERS_DECIMALS; i++, unit /= 10) {
        g_string_append_printf(sql->out, " WHEN %d THEN %" PRId64, i, unit);
    }
    g_string_append(sql->out, " ELSE 1 END");
}

/* The questions: what counts as best and worst (not at all: beyond all answers), and whether
 * answers are counted one by one. */
static void write_questions(const struct survey_sql *sql) {
    survey_sql_expand(sql, "$s_question AS (\n  SELECT * FROM (VALUES");
    for (size_t i = 0; i < sql->count; i++) {
        const struct question *question = survey_sql_question(sql, i);
        int64_t centre = sql->gathering.centres[i];
        bool nps = question->kind == QUESTION_NPS, csat = question->kind == QUESTION_CSAT;
        int64_t best = nps ? 9 * ANSWERS_ONE : sql->gathering.tops[i];
        g_string_append_printf(sql->out, "%s\n    (%zu, ", i > 0 ? "," : "", i + 1);
        sql_dialect_text(sql->out, sql->dialect, aggregate_question(sql->survey, i));
        g_string_append_printf(sql->out, ", CAST(%" PRId64 " AS bigint), ", centre);
        if (nps || csat) {
            g_string_append_printf(sql->out, "CAST(%" PRId64 " AS bigint)", best - centre);
        } else {
            g_string_append(sql->out, "CAST(" SURVEY_SQL_BAD " AS bigint)");
        }
        if (nps) {
            g_string_append_printf(sql->out, ", CAST(%" PRId64 " AS bigint)",
                                   6 * ANSWERS_ONE - centre);
        } else {
            g_string_append(sql->out, ", CAST(-" SURVEY_SQL_BAD " AS bigint)");
        }
        g_string_append_printf(sql->out, ", %d)", aggregate_counts_answers(question));
    }
    g_string_append(sql->out, "\n  ) AS v(i, question, centre, best, worst, counted)\n),\n");
}

static void write_totals(const struct survey_sql *sql) {
    survey_sql_expand(sql, "$s_total AS (\n"
                           "  SELECT count(*) AS row_count,\n"
                           "    count(CASE WHEN w > 0 AND w < $bad THEN 1 END) AS used,\n"
                           "    count(CASE WHEN w = $bad THEN 1 END) AS bad_weights,\n"
                           "    count(DISTINCT CASE WHEN w > 0 AND w < $bad THEN segment END) AS "
                           "segments,\n"
                           "    count(DISTINCT CASE WHEN w > 0 AND w < $bad THEN persona END) AS "
                           "personas,\n"
                           "    coalesce(max(CASE WHEN w > 0 AND w < $bad THEN\n      ");
    write_places(sql, "w");
    survey_sql_expand(sql, " END), 0) AS w_places\n"
                           "  FROM $s_answer\n),\n"
                           "$s_places AS (\n"
                           "  SELECT coalesce(max(\n    ");
    char *item = sql_dialect_form(sql->dialect->item, "r.x", "q.i");
    write_places(sql, item);
    survey_sql_expand(sql, "), 0) AS x_places\n"
                           "  FROM $s_answer AS r CROSS JOIN $s_question AS q\n"
                           "  WHERE r.w > 0 AND r.w < $bad AND $xq < $bad\n),\n"
                           "$s_unit AS (\n"
                           "  SELECT t.*, p.x_places,\n    ");
    write_unit(sql, "w_places");
    g_string_append(sql->out, " AS w_unit,\n    ");
    write_unit(sql, "x_places");
    survey_sql_expand(sql, " AS x_unit\n"
                           "  FROM $s_total AS t CROSS JOIN $s_places AS p\n),\n");
    g_free(item);
}

/* The rows that are used, in units; breakdowns with too many members are dropped. */
static const char ROWS[] =
    "$s_row AS $kept(\n"
    "  SELECT CAST(r.w $div u.w_unit AS $integer) AS w, r.x, r.state, u.x_unit,\n"
    "    CASE WHEN u.segments <= $most THEN r.segment END AS segment,\n"
    "    CASE WHEN u.personas <= $most THEN r.persona END AS persona\n"
    "  FROM $s_answer AS r CROSS JOIN $s_unit AS u\n"
    "  WHERE r.w > 0 AND r.w < $bad\n),\n";

/* A row for each respondent and question; without respondents one for each question. */
static const char CELL_ROWS[] =
    "$s_cell_row AS $passing(\n"
    "  SELECT q.i, r.segment, r.persona, r.w AS row_w,\n"
    "    CASE WHEN $xq < $bad THEN r.w END AS w,\n"
    "    CASE WHEN $xq < $bad THEN CAST($xq $div r.x_unit AS $integer) END AS x,\n"
    "    CASE WHEN $xq >= q.best AND $xq < $bad THEN r.w ELSE 0 END AS best,\n"
    "    CASE WHEN $xq <= q.worst THEN r.w ELSE 0 END AS worst,\n"
    "    CASE WHEN $xq = $bad THEN 1 END AS bad,\n"
    "    CASE WHEN q.counted = 1 AND $xq < $bad AND mod($xq + q.centre, 10000000000) = 0\n"
    "      THEN ($xq + q.centre) $div 10000000000 END AS answer\n"
    "  FROM $s_question AS q LEFT JOIN $s_row AS r ON 1 = 1\n),\n";

static const char CELLS[] =
    "$s_cell AS (\n"
    "  SELECT i, segment, persona, grouping(segment) AS no_segment, grouping(persona) AS "
    "no_persona,\n"
    "    count(row_w) AS used, count(x) AS n, count(bad) AS bad, $fit AS fit,\n"
    "    sum(w) AS w, sum(w * w) AS ww, sum(w * x) AS wx, sum(w * x * x) AS wxx,\n"
    "    sum(best) AS best, sum(worst) AS worst\n"
    "  FROM $s_cell_row\n"
    "  GROUP BY GROUPING SETS ((i), (i, segment), (i, persona))\n),\n"
    "$s_count AS (\n"
    "  SELECT i, answer, segment, persona, grouping(segment) AS no_segment,\n"
    "    grouping(persona) AS no_persona, count(*) AS n\n"
    "  FROM $s_cell_row\n"
    "  WHERE answer IS NOT NULL\n"
    "  GROUP BY GROUPING SETS ((i, answer), (i, answer, segment), (i, answer, persona))\n),\n";

/* Pairs of questions, the first before the second. */
static const char PAIRS[] =
    "$s_pair_row AS (\n"
    "  SELECT a.i, b.i AS j, k.breakdown, r.w,\n"
    "    CAST($xa $div r.x_unit AS $integer) AS x, CAST($xb $div r.x_unit AS $integer) AS y\n"
    "  FROM $s_question AS a JOIN $s_question AS b ON a.i <= b.i\n"
    "    CROSS JOIN (VALUES ('complete'), ('partial')) AS k(breakdown)\n"
    "    LEFT JOIN $s_row AS r ON r.state = k.breakdown AND $xa < $bad AND $xb < $bad\n),\n"
    "$s_pair AS (\n"
    "  SELECT i, j, breakdown, count(w) AS n, $fits AS fit, sum(w) AS w, sum(wx) AS wx,\n"
    "    sum(wy) AS wy, sum(wx * x) AS wxx, sum(wy * y) AS wyy, sum(wx * y) AS wxy\n"
    "  FROM (SELECT r.*, w * x AS wx, w * y AS wy FROM $s_pair_row AS r) AS p\n"
    "  GROUP BY i, j, breakdown\n),\n";

void survey_sql_write_sums(const struct survey_sql *sql) {
    write_questions(sql);
    write_totals(sql);
    survey_sql_expand(sql, ROWS);
    survey_sql_expand(sql, CELL_ROWS);
    survey_sql_expand(sql, CELLS);
    if (sql->gathering.variables > 0) {
        survey_sql_expand(sql, PAIRS);
    }
}
