/* The field tables of surveys, KPIs, maturity and notes. */
#include "model/evidence.h"

#include "model/journey.h"

static const char *const QUESTION_KINDS[] = {"nps", "csat", "ces", "score", "share", NULL};
static const char *const BETTER[] = {"higher", "lower", NULL};

#define THIS struct answer_scale
static const struct field ANSWER_SCALE_FIELDS[] = {
    ROW_NUMBER(low, -1e8, 1e8, "lowest answer", .flags = FIELD_REQUIRED),
    ROW_NUMBER(high, -1e8, 1e8, "highest answer", .flags = FIELD_REQUIRED),
};
#undef THIS
static const struct record ANSWER_SCALE_RECORD =
    RECORD("answer scale", struct answer_scale, ANSWER_SCALE_FIELDS, "[lowest, highest]",
           .spanned = true, .tuple = true);

#define THIS struct recode
static const struct field RECODE_FIELDS[] = {
    ROW_TEXT(answer, "an answer as written", .flags = FIELD_REQUIRED),
    ROW_NUMBER(value, -1e8, 1e8, "what it counts as", .flags = FIELD_REQUIRED),
};
#undef THIS
static const struct record RECODE_RECORD =
    RECORD("recoded answer", struct recode, RECODE_FIELDS, "answer: number", .spanned = true,
           .shorthand = "value");

#define THIS struct question
#define QUESTION_ROWS                                                                              \
    ROW_TEXT(column, "the CSV column", .flags = FIELD_REQUIRED),                                   \
        ROW_CHOICE(kind, QUESTION_KINDS, "how it is measured", .flags = FIELD_REQUIRED),           \
        ROW_STRUCT(scale, ANSWER_SCALE_RECORD, "lowest and highest answer"),                       \
        ROW_NUMBER(top, 1, 100, "csat: how many of the best answers count; absent: 2",             \
                   .flags = FIELD_WHOLE),                                                          \
        ROW_LIST(map, RECODE_RECORD, "recodes answers", .flags = FIELD_KEYED),                     \
        ROW_TEXTS(missing, "answers that count as none, besides the survey's",                     \
                  .flags = FIELD_ONE_OR_MANY),                                                     \
        ROW_BOOLEAN(reverse, "turns the scale round; default false")
static const struct field QUESTION_FIELDS[] = {
    ROW_ID(id, "unique in the survey", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown; default: the id"),
    QUESTION_ROWS,
    ROW_REFERENCE(touchpoint, REFERS(ENTITY_TOUCHPOINT), "the touchpoint it asks about"),
    ROW_REFERENCE(journey, REFERS(ENTITY_JOURNEY), "the journey it asks about"),
};
static const struct field OUTCOME_QUESTION_FIELDS[] = {
    ROW_TEXT(name, "the name as shown"),
    QUESTION_ROWS,
};
#undef THIS
const struct record QUESTION_RECORD =
    RECORD("question", struct question, QUESTION_FIELDS, "a question of a survey",
           .entity = ENTITY_QUESTION, .spanned = true);
static const struct record OUTCOME_QUESTION_RECORD =
    RECORD("outcome question", struct question, OUTCOME_QUESTION_FIELDS, "what the drivers explain",
           .spanned = true);

#define THIS struct persona_code
static const struct field PERSONA_CODE_FIELDS[] = {
    ROW_TEXT(answer, "an answer as written", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(persona, REFERS(ENTITY_PERSONA), "the persona", .flags = FIELD_REQUIRED),
};
#undef THIS
static const struct record PERSONA_CODE_RECORD =
    RECORD("persona code", struct persona_code, PERSONA_CODE_FIELDS, "answer: persona",
           .spanned = true, .shorthand = "persona");

#define THIS struct persona_column
static const struct field PERSONA_COLUMN_FIELDS[] = {
    ROW_TEXT(column, "the CSV column", .flags = FIELD_REQUIRED),
    ROW_LIST(map, PERSONA_CODE_RECORD, "which answer is which persona", .flags = FIELD_KEYED),
};
#undef THIS
static const struct record PERSONA_COLUMN_RECORD =
    RECORD("persona column", struct persona_column, PERSONA_COLUMN_FIELDS,
           "the column that tells the persona", .spanned = true, .shorthand = "column");

#define THIS struct survey_columns
static const struct field COLUMNS_FIELDS[] = {
    ROW_TEXT(respondent, "column of the respondent's id"),
    ROW_TEXT(segment, "column of the segment"),
    ROW_STRUCT(persona, PERSONA_COLUMN_RECORD, "column of the persona"),
    ROW_TEXT(weight, "column of the survey weight"),
};
#undef THIS
static const struct record COLUMNS_RECORD = RECORD("columns", struct survey_columns, COLUMNS_FIELDS,
                                                   "what the columns are", .spanned = true);

#define THIS struct survey_comments
static const struct field COMMENTS_FIELDS[] = {
    ROW_TEXT(column, "column of the comments", .flags = FIELD_REQUIRED),
    ROW_NUMBER(sample, 0, 1000, "how many quotes to show", .flags = FIELD_WHOLE, .fallback = "20"),
};
#undef THIS
static const struct record COMMENTS_RECORD = RECORD(
    "comments", struct survey_comments, COMMENTS_FIELDS, "what customers wrote", .spanned = true);

#define THIS struct survey
static const struct field SURVEY_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown; default: the id"),
    FIELD_ROW(file, FIELD_LIST, .item = FIELD_PATH, .flags = FIELD_ONE_OR_MANY,
              .note = "CSV file or files of raw answers, .gz too"),
    ROW_PATH(aggregate, "result of `flightpath sql` instead of raw answers"),
    ROW_PERIOD(wave, "when it was asked", .flags = FIELD_REQUIRED),
    ROW_STRUCT(columns, COLUMNS_RECORD, "what the columns are"),
    ROW_STRUCT(outcome, OUTCOME_QUESTION_RECORD, "what the drivers explain"),
    ROW_LIST(questions, QUESTION_RECORD, "the questions"),
    ROW_TEXTS(missing, "answers that count as none", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(delimiter, "comma, semicolon or tab; default: found from the header"),
    ROW_STRUCT(comments, COMMENTS_RECORD, "what customers wrote"),
};
#undef THIS
const struct record SURVEY_RECORD =
    RECORD("survey", struct survey, SURVEY_FIELDS, "a mapping of raw survey answers",
           .entity = ENTITY_SURVEY, .spanned = true);

#define THIS struct point
static const struct field POINT_FIELDS[] = {
    ROW_PERIOD(period, "when", .flags = FIELD_REQUIRED),
    ROW_NUMBER(value, -1e15, 1e15, "in the KPI's unit", .flags = FIELD_REQUIRED),
};
static const struct field MIX_POINT_FIELDS[] = {
    ROW_PERIOD(period, "when", .flags = FIELD_REQUIRED),
    ROW_TEXT(channel, "channel id", .flags = FIELD_REQUIRED),
    ROW_NUMBER(value, 0, 1e15, "contacts", .flags = FIELD_REQUIRED),
};
#undef THIS
static const struct record POINT_RECORD =
    RECORD("point", struct point, POINT_FIELDS, "[period, value]", .spanned = true, .tuple = true);
static const struct record MIX_POINT_RECORD =
    RECORD("contacts point", struct point, MIX_POINT_FIELDS, "[period, channel, value]",
           .spanned = true, .tuple = true);

#define THIS struct series
static const struct field SERIES_FIELDS[] = {
    ROW_PATH(file, "CSV file"),
    ROW_TEXT(period, "column of the period"),
    ROW_TEXT(value, "column of the value"),
    ROW_LIST(points, POINT_RECORD, "the series in place"),
};
static const struct field MIX_SERIES_FIELDS[] = {
    ROW_PATH(file, "CSV file"),
    ROW_TEXT(period, "column of the period"),
    ROW_TEXT(channel, "column of the channel"),
    ROW_TEXT(value, "column of the contacts"),
    ROW_LIST(points, MIX_POINT_RECORD, "the series in place"),
};
#undef THIS
static const struct record SERIES_RECORD =
    RECORD("series", struct series, SERIES_FIELDS, "a CSV file, or [period, value] pairs",
           .spanned = true, .shorthand = "points");
static const struct record MIX_SERIES_RECORD = RECORD(
    "contacts series", struct series, MIX_SERIES_FIELDS,
    "a CSV file, or [period, channel, value] triples", .spanned = true, .shorthand = "points");

#define THIS struct kpi
static const struct field KPI_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(unit, "e.g. calls a month"),
    ROW_CHOICE(better, BETTER, "which way is good"),
    ROW_NUMBER(target, -1e15, 1e15, "in its unit"),
    ROW_REFERENCE(owner, REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM),
                  "person, role or team"),
    ROW_TEXT(customer_meaning, "what it means to customers, in their words"),
    ROW_REFERENCES(touchpoints, REFERS(ENTITY_TOUCHPOINT), "touchpoints it measures",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_STRUCT(series, SERIES_RECORD, "its values over time"),
};
#undef THIS
const struct record KPI_RECORD =
    RECORD("KPI", struct kpi, KPI_FIELDS, "a key performance indicator", .entity = ENTITY_KPI,
           .spanned = true);

#define THIS struct channel_mix
static const struct field CHANNEL_MIX_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_STRUCT(series, MIX_SERIES_RECORD, "contacts by channel over time"),
};
#undef THIS
const struct record CHANNEL_MIX_RECORD =
    RECORD("channel mix", struct channel_mix, CHANNEL_MIX_FIELDS, "contacts by channel",
           .entity = ENTITY_CHANNEL_MIX, .spanned = true);

#define THIS struct practice
static const struct field PRACTICE_FIELDS[] = {
    ROW_ID(id, "unique in the model", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(description, "what it looks like when it is met"),
    ROW_TEXT(action, "what to do when it is unmet"),
};
#undef THIS
const struct record PRACTICE_RECORD =
    RECORD("practice", struct practice, PRACTICE_FIELDS, "a practice of a maturity stage",
           .entity = ENTITY_PRACTICE, .spanned = true);

#define THIS struct maturity_stage
static const struct field MATURITY_STAGE_FIELDS[] = {
    ROW_ID(id, "unique in the model", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_TEXT(description, "what the stage is about"),
    ROW_LIST(practices, PRACTICE_RECORD, "its practices", .flags = FIELD_REQUIRED),
};
#undef THIS
const struct record MATURITY_STAGE_RECORD =
    RECORD("maturity stage", struct maturity_stage, MATURITY_STAGE_FIELDS,
           "a stage of a maturity model", .entity = ENTITY_MATURITY_STAGE, .spanned = true);

#define THIS struct maturity_model
static const struct field MATURITY_MODEL_FIELDS[] = {
    ROW_ID(id, "default: the file's name"),
    ROW_TEXT(name, "the name as shown"),
    ROW_LIST(stages, MATURITY_STAGE_RECORD, "its stages, lowest first", .flags = FIELD_REQUIRED),
};
#undef THIS
const struct record MATURITY_MODEL_RECORD =
    RECORD("maturity model", struct maturity_model, MATURITY_MODEL_FIELDS,
           "a maturity model of your own", .entity = ENTITY_MATURITY_MODEL, .spanned = true);

#define THIS struct practice_rating
static const struct field PRACTICE_RATING_FIELDS[] = {
    ROW_REFERENCE(practice, REFERS(ENTITY_PRACTICE), "the practice", .flags = FIELD_REQUIRED),
    ROW_NUMBER(rating, 0, 4, "0 (not at all) to 4 (fully)", .flags = FIELD_REQUIRED),
    ROW_TEXT(evidence, "what shows it"),
};
#undef THIS
static const struct record PRACTICE_RATING_RECORD =
    RECORD("rating", struct practice_rating, PRACTICE_RATING_FIELDS, "0-4, or rating with evidence",
           .spanned = true, .shorthand = "rating");

#define THIS struct function_rating
static const struct field FUNCTION_RATING_FIELDS[] = {
    ROW_REFERENCE(function, REFERS(ENTITY_FUNCTION), "who rates", .flags = FIELD_REQUIRED),
    ROW_TEXT(by, "the person or group that rated"),
    ROW_LIST(practices, PRACTICE_RATING_RECORD, "practice: rating",
             .flags = FIELD_KEYED | FIELD_REQUIRED),
};
#undef THIS
static const struct record FUNCTION_RATING_RECORD =
    RECORD("function's ratings", struct function_rating, FUNCTION_RATING_FIELDS,
           "ratings by one respondent", .spanned = true);

#define THIS struct assessment
static const struct field ASSESSMENT_FIELDS[] = {
    ROW_DATE(date, "when it was rated", .flags = FIELD_REQUIRED),
    ROW_TEXT(unit, "the part of the organisation"),
    ROW_LIST(ratings, FUNCTION_RATING_RECORD, "ratings by function"),
};
#undef THIS
const struct record ASSESSMENT_RECORD = RECORD("assessment", struct assessment, ASSESSMENT_FIELDS,
                                               "a maturity assessment", .spanned = true);

#define ANYTHING                                                                                   \
    (REFERS(ENTITY_JOURNEY) | REFERS(ENTITY_TOUCHPOINT) | REFERS(ENTITY_PERSONA) |                 \
     REFERS(ENTITY_INITIATIVE) | REFERS(ENTITY_FEATURE) | REFERS(ENTITY_KPI) |                     \
     REFERS(ENTITY_SURVEY) | REFERS(ENTITY_PERSON) | REFERS(ENTITY_TEAM) |                         \
     REFERS(ENTITY_FUNCTION) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_SYSTEM) |                       \
     REFERS(ENTITY_LIFECYCLE) | REFERS(ENTITY_CHANNEL) | REFERS(ENTITY_PAIN) |                     \
     REFERS(ENTITY_REQUEST) | REFERS(ENTITY_CHANNEL_MIX) | REFERS(ENTITY_PRACTICE) |               \
     REFERS(ENTITY_MATURITY_STAGE))

#define THIS struct note
static const struct field NOTE_FIELDS[] = {
    ROW_TEXT(slug, "from its path", .flags = FIELD_RESULT),
    ROW_REFERENCE(about, ANYTHING, "what it is about: any id, or journey/touchpoint"),
    ROW_TEXT(page, "title of a page of its own"),
    ROW_TEXT(title, "the title as shown; default: the first heading, else the file's name"),
    ROW_DATE(date, "when it was written"),
    ROW_CHOICE(source, SOURCE_KINDS, "where it comes from"),
    ROW_MARKDOWN(body, "the text", .flags = FIELD_RESULT),
};
#undef THIS
const struct record NOTE_RECORD =
    RECORD("note", struct note, NOTE_FIELDS, "front matter of a Markdown note", .spanned = true);
