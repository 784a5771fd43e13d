/* One pass over the touchpoints feeds three sums at once: of the journey, of its cell in the
 * lifecycle, and of the lifecycle stage. */
#include "analyse/portfolio.h"

#include "analyse/gap.h"
#include "analyse/result.h"
#include "analyse/voice.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define THIS struct portfolio_channel
static const struct field CHANNEL_FIELDS[] = {
    RESULT_TEXT(channel, "the channel's id"),
    RESULT_COUNT(touchpoints, "how many touchpoints are met on it"),
};
#undef THIS
const struct record PORTFOLIO_CHANNEL_RECORD =
    RECORD("channel of a journey", struct portfolio_channel, CHANNEL_FIELDS, "part of the mix");

#define THIS struct portfolio_journey
static const struct field JOURNEY_FIELDS[] = {
    RESULT_TEXT(journey, "the journey's id"),
    RESULT_NUMBER(internal, 1, "importance-weighted mean of the internal scores"),
    RESULT_NUMBER(customer, 1, "importance-weighted mean of the customer scores"),
    RESULT_COUNT(measured, "how many touchpoints have a customer score"),
    RESULT_COUNT(touchpoints, "how many touchpoints it has"),
    RESULT_NUMBER(importance, 1, "importance, 0-10"),
    RESULT_NUMBER(priority, 2, "importance times dissatisfaction, 0-10"),
    RESULT_NUMBER(opportunity, 1, "Ulwick's opportunity, 0-20"),
    RESULT_COUNT(rank, "place by priority, from 1"),
    RESULT_BOOLEAN(focus, "whether it is one of this quarter's journeys"),
    RESULT_PERCENT(digital_share, 0, "digital touchpoints among those that name a channel, 0-1"),
    RESULT_COUNT(digital, "touchpoints on digital channels"),
    RESULT_COUNT(human, "touchpoints on human channels"),
    RESULT_LIST(channels, PORTFOLIO_CHANNEL_RECORD, "touchpoints by channel"),
};
#undef THIS
const struct record PORTFOLIO_JOURNEY_RECORD =
    RECORD("journey's figures", struct portfolio_journey, JOURNEY_FIELDS, "a journey in figures");

#define THIS struct portfolio_cell
static const struct field CELL_FIELDS[] = {
    RESULT_TEXT(journey, "the journey's id"),
    RESULT_NUMBER(internal, 1, "importance-weighted mean of the internal scores"),
    RESULT_NUMBER(customer, 1, "importance-weighted mean of the customer scores"),
    RESULT_COUNT(measured, "how many touchpoints have a customer score"),
    RESULT_COUNT(touchpoints, "how many touchpoints the journey has in the stage"),
};
#undef THIS
const struct record PORTFOLIO_CELL_RECORD =
    RECORD("journey in a lifecycle stage", struct portfolio_cell, CELL_FIELDS, "a cell");

#define THIS struct portfolio_stage
static const struct field STAGE_FIELDS[] = {
    RESULT_TEXT(stage, "the lifecycle stage's id"),
    RESULT_NUMBER(internal, 1, "importance-weighted mean of the internal scores"),
    RESULT_NUMBER(customer, 1, "importance-weighted mean of the customer scores"),
    RESULT_COUNT(measured, "how many touchpoints have a customer score"),
    RESULT_COUNT(touchpoints, "how many touchpoints lie in the stage"),
    RESULT_TEXTS(journeys, "the journeys that pass through it"),
    RESULT_LIST(cells, PORTFOLIO_CELL_RECORD, "each of these journeys in this stage"),
};
#undef THIS
const struct record PORTFOLIO_STAGE_RECORD =
    RECORD("lifecycle stage's figures", struct portfolio_stage, STAGE_FIELDS, "a stage");

/* A weighted mean on its way. */
struct mean {
    double sum, weight;
};

/* What is summed over touchpoints. */
struct figures {
    struct mean internal, customer;
    size_t measured, touchpoints;
};

static void mean_add(struct mean *mean, double value, double weight) {
    if (!isnan(value)) {
        mean->sum += weight * value;
        mean->weight += weight;
    }
}

/* NaN when nothing weighs anything. */
static double mean_value(const struct mean *mean) {
    return mean->weight > 0 ? mean->sum / mean->weight : NAN;
}

static void figures_add(struct figures *figures, double internal, double customer,
                        double importance) {
    mean_add(&figures->internal, internal, importance);
    mean_add(&figures->customer, customer, importance);
    figures->measured += isnan(customer) ? 0 : 1;
    figures->touchpoints++;
}

/* A stage of the lifecycle on its way. */
struct column {
    const struct lifecycle_stage *stage;
    struct figures total; /* of all journeys */
    struct figures here;  /* of the journey at hand */
    bool visited;         /* by the journey at hand */
    GArray *cells;        /* of struct portfolio_cell */
};

/* Everything that the pass needs. */
struct pass {
    const struct model *model;
    struct arena *arena;
    struct column *columns; /* one for each lifecycle stage */
    size_t column_count;
    size_t *by_channel; /* touchpoints of the journey at hand, by the project's channels */
};

static struct column *find_column(const struct pass *pass, const struct stage *stage) {
    for (size_t i = 0; i < pass->column_count; i++) {
        if (stage->lifecycle.target && stage->lifecycle.target == pass->columns[i].stage) {
            return &pass->columns[i];
        }
    }
    return NULL;
}

static void add_touchpoint(const struct pass *pass, const struct touchpoint *touchpoint,
                           struct column *column, struct figures *figures) {
    double customer = voice_of_touchpoint(pass->model, touchpoint).value;
    double importance = voice_importance(pass->model, touchpoint);
    double internal = touchpoint->score.internal;
    figures_add(figures, internal, customer, importance);
    if (column) {
        figures_add(&column->here, internal, customer, importance);
        if (!touchpoint->inherited) {
            figures_add(&column->total, internal, customer, importance);
        }
    }
    const struct channel *channel = touchpoint->channel.target;
    if (channel) {
        size_t index = (size_t)(channel - pass->model->project.channels.items);
        assert(index < pass->model->project.channels.count);
        pass->by_channel[index]++;
    }
}

/* Turns the counts by channel into the journey's mix and sets them back to 0. */
static void fill_channels(const struct pass *pass, struct portfolio_journey *journey) {
    const struct project *project = &pass->model->project;
    size_t used = 0;
    for (size_t i = 0; i < project->channels.count; i++) {
        used += pass->by_channel[i] > 0;
    }
    journey->channels.items = ARENA_ARRAY(pass->arena, struct portfolio_channel, used);
    for (size_t i = 0; i < project->channels.count; i++) {
        const struct channel *channel = &project->channels.items[i];
        double count = (double)pass->by_channel[i];
        if (count > 0) {
            journey->channels.items[journey->channels.count++] =
                (struct portfolio_channel){channel->id, count, channel};
        }
        journey->digital += channel->kind == CHANNEL_DIGITAL ? count : 0;
        journey->human += channel->kind == CHANNEL_HUMAN ? count : 0;
        pass->by_channel[i] = 0;
    }
    double all = journey->digital + journey->human;
    journey->digital_share = all > 0 ? journey->digital / all : NAN;
}

static bool in_focus(const struct project *project, const struct journey *journey) {
    for (size_t i = 0; i < project->program.focus.count; i++) {
        if (project->program.focus.items[i].target == journey) {
            return true;
        }
    }
    return false;
}

static void fill_journey(const struct pass *pass, const struct journey *journey,
                         const struct figures *figures, struct portfolio_journey *row) {
    const struct scale *scale = &pass->model->project.scale;
    double range = scale->max - scale->min;
    double importance = voice_journey_importance(pass->model, journey);
    double customer = mean_value(&figures->customer);
    *row = (struct portfolio_journey){
        .journey = journey->id,
        .internal = mean_value(&figures->internal),
        .customer = customer,
        .measured = (double)figures->measured,
        .touchpoints = (double)figures->touchpoints,
        .importance = importance,
        .priority = importance * (scale->max - customer) / range,
        .opportunity = NAN,
        .rank = NAN,
        .of = journey,
        .focus = in_focus(&pass->model->project, journey) ? ANSWER_YES : ANSWER_NO,
    };
    if (!isnan(customer)) {
        double unmet = importance - 10 * (customer - scale->min) / range;
        row->opportunity = importance + (unmet > 0 ? unmet : 0);
    }
    fill_channels(pass, row);
}

static void end_cells(const struct pass *pass, const struct journey *journey) {
    for (size_t i = 0; i < pass->column_count; i++) {
        struct column *column = &pass->columns[i];
        if (!column->visited) {
            continue;
        }
        struct portfolio_cell cell = {
            .journey = journey->id,
            .internal = mean_value(&column->here.internal),
            .customer = mean_value(&column->here.customer),
            .measured = (double)column->here.measured,
            .touchpoints = (double)column->here.touchpoints,
            .of = journey,
        };
        g_array_append_val(column->cells, cell);
        column->here = (struct figures){0};
        column->visited = false;
    }
}

static void read_journey(const struct pass *pass, const struct journey *journey,
                         struct portfolio_journey *row) {
    struct figures figures = {0};
    for (size_t i = 0; i < journey->stages.count; i++) {
        const struct stage *stage = &journey->stages.items[i];
        struct column *column = find_column(pass, stage);
        if (column) {
            column->visited = true;
        }
        for (size_t t = 0; t < stage->touchpoints.count; t++) {
            add_touchpoint(pass, &stage->touchpoints.items[t], column, &figures);
        }
    }
    fill_journey(pass, journey, &figures, row);
    end_cells(pass, journey);
}

static int compare_rank(const void *first, const void *second) {
    const struct portfolio_journey *a = *(const struct portfolio_journey *const *)first;
    const struct portfolio_journey *b = *(const struct portfolio_journey *const *)second;
    bool known_a = !isnan(a->priority), known_b = !isnan(b->priority);
    if (known_a != known_b) {
        return known_a ? -1 : 1;
    }
    if (known_a && a->priority != b->priority) {
        return a->priority > b->priority ? -1 : 1;
    }
    return strcmp(a->journey, b->journey);
}

static void rank(struct arena *arena, struct portfolio *portfolio) {
    size_t count = portfolio->journeys.count;
    portfolio->ranked.items = ARENA_ARRAY(arena, const struct portfolio_journey *, count);
    portfolio->ranked.count = count;
    for (size_t i = 0; i < count; i++) {
        portfolio->ranked.items[i] = &portfolio->journeys.items[i];
    }
    qsort(portfolio->ranked.items, count, sizeof *portfolio->ranked.items, compare_rank);
    for (size_t i = 0; i < count && !isnan(portfolio->ranked.items[i]->priority); i++) {
        size_t index = (size_t)(portfolio->ranked.items[i] - portfolio->journeys.items);
        portfolio->journeys.items[index].rank = (double)(i + 1);
    }
}

static void fill_stage(const struct column *column, struct arena *arena,
                       struct portfolio_stage *stage) {
    *stage = (struct portfolio_stage){
        .stage = column->stage->id,
        .internal = mean_value(&column->total.internal),
        .customer = mean_value(&column->total.customer),
        .measured = (double)column->total.measured,
        .touchpoints = (double)column->total.touchpoints,
        .of = column->stage,
    };
    size_t count = column->cells->len;
    stage->cells.count = stage->journeys.count = count;
    stage->cells.items =
        arena_copy(arena, column->cells->data, count * sizeof(struct portfolio_cell));
    stage->journeys.items = ARENA_ARRAY(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        stage->journeys.items[i] = stage->cells.items[i].journey;
    }
}

static void read_journeys(const struct pass *pass, struct portfolio *portfolio) {
    const struct model *model = pass->model;
    size_t count = 0;
    for (size_t i = 0; i < model->journeys.count; i++) {
        count += gap_counts(&model->journeys.items[i]);
    }
    portfolio->journeys.items = ARENA_ARRAY(pass->arena, struct portfolio_journey, count);
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (gap_counts(journey)) {
            read_journey(pass, journey, &portfolio->journeys.items[portfolio->journeys.count++]);
        }
    }
}

void portfolio_analyse(const struct model *model, struct arena *arena,
                       struct portfolio *portfolio) {
    *portfolio = (struct portfolio){0};
    const struct project *project = &model->project;
    struct pass pass = {
        .model = model,
        .arena = arena,
        .columns = g_new0(struct column, project->lifecycle.count),
        .column_count = project->lifecycle.count,
        .by_channel = g_new0(size_t, project->channels.count),
    };
    for (size_t i = 0; i < pass.column_count; i++) {
        pass.columns[i].stage = &project->lifecycle.items[i];
        pass.columns[i].cells = g_array_new(FALSE, FALSE, sizeof(struct portfolio_cell));
    }
    read_journeys(&pass, portfolio);
    rank(arena, portfolio);
    portfolio->lifecycle.items = ARENA_ARRAY(arena, struct portfolio_stage, pass.column_count);
    portfolio->lifecycle.count = pass.column_count;
    for (size_t i = 0; i < pass.column_count; i++) {
        fill_stage(&pass.columns[i], arena, &portfolio->lifecycle.items[i]);
        g_array_unref(pass.columns[i].cells);
    }
    g_free(pass.columns);
    g_free(pass.by_channel);
}

static int compare_address(const void *first, const void *second) {
    uintptr_t a = (uintptr_t)first;
    uintptr_t b = (uintptr_t)((const struct portfolio_journey *)second)->of;
    return (a > b) - (a < b);
}

const struct portfolio_journey *portfolio_find(const struct portfolio *portfolio,
                                               const struct journey *journey) {
    return portfolio->journeys.count == 0
               ? NULL
               : bsearch(journey, portfolio->journeys.items, portfolio->journeys.count,
                         sizeof *portfolio->journeys.items, compare_address);
}
