/* The field tables of a journey. */
#include "model/journey.h"

const char *const SOURCE_KINDS[] = {"survey",    "panel",    "interview", "complaint",
                                    "analytics", "internal", NULL};
static const char *const JOURNEY_KINDS[] = {"generic", "product", NULL};
static const char *const STATUSES[] = {"draft", "validated", "retired", NULL};

#define THIS struct measure
static const struct field CUSTOMER_FIELDS[] = {
    ROW_NUMBER(value, 0, 0, "mean score on the project's scale", .flags = FIELD_SCALE, .digits = 1),
    ROW_REFERENCE(survey, REFERS(ENTITY_SURVEY), "the survey it is taken from"),
    ROW_TEXT(question, "the question's id in that survey"),
};
static const struct field IMPORTANCE_FIELDS[] = {
    ROW_NUMBER(value, 0, 10, "0-10", .digits = 1),
    ROW_REFERENCE(survey, REFERS(ENTITY_SURVEY), "the survey it is taken from"),
    ROW_TEXT(question, "the question's id in that survey"),
};
#undef THIS
static const struct record CUSTOMER_RECORD =
    RECORD("customer score", struct measure, CUSTOMER_FIELDS, "a number, or where it is measured",
           .spanned = true, .shorthand = "value");
static const struct record IMPORTANCE_RECORD =
    RECORD("importance", struct measure, IMPORTANCE_FIELDS, "a number, or where it is measured",
           .spanned = true, .shorthand = "value");

#define THIS struct score
static const struct field SCORE_FIELDS[] = {
    ROW_NUMBER(internal, 0, 0, "what we believe, on the project's scale", .flags = FIELD_SCALE,
               .digits = 1),
    ROW_STRUCT(customer, CUSTOMER_RECORD, "what customers say, on the project's scale"),
    ROW_NUMBER(responses, 0, 1e12, "how many customers answered", .flags = FIELD_WHOLE),
    ROW_NUMBER(target, 0, 0, "what it should be; default thresholds.good", .flags = FIELD_SCALE,
               .digits = 1),
    ROW_NUMBER(importance, 0, 10, "0-10; default from the drivers, else 5", .digits = 1),
    ROW_CHOICE(source, SOURCE_KINDS, "where the customer score comes from"),
    ROW_PERIOD(date, "when it was measured"),
};
#undef THIS
const struct record SCORE_RECORD =
    RECORD("score", struct score, SCORE_FIELDS, "internal and customer score", .spanned = true);

#define THIS struct step
static const struct field STEP_FIELDS[] = {
    ROW_TEXT(text, "what happens", .flags = FIELD_REQUIRED),
    ROW_TEXT(fails, "how it fails"),
    ROW_TEXT(waits, "how long one waits"),
    ROW_NUMBER(score, 0, 0, "how well it works, on the project's scale", .flags = FIELD_SCALE,
               .digits = 1),
};
#undef THIS
const struct record STEP_RECORD =
    RECORD("step", struct step, STEP_FIELDS, "text, or text with fails, waits and score",
           .spanned = true, .shorthand = "text");

#define THIS struct persona_score
static const struct field PERSONA_SCORE_FIELDS[] = {
    ROW_REFERENCE(persona, REFERS(ENTITY_PERSONA), "whose experience", .flags = FIELD_REQUIRED),
    ROW_NUMBER(emotion, -2, 2, "-2 to 2", .digits = 1, .style = STYLE_SIGNED),
    ROW_NUMBER(customer, 0, 0, "this persona's score, on the project's scale", .flags = FIELD_SCALE,
               .digits = 1),
};
#undef THIS
const struct record PERSONA_SCORE_RECORD =
    RECORD("persona's view", struct persona_score, PERSONA_SCORE_FIELDS,
           "how one persona lives through it", .spanned = true);

#define THIS struct provenance
static const struct field PROVENANCE_FIELDS[] = {
    ROW_CHOICE(kind, SOURCE_KINDS, "what kind of source; all but internal are customer sources",
               .flags = FIELD_REQUIRED),
    ROW_TEXT(ref, "which one"),
    ROW_TEXT(quote, "a customer's words"),
};
#undef THIS
static const struct record PROVENANCE_RECORD =
    RECORD("source", struct provenance, PROVENANCE_FIELDS, "where it was heard", .spanned = true,
           .shorthand = "kind");

#define THIS struct pain
static const struct field PAIN_FIELDS[] = {
    ROW_ID(id, "unique in the touchpoint", .flags = FIELD_REQUIRED),
    ROW_TEXT(text, "what hurts", .flags = FIELD_REQUIRED),
    ROW_NUMBER(severity, 1, 5, "1 (nuisance) to 5 (drives customers away)"),
    ROW_NUMBER(frequency, 0, 1, "share of customers, 0-1", .style = STYLE_PERCENT),
    ROW_STRUCT(source, PROVENANCE_RECORD, "where it was heard"),
    ROW_TEXTS(whys, "the chain of whys, down to the root", .flags = FIELD_ONE_OR_MANY),
    ROW_ID(root_cause, "a free tag shared by pains of one cause"),
};
#undef THIS
const struct record PAIN_RECORD = RECORD("pain point", struct pain, PAIN_FIELDS, "what hurts",
                                         .entity = ENTITY_PAIN, .spanned = true);

#define THIS struct path_on
static const struct field PATH_ON_FIELDS[] = {
    ROW_REFERENCE(to, REFERS(ENTITY_TOUCHPOINT),
                  "a touchpoint of this journey, journey/touchpoint, or exit",
                  .flags = FIELD_REQUIRED | FIELD_LOCAL),
    ROW_NUMBER(share, 0, 1, "share of customers, 0-1", .style = STYLE_PERCENT),
    ROW_TEXT(when, "on which condition"),
};
#undef THIS
const struct record PATH_ON_RECORD = RECORD("way on", struct path_on, PATH_ON_FIELDS, "one way on",
                                            .spanned = true, .shorthand = "to");

#define THIS struct touchpoint
static const struct field TOUCHPOINT_FIELDS[] = {
    ROW_ID(id, "unique in the journey", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "what the customer comes to do", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(channel, REFERS(ENTITY_CHANNEL), "where they meet us"),
    ROW_TEXT(goal, "what the customer wants here"),
    ROW_TEXT(customer, "what the customer does (blueprint)"),
    ROW_STRUCT(frontstage, STEP_RECORD, "what the customer sees us do (blueprint)"),
    ROW_STRUCT(backstage, STEP_RECORD, "what we do unseen (blueprint)"),
    ROW_LIST(support, STEP_RECORD,
             "processes that carry it; the same text under neighbours is one box",
             .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(evidence, "physical evidence (blueprint)", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXTS(questions, "what the customer asks", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(thinks, "the customer's own words"),
    ROW_NUMBER(emotion, -2, 2, "-2 (very unhappy) to 2 (very happy)", .digits = 1,
               .style = STYLE_SIGNED),
    ROW_TEXT(moment_of_truth, "true, or a short name for it", .flags = FIELD_OR_TRUE),
    ROW_REFERENCE(owner, REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM),
                  "person, role or team"),
    ROW_TEXT(process, "the process behind it"),
    ROW_REFERENCES(systems, REFERS(ENTITY_SYSTEM), "systems it needs", .flags = FIELD_ONE_OR_MANY),
    ROW_REFERENCES(kpis, REFERS(ENTITY_KPI), "KPIs that measure it", .flags = FIELD_ONE_OR_MANY),
    ROW_STRUCT(score, SCORE_RECORD, "internal and customer score"),
    ROW_LIST(by_persona, PERSONA_SCORE_RECORD, "emotion and score by persona",
             .flags = FIELD_KEYED),
    ROW_LIST(pains, PAIN_RECORD, "what hurts"),
    ROW_TEXTS(opportunities, "what could be done", .flags = FIELD_ONE_OR_MANY),
    ROW_LIST(next, PATH_ON_RECORD, "ways on; default the following touchpoint",
             .flags = FIELD_ONE_OR_MANY),
};
#undef THIS
const struct record TOUCHPOINT_RECORD =
    RECORD("touchpoint", struct touchpoint, TOUCHPOINT_FIELDS, "one meeting with the customer",
           .entity = ENTITY_TOUCHPOINT, .spanned = true);

#define THIS struct stage
static const struct field STAGE_FIELDS[] = {
    ROW_ID(id, "unique in the journey", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(lifecycle, REFERS(ENTITY_LIFECYCLE), "the lifecycle stage it belongs to"),
    ROW_LIST(touchpoints, TOUCHPOINT_RECORD, "in order"),
};
#undef THIS
const struct record STAGE_RECORD =
    RECORD("stage", struct stage, STAGE_FIELDS, "a stage of a journey", .entity = ENTITY_STAGE,
           .spanned = true);

#define THIS struct journey
static const struct field JOURNEY_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_CHOICE(kind, JOURNEY_KINDS, "generic or product"),
    ROW_REFERENCE(extends, REFERS(ENTITY_JOURNEY), "the generic journey this one is built on"),
    ROW_REFERENCES(drop, REFERS(ENTITY_STAGE) | REFERS(ENTITY_TOUCHPOINT),
                   "what this journey leaves out of the generic one", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(product, "the product it is for"),
    ROW_REFERENCE(as_is, REFERS(ENTITY_JOURNEY), "the journey whose target state this is"),
    ROW_REFERENCE(owner, REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE), "person or role"),
    ROW_REFERENCES(personas, REFERS(ENTITY_PERSONA), "whose journey it is",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(scenario, "what the map is about, start and end"),
    ROW_TEXT(goal, "what the customer wants"),
    ROW_CHOICE(status, STATUSES, "draft, validated or retired"),
    ROW_DATE(reviewed, "last review"),
    ROW_STRUCT(importance, IMPORTANCE_RECORD, "0-10; default 5"),
    ROW_LIST(stages, STAGE_RECORD, "in order"),
};
#undef THIS
const struct record JOURNEY_RECORD =
    RECORD("journey", struct journey, JOURNEY_FIELDS, "a journey map", .entity = ENTITY_JOURNEY,
           .spanned = true);

const struct touchpoint *journey_next(const struct journey *journey, size_t *stage,
                                      size_t *touchpoint) {
    for (; *stage < journey->stages.count; ++*stage, *touchpoint = 0) {
        if (*touchpoint < journey->stages.items[*stage].touchpoints.count) {
            return &journey->stages.items[*stage].touchpoints.items[(*touchpoint)++];
        }
    }
    return NULL;
}
