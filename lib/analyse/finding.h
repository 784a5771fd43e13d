/* Findings: what the project's own files do not say, or say against each other. Each kind is one
 * row of a table with its name and its test; a test sees one entity and gives a short fact or
 * nothing. Target and retired journeys are left out, and so is what a product journey inherits
 * unchanged. */
#ifndef ANALYSE_FINDING_H
#define ANALYSE_FINDING_H

#include "analyse/gap.h"
#include "analyse/hot_spot.h"
#include "analyse/root_cause.h"
#include "analyse/serves.h"

/* All kinds: their constant, name, type of subject and test. In the order in which they are listed.
 */
#define FINDING_TABLE(X)                                                                           \
    X(NO_OWNER, "no-owner", TOUCHPOINT, no_owner)                                                  \
    X(NO_PROCESS, "no-process", TOUCHPOINT, no_process)                                            \
    X(NO_SYSTEM, "no-system", TOUCHPOINT, no_system)                                               \
    X(NO_KPI, "no-kpi", TOUCHPOINT, no_kpi)                                                        \
    X(MOMENT_OF_TRUTH_WITHOUT_KPI, "moment-of-truth-without-kpi", TOUCHPOINT, moment_of_truth)     \
    X(NO_CUSTOMER_SCORE, "no-customer-score", TOUCHPOINT, no_customer_score)                       \
    X(KPI_WITHOUT_CUSTOMER_MEANING, "kpi-without-customer-meaning", KPI, kpi_meaning)              \
    X(KPI_WITHOUT_DATA, "kpi-without-data", KPI, kpi_data)                                         \
    X(SUPPORT_BELOW_TARGET, "support-below-target", TOUCHPOINT, support_below_target)              \
    X(NO_TARGET_PERSONA, "no-target-persona", JOURNEY, no_target_persona)                          \
    X(UNSUPPORTED_PAIN, "unsupported-pain", PAIN, unsupported_pain)                                \
    X(STALE_SCORE, "stale-score", TOUCHPOINT, stale_score)                                         \
    X(JOURNEY_WITHOUT_OWNER, "journey-without-owner", JOURNEY, journey_owner)                      \
    X(JOURNEY_NOT_REVIEWED, "journey-not-reviewed", JOURNEY, journey_review)                       \
    X(DRAFT_RELIED_ON, "draft-relied-on", JOURNEY, draft_relied_on)                                \
    X(FUNCTION_NOT_ON_CX_TEAM, "function-not-on-cx-team", FUNCTION, function_team)                 \
    X(FEATURE_WITHOUT_PURPOSE, "feature-without-purpose", FEATURE, feature_purpose)                \
    X(FEATURE_WITHOUT_BENEFIT, "feature-without-benefit", FEATURE, feature_benefit)                \
    X(FEATURE_WITHOUT_KPI, "feature-without-kpi", FEATURE, feature_kpi)                            \
    X(FEATURE_WITHOUT_PRODUCT_OWNER, "feature-without-product-owner", FEATURE, feature_owner)      \
    X(FEATURE_WITHOUT_SYSTEM, "feature-without-system", FEATURE, feature_system)                   \
    X(INITIATIVE_WITHOUT_TOUCHPOINT, "initiative-without-touchpoint", INITIATIVE,                  \
      initiative_touchpoint)                                                                       \
    X(WEAK_WITHOUT_WORK, "weak-without-work", TOUCHPOINT, weak_without_work)                       \
    X(LIFECYCLE_STAGE_WITHOUT_JOURNEY, "lifecycle-stage-without-journey", LIFECYCLE,               \
      lifecycle_journey)                                                                           \
    X(JOURNEY_STAGE_WITHOUT_TOUCHPOINT, "journey-stage-without-touchpoint", STAGE,                 \
      stage_touchpoint)                                                                            \
    X(PERSONA_UNUSED, "persona-unused", PERSONA, persona_unused)                                   \
    X(FRONT_STAGE_WITHOUT_SUPPORT, "front-stage-without-support", TOUCHPOINT, front_stage)         \
    X(HOT_SPOT, "hot-spot", NONE, hot_spot)                                                        \
    X(SHARED_ROOT_CAUSE, "shared-root-cause", NONE, root_cause)

enum finding_kind {
    FINDING_NONE,
#define FINDING_ENUM(name, word, entity, test) FINDING_##name,
    FINDING_TABLE(FINDING_ENUM)
#undef FINDING_ENUM
        FINDING_END /* one more than the last */
};

/* The words of enum finding_kind, ended by NULL. */
extern const char *const FINDING_KINDS[];

struct finding {
    int kind;            /* enum finding_kind */
    enum entity entity;  /* the type of target; ENTITY_NONE for a process and a root cause */
    const char *subject; /* "journey/touchpoint", "journey/touchpoint/pain", "journey/stage", else
                            an id or code; a process as it is written; a root cause's tag */
    const char *detail;  /* a short fact in English, or the name of the subject */
    const char *file;    /* where the subject is written; NULL: nowhere in particular */
    double line;         /* from 1 */
    const void *target;  /* the subject itself, or NULL */
};

struct findings {
    LIST(struct finding) items;    /* by kind, then in the order of the model */
    size_t first[FINDING_END + 1]; /* where each kind begins; first[kind + 1] is its end */
};

/* What findings rest on. */
struct finding_basis {
    const struct model *model;
    const struct gaps *gaps;
    const struct serves *serves;
    const struct root_causes *root_causes;
    const struct hot_spots *hot_spots;
};

extern const struct record FINDING_RECORD;

/* Tests every entity of the model; the findings live in the arena. */
void finding_analyse(const struct finding_basis *basis, struct arena *arena,
                     struct findings *findings);

/* How many findings there are of a kind; the first is items[first[kind]]. */
size_t finding_count(const struct findings *findings, enum finding_kind kind);

#endif
