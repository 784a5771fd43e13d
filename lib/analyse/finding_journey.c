/* The tests of journeys, their stages, the lifecycle and personas. */
#include "analyse/finding_test.h"

/* How long a journey may go without a review, in months. */
enum { REVIEW_MONTHS = 12 };

const char *finding_test_no_target_persona(const struct finding_context *context,
                                           const void *entity) {
    (void)context;
    const struct journey *journey = entity;
    return journey->personas.count > 0 ? NULL : journey->name;
}

const char *finding_test_journey_owner(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct journey *journey = entity;
    return journey->owner.id ? NULL : journey->name;
}

const char *finding_test_journey_review(const struct finding_context *context, const void *entity) {
    const struct journey *journey = entity;
    if (journey->reviewed == 0) {
        return "never reviewed";
    }
    if (journey->reviewed >= date_add_months(context->basis->model->as_of, -REVIEW_MONTHS)) {
        return NULL;
    }
    return arena_format(context->arena, "last reviewed %s",
                        date_text(journey->reviewed, context->arena));
}

const char *finding_test_draft_relied_on(const struct finding_context *context,
                                         const void *entity) {
    const struct journey *journey = entity;
    bool relied_on =
        journey->status == JOURNEY_DRAFT && g_hash_table_contains(context->relied_on, journey);
    return relied_on ? journey->name : NULL;
}

const char *finding_test_lifecycle_journey(const struct finding_context *context,
                                           const void *entity) {
    const struct lifecycle_stage *stage = entity;
    return g_hash_table_contains(context->lifecycle, stage) ? NULL : stage->name;
}

const char *finding_test_stage_touchpoint(const struct finding_context *context,
                                          const void *entity) {
    (void)context;
    const struct stage *stage = entity;
    return stage->touchpoints.count > 0 ? NULL : stage->name;
}

const char *finding_test_persona_unused(const struct finding_context *context, const void *entity) {
    const struct persona *persona = entity;
    return serves_persona(context->basis->serves, persona).count > 0 ? NULL : persona->name;
}
