/* The field tables of the organisation and of personas. */
#include "model/organisation.h"

#define OWNERS (REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM))

#define THIS struct business_function
static const struct field FUNCTION_FIELDS[] = {
    ROW_ID(id, "what people and teams refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_BOOLEAN(meets_customer, "whether it meets customers; default true"),
};
#undef THIS
const struct record FUNCTION_RECORD =
    RECORD("function", struct business_function, FUNCTION_FIELDS, "a part of the organisation",
           .entity = ENTITY_FUNCTION, .spanned = true);

#define THIS struct person
static const struct field PERSON_FIELDS[] = {
    ROW_ID(id, "what owners refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(role, REFERS(ENTITY_ROLE), "the person's role"),
    ROW_REFERENCE(function, REFERS(ENTITY_FUNCTION), "where the person works"),
    ROW_TEXT(email, "address"),
};
#undef THIS
const struct record PERSON_RECORD = RECORD("person", struct person, PERSON_FIELDS, "a person",
                                           .entity = ENTITY_PERSON, .spanned = true);

#define THIS struct business_role
static const struct field ROLE_FIELDS[] = {
    ROW_ID(id, "what owners and RACI refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(purpose, "what it is for"),
};
#undef THIS
const struct record ROLE_RECORD = RECORD("role", struct business_role, ROLE_FIELDS, "a role",
                                         .entity = ENTITY_ROLE, .spanned = true);

#define THIS struct team
static const struct field TEAM_FIELDS[] = {
    ROW_ID(id, "what owners and initiatives refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(function, REFERS(ENTITY_FUNCTION), "where the team belongs"),
    ROW_NUMBER(capacity, 0, 1e6, "person-days a month"),
};
#undef THIS
const struct record TEAM_RECORD =
    RECORD("team", struct team, TEAM_FIELDS, "a team", .entity = ENTITY_TEAM, .spanned = true);

#define THIS struct system
static const struct field SYSTEM_FIELDS[] = {
    ROW_ID(id, "what touchpoints and features refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(owner, OWNERS, "person, role or team"),
};
#undef THIS
const struct record SYSTEM_RECORD = RECORD("system", struct system, SYSTEM_FIELDS, "a system",
                                           .entity = ENTITY_SYSTEM, .spanned = true);

#define THIS struct cx_team
static const struct field CX_TEAM_FIELDS[] = {
    ROW_REFERENCE(lead, REFERS(ENTITY_PERSON), "who leads the team"),
    ROW_REFERENCES(members, REFERS(ENTITY_PERSON), "its members", .flags = FIELD_ONE_OR_MANY),
};
#undef THIS
static const struct record CX_TEAM_RECORD =
    RECORD("CX team", struct cx_team, CX_TEAM_FIELDS,
           "a member from every function that meets customers", .spanned = true);

#define THIS struct raci
#define ROLES(member, note)                                                                        \
    ROW_REFERENCES(member, REFERS(ENTITY_ROLE), note, .flags = FIELD_ONE_OR_MANY)
static const struct field RACI_FIELDS[] = {
    ROW_TEXT(activity, "what is to be done", .flags = FIELD_REQUIRED),
    ROLES(responsible, "roles that do it"),
    ROLES(accountable, "the one role that answers for it"),
    ROLES(consulted, "roles that are asked before"),
    ROLES(informed, "roles that are told after"),
};
#undef ROLES
#undef THIS
const struct record RACI_RECORD =
    RECORD("RACI row", struct raci, RACI_FIELDS, "who does what", .spanned = true);

#define THIS struct organisation
static const struct field ORGANISATION_FIELDS[] = {
    ROW_LIST(functions, FUNCTION_RECORD, "the parts of the organisation"),
    ROW_LIST(people, PERSON_RECORD, "people"),
    ROW_LIST(roles, ROLE_RECORD, "roles"),
    ROW_LIST(teams, TEAM_RECORD, "teams"),
    ROW_LIST(systems, SYSTEM_RECORD, "systems"),
    ROW_STRUCT(cx_team, CX_TEAM_RECORD, "the CX team"),
    ROW_LIST(raci, RACI_RECORD, "who does what"),
};
#undef THIS
const struct record ORGANISATION_RECORD =
    RECORD("organisation", struct organisation, ORGANISATION_FIELDS,
           "organisation.yaml: people, functions, teams, systems, roles", .spanned = true);

#define THIS struct persona
static const struct field PERSONA_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_MARKDOWN(summary, "who this is"),
    ROW_TEXTS(goals, "what the persona wants", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(needs, "what the persona needs", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(triggers, "what stirs emotions", .flags = FIELD_ONE_OR_MANY),
    ROW_REFERENCES(channels, REFERS(ENTITY_CHANNEL), "preferred channels",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(segment, "the customer segment"),
    ROW_NUMBER(share, 0, 1, "share of all customers, 0-1", .style = STYLE_PERCENT),
};
#undef THIS
const struct record PERSONA_RECORD =
    RECORD("persona", struct persona, PERSONA_FIELDS, "a kind of customer",
           .entity = ENTITY_PERSONA, .spanned = true);
