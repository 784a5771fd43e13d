/* Each row is a struct with a table of its fields, as every result is. */
#include "publish/evidence_table.h"

#include "analyse/result.h"

/* The fields of a struct inside a row, under their own names. */
#define SPREAD(member, record_, note_)                                                             \
    {                                                                                              \
        .key = "", .kind = FIELD_STRUCT, .offset = offsetof(THIS, member), .record = &(record_),   \
        .flags = FIELD_RESULT, .note = (note_)                                                     \
    }

struct measure_line {
    const char *survey;
    struct period wave;
    struct survey_measure measure;
};

struct driver_line {
    const char *survey;
    struct period wave;
    struct drivers drivers;
    struct driver driver;
};

struct change_line {
    const char *survey;
    struct survey_change change;
};

struct channel_line {
    const char *mix;
    struct period period;
    const char *channel;
    double contacts, share, digital_share;
};

#define THIS struct measure_line
static const struct field MEASURE_FIELDS[] = {
    RESULT_TEXT(survey, "its id"),
    RESULT_PERIOD(wave, "when it was asked"),
    SPREAD(measure, SURVEY_MEASURE_RECORD, "what a group answered"),
};
#undef THIS
static const struct record MEASURE_LINE =
    RECORD("measure", struct measure_line, MEASURE_FIELDS, "a measure of a survey");

#define THIS struct driver_line
static const struct field DRIVER_FIELDS[] = {
    RESULT_TEXT(survey, "its id"),
    RESULT_PERIOD(wave, "when it was asked"),
    SPREAD(drivers, DRIVERS_RECORD, "what is explained"),
    SPREAD(driver, DRIVER_RECORD, "a question"),
};
#undef THIS
static const struct record DRIVER_LINE =
    RECORD("driver", struct driver_line, DRIVER_FIELDS, "a driver of a survey's outcome");

#define THIS struct change_line
static const struct field CHANGE_FIELDS[] = {
    RESULT_TEXT(survey, "its id"),
    SPREAD(change, SURVEY_CHANGE_RECORD, "from wave to wave"),
};
#undef THIS
static const struct record CHANGE_LINE =
    RECORD("change", struct change_line, CHANGE_FIELDS, "a change between waves");

#define THIS struct channel_line
static const struct field CHANNEL_FIELDS[] = {
    RESULT_TEXT(mix, "the channel mix's id"),
    RESULT_PERIOD(period, "when"),
    RESULT_TEXT(channel, "the channel's id"),
    RESULT_NUMBER(contacts, 0, "on this channel"),
    RESULT_PERCENT(share, 1, "of the period's contacts"),
    RESULT_PERCENT(digital_share, 1, "of all digital channels in the period"),
};
#undef THIS
static const struct record CHANNEL_LINE =
    RECORD("contacts", struct channel_line, CHANNEL_FIELDS, "contacts on a channel in a period");

/* A table without rows yet. */
static struct evidence_table table(const char *path, const struct record *record, size_t most,
                                   struct arena *arena) {
    return (struct evidence_table){path, record, {arena_array(arena, most, record->size), 0}};
}

static void fill_surveys(const struct survey_results *surveys, struct arena *arena,
                         struct evidence_table *tables) {
    size_t measures = 0, drivers = 0, changes = 0;
    for (size_t i = 0; i < surveys->items.count; i++) {
        const struct survey_result *survey = &surveys->items.items[i];
        measures += survey->questions.count;
        drivers += survey->drivers ? survey->drivers->items.count : 0;
        changes += survey->changes.count;
    }
    tables[0] = table("data/surveys.csv", &MEASURE_LINE, measures, arena);
    tables[1] = table("data/drivers.csv", &DRIVER_LINE, drivers, arena);
    tables[2] = table("data/waves.csv", &CHANGE_LINE, changes, arena);
    for (size_t i = 0; i < surveys->items.count; i++) {
        const struct survey_result *survey = &surveys->items.items[i];
        struct measure_line *measure = tables[0].list.items;
        struct driver_line *driver = tables[1].list.items;
        struct change_line *change = tables[2].list.items;
        for (size_t j = 0; j < survey->questions.count; j++) {
            measure[tables[0].list.count++] =
                (struct measure_line){survey->survey, survey->wave, survey->questions.items[j]};
        }
        for (size_t j = 0; survey->drivers && j < survey->drivers->items.count; j++) {
            driver[tables[1].list.count++] = (struct driver_line){
                survey->survey, survey->wave, *survey->drivers, survey->drivers->items.items[j]};
        }
        for (size_t j = 0; j < survey->changes.count; j++) {
            change[tables[2].list.count++] =
                (struct change_line){survey->survey, survey->changes.items[j]};
        }
    }
}

static size_t count_shares(const struct channel_shift *shift) {
    size_t count = 0;
    for (size_t i = 0; i < shift->periods.count; i++) {
        count += shift->periods.items[i].shares.count;
    }
    return count;
}

static void add_shift(const struct channel_shift *shift, struct evidence_table *channels) {
    struct channel_line *lines = channels->list.items;
    for (size_t i = 0; i < shift->periods.count; i++) {
        const struct channel_period *period = &shift->periods.items[i];
        for (size_t j = 0; j < period->shares.count; j++) {
            const struct channel_share *share = &period->shares.items[j];
            lines[channels->list.count++] =
                (struct channel_line){shift->kpi,      period->period, share->channel,
                                      share->contacts, share->share,   period->digital_share};
        }
    }
}

void evidence_table_fill(const struct analysis *analysis, struct arena *arena,
                         struct evidence_table tables[EVIDENCE_TABLES]) {
    size_t shares = 0;
    fill_surveys(&analysis->surveys, arena, tables);
    for (size_t i = 0; i < analysis->channels.items.count; i++) {
        shares += count_shares(&analysis->channels.items.items[i]);
    }
    tables[3] = table("data/channels.csv", &CHANNEL_LINE, shares, arena);
    for (size_t i = 0; i < analysis->channels.items.count; i++) {
        add_shift(&analysis->channels.items.items[i], &tables[3]);
    }
}
