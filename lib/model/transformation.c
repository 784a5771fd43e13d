/* The field tables of features, initiatives, ballots and board meetings. */
#include "model/transformation.h"

#define OWNERS (REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM))

static const char *const METHOD_STAGES[] = {"value-proposition", "servicing",   "design",
                                            "development",       "improvement", NULL};
static const char *const FEATURE_STATUSES[] = {"idea", "ready", "doing", "done", "dropped", NULL};
static const char *const INITIATIVE_STATUSES[] = {"proposed", "approved",  "in-progress", "blocked",
                                                  "done",     "cancelled", NULL};
static const char *const TRIGGERS[] = {
    "voc", "market", "organisation", "regulation", "technology", "other", NULL};
static const char *const DECISIONS[] = {"accepted", "rejected", "deferred", NULL};

#define THIS struct benefit
static const struct field BENEFIT_FIELDS[] = {
    ROW_NUMBER(customer, 0, 10, "for customers, 0-10", .digits = 1),
    ROW_NUMBER(business, 0, 10, "for the business, 0-10", .digits = 1),
};
#undef THIS
static const struct record BENEFIT_RECORD =
    RECORD("benefit", struct benefit, BENEFIT_FIELDS, "what it brings", .spanned = true);

#define THIS struct cost
static const struct field COST_FIELDS[] = {
    ROW_NUMBER(effort, 0, 1e9, "person-days"),
    ROW_NUMBER(money, 0, 1e15, "in the project's currency"),
};
#undef THIS
static const struct record COST_RECORD =
    RECORD("cost", struct cost, COST_FIELDS, "what it takes", .spanned = true);

#define THIS struct outcome
#define OUTCOME_ROWS                                                                               \
    ROW_NUMBER(from, -1e15, 1e15, "value before, in the KPI's unit"),                              \
        ROW_NUMBER(to, -1e15, 1e15, "promised value, in the KPI's unit"),                          \
        ROW_PERIOD(by, "when it is promised for")
static const struct field OUTCOME_FIELDS[] = {
    ROW_REFERENCE(kpi, REFERS(ENTITY_KPI), "the KPI", .flags = FIELD_REQUIRED),
    OUTCOME_ROWS,
};
static const struct field FEATURE_KPI_FIELDS[] = {
    {.key = "id",
     .kind = FIELD_REFERENCE,
     .offset = offsetof(THIS, kpi),
     .refers = REFERS(ENTITY_KPI),
     .flags = FIELD_REQUIRED,
     .note = "the KPI"},
    OUTCOME_ROWS,
};
#undef THIS
const struct record OUTCOME_RECORD = RECORD("outcome", struct outcome, OUTCOME_FIELDS,
                                            "a promised change of a KPI", .spanned = true);
static const struct record FEATURE_KPI_RECORD =
    RECORD("feature's KPI", struct outcome, FEATURE_KPI_FIELDS, "a promised change of a KPI",
           .spanned = true, .shorthand = "id");

#define THIS struct purpose
static const struct field PURPOSE_FIELDS[] = {
    ROW_TEXT(customer, "the value for the customer"),
    ROW_TEXT(internal, "what we save"),
};
#undef THIS
static const struct record PURPOSE_RECORD =
    RECORD("purpose", struct purpose, PURPOSE_FIELDS, "what a feature is for", .spanned = true);

/* Keys that features and initiatives share. */
#define RANKING_ROWS                                                                               \
    ROW_NUMBER(reach, 0, 1e15, "customers reached in a period (RICE)"),                            \
        ROW_NUMBER(time_criticality, 1, 10, "1-10 (WSJF); absent: 1"),                             \
        ROW_NUMBER(risk_reduction, 1, 10, "1-10 (WSJF); absent: 1")

#define THIS struct feature
static const struct field FEATURE_FIELDS[] = {
    ROW_ID(id, "unique among features; default: the file's name"),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_STRUCT(purpose, PURPOSE_RECORD, "value for the customer, internal saving"),
    ROW_REFERENCES(touchpoints, REFERS(ENTITY_TOUCHPOINT), "touchpoints it serves",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_REFERENCES(pains, REFERS(ENTITY_PAIN), "pain points it serves, journey/touchpoint/pain",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(product, "the product it is for"),
    ROW_REFERENCE(system, REFERS(ENTITY_SYSTEM), "the system it lands on"),
    ROW_REFERENCE(product_owner, OWNERS, "who owns it"),
    ROW_STRUCT(benefit, BENEFIT_RECORD, "what it brings, 0-10"),
    ROW_STRUCT(cost, COST_RECORD, "person-days and money"),
    ROW_NUMBER(confidence, 0, 1, "0-1 (RICE); absent: 1", .digits = 2),
    RANKING_ROWS,
    ROW_STRUCT(kpi, FEATURE_KPI_RECORD, "its measurable benefit"),
    ROW_CHOICE(status, FEATURE_STATUSES, "where it stands; absent: idea"),
    ROW_CHOICE(stage, METHOD_STAGES, "stage of the method"),
    ROW_REFERENCE(initiative, REFERS(ENTITY_INITIATIVE), "the initiative that builds it"),
};
#undef THIS
const struct record FEATURE_RECORD = RECORD("feature", struct feature, FEATURE_FIELDS, "a feature",
                                            .entity = ENTITY_FEATURE, .spanned = true);

#define THIS struct phase
static const struct field PHASE_FIELDS[] = {
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_DATE(due, "when it ends"),
    ROW_BOOLEAN(done, "whether it is done; default false"),
};
#undef THIS
const struct record PHASE_RECORD =
    RECORD("phase", struct phase, PHASE_FIELDS, "a phase of an initiative", .spanned = true);

#define THIS struct charter
static const struct field CHARTER_FIELDS[] = {
    ROW_TEXTS(objectives, "what it wants", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(benefits, "what it brings", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(definition_of_done, "when it is done", .flags = FIELD_ONE_OR_MANY),
    ROW_LIST(phases, PHASE_RECORD, "its phases"),
};
#undef THIS
static const struct record CHARTER_RECORD =
    RECORD("charter", struct charter, CHARTER_FIELDS, "an initiative's charter", .spanned = true);

#define THIS struct action
static const struct field ACTION_FIELDS[] = {
    ROW_TEXT(what, "what is to be done", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(owner, OWNERS, "who does it"),
    ROW_DATE(due, "deadline"),
    ROW_BOOLEAN(done, "whether it is done; default false"),
};
#undef THIS
const struct record ACTION_RECORD =
    RECORD("action", struct action, ACTION_FIELDS, "an action item", .spanned = true);

#define THIS struct obstacle
static const struct field OBSTACLE_FIELDS[] = {
    ROW_TEXT(what, "what stands in the way", .flags = FIELD_REQUIRED),
    ROW_TEXT(mitigation, "what is done about it"),
};
#undef THIS
static const struct record OBSTACLE_RECORD =
    RECORD("obstacle", struct obstacle, OBSTACLE_FIELDS, "what stands in the way", .spanned = true,
           .shorthand = "what");

#define THIS struct initiative
static const struct field INITIATIVE_FIELDS[] = {
    ROW_ID(code, "its id, e.g. CX-07; unique ignoring case", .flags = FIELD_REQUIRED | FIELD_CODE),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(domain, "group on the roadmap"),
    ROW_TEXT(product, "the product it is for"),
    ROW_CHOICE(stage, METHOD_STAGES, "stage of the method"),
    ROW_CHOICE(status, INITIATIVE_STATUSES, "where it stands", .fallback = "proposed"),
    ROW_REFERENCE(owner, OWNERS, "who leads it"),
    ROW_REFERENCE(sponsor, OWNERS, "who stands for it"),
    ROW_REFERENCE(team, REFERS(ENTITY_TEAM), "the team whose capacity it uses"),
    ROW_TEXT(batch, "wave or batch"),
    ROW_DATE(start, "planned start"),
    ROW_DATE(due, "planned end"),
    ROW_NUMBER(duration, 1, 10000, "working days, when due is absent", .flags = FIELD_WHOLE),
    ROW_NUMBER(done, 0, 1, "share done, 0-1", .style = STYLE_PERCENT),
    ROW_REFERENCES(depends_on, REFERS(ENTITY_INITIATIVE), "must end before it starts",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_REFERENCES(touchpoints, REFERS(ENTITY_TOUCHPOINT),
                   "touchpoints it serves besides those of its features",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_STRUCT(benefit, BENEFIT_RECORD, "what it brings, 0-10"),
    ROW_STRUCT(cost, COST_RECORD, "person-days and money"),
    ROW_NUMBER(confidence, 0, 1, "0-1 (RICE); absent: 1", .digits = 2),
    RANKING_ROWS,
    ROW_STRUCT(charter, CHARTER_RECORD, "objectives, benefits, definition of done, phases"),
    ROW_LIST(actions, ACTION_RECORD, "action items"),
    ROW_LIST(outcomes, OUTCOME_RECORD, "promised changes of KPIs"),
    ROW_LIST(obstacles, OBSTACLE_RECORD, "what stands in the way"),
};
#undef THIS
const struct record INITIATIVE_RECORD =
    RECORD("initiative", struct initiative, INITIATIVE_FIELDS, "a project of the transformation",
           .entity = ENTITY_INITIATIVE, .spanned = true);

#define THIS struct ballot_place
static const struct field PLACE_FIELDS[] = {
    ROW_REFERENCES(initiatives, REFERS(ENTITY_INITIATIVE), "one code, or a list of tied codes",
                   .flags = FIELD_ONE_OR_MANY),
};
#undef THIS
static const struct record PLACE_RECORD =
    RECORD("ballot place", struct ballot_place, PLACE_FIELDS, "a code, or a list of tied codes",
           .spanned = true, .shorthand = "initiatives");

#define THIS struct ballot
static const struct field BALLOT_FIELDS[] = {
    ROW_TEXT(stakeholder, "whose ranking", .flags = FIELD_REQUIRED),
    ROW_NUMBER(weight, 0, 1e6, "weight of the ballot; absent: 1"),
    ROW_LIST(order, PLACE_RECORD, "codes, best first; a nested list is a tie",
             .flags = FIELD_REQUIRED),
};
#undef THIS
const struct record BALLOT_RECORD =
    RECORD("ranking", struct ballot, BALLOT_FIELDS, "a stakeholder's ranking", .spanned = true);

#define THIS struct request
static const struct field REQUEST_FIELDS[] = {
    ROW_ID(id, "e.g. R-31; unique ignoring case", .flags = FIELD_REQUIRED | FIELD_CODE),
    ROW_TEXT(title, "what is asked", .flags = FIELD_REQUIRED),
    ROW_TEXT(by, "who asks"),
    ROW_CHOICE(trigger, TRIGGERS, "why now"),
    ROW_DATE(submitted, "when it came in"),
    ROW_BOOLEAN(qualified, "whether it is worth deciding on"),
    ROW_NUMBER(rank, 1, 1e6, "the board's order", .flags = FIELD_WHOLE),
    ROW_CHOICE(decision, DECISIONS, "absent: undecided"),
    ROW_DATE(due, "deadline"),
    ROW_TEXT(resources, "what it gets"),
    ROW_REFERENCE(initiative, REFERS(ENTITY_INITIATIVE), "the initiative it became"),
    ROW_TEXT(why, "why it was decided so"),
};
#undef THIS
const struct record REQUEST_RECORD =
    RECORD("request", struct request, REQUEST_FIELDS, "a request to the change board",
           .entity = ENTITY_REQUEST, .spanned = true);

#define THIS struct board_meeting
static const struct field BOARD_FIELDS[] = {
    ROW_DATE(date, "day of the meeting", .flags = FIELD_REQUIRED),
    ROW_REFERENCES(attendees, REFERS(ENTITY_PERSON), "who was there", .flags = FIELD_ONE_OR_MANY),
    ROW_LIST(requests, REQUEST_RECORD, "what was on the table"),
};
#undef THIS
const struct record BOARD_MEETING_RECORD = RECORD(
    "board meeting", struct board_meeting, BOARD_FIELDS, "a change-board meeting", .spanned = true);
