/* Every Markdown text is read once more when all ids are known; only its links are looked at, for
 * what else is wrong was said when it was read. */
#include "model/markdown_links.h"

#include "model/bind.h"
#include "model/data_file.h"
#include "model/index.h"
#include "model/user_file.h"
#include "read/prose.h"

#include <string.h>

struct check {
    struct model *model;
    struct diagnostics *diagnostics;
    const char *folder; /* of the file, for relative targets */
};

static void check_id(const struct check *check, const struct prose *link) {
    enum entity entity;
    size_t length = strcspn(link->target, "#");
    char *id = g_strndup(link->target, length);
    if (!model_find_any(check->model, ~0u, id, &entity)) {
        const char *nearest = index_nearest(check->model->index, ~0u, "", id);
        char *hint = nearest ? g_strdup_printf("did you mean 'id:%s'?", nearest) : NULL;
        diagnostics_add(check->diagnostics, CODE_MARKDOWN_REFERENCE, link->span, hint,
                        "nothing has the id '%s'", id);
        g_free(hint);
    }
    g_free(id);
}

static void check_relative(const struct check *check, const struct prose *link) {
    size_t length = strcspn(link->target, "#?");
    char *target = g_uri_unescape_segment(link->target, link->target + length, NULL);
    if (!target) {
        return;
    }
    const char *base = *target == '/' ? check->model->root : check->folder;
    char *full = g_canonicalize_filename(target + (*target == '/'), base);
    bool inside = data_file_inside(check->model, full);
    if (!inside || !g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
        char *hint = inside ? g_strdup_printf("looked for %s in the project",
                                              full + strlen(check->model->root) + 1)
                            : g_strdup("put the file into the project folder");
        diagnostics_add(check->diagnostics, CODE_MARKDOWN_TARGET, link->span, hint,
                        "there is no file '%s'", target);
        g_free(hint);
    } else {
        user_file_check_shown(check->model, full, link->span, check->diagnostics);
    }
    g_free(full);
    g_free(target);
}

static void check_link(const struct prose *node, void *context) {
    const struct check *check = context;
    if (node->kind == PROSE_LINK && node->address == ADDRESS_ID) {
        check_id(check, node);
    } else if ((node->kind == PROSE_LINK && node->address == ADDRESS_RELATIVE) ||
               node->kind == PROSE_IMAGE) {
        check_relative(check, node);
    }
}

/* Reads a text again; what it says of the text itself repeats for fields, where it is new for the
 * first time, and is dropped for notes, where it was said before. */
static void check_text(struct model *model, const struct markdown *text, bool note,
                       struct diagnostics *diagnostics) {
    if (!text->text || !text->at.source->path) {
        return;
    }
    struct arena arena = {0};
    struct diagnostics said = {0};
    const struct prose *document;
    if (note) {
        struct prose_note parts = {
            .body = text->text, .length = strlen(text->text), .first_line = text->at.line};
        document = prose_read_note(text->at.source, &parts, &arena, &said);
    } else {
        document = prose_read(text->text, strlen(text->text), text->at, &arena, diagnostics);
    }
    char *folder = g_path_get_dirname(text->at.source->path);
    struct check check = {model, diagnostics, folder};
    prose_visit(document, check_link, &check);
    g_free(folder);
    diagnostics_release(&said);
    arena_release(&arena);
}

static void check_record(struct model *model, const struct record *record, const void *object,
                         struct diagnostics *diagnostics) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = field_in(field, object);
        if (field->kind == FIELD_MARKDOWN) {
            check_text(model, value, false, diagnostics);
        } else if (field->kind == FIELD_STRUCT) {
            check_record(model, field->record, value, diagnostics);
        }
    }
}

void markdown_check_links(struct model *model, struct diagnostics *diagnostics) {
    check_record(model, &PROJECT_RECORD, &model->project, diagnostics);
    for (size_t i = 0; i < model->personas.count; i++) {
        check_record(model, &PERSONA_RECORD, &model->personas.items[i], diagnostics);
    }
    for (size_t i = 0; i < model->notes.count; i++) {
        check_text(model, &model->notes.items[i].body, true, diagnostics);
    }
}
