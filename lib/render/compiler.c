/* Each inclusion of a partial is compiled for the structs around it and for its place in the HTML.
 * What was compiled once for the same surroundings is used again, which is also how partials that
 * include themselves come to an end: struct types repeat. */
#include "render/compiler.h"

#include "base/content.h"
#include "render/writer.h"

#include <string.h>

enum { INCLUSIONS = 64 };

/* One partial (or the page) compiled for its surroundings. */
struct instance {
    const char *name;
    const char *indent;
    struct place_scope scope;
    struct html_state begin, end;
    struct routine *routine;
    bool done;
    bool assumed; /* included itself, when its end was taken to be as its beginning */
};

struct compiler {
    const struct template_world *world;
    struct arena *arena;
    struct diagnostics *diagnostics;
    GPtrArray *instances; /* of struct instance */
    GPtrArray *slots;     /* what each slot is for: a record, or the field of a single value */
    GHashTable *trees;    /* name of a file to its tree */
    int inclusions;       /* in progress */
};

static void compile_nodes(struct writer *writer, const struct mustache_node *node);

static unsigned slot_for(struct compiler *compiler, const void *key) {
    guint index;
    if (!g_ptr_array_find(compiler->slots, key, &index)) {
        index = compiler->slots->len;
        g_ptr_array_add(compiler->slots, (gpointer)key);
    }
    return index;
}

/* Decides what a section on a place does, and puts its frame on the scope. */
static struct routine_step enter(struct writer *writer, const struct mustache_node *node,
                                 const struct place *place) {
    struct routine_step step = {.op = ROUTINE_IF, .place = *place};
    const struct field *field = place->field;
    if (node->kind == MUSTACHE_INVERTED) {
        step.op = ROUTINE_UNLESS;
        return step;
    }
    if (place->kind == FIELD_BOOLEAN || place->kind == FIELD_CHOICE || !field) {
        return step;
    }
    bool list = place->kind == FIELD_LIST;
    enum field_kind kind = list ? field->item : place->kind;
    struct place_frame frame = {.field = field, .kind = kind};
    if (kind == FIELD_STRUCT || kind == FIELD_POINTER) {
        frame = (struct place_frame){.record = field->record};
    }
    frame.slot = slot_for(writer->compiler, frame.record ? (const void *)frame.record : field);
    frame.depth = place_frame_of(&writer->scope, place->slot)->depth + 1;
    step.op = list ? ROUTINE_EACH : ROUTINE_WITH;
    step.slot = frame.slot;
    if (!place_push(&writer->scope, frame)) {
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_TAG, node->span, NULL,
                        "more than %d things nested", PLACE_DEPTH);
    }
    return step;
}

static bool enter_section(struct writer *writer, const struct mustache_node *node,
                          struct routine_step *step) {
    if (writer->world->open) {
        *step = (struct routine_step){.op = node->kind == MUSTACHE_INVERTED ? ROUTINE_UNLESS
                                                                            : ROUTINE_EACH,
                                      .text = node->text};
        return true;
    }
    struct place place;
    if (!place_find(&writer->scope, node->text, node->span, writer->diagnostics, &place)) {
        return false;
    }
    *step = enter(writer, node, &place);
    return true;
}

static void compile_section(struct writer *writer, const struct mustache_node *node) {
    struct place_scope scope = writer->scope;
    struct routine_step step;
    if (!enter_section(writer, node, &step)) {
        return;
    }
    html_state_cut(&writer->html);
    struct html_state begin = writer->html;
    guint index = writer_step(writer, step);
    compile_nodes(writer, node->first);
    writer_end(writer, index);
    if (!html_state_joins(&begin, &writer->html)) {
        char from[64], to[64];
        html_state_words(&begin, from, sizeof from);
        html_state_words(&writer->html, to, sizeof to);
        diagnostics_add(writer->diagnostics, CODE_TEMPLATE_BALANCE, node->span, NULL,
                        "section '%s' begins %s and ends %s", node->text, from, to);
        writer->html = begin;
    }
    html_state_cut(&writer->html);
    writer->scope = scope;
}

static const struct mustache_node *read_tree(struct compiler *compiler, const char *name,
                                             bool *found) {
    gpointer tree;
    *found = true;
    if (g_hash_table_lookup_extended(compiler->trees, name, NULL, &tree)) {
        return tree;
    }
    const struct source *source = compiler->world->find(compiler->world->context, name);
    *found = source != NULL;
    if (!source) {
        return NULL;
    }
    const struct mustache_node *read =
        mustache_read(source, compiler->arena, compiler->diagnostics);
    g_hash_table_insert(compiler->trees, (gpointer)name, (gpointer)read);
    return read;
}

/* Says that a file is missing, with the nearest built-in one. */
static void missing_file(struct compiler *compiler, const char *name, struct span span) {
    struct arena arena = {0};
    size_t count, kept = 0;
    const struct content_file *files = content_list(&count);
    const char **names = ARENA_ARRAY(&arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        const char *path = files[i].path;
        if (g_str_has_prefix(path, "templates/") && g_str_has_suffix(path, ".mustache")) {
            path += strlen("templates/");
            names[kept++] = arena_text(&arena, path, strlen(path) - strlen(".mustache"));
        }
    }
    const char *nearest = diagnostics_nearest(name, names, kept);
    const char *hint = nearest ? arena_format(&arena, "did you mean '%s'?", nearest) : NULL;
    diagnostics_add(compiler->diagnostics, CODE_TEMPLATE_UNKNOWN_PARTIAL, span, hint,
                    "there is no template '%s'", name);
    arena_release(&arena);
}

static bool same_scope(const struct place_scope *a, const struct place_scope *b) {
    for (size_t i = 0; i < a->count && a->count == b->count; i++) {
        if (a->frames[i].record != b->frames[i].record ||
            a->frames[i].field != b->frames[i].field) {
            return false;
        }
    }
    return a->count == b->count;
}

/* Leaves out single values that {{.}} cannot reach, so that equal surroundings look equal. */
static struct place_scope reachable(const struct place_scope *scope) {
    struct place_scope kept = {.count = 0};
    for (size_t i = 0; i < scope->count; i++) {
        if (scope->frames[i].record || i + 1 == scope->count) {
            kept.frames[kept.count++] = scope->frames[i];
        }
    }
    return kept;
}

static struct instance *find_instance(const struct compiler *compiler,
                                      const struct instance *wanted) {
    for (guint i = 0; i < compiler->instances->len; i++) {
        struct instance *instance = compiler->instances->pdata[i];
        if (strcmp(instance->name, wanted->name) == 0 &&
            strcmp(instance->indent, wanted->indent) == 0 &&
            same_scope(&instance->scope, &wanted->scope) &&
            html_state_same(&instance->begin, &wanted->begin)) {
            return instance;
        }
    }
    return NULL;
}

/* The indentation of a partial: inside itself it keeps the one it has. */
static const char *indent_of(const struct writer *writer, const char *name,
                             const struct mustache_node *node) {
    const GPtrArray *instances = writer->compiler->instances;
    for (guint i = instances->len; i > 0; i--) {
        const struct instance *instance = instances->pdata[i - 1];
        if (!instance->done && strcmp(instance->name, name) == 0) {
            return instance->indent;
        }
    }
    return node->indent[0] == '\0'
               ? ""
               : arena_format(writer->arena, "%s%s", writer->indent, node->indent);
}

static void write_instance(struct compiler *compiler, struct instance *instance,
                           const struct mustache_node *tree, struct span span) {
    struct writer writer = {.compiler = compiler,
                            .world = compiler->world,
                            .arena = compiler->arena,
                            .diagnostics = compiler->diagnostics,
                            .steps = g_array_new(FALSE, FALSE, sizeof(struct routine_step)),
                            .text = g_string_new(NULL),
                            .indent = instance->indent,
                            .scope = instance->scope,
                            .html = instance->begin};
    compile_nodes(&writer, tree);
    writer_flush(&writer);
    instance->routine->count = writer.steps->len;
    instance->routine->steps = arena_copy(compiler->arena, writer.steps->data,
                                          writer.steps->len * sizeof(struct routine_step));
    instance->end = writer.html;
    instance->done = true;
    if (instance->assumed && !html_state_joins(&instance->begin, &instance->end)) {
        diagnostics_add(
            compiler->diagnostics, CODE_TEMPLATE_BALANCE, span, NULL,
            "partial '%s' includes itself and ends elsewhere in the HTML than it begins",
            instance->name);
    }
    g_array_free(writer.steps, TRUE);
    g_string_free(writer.text, TRUE);
}

static struct instance *make_instance(struct compiler *compiler, const struct instance *wanted,
                                      const struct mustache_node *tree, struct span span) {
    struct instance *instance = arena_copy(compiler->arena, wanted, sizeof *wanted);
    instance->end = instance->begin;
    instance->routine = ARENA_NEW(compiler->arena, struct routine);
    g_ptr_array_add(compiler->instances, instance);
    if (compiler->inclusions == INCLUSIONS) {
        diagnostics_add(compiler->diagnostics, CODE_TEMPLATE_RECURSION, span, NULL,
                        "partials included over %d deep", INCLUSIONS);
        instance->done = true;
        return instance;
    }
    compiler->inclusions++;
    write_instance(compiler, instance, tree, span);
    compiler->inclusions--;
    return instance;
}

/* A partial that includes itself comes to an end when it does so for something deeper in the data.
 */
static void check_descent(const struct compiler *compiler, const struct instance *instance,
                          const struct place_scope *scope, const struct mustache_node *node) {
    bool deeper = compiler->world->open != NULL; /* there only a run can tell */
    for (size_t i = 0; i < scope->count; i++) {
        deeper = deeper || scope->frames[i].depth > instance->scope.frames[i].depth;
    }
    if (!deeper) {
        diagnostics_add(compiler->diagnostics, CODE_TEMPLATE_RECURSION, node->span,
                        "include it inside a section on a list or struct that it holds itself",
                        "partial '%s' includes itself without end", node->text);
    }
}

static void compile_partial(struct writer *writer, const struct mustache_node *node) {
    struct compiler *compiler = writer->compiler;
    const char *name = compiler->world->open
                           ? node->text
                           : arena_format(compiler->arena, "partials/%s", node->text);
    bool found;
    const struct mustache_node *tree = read_tree(compiler, name, &found);
    if (!found) {
        if (!compiler->world->open) { /* Mustache itself takes a missing partial as empty */
            missing_file(compiler, name, node->span);
        }
        return;
    }
    struct instance wanted = {.name = name,
                              .indent = indent_of(writer, name, node),
                              .scope = reachable(&writer->scope),
                              .begin = writer->html};
    struct instance *instance = find_instance(compiler, &wanted);
    if (!instance) {
        instance = make_instance(compiler, &wanted, tree, node->span);
    } else if (!instance->done) {
        instance->assumed = true;
        check_descent(compiler, instance, &wanted.scope, node);
    }
    const struct routine *routine = instance->routine;
    if (instance->done && routine->count == 1 && routine->steps[0].op == ROUTINE_TEXT) {
        g_string_append_len(writer->text, routine->steps[0].text, (gssize)routine->steps[0].length);
    } else {
        writer_step(writer,
                    (struct routine_step){.op = ROUTINE_CALL, .call = routine, .span = node->span});
    }
    writer->html = instance->end;
}

static void compile_nodes(struct writer *writer, const struct mustache_node *node) {
    for (; node; node = node->next) {
        if (node->starts_line && writer->indent[0] != '\0') {
            writer_literal(writer, writer->indent, strlen(writer->indent));
        }
        switch (node->kind) {
        case MUSTACHE_TEXT:
            writer_literal(writer, node->text, node->length);
            break;
        case MUSTACHE_NAME:
        case MUSTACHE_MARKUP:
            writer_name(writer, node);
            break;
        case MUSTACHE_SECTION:
        case MUSTACHE_INVERTED:
            compile_section(writer, node);
            break;
        case MUSTACHE_PARTIAL:
            compile_partial(writer, node);
            break;
        }
    }
}

const struct routine *compiler_compile(const struct template_world *world, const char *name,
                                       const struct record *record, struct arena *arena,
                                       struct diagnostics *diagnostics, unsigned *slots) {
    struct compiler compiler = {.world = world,
                                .arena = arena,
                                .diagnostics = diagnostics,
                                .instances = g_ptr_array_new(),
                                .slots = g_ptr_array_new(),
                                .trees = g_hash_table_new(g_str_hash, g_str_equal)};
    struct instance wanted = {.name = name, .indent = ""};
    if (record) {
        place_push(&wanted.scope,
                   (struct place_frame){.record = record, .slot = slot_for(&compiler, record)});
    }
    bool found;
    const struct mustache_node *tree = read_tree(&compiler, name, &found);
    const struct routine *routine = NULL;
    if (found) {
        routine = make_instance(&compiler, &wanted, tree, (struct span){0})->routine;
    } else {
        missing_file(&compiler, name, (struct span){0});
    }
    *slots = compiler.slots->len;
    g_ptr_array_free(compiler.instances, TRUE);
    g_ptr_array_free(compiler.slots, TRUE);
    g_hash_table_destroy(compiler.trees);
    return routine;
}
