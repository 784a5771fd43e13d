/* Each row names what it counts; the tables of statistics say where its number goes. A number that
 * comes twice is as wrong as one that never comes. */
#include "model/aggregate.h"

#include "base/wide_text.h"
#include "model/mapping_digest.h"
#include "read/csv.h"

#include <inttypes.h>
#include <string.h>

enum { MOST_ERRORS = 20, SHOWN = 40 };

struct reading {
    struct aggregate aggregate;
    struct csv *csv;
    struct csv_record record;
    size_t columns[AGGREGATE_COLUMN_COUNT];
    struct arena arena; /* of names and cells */
    GHashTable *names;  /* of groups: kind and name to struct aggregate_group */
    struct diagnostics *diagnostics;
    size_t errors;
    bool stale, any;     /* another mapping made it; a row of the survey was there */
    const char *unknown; /* the last question that is not in the survey */
};

static struct csv_field field_at(const struct reading *reading, enum aggregate_column column) {
    return reading->record.fields[reading->columns[column]];
}

static bool is(struct csv_field field, const char *text) {
    return strlen(text) == field.length && memcmp(text, field.text, field.length) == 0;
}

static struct span place(const struct reading *reading, enum aggregate_column column) {
    return csv_place(reading->csv, &reading->record, reading->columns[column]);
}

/* Reports a cell: what it is not, after its text. */
static void refuse(struct reading *reading, enum code code, enum aggregate_column column,
                   const char *what, const char *hint) {
    struct csv_field field = field_at(reading, column);
    reading->errors++;
    diagnostics_add(reading->diagnostics, code, place(reading, column), hint, "'%.*s' %s",
                    (int)MIN(field.length, SHOWN), field.text, what);
}

static bool find_columns(struct reading *reading) {
    bool found = true;
    for (size_t i = 0; i < AGGREGATE_COLUMN_COUNT; i++) {
        size_t times, count;
        const char *name = AGGREGATE_COLUMN_NAMES[i];
        reading->columns[i] = csv_find(reading->csv, name, &times);
        if (times == 1) {
            continue;
        }
        const char *const *header = csv_header(reading->csv, &count);
        const char *nearest = diagnostics_nearest(name, header, count);
        char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
        diagnostics_add(reading->diagnostics, CODE_CSV_COLUMN,
                        span_of_source(reading->aggregate.source),
                        times > 1 ? "give each column a name of its own"
                        : hint    ? hint
                                  : "keep the columns as the query of `flightpath sql` names them",
                        times > 1 ? "the aggregate has several columns '%s'"
                                  : "the aggregate has no column '%s'",
                        name);
        g_free(hint);
        found = false;
    }
    return found;
}

/* The number of the question that a cell names. */
static bool find_question(struct reading *reading, enum aggregate_column column, size_t *index) {
    const struct survey *survey = reading->aggregate.survey;
    struct csv_field field = field_at(reading, column);
    for (*index = 0; *index < reading->aggregate.count; ++*index) {
        if (is(field, aggregate_question(survey, *index))) {
            return true;
        }
    }
    if (!reading->unknown || !is(field, reading->unknown)) {
        const char **ids = g_new0(const char *, reading->aggregate.count);
        for (size_t i = 0; i < reading->aggregate.count; i++) {
            ids[i] = aggregate_question(survey, i);
        }
        reading->unknown = arena_text(&reading->arena, field.text, field.length);
        const char *nearest = diagnostics_nearest(reading->unknown, ids, reading->aggregate.count);
        char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
        refuse(reading, CODE_AGGREGATE_MISFIT, column, "is not a question of the survey", hint);
        g_free(hint);
        g_free(ids);
    }
    return false;
}

static struct aggregate_group *find_group(struct reading *reading, enum answer_group_kind kind) {
    struct csv_field field = field_at(reading, AGGREGATE_MEMBER);
    char *key = g_strdup_printf("%d %.*s", (int)kind, (int)field.length, field.text);
    struct aggregate_group *group = g_hash_table_lookup(reading->names, key);
    if (group) {
        g_free(key);
        return group;
    }
    group = ARENA_NEW(&reading->arena, struct aggregate_group);
    group->kind = kind;
    group->name = arena_text(&reading->arena, field.text, field.length);
    group->seen.at = place(reading, AGGREGATE_MEMBER);
    group->cells = ARENA_ARRAY(&reading->arena, struct aggregate_cell, reading->aggregate.count);
    g_hash_table_insert(reading->names, key, group);
    g_ptr_array_add(reading->aggregate.groups, group);
    return group;
}

/* Reads a count: a whole number, 0 or more. */
static bool read_count(struct reading *reading, uint64_t *count) {
    struct csv_field field = field_at(reading, AGGREGATE_VALUE);
    char *text = g_strndup(field.text, field.length);
    bool good = g_ascii_string_to_unsigned(text, 10, 0, UINT64_MAX, count, NULL);
    g_free(text);
    if (!good) {
        refuse(reading, CODE_CSV_VALUE, AGGREGATE_VALUE, "is not a count", "give a whole number");
    }
    return good;
}

static bool read_sum(struct reading *reading, int decimals, struct wide *sum) {
    struct csv_field field = field_at(reading, AGGREGATE_VALUE);
    if (!wide_text_read(field.text, field.length, decimals, sum)) {
        char *hint = g_strdup_printf("sums are exact: digits, at most %d of them after the point; "
                                     "1234e-2 is 12.34",
                                     decimals);
        refuse(reading, CODE_CSV_VALUE, AGGREGATE_VALUE, "is not a sum", hint);
        g_free(hint);
        return false;
    }
    return true;
}

/* Puts the row's value where its statistic belongs. */
static void store(struct reading *reading, const struct aggregate_statistics *statistics,
                  struct aggregate_seen *seen, void *object) {
    struct csv_field field = field_at(reading, AGGREGATE_STATISTIC);
    for (size_t i = 0; i < statistics->count; i++) {
        const struct aggregate_statistic *statistic = &statistics->items[i];
        void *at = (char *)object + statistic->offset;
        if (!is(field, statistic->name)) {
            continue;
        }
        if (seen->bits >> i & 1) {
            refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_STATISTIC, "is given twice",
                   "keep the rows of one run of the query");
        }
        seen->bits |= 1u << i;
        if (i == 0 || !seen->at.source) {
            seen->at = place(reading, AGGREGATE_VALUE);
        }
        if (statistic->decimals < 0) {
            read_count(reading, at);
        } else {
            read_sum(reading, statistic->decimals, at);
        }
        return;
    }
    refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_STATISTIC, "is not a statistic of such a row",
           "keep the rows as the query of `flightpath sql` gives them");
}

static void read_pair(struct reading *reading, enum aggregate_breakdown breakdown) {
    size_t i, j;
    if (!find_question(reading, AGGREGATE_QUESTION, &i) ||
        !find_question(reading, AGGREGATE_OTHER, &j)) {
        return;
    }
    if (i > j || j >= reading->aggregate.variables) {
        refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_OTHER, "makes no pair with the question",
               "a pair has the questions in the survey's order");
        return;
    }
    struct aggregate_pair *pair =
        &reading->aggregate.pairs[breakdown - AGGREGATE_COMPLETE][answers_pair(i, j)];
    store(reading, &AGGREGATE_OF_PAIR, &pair->seen, pair);
}

static void read_cell(struct reading *reading, enum aggregate_breakdown breakdown) {
    size_t index;
    if (!find_question(reading, AGGREGATE_QUESTION, &index)) {
        return;
    }
    if ((breakdown == AGGREGATE_ALL) != (field_at(reading, AGGREGATE_MEMBER).length == 0)) {
        refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_MEMBER, "is not a member",
               "a segment or persona is named, everybody is not");
        return;
    }
    struct aggregate_group *group = find_group(reading, (enum answer_group_kind)breakdown);
    struct aggregate_cell *cell = &group->cells[index];
    if (is(field_at(reading, AGGREGATE_STATISTIC), AGGREGATE_ANSWERS)) {
        uint64_t count;
        cell->answers += read_count(reading, &count) ? count : 0;
    } else {
        store(reading, &AGGREGATE_OF_CELL, &cell->seen, cell);
    }
}

/* A row of respondents: no question is named. */
static void read_respondents(struct reading *reading, enum aggregate_breakdown breakdown) {
    struct aggregate *aggregate = &reading->aggregate;
    if (breakdown == AGGREGATE_ALL) {
        store(reading, &AGGREGATE_OF_SURVEY, &aggregate->seen, aggregate);
    } else if (field_at(reading, AGGREGATE_MEMBER).length == 0) {
        store(reading, &AGGREGATE_OF_BREAKDOWN, &aggregate->breakdowns[breakdown].seen,
              &aggregate->breakdowns[breakdown]);
    } else {
        struct aggregate_group *group = find_group(reading, (enum answer_group_kind)breakdown);
        store(reading, &AGGREGATE_OF_GROUP, &group->seen, group);
    }
    bool digest = breakdown == AGGREGATE_ALL &&
                  is(field_at(reading, AGGREGATE_STATISTIC), AGGREGATE_OF_SURVEY.items[0].name);
    if (digest && aggregate->digest != mapping_digest(aggregate->survey)) {
        reading->stale = true;
        refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_VALUE,
               "is the mark of another mapping than this survey has now",
               "columns, scales, codes or questions changed: run the query of `flightpath sql` "
               "again");
    }
}

/* Reports a row of another wave, once. */
static bool right_wave(struct reading *reading) {
    const char *wave = date_period_text(reading->aggregate.survey->wave, &reading->arena);
    if (is(field_at(reading, AGGREGATE_WAVE), wave)) {
        return true;
    }
    if (!reading->stale) {
        char *hint = g_strdup_printf("the survey's wave is %s", wave);
        refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_WAVE, "is another wave", hint);
        g_free(hint);
    }
    reading->stale = true;
    return false;
}

static void read_row(struct reading *reading) {
    struct csv_field field = field_at(reading, AGGREGATE_BREAKDOWN);
    int breakdown = 0;
    while (breakdown < AGGREGATE_BREAKDOWN_COUNT &&
           !is(field, AGGREGATE_BREAKDOWN_NAMES[breakdown])) {
        breakdown++;
    }
    if (breakdown == AGGREGATE_BREAKDOWN_COUNT) {
        refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_BREAKDOWN, "is not a breakdown",
               "choose from all, segment, persona, complete, partial");
    } else if (breakdown >= AGGREGATE_COMPLETE) {
        read_pair(reading, (enum aggregate_breakdown)breakdown);
    } else if (field_at(reading, AGGREGATE_QUESTION).length == 0) {
        read_respondents(reading, (enum aggregate_breakdown)breakdown);
    } else {
        read_cell(reading, (enum aggregate_breakdown)breakdown);
    }
}

static void read_rows(struct reading *reading) {
    struct aggregate *aggregate = &reading->aggregate;
    while (reading->errors < MOST_ERRORS && csv_next(reading->csv, &reading->record)) {
        if (is(field_at(reading, AGGREGATE_SURVEY), aggregate->survey->id)) {
            reading->any = true;
            if (right_wave(reading)) {
                read_row(reading);
            }
        }
        if (aggregate->groups->len > 2 * ANSWERS_MOST_GROUPS + 1) {
            refuse(reading, CODE_AGGREGATE_MISFIT, AGGREGATE_MEMBER, "is one member too many",
                   "the query lists at most 500 of a breakdown");
            return;
        }
    }
}

static uint64_t bad_cells(const struct aggregate *aggregate) {
    uint64_t bad = aggregate->bad_weights;
    for (size_t i = 0; i < aggregate->count; i++) {
        bad += aggregate->everybody->cells[i].bad;
    }
    return bad;
}

/* Copies the sums to where raw answers would have added theirs. */
static void fill(const struct aggregate *aggregate, struct answers_gathering *gathering) {
    size_t pairs = aggregate->variables * (aggregate->variables + 1) / 2;
    gathering->rows = aggregate->rows;
    gathering->bad = bad_cells(aggregate);
    gathering->unweighted = aggregate->rows - aggregate->used;
    for (int kind = ANSWER_SEGMENT; kind <= ANSWER_PERSONA; kind++) {
        gathering->dropped[kind] = aggregate->breakdowns[kind].members > ANSWERS_MOST_GROUPS;
    }
    for (guint i = 0; i < aggregate->groups->len; i++) {
        const struct aggregate_group *group = aggregate->groups->pdata[i];
        const struct answers_sums *sums =
            group->kind == ANSWER_ALL
                ? &gathering->everybody
                : answers_join_group(gathering, group->kind, group->name, strlen(group->name));
        for (size_t j = 0; sums && j < aggregate->count; j++) {
            sums->cells[j] = group->cells[j].sums;
        }
    }
    for (size_t i = 0; i < pairs; i++) {
        gathering->cross.complete[i] = aggregate->pairs[0][i].sums;
        gathering->cross.partial[i] = aggregate->pairs[1][i].sums;
    }
}

static void begin(struct reading *reading) {
    struct aggregate *aggregate = &reading->aggregate;
    size_t pairs = aggregate->variables * (aggregate->variables + 1) / 2;
    aggregate->groups = g_ptr_array_new();
    aggregate->everybody = ARENA_NEW(&reading->arena, struct aggregate_group);
    aggregate->everybody->name = "";
    aggregate->everybody->cells =
        ARENA_ARRAY(&reading->arena, struct aggregate_cell, aggregate->count);
    g_ptr_array_add(aggregate->groups, aggregate->everybody);
    for (int i = 0; i < 2; i++) {
        aggregate->pairs[i] = ARENA_ARRAY(&reading->arena, struct aggregate_pair, pairs);
    }
    reading->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert(reading->names, g_strdup_printf("%d ", (int)ANSWER_ALL),
                        aggregate->everybody);
}

/* Says what was not used when the sums were made. */
static void say_bad(const struct aggregate *aggregate, struct diagnostics *diagnostics) {
    uint64_t bad = bad_cells(aggregate);
    if (bad > 0) {
        diagnostics_add(diagnostics, CODE_ANSWER_NOT_USED, span_of_source(aggregate->source), NULL,
                        "%" PRIu64 " cells in all are not used", bad);
    }
}

static void finish(struct reading *reading, struct answers_gathering *gathering) {
    struct aggregate *aggregate = &reading->aggregate;
    if (!reading->any) {
        diagnostics_add(reading->diagnostics, CODE_AGGREGATE_MISFIT,
                        span_of_source(aggregate->source),
                        "run the query that `flightpath sql` prints for it",
                        "the aggregate has no rows of the survey '%s'", aggregate->survey->id);
    } else if (reading->errors == 0) {
        aggregate->everybody->used = aggregate->used;
        if (aggregate_check(aggregate, reading->diagnostics)) {
            fill(aggregate, gathering);
            say_bad(aggregate, reading->diagnostics);
        }
    }
}

void aggregate_read(const struct survey *survey, const struct source *source,
                    struct answers_gathering *gathering, struct diagnostics *diagnostics) {
    struct reading reading = {.diagnostics = diagnostics,
                              .aggregate = {.survey = survey,
                                            .source = source,
                                            .count = gathering->count,
                                            .variables = gathering->variables}};
    reading.csv = csv_open(source, '\0', diagnostics);
    if (!reading.csv) {
        return;
    }
    begin(&reading);
    if (find_columns(&reading)) {
        read_rows(&reading);
        finish(&reading, gathering);
    }
    csv_close(reading.csv);
    g_ptr_array_free(reading.aggregate.groups, TRUE);
    g_hash_table_destroy(reading.names);
    arena_release(&reading.arena);
}
