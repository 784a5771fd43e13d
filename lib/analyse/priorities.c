/* The items are scored in the order of the model, joined with the ballots, and sorted last. */
#include "analyse/priorities.h"

#include "analyse/candidate.h"
#include "analyse/firmness.h"
#include "analyse/result.h"
#include "analyse/scoring.h"

#include <stdlib.h>
#include <string.h>

/* Index at which a level begins; rounding must not decide. */
static const double HIGH = 0.66, MEDIUM = 0.33, ROUNDING = 1e-12;

const char *const PRIORITIES_LEVELS[] = {"high", "medium", "low", NULL};
static const char *const MODELS[] = {"benefit-cost", "rice", "wsjf", NULL};

#define THIS struct priorities_item
#define FIGURE_ROWS                                                                                \
    RESULT_NUMBER(customer_benefit, 1, "benefit for customers, 0-10"),                             \
        RESULT_NUMBER(business_benefit, 1, "benefit for the business, 0-10"),                      \
        RESULT_BOOLEAN(derived, "whether the customer benefit comes from the gaps it serves"),     \
        RESULT_NUMBER(cost, 1, "cost and effort, 0-10"),                                           \
        RESULT_NUMBER(value, 1, "weighted mean of the benefits, 0-10"),                            \
        RESULT_NUMBER(score, 2, "the model's figure"),                                             \
        RESULT_NUMBER(scaled, 2, "the model's figure over the highest one, 0-1")
#define PLACE_ROWS                                                                                 \
    RESULT_NUMBER(index, 2, "model and ballots together, 0-1"),                                    \
        RESULT_CHOICE(level, PRIORITIES_LEVELS, "level of priority"),                              \
        RESULT_COUNT(rank, "place in the order, from 1")
#define JUDGEMENT_ROWS                                                                             \
    RESULT_CHOICE(quadrant, SCORING_QUADRANTS, "part of the matrix of value and cost"),            \
        RESULT_BOOLEAN(pareto, "whether no other is as good in value and cost and better in one")
#define REASON_ROWS                                                                                \
    RESULT_CHOICE(unscored, SCORING_LACKS, "why it has no score"),                                 \
        RESULT_TEXTS(reasons, "why it stands where it does, in figures")
#define KEY_ROW(key_, note_)                                                                       \
    {                                                                                              \
        .key = (key_), .kind = FIELD_TEXT, .offset = offsetof(THIS, id), .flags = FIELD_RESULT,    \
        .note = (note_)                                                                            \
    }
static const struct field ITEM_FIELDS[] = {
    KEY_ROW("initiative", "its code"),
    FIGURE_ROWS,
    RESULT_NUMBER(borda, 2, "points of the ballots, 0-1"),
    PLACE_ROWS,
    RESULT_COUNT(rank_best, "best rank over all weights of the ballots"),
    RESULT_COUNT(rank_worst, "worst rank over all weights of the ballots"),
    RESULT_NUMBER(mean_rank, 1, "mean rank on the ballots"),
    {.key = "ranks",
     .kind = FIELD_LIST,
     .item = FIELD_NUMBER,
     .offset = offsetof(THIS, ranks),
     .flags = FIELD_RESULT,
     .digits = 1,
     .note = "rank on each ballot"},
    JUDGEMENT_ROWS,
    RESULT_BOOLEAN(feasible, "whether it can be done for now"),
    REASON_ROWS,
};
static const struct field FEATURE_ITEM_FIELDS[] = {
    KEY_ROW("feature", "its id"), FIGURE_ROWS, PLACE_ROWS, JUDGEMENT_ROWS, REASON_ROWS,
};
#undef THIS
const struct record PRIORITIES_ITEM_RECORD =
    RECORD("ranked initiative", struct priorities_item, ITEM_FIELDS, "an initiative's priority");
const struct record PRIORITIES_FEATURE_RECORD =
    RECORD("ranked feature", struct priorities_item, FEATURE_ITEM_FIELDS, "a feature's priority");

#define THIS struct priorities_ballot
static const struct field BALLOT_FIELDS[] = {
    RESULT_TEXT(stakeholder, "whose ballot"),
    RESULT_NUMBER(weight, 1, "its weight"),
};
#undef THIS
const struct record PRIORITIES_BALLOT_RECORD =
    RECORD("counted ballot", struct priorities_ballot, BALLOT_FIELDS, "a ballot that counts");

#define THIS struct priorities
static const struct field FIELDS[] = {
    RESULT_CHOICE(model, MODELS, "how initiatives are scored"),
    RESULT_NUMBER(alpha, 2, "weight of the ballots in the index, 0-1"),
    RESULT_LIST(items, PRIORITIES_ITEM_RECORD, "open initiatives by rank, the unscored last"),
    RESULT_STRUCT(agreement, VOTE_AGREEMENT_RECORD, "how far the ballots agree"),
    RESULT_LIST(ballots, PRIORITIES_BALLOT_RECORD, "the ballots that count"),
};
static const struct field FEATURES_FIELDS[] = {
    RESULT_CHOICE(model, MODELS, "how features are scored"),
    RESULT_LIST(items, PRIORITIES_FEATURE_RECORD, "open features by rank, the unscored last"),
};
#undef THIS
const struct record PRIORITIES_RECORD =
    RECORD("priorities", struct priorities, FIELDS, "open initiatives in order");
const struct record PRIORITIES_FEATURES_RECORD =
    RECORD("feature priorities", struct priorities, FEATURES_FIELDS, "open features in order");

/* What the steps share; the lists are in the order of the model until they are sorted. */
struct pass {
    const struct model *model;
    const struct gaps *gaps;
    struct arena *arena;
    struct priorities *priorities;
    struct vote *votes;
    size_t vote_count;
};

static void fill(const struct candidate *candidate, const struct scoring *scoring,
                 struct priorities_item *item) {
    record_clear(&PRIORITIES_ITEM_RECORD, item);
    item->id = candidate->id;
    item->initiative = candidate->initiative;
    item->feature = candidate->feature;
    item->touchpoints = candidate->touchpoints;
    item->feasible = candidate->feasible ? ANSWER_YES : ANSWER_NO;
    item->business_benefit = candidate->input.business;
    item->customer_benefit = scoring->customer;
    item->derived = scoring->derived ? ANSWER_YES : ANSWER_NO;
    item->value = scoring->value;
    item->cost = scoring->cost;
    item->score = scoring->score;
    item->scaled = scoring->scaled;
    item->pareto = scoring->pareto ? ANSWER_YES : ANSWER_NO;
    item->quadrant = (int)scoring->quadrant;
    item->unscored = (int)scoring->lack;
}

/* Items in the order of the candidates, scored. */
static void score(struct pass *pass, const struct candidates *candidates) {
    struct priorities *priorities = pass->priorities;
    size_t count = candidates->count;
    struct scoring_input *inputs = g_new(struct scoring_input, count);
    struct scoring *scores = g_new(struct scoring, count);
    for (size_t i = 0; i < count; i++) {
        inputs[i] = candidates->items[i].input;
    }
    scoring_run(inputs, count, &pass->model->project.priority, scores);
    priorities->items.items = ARENA_ARRAY(pass->arena, struct priorities_item, count);
    priorities->items.count = count;
    for (size_t i = 0; i < count; i++) {
        fill(&candidates->items[i], &scores[i], &priorities->items.items[i]);
    }
    g_free(scores);
    g_free(inputs);
}

/* Reads one ballot into places by item; false when it names nothing open. */
static bool read_ballot(const struct ballot *ballot, GHashTable *indexes, unsigned *places) {
    bool any = false;
    for (size_t p = 0; p < ballot->order.count; p++) {
        const struct ballot_place *place = &ballot->order.items[p];
        for (size_t i = 0; i < place->initiatives.count; i++) {
            const void *target = place->initiatives.items[i].target;
            size_t index = GPOINTER_TO_SIZE(g_hash_table_lookup(indexes, target));
            if (index > 0 && places[index - 1] == 0) {
                places[index - 1] = (unsigned)p + 1;
                any = true;
            }
        }
    }
    return any;
}

/* Each ballot's ranks, in the order of the items. */
static void read_ballots(struct pass *pass) {
    const struct model *model = pass->model;
    struct priorities *priorities = pass->priorities;
    size_t count = priorities->items.count;
    GHashTable *indexes = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        g_hash_table_insert(indexes, (gpointer)priorities->items.items[i].initiative,
                            GSIZE_TO_POINTER(i + 1));
    }
    pass->votes = g_new0(struct vote, model->rankings.count);
    priorities->ballots.items =
        ARENA_ARRAY(pass->arena, struct priorities_ballot, model->rankings.count);
    unsigned *places = g_new(unsigned, count);
    for (size_t i = 0; i < model->rankings.count; i++) {
        const struct ballot *ballot = &model->rankings.items[i];
        memset(places, 0, count * sizeof *places);
        if (read_ballot(ballot, indexes, places)) {
            double weight = isnan(ballot->weight) ? 1 : ballot->weight;
            double *ranks = ARENA_ARRAY(pass->arena, double, count);
            vote_ranks(places, count, ranks);
            pass->votes[pass->vote_count++] = (struct vote){weight, ranks};
            priorities->ballots.items[priorities->ballots.count++] =
                (struct priorities_ballot){ballot->stakeholder, weight};
        }
    }
    g_free(places);
    g_hash_table_unref(indexes);
}

static void join_ballots(struct pass *pass) {
    struct priorities *priorities = pass->priorities;
    size_t count = priorities->items.count;
    double *points = g_new(double, count);
    vote_borda(pass->votes, pass->vote_count, count, points);
    vote_agree(pass->votes, pass->vote_count, count, &priorities->agreement);
    for (size_t i = 0; i < count; i++) {
        struct priorities_item *item = &priorities->items.items[i];
        item->borda = points[i];
        item->ranks.items = ARENA_ARRAY(pass->arena, double, pass->vote_count);
        item->ranks.count = pass->vote_count;
        double sum = 0;
        for (size_t v = 0; v < pass->vote_count; v++) {
            item->ranks.items[v] = pass->votes[v].ranks[i];
            sum += pass->votes[v].ranks[i];
        }
        item->mean_rank = pass->vote_count > 0 ? sum / (double)pass->vote_count : NAN;
    }
    if (count > 0 && !isnan(points[0])) {
        priorities->alpha = pass->model->project.priority.weights.stakeholders;
    }
    g_free(points);
}

static enum priorities_level level_of(double index) {
    if (isnan(index)) {
        return PRIORITIES_NO_LEVEL;
    }
    if (index >= HIGH - ROUNDING) {
        return PRIORITIES_HIGH;
    }
    return index >= MEDIUM - ROUNDING ? PRIORITIES_MEDIUM : PRIORITIES_LOW;
}

/* The scored by index, then the unscored; both by id where that leaves it open. */
static int compare_item(const void *first, const void *second) {
    const struct priorities_item *a = first, *b = second;
    bool known_a = !isnan(a->index), known_b = !isnan(b->index);
    if (known_a != known_b) {
        return known_a ? -1 : 1;
    }
    if (known_a && a->index != b->index) {
        return a->index > b->index ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static int compare_address(const void *first, const void *second) {
    const struct priorities_item *a = *(const struct priorities_item *const *)first;
    const struct priorities_item *b = *(const struct priorities_item *const *)second;
    uintptr_t of_a = (uintptr_t)(a->initiative ? (const void *)a->initiative : a->feature);
    uintptr_t of_b = (uintptr_t)(b->initiative ? (const void *)b->initiative : b->feature);
    return (of_a > of_b) - (of_a < of_b);
}

static void order(struct pass *pass) {
    struct priorities *priorities = pass->priorities;
    struct priorities_item *items = priorities->items.items;
    size_t count = priorities->items.count;
    for (size_t i = 0; i < count; i++) {
        double ballots = isnan(items[i].borda) ? 0 : priorities->alpha * items[i].borda;
        items[i].index = (1 - priorities->alpha) * items[i].scaled + ballots;
        items[i].level = (int)level_of(items[i].index);
    }
    if (count > 0) {
        qsort(items, count, sizeof *items, compare_item);
    }
    priorities->by_address.count = count;
    priorities->by_address.items = ARENA_ARRAY(pass->arena, const struct priorities_item *, count);
    for (size_t i = 0; i < count; i++) {
        items[i].rank = isnan(items[i].index) ? NAN : (double)(i + 1);
        priorities->by_address.items[i] = &items[i];
    }
    if (count > 0) {
        qsort(priorities->by_address.items, count, sizeof *priorities->by_address.items,
              compare_address);
    }
}

/* The scored items come first by now. */
static void find_firmness(struct priorities *priorities) {
    struct priorities_item *items = priorities->items.items;
    size_t count = 0;
    while (count < priorities->items.count && !isnan(items[count].index)) {
        count++;
    }
    if (count == 0 || isnan(items[0].borda)) {
        return;
    }
    double *figures = g_new(double, 4 * count);
    double *scaled = figures, *borda = figures + count;
    double *best = figures + 2 * count, *worst = figures + 3 * count;
    for (size_t i = 0; i < count; i++) {
        scaled[i] = items[i].scaled;
        borda[i] = items[i].borda;
    }
    firmness_ranks(scaled, borda, count, best, worst);
    for (size_t i = 0; i < count; i++) {
        items[i].rank_best = best[i];
        items[i].rank_worst = worst[i];
    }
    g_free(figures);
}

static void count_waiting(struct priorities *priorities) {
    for (size_t i = 0; i < priorities->items.count; i++) {
        const struct initiative *initiative = priorities->items.items[i].initiative;
        for (size_t d = 0; initiative && d < initiative->depends_on.count; d++) {
            const void *target = initiative->depends_on.items[d].target;
            const struct priorities_item *other = priorities_find(priorities, target);
            if (other) {
                priorities->items.items[other - priorities->items.items].waiting++;
            }
        }
    }
}

static void finish(struct pass *pass) {
    order(pass);
    find_firmness(pass->priorities);
    count_waiting(pass->priorities);
    reason_fill(pass->model, pass->gaps, pass->priorities, pass->arena);
    g_free(pass->votes);
}

void priorities_of_initiatives(const struct model *model, const struct gaps *gaps,
                               const struct serves *serves, struct arena *arena,
                               struct priorities *priorities) {
    *priorities = (struct priorities){.model = model->project.priority.model};
    struct pass pass = {.model = model, .gaps = gaps, .arena = arena, .priorities = priorities};
    struct candidates candidates;
    candidate_initiatives(model, gaps, serves, arena, &candidates);
    score(&pass, &candidates);
    read_ballots(&pass);
    join_ballots(&pass);
    finish(&pass);
}

void priorities_of_features(const struct model *model, const struct gaps *gaps, struct arena *arena,
                            struct priorities *priorities) {
    *priorities = (struct priorities){.model = model->project.priority.model};
    struct pass pass = {.model = model, .gaps = gaps, .arena = arena, .priorities = priorities};
    struct candidates candidates;
    candidate_features(model, gaps, arena, &candidates);
    score(&pass, &candidates);
    vote_agree(NULL, 0, 0, &priorities->agreement);
    finish(&pass);
}

const struct priorities_item *priorities_find(const struct priorities *priorities,
                                              const void *initiative_or_feature) {
    struct priorities_item wanted = {.initiative = initiative_or_feature};
    const struct priorities_item *key = &wanted;
    const struct priorities_item *const *found =
        priorities->by_address.count == 0 || !initiative_or_feature
            ? NULL
            : bsearch(&key, priorities->by_address.items, priorities->by_address.count, sizeof key,
                      compare_address);
    return found ? *found : NULL;
}

bool priorities_is_firm(const struct priorities_item *item) {
    return !isnan(item->rank_best) && item->rank_best == item->rank_worst;
}

size_t priorities_count(const struct priorities *priorities, enum priorities_level level) {
    size_t count = 0;
    for (size_t i = 0; i < priorities->items.count; i++) {
        count += priorities->items.items[i].level == (int)level;
    }
    return count;
}
