/* One walk registers, one resolves; both follow the field tables. */
#include "model/relate.h"

#include "model/bind.h"
#include "model/cycle.h"
#include "model/index.h"

#include <string.h>

struct relate {
    struct model *model;
    struct diagnostics *diagnostics;
    const struct journey *journey; /* the one being walked, for local references */
};

/* Registers the parts of a journey and sets what points back. */
static void register_journey(struct relate *relate, struct journey *journey) {
    struct model *model = relate->model;
    GHashTable *stages = g_hash_table_new(g_str_hash, g_str_equal);
    size_t number = 0;
    for (size_t i = 0; i < journey->stages.count; i++) {
        struct stage *stage = &journey->stages.items[i];
        if (stage->id && !g_hash_table_add(stages, (gpointer)stage->id)) {
            diagnostics_add(relate->diagnostics, CODE_DUPLICATE_ID, stage->at, NULL,
                            "the journey stage '%s' is defined twice", stage->id);
        }
        for (size_t j = 0; j < stage->touchpoints.count; j++) {
            struct touchpoint *touchpoint = &stage->touchpoints.items[j];
            touchpoint->journey = journey;
            touchpoint->stage = stage;
            touchpoint->number = ++number;
            touchpoint->path = arena_format(&model->arena, "%s/%s", journey->id,
                                            touchpoint->id ? touchpoint->id : "");
            if (!touchpoint->id) {
                continue;
            }
            index_add(model->index, ENTITY_TOUCHPOINT, touchpoint->path, touchpoint, touchpoint->at,
                      relate->diagnostics);
            for (size_t k = 0; k < touchpoint->pains.count; k++) {
                struct pain *pain = &touchpoint->pains.items[k];
                pain->touchpoint = touchpoint;
                if (pain->id) {
                    const char *path =
                        arena_format(&model->arena, "%s/%s", touchpoint->path, pain->id);
                    index_add(model->index, ENTITY_PAIN, path, pain, pain->at, relate->diagnostics);
                }
            }
        }
    }
    journey->touchpoint_count = number;
    g_hash_table_destroy(stages);
}

static void register_practices(struct relate *relate) {
    struct model *model = relate->model;
    for (size_t m = 0; m < model->maturity_models.count; m++) {
        struct maturity_model *maturity = &model->maturity_models.items[m];
        for (size_t i = 0; i < maturity->stages.count; i++) {
            struct maturity_stage *stage = &maturity->stages.items[i];
            for (size_t j = 0; j < stage->practices.count; j++) {
                stage->practices.items[j].stage = stage;
            }
            if (maturity != model->maturity_model) {
                continue; /* only the chosen model's practices can be rated */
            }
            index_add(model->index, ENTITY_MATURITY_STAGE, stage->id, stage, stage->at,
                      relate->diagnostics);
            for (size_t j = 0; j < stage->practices.count; j++) {
                struct practice *practice = &stage->practices.items[j];
                if (practice->id) {
                    index_add(model->index, ENTITY_PRACTICE, practice->id, practice, practice->at,
                              relate->diagnostics);
                }
            }
        }
    }
}

static void register_questions(struct relate *relate, const struct survey *survey) {
    for (size_t i = 0; i < survey->questions.count; i++) {
        const struct question *question = &survey->questions.items[i];
        if (survey->id && question->id) {
            index_add(relate->model->index, ENTITY_QUESTION,
                      arena_format(&relate->model->arena, "%s/%s", survey->id, question->id),
                      question, question->at, relate->diagnostics);
        }
    }
}

/* The id of a thing: its first field of kind id that is called id or code. */
static const char *id_of(const struct record *record, const void *object) {
    const struct field *field = &record->fields[0];
    return field->kind == FIELD_ID ? *(const char *const *)field_in(field, object) : NULL;
}

/* Registers the items of a list of entities that stand by themselves. */
static void register_list(struct relate *relate, const struct field *field, const void *object) {
    const struct list *list = field_in(field, object);
    const struct record *record = field->record;
    for (size_t i = 0; i < list->count; i++) {
        const void *item = (const char *)list->items + i * record->size;
        const char *id = id_of(record, item);
        if (id) {
            index_add(relate->model->index, record->entity, id, item, record_span(record, item),
                      relate->diagnostics);
        }
    }
}

static void register_lists(struct relate *relate, const struct record *record, const void *object) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->kind == FIELD_LIST && field->record && field->record->entity != ENTITY_NONE) {
            register_list(relate, field, object);
        } else if (field->kind == FIELD_STRUCT) {
            register_lists(relate, field->record, field_in(field, object));
        }
    }
}

static void register_requests(struct relate *relate) {
    const struct model *model = relate->model;
    for (size_t i = 0; i < model->board.count; i++) {
        register_lists(relate, &BOARD_MEETING_RECORD, &model->board.items[i]);
    }
}

/* "person, role or team"; of many types just "thing". The caller frees it with g_free. */
static char *type_words(unsigned refers) {
    enum { MOST = 4 };
    const char *names[MOST];
    size_t count = 0;
    for (enum entity entity = ENTITY_NONE; entity < ENTITY_COUNT; entity++) {
        if (refers & REFERS(entity)) {
            if (count == MOST) {
                return g_strdup("thing of the project");
            }
            names[count++] = entity_name(entity);
        }
    }
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(words, "%s%s",
                               i == 0          ? ""
                               : i + 1 < count ? ", "
                                               : " or ",
                               names[i]);
    }
    return g_string_free(words, FALSE);
}

/* Says what a reference could have meant. */
static void report_unknown(struct relate *relate, const struct field *field, const char *key,
                           const struct reference *reference, const char *full) {
    const struct model *model = relate->model;
    enum entity other = ENTITY_NONE;
    char *hint = NULL;
    bool local = (field->flags & FIELD_LOCAL) && full != reference->id;
    char *prefix = local ? g_strdup_printf("%s/", relate->journey->id) : g_strdup("");
    const char *nearest = index_nearest(model->index, field->refers, prefix, reference->id);
    if (nearest) {
        hint = g_strdup_printf("did you mean '%s'?", nearest);
    } else if ((nearest = index_ending(model->index, field->refers, reference->id)) != NULL) {
        hint = g_strdup_printf("did you mean '%s'?", nearest);
    } else if (model_find_any(model, ~0u, full, &other)) {
        hint = g_strdup_printf("'%s' is a %s", reference->id, entity_name(other));
    }
    char *types = type_words(field->refers);
    diagnostics_add(relate->diagnostics, CODE_UNKNOWN_REFERENCE, reference->at, hint,
                    "'%s' names no %s: '%s'", key, types, reference->id);
    g_free(types);
    g_free(prefix);
    g_free(hint);
}

/* A way on that was inherited, to a touchpoint of the generic journey that this one leaves out:
 * what is wrong is the leaving out. False when it is not that. */
static bool report_dropped(struct relate *relate, const struct reference *reference) {
    const struct journey *journey = relate->journey;
    if (!journey->extends.id) {
        return false;
    }
    char *generic = g_strdup_printf("%s/%s", journey->extends.id, reference->id);
    bool there = index_find(relate->model->index, ENTITY_TOUCHPOINT, generic) != NULL;
    g_free(generic);
    if (!there) {
        return false;
    }
    struct span at = journey->extends.at;
    for (size_t i = 0; i < journey->drop.count; i++) {
        const struct reference *drop = &journey->drop.items[i];
        at = drop->id && strcmp(drop->id, reference->id) == 0 ? drop->at : at;
    }
    char *hint = g_strdup_printf("keep '%s', or give the touchpoint that leads to it a 'next' of "
                                 "its own here",
                                 reference->id);
    diagnostics_add(relate->diagnostics, CODE_BAD_COMBINATION, at, hint,
                    "the journey '%s' leaves out '%s', to which a 'next' still leads (%s:%u)",
                    journey->id, reference->id, reference->at.source->name, reference->at.line);
    g_free(hint);
    return true;
}

/* Words that stand where ids stand, and what the overlay has looked for. */
static bool special(const struct field *field, const char *id) {
    return strcmp(field->key, "drop") == 0 ||
           (strcmp(id, "exit") == 0 && (field->flags & FIELD_LOCAL)) ||
           (strcmp(id, "cx-team") == 0 && strcmp(field->key, "attendees") == 0);
}

static void resolve(struct relate *relate, const struct field *field, const char *key,
                    struct reference *reference) {
    if (!reference->id || reference->target || special(field, reference->id)) {
        return;
    }
    const char *full = reference->id;
    if ((field->flags & FIELD_LOCAL) && !strchr(full, '/')) {
        full = arena_format(&relate->model->arena, "%s/%s", relate->journey->id, full);
    }
    enum entity entity = ENTITY_NONE;
    reference->target = model_find_any(relate->model, field->refers, full, &entity);
    reference->entity = entity;
    bool local = full != reference->id;
    if (!reference->target && !(local && report_dropped(relate, reference))) {
        report_unknown(relate, field, key, reference, full);
    }
}

static void resolve_record(struct relate *relate, const struct record *record, const char *outer,
                           void *object);

/* Resolves the references in a value; key is what messages call it. */
static void resolve_value(struct relate *relate, const struct field *field, enum field_kind kind,
                          const char *key, void *value) {
    if (kind == FIELD_REFERENCE) {
        resolve(relate, field, key, value);
    } else if (kind == FIELD_STRUCT) {
        resolve_record(relate, field->record, key, value);
    } else if (kind == FIELD_LIST &&
               (field->item == FIELD_REFERENCE || field->item == FIELD_STRUCT)) {
        struct list *list = value;
        size_t size = field_kind_size(field->item, field->record);
        for (size_t i = 0; i < list->count; i++) {
            resolve_value(relate, field, field->item, key, (char *)list->items + i * size);
        }
    }
}

/* True when a struct was written as the bare value of this field, without its key. */
static bool is_bare(const struct record *record, const struct field *field, const void *object) {
    if (!record->shorthand || strcmp(record->shorthand, field->key) != 0) {
        return false;
    }
    const void *value = field_in(field, object);
    const struct list *list = value;
    struct span at = record_span(record, object), own = {0};
    if (field->kind == FIELD_REFERENCE) {
        own = ((const struct reference *)value)->at;
    } else if (field->kind == FIELD_LIST && field->item == FIELD_REFERENCE && list->count > 0) {
        own = ((const struct reference *)list->items)->at;
        return own.source && own.line == at.line && own.column <= at.column + 1;
    }
    return own.source && own.line == at.line && own.column == at.column;
}

static void resolve_record(struct relate *relate, const struct record *record, const char *outer,
                           void *object) {
    if (record == &JOURNEY_RECORD) {
        relate->journey = object;
    }
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const char *key = outer && is_bare(record, field, object) ? outer : field->key;
        resolve_value(relate, field, field->kind, key, field_of(field, object));
    }
}

static void check_measure(struct relate *relate, const struct measure *measure) {
    if (!measure->survey.target || !measure->question) {
        return;
    }
    char *path = g_strdup_printf("%s/%s", measure->survey.id, measure->question);
    if (!index_find(relate->model->index, ENTITY_QUESTION, path)) {
        char *prefix = g_strdup_printf("%s/", measure->survey.id);
        const char *nearest =
            index_nearest(relate->model->index, REFERS(ENTITY_QUESTION), prefix, measure->question);
        char *hint = nearest ? g_strdup_printf("did you mean '%s'?", nearest) : NULL;
        diagnostics_add(relate->diagnostics, CODE_UNKNOWN_REFERENCE, measure->at, hint,
                        "the survey '%s' has no question '%s'", measure->survey.id,
                        measure->question);
        g_free(hint);
        g_free(prefix);
    }
    g_free(path);
}

/* Target states may follow one another, but not in a circle. */
static void check_target(struct relate *relate, const struct journey *journey) {
    const struct journey *at = journey->as_is.target;
    for (size_t i = 0; at && at != journey && i < relate->model->journeys.count; i++) {
        at = at->as_is.target;
    }
    if (at == journey && journey->as_is.target != journey) {
        diagnostics_add(relate->diagnostics, CODE_BAD_COMBINATION, journey->as_is.at,
                        "keep 'as_is' at the target only",
                        "'%s' and '%s' are each other's target state", journey->id,
                        journey->as_is.id);
    }
}

static void check_journeys(struct relate *relate) {
    const struct model *model = relate->model;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        check_measure(relate, &journey->importance);
        if (journey->as_is.target == journey) {
            diagnostics_add(relate->diagnostics, CODE_BAD_COMBINATION, journey->as_is.at,
                            "name the journey whose target state this is",
                            "a journey cannot be its own target state");
        }
        check_target(relate, journey);
        size_t s = 0, t = 0;
        for (const struct touchpoint *at; (at = journey_next(journey, &s, &t));) {
            check_measure(relate, &at->score.customer);
        }
    }
}

/* Each code may stand on a ballot once. */
static void check_ballots(struct relate *relate) {
    const struct model *model = relate->model;
    for (size_t i = 0; i < model->rankings.count; i++) {
        GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
        const struct ballot *ballot = &model->rankings.items[i];
        for (size_t j = 0; j < ballot->order.count; j++) {
            const struct ballot_place *place = &ballot->order.items[j];
            for (size_t k = 0; k < place->initiatives.count; k++) {
                const struct reference *code = &place->initiatives.items[k];
                if (code->target && !g_hash_table_add(seen, (gpointer)code->target)) {
                    diagnostics_add(relate->diagnostics, CODE_BAD_COMBINATION, code->at,
                                    "keep it once", "'%s' stands twice on one ballot", code->id);
                }
            }
        }
        g_hash_table_destroy(seen);
    }
}

/* Two notes may not have one address. */
static void check_notes(struct relate *relate) {
    const struct model *model = relate->model;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < model->notes.count; i++) {
        const struct note *note = &model->notes.items[i];
        const struct note *first = g_hash_table_lookup(seen, note->slug);
        if (first) {
            char *hint =
                g_strdup_printf("rename one of them; the first one is %s", first->at.source->name);
            diagnostics_add(relate->diagnostics, CODE_DUPLICATE_ID, note->at, hint,
                            "two notes have the address notes/%s.html", note->slug);
            g_free(hint);
        } else {
            g_hash_table_insert(seen, (gpointer)note->slug, (gpointer)note);
        }
    }
    g_hash_table_destroy(seen);
}

void relate_model(struct model *model, struct diagnostics *diagnostics) {
    struct relate relate = {.model = model, .diagnostics = diagnostics};
    register_lists(&relate, &MODEL_RECORD, model);
    register_requests(&relate);
    register_practices(&relate);
    for (size_t i = 0; i < model->surveys.count; i++) {
        register_questions(&relate, &model->surveys.items[i]);
    }
    for (size_t i = 0; i < model->journeys.count; i++) {
        if (model->journeys.items[i].id) {
            register_journey(&relate, &model->journeys.items[i]);
        }
    }
    resolve_record(&relate, &MODEL_RECORD, NULL, model);
    check_journeys(&relate);
    check_ballots(&relate);
    check_notes(&relate);
    cycle_check(model, diagnostics);
}
