/* The tests of features and initiatives. What was dropped or cancelled lacks nothing. */
#include "analyse/finding_test.h"

const char *finding_test_feature_purpose(const struct finding_context *context,
                                         const void *entity) {
    (void)context;
    const struct feature *feature = entity;
    bool given = feature->purpose.customer || feature->purpose.internal;
    return given || feature->status == FEATURE_DROPPED ? NULL : feature->name;
}

const char *finding_test_feature_benefit(const struct finding_context *context,
                                         const void *entity) {
    (void)context;
    const struct feature *feature = entity;
    bool given = !isnan(feature->benefit.customer) || !isnan(feature->benefit.business);
    return given || feature->status == FEATURE_DROPPED ? NULL : feature->name;
}

const char *finding_test_feature_kpi(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct feature *feature = entity;
    return feature->kpi.kpi.id || feature->status == FEATURE_DROPPED ? NULL : feature->name;
}

const char *finding_test_feature_owner(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct feature *feature = entity;
    return feature->product_owner.id || feature->status == FEATURE_DROPPED ? NULL : feature->name;
}

const char *finding_test_feature_system(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct feature *feature = entity;
    return feature->system.id || feature->status == FEATURE_DROPPED ? NULL : feature->name;
}

const char *finding_test_initiative_touchpoint(const struct finding_context *context,
                                               const void *entity) {
    const struct initiative *initiative = entity;
    if (initiative->touchpoints.count > 0 || initiative->status == INITIATIVE_CANCELLED) {
        return NULL;
    }
    struct serves_features features = serves_initiative(context->basis->serves, initiative);
    for (size_t i = 0; i < features.count; i++) {
        const struct feature *feature = features.items[i];
        bool serves = feature->touchpoints.count > 0 || feature->pains.count > 0;
        if (serves && feature->status != FEATURE_DROPPED) {
            return NULL;
        }
    }
    return initiative->name;
}
