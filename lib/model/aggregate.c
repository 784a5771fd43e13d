/* The words of the file, which the query that makes it takes from here too. */
#include "model/aggregate.h"

#include <glib.h>

const char *const AGGREGATE_COLUMN_NAMES[] = {"survey", "wave",      "question", "breakdown",
                                              "member", "statistic", "other",    "value"};

const char *const AGGREGATE_BREAKDOWN_NAMES[] = {"all", "segment", "persona", "complete",
                                                 "partial"};

enum { COUNT = -1, W = ANSWERS_DECIMALS, WW = 2 * W, WWW = 3 * W };

#define CELL(name, member, decimals)                                                               \
    { name, offsetof(struct aggregate_cell, member), decimals }
static const struct aggregate_statistic OF_CELL[] = {
    CELL("n", sums.n, COUNT),   CELL("missing", missing, COUNT), CELL("bad", bad, COUNT),
    CELL("w", sums.w, W),       CELL("ww", sums.ww, WW),         CELL("wx", sums.wx, WW),
    CELL("wxx", sums.wxx, WWW), CELL("best", sums.best, W),      CELL("worst", sums.worst, W),
};

#define PAIR(name, member, decimals)                                                               \
    { name, offsetof(struct aggregate_pair, member), decimals }
static const struct aggregate_statistic OF_PAIR[] = {
    PAIR("n", sums.n, COUNT),   PAIR("w", sums.w, W),       PAIR("wx", sums.wx, WW),
    PAIR("wy", sums.wy, WW),    PAIR("wxx", sums.wxx, WWW), PAIR("wyy", sums.wyy, WWW),
    PAIR("wxy", sums.wxy, WWW),
};

static const struct aggregate_statistic OF_SURVEY[] = {
    {"mapping", offsetof(struct aggregate, digest), COUNT},
    {"rows", offsetof(struct aggregate, rows), COUNT},
    {"used", offsetof(struct aggregate, used), COUNT},
    {"bad_weights", offsetof(struct aggregate, bad_weights), COUNT},
};

static const struct aggregate_statistic OF_GROUP[] = {
    {"used", offsetof(struct aggregate_group, used), COUNT},
};

static const struct aggregate_statistic OF_BREAKDOWN[] = {
    {"members", offsetof(struct aggregate_breakdown_count, members), COUNT},
};

const struct aggregate_statistics AGGREGATE_OF_CELL = {OF_CELL, G_N_ELEMENTS(OF_CELL)};
const struct aggregate_statistics AGGREGATE_OF_PAIR = {OF_PAIR, G_N_ELEMENTS(OF_PAIR)};
const struct aggregate_statistics AGGREGATE_OF_SURVEY = {OF_SURVEY, G_N_ELEMENTS(OF_SURVEY)};
const struct aggregate_statistics AGGREGATE_OF_GROUP = {OF_GROUP, G_N_ELEMENTS(OF_GROUP)};
const struct aggregate_statistics AGGREGATE_OF_BREAKDOWN = {OF_BREAKDOWN,
                                                            G_N_ELEMENTS(OF_BREAKDOWN)};

bool aggregate_counts_answers(const struct question *question) {
    struct answer_scale scale = answer_value_range(question);
    return scale.low == floor(scale.low) && scale.high == floor(scale.high) &&
           scale.high - scale.low <= 100;
}

const char *aggregate_question(const struct survey *survey, size_t index) {
    return index < survey->questions.count ? survey->questions.items[index].id : AGGREGATE_OUTCOME;
}
