/* journeys: journey, stage, touchpoint, pain point. */
#ifndef MODEL_JOURNEY_H
#define MODEL_JOURNEY_H

#include "model/field.h"

enum source_kind {
    SOURCE_NONE,
    SOURCE_SURVEY,
    SOURCE_PANEL,
    SOURCE_INTERVIEW,
    SOURCE_COMPLAINT,
    SOURCE_ANALYTICS,
    SOURCE_INTERNAL /* the only one that is not the customer's voice */
};

/* A figure that is typed or taken from a survey's question. */
struct measure {
    struct span at;
    double value;
    struct reference survey;
    const char *question; /* id within that survey */
};

/* The scores of a touchpoint, on the project's scale. */
struct score {
    struct span at;
    double internal;
    struct measure customer;
    double responses; /* how many answered */
    double target;
    double importance; /* 0-10 */
    int source;        /* enum source_kind */
    struct period date;
};

/* What happens on one lane of the blueprint. */
struct step {
    struct span at;
    const char *text;
    const char *fails; /* how it fails; NULL: it does not */
    const char *waits; /* how long one waits */
    double score;      /* on the project's scale */
};

/* How one persona lives through a touchpoint. */
struct persona_score {
    struct span at;
    struct reference persona;
    double emotion; /* -2 to 2 */
    double customer;
};

/* Where a pain point was heard. */
struct provenance {
    struct span at;
    int kind; /* enum source_kind */
    const char *ref;
    const char *quote;
};

struct pain {
    struct span at;
    const char *id;
    const char *text;
    double severity;  /* 1-5 */
    double frequency; /* share of customers, 0-1 */
    struct provenance source;
    LIST(const char *) whys;
    const char *root_cause;              /* a free tag in id form */
    const struct touchpoint *touchpoint; /* where it hurts */
};

/* One way on from a touchpoint. */
struct path_on {
    struct span at;
    struct reference to; /* id "exit": leaves the journey */
    double share;        /* 0-1 */
    const char *when;
};

struct touchpoint {
    struct span at;
    const char *id;
    const char *name;
    struct reference channel;
    const char *goal;
    const char *customer; /* what the customer does */
    struct step frontstage, backstage;
    LIST(struct step) support;
    LIST(const char *) evidence;
    LIST(const char *) questions;
    const char *thinks;
    double emotion;              /* -2 to 2 */
    const char *moment_of_truth; /* NULL: none; "": one without a name */
    struct reference owner;
    const char *process;
    LIST(struct reference) systems, kpis;
    struct score score;
    LIST(struct persona_score) by_persona;
    LIST(struct pain) pains;
    LIST(const char *) opportunities;
    LIST(struct path_on) next;
    const struct journey *journey; /* whose it is */
    const struct stage *stage;
    const char *path;              /* "journey/touchpoint" */
    size_t number;                 /* from 1, along the journey */
    bool inherited;                /* taken unchanged from the generic journey */
    const struct survey *asked_in; /* the latest wave with a question about it, and the question; */
    const struct question *asked;  /* NULL: none */
};

struct stage {
    struct span at;
    const char *id;
    const char *name;
    struct reference lifecycle;
    LIST(struct touchpoint) touchpoints;
};

enum journey_kind { JOURNEY_KIND_NONE, JOURNEY_GENERIC, JOURNEY_PRODUCT };
enum journey_status { JOURNEY_STATUS_NONE, JOURNEY_DRAFT, JOURNEY_VALIDATED, JOURNEY_RETIRED };

struct journey {
    struct span at;
    const char *id;
    const char *name;
    int kind; /* enum journey_kind */
    struct reference extends;
    LIST(struct reference) drop; /* stages and touchpoints of the generic journey */
    const char *product;
    struct reference as_is; /* given: this is the target state of that journey */
    struct reference owner;
    LIST(struct reference) personas;
    const char *scenario;
    const char *goal;
    int status; /* enum journey_status */
    uint32_t reviewed;
    struct measure importance; /* 0-10 */
    LIST(struct stage) stages;
    size_t touchpoint_count;
};

extern const struct record JOURNEY_RECORD, STAGE_RECORD, TOUCHPOINT_RECORD, PAIN_RECORD,
    STEP_RECORD, SCORE_RECORD, PATH_ON_RECORD, PERSONA_SCORE_RECORD;

/* The words of enum source_kind, ended by NULL. */
extern const char *const SOURCE_KINDS[];

/* Steps through the touchpoints of a journey in order: *stage and *touchpoint start at 0; gives
 * NULL after the last one. */
const struct touchpoint *journey_next(const struct journey *journey, size_t *stage,
                                      size_t *touchpoint);

#endif
