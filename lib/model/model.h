/* The whole project as structs: what reading gives and what everything after it works on. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/diagnostics.h"
#include "model/evidence.h"
#include "model/journey.h"
#include "model/organisation.h"
#include "model/project.h"
#include "model/transformation.h"

#include <glib.h>

struct model {
    struct project project;
    uint32_t as_of; /* the report's day */
    struct organisation organisation;
    LIST(struct persona) personas;
    LIST(struct journey) journeys;
    LIST(struct feature) features;
    LIST(struct initiative) initiatives;
    LIST(struct ballot) rankings;
    LIST(struct maturity_model) maturity_models; /* the built-in one first */
    LIST(struct assessment) assessments;
    LIST(struct survey) surveys;
    LIST(struct kpi) kpis;
    LIST(struct channel_mix) channel_mixes;
    LIST(struct board_meeting) board;
    LIST(struct note) notes;
    const struct maturity_model *maturity_model; /* the one that assessments follow */
    const char *root;                            /* the project folder, absolute */
    struct index *index;                         /* what is found by id */
    struct arena arena;                          /* holds what is not a worker's */
    struct arena *worker_arenas;                 /* hold what was bound from files */
    unsigned workers;
};

/* Frees all memory of a model; it is empty then. */
void model_release(struct model *model);

extern const struct record MODEL_RECORD;

/* Finds a thing by type and id ("journey/touchpoint" for touchpoints); NULL when there is none. */
const void *model_find(const struct model *model, enum entity entity, const char *id);

/* Finds a thing of any of the given types (bits of REFERS), in the order of enum entity; *entity
 * gets its type. */
const void *model_find_any(const struct model *model, unsigned refers, const char *id,
                           enum entity *entity);

/* The name that people see of a resolved reference: its name, title or id. NULL when not given. */
const char *reference_name(const struct reference *reference);

#endif
