/* backlog/, initiatives/, rankings.yaml and board/: what is to be done, in what order, by whose
 * decision. */
#ifndef MODEL_TRANSFORMATION_H
#define MODEL_TRANSFORMATION_H

#include "model/field.h"

enum method_stage {
    METHOD_NONE,
    METHOD_VALUE_PROPOSITION,
    METHOD_SERVICING,
    METHOD_DESIGN,
    METHOD_DEVELOPMENT,
    METHOD_IMPROVEMENT
};

/* What it brings, 0-10 each. */
struct benefit {
    struct span at;
    double customer, business;
};

struct cost {
    struct span at;
    double effort; /* person-days */
    double money;  /* in the project's currency */
};

/* A promised change of a KPI. */
struct outcome {
    struct span at;
    struct reference kpi;
    double from, to;
    struct period by;
};

struct purpose {
    struct span at;
    const char *customer; /* the value for the customer */
    const char *internal; /* what we save */
};

enum feature_status {
    FEATURE_STATUS_NONE,
    FEATURE_IDEA,
    FEATURE_READY,
    FEATURE_DOING,
    FEATURE_DONE,
    FEATURE_DROPPED
};

struct feature {
    struct span at;
    const char *id;
    const char *name;
    struct purpose purpose;
    LIST(struct reference) touchpoints, pains;
    const char *product;
    struct reference system;
    struct reference product_owner;
    struct benefit benefit;
    struct cost cost;
    double confidence;                       /* 0-1 */
    double reach;                            /* customers (RICE) */
    double time_criticality, risk_reduction; /* 1-10 (WSJF) */
    struct outcome kpi;
    int status; /* enum feature_status */
    int stage;  /* enum method_stage */
    struct reference initiative;
};

struct phase {
    struct span at;
    const char *name;
    uint32_t due;
    enum answer done;
};

struct charter {
    struct span at;
    LIST(const char *) objectives, benefits, definition_of_done;
    LIST(struct phase) phases;
};

struct action {
    struct span at;
    const char *what;
    struct reference owner;
    uint32_t due;
    enum answer done;
};

struct obstacle {
    struct span at;
    const char *what;
    const char *mitigation;
};

enum initiative_status {
    INITIATIVE_STATUS_NONE,
    INITIATIVE_PROPOSED,
    INITIATIVE_APPROVED,
    INITIATIVE_IN_PROGRESS,
    INITIATIVE_BLOCKED,
    INITIATIVE_DONE,
    INITIATIVE_CANCELLED
};

struct initiative {
    struct span at;
    const char *code;
    const char *name;
    const char *domain;
    const char *product;
    int stage;  /* enum method_stage */
    int status; /* enum initiative_status; proposed unless given */
    struct reference owner, sponsor, team;
    const char *batch;
    uint32_t start, due;
    double duration; /* working days */
    double done;     /* share, 0-1 */
    LIST(struct reference) depends_on;
    LIST(struct reference) touchpoints; /* besides those of its features */
    struct benefit benefit;
    struct cost cost;
    double reach, confidence;
    double time_criticality, risk_reduction;
    struct charter charter;
    LIST(struct action) actions;
    LIST(struct outcome) outcomes;
    LIST(struct obstacle) obstacles;
};

/* One place on a ballot: one initiative, or several that are tied. */
struct ballot_place {
    struct span at;
    LIST(struct reference) initiatives;
};

struct ballot {
    struct span at;
    const char *stakeholder;
    double weight;
    LIST(struct ballot_place) order; /* best first */
};

enum request_trigger {
    TRIGGER_NONE,
    TRIGGER_VOC,
    TRIGGER_MARKET,
    TRIGGER_ORGANISATION,
    TRIGGER_REGULATION,
    TRIGGER_TECHNOLOGY,
    TRIGGER_OTHER
};
enum request_decision { DECISION_NONE, DECISION_ACCEPTED, DECISION_REJECTED, DECISION_DEFERRED };

struct request {
    struct span at;
    const char *id;
    const char *title;
    const char *by;
    int trigger; /* enum request_trigger */
    uint32_t submitted;
    enum answer qualified;
    double rank;
    int decision; /* enum request_decision; none: undecided */
    uint32_t due;
    const char *resources;
    struct reference initiative;
    const char *why;
};

struct board_meeting {
    struct span at;
    uint32_t date;
    LIST(struct reference) attendees;
    LIST(struct request) requests;
};

extern const struct record FEATURE_RECORD, INITIATIVE_RECORD, BALLOT_RECORD, BOARD_MEETING_RECORD,
    REQUEST_RECORD, ACTION_RECORD, PHASE_RECORD, OUTCOME_RECORD;

#endif
