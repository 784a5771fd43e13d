/* Medians of the slopes of all pairs are found digit by digit of their binary form, so that a long
 * series needs no table of its pairs. */
#include "analyse/series.h"

#include "analyse/statistics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Values are decimals; their sums in binary miss by some 1e-16 of the largest. */
static double rounding(const struct series_point *points, size_t count) {
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, fabs(points[i].value));
    }
    return most * 1e-12;
}

/* How far apart neighbours are that have no gap between them: the least distance of any two. */
static int64_t step_of(const struct series_point *points, size_t count) {
    int64_t step = INT64_MAX;
    for (size_t i = 1; i < count; i++) {
        int64_t apart = points[i].period - points[i - 1].period;
        step = apart < step ? apart : step;
    }
    return step;
}

bool series_chart(const struct series_point *points, size_t count, struct series_chart *chart) {
    if (count < SERIES_LEAST_CHART) {
        return false;
    }
    double sum = points[0].value, ranges = 0, neighbours = 0;
    int64_t step = step_of(points, count);
    for (size_t i = 1; i < count; i++) {
        sum += points[i].value;
        if (points[i].period - points[i - 1].period == step) {
            ranges += fabs(points[i].value - points[i - 1].value);
            neighbours++;
        }
    }
    chart->mean = sum / (double)count;
    chart->moving_range = ranges / neighbours;
    chart->lower = chart->mean - 2.66 * chart->moving_range;
    chart->upper = chart->mean + 2.66 * chart->moving_range;
    return true;
}

/* What the rules are told by. */
struct rules {
    const struct series_point *points;
    size_t count;
    int64_t step;       /* between neighbours without a gap */
    double mean, reach; /* the limits are mean ± reach */
    double rounding;
    struct series_signal *found;
    size_t found_count;
};

static void add(struct rules *rules, int rule, size_t index, int side) {
    rules->found[rules->found_count++] =
        (struct series_signal){.rule = rule, .index = index, .side = side};
}

/* On which side of the centre a value lies beyond a distance: +1, -1, or 0 for neither. */
static int side(const struct rules *rules, size_t index, double distance) {
    double off = rules->points[index].value - rules->mean;
    return off > distance + rules->rounding ? 1 : off < -distance - rules->rounding ? -1 : 0;
}

/* Whether a gap lies before a point. */
static bool after_gap(const struct rules *rules, size_t index) {
    return index == 0 ||
           rules->points[index].period != rules->points[index - 1].period + rules->step;
}

static void outside(struct rules *rules) {
    for (size_t i = 0; i < rules->count; i++) {
        int where = side(rules, i, rules->reach);
        if (where != 0) {
            add(rules, 1, i, where);
        }
    }
}

static void eight_in_a_row(struct rules *rules) {
    int before = 0, length = 0;
    for (size_t i = 0; i < rules->count; i++) {
        int here = side(rules, i, 0);
        bool goes_on = here == before && !after_gap(rules, i);
        length = here == 0 ? 0 : goes_on ? length + 1 : 1;
        before = here;
        if (length == 8) {
            add(rules, 2, i, here);
        }
    }
}

/* The side on which three of the last values (at most four) are near the limit; 0: none. */
static int three_of_four(const int *last, size_t length) {
    int above = 0, below = 0;
    for (size_t i = length > 4 ? length - 4 : 0; i < length; i++) {
        above += last[i % 4] > 0;
        below += last[i % 4] < 0;
    }
    return above >= 3 ? 1 : below >= 3 ? -1 : 0;
}

static void near_limits(struct rules *rules) {
    int last[4] = {0}, before = 0;
    size_t length = 0;
    for (size_t i = 0; i < rules->count; i++) {
        bool centre = side(rules, i, 0) == 0;
        if (after_gap(rules, i) || centre) {
            length = 0;
            before = 0;
        }
        if (centre) {
            continue;
        }
        last[length++ % 4] = side(rules, i, rules->reach / 2);
        int here = three_of_four(last, length);
        if (here != 0 && before == 0) {
            add(rules, 3, i, here);
        }
        before = here;
    }
}

struct series_signal *series_signals(const struct series_point *points, size_t count,
                                     const struct series_chart *chart, struct arena *arena,
                                     size_t *signals) {
    struct rules rules = {.points = points,
                          .count = count,
                          .step = step_of(points, count),
                          .mean = chart->mean,
                          .reach = 2.66 * chart->moving_range,
                          .rounding = rounding(points, count),
                          .found = ARENA_ARRAY(arena, struct series_signal, 3 * count + 1)};
    outside(&rules);
    eight_in_a_row(&rules);
    near_limits(&rules);
    *signals = rules.found_count;
    return rules.found;
}

static int compare_numbers(const void *first, const void *second) {
    double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

/* The sum over groups of t equal values of t(t - 1)(2t + 5). */
static double ties(const struct series_point *points, size_t count) {
    struct arena arena = {0};
    double *values = ARENA_ARRAY(&arena, double, count);
    for (size_t i = 0; i < count; i++) {
        values[i] = points[i].value;
    }
    qsort(values, count, sizeof *values, compare_numbers);
    double sum = 0;
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i; next < count && values[next] == values[i]; next++) {
        }
        double t = (double)(next - i);
        sum += t * (t - 1) * (2 * t + 5);
    }
    arena_release(&arena);
    return sum;
}

bool series_trend(const struct series_point *points, size_t count, struct series_trend *trend) {
    if (count < SERIES_LEAST_TREND) {
        return false;
    }
    double s = 0, n = (double)count;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            s += (points[j].value > points[i].value) - (points[j].value < points[i].value);
        }
    }
    trend->s = s;
    trend->variance = (n * (n - 1) * (2 * n + 5) - ties(points, count)) / 18;
    double towards_zero = s > 0 ? s - 1 : s < 0 ? s + 1 : 0;
    trend->z = trend->variance > 0 ? towards_zero / sqrt(trend->variance) : 0;
    trend->p = statistics_normal_two_sided(trend->z);
    return true;
}

/* The numbers whose median is wanted: slopes of pairs, or what a line leaves of each point. */
struct numbers {
    const struct series_point *points;
    size_t count;
    bool pairs;
    double slope;
};

/* An integer that orders as the double does. */
static uint64_t key_of(double number) {
    uint64_t bits;
    number += 0.0; /* -0 as 0 */
    memcpy(&bits, &number, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static double number_of(uint64_t key) {
    uint64_t bits = key >> 63 ? key & ~((uint64_t)1 << 63) : ~key;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

static void count_key(uint64_t key, uint64_t prefix, int shift, size_t *counts) {
    if (shift == 56 || key >> (shift + 8) == prefix) {
        counts[key >> shift & 255]++;
    }
}

/* Counts the numbers whose bits above shift + 8 are prefix by their next eight bits. */
static void count_digits(const struct numbers *numbers, uint64_t prefix, int shift,
                         size_t *counts) {
    const struct series_point *points = numbers->points;
    for (size_t i = 0; i < numbers->count; i++) {
        if (!numbers->pairs) {
            double left = points[i].value - numbers->slope * (double)points[i].period;
            count_key(key_of(left), prefix, shift, counts);
            continue;
        }
        for (size_t j = i + 1; j < numbers->count; j++) {
            double slope =
                (points[j].value - points[i].value) / (double)(points[j].period - points[i].period);
            count_key(key_of(slope), prefix, shift, counts);
        }
    }
}

/* The number with a rank, from 0. */
static double ranked(const struct numbers *numbers, size_t rank) {
    uint64_t prefix = 0;
    for (int shift = 56; shift >= 0; shift -= 8) {
        size_t counts[256] = {0};
        count_digits(numbers, prefix, shift, counts);
        uint64_t digit = 0;
        while (rank >= counts[digit]) {
            rank -= counts[digit++];
        }
        prefix = prefix << 8 | digit;
    }
    return number_of(prefix);
}

static double median(const struct numbers *numbers) {
    size_t count = numbers->pairs ? numbers->count * (numbers->count - 1) / 2 : numbers->count;
    double upper = ranked(numbers, count / 2);
    return count % 2 == 1 ? upper : (ranked(numbers, count / 2 - 1) + upper) / 2;
}

bool series_line(const struct series_point *points, size_t count, double *slope,
                 double *intercept) {
    if (count < 2) {
        return false;
    }
    struct numbers numbers = {.points = points, .count = count, .pairs = true};
    *slope = median(&numbers);
    numbers.pairs = false;
    numbers.slope = *slope;
    *intercept = median(&numbers);
    return true;
}
