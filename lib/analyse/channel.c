/* The points of a mix ascend by period, one for each channel: a period is a stretch of them. */
#include "analyse/channel.h"

#include "analyse/result.h"
#include "analyse/series.h"

#include <stdlib.h>

#define THIS struct channel_share
static const struct field SHARE_FIELDS[] = {
    RESULT_TEXT(channel, "the channel's id"),
    RESULT_PERCENT(share, 1, "its share of the period's contacts"),
};
#undef THIS
static const struct record SHARE_RECORD =
    RECORD("channel's share", struct channel_share, SHARE_FIELDS, "a channel in a period",
           .shorthand = "share");

#define THIS struct channel_period
static const struct field PERIOD_FIELDS[] = {
    RESULT_PERIOD(period, "when"),
    RESULT_COUNT(contacts, "contacts on all channels"),
    RESULT_PERCENT(digital_share, 1, "share of the digital channels"),
    RESULT_KEYED(shares, SHARE_RECORD, "by channel"),
};
#undef THIS
static const struct record PERIOD_RECORD =
    RECORD("channel period", struct channel_period, PERIOD_FIELDS, "a period of a channel mix");

#define THIS struct channel_shift
static const struct field FIELDS[] = {
    RESULT_TEXT(kpi, "the channel mix's id"),
    RESULT_LIST(periods, PERIOD_RECORD, "ascending"),
    RESULT_SIGNED(change_points, 1, "digital share, first to last period, percentage points"),
    RESULT_SIGNED(change_digital, 0, "digital contacts, first to last period"),
    RESULT_SIGNED(change_human, 0, "human contacts, first to last period"),
    RESULT_SIGNED(slope, 4, "Theil-Sen slope of the digital share (0-1) a period"),
};
#undef THIS
const struct record CHANNEL_SHIFT_RECORD =
    RECORD("channel shift", struct channel_shift, FIELDS, "how contacts move between channels");

static const struct channel *find_channel(const struct model *model, const char *id) {
    return model_find(model, ENTITY_CHANNEL, id);
}

/* The contacts on digital channels. */
static double digital(const struct channel_period *period) {
    double sum = 0;
    for (size_t i = 0; i < period->shares.count; i++) {
        const struct channel_share *share = &period->shares.items[i];
        sum += share->of && share->of->kind == CHANNEL_DIGITAL ? share->contacts : 0;
    }
    return sum;
}

static int compare_shares(const void *first, const void *second) {
    const struct channel *a = ((const struct channel_share *)first)->of;
    const struct channel *b = ((const struct channel_share *)second)->of;
    return (a > b) - (a < b); /* all in the project's list */
}

/* Fills a period from its count points. */
static void fill_period(const struct model *model, const struct point *points, size_t count,
                        struct arena *arena, struct channel_period *period) {
    period->period = points[0].period;
    period->shares.items = ARENA_ARRAY(arena, struct channel_share, count);
    for (size_t i = 0; i < count; i++) {
        const struct channel *of = find_channel(model, points[i].channel);
        if (of) {
            period->shares.items[period->shares.count++] =
                (struct channel_share){.channel = of->id, .contacts = points[i].value, .of = of};
            period->contacts += points[i].value;
        }
    }
    for (size_t i = 0; i < period->shares.count; i++) {
        struct channel_share *share = &period->shares.items[i];
        share->share = period->contacts > 0 ? share->contacts / period->contacts : NAN;
    }
    qsort(period->shares.items, period->shares.count, sizeof *period->shares.items, compare_shares);
    period->digital_share = period->contacts > 0 ? digital(period) / period->contacts : NAN;
}

static void fill_periods(const struct model *model, struct arena *arena,
                         struct channel_shift *shift) {
    const struct series *series = &shift->of->series;
    shift->periods.items = ARENA_ARRAY(arena, struct channel_period, series->points.count);
    for (size_t i = 0, next; i < series->points.count; i = next) {
        uint32_t first = series->points.items[i].period.first;
        for (next = i; next < series->points.count; next++) {
            if (series->points.items[next].period.first != first) {
                break;
            }
        }
        fill_period(model, &series->points.items[i], next - i, arena,
                    &shift->periods.items[shift->periods.count++]);
    }
}

/* The slope over the periods that have contacts. */
static double slope_of(const struct channel_shift *shift, struct arena *arena) {
    struct series_point *points = ARENA_ARRAY(arena, struct series_point, shift->periods.count);
    size_t count = 0;
    for (size_t i = 0; i < shift->periods.count; i++) {
        const struct channel_period *period = &shift->periods.items[i];
        if (!isnan(period->digital_share)) {
            points[count++] =
                (struct series_point){date_period_number(period->period), period->digital_share};
        }
    }
    double slope, intercept;
    return series_line(points, count, &slope, &intercept) ? slope : NAN;
}

static void fill(const struct model *model, const struct channel_mix *mix, struct arena *arena,
                 struct channel_shift *shift) {
    record_clear(&CHANNEL_SHIFT_RECORD, shift);
    shift->kpi = mix->id;
    shift->of = mix;
    fill_periods(model, arena, shift);
    shift->slope = slope_of(shift, arena);
    if (shift->periods.count < 2) {
        return;
    }
    const struct channel_period *first = &shift->periods.items[0];
    const struct channel_period *last = &shift->periods.items[shift->periods.count - 1];
    shift->change_points = 100 * (last->digital_share - first->digital_share);
    shift->change_digital = digital(last) - digital(first);
    shift->change_human = last->contacts - first->contacts - shift->change_digital;
}

void channel_analyse(const struct model *model, struct arena *arena,
                     struct channel_shifts *shifts) {
    shifts->items.count = model->channel_mixes.count;
    shifts->items.items = ARENA_ARRAY(arena, struct channel_shift, shifts->items.count);
    for (size_t i = 0; i < shifts->items.count; i++) {
        fill(model, &model->channel_mixes.items[i], arena, &shifts->items.items[i]);
    }
}
