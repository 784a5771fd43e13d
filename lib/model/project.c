/* The field tables of flightpath.yaml. */
#include "model/project.h"

#define OWNERS (REFERS(ENTITY_PERSON) | REFERS(ENTITY_ROLE) | REFERS(ENTITY_TEAM))

static const char *const CHANNEL_KINDS[] = {"digital", "human", NULL};
static const char *const MODELS[] = {"benefit-cost", "rice", "wsjf", NULL};
static const char *const PERIODS[] = {"day", "week", "fortnight", "month", "quarter", NULL};
static const char *const LANGUAGES[] = {"en", "fr", "nl", "de", NULL};

#define THIS struct lifecycle_stage
static const struct field LIFECYCLE_FIELDS[] = {
    ROW_ID(id, "what journeys' stages refer to", .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
};
#undef THIS
const struct record LIFECYCLE_RECORD =
    RECORD("lifecycle stage", struct lifecycle_stage, LIFECYCLE_FIELDS,
           "a stage of the customer lifecycle", .entity = ENTITY_LIFECYCLE, .spanned = true);

#define THIS struct channel
static const struct field CHANNEL_FIELDS[] = {
    ROW_ID(id, "what touchpoints refer to; a built-in id renames that channel",
           .flags = FIELD_REQUIRED),
    ROW_TEXT(name, "the name as shown", .flags = FIELD_REQUIRED),
    ROW_CHOICE(kind, CHANNEL_KINDS, "digital or human; built-in channels keep theirs"),
};
#undef THIS
const struct record CHANNEL_RECORD =
    RECORD("channel", struct channel, CHANNEL_FIELDS, "a way in which customers are met",
           .entity = ENTITY_CHANNEL, .spanned = true);

#define THIS struct brand
static const struct field BRAND_FIELDS[] = {
    ROW_PATH(logo, "SVG, PNG, JPEG or WebP file of at most 2 MiB"),
    ROW_TEXT(colour, "accent colour, \"#4b2ea8\""),
    FIELD_ROW(fonts, FIELD_LIST, .item = FIELD_PATH,
              .note = "OpenType or TrueType files added after Inter, for other scripts"),
};
#undef THIS
static const struct record BRAND_RECORD =
    RECORD("brand", struct brand, BRAND_FIELDS, "logo, colour and fonts", .spanned = true);

#define THIS struct scale
static const struct field SCALE_FIELDS[] = {
    ROW_NUMBER(min, -1e6, 1e6, "lowest score", .flags = FIELD_REQUIRED),
    ROW_NUMBER(max, -1e6, 1e6, "highest score", .flags = FIELD_REQUIRED),
};
#undef THIS
static const struct record SCALE_RECORD =
    RECORD("scale", struct scale, SCALE_FIELDS, "the scale of all scores; 0 to 10 unless given",
           .spanned = true);

#define THIS struct thresholds
static const struct field THRESHOLD_FIELDS[] = {
    ROW_NUMBER(ok, 0, 0, "customer score below it is weak; default 60 % of the scale",
               .flags = FIELD_SCALE, .digits = 1),
    ROW_NUMBER(good, 0, 0, "customer score from it on is strong; default 80 % of the scale",
               .flags = FIELD_SCALE, .digits = 1),
    ROW_NUMBER(tolerance, 0, 1e6,
               "views within it are aligned, in points; default 10 % of the scale", .digits = 1),
};
#undef THIS
static const struct record THRESHOLDS_RECORD =
    RECORD("thresholds", struct thresholds, THRESHOLD_FIELDS,
           "where a touchpoint is weak, OK or strong", .spanned = true);

#define THIS struct priority_weights
static const struct field WEIGHT_FIELDS[] = {
    ROW_NUMBER(customer, 0, 1e6, "weight of the customer benefit in the value", .fallback = "0.6"),
    ROW_NUMBER(business, 0, 1e6, "weight of the business benefit in the value", .fallback = "0.4"),
    ROW_NUMBER(cost, 0, 1e6, "weight of money in the cost", .fallback = "0.5"),
    ROW_NUMBER(effort, 0, 1e6, "weight of effort in the cost", .fallback = "0.5"),
    ROW_NUMBER(stakeholders, 0, 1, "share of the stakeholders' ballots in the index",
               .fallback = "0.5", .digits = 2),
};
#undef THIS
static const struct record WEIGHTS_RECORD =
    RECORD("weights", struct priority_weights, WEIGHT_FIELDS, "weights of the priority model",
           .spanned = true);

#define THIS struct priority_settings
static const struct field PRIORITY_FIELDS[] = {
    ROW_CHOICE(model, MODELS, "how initiatives are scored", .fallback = "benefit-cost"),
    ROW_STRUCT(weights, WEIGHTS_RECORD, "weights of the model"),
};
#undef THIS
static const struct record PRIORITY_RECORD =
    RECORD("priority", struct priority_settings, PRIORITY_FIELDS, "how initiatives are ranked",
           .spanned = true);

#define THIS struct horizons
static const struct field HORIZON_FIELDS[] = {
    {.key = "short",
     .kind = FIELD_NUMBER,
     .offset = offsetof(THIS, short_term),
     .flags = FIELD_WHOLE,
     .low = 1,
     .high = 240,
     .fallback = "6",
     .note = "end of the short term, months from as_of"},
    {.key = "mid",
     .kind = FIELD_NUMBER,
     .offset = offsetof(THIS, mid_term),
     .flags = FIELD_WHOLE,
     .low = 1,
     .high = 240,
     .fallback = "18",
     .note = "end of the middle term, months from as_of"},
};
#undef THIS
static const struct record HORIZONS_RECORD =
    RECORD("horizons", struct horizons, HORIZON_FIELDS, "the roadmap's terms", .spanned = true);

#define THIS struct maturity_settings
static const struct field MATURITY_SETTING_FIELDS[] = {
    ROW_REFERENCE(model, REFERS(ENTITY_MATURITY_MODEL),
                  "the maturity model; cx-five-stages is built in"),
    ROW_NUMBER(threshold, 0, 100, "points at which a stage is reached, 0-100", .fallback = "75"),
};
#undef THIS
static const struct record MATURITY_SETTINGS_RECORD =
    RECORD("maturity", struct maturity_settings, MATURITY_SETTING_FIELDS,
           "which maturity model, and when a stage is reached", .spanned = true);

#define THIS struct cadence
static const struct field CADENCE_FIELDS[] = {
    ROW_TEXT(name, "the meeting", .flags = FIELD_REQUIRED),
    ROW_CHOICE(every, PERIODS, "how often", .flags = FIELD_REQUIRED),
    ROW_REFERENCE(chair, OWNERS, "who leads it"),
    ROW_REFERENCES(attendees, OWNERS, "who comes; the word cx-team means all its members",
                   .flags = FIELD_ONE_OR_MANY),
};
#undef THIS
const struct record CADENCE_RECORD =
    RECORD("cadence", struct cadence, CADENCE_FIELDS, "a regular meeting", .spanned = true);

#define THIS struct program
static const struct field PROGRAM_FIELDS[] = {
    ROW_MARKDOWN(vision, "where the programme wants to go"),
    ROW_MARKDOWN(strategy, "how it gets there"),
    ROW_TEXT(slogan, "a few words"),
    ROW_TEXTS(creed, "promises to customers", .flags = FIELD_ONE_OR_MANY),
    ROW_MARKDOWN(business_case, "why it pays"),
    ROW_REFERENCE(sponsor, OWNERS, "who stands for it"),
    ROW_REFERENCES(focus, REFERS(ENTITY_JOURNEY), "this quarter's journeys",
                   .flags = FIELD_ONE_OR_MANY),
    ROW_LIST(cadence, CADENCE_RECORD, "regular meetings"),
};
#undef THIS
static const struct record PROGRAM_RECORD =
    RECORD("program", struct program, PROGRAM_FIELDS, "the CX programme", .spanned = true);

#define THIS struct outputs
static const struct field OUTPUT_FIELDS[] = {
    ROW_BOOLEAN(pdf, "write report.pdf; default false"),
    ROW_BOOLEAN(png, "write each drawing's file as PNG too, two pixels a px; default false"),
    ROW_BOOLEAN(single_file, "write the report as one HTML file too; default false"),
    ROW_BOOLEAN(json, "write data/*.json; default true"),
};
#undef THIS
static const struct record OUTPUTS_RECORD =
    RECORD("outputs", struct outputs, OUTPUT_FIELDS, "what a build writes", .spanned = true);

#define THIS struct mail
static const struct field MAIL_FIELDS[] = {
    ROW_TEXT(from, "the sender: cx@meridian.example, or CX team <cx@meridian.example>"),
    ROW_TEXTS(to, "the receivers' addresses, written as the sender's", .flags = FIELD_ONE_OR_MANY),
    ROW_TEXT(subject, "may contain {{as_of}}, {{date}} (written out), {{title}}, {{organisation}}"),
};
#undef THIS
static const struct record MAIL_RECORD =
    RECORD("mail", struct mail, MAIL_FIELDS, "the mail that carries the PDF", .spanned = true);

#define THIS struct project
static const struct field PROJECT_FIELDS[] = {
    ROW_TEXT(title, "the report's title", .flags = FIELD_REQUIRED),
    ROW_TEXT(organisation, "whose report it is"),
    ROW_CHOICE(language, LANGUAGES, "the report's language", .fallback = "en"),
    ROW_DATE(as_of, "the report's date"),
    ROW_TEXT(currency, "three letters; EUR unless given"),
    ROW_STRUCT(brand, BRAND_RECORD, "logo, colour and fonts"),
    ROW_STRUCT(scale, SCALE_RECORD, "the scale of all scores"),
    ROW_STRUCT(thresholds, THRESHOLDS_RECORD, "where a touchpoint is weak, OK or strong"),
    ROW_LIST(lifecycle, LIFECYCLE_RECORD, "the stages of the customer lifecycle, in order"),
    ROW_LIST(channels, CHANNEL_RECORD, "channels to add or rename"),
    ROW_STRUCT(priority, PRIORITY_RECORD, "how initiatives are ranked"),
    ROW_STRUCT(horizons, HORIZONS_RECORD, "the roadmap's terms"),
    ROW_STRUCT(maturity, MATURITY_SETTINGS_RECORD, "which maturity model"),
    ROW_STRUCT(program, PROGRAM_RECORD, "the CX programme"),
    ROW_STRUCT(outputs, OUTPUTS_RECORD, "what a build writes"),
    ROW_TEXT(source_url, "address of a source line, with {file} and {line}"),
    ROW_STRUCT(mail, MAIL_RECORD, "the mail that carries the PDF", .flags = FIELD_UNSEEN),
};
#undef THIS
const struct record PROJECT_RECORD = RECORD("project", struct project, PROJECT_FIELDS,
                                            "flightpath.yaml: the project", .spanned = true);
