/* Each file is bound by itself into its own result; joining counts, copies into one array a type,
 * and is the only step that sees the order. */
#include "model/load.h"

#include "base/parallel.h"
#include "model/bind.h"
#include "model/bind_value.h"
#include "model/builtin.h"
#include "model/index.h"
#include "model/load_answers.h"
#include "model/load_note.h"
#include "model/load_series.h"
#include "model/overlay.h"
#include "model/relate.h"
#include "model/settle.h"
#include "model/stray.h"
#include "read/folder.h"

#include <assert.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_YAML = 16 * 1024 * 1024 };

#define LISTED(member) offsetof(struct model, member)
static const struct file_type FILE_TYPES[] = {
    {"journey", "journeys", &JOURNEY_RECORD, LISTED(journeys)},
    {"persona", "personas", &PERSONA_RECORD, LISTED(personas)},
    {"feature", "backlog", &FEATURE_RECORD, LISTED(features)},
    {"initiative", "initiatives", &INITIATIVE_RECORD, LISTED(initiatives)},
    {"assessment", "maturity", &ASSESSMENT_RECORD, LISTED(assessments)},
    {"maturity-model", NULL, &MATURITY_MODEL_RECORD, LISTED(maturity_models)},
    {"survey", "surveys", &SURVEY_RECORD, LISTED(surveys)},
    {"kpi", "kpis", &KPI_RECORD, LISTED(kpis)},
    {"channel-mix", NULL, &CHANNEL_MIX_RECORD, LISTED(channel_mixes)},
    {"board-meeting", "board", &BOARD_MEETING_RECORD, LISTED(board)},
    {"ranking", "rankings.yaml", &BALLOT_RECORD, LISTED(rankings)},
};
enum { TYPE_COUNT = G_N_ELEMENTS(FILE_TYPES), RANKING = TYPE_COUNT - 1 };

const struct file_type *load_file_types(size_t *count) {
    *count = TYPE_COUNT;
    return FILE_TYPES;
}

/* A thing bound from a file. */
struct thing {
    size_t type; /* index in FILE_TYPES */
    void *object;
};

/* What one file gave. */
struct result {
    struct source *source;
    const struct file_type *folder_type; /* NULL: by `type:` only */
    struct thing *things;
    size_t count;
    struct note *note; /* of a Markdown file */
    bool stray;        /* in no folder of definitions, and says no type */
    struct diagnostics diagnostics;
};

struct load {
    const struct load_options *options;
    struct model *model;
    struct result *results;
    struct arena *trees; /* one for each worker, emptied after each file */
};

static bool has_suffix(const char *name) {
    return g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml");
}

static bool wanted(const char *name, void *context) {
    (void)context;
    if (g_str_has_suffix(name, "/")) {
        return !g_str_has_prefix(name, "templates/") && !g_str_has_prefix(name, "assets/") &&
               !g_str_has_prefix(name, "node_modules/");
    }
    return has_suffix(name) || (g_str_has_prefix(name, "notes/") && g_str_has_suffix(name, ".md"));
}

static const struct file_type *type_of_folder(const char *name) {
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        const char *folder = FILE_TYPES[i].folder;
        size_t length = folder ? strlen(folder) : 0;
        if (folder && strncmp(name, folder, length) == 0 &&
            (name[length] == '/' || (i == RANKING && name[length] == '\0'))) {
            return &FILE_TYPES[i];
        }
    }
    return NULL;
}

/* Whether a file outside the named folders says what it defines, by a look at its lines. */
static bool says_type(const struct source *source) {
    static const char *const STARTS[] = {"type:", "- type:", "- {type:", "{type:"};
    for (const char *line = source->text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        for (size_t i = 0; i < G_N_ELEMENTS(STARTS); i++) {
            if (g_str_has_prefix(line, STARTS[i])) {
                return true;
            }
        }
        if (*line == '\0') {
            break;
        }
    }
    return false;
}

/* The type of one thing: its own `type:`, else the folder's. NULL after a message, or when it is to
 * be ignored. */
static const struct file_type *type_of(struct result *result, const struct node *node,
                                       struct arena *arena) {
    const struct node *own = node_get(node, "type");
    if (!own) {
        return result->folder_type;
    }
    const char *names[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        names[i] = FILE_TYPES[i].type;
        if (i != RANKING && own->text && strcmp(own->text, names[i]) == 0) {
            return &FILE_TYPES[i];
        }
    }
    diagnostics_add(&result->diagnostics, CODE_BAD_TYPE_KEY, own->span,
                    own->text ? bind_suggestion(own->text, names, RANKING, arena) : NULL,
                    "'%s' is not a type of file", own->text ? own->text : "this");
    return NULL;
}

/* Gives a thing without an id the file's name, or asks for an id in a list. */
static void complete_id(struct result *result, const struct node *node, const struct record *record,
                        void *object, bool in_list, struct arena *arena) {
    const struct field *field = &record->fields[0];
    bool required = (field->flags & FIELD_REQUIRED) != 0; /* binding has reported it */
    if (record->entity == ENTITY_NONE || required || *(char **)field_of(field, object) ||
        node_get(node, field->key)) {
        return;
    }
    struct span at = node->span;
    if (in_list) {
        char *who = bind_article(record);
        diagnostics_add(&result->diagnostics, CODE_MISSING_KEY,
                        span_at(at.source, at.line, at.column, 1),
                        "add it; only a file that holds one thing gives its name",
                        "%s in a list needs '%s'", who, field->key);
        g_free(who);
        return;
    }
    char *name = g_path_get_basename(result->source->name);
    *strrchr(name, '.') = '\0';
    bool code = (field->flags & FIELD_CODE) != 0;
    if (bind_id_valid(name, code)) {
        *(char **)field_of(field, object) = arena_string(arena, name);
    } else {
        diagnostics_add(&result->diagnostics, CODE_BAD_ID, span_of_source(result->source),
                        "rename the file, or give it an id",
                        "the file's name '%s' is not an id (%s)", name, bind_id_words(name, code));
    }
    g_free(name);
}

static void bind_thing(struct load *load, struct result *result, const struct node *node,
                       bool in_list, struct arena *arena) {
    if (node->kind != NODE_MAPPING) {
        diagnostics_add(&result->diagnostics, CODE_WRONG_TYPE, node->span, NULL,
                        "%s wants a mapping of keys to values",
                        in_list ? "each item of the list" : "the file");
        return;
    }
    const struct file_type *type = type_of(result, node, arena);
    if (!type) {
        return;
    }
    void *object = record_new(type->record, 1, arena);
    struct binder binder = {
        .arena = arena,
        .diagnostics = &result->diagnostics,
        .scale = &load->model->project.scale,
        .partial = type->record == &JOURNEY_RECORD && node_get(node, "extends"),
    };
    if (bind_record(&binder, node, type->record, object)) {
        complete_id(result, node, type->record, object, in_list, arena);
        result->things[result->count++] = (struct thing){(size_t)(type - FILE_TYPES), object};
    }
}

static void bind_file(struct load *load, struct result *result, const struct node *node,
                      struct arena *arena) {
    bool list = node->kind == NODE_LIST;
    size_t count = list ? node->count : 1;
    result->things = ARENA_ARRAY(arena, struct thing, count);
    for (size_t i = 0; i < count; i++) {
        bind_thing(load, result, list ? &node->items[i] : node, list, arena);
    }
}

static bool read_file(struct result *result, struct arena *trees) {
    return folder_read(result->source, MOST_YAML, CODE_YAML_TOO_LARGE, trees, &result->diagnostics);
}

/* Reads and binds one file; its text and tree are forgotten afterwards. */
static void work(void *context, size_t index, unsigned worker) {
    struct load *load = context;
    struct result *result = &load->results[index];
    struct arena *trees = &load->trees[worker];
    struct arena *arena = &load->model->worker_arenas[worker];
    const char *name = result->source->name;
    if (strcmp(name, "flightpath.yaml") == 0 || strcmp(name, "organisation.yaml") == 0) {
        return; /* read before, one by one */
    }
    if (g_str_has_suffix(name, ".md")) {
        result->note = load_note(result->source, trees, arena, &result->diagnostics);
    } else {
        result->folder_type = type_of_folder(name);
        bool there = read_file(result, trees);
        result->stray = there && !result->folder_type && !says_type(result->source);
        const struct node *node =
            there && !result->stray ? yaml_read(result->source, trees, &result->diagnostics) : NULL;
        if (node) {
            bind_file(load, result, node, arena);
        }
    }
    result->source->text = NULL;
    arena_reset(trees);
}

/* Binds one of the files that hold a single thing of the model itself. */
static void bind_single(struct load *load, const char *name, const struct record *record,
                        void *object) {
    for (size_t i = 0; load->results[i].source; i++) {
        struct result *result = &load->results[i];
        if (strcmp(result->source->name, name) != 0) {
            continue;
        }
        struct arena *trees = &load->trees[0];
        const struct node *node = read_file(result, trees)
                                      ? yaml_read(result->source, trees, &result->diagnostics)
                                      : NULL;
        struct binder binder = {.arena = &load->model->arena, .diagnostics = &result->diagnostics};
        if (node) {
            bind_record(&binder, node, record, object);
        }
        if (record == &PROJECT_RECORD) {
            settle_project(&load->model->project, node, &result->diagnostics);
        }
        result->source->text = NULL;
        arena_reset(trees);
    }
}

/* Joins what the files gave, in their order, into one list a type. */
static void join(struct load *load, struct diagnostics *diagnostics) {
    size_t counts[TYPE_COUNT] = {0}, notes = 0;
    for (size_t i = 0; load->results[i].source; i++) {
        struct result *result = &load->results[i];
        diagnostics_join(diagnostics, &result->diagnostics);
        diagnostics_release(&result->diagnostics);
        notes += result->note != NULL;
        for (size_t j = 0; j < result->count; j++) {
            counts[result->things[j].type]++;
        }
    }
    struct model *model = load->model;
    struct list *lists[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        lists[i] = (struct list *)((char *)model + FILE_TYPES[i].list);
        lists[i]->items = arena_array(&model->arena, counts[i], FILE_TYPES[i].record->size);
    }
    model->notes.items = ARENA_ARRAY(&model->arena, struct note, notes);
    for (size_t i = 0; load->results[i].source; i++) {
        const struct result *result = &load->results[i];
        if (result->note) {
            model->notes.items[model->notes.count++] = *result->note;
        }
        for (size_t j = 0; j < result->count; j++) {
            const struct thing *thing = &result->things[j];
            size_t size = FILE_TYPES[thing->type].record->size;
            struct list *list = lists[thing->type];
            memcpy((char *)list->items + list->count++ * size, thing->object, size);
        }
    }
}

/* Names the first file of each folder that is not read, when its name is nearly one that is. */
static void report_stray(const struct load *load, struct diagnostics *diagnostics) {
    const char *folders[RANKING], *types[RANKING], *last = "";
    for (size_t i = 0; i < RANKING; i++) {
        folders[i] = FILE_TYPES[i].folder;
        types[i] = FILE_TYPES[i].type;
    }
    for (size_t i = 0; load->results[i].source; i++) {
        const char *name = load->results[i].source->name;
        size_t length = strcspn(name, "/");
        if (!load->results[i].stray ||
            (name[length] == '/' && strncmp(name, last, length + 1) == 0)) {
            continue;
        }
        last = name;
        const char *meant = stray_meant(name, folders, types, RANKING, &load->model->arena);
        if (meant) {
            char *hint = g_strdup_printf("did you mean '%s'?", meant);
            diagnostics_add(
                diagnostics, CODE_FILE_NOT_READ, span_of_source(load->results[i].source), hint,
                name[length] ? "the files in '%.*s/' are not read" : "the file '%.*s' is not read",
                (int)length, name);
            g_free(hint);
        }
    }
}

static void say_no_project(const struct load *load, struct diagnostics *diagnostics) {
    struct source *source = ARENA_NEW(&load->model->arena, struct source);
    source->name = "flightpath.yaml";
    char *other = g_build_filename(load->model->root, "flightpath.yml", NULL);
    bool renamed = g_file_test(other, G_FILE_TEST_EXISTS);
    g_free(other);
    diagnostics_add(diagnostics, CODE_NO_PROJECT, span_of_source(source),
                    renamed ? "rename flightpath.yml"
                            : "`flightpath init DIR` makes a project to start from",
                    "the folder '%s' holds no flightpath.yaml", load->options->root);
}

/* Whether the folder is a project: said before anything below it is read, which may be a lot. A
 * folder that cannot be read is left to the walk. */
static bool is_project(const struct load *load, struct diagnostics *diagnostics) {
    const char *root = load->model->root;
    char *path = g_build_filename(root, "flightpath.yaml", NULL);
    bool absent = g_file_test(root, G_FILE_TEST_IS_DIR) && g_access(root, R_OK | X_OK) == 0 &&
                  !g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
    g_free(path);
    if (absent) {
        say_no_project(load, diagnostics);
    }
    return !absent;
}

static bool find_files(struct load *load, struct diagnostics *diagnostics) {
    struct model *model = load->model;
    const char *skip[] = {load->options->output};
    struct folder folder = {0};
    if (!folder_walk(model->root, skip, skip[0] ? 1 : 0, wanted, NULL, &model->arena, diagnostics,
                     &folder)) {
        return false;
    }
    load->results = ARENA_ARRAY(&model->arena, struct result, folder.count + 1);
    bool project = false;
    for (size_t i = 0; i < folder.count; i++) {
        load->results[i].source = &folder.files[i];
        project = project || strcmp(folder.files[i].name, "flightpath.yaml") == 0;
    }
    if (!project) {
        say_no_project(load, diagnostics);
    }
    return project;
}

static size_t count_results(const struct load *load) {
    size_t count = 0;
    while (load->results[count].source) {
        count++;
    }
    return count;
}

static void check_overlaid(struct model *model, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < model->journeys.count; i++) {
        if (model->journeys.items[i].extends.id) {
            bind_check_required(&JOURNEY_RECORD, &model->journeys.items[i], diagnostics);
        }
    }
}

void load_model(const struct load_options *options, struct model *model,
                struct diagnostics *diagnostics) {
    assert(options->jobs >= 1);
    *model = (struct model){.workers = options->jobs};
    model->worker_arenas = g_new0(struct arena, options->jobs);
    model->index = index_new();
    record_clear(&MODEL_RECORD, model);
    char *root = g_canonicalize_filename(options->root, NULL);
    model->root = arena_string(&model->arena, root);
    g_free(root);
    struct load load = {.options = options, .model = model};
    load.trees = g_new0(struct arena, options->jobs);
    if (is_project(&load, diagnostics) && find_files(&load, diagnostics)) {
        bind_single(&load, "flightpath.yaml", &PROJECT_RECORD, &model->project);
        bind_single(&load, "organisation.yaml", &ORGANISATION_RECORD, &model->organisation);
        parallel_run(options->jobs, count_results(&load), work, &load);
        report_stray(&load, diagnostics);
        join(&load, diagnostics);
        builtin_add(model);
        overlay_journeys(model->journeys.items, model->journeys.count, &model->arena, diagnostics);
        check_overlaid(model, diagnostics);
        relate_model(model, diagnostics);
        settle_model(model, diagnostics);
        load_series(model, options->jobs, diagnostics);
        if (!options->without_answers) {
            load_answers(model, options->jobs, diagnostics);
        }
    }
    model->as_of = options->as_of         ? options->as_of
                   : model->project.as_of ? model->project.as_of
                                          : options->today;
    for (unsigned i = 0; i < options->jobs; i++) {
        arena_release(&load.trees[i]);
    }
    g_free(load.trees);
    diagnostics_sort(diagnostics);
}
