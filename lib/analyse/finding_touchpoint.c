/* The tests of touchpoints and pain points: what is missing behind them, and whether what customers
 * are quoted with is theirs. */
#include "analyse/finding_test.h"

#include "analyse/voice.h"
#include "base/format.h"

#include <stdlib.h>

/* How old a customer score may be, in months. */
enum { STALE_MONTHS = 18 };

void finding_test_start(const struct finding_context *context, const char *text) {
    g_string_assign(context->text, text);
}

void finding_test_add(const struct finding_context *context, const char *text, double number) {
    g_string_append(context->text, text);
    format_short(context->text, number, 2);
}

const char *finding_test_end(const struct finding_context *context) {
    return arena_text(context->arena, context->text->str, context->text->len);
}

const char *finding_test_no_owner(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    return touchpoint->owner.id ? NULL : touchpoint->name;
}

const char *finding_test_no_process(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    return touchpoint->process ? NULL : touchpoint->name;
}

const char *finding_test_no_system(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    return touchpoint->systems.count > 0 ? NULL : touchpoint->name;
}

/* Either side may name the other. */
static bool has_kpi(const struct finding_context *context, const struct touchpoint *touchpoint) {
    return touchpoint->kpis.count > 0 ||
           serves_touchpoint_kpis(context->basis->serves, touchpoint).count > 0;
}

const char *finding_test_no_kpi(const struct finding_context *context, const void *entity) {
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    return has_kpi(context, touchpoint) ? NULL : touchpoint->name;
}

const char *finding_test_moment_of_truth(const struct finding_context *context,
                                         const void *entity) {
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    const char *moment = touchpoint->moment_of_truth;
    if (!moment || has_kpi(context, touchpoint)) {
        return NULL;
    }
    return *moment ? moment : touchpoint->name;
}

const char *finding_test_no_customer_score(const struct finding_context *context,
                                           const void *entity) {
    const struct gap *gap = entity;
    if (!isnan(gap->customer)) {
        return NULL;
    }
    if (isnan(gap->internal)) {
        return gap->of->name;
    }
    finding_test_start(context, "internal opinion only");
    finding_test_add(context, ": ", gap->internal);
    return finding_test_end(context);
}

/* Adds a step that scores below the target to the fact; tells whether it did. */
static bool below(const struct finding_context *context, const struct step *step, double target) {
    if (!(step->score < target)) {
        return false;
    }
    g_string_append(context->text, context->text->len > 0 ? ", " : "");
    g_string_append(context->text, step->text ? step->text : "support");
    finding_test_add(context, " ", step->score);
    return true;
}

const char *finding_test_support_below_target(const struct finding_context *context,
                                              const void *entity) {
    const struct gap *gap = entity;
    finding_test_start(context, "");
    bool found = below(context, &gap->of->backstage, gap->target);
    for (size_t i = 0; i < gap->of->support.count; i++) {
        found = below(context, &gap->of->support.items[i], gap->target) || found;
    }
    if (!found) {
        return NULL;
    }
    finding_test_add(context, ", below target ", gap->target);
    return finding_test_end(context);
}

const char *finding_test_unsupported_pain(const struct finding_context *context,
                                          const void *entity) {
    (void)context;
    const struct pain *pain = entity;
    bool heard = pain->source.kind != SOURCE_NONE && pain->source.kind != SOURCE_INTERNAL;
    return heard ? NULL : pain->text;
}

/* A period counts from its last day. */
const char *finding_test_stale_score(const struct finding_context *context, const void *entity) {
    const struct gap *gap = entity;
    const struct model *model = context->basis->model;
    struct period date = voice_of_touchpoint(model, gap->of).date;
    if (date.kind == PERIOD_NONE ||
        date_period_end(date) >= date_add_months(model->as_of, -STALE_MONTHS)) {
        return NULL;
    }
    return arena_format(context->arena, "measured %s", date_period_text(date, context->arena));
}

static bool is_served(const struct finding_context *context, const struct touchpoint *touchpoint) {
    const struct serves *serves = context->basis->serves;
    struct serves_features features = serves_touchpoint(serves, touchpoint);
    for (size_t i = 0; i < features.count; i++) {
        if (features.items[i]->status != FEATURE_DROPPED) {
            return true;
        }
    }
    struct serves_initiatives initiatives = serves_touchpoint_initiatives(serves, touchpoint);
    for (size_t i = 0; i < initiatives.count; i++) {
        if (initiatives.items[i]->status != INITIATIVE_CANCELLED) {
            return true;
        }
    }
    return false;
}

const char *finding_test_weak_without_work(const struct finding_context *context,
                                           const void *entity) {
    const struct gap *gap = entity;
    if (!gap_is_weak(gap) || is_served(context, gap->of)) {
        return NULL;
    }
    finding_test_start(context, "");
    finding_test_add(context, "customer ", gap->customer);
    finding_test_add(context, ", target ", gap->target);
    return finding_test_end(context);
}

const char *finding_test_front_stage(const struct finding_context *context, const void *entity) {
    (void)context;
    const struct touchpoint *touchpoint = ((const struct gap *)entity)->of;
    bool behind = touchpoint->backstage.text || touchpoint->support.count > 0;
    return behind ? NULL : touchpoint->frontstage.text;
}
