/* What every user of the tables needs: sizes, given or not, empty values. */
#include "model/field.h"

#include <assert.h>
#include <string.h>

const struct field *record_field(const struct record *record, const char *key) {
    for (size_t i = 0; i < record->count; i++) {
        if (strcmp(record->fields[i].key, key) == 0) {
            return &record->fields[i];
        }
    }
    return NULL;
}

void *field_of(const struct field *field, void *object) {
    return (char *)object + field->offset;
}

const void *field_in(const struct field *field, const void *object) {
    return (const char *)object + field->offset;
}

size_t field_kind_size(enum field_kind kind, const struct record *record) {
    static const size_t SIZES[] = {
        [FIELD_TEXT] = sizeof(const char *),    [FIELD_MARKDOWN] = sizeof(struct markdown),
        [FIELD_ID] = sizeof(const char *),      [FIELD_NUMBER] = sizeof(double),
        [FIELD_BOOLEAN] = sizeof(enum answer),  [FIELD_DATE] = sizeof(uint32_t),
        [FIELD_PERIOD] = sizeof(struct period), [FIELD_CHOICE] = sizeof(int),
        [FIELD_PATH] = sizeof(struct path),     [FIELD_REFERENCE] = sizeof(struct reference),
        [FIELD_URL] = sizeof(const char *),     [FIELD_MARKUP] = sizeof(const char *),
        [FIELD_POINTER] = sizeof(void *),       [FIELD_LIST] = sizeof(struct list),
    };
    return kind == FIELD_STRUCT ? record->size : SIZES[kind];
}

static bool struct_given(const struct record *record, const void *object) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field_given(field->kind, field->record, field_in(field, object))) {
            return true;
        }
    }
    return false;
}

bool field_given(enum field_kind kind, const struct record *record, const void *value) {
    switch (kind) {
    case FIELD_NUMBER:
        return !isnan(*(const double *)value);
    case FIELD_BOOLEAN:
        return *(const enum answer *)value != ANSWER_UNSAID;
    case FIELD_DATE:
        return *(const uint32_t *)value != 0;
    case FIELD_PERIOD:
        return ((const struct period *)value)->kind != PERIOD_NONE;
    case FIELD_CHOICE:
        return *(const int *)value != 0;
    case FIELD_MARKDOWN:
        return ((const struct markdown *)value)->text != NULL;
    case FIELD_PATH:
        return ((const struct path *)value)->text != NULL;
    case FIELD_REFERENCE:
        return ((const struct reference *)value)->id != NULL;
    case FIELD_LIST:
        return ((const struct list *)value)->count > 0;
    case FIELD_STRUCT:
        return struct_given(record, value);
    default: /* the kinds held by a pointer */
        return *(const void *const *)value != NULL;
    }
}

void record_clear(const struct record *record, void *object) {
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->kind == FIELD_NUMBER) {
            *(double *)field_of(field, object) = NAN;
        } else if (field->kind == FIELD_STRUCT) {
            record_clear(field->record, field_of(field, object));
        }
    }
}

void *record_new(const struct record *record, size_t count, struct arena *arena) {
    char *objects = arena_array(arena, count, record->size);
    for (size_t i = 0; i < count; i++) {
        record_clear(record, objects + i * record->size);
    }
    return objects;
}

struct span record_span(const struct record *record, const void *object) {
    return record->spanned ? *(const struct span *)object : (struct span){0};
}

const char *field_choice(const struct field *field, int value) {
    assert(field->kind == FIELD_CHOICE && value >= 0);
    return value == 0 ? NULL : field->choices[value - 1];
}

const char *entity_name(enum entity entity) {
    static const char *const NAMES[] = {
        [ENTITY_NONE] = "thing",
        [ENTITY_LIFECYCLE] = "lifecycle stage",
        [ENTITY_CHANNEL] = "channel",
        [ENTITY_FUNCTION] = "function",
        [ENTITY_PERSON] = "person",
        [ENTITY_ROLE] = "role",
        [ENTITY_TEAM] = "team",
        [ENTITY_SYSTEM] = "system",
        [ENTITY_PERSONA] = "persona",
        [ENTITY_JOURNEY] = "journey",
        [ENTITY_STAGE] = "journey stage",
        [ENTITY_TOUCHPOINT] = "touchpoint",
        [ENTITY_PAIN] = "pain point",
        [ENTITY_FEATURE] = "feature",
        [ENTITY_INITIATIVE] = "initiative",
        [ENTITY_KPI] = "KPI",
        [ENTITY_CHANNEL_MIX] = "channel mix",
        [ENTITY_MATURITY_MODEL] = "maturity model",
        [ENTITY_MATURITY_STAGE] = "maturity stage",
        [ENTITY_PRACTICE] = "practice",
        [ENTITY_SURVEY] = "survey",
        [ENTITY_QUESTION] = "survey question",
        [ENTITY_REQUEST] = "request",
        [ENTITY_NOTE] = "note",
    };
    assert(entity < ENTITY_COUNT);
    return NAMES[entity];
}
