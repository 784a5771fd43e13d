/* What is still open once everything is bound. */
#include "model/settle.h"

#include "model/bind.h"
#include "model/data_file.h"
#include "model/markdown_links.h"
#include "model/user_file.h"

#include <string.h>

static void check_threshold(const struct project *project, const struct node *node, const char *key,
                            double value, struct diagnostics *diagnostics) {
    const struct node *at = node_get(node_get(node, "thresholds"), key);
    if (at && (value < project->scale.min || value > project->scale.max)) {
        diagnostics_add(diagnostics, CODE_OUT_OF_RANGE, at->span,
                        "give a score on the project's scale",
                        "'%s' is %s, outside the project's scale", key, at->text ? at->text : "");
    }
}

void settle_project(struct project *project, const struct node *node,
                    struct diagnostics *diagnostics) {
    bind_defaults(&PROJECT_RECORD, project);
    struct scale *scale = &project->scale;
    if (isnan(scale->min) || isnan(scale->max) || scale->min >= scale->max) {
        scale->min = 0;
        scale->max = 10;
    }
    double range = scale->max - scale->min;
    struct thresholds *thresholds = &project->thresholds;
    check_threshold(project, node, "ok", thresholds->ok, diagnostics);
    check_threshold(project, node, "good", thresholds->good, diagnostics);
    thresholds->ok = isnan(thresholds->ok) ? scale->min + 0.6 * range : thresholds->ok;
    thresholds->good = isnan(thresholds->good) ? scale->min + 0.8 * range : thresholds->good;
    thresholds->tolerance = isnan(thresholds->tolerance) ? 0.1 * range : thresholds->tolerance;
    if (thresholds->ok > thresholds->good) {
        const struct node *given = node_get(node, "thresholds");
        const struct node *good = node_get(given, "good"), *ok = node_get(given, "ok");
        diagnostics_add(diagnostics, CODE_BAD_COMBINATION,
                        good ? good->span
                        : ok ? ok->span
                             : project->at,
                        "give 'good' a score at or above 'ok'",
                        "the threshold 'good' lies below 'ok'");
    }
    if (project->maturity.threshold < 0 || isnan(project->maturity.threshold)) {
        project->maturity.threshold = 75;
    }
    project->currency = project->currency ? project->currency : "EUR";
    const struct node *subject = node_get(node_get(node, "mail"), "subject");
    project->mail.subject_at = subject ? subject->span : project->mail.at;
}

/* Reports a named file that is not there or not in the project. */
static void check_path(const struct model *model, const struct path *path,
                       struct diagnostics *diagnostics) {
    if (!path->text) {
        return;
    }
    char *folder = g_path_get_dirname(path->at.source->path);
    char *full = g_canonicalize_filename(path->text, folder);
    if (!data_file_inside(model, full)) {
        diagnostics_add(diagnostics, CODE_OUTSIDE_PROJECT, path->at,
                        "put the file itself into the project folder",
                        "'%s' lies outside the project", path->text);
    } else if (g_file_test(full, G_FILE_TEST_EXISTS) &&
               !g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        bool folder_there = g_file_test(full, G_FILE_TEST_IS_DIR);
        diagnostics_add(diagnostics, CODE_FILE_MISSING, path->at, "name a file",
                        folder_there ? "'%s' is a folder" : "'%s' is no regular file", path->text);
    } else if (!g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        char *hint =
            g_strdup_printf("looked for %s in the project", full + strlen(model->root) + 1);
        diagnostics_add(diagnostics, CODE_FILE_MISSING, path->at, hint, "there is no file '%s'",
                        path->text);
        g_free(hint);
    }
    g_free(full);
    g_free(folder);
}

void settle_paths(const struct model *model, const struct record *record, const void *object,
                  struct diagnostics *diagnostics) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = field_in(field, object);
        if (field->kind == FIELD_PATH) {
            check_path(model, value, diagnostics);
        } else if (field->kind == FIELD_STRUCT) {
            settle_paths(model, field->record, value, diagnostics);
        } else if (field->kind == FIELD_LIST && field->item == FIELD_PATH) {
            const struct list *list = value;
            for (size_t j = 0; j < list->count; j++) {
                check_path(model, (const struct path *)list->items + j, diagnostics);
            }
        }
    }
}

void settle_model(struct model *model, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < model->features.count; i++) {
        struct feature *feature = &model->features.items[i];
        feature->status = feature->status ? feature->status : FEATURE_IDEA;
    }
    settle_paths(model, &PROJECT_RECORD, &model->project, diagnostics);
    for (size_t i = 0; i < model->kpis.count; i++) {
        settle_paths(model, &KPI_RECORD, &model->kpis.items[i], diagnostics);
    }
    for (size_t i = 0; i < model->channel_mixes.count; i++) {
        settle_paths(model, &CHANNEL_MIX_RECORD, &model->channel_mixes.items[i], diagnostics);
    }
    user_file_check_brand(model, diagnostics);
    markdown_check_links(model, diagnostics);
}
