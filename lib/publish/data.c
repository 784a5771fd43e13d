/* The field tables write everything; nothing here names a key. */
#include "publish/data.h"

#include "model/export.h"
#include "publish/evidence_table.h"
#include "publish/table.h"

static void write_json(struct site *site, const char *path, const struct record *record,
                       const void *object, enum export_absent absent) {
    struct site_stream *stream = site_stream_open(site, path);
    if (!stream) {
        return;
    }
    struct json json;
    json_init(&json, site_stream_sink(stream));
    export_struct(&json, record, object, absent);
    json_finish(&json);
    site_stream_close(stream);
}

static bool wanted(const struct report *report) {
    return report->model->project.outputs.json != ANSWER_NO;
}

void data_write_model(const struct report *report, struct site *site) {
    if (wanted(report)) {
        write_json(site, "data/model.json", &MODEL_RECORD, report->model, EXPORT_LEAVE_OUT);
    }
}

void data_write_analysis(const struct report *report, struct site *site) {
    if (wanted(report)) {
        write_json(site, "data/analysis.json", &ANALYSIS_RECORD, report->analysis, EXPORT_NULL);
    }
}

/* A column: a field of the row's struct, or of a struct inside it, named after both. */
struct column {
    char *name;
    const struct field *outer; /* the struct inside; NULL: none */
    const struct field *field;
};

static void add_columns(GArray *columns, const struct record *record) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (export_is_flat(field)) {
            struct column column = {g_strdup(field->key), NULL, field};
            g_array_append_val(columns, column);
            continue;
        }
        bool shown = field->kind == FIELD_STRUCT && (field->flags & FIELD_HIDDEN) == 0;
        for (size_t j = 0; shown && j < field->record->count; j++) {
            const struct field *inner = &field->record->fields[j];
            if (export_is_flat(inner)) {
                const char *between = *field->key ? "_" : ""; /* no key: under their own names */
                struct column column = {g_strconcat(field->key, between, inner->key, NULL), field,
                                        inner};
                g_array_append_val(columns, column);
            }
        }
    }
}

static void write_head(GString *out, const GArray *columns, const char **cells) {
    for (guint i = 0; i < columns->len; i++) {
        cells[i] = g_array_index(columns, struct column, i).name;
    }
    table_row(out, cells, columns->len);
}

static void write_row(GString *out, const GArray *columns, const void *object, GString **texts,
                      const char **cells) {
    for (guint i = 0; i < columns->len; i++) {
        const struct column *column = &g_array_index(columns, struct column, i);
        g_string_truncate(texts[i], 0);
        export_flat(texts[i], column->field,
                    column->outer ? field_in(column->outer, object) : object);
        cells[i] = texts[i]->str;
    }
    table_row(out, cells, columns->len);
}

/* Writes a list of structs as a table, in pieces. */
static void write_rows(const struct sink *sink, const struct record *record,
                       const struct list *list) {
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct column));
    add_columns(columns, record);
    const char **cells = g_new0(const char *, columns->len);
    GString **texts = g_new(GString *, columns->len);
    for (guint i = 0; i < columns->len; i++) {
        texts[i] = g_string_new(NULL);
    }
    GString *out = g_string_new(NULL);
    write_head(out, columns, cells);
    for (size_t i = 0; i < list->count; i++) {
        write_row(out, columns, (const char *)list->items + i * record->size, texts, cells);
        if (out->len >= (size_t)64 * 1024) {
            sink->write(sink->context, out->str, out->len);
            g_string_truncate(out, 0);
        }
    }
    sink->write(sink->context, out->str, out->len);
    for (guint i = 0; i < columns->len; i++) {
        g_string_free(texts[i], TRUE);
        g_free(g_array_index(columns, struct column, i).name);
    }
    g_string_free(out, TRUE);
    g_free(texts);
    g_free(cells);
    g_array_free(columns, TRUE);
}

/* Adds a table unless it has no rows. */
static void write_list(struct site *site, const char *path, const struct record *record,
                       const struct list *list) {
    struct site_stream *stream = list->count > 0 ? site_stream_open(site, path) : NULL;
    if (stream) {
        write_rows(site_stream_sink(stream), record, list);
        site_stream_close(stream);
    }
}

void data_write_tables(const struct report *report, struct site *site) {
    const struct analysis *analysis = report->analysis;
    const struct model *model = report->model;
    const struct {
        const char *path;
        const struct record *record;
        const void *list; /* LIST of such structs */
    } tables[] = {
        {"data/gaps.csv", &GAP_RECORD, &analysis->gaps.items},
        {"data/journeys.csv", &PORTFOLIO_JOURNEY_RECORD, &analysis->portfolio.journeys},
        {"data/findings.csv", &FINDING_RECORD, &analysis->findings.items},
        {"data/priorities.csv", &PRIORITIES_ITEM_RECORD, &analysis->priorities.items},
        {"data/roadmap.csv", &ROADMAP_ITEM_RECORD, &analysis->roadmap.items},
        {"data/load.csv", &WORKLOAD_RECORD, &analysis->roadmap.load},
        {"data/backlog.csv", &FEATURE_RECORD, &model->features},
        {"data/initiatives.csv", &INITIATIVE_RECORD, &model->initiatives},
        {"data/kpis.csv", &KPI_RESULT_RECORD, &analysis->kpis.items},
        {"data/benefits.csv", &BENEFIT_RESULT_RECORD, &analysis->benefits.items},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        write_list(site, tables[i].path, tables[i].record, tables[i].list);
    }
    struct arena arena = {0};
    struct evidence_table evidence[EVIDENCE_TABLES];
    evidence_table_fill(analysis, &arena, evidence);
    for (size_t i = 0; i < G_N_ELEMENTS(evidence); i++) {
        write_list(site, evidence[i].path, evidence[i].record, &evidence[i].list);
    }
    arena_release(&arena);
}
