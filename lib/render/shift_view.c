/* The channels that a mix ever used, digital ones first, each by its size at the end: these are the
 * bands of the drawing. */
#include "render/shift_view.h"

#include "draw/areas.h"
#include "render/chart_view.h"
#include "render/people.h"

#include <stdlib.h>

enum { WIDE = 1120, PHONE = 322, HEIGHT = 260 };

#define THIS struct shift_row
static const struct field ROW_FIELDS[] = {
    ROW_TEXT(period, "when"),
    ROW_TEXT(channel, "the channel"),
    ROW_TEXT(share, "of the period's contacts"),
    ROW_TEXT(contacts, "how many"),
};
#undef THIS
static const struct record ROW_RECORD =
    RECORD("channel row", struct shift_row, ROW_FIELDS, "a channel in a period");

#define THIS struct shift_view
static const struct field FIELDS[] = {
    ROW_TEXT(name, "the channel mix"),
    ROW_TEXT(id, "its anchor"),
    ROW_TEXT(summary, "what moved, in a sentence"),
    ROW_TEXT(denominator, "what 100 % are"),
    ROW_MARKUP(shares, "shares by channel"),
    ROW_MARKUP(shares_phone, "the same for phones"),
    ROW_MARKUP(volume, "digital and human contacts"),
    ROW_MARKUP(volume_phone, "the same for phones"),
    ROW_LIST(rows, ROW_RECORD, "the same as a table, the latest period first"),
    ROW_POINTER(source, SOURCE_VIEW, "where it is written"),
};
#undef THIS
const struct record SHIFT_VIEW =
    RECORD("channel shift", struct shift_view, FIELDS, "how contacts move between channels");

/* A channel as a band. */
struct band {
    const struct channel *channel;
    double last; /* its share at the end */
    double *shares;
};

static const char *channel_name(const struct channel *channel) {
    return channel->name ? channel->name : channel->id;
}

static int compare_bands(const void *first, const void *second) {
    const struct band *a = first, *b = second;
    if (a->channel->kind != b->channel->kind) {
        return a->channel->kind == CHANNEL_DIGITAL ? -1 : 1;
    }
    if (a->last != b->last) {
        return a->last > b->last ? -1 : 1;
    }
    return (a->channel > b->channel) - (a->channel < b->channel);
}

static struct band *band_of(struct band *bands, size_t *count, const struct channel *channel,
                            size_t periods, struct arena *arena) {
    for (size_t i = 0; i < *count; i++) {
        if (bands[i].channel == channel) {
            return &bands[i];
        }
    }
    bands[*count] =
        (struct band){.channel = channel, .shares = ARENA_ARRAY(arena, double, periods)};
    return &bands[(*count)++];
}

/* Gathers the bands; a period without contacts is NaN in all of them. */
static struct band *gather(const struct page_work *work, const struct channel_shift *shift,
                           size_t *count) {
    size_t periods = shift->periods.count;
    struct band *bands =
        ARENA_ARRAY(work->arena, struct band, work->report->model->project.channels.count + 1);
    *count = 0;
    for (size_t i = 0; i < periods; i++) {
        const struct channel_period *period = &shift->periods.items[i];
        for (size_t j = 0; j < period->shares.count; j++) {
            const struct channel_share *share = &period->shares.items[j];
            band_of(bands, count, share->of, periods, work->arena)->shares[i] = share->share;
        }
    }
    for (size_t i = 0; i < *count; i++) {
        for (size_t j = 0; j < periods; j++) {
            bool none = isnan(shift->periods.items[j].digital_share);
            bands[i].shares[j] = none ? NAN : bands[i].shares[j];
        }
        bands[i].last = isnan(bands[i].shares[periods - 1]) ? 0 : bands[i].shares[periods - 1];
    }
    qsort(bands, *count, sizeof *bands, compare_bands);
    return bands;
}

static const char *period_text(const struct page_work *work, struct period period) {
    return people_period(&work->report->texts, work->arena, period);
}

static const char *labelled(const struct page_work *work, const char *name, const char *value) {
    return arena_format(work->arena, "%s %s", name, value ? value : "–");
}

/* What both drawings share; part is "shares" or "volume". */
static struct areas areas_of(const struct page_work *work, const struct channel_shift *shift,
                             const char *part, bool narrow) {
    size_t count = shift->periods.count;
    int64_t *periods = ARENA_ARRAY(work->arena, int64_t, count);
    for (size_t i = 0; i < count; i++) {
        periods[i] = date_period_number(shift->periods.items[i].period);
    }
    const char *title = arena_format(work->arena, "kpis_%s_title", part);
    return (struct areas){
        .name = {.id =
                     arena_format(work->arena, "%s-%s%s", part, shift->kpi, narrow ? "-phone" : ""),
                 .title = texts_format(&work->report->texts, work->arena, title, "name",
                                       shift->of->name, NULL),
                 .description = texts_get(&work->report->texts, "kpis_areas_show")},
        .periods = periods,
        .period_count = count,
        .first_label = period_text(work, shift->periods.items[0].period),
        .last_label = period_text(work, shift->periods.items[count - 1].period),
        .width = narrow ? PHONE : WIDE,
        .height = HEIGHT,
    };
}

static const char *draw(const struct page_work *work, const struct areas *areas) {
    struct chart_view view;
    areas_draw(areas, chart_view_open(&view, work, SVG_INLINE));
    return chart_view_close(&view, work);
}

static const char *draw_shares(const struct page_work *work, const struct channel_shift *shift,
                               bool narrow) {
    struct areas areas = areas_of(work, shift, "shares", narrow);
    size_t count;
    const struct band *bands = gather(work, shift, &count);
    struct area_band *made = ARENA_ARRAY(work->arena, struct area_band, count);
    for (size_t i = 0; i < count; i++) {
        made[i] = (struct area_band){
            .label = labelled(work, channel_name(bands[i].channel),
                              people_share(work->report->language, work->arena, bands[i].last, 0)),
            .values = bands[i].shares,
            .first_group = bands[i].channel->kind == CHANNEL_DIGITAL};
    }
    areas.bands = made;
    areas.band_count = count;
    areas.top = 1;
    areas.top_label = people_share(work->report->language, work->arena, 1, 0);
    return draw(work, &areas);
}

static const char *draw_volume(const struct page_work *work, const struct channel_shift *shift,
                               bool narrow) {
    struct areas areas = areas_of(work, shift, "volume", narrow);
    double *values[2], top = 1;
    struct area_band *made = ARENA_ARRAY(work->arena, struct area_band, 2);
    for (int i = 0; i < 2; i++) {
        values[i] = ARENA_ARRAY(work->arena, double, areas.period_count);
    }
    for (size_t i = 0; i < areas.period_count; i++) {
        const struct channel_period *period = &shift->periods.items[i];
        double digital = isnan(period->digital_share) ? 0 : period->digital_share;
        values[0][i] = digital * period->contacts;
        values[1][i] = period->contacts - values[0][i];
        top = fmax(top, period->contacts);
    }
    for (int i = 0; i < 2; i++) {
        made[i] = (struct area_band){
            .label = labelled(
                work, page_text(work, i == 0 ? "channel_kind_digital" : "channel_kind_human"),
                page_number(work, values[i][areas.period_count - 1], 0)),
            .values = values[i],
            .first_group = i == 0};
    }
    areas.bands = made;
    areas.band_count = 2;
    areas.top = top;
    areas.top_label = page_number(work, top, 0);
    areas.height = 180;
    return draw(work, &areas);
}

static const char *summary(const struct page_work *work, const struct channel_shift *shift) {
    enum language language = work->report->language;
    const struct channel_period *first = &shift->periods.items[0];
    const struct channel_period *last = &shift->periods.items[shift->periods.count - 1];
    if (isnan(shift->change_points) || isnan(shift->slope)) {
        return NULL;
    }
    return texts_format(&work->report->texts, work->arena, "kpis_shift_summary", "first",
                        people_share(language, work->arena, first->digital_share, 1), "last",
                        people_share(language, work->arena, last->digital_share, 1), "from",
                        period_text(work, first->period), "to", period_text(work, last->period),
                        "points", people_signed(language, work->arena, shift->change_points, 1),
                        "digital", people_signed(language, work->arena, shift->change_digital, 0),
                        "human", people_signed(language, work->arena, shift->change_human, 0),
                        "slope", people_signed(language, work->arena, 100 * shift->slope, 2), NULL);
}

static void fill_rows(const struct page_work *work, const struct channel_shift *shift,
                      struct shift_view *view) {
    size_t count = 0;
    for (size_t i = 0; i < shift->periods.count; i++) {
        count += shift->periods.items[i].shares.count;
    }
    view->rows.items = ARENA_ARRAY(work->arena, struct shift_row, count);
    for (size_t i = shift->periods.count; i-- > 0;) {
        const struct channel_period *period = &shift->periods.items[i];
        for (size_t j = 0; j < period->shares.count; j++) {
            const struct channel_share *share = &period->shares.items[j];
            view->rows.items[view->rows.count++] = (struct shift_row){
                .period = period_text(work, period->period),
                .channel = channel_name(share->of),
                .share = people_share(work->report->language, work->arena, share->share, 1),
                .contacts = page_number(work, share->contacts, 0),
            };
        }
    }
}

void shift_view_fill(const struct page_work *work, const struct channel_shift *shift,
                     struct shift_view *view) {
    const struct channel_period *last = &shift->periods.items[shift->periods.count - 1];
    *view = (struct shift_view){
        .name = shift->of->name,
        .id = shift->kpi,
        .summary = summary(work, shift),
        .denominator = texts_format(&work->report->texts, work->arena, "kpis_denominator",
                                    "contacts", page_number(work, last->contacts, 0), "period",
                                    period_text(work, last->period), NULL),
        .shares = draw_shares(work, shift, false),
        .shares_phone = draw_shares(work, shift, true),
        .volume = draw_volume(work, shift, false),
        .volume_phone = draw_volume(work, shift, true),
        .source = view_source(work, &shift->of->at),
    };
    fill_rows(work, shift, view);
}
