/* A task is one file of one survey. What the files of a survey gave is joined by exact sums; the
 * questions and the outcome are numbered together, the outcome last. */
#include "model/load_answers.h"

#include "base/parallel.h"
#include "model/aggregate.h"
#include "model/answer_value.h"
#include "model/answers.h"
#include "model/answers_join.h"
#include "model/settle.h"
#include "read/csv.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BAD = 20, SHOWN = 40 };

static const size_t NO_COLUMN = SIZE_MAX;

/* One file, read into answers of its own. */
struct task {
    struct survey *survey;
    const struct path *path;
    struct answers_gathering answers;
    struct diagnostics diagnostics;
    uint64_t bad, rounded;
};

struct tasks {
    struct model *model;
    struct task *items;
};

/* A file being read. */
struct reading {
    struct task *task;
    struct csv *csv;
    struct csv_record record;
    size_t count;    /* questions and outcome */
    size_t *columns; /* by question */
    size_t segment, persona, weight, comment;
    struct answer_reader *readers; /* by question; the last is of weights */
    struct answer_value *values;   /* of the row */
};

static const struct question *question_at(const struct survey *survey, size_t index) {
    return index < survey->questions.count ? &survey->questions.items[index] : &survey->outcome;
}

static size_t count_questions(const struct survey *survey) {
    return survey->questions.count + (survey->outcome.column ? 1 : 0);
}

/* Finds a column; reports one that is absent or twice there. NULL finds none. */
static bool find_column(struct reading *reading, const char *name, struct span at, size_t *column) {
    *column = NO_COLUMN;
    if (!name) {
        return true;
    }
    size_t times, count, index = csv_find(reading->csv, name, &times);
    if (times == 1) {
        *column = index;
        return true;
    }
    const char *const *header = csv_header(reading->csv, &count);
    const char *nearest = times == 0 ? diagnostics_nearest(name, header, count) : NULL;
    char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
    diagnostics_add(&reading->task->diagnostics, CODE_CSV_COLUMN, at,
                    times > 1 ? "give each column a name of its own" : hint,
                    times > 1 ? "the file has several columns '%s'" : "the file has no column '%s'",
                    name);
    g_free(hint);
    return false;
}

static bool find_columns(struct reading *reading) {
    const struct survey *survey = reading->task->survey;
    const struct survey_columns *columns = &survey->columns;
    struct span at = columns->at;
    bool found = find_column(reading, columns->segment, at, &reading->segment);
    found = find_column(reading, columns->persona.column, at, &reading->persona) && found;
    found = find_column(reading, columns->weight, at, &reading->weight) && found;
    found = find_column(reading, survey->comments.column, survey->comments.at, &reading->comment) &&
            found;
    for (size_t i = 0; i < reading->count; i++) {
        const struct question *question = question_at(survey, i);
        found = find_column(reading, question->column, question->at, &reading->columns[i]) && found;
        answer_value_init(&reading->readers[i], survey, question);
    }
    answer_value_init(&reading->readers[reading->count], survey, NULL);
    return found;
}

static void refuse(struct reading *reading, size_t column, const char *what) {
    struct task *task = reading->task;
    const struct csv_field *field = &reading->record.fields[column];
    if (task->bad++ < MOST_BAD) {
        diagnostics_add(&task->diagnostics, CODE_ANSWER_NOT_USED,
                        csv_place(reading->csv, &reading->record, column),
                        "correct it, or list it under 'missing'", "'%.*s' is not %s",
                        (int)MIN(field->length, SHOWN), field->text, what);
    }
}

static struct answer_value read_cell(struct reading *reading, size_t reader, size_t column,
                                     const char *what) {
    const struct csv_field *field = &reading->record.fields[column];
    struct answer_value value =
        answer_value_read(&reading->readers[reader], field->text, field->length);
    if (value.status == ANSWER_BAD) {
        refuse(reading, column, what);
    }
    reading->task->rounded += value.status == ANSWER_ROUNDED;
    return value;
}

/* The weight of the row; false when the row is not used. */
static bool read_weight(struct reading *reading, uint64_t *weight) {
    *weight = ANSWERS_ONE;
    if (reading->weight == NO_COLUMN) {
        return true;
    }
    struct answer_value value =
        read_cell(reading, reading->count, reading->weight, "a weight of 0 or more");
    *weight = (uint64_t)value.number;
    return (value.status == ANSWER_GIVEN || value.status == ANSWER_ROUNDED) && value.number > 0;
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

static void find_groups(struct reading *reading, struct answer_cell *cells[3]) {
    struct task *task = reading->task;
    struct answers_gathering *answers = &task->answers;
    cells[ANSWER_ALL] = answers->everybody;
    cells[ANSWER_SEGMENT] = NULL;
    cells[ANSWER_PERSONA] = NULL;
    if (reading->segment != NO_COLUMN) {
        const struct csv_field *field = &reading->record.fields[reading->segment];
        if (!answer_value_missing(task->survey, field->text, field->length)) {
            cells[ANSWER_SEGMENT] =
                answers_join_group(answers, ANSWER_SEGMENT, field->text, field->length);
        }
    }
    if (reading->persona != NO_COLUMN) {
        const struct csv_field *field = &reading->record.fields[reading->persona];
        bool mapped = task->survey->columns.persona.map.count > 0;
        const char *persona = mapped ? persona_of(task->survey, field) : NULL;
        if (persona) {
            cells[ANSWER_PERSONA] =
                answers_join_group(answers, ANSWER_PERSONA, persona, strlen(persona));
        } else if (!mapped && !answer_value_missing(task->survey, field->text, field->length)) {
            cells[ANSWER_PERSONA] =
                answers_join_group(answers, ANSWER_PERSONA, field->text, field->length);
        }
    }
}

static void add_comment(struct reading *reading) {
    const struct csv_field *field = &reading->record.fields[reading->comment];
    if (!answer_value_missing(reading->task->survey, field->text, field->length)) {
        answers_join_quote(&reading->task->answers, field->text, field->length);
    }
}

static void read_row(struct reading *reading) {
    struct task *task = reading->task;
    struct answer_cell *cells[3];
    uint64_t weight;
    task->answers.rows++;
    if (!read_weight(reading, &weight)) {
        return;
    }
    find_groups(reading, cells);
    for (size_t i = 0; i < reading->count; i++) {
        const struct question *question = question_at(task->survey, i);
        struct answer_value value =
            read_cell(reading, i, reading->columns[i], "an answer on the question's scale");
        if (value.status == ANSWER_GIVEN || value.status == ANSWER_ROUNDED) {
            for (int group = 0; group < 3; group++) {
                if (cells[group]) {
                    answers_join_answer(&cells[group][i], &task->answers.tops[i], question->kind,
                                        weight, value.number, task->answers.centres[i]);
                }
            }
        } else {
            value.status = ANSWER_NONE;
        }
        reading->values[i] = value;
    }
    answers_join_row(&task->answers, weight, reading->values);
    if (reading->comment != NO_COLUMN) {
        add_comment(reading);
    }
}

/* Says what was not shown one by one. */
static void say_counts(struct task *task, const struct source *source) {
    if (task->bad > MOST_BAD) {
        diagnostics_add(&task->diagnostics, CODE_ANSWER_NOT_USED, span_of_source(source), NULL,
                        "%llu cells in all are not used", (unsigned long long)task->bad);
    }
    if (task->rounded > 0) {
        diagnostics_add(&task->diagnostics, CODE_ANSWER_ROUNDED, span_of_source(source), NULL,
                        "numbers with more than %d decimals are rounded: %llu", ANSWERS_DECIMALS,
                        (unsigned long long)task->rounded);
    }
}

static void read_rows(struct task *task, const struct source *source) {
    struct reading reading = {.task = task, .count = count_questions(task->survey)};
    reading.csv = csv_open(source, task->survey->delimiter ? *task->survey->delimiter : '\0',
                           &task->diagnostics);
    if (!reading.csv) {
        return;
    }
    reading.columns = g_new0(size_t, reading.count);
    reading.readers = g_new0(struct answer_reader, reading.count + 1);
    reading.values = g_new0(struct answer_value, reading.count);
    bool found = find_columns(&reading);
    while (found && csv_next(reading.csv, &reading.record)) {
        read_row(&reading);
    }
    say_counts(task, source);
    csv_close(reading.csv);
    g_free(reading.columns);
    g_free(reading.readers);
    g_free(reading.values);
}

const struct source *load_answers_source(const struct model *model, const struct path *path,
                                         struct arena *arena) {
    char *folder = g_path_get_dirname(path->at.source->path);
    char *full = g_canonicalize_filename(path->text, folder);
    size_t root = strlen(model->root);
    struct source *source = NULL;
    if (strncmp(full, model->root, root) == 0 && full[root] == '/' &&
        g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        source = ARENA_NEW(arena, struct source);
        source->path = arena_string(arena, full);
        source->name = source->path + root + 1;
    }
    g_free(full);
    g_free(folder);
    return source;
}

/* The files of raw answers, or the one of sums. */
static size_t count_paths(const struct survey *survey) {
    return survey->file.count > 0 ? survey->file.count : survey->aggregate.text ? 1 : 0;
}

static void work(void *context, size_t index, unsigned worker) {
    struct tasks *tasks = context;
    struct task *task = &tasks->items[index];
    const struct source *source =
        load_answers_source(tasks->model, task->path, &tasks->model->worker_arenas[worker]);
    answers_join_init(&task->answers, task->survey, count_questions(task->survey));
    if (source && task->path == &task->survey->aggregate) {
        aggregate_read(task->survey, source, &task->answers, &task->diagnostics);
    } else if (source) {
        read_rows(task, source);
    }
}

/* The question of the latest wave that names a touchpoint; two in one wave are an error. */
static void ask(struct model *model, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < model->surveys.count; i++) {
        struct survey *survey = &model->surveys.items[i];
        for (size_t j = 0; j < survey->questions.count; j++) {
            struct question *question = &survey->questions.items[j];
            struct touchpoint *touchpoint = (struct touchpoint *)question->touchpoint.target;
            if (!touchpoint) {
                continue;
            }
            const struct survey *other = touchpoint->asked_in;
            if (other && other->wave.first == survey->wave.first) {
                diagnostics_add(diagnostics, CODE_BAD_COMBINATION, question->touchpoint.at,
                                "name it in one of them, or give the touchpoint's score as "
                                "'customer: {survey: …, question: …}'",
                                "two questions of one wave ask about '%s'", touchpoint->path);
            } else if (!other || other->wave.first < survey->wave.first) {
                touchpoint->asked_in = survey;
                touchpoint->asked = question;
            }
        }
    }
}

void load_answers(struct model *model, unsigned jobs, struct diagnostics *diagnostics) {
    size_t count = 0;
    for (size_t i = 0; i < model->surveys.count; i++) {
        settle_paths(model, &SURVEY_RECORD, &model->surveys.items[i], diagnostics);
        count += count_paths(&model->surveys.items[i]);
    }
    struct tasks tasks = {.model = model, .items = g_new0(struct task, count)};
    size_t next = 0;
    for (size_t i = 0; i < model->surveys.count; i++) {
        struct survey *survey = &model->surveys.items[i];
        for (size_t j = 0; j < count_paths(survey); j++) {
            const struct path *path =
                survey->file.count > 0 ? &survey->file.items[j] : &survey->aggregate;
            tasks.items[next++] = (struct task){.survey = survey, .path = path};
        }
    }
    parallel_run(jobs, count, work, &tasks);
    for (size_t i = 0, first = 0; i < model->surveys.count; i++) {
        struct survey *survey = &model->surveys.items[i];
        for (size_t j = 0; j < count_paths(survey); j++) {
            struct task *task = &tasks.items[first + j];
            diagnostics_join(diagnostics, &task->diagnostics);
            diagnostics_release(&task->diagnostics);
            if (j > 0) {
                answers_join_files(&tasks.items[first].answers, &task->answers);
                answers_join_release(&task->answers);
            }
        }
        if (count_paths(survey) > 0) {
            survey->answers = answers_join_finish(&tasks.items[first].answers, &model->arena);
            answers_join_release(&tasks.items[first].answers);
        }
        first += count_paths(survey);
    }
    g_free(tasks.items);
    ask(model, diagnostics);
}
