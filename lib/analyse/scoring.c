/* Three passes: the largest of each column, then each thing by itself, then what only shows among
 * all of them (scaled scores, best trade-offs). */
#include "analyse/scoring.h"

#include <glib.h>
#include <stdlib.h>

/* The matrix is cut here, in value and in cost. */
static const double MIDDLE = 5;
/* Weighted means miss what they would be on paper by some 1e-15. */
static const double ROUNDING = 1e-9;
static const double DAYS_A_MONTH = 20;

const char *const SCORING_LACKS[] = {"no-benefit", "no-cost",           "no-reach",
                                     "no-effort",  "no-positive-score", NULL};
const char *const SCORING_QUADRANTS[] = {"quick-win", "major-project", "fill-in", "thankless-task",
                                         NULL};

/* The largest of each column; NaN when nothing in it is given. */
struct largest {
    double shortfall, money, effort;
};

/* The weighted mean of two figures; the one that is given alone; NaN for none. */
static double mean(double a, double weight_a, double b, double weight_b) {
    if (isnan(a) || isnan(b)) {
        return isnan(a) ? b : a;
    }
    return (weight_a * a + weight_b * b) / (weight_a + weight_b);
}

/* Scaled 0-10 by the largest; 0 where the largest is 0; NaN stays. */
static double scale(double figure, double largest) {
    return isnan(figure) ? NAN : largest > 0 ? 10 * figure / largest : 0;
}

static double or_one(double figure) {
    return isnan(figure) ? 1 : figure;
}

static double score_rice(const struct scoring_input *input, struct scoring *scoring) {
    if (isnan(input->reach)) {
        scoring->lack = SCORING_NO_REACH;
        return NAN;
    }
    if (!(input->effort > 0)) {
        scoring->lack = SCORING_NO_EFFORT;
        return NAN;
    }
    double impact = 0.25 + 0.275 * scoring->value;
    return input->reach * impact * or_one(input->confidence) / (input->effort / DAYS_A_MONTH);
}

static double score_wsjf(const struct scoring_input *input, struct scoring *scoring) {
    if (isnan(scoring->cost)) {
        scoring->lack = SCORING_NO_COST;
        return NAN;
    }
    double delay =
        fmax(scoring->value, 1) + or_one(input->time_criticality) + or_one(input->risk_reduction);
    return delay / fmax(scoring->cost, 1);
}

static double score_benefit_cost(const struct scoring_input *input, struct scoring *scoring) {
    (void)input;
    if (isnan(scoring->cost)) {
        scoring->lack = SCORING_NO_COST;
        return NAN;
    }
    return scoring->value / fmax(scoring->cost, 0.5);
}

static double score(const struct scoring_input *input, enum priority_model model,
                    struct scoring *scoring) {
    static double (*const MODELS[])(const struct scoring_input *, struct scoring *) = {
        [PRIORITY_NONE] = score_benefit_cost,
        [PRIORITY_BENEFIT_COST] = score_benefit_cost,
        [PRIORITY_RICE] = score_rice,
        [PRIORITY_WSJF] = score_wsjf,
    };
    if (isnan(scoring->value)) {
        scoring->lack = SCORING_NO_BENEFIT;
        return NAN;
    }
    return MODELS[model](input, scoring);
}

static enum scoring_quadrant quadrant(double value, double cost) {
    if (isnan(value) || isnan(cost)) {
        return SCORING_NO_QUADRANT;
    }
    bool dear = cost >= MIDDLE - ROUNDING;
    if (value >= MIDDLE - ROUNDING) {
        return dear ? SCORING_MAJOR_PROJECT : SCORING_QUICK_WIN;
    }
    return dear ? SCORING_THANKLESS_TASK : SCORING_FILL_IN;
}

static void fill(const struct scoring_input *input, const struct largest *largest,
                 const struct priority_settings *settings, struct scoring *scoring) {
    const struct priority_weights *weights = &settings->weights;
    *scoring = (struct scoring){.customer = input->customer, .scaled = NAN};
    if (isnan(input->customer) && !isnan(input->shortfall) && largest->shortfall > 0) {
        scoring->customer = 10 * input->shortfall / largest->shortfall;
        scoring->derived = true;
    }
    scoring->value = mean(scoring->customer, weights->customer, input->business, weights->business);
    scoring->cost = mean(scale(input->money, largest->money), weights->cost,
                         scale(input->effort, largest->effort), weights->effort);
    scoring->score = score(input, (enum priority_model)settings->model, scoring);
    scoring->quadrant = quadrant(scoring->value, scoring->cost);
}

static void scale_scores(struct scoring *scores, size_t count) {
    double top = NAN;
    for (size_t i = 0; i < count; i++) {
        top = fmax(top, scores[i].score);
    }
    for (size_t i = 0; i < count; i++) {
        if (isnan(scores[i].score)) {
            continue;
        }
        if (top > 0) {
            scores[i].scaled = scores[i].score / top;
        } else {
            scores[i].lack = SCORING_NO_POSITIVE_SCORE;
        }
    }
}

static int compare_cost(const void *first, const void *second) {
    const struct scoring *a = *(struct scoring *const *)first;
    const struct scoring *b = *(struct scoring *const *)second;
    if (a->cost != b->cost) {
        return a->cost < b->cost ? -1 : 1;
    }
    return (a->value > b->value) - (a->value < b->value);
}

/* Pareto's best trade-offs: more valuable than everything cheaper, and than nothing less than what
 * costs the same. */
static void mark_pareto(struct scoring *scores, size_t count) {
    struct scoring **order = g_new(struct scoring *, count);
    size_t placed = 0;
    for (size_t i = 0; i < count; i++) {
        if (scores[i].quadrant != SCORING_NO_QUADRANT) {
            order[placed++] = &scores[i];
        }
    }
    if (placed > 0) {
        qsort(order, placed, sizeof *order, compare_cost);
    }
    double cheaper = -INFINITY; /* the best value at a lower cost */
    for (size_t first = 0, end; first < placed; first = end) {
        double best = -INFINITY;
        for (end = first; end < placed && order[end]->cost <= order[first]->cost + ROUNDING;
             end++) {
            best = fmax(best, order[end]->value);
        }
        for (size_t i = first; i < end; i++) {
            order[i]->pareto = order[i]->value >= best - ROUNDING && best > cheaper + ROUNDING;
        }
        cheaper = fmax(cheaper, best);
    }
    g_free(order);
}

void scoring_run(const struct scoring_input *inputs, size_t count,
                 const struct priority_settings *settings, struct scoring *scores) {
    struct largest largest = {NAN, NAN, NAN};
    for (size_t i = 0; i < count; i++) {
        largest.shortfall = fmax(largest.shortfall, inputs[i].shortfall);
        largest.money = fmax(largest.money, inputs[i].money);
        largest.effort = fmax(largest.effort, inputs[i].effort);
    }
    for (size_t i = 0; i < count; i++) {
        fill(&inputs[i], &largest, settings, &scores[i]);
    }
    scale_scores(scores, count);
    mark_pareto(scores, count);
}
