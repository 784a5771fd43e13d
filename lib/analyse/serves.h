/* References read backwards: what serves a touchpoint or a pain point, whose journeys, whose
 * things. Built once in one pass over the model; every answer is a list in the order of the model.
 *
 * A feature serves the touchpoints it names and those of the pain points it names. An initiative
 * serves the touchpoints it names and those that its features serve, unless they were dropped. All
 * else is listed whatever its status; serves_open_feature and serves_open_initiative tell what is
 * still to come. */
#ifndef ANALYSE_SERVES_H
#define ANALYSE_SERVES_H

#include "model/model.h"

/* Lists that lie in the map; count 0 when there is nothing. */
struct serves_features {
    const struct feature *const *items;
    size_t count;
};
struct serves_initiatives {
    const struct initiative *const *items;
    size_t count;
};
struct serves_journeys {
    const struct journey *const *items;
    size_t count;
};
struct serves_touchpoints {
    const struct touchpoint *const *items;
    size_t count;
};
struct serves_kpis {
    const struct kpi *const *items;
    size_t count;
};

/* In what way something is somebody's. */
enum serves_part {
    SERVES_OWNER,
    SERVES_PRODUCT_OWNER,
    SERVES_SPONSOR,
    SERVES_TEAM,
    SERVES_ACTION /* an action of an initiative */
};

/* Something of a person, a role or a team. */
struct serves_thing {
    const void *thing;           /* the entity; of an action its initiative */
    const struct action *action; /* only for SERVES_ACTION */
    enum entity entity;          /* the type of thing */
    enum serves_part part;
};
struct serves_things {
    const struct serves_thing *items;
    size_t count;
};

/* One map from keys to lists of values. */
struct serves_map {
    const void **keys; /* sorted by address */
    size_t *starts;    /* of each key's list in values, and the end of the last */
    size_t count;
    char *values;
    size_t size; /* of a value */
};

struct serves {
    struct serves_map touchpoint_features, touchpoint_initiatives, touchpoint_kpis;
    struct serves_map pain_features;
    struct serves_map initiative_features, system_features;
    struct serves_map system_touchpoints;
    struct serves_map persona_journeys;
    struct serves_map owned;
};

/* Reads the model's references backwards; the maps live in the arena. */
void serves_init(const struct model *model, struct arena *arena, struct serves *serves);

/* What serves a touchpoint, a pain point (a feature that names it), an initiative or a system. */
struct serves_features serves_touchpoint(const struct serves *serves,
                                         const struct touchpoint *touchpoint);
struct serves_features serves_pain(const struct serves *serves, const struct pain *pain);
struct serves_features serves_initiative(const struct serves *serves,
                                         const struct initiative *initiative);
struct serves_features serves_system(const struct serves *serves, const struct system *system);

/* The initiatives that serve a touchpoint. */
struct serves_initiatives serves_touchpoint_initiatives(const struct serves *serves,
                                                        const struct touchpoint *touchpoint);

/* The KPIs that a touchpoint names, then those that name it. */
struct serves_kpis serves_touchpoint_kpis(const struct serves *serves,
                                          const struct touchpoint *touchpoint);

/* The touchpoints that need a system; without those inherited unchanged. */
struct serves_touchpoints serves_system_touchpoints(const struct serves *serves,
                                                    const struct system *system);

/* The journeys of a persona: those that name it, or score a touchpoint for it. */
struct serves_journeys serves_persona(const struct serves *serves, const struct persona *persona);

/* What is owned, sponsored or to be done by a person, role or team (the struct itself): journeys,
 * touchpoints (without those inherited unchanged), systems, KPIs, features, initiatives, actions.
 */
struct serves_things serves_owned(const struct serves *serves, const void *owner);

/* Whether work is still to come: neither done nor dropped or cancelled. */
bool serves_open_feature(const struct feature *feature);
bool serves_open_initiative(const struct initiative *initiative);

#endif
