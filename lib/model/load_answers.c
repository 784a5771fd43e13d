/* A task is one file of one survey. Small files are read side by side; a large one by all threads,
 * in parts. Where a part begins is a guess (a line end may lie inside quotes), which holds when the
 * part before ends there: then both were read as one reader would have read them. What the parts
 * and files of a survey gave is joined by exact sums. A part with an error has the whole file read
 * again by one reader, so that messages do not depend on the parts. */
#include "model/load_answers.h"

#include "base/parallel.h"
#include "model/aggregate.h"
#include "model/answers_read.h"
#include "model/data_file.h"
#include "model/settle.h"

#include <string.h>

#ifndef LOAD_ANSWERS_PART
#define LOAD_ANSWERS_PART (8 * 1024 * 1024) /* bytes; less for tests of its edges */
#endif

/* One file, read into answers of its own. */
struct task {
    struct survey *survey;
    const struct path *path;
    const struct source *source; /* NULL: it was reported as missing */
    bool large;
    struct answers_gathering answers;
    struct diagnostics diagnostics;
};

struct tasks {
    struct model *model;
    struct task *items;
    unsigned jobs;
};

/* A part of a large file. */
struct part {
    uint64_t from, to; /* bytes */
    bool guess;
    uint64_t start, end; /* where its first record begins, and the one behind its last */
    uint32_t lines;      /* how many it has */
    struct answers_gathering answers;
    struct answers_trouble trouble;
    struct diagnostics diagnostics;
};

/* A large file being read. */
struct parts {
    const struct task *task;
    const struct csv *csv;
    const struct answers_columns *columns;
    struct part *items;
};

static struct csv *open_csv(struct task *task) {
    const char *delimiter = task->survey->delimiter;
    return csv_open(task->source, delimiter ? *delimiter : '\0', &task->diagnostics);
}

/* --- a large file --- */

static void start_part(struct part *part, const struct task *task) {
    answers_join_init(&part->answers, task->survey, answers_read_count(task->survey));
    answers_trouble_init(&part->trouble);
}

static void release_part(struct part *part) {
    answers_join_release(&part->answers);
    answers_trouble_release(&part->trouble);
    diagnostics_release(&part->diagnostics);
}

static void read_part(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct parts *parts = context;
    struct part *part = &parts->items[index];
    struct csv *csv =
        csv_open_part(parts->csv, part->from, part->to, part->guess, &part->diagnostics);
    start_part(part, parts->task);
    if (csv) {
        part->start = csv_offset(csv);
        answers_read_rows(parts->columns, csv, &part->answers, &part->trouble);
        part->end = csv_offset(csv);
        part->lines = csv_line(csv) - 1;
        csv_close(csv);
    }
}

/* Adds a part to what was read before it, up to the byte *at on the line *line; reads it again when
 * the guess of its start was wrong. Gives false when it has an error. */
static bool add_part(struct parts *parts, size_t index, struct task *task,
                     struct answers_trouble *trouble, uint64_t *at, uint32_t *line) {
    struct part *part = &parts->items[index];
    if (part->start != *at && *at < part->to) {
        release_part(part);
        *part = (struct part){.from = *at, .to = part->to};
        read_part(parts, index, 0);
    } else if (part->start != *at) {
        return true; /* a record of the part before goes on behind this one */
    }
    if (part->diagnostics.errors > 0) {
        return false;
    }
    answers_join_files(&task->answers, &part->answers);
    answers_trouble_join(trouble, &part->trouble, *line);
    *at = part->end;
    *line += part->lines;
    return true;
}

/* Reads the next parts by all threads, as many as there are. */
static bool read_round(struct parts *parts, struct task *task, unsigned jobs,
                       struct answers_trouble *trouble, uint64_t *at, uint32_t *line) {
    for (unsigned i = 0; i < jobs; i++) {
        uint64_t from = *at + i * (uint64_t)LOAD_ANSWERS_PART;
        parts->items[i] =
            (struct part){.from = from, .to = from + LOAD_ANSWERS_PART, .guess = i > 0};
    }
    parallel_run(jobs, jobs, read_part, parts);
    bool good = true;
    for (unsigned i = 0; i < jobs; i++) {
        good = good && add_part(parts, i, task, trouble, at, line);
        release_part(&parts->items[i]);
    }
    return good;
}

static bool read_in_parts(struct task *task, const struct csv *csv,
                          const struct answers_columns *columns, unsigned jobs,
                          struct answers_trouble *trouble) {
    struct parts parts = {
        .task = task, .csv = csv, .columns = columns, .items = g_new0(struct part, jobs)};
    uint64_t at = csv_offset(csv);
    uint32_t line = csv_line(csv);
    bool good = true;
    while (good && at < csv_size(csv)) {
        good = read_round(&parts, task, jobs, trouble, &at, &line);
    }
    g_free(parts.items);
    return good;
}

/* --- a file --- */

static void start_task(struct task *task) {
    answers_join_init(&task->answers, task->survey, answers_read_count(task->survey));
}

/* Reads a file by so many threads; false when it has to be read again by one. */
static bool read_file(struct task *task, unsigned jobs) {
    struct csv *csv = open_csv(task);
    if (!csv) {
        return true;
    }
    struct answers_columns columns;
    struct answers_trouble trouble;
    bool good = true;
    answers_trouble_init(&trouble);
    if (answers_read_columns(&columns, task->survey, csv, &task->diagnostics)) {
        if (jobs > 1) {
            good = read_in_parts(task, csv, &columns, jobs, &trouble);
        } else {
            answers_read_rows(&columns, csv, &task->answers, &trouble);
        }
    }
    if (good) {
        task->answers.bad = trouble.bad;
        answers_trouble_report(&trouble, task->source, &task->diagnostics);
    }
    answers_read_forget(&columns);
    answers_trouble_release(&trouble);
    csv_close(csv);
    return good;
}

static void work(void *context, size_t index, unsigned worker) {
    struct tasks *tasks = context;
    struct task *task = &tasks->items[index];
    task->source = data_file_source(tasks->model, task->path, &tasks->model->worker_arenas[worker]);
    task->large = tasks->jobs > 1 && task->source &&
                  data_file_size(task->source) > 2 * (uint64_t)LOAD_ANSWERS_PART;
    start_task(task);
    if (task->source && task->path == &task->survey->aggregate) {
        aggregate_read(task->survey, task->source, &task->answers, &task->diagnostics);
        task->large = false;
    } else if (task->source && !task->large) {
        read_file(task, 1);
    }
}

static void read_large(struct task *task, unsigned jobs) {
    if (!read_file(task, jobs)) {
        answers_join_release(&task->answers);
        diagnostics_release(&task->diagnostics);
        start_task(task);
        read_file(task, 1);
    }
}

static void read_files(struct tasks *tasks, size_t count) {
    parallel_run(tasks->jobs, count, work, tasks);
    for (size_t i = 0; i < count; i++) {
        if (tasks->items[i].large) {
            read_large(&tasks->items[i], tasks->jobs);
        }
    }
}

/* --- all surveys --- */

/* The files of raw answers, or the one of sums. */
static size_t count_paths(const struct survey *survey) {
    return survey->file.count > 0 ? survey->file.count : survey->aggregate.text ? 1 : 0;
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

/* The touchpoint of the generic journey that one was taken from unchanged; NULL: it was not. */
static const struct touchpoint *taken_from(const struct model *model,
                                           const struct touchpoint *touchpoint) {
    const struct journey *generic = touchpoint->journey->extends.target;
    if (!touchpoint->inherited || !generic) {
        return NULL;
    }
    char *path = g_strdup_printf("%s/%s", generic->id, touchpoint->id);
    const struct touchpoint *found = model_find(model, ENTITY_TOUCHPOINT, path);
    g_free(path);
    return found;
}

/* What is inherited unchanged is asked about where it comes from. */
static void ask_inherited(struct model *model) {
    for (size_t i = 0; i < model->journeys.count; i++) {
        size_t stage = 0, next = 0;
        const struct touchpoint *at;
        while ((at = journey_next(&model->journeys.items[i], &stage, &next))) {
            const struct touchpoint *from = at;
            while (from && !from->asked) {
                from = taken_from(model, from);
            }
            if (from && from != at) {
                struct touchpoint *touchpoint = (struct touchpoint *)at;
                touchpoint->asked = from->asked;
                touchpoint->asked_in = from->asked_in;
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
    struct tasks tasks = {.model = model, .items = g_new0(struct task, count), .jobs = jobs};
    size_t next = 0;
    for (size_t i = 0; i < model->surveys.count; i++) {
        struct survey *survey = &model->surveys.items[i];
        for (size_t j = 0; j < count_paths(survey); j++) {
            const struct path *path =
                survey->file.count > 0 ? &survey->file.items[j] : &survey->aggregate;
            tasks.items[next++] = (struct task){.survey = survey, .path = path};
        }
    }
    read_files(&tasks, count);
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
        if (survey->file.count > 0 && tasks.items[first].source && survey->answers->rows == 0 &&
            diagnostics->errors == 0) {
            diagnostics_add(diagnostics, CODE_CSV_NO_ROWS, survey->file.items[0].at,
                            "see whether the export was empty",
                            "the survey '%s' has no answers: its files hold a header row alone",
                            survey->id);
        }
        first += count_paths(survey);
    }
    g_free(tasks.items);
    ask(model, diagnostics);
    if (model->surveys.count > 0) {
        ask_inherited(model);
    }
}
