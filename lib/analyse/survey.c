/* From sums to measures, one cell at a time. */
#include "analyse/survey.h"

#include "analyse/result.h"
#include "model/answer_value.h"

#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {"nps", "csat", "ces", "score", "share", NULL};
const char *const SURVEY_VERDICTS[] = {"up", "down", "no-clear-change", NULL};

#define THIS struct survey_measure
static const struct field MEASURE_FIELDS[] = {
    RESULT_TEXT(question, "its id, or outcome"),
    RESULT_CHOICE(kind, KINDS, "how it is measured"),
    RESULT_TEXT(group, "all, segment=X or persona=X"),
    RESULT_COUNT(n, "answers"),
    RESULT_NUMBER(n_effective, 1, "answers, as far as weights leave them"),
    RESULT_NUMBER(value, 1, "the measure; null below 5 answers"),
    RESULT_NUMBER(low, 1, "lower end of its 95 % interval"),
    RESULT_NUMBER(high, 1, "upper end of its 95 % interval"),
    RESULT_BOOLEAN(small, "fewer than 30 answers"),
};
#undef THIS
const struct record SURVEY_MEASURE_RECORD =
    RECORD("measure", struct survey_measure, MEASURE_FIELDS, "what a group answered");

#define THIS struct survey_change
static const struct field CHANGE_FIELDS[] = {
    RESULT_TEXT(question, "its id"),
    RESULT_PERIOD(from_wave, "the earlier wave"),
    RESULT_PERIOD(to_wave, "the later wave"),
    RESULT_SIGNED(difference, 1, "later minus earlier"),
    RESULT_SIGNED(low, 1, "lower end of its 95 % interval"),
    RESULT_SIGNED(high, 1, "upper end of its 95 % interval"),
    RESULT_CHOICE(verdict, SURVEY_VERDICTS, "what it says"),
};
#undef THIS
const struct record SURVEY_CHANGE_RECORD =
    RECORD("change between waves", struct survey_change, CHANGE_FIELDS, "from wave to wave");

#define THIS struct survey_result
static const struct field FIELDS[] = {
    RESULT_TEXT(survey, "its id"),
    RESULT_PERIOD(wave, "when it was asked"),
    RESULT_COUNT(rows, "rows of its files"),
    RESULT_COUNT(bad_cells, "cells that could not be used"),
    RESULT_COUNT(unweighted, "rows not used: their weight is missing, 0 or no weight"),
    RESULT_LIST(questions, SURVEY_MEASURE_RECORD, "by question and group"),
    ROW_POINTER(drivers, DRIVERS_RECORD, "what drives the outcome", .flags = FIELD_RESULT),
    RESULT_LIST(changes, SURVEY_CHANGE_RECORD, "against the wave before"),
};
#undef THIS
const struct record SURVEY_RESULT_RECORD =
    RECORD("survey result", struct survey_result, FIELDS, "what a survey says");

/* A cell's weighted mean and deviation, on the question's scale. */
struct moments {
    double n_effective, mean, deviation;
};

static struct moments moments_of(const struct answer_cell *cell, int64_t centre) {
    double w = wide_number(&cell->w, ANSWERS_DECIMALS);
    double ww = wide_number(&cell->ww, 2 * ANSWERS_DECIMALS);
    double off = wide_number(&cell->wx, 2 * ANSWERS_DECIMALS) / w;
    double square = wide_number(&cell->wxx, 3 * ANSWERS_DECIMALS) / w;
    struct moments moments = {.n_effective = w * w / ww,
                              .mean = (double)centre / (double)10000000000 + off,
                              .deviation = NAN};
    if (moments.n_effective > 1 + 1e-9) {
        double spread = fmax(square - off * off, 0);
        moments.deviation = sqrt(spread * moments.n_effective / (moments.n_effective - 1));
    }
    return moments;
}

/* Moves an estimate from one scale to another. */
static struct estimate rescale(struct estimate from, struct answer_scale scale, double low,
                               double high) {
    double factor = (high - low) / (scale.high - scale.low);
    return (struct estimate){.value = low + (from.value - scale.low) * factor,
                             .low = low + (from.low - scale.low) * factor,
                             .high = low + (from.high - scale.low) * factor,
                             .error = from.error * factor};
}

static struct estimate estimate_of(const struct project *project, const struct question *question,
                                   const struct answer_cell *cell, const struct moments *moments) {
    double w = wide_number(&cell->w, ANSWERS_DECIMALS);
    double best = wide_number(&cell->best, ANSWERS_DECIMALS) / w;
    double worst = wide_number(&cell->worst, ANSWERS_DECIMALS) / w;
    if (question->kind == QUESTION_NPS) {
        return estimate_nps(best, worst, moments->n_effective);
    }
    if (question->kind == QUESTION_CSAT) {
        return estimate_share(best, moments->n_effective);
    }
    if (question->kind == QUESTION_SHARE) {
        return estimate_share(moments->mean, moments->n_effective);
    }
    struct estimate mean = estimate_mean(moments->mean, moments->deviation, moments->n_effective);
    return question->kind == QUESTION_CES ? mean
                                          : rescale(mean, answer_value_range(question),
                                                    project->scale.min, project->scale.max);
}

static const char *group_text(const struct answer_group *group, struct arena *arena) {
    static const char *const KEYS[] = {"all", "segment", "persona"};
    return group->kind == ANSWER_ALL ? KEYS[0]
                                     : arena_format(arena, "%s=%s", KEYS[group->kind], group->name);
}

static struct survey_measure measure_of(const struct project *project, const struct survey *survey,
                                        size_t index, const struct answer_group *group,
                                        struct arena *arena) {
    bool outcome = index == survey->questions.count;
    const struct question *question = outcome ? &survey->outcome : &survey->questions.items[index];
    const struct answer_cell *cell = &group->cells[index];
    struct survey_measure measure = {
        .question = outcome ? "outcome" : question->id,
        .kind = question->kind,
        .group = group_text(group, arena),
        .n = (double)cell->n,
        .n_effective = NAN,
        .value = NAN,
        .low = NAN,
        .high = NAN,
        .error = NAN,
        .small = cell->n < SURVEY_SMALL ? ANSWER_YES : ANSWER_NO,
        .of = question,
        .in = group,
    };
    if (cell->n >= SURVEY_LEAST) {
        struct moments moments = moments_of(cell, survey->answers->centres[index]);
        struct estimate estimate = estimate_of(project, question, cell, &moments);
        measure.n_effective = moments.n_effective;
        measure.value = estimate.value;
        measure.low = estimate.low;
        measure.high = estimate.high;
        measure.error = estimate.error;
    }
    return measure;
}

static void fill_measures(const struct project *project, const struct survey *survey,
                          struct arena *arena, struct survey_result *result) {
    const struct answers *answers = survey->answers;
    size_t questions = answers->question_count;
    bool outcome = questions > survey->questions.count;
    result->questions.items =
        ARENA_ARRAY(arena, struct survey_measure, questions * answers->group_count);
    for (size_t i = 0; i < questions; i++) {
        size_t index = !outcome ? i : i == 0 ? questions - 1 : i - 1;
        for (size_t j = 0; j < answers->group_count; j++) {
            const struct answer_group *group = &answers->groups[j];
            if (group->kind == ANSWER_ALL || group->cells[index].n > 0) {
                result->questions.items[result->questions.count++] =
                    measure_of(project, survey, index, group, arena);
            }
        }
    }
}

static const struct survey_measure *find_all(const struct survey_result *result,
                                             const struct survey_measure *like) {
    for (size_t i = 0; i < result->questions.count; i++) {
        const struct survey_measure *measure = &result->questions.items[i];
        if (measure->in->kind == ANSWER_ALL && measure->kind == like->kind &&
            strcmp(measure->question, like->question) == 0) {
            return measure;
        }
    }
    return NULL;
}

static void fill_change(const struct survey_result *earlier, const struct survey_result *later,
                        const struct survey_measure *from, const struct survey_measure *to,
                        struct survey_change *change) {
    struct estimate first = {from->value, from->low, from->high, from->error};
    struct estimate second = {to->value, to->low, to->high, to->error};
    struct estimate difference = estimate_difference(&first, &second);
    *change = (struct survey_change){
        .question = to->question,
        .from_wave = earlier->wave,
        .to_wave = later->wave,
        .difference = difference.value,
        .low = difference.low,
        .high = difference.high,
        .verdict = difference.low > 0    ? SURVEY_UP
                   : difference.high < 0 ? SURVEY_DOWN
                                         : SURVEY_NO_CLEAR_CHANGE,
        .from = from,
        .to = to,
    };
}

/* Compares each question with the latest wave before that asked it. */
static void fill_changes(struct survey_results *results, size_t index, struct arena *arena) {
    struct survey_result *later = &results->items.items[index];
    later->changes.items = ARENA_ARRAY(arena, struct survey_change, later->questions.count);
    for (size_t i = 0; i < later->questions.count; i++) {
        const struct survey_measure *to = &later->questions.items[i], *from = NULL;
        if (to->in->kind != ANSWER_ALL || isnan(to->error)) {
            continue;
        }
        for (size_t j = index; j-- > 0 && !from;) {
            const struct survey_result *earlier = &results->items.items[j];
            from = earlier->wave.first < later->wave.first ? find_all(earlier, to) : NULL;
            if (from && !isnan(from->error)) {
                fill_change(earlier, later, from, to,
                            &later->changes.items[later->changes.count++]);
            }
        }
    }
}

static int compare_results(const void *first, const void *second) {
    const struct survey_result *a = first, *b = second;
    if (a->wave.first != b->wave.first) {
        return a->wave.first < b->wave.first ? -1 : 1;
    }
    return strcmp(a->survey, b->survey);
}

void survey_analyse(const struct model *model, struct arena *arena,
                    struct survey_results *results) {
    *results = (struct survey_results){0};
    results->items.items = ARENA_ARRAY(arena, struct survey_result, model->surveys.count);
    for (size_t i = 0; i < model->surveys.count; i++) {
        const struct survey *survey = &model->surveys.items[i];
        if (!survey->answers) {
            continue;
        }
        struct survey_result *result = &results->items.items[results->items.count++];
        *result = (struct survey_result){.survey = survey->id,
                                         .wave = survey->wave,
                                         .rows = (double)survey->answers->rows,
                                         .bad_cells = (double)survey->answers->bad,
                                         .unweighted = (double)survey->answers->unweighted,
                                         .of = survey};
        fill_measures(&model->project, survey, arena, result);
        struct drivers *drivers = ARENA_NEW(arena, struct drivers);
        result->drivers = driver_analyse(survey, arena, drivers) ? drivers : NULL;
    }
    qsort(results->items.items, results->items.count, sizeof *results->items.items,
          compare_results);
    for (size_t i = 0; i < results->items.count; i++) {
        fill_changes(results, i, arena);
    }
}

/* Everybody, or the respondents of a persona; NULL when there are none. */
static const struct answer_group *group_of(const struct answers *answers, const char *persona) {
    for (size_t i = 0; i < answers->group_count; i++) {
        const struct answer_group *group = &answers->groups[i];
        if (persona ? group->kind == ANSWER_PERSONA && strcmp(group->name, persona) == 0
                    : group->kind == ANSWER_ALL) {
            return group;
        }
    }
    return NULL;
}

bool survey_score(const struct survey *survey, const struct question *question, const char *persona,
                  double low, double high, struct estimate *score, double *n) {
    const struct answers *answers = survey->answers;
    size_t index = (size_t)(question - survey->questions.items);
    const struct answer_group *group = answers ? group_of(answers, persona) : NULL;
    if (!group || group->cells[index].n < SURVEY_LEAST) {
        return false;
    }
    const struct answer_cell *cell = &group->cells[index];
    struct moments moments = moments_of(cell, answers->centres[index]);
    struct estimate estimate =
        question->kind == QUESTION_SHARE
            ? estimate_share(moments.mean, moments.n_effective)
            : estimate_mean(moments.mean, moments.deviation, moments.n_effective);
    *score = rescale(estimate, answer_value_range(question), low, high);
    *n = (double)cell->n;
    return true;
}
