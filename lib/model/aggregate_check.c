/* Sums that were edited, cut off or joined from two runs mostly contradict each other: each rule is
 * one thing that must hold between the numbers of a row's group, question or pair. */
#include "model/aggregate.h"

#include <inttypes.h>

static const char *const AGAIN =
    "run the query again: the file was edited, cut off or put together "
    "from several runs";

/* Numbers as doubles, a little room for their rounding. */
static const double ROOM = 1 + 1e-9;

static double number(const struct wide *sum, int times) {
    return wide_number(sum, times * ANSWERS_DECIMALS);
}

/* Reports the first statistic that is not there; where: what it is of. */
static bool check_seen(const struct aggregate *aggregate,
                       const struct aggregate_statistics *statistics,
                       const struct aggregate_seen *seen, const char *where,
                       struct diagnostics *diagnostics) {
    for (size_t i = 0; i < statistics->count; i++) {
        if (!(seen->bits >> i & 1)) {
            diagnostics_add(diagnostics, CODE_AGGREGATE_MISFIT,
                            seen->at.source ? seen->at : span_of_source(aggregate->source), AGAIN,
                            "the aggregate lacks '%s' of %s", statistics->items[i].name, where);
            return false;
        }
    }
    return true;
}

static bool contradict(struct diagnostics *diagnostics, struct span at, const char *what,
                       const char *where) {
    diagnostics_add(diagnostics, CODE_AGGREGATE_CONTRADICTION, at, AGAIN, "%s: %s", where, what);
    return false;
}

/* What contradicts itself in the answers of one question; NULL: nothing. */
static const char *check_sums(const struct aggregate_cell *cell, const struct question *question,
                              uint64_t used) {
    const struct answer_cell *sums = &cell->sums;
    struct answer_scale scale = answer_value_range(question);
    double half = (scale.high - scale.low) / 2, w = number(&sums->w, 1);
    bool whole = question->kind == QUESTION_NPS || question->kind == QUESTION_SHARE;
    if (sums->n + cell->missing + cell->bad != used) {
        return "its answers, missing and bad ones are not the rows";
    }
    if (whole ? cell->answers != sums->n
              : cell->answers > (aggregate_counts_answers(question) ? sums->n : 0)) {
        return "the counts of its answers do not add up to n";
    }
    if ((sums->n == 0) != (w == 0) || w < 0 || number(&sums->ww, 2) > w * w * ROOM) {
        return "its weights do not fit n";
    }
    if (number(&sums->best, 1) < 0 || number(&sums->worst, 1) < 0 ||
        number(&sums->best, 1) + number(&sums->worst, 1) > w * ROOM) {
        return "best and worst answers are more than all";
    }
    if (fabs(number(&sums->wx, 2)) > w * half * ROOM + 1e-9 || number(&sums->wxx, 3) < 0 ||
        number(&sums->wxx, 3) > w * half * half * ROOM + 1e-9) {
        return "its sums lie outside the scale";
    }
    return NULL;
}

static bool check_group(const struct aggregate *aggregate, const struct aggregate_group *group,
                        struct diagnostics *diagnostics) {
    static const char *const KINDS[] = {"everybody", "the segment", "the persona"};
    bool good = true;
    for (size_t i = 0; i < aggregate->count && good; i++) {
        const struct survey *survey = aggregate->survey;
        const struct question *question =
            i < survey->questions.count ? &survey->questions.items[i] : &survey->outcome;
        const struct aggregate_cell *cell = &group->cells[i];
        char *where = g_strdup_printf("'%s' of %s%s%s", aggregate_question(survey, i),
                                      KINDS[group->kind], *group->name ? " " : "", group->name);
        good = check_seen(aggregate, &AGGREGATE_OF_CELL, &cell->seen, where, diagnostics);
        const char *what = good ? check_sums(cell, question, group->used) : NULL;
        good = good && (!what || contradict(diagnostics, cell->seen.at, what, where));
        g_free(where);
    }
    return good &&
           (group->kind == ANSWER_ALL ||
            check_seen(aggregate, &AGGREGATE_OF_GROUP, &group->seen, group->name, diagnostics));
}

/* The members of a breakdown must be as many as it says, and no more rows than there are. */
static bool check_breakdown(const struct aggregate *aggregate, enum answer_group_kind kind,
                            struct diagnostics *diagnostics) {
    const struct aggregate_breakdown_count *breakdown = &aggregate->breakdowns[kind];
    const char *name = AGGREGATE_BREAKDOWN_NAMES[kind];
    uint64_t members = 0, used = 0;
    for (guint i = 0; i < aggregate->groups->len; i++) {
        const struct aggregate_group *group = aggregate->groups->pdata[i];
        members += group->kind == kind;
        used += group->kind == kind ? group->used : 0;
    }
    if (!check_seen(aggregate, &AGGREGATE_OF_BREAKDOWN, &breakdown->seen, name, diagnostics)) {
        return false;
    }
    if (members != (breakdown->members > ANSWERS_MOST_GROUPS ? 0 : breakdown->members)) {
        return contradict(diagnostics, breakdown->seen.at, "not as many members are listed", name);
    }
    return used <= aggregate->used ||
           contradict(diagnostics, breakdown->seen.at, "its members have more rows than all", name);
}

static bool check_pair(const struct aggregate *aggregate, size_t i, size_t j,
                       struct diagnostics *diagnostics) {
    const struct survey *survey = aggregate->survey;
    uint64_t n = 0;
    bool good = true;
    char *where = g_strdup_printf("'%s' with '%s'", aggregate_question(survey, i),
                                  aggregate_question(survey, j));
    for (int kind = 0; kind < 2 && good; kind++) {
        const struct aggregate_pair *pair = &aggregate->pairs[kind][answers_pair(i, j)];
        const struct answer_pair *sums = &pair->sums;
        good = check_seen(aggregate, &AGGREGATE_OF_PAIR, &pair->seen, where, diagnostics);
        n += sums->n;
        double most = sqrt(fmax(number(&sums->wxx, 3), 0) * fmax(number(&sums->wyy, 3), 0));
        if (good && fabs(number(&sums->wxy, 3)) > most * ROOM) {
            good =
                contradict(diagnostics, pair->seen.at, "its product is larger than can be", where);
        } else if (good && n > MIN(aggregate->everybody->cells[i].sums.n,
                                   aggregate->everybody->cells[j].sums.n)) {
            good = contradict(diagnostics, pair->seen.at, "more pairs than answers", where);
        }
    }
    g_free(where);
    return good;
}

bool aggregate_check(const struct aggregate *aggregate, struct diagnostics *diagnostics) {
    if (!check_seen(aggregate, &AGGREGATE_OF_SURVEY, &aggregate->seen, "the survey", diagnostics)) {
        return false;
    }
    if (aggregate->used > aggregate->rows) {
        return contradict(diagnostics, aggregate->seen.at, "more rows are used than there are",
                          "the survey");
    }
    bool good = check_breakdown(aggregate, ANSWER_SEGMENT, diagnostics);
    good = check_breakdown(aggregate, ANSWER_PERSONA, diagnostics) && good;
    for (guint i = 0; i < aggregate->groups->len && good; i++) {
        good = check_group(aggregate, aggregate->groups->pdata[i], diagnostics);
    }
    for (size_t j = 0; j < aggregate->variables && good; j++) {
        for (size_t i = 0; i <= j && good; i++) {
            good = check_pair(aggregate, i, j, diagnostics);
        }
    }
    return good;
}
