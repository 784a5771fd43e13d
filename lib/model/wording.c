/* A walk over the tables; what was written nearest above a text gives its place. */
#include "model/wording.h"

#include "model/answers.h"

struct walk {
    wording_visit *visit;
    void *context;
};

static void visit_record(const struct walk *walk, const struct record *record, const void *object,
                         const struct span *at);

/* Visits a text, Markdown, or what a struct holds. */
static void visit_value(const struct walk *walk, enum field_kind kind, const struct record *record,
                        const void *value, const struct span *at) {
    if (kind == FIELD_TEXT && *(const char *const *)value) {
        walk->visit(*(const char *const *)value, at, walk->context);
    } else if (kind == FIELD_MARKDOWN && ((const struct markdown *)value)->text) {
        const struct markdown *markdown = value;
        walk->visit(markdown->text, markdown->at.source ? &markdown->at : at, walk->context);
    } else if (kind == FIELD_STRUCT) {
        visit_record(walk, record, value, at);
    }
}

static void visit_record(const struct walk *walk, const struct record *record, const void *object,
                         const struct span *at) {
    if (record->spanned && ((const struct span *)object)->source) {
        at = object;
    }
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *value = field_in(field, object);
        if ((field->flags & FIELD_UNSEEN) != 0) {
            continue;
        }
        if (field->kind != FIELD_LIST) {
            visit_value(walk, field->kind, field->record, value, at);
            continue;
        }
        const struct list *list = value;
        bool worded = field->item == FIELD_TEXT || field->item == FIELD_MARKDOWN ||
                      field->item == FIELD_STRUCT;
        for (size_t j = 0; worded && j < list->count; j++) {
            size_t size = field_kind_size(field->item, field->record);
            visit_value(walk, field->item, field->record, (const char *)list->items + j * size, at);
        }
    }
}

static void visit_answers(const struct walk *walk, const struct survey *survey) {
    const struct answers *answers = survey->answers;
    for (size_t i = 0; answers && i < answers->quote_count; i++) {
        walk->visit(answers->quotes[i].text, &survey->at, walk->context);
    }
    for (size_t i = 0; answers && i < answers->group_count; i++) {
        walk->visit(answers->groups[i].name, &survey->at, walk->context);
    }
}

void wording_of_model(const struct model *model, wording_visit *visit, void *context) {
    struct walk walk = {visit, context};
    visit_record(&walk, &MODEL_RECORD, model, &(struct span){.source = NULL});
    for (size_t i = 0; i < model->surveys.count; i++) {
        visit_answers(&walk, &model->surveys.items[i]);
    }
}
