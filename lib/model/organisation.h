/* organisation.yaml: functions, people, roles, teams, systems, the CX team, RACI; and personas. */
#ifndef MODEL_ORGANISATION_H
#define MODEL_ORGANISATION_H

#include "model/field.h"

struct business_function {
    struct span at;
    const char *id;
    const char *name;
    enum answer meets_customer; /* unsaid counts as yes */
};

struct person {
    struct span at;
    const char *id;
    const char *name;
    struct reference role;
    struct reference function;
    const char *email;
};

struct business_role {
    struct span at;
    const char *id;
    const char *name;
    const char *purpose;
};

struct team {
    struct span at;
    const char *id;
    const char *name;
    struct reference function;
    double capacity; /* person-days a month */
};

struct system {
    struct span at;
    const char *id;
    const char *name;
    struct reference owner;
};

struct cx_team {
    struct span at;
    struct reference lead;
    LIST(struct reference) members;
};

/* Who does what for one activity: responsible, accountable, consulted, informed roles. */
struct raci {
    struct span at;
    const char *activity;
    LIST(struct reference) responsible, accountable, consulted, informed;
};

struct organisation {
    struct span at;
    LIST(struct business_function) functions;
    LIST(struct person) people;
    LIST(struct business_role) roles;
    LIST(struct team) teams;
    LIST(struct system) systems;
    struct cx_team cx_team;
    LIST(struct raci) raci;
};

struct persona {
    struct span at;
    const char *id;
    const char *name;
    struct markdown summary;
    LIST(const char *) goals, needs, triggers;
    LIST(struct reference) channels;
    const char *segment;
    double share; /* of all customers, 0-1 */
};

extern const struct record ORGANISATION_RECORD, FUNCTION_RECORD, PERSON_RECORD, ROLE_RECORD,
    TEAM_RECORD, SYSTEM_RECORD, RACI_RECORD, PERSONA_RECORD;

#endif
