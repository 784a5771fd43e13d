/* The table of the model as a whole, and finding by id. */
#include "model/model.h"

#include "model/index.h"

#include <string.h>

#define THIS struct model
static const struct field MODEL_FIELDS[] = {
    ROW_STRUCT(project, PROJECT_RECORD, "flightpath.yaml"),
    ROW_DATE(as_of, "the report's day", .flags = FIELD_RESULT),
    ROW_STRUCT(organisation, ORGANISATION_RECORD, "organisation.yaml"),
    ROW_LIST(personas, PERSONA_RECORD, "personas/"),
    ROW_LIST(journeys, JOURNEY_RECORD, "journeys/, after overlays"),
    ROW_LIST(features, FEATURE_RECORD, "backlog/"),
    ROW_LIST(initiatives, INITIATIVE_RECORD, "initiatives/"),
    ROW_LIST(rankings, BALLOT_RECORD, "rankings.yaml"),
    ROW_LIST(maturity_models, MATURITY_MODEL_RECORD, "the built-in model and those in maturity/"),
    ROW_LIST(assessments, ASSESSMENT_RECORD, "maturity/"),
    ROW_LIST(surveys, SURVEY_RECORD, "surveys/"),
    ROW_LIST(kpis, KPI_RECORD, "kpis/"),
    ROW_LIST(channel_mixes, CHANNEL_MIX_RECORD, "kpis/ of type channel-mix"),
    ROW_LIST(board, BOARD_MEETING_RECORD, "board/"),
    ROW_LIST(notes, NOTE_RECORD, "notes/"),
};
#undef THIS
const struct record MODEL_RECORD = RECORD("model", struct model, MODEL_FIELDS, "the whole project");

void model_release(struct model *model) {
    index_free(model->index);
    for (unsigned i = 0; i < model->workers; i++) {
        arena_release(&model->worker_arenas[i]);
    }
    g_free(model->worker_arenas);
    arena_release(&model->arena);
    *model = (struct model){0};
}

const void *model_find(const struct model *model, enum entity entity, const char *id) {
    return index_find(model->index, entity, id);
}

const void *model_find_any(const struct model *model, unsigned refers, const char *id,
                           enum entity *entity) {
    for (enum entity at = ENTITY_NONE; at < ENTITY_COUNT; at++) {
        const void *found = refers & REFERS(at) ? index_find(model->index, at, id) : NULL;
        if (found) {
            *entity = at;
            return found;
        }
    }
    return NULL;
}

/* Where the name of each type's struct is; 0: it has none. */
static size_t name_offset(enum entity entity) {
    static const size_t OFFSETS[ENTITY_COUNT] = {
        [ENTITY_LIFECYCLE] = offsetof(struct lifecycle_stage, name),
        [ENTITY_CHANNEL] = offsetof(struct channel, name),
        [ENTITY_FUNCTION] = offsetof(struct business_function, name),
        [ENTITY_PERSON] = offsetof(struct person, name),
        [ENTITY_ROLE] = offsetof(struct business_role, name),
        [ENTITY_TEAM] = offsetof(struct team, name),
        [ENTITY_SYSTEM] = offsetof(struct system, name),
        [ENTITY_PERSONA] = offsetof(struct persona, name),
        [ENTITY_JOURNEY] = offsetof(struct journey, name),
        [ENTITY_STAGE] = offsetof(struct stage, name),
        [ENTITY_TOUCHPOINT] = offsetof(struct touchpoint, name),
        [ENTITY_PAIN] = offsetof(struct pain, text),
        [ENTITY_FEATURE] = offsetof(struct feature, name),
        [ENTITY_INITIATIVE] = offsetof(struct initiative, name),
        [ENTITY_KPI] = offsetof(struct kpi, name),
        [ENTITY_CHANNEL_MIX] = offsetof(struct channel_mix, name),
        [ENTITY_MATURITY_MODEL] = offsetof(struct maturity_model, name),
        [ENTITY_MATURITY_STAGE] = offsetof(struct maturity_stage, name),
        [ENTITY_PRACTICE] = offsetof(struct practice, name),
        [ENTITY_SURVEY] = offsetof(struct survey, name),
        [ENTITY_QUESTION] = offsetof(struct question, name),
        [ENTITY_REQUEST] = offsetof(struct request, title),
        [ENTITY_NOTE] = offsetof(struct note, title),
    };
    return OFFSETS[entity];
}

const char *reference_name(const struct reference *reference) {
    size_t offset = name_offset(reference->entity);
    if (!reference->target || offset == 0) {
        return reference->id;
    }
    const char *name = *(const char *const *)((const char *)reference->target + offset);
    return name ? name : reference->id;
}
