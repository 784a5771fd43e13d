/* Of each row only what the survey names is looked at. A survey knows few different segments and
 * personas: what a cell of theirs means is kept in a small table by its bytes. */
#include "model/answers_read.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 40, GROUP_SLOTS = 64, GROUP_TEXT = 24 };

static const size_t NO_COLUMN = SIZE_MAX;

/* What a cell of the segment or persona means. */
struct group_slot {
    bool used;
    uint8_t length;
    char text[GROUP_TEXT];
    struct answers_sums *sums; /* NULL: nothing */
};

/* Rows being read. */
struct reading {
    const struct answers_columns *columns;
    const struct survey *survey;
    struct csv *csv;
    struct csv_record record;
    struct answers_gathering *gathering;
    struct answers_trouble *trouble;
    struct answer_reader *readers;      /* by question; the last is of weights */
    const struct answer_value **values; /* of the row; NULL: none that can be used */
    struct group_slot slots[2][GROUP_SLOTS];
};

/* --- columns --- */

const struct question *answers_read_question(const struct survey *survey, size_t index) {
    return index < survey->questions.count ? &survey->questions.items[index] : &survey->outcome;
}

size_t answers_read_count(const struct survey *survey) {
    return survey->questions.count + (survey->outcome.column ? 1 : 0);
}

/* Finds a column; NULL finds none. */
static bool find_column(const struct csv *csv, const char *name, struct span at,
                        struct diagnostics *diagnostics, size_t *column) {
    *column = NO_COLUMN;
    return !name || csv_find_one(csv, name, at, diagnostics, column);
}

bool answers_read_columns(struct answers_columns *columns, const struct survey *survey,
                          const struct csv *csv, struct diagnostics *diagnostics) {
    const struct survey_columns *named = &survey->columns;
    *columns = (struct answers_columns){.survey = survey, .count = answers_read_count(survey)};
    columns->questions = g_new0(size_t, columns->count);
    struct span at = named->at;
    bool found = find_column(csv, named->segment, at, diagnostics, &columns->segment);
    found = find_column(csv, named->persona.column, at, diagnostics, &columns->persona) && found;
    found = find_column(csv, named->weight, at, diagnostics, &columns->weight) && found;
    found = find_column(csv, survey->comments.column, survey->comments.at, diagnostics,
                        &columns->comment) &&
            found;
    for (size_t i = 0; i < columns->count; i++) {
        const struct question *question = answers_read_question(survey, i);
        found =
            find_column(csv, question->column, question->at, diagnostics, &columns->questions[i]) &&
            found;
    }
    return found;
}

void answers_read_forget(struct answers_columns *columns) {
    g_free(columns->questions);
    *columns = (struct answers_columns){0};
}

/* --- troubles --- */

void answers_trouble_init(struct answers_trouble *trouble) {
    *trouble = (struct answers_trouble){
        .cells = g_array_new(FALSE, FALSE, sizeof(struct answers_bad_cell))};
}

void answers_trouble_release(struct answers_trouble *trouble) {
    for (guint i = 0; i < trouble->cells->len; i++) {
        g_free(g_array_index(trouble->cells, struct answers_bad_cell, i).message);
    }
    g_array_free(trouble->cells, TRUE);
    *trouble = (struct answers_trouble){0};
}

void answers_trouble_join(struct answers_trouble *trouble, const struct answers_trouble *next,
                          uint32_t line) {
    trouble->bad += next->bad;
    trouble->rounded += next->rounded;
    for (guint i = 0; i < next->cells->len && trouble->cells->len < ANSWERS_MOST_BAD; i++) {
        struct answers_bad_cell cell = g_array_index(next->cells, struct answers_bad_cell, i);
        cell.at.line += line - 1;
        cell.at.end_line += line - 1;
        cell.message = g_strdup(cell.message);
        g_array_append_val(trouble->cells, cell);
    }
}

void answers_trouble_report(const struct answers_trouble *trouble, const struct source *source,
                            struct diagnostics *diagnostics) {
    for (guint i = 0; i < trouble->cells->len; i++) {
        const struct answers_bad_cell *cell =
            &g_array_index(trouble->cells, struct answers_bad_cell, i);
        diagnostics_add(diagnostics, CODE_ANSWER_NOT_USED, cell->at,
                        "correct it, or list it under 'missing'", "%s", cell->message);
    }
    if (trouble->bad > ANSWERS_MOST_BAD) {
        diagnostics_add(diagnostics, CODE_ANSWER_NOT_USED, span_of_source(source), NULL,
                        "%llu cells in all are not used", (unsigned long long)trouble->bad);
    }
    if (trouble->rounded > 0) {
        diagnostics_add(diagnostics, CODE_ANSWER_ROUNDED, span_of_source(source), NULL,
                        "numbers with more than %d decimals are rounded: %llu", ANSWERS_DECIMALS,
                        (unsigned long long)trouble->rounded);
    }
}

static void refuse(struct reading *reading, size_t column, const char *what) {
    struct answers_trouble *trouble = reading->trouble;
    const struct csv_field *field = &reading->record.fields[column];
    if (trouble->bad++ < ANSWERS_MOST_BAD) {
        struct answers_bad_cell cell = {
            csv_place(reading->csv, &reading->record, column),
            g_strdup_printf("'%.*s' is not %s", (int)MIN(field->length, SHOWN), field->text, what)};
        g_array_append_val(trouble->cells, cell);
    }
}

/* --- cells --- */

static const struct answer_value *read_cell(struct reading *reading, size_t reader, size_t column,
                                            const char *what) {
    const struct csv_field *field = &reading->record.fields[column];
    const struct answer_value *value =
        answer_value_read(&reading->readers[reader], field->text, field->length);
    if (value->status == ANSWER_BAD) {
        refuse(reading, column, what);
    }
    reading->trouble->rounded += value->status == ANSWER_ROUNDED;
    return value;
}

/* The weight of the row; false when the row is not used. */
static bool read_weight(struct reading *reading, uint64_t *weight) {
    *weight = ANSWERS_ONE;
    if (reading->columns->weight == NO_COLUMN) {
        return true;
    }
    const struct answer_value *value = read_cell(reading, reading->columns->count,
                                                 reading->columns->weight, "a weight of 0 or more");
    *weight = (uint64_t)value->number;
    return (value->status == ANSWER_GIVEN || value->status == ANSWER_ROUNDED) && value->number > 0;
}

/* The persona that a cell stands for by the map, without the blanks around both. */
static const char *persona_of(const struct survey *survey, const struct csv_field *field) {
    const struct persona_column *column = &survey->columns.persona;
    char *text = g_strstrip(g_strndup(field->text, field->length));
    const char *found = NULL;
    for (size_t i = 0; i < column->map.count && !found; i++) {
        char *answer = g_strstrip(g_strdup(column->map.items[i].answer));
        found = strcmp(answer, text) == 0 ? column->map.items[i].persona.id : NULL;
        g_free(answer);
    }
    g_free(text);
    return found;
}

/* The sums of the segment or persona that a cell means; NULL: of none. */
static struct answers_sums *resolve(struct reading *reading, enum answer_group_kind kind,
                                    const struct csv_field *field) {
    const struct survey *survey = reading->survey;
    struct answers_gathering *gathering = reading->gathering;
    if (kind == ANSWER_PERSONA && survey->columns.persona.map.count > 0) {
        const char *persona = persona_of(survey, field);
        return persona ? answers_join_group(gathering, kind, persona, strlen(persona)) : NULL;
    }
    return answer_value_missing(survey, field->text, field->length)
               ? NULL
               : answers_join_group(gathering, kind, field->text, field->length);
}

static struct answers_sums *group_of(struct reading *reading, enum answer_group_kind kind,
                                     size_t column) {
    const struct csv_field *field = &reading->record.fields[column];
    if (field->length >= GROUP_TEXT) {
        return resolve(reading, kind, field);
    }
    uint64_t ends[2] = {0};
    memcpy(&ends[0], field->text, MIN(field->length, sizeof ends[0]));
    memcpy(&ends[1], field->text + field->length - MIN(field->length, sizeof ends[1]),
           MIN(field->length, sizeof ends[1]));
    uint64_t hash = (ends[0] ^ ends[1] * 31 ^ field->length) * 0x9E3779B97F4A7C15u;
    struct group_slot *slot = &reading->slots[kind == ANSWER_PERSONA][hash >> 58];
    if (!slot->used || slot->length != field->length ||
        memcmp(slot->text, field->text, field->length) != 0) {
        slot->sums = resolve(reading, kind, field);
        slot->used = true;
        slot->length = (uint8_t)field->length;
        memcpy(slot->text, field->text, field->length);
    }
    return slot->sums;
}

/* Everybody, and the row's segment and persona; gives how many. */
static size_t find_groups(struct reading *reading, struct answers_sums *groups[3]) {
    const struct answers_columns *columns = reading->columns;
    size_t count = 0;
    groups[count++] = &reading->gathering->everybody;
    if (columns->segment != NO_COLUMN) {
        groups[count] = group_of(reading, ANSWER_SEGMENT, columns->segment);
        count += groups[count] != NULL;
    }
    if (columns->persona != NO_COLUMN) {
        groups[count] = group_of(reading, ANSWER_PERSONA, columns->persona);
        count += groups[count] != NULL;
    }
    return count;
}

/* --- rows --- */

static void add_comment(struct reading *reading) {
    const struct csv_field *field = &reading->record.fields[reading->columns->comment];
    if (field->length > 0 && !answer_value_missing(reading->survey, field->text, field->length)) {
        answers_join_quote(reading->gathering, field->text, field->length);
    }
}

static void read_row(struct reading *reading) {
    const struct answers_columns *columns = reading->columns;
    struct answers_sums *groups[3];
    uint64_t weight;
    reading->gathering->rows++;
    if (!read_weight(reading, &weight)) {
        reading->gathering->unweighted++;
        return;
    }
    size_t group_count = find_groups(reading, groups);
    for (size_t i = 0; i < columns->count; i++) {
        const struct answer_value *value =
            read_cell(reading, i, columns->questions[i], "an answer on the question's scale");
        bool usable = value->status == ANSWER_GIVEN || value->status == ANSWER_ROUNDED;
        reading->values[i] = usable ? value : NULL;
    }
    answers_join_row(reading->gathering, weight, groups, group_count, reading->values);
    if (columns->comment != NO_COLUMN) {
        add_comment(reading);
    }
}

void answers_read_rows(const struct answers_columns *columns, struct csv *csv,
                       struct answers_gathering *gathering, struct answers_trouble *trouble) {
    struct reading *reading = g_new0(struct reading, 1);
    reading->columns = columns;
    reading->survey = columns->survey;
    reading->csv = csv;
    reading->gathering = gathering;
    reading->trouble = trouble;
    reading->readers = g_new0(struct answer_reader, columns->count + 1);
    reading->values = g_new0(const struct answer_value *, columns->count);
    for (size_t i = 0; i < columns->count; i++) {
        answer_value_init(&reading->readers[i], columns->survey,
                          answers_read_question(columns->survey, i));
    }
    answer_value_init(&reading->readers[columns->count], columns->survey, NULL);
    while (csv_next(csv, &reading->record)) {
        read_row(reading);
    }
    g_free(reading->readers);
    g_free(reading->values);
    g_free(reading);
}
