/* flightpath.yaml: the project as a whole. */
#ifndef MODEL_PROJECT_H
#define MODEL_PROJECT_H

#include "model/field.h"

/* A stage of the customer lifecycle. */
struct lifecycle_stage {
    struct span at;
    const char *id;
    const char *name;
};

enum channel_kind { CHANNEL_KIND_NONE, CHANNEL_DIGITAL, CHANNEL_HUMAN };

/* A way in which customers and the organisation meet. */
struct channel {
    struct span at;
    const char *id;
    const char *name; /* of built-in channels in the project's language */
    int kind;         /* enum channel_kind */
};

struct brand {
    struct span at;
    struct path logo;
    const char *colour; /* "#4b2ea8" */
    LIST(struct path) fonts;
};

/* The scale of every internal and customer score. Always given once the model is read. */
struct scale {
    struct span at;
    double min, max;
};

/* Scores at which a touchpoint is OK or good, and how far two views may differ. */
struct thresholds {
    struct span at;
    double ok, good, tolerance;
};

enum priority_model { PRIORITY_NONE, PRIORITY_BENEFIT_COST, PRIORITY_RICE, PRIORITY_WSJF };

struct priority_weights {
    struct span at;
    double customer, business; /* of the benefits in the value */
    double cost, effort;       /* of money and effort in the cost */
    double stakeholders;       /* alpha: 0 the model alone, 1 the ballots alone */
};

struct priority_settings {
    struct span at;
    int model; /* enum priority_model */
    struct priority_weights weights;
};

/* Ends of the short and the middle term, in months from as_of. */
struct horizons {
    struct span at;
    double short_term, mid_term;
};

struct maturity_settings {
    struct span at;
    struct reference model;
    double threshold; /* 0-100: a stage at or above it is reached */
};

enum cadence_every {
    EVERY_NONE,
    EVERY_DAY,
    EVERY_WEEK,
    EVERY_FORTNIGHT,
    EVERY_MONTH,
    EVERY_QUARTER
};

/* A regular meeting of the programme. */
struct cadence {
    struct span at;
    const char *name;
    int every; /* enum cadence_every */
    struct reference chair;
    LIST(struct reference) attendees; /* id "cx-team": the whole team */
};

struct program {
    struct span at;
    struct markdown vision, strategy, business_case;
    const char *slogan;
    LIST(const char *) creed;
    struct reference sponsor;
    LIST(struct reference) focus; /* this quarter's journeys */
    LIST(struct cadence) cadence;
};

struct outputs {
    struct span at;
    enum answer pdf, png, single_file, json;
};

struct mail {
    struct span at;
    const char *from;
    LIST(const char *) to;
    const char *subject;    /* a template */
    struct span subject_at; /* where it is written */
};

enum language { LANGUAGE_NONE, LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_NL, LANGUAGE_DE };

struct project {
    struct span at;
    const char *title;
    const char *organisation;
    int language;   /* enum language */
    uint32_t as_of; /* the key's day; the report's day is model.as_of */
    const char *currency;
    struct brand brand;
    struct scale scale;
    struct thresholds thresholds;
    LIST(struct lifecycle_stage) lifecycle;
    LIST(struct channel) channels; /* after reading: the built-in ones too */
    struct priority_settings priority;
    struct horizons horizons;
    struct maturity_settings maturity;
    struct program program;
    struct outputs outputs;
    const char *source_url; /* with {file} and {line} */
    struct mail mail;
};

extern const struct record PROJECT_RECORD, LIFECYCLE_RECORD, CHANNEL_RECORD, CADENCE_RECORD;

#endif
