/* Each series is a piece of work with its own messages; they are joined in the order of the model.
 */
#include "model/load_series.h"

#include "base/format.h"
#include "base/parallel.h"
#include "model/data_file.h"
#include "model/index.h"
#include "read/csv.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WRONG_CELLS = 20, MOST_CELL = 64 };

/* One series to read. */
struct task {
    struct series *series;
    bool mix;
    struct diagnostics diagnostics;
};

struct tasks {
    struct model *model;
    struct task *items;
};

/* The columns of a file; channel only of a mix. */
enum column { COLUMN_PERIOD, COLUMN_VALUE, COLUMN_CHANNEL, COLUMN_COUNT };

struct reading {
    const struct model *model;
    struct task *task;
    struct arena *arena;
    struct csv *csv;
    size_t columns[COLUMN_COUNT];
    GArray *points; /* of struct point */
    size_t wrong;
};

/* Copies a cell without the blanks around it; false when it is too long for a period or number. */
static bool copy_cell(const struct csv_field *field, char *cell) {
    const char *text = field->text, *end = text + field->length;
    while (text < end && g_ascii_isspace(*text)) {
        text++;
    }
    while (text < end && g_ascii_isspace(end[-1])) {
        end--;
    }
    size_t length = (size_t)(end - text);
    if (length >= MOST_CELL) {
        return false;
    }
    memcpy(cell, text, length);
    cell[length] = '\0';
    return true;
}

static void refuse(struct reading *reading, const struct csv_record *record, enum column column,
                   const char *hint, const char *what) {
    const struct csv_field *field = &record->fields[reading->columns[column]];
    diagnostics_add(&reading->task->diagnostics, CODE_CSV_VALUE,
                    csv_place(reading->csv, record, reading->columns[column]), hint,
                    "'%.*s' is not %s", (int)MIN(field->length, MOST_CELL), field->text, what);
    reading->wrong++;
}

static bool find_column(struct reading *reading, enum column column, const char *name,
                        struct span at) {
    return csv_find_one(reading->csv, name, at, &reading->task->diagnostics,
                        &reading->columns[column]);
}

static const char *read_channel(struct reading *reading, const struct csv_record *record) {
    char cell[MOST_CELL];
    const struct channel *channel = NULL;
    if (copy_cell(&record->fields[reading->columns[COLUMN_CHANNEL]], cell)) {
        channel = model_find(reading->model, ENTITY_CHANNEL, cell);
        if (!channel) {
            const char *nearest =
                index_nearest(reading->model->index, REFERS(ENTITY_CHANNEL), "", cell);
            char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest)
                                 : g_strdup("add it to 'channels' in flightpath.yaml");
            refuse(reading, record, COLUMN_CHANNEL, hint, "a channel");
            g_free(hint);
            return NULL;
        }
    } else {
        refuse(reading, record, COLUMN_CHANNEL, NULL, "a channel");
    }
    return channel ? channel->id : NULL;
}

static void read_row(struct reading *reading, const struct csv_record *record) {
    char cell[MOST_CELL];
    struct point point = {
        .at = csv_place(reading->csv, record, reading->columns[COLUMN_VALUE]),
    };
    bool fits = copy_cell(&record->fields[reading->columns[COLUMN_VALUE]], cell);
    if (fits && *cell == '\0') {
        return;
    }
    if (!fits || !format_read_number(cell, &point.value)) {
        refuse(reading, record, COLUMN_VALUE, "numbers are written 1234.5", "a plain number");
        return;
    }
    if (reading->task->mix && point.value < 0) {
        refuse(reading, record, COLUMN_VALUE, NULL, "a number of contacts");
        return;
    }
    if (!copy_cell(&record->fields[reading->columns[COLUMN_PERIOD]], cell) ||
        !date_read_period(cell, &point.period)) {
        refuse(reading, record, COLUMN_PERIOD,
               "write a day 2026-03-31, a month 2026-03, a quarter 2026-Q1 or a year 2026",
               "a period");
        return;
    }
    if (reading->task->mix && !(point.channel = read_channel(reading, record))) {
        return;
    }
    g_array_append_val(reading->points, point);
}

static void read_rows(struct reading *reading) {
    const struct series *series = reading->task->series;
    bool found = find_column(reading, COLUMN_PERIOD, series->period, series->at);
    found = find_column(reading, COLUMN_VALUE, series->value, series->at) && found;
    if (reading->task->mix) {
        found = find_column(reading, COLUMN_CHANNEL, series->channel, series->at) && found;
    }
    struct csv_record record;
    while (found && reading->wrong < MOST_WRONG_CELLS && csv_next(reading->csv, &record)) {
        read_row(reading, &record);
    }
}

static void read_file(const struct model *model, struct task *task, struct arena *arena) {
    struct series *series = task->series;
    const struct source *source = data_file_source(model, &series->file, arena);
    bool named = series->period && series->value && (!task->mix || series->channel);
    struct csv *csv = source && named ? csv_open(source, '\0', &task->diagnostics) : NULL;
    if (!csv) {
        return;
    }
    struct reading reading = {.model = model,
                              .task = task,
                              .arena = arena,
                              .csv = csv,
                              .points = g_array_new(FALSE, FALSE, sizeof(struct point))};
    read_rows(&reading);
    csv_close(csv);
    series->points.count = reading.points->len;
    series->points.items =
        arena_copy(arena, reading.points->data, reading.points->len * sizeof(struct point));
    g_array_free(reading.points, TRUE);
}

/* Channels of points typed in place. */
static void check_channels(const struct model *model, struct task *task) {
    for (size_t i = 0; i < task->series->points.count; i++) {
        struct point *point = &task->series->points.items[i];
        const struct channel *channel =
            point->channel ? model_find(model, ENTITY_CHANNEL, point->channel) : NULL;
        if (point->channel && !channel) {
            const char *nearest =
                index_nearest(model->index, REFERS(ENTITY_CHANNEL), "", point->channel);
            char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
            diagnostics_add(&task->diagnostics, CODE_UNKNOWN_REFERENCE, point->at, hint,
                            "there is no channel '%s'", point->channel);
            g_free(hint);
        }
    }
}

static int compare_points(const void *first, const void *second) {
    const struct point *a = first, *b = second;
    if (a->period.first != b->period.first) {
        return a->period.first < b->period.first ? -1 : 1;
    }
    int channels = g_strcmp0(a->channel, b->channel);
    return channels != 0 ? channels : span_compare(&a->at, &b->at);
}

/* Reports a point whose period is of another kind than the first one's; false when there is one.
 * Points whose period could not be read have been reported. */
static bool one_kind(struct task *task) {
    const struct series *series = task->series;
    enum period_kind first = PERIOD_NONE;
    for (size_t i = 0; i < series->points.count; i++) {
        enum period_kind kind = series->points.items[i].period.kind;
        if (first != PERIOD_NONE && kind != PERIOD_NONE && kind != first) {
            diagnostics_add(&task->diagnostics, CODE_SERIES_PERIODS, series->points.items[i].at,
                            "write all of them as days, months, quarters or years",
                            "this series mixes kinds of periods");
            return false;
        }
        first = first == PERIOD_NONE ? kind : first;
    }
    return true;
}

/* Sorts, adds what belongs to one period and channel of a mix, reports a KPI's repeated period. */
static void settle(struct task *task) {
    struct series *series = task->series;
    struct point *points = series->points.items;
    if (series->points.count > 1) {
        qsort(points, series->points.count, sizeof *points, compare_points);
    }
    size_t kept = 0;
    struct arena texts = {0};
    for (size_t i = 0; i < series->points.count; i++) {
        bool again = kept > 0 && points[i].period.kind != PERIOD_NONE &&
                     points[kept - 1].period.first == points[i].period.first &&
                     g_strcmp0(points[kept - 1].channel, points[i].channel) == 0;
        if (again && task->mix) {
            points[kept - 1].value += points[i].value;
        } else if (again) {
            diagnostics_add(&task->diagnostics, CODE_SERIES_PERIODS, points[i].at,
                            "keep one of the two", "the period %s has a value already",
                            date_period_text(points[i].period, &texts));
        } else {
            points[kept++] = points[i];
        }
    }
    series->points.count = kept;
    arena_release(&texts);
}

static void work(void *context, size_t index, unsigned worker) {
    struct tasks *tasks = context;
    struct task *task = &tasks->items[index];
    if (task->series->file.text) {
        read_file(tasks->model, task, &tasks->model->worker_arenas[worker]);
    } else if (task->mix) {
        check_channels(tasks->model, task);
    }
    if (one_kind(task)) {
        settle(task);
    }
}

void load_series(struct model *model, unsigned jobs, struct diagnostics *diagnostics) {
    size_t count = model->kpis.count + model->channel_mixes.count;
    struct tasks tasks = {.model = model, .items = g_new0(struct task, count)};
    for (size_t i = 0; i < model->kpis.count; i++) {
        tasks.items[i].series = &model->kpis.items[i].series;
    }
    for (size_t i = 0; i < model->channel_mixes.count; i++) {
        tasks.items[model->kpis.count + i] =
            (struct task){.series = &model->channel_mixes.items[i].series, .mix = true};
    }
    parallel_run(jobs, count, work, &tasks);
    for (size_t i = 0; i < count; i++) {
        diagnostics_join(diagnostics, &tasks.items[i].diagnostics);
        diagnostics_release(&tasks.items[i].diagnostics);
    }
    g_free(tasks.items);
}
