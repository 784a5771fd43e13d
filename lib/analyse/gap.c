/* One pass over the touchpoints, then two sorts: the order of work, and by address for finding. */
#include "analyse/gap.h"

#include "analyse/result.h"
#include "analyse/voice.h"

#include <stdlib.h>
#include <string.h>

/* Scores are typed in decimals, whose differences in binary miss by some 1e-15. */
static const double ROUNDING = 1e-9;

const char *const GAP_VERDICTS[] = {"not-measured", "blind-spot",      "weak",     "overrated",
                                    "question",     "hidden-strength", "strength", NULL};

#define THIS struct gap_persona
static const struct field PERSONA_FIELDS[] = {
    RESULT_TEXT(persona, "whose experience"),
    RESULT_NUMBER(customer, 1, "this persona's score, on the project's scale"),
    RESULT_COUNT(n, "how many of this persona answered"),
    RESULT_NUMBER(low, 1, "lower end of its 95 % interval"),
    RESULT_NUMBER(high, 1, "upper end of its 95 % interval"),
    RESULT_SIGNED(perception_gap, 1, "internal minus this persona's score"),
    RESULT_SIGNED(performance_gap, 1, "target minus this persona's score"),
    RESULT_CHOICE(verdict, GAP_VERDICTS, "what the touchpoint calls for with this persona"),
};
#undef THIS
const struct record GAP_PERSONA_RECORD = RECORD("persona's gap", struct gap_persona, PERSONA_FIELDS,
                                                "a touchpoint as a persona sees it");

#define THIS struct gap
static const struct field FIELDS[] = {
    RESULT_TEXT(touchpoint, "journey/touchpoint"),
    RESULT_NUMBER(internal, 1, "what we believe, on the project's scale"),
    RESULT_NUMBER(customer, 1, "what customers say, on the project's scale"),
    RESULT_COUNT(n, "how many customers answered"),
    RESULT_NUMBER(low, 1, "lower end of the 95 % interval of the customer score"),
    RESULT_NUMBER(high, 1, "upper end of the 95 % interval of the customer score"),
    RESULT_NUMBER(target, 1, "what it should be, on the project's scale"),
    RESULT_NUMBER(importance, 1, "importance, 0-10"),
    RESULT_SIGNED(perception_gap, 1, "internal minus customer"),
    RESULT_SIGNED(performance_gap, 1, "target minus customer"),
    RESULT_NUMBER(shortfall, 1, "performance gap when positive, else 0"),
    RESULT_NUMBER(weighted_shortfall, 2, "importance times shortfall over the scale, 0-10"),
    RESULT_BOOLEAN(within_error, "whether the internal score lies within the interval"),
    RESULT_KEYED(by_persona, GAP_PERSONA_RECORD, "by persona"),
    RESULT_CHOICE(verdict, GAP_VERDICTS, "what it calls for"),
    RESULT_COUNT(rank, "place in the order of work, from 1"),
};
#undef THIS
const struct record GAP_RECORD =
    RECORD("gap", struct gap, FIELDS, "how far views and target of a touchpoint lie apart");

bool gap_counts(const struct journey *journey) {
    return !journey->as_is.id && journey->status != JOURNEY_RETIRED;
}

enum gap_verdict gap_verdict(double internal, double customer,
                             const struct thresholds *thresholds) {
    double perception = internal - customer; /* NaN without internal: no comparison holds */
    if (isnan(customer)) {
        return GAP_NOT_MEASURED;
    }
    bool above = perception > thresholds->tolerance + ROUNDING;
    if (customer < thresholds->ok) {
        return above ? GAP_BLIND_SPOT : GAP_WEAK;
    }
    if (customer < thresholds->good) {
        return above ? GAP_OVERRATED : GAP_QUESTION;
    }
    return perception < -thresholds->tolerance - ROUNDING ? GAP_HIDDEN_STRENGTH : GAP_STRENGTH;
}

bool gap_is_weak(const struct gap *gap) {
    return gap->verdict == GAP_BLIND_SPOT || gap->verdict == GAP_WEAK;
}

/* Adds a persona's score, if it has one. */
static void add_persona(const struct model *model, const struct touchpoint *touchpoint,
                        const struct persona *persona, struct gap *gap) {
    struct voice voice = voice_of_persona(model, touchpoint, persona);
    for (size_t i = 0; i < gap->by_persona.count; i++) {
        if (gap->by_persona.items[i].of == persona) {
            return;
        }
    }
    if (!isnan(voice.value)) {
        gap->by_persona.items[gap->by_persona.count++] = (struct gap_persona){
            .persona = persona->id,
            .customer = voice.value,
            .n = voice.n,
            .low = voice.low,
            .high = voice.high,
            .perception_gap = gap->internal - voice.value,
            .performance_gap = gap->target - voice.value,
            .verdict = (int)gap_verdict(gap->internal, voice.value, &model->project.thresholds),
            .of = persona,
        };
    }
}

/* First those that the touchpoint names, then those of its journey. */
static void fill_personas(const struct model *model, const struct touchpoint *touchpoint,
                          bool surveyed, struct arena *arena, struct gap *gap) {
    const struct journey *journey = touchpoint->journey;
    size_t named = touchpoint->by_persona.count;
    size_t count = named + (surveyed ? journey->personas.count : 0);
    if (count == 0) {
        return;
    }
    gap->by_persona.items = ARENA_ARRAY(arena, struct gap_persona, count);
    for (size_t i = 0; i < count; i++) {
        const struct persona *persona = i < named ? touchpoint->by_persona.items[i].persona.target
                                                  : journey->personas.items[i - named].target;
        if (persona) {
            add_persona(model, touchpoint, persona, gap);
        }
    }
}

static enum answer within(double value, double low, double high) {
    if (isnan(value) || isnan(low) || isnan(high)) {
        return ANSWER_UNSAID;
    }
    return low <= value && value <= high ? ANSWER_YES : ANSWER_NO;
}

static void fill(const struct model *model, const struct touchpoint *touchpoint,
                 struct arena *arena, struct gap *gap) {
    const struct project *project = &model->project;
    struct voice voice = voice_of_touchpoint(model, touchpoint);
    double target = touchpoint->score.target;
    *gap = (struct gap){
        .touchpoint = touchpoint->path,
        .internal = touchpoint->score.internal,
        .customer = voice.value,
        .n = voice.n,
        .low = voice.low,
        .high = voice.high,
        .target = isnan(target) ? project->thresholds.good : target,
        .importance = voice_importance(model, touchpoint),
        .rank = NAN,
        .of = touchpoint,
    };
    gap->perception_gap = gap->internal - gap->customer;
    gap->performance_gap = gap->target - gap->customer;
    gap->shortfall = gap->performance_gap < 0 ? 0 : gap->performance_gap; /* NaN stays */
    gap->weighted_shortfall =
        gap->importance * gap->shortfall / (project->scale.max - project->scale.min);
    gap->within_error = within(gap->internal, gap->low, gap->high);
    gap->verdict = (int)gap_verdict(gap->internal, gap->customer, &project->thresholds);
    fill_personas(model, touchpoint, voice.survey != NULL, arena, gap);
}

/* Gives the number of touchpoints that count; fills their gaps unless into is NULL. */
static size_t each_touchpoint(const struct model *model, struct arena *arena, struct gap *into) {
    size_t count = 0;
    for (size_t i = 0; i < model->journeys.count; i++) {
        const struct journey *journey = &model->journeys.items[i];
        if (!gap_counts(journey)) {
            continue;
        }
        size_t stage = 0, next = 0;
        const struct touchpoint *touchpoint;
        while ((touchpoint = journey_next(journey, &stage, &next))) {
            if (!touchpoint->inherited) {
                if (into) {
                    fill(model, touchpoint, arena, &into[count]);
                }
                count++;
            }
        }
    }
    return count;
}

static void fill_all(const struct model *model, struct arena *arena, struct gaps *gaps) {
    gaps->items.count = each_touchpoint(model, NULL, NULL);
    gaps->items.items = ARENA_ARRAY(arena, struct gap, gaps->items.count);
    each_touchpoint(model, arena, gaps->items.items);
}

/* Which part of the order of work a verdict belongs to: weak first, then overrated. */
static int part(const struct gap *gap) {
    return gap_is_weak(gap) ? 0 : 1;
}

static int compare_work(const void *first, const void *second) {
    const struct gap *a = *(const struct gap *const *)first;
    const struct gap *b = *(const struct gap *const *)second;
    if (part(a) != part(b)) {
        return part(a) - part(b);
    }
    if (a->weighted_shortfall != b->weighted_shortfall) {
        return a->weighted_shortfall > b->weighted_shortfall ? -1 : 1;
    }
    if (a->customer != b->customer) {
        return a->customer < b->customer ? -1 : 1;
    }
    return strcmp(a->touchpoint, b->touchpoint);
}

static void order_work(struct arena *arena, struct gaps *gaps) {
    size_t work = 0, questions = 0;
    for (size_t i = 0; i < gaps->items.count; i++) {
        const struct gap *gap = &gaps->items.items[i];
        work += gap_is_weak(gap) || gap->verdict == GAP_OVERRATED;
        questions += gap->verdict == GAP_QUESTION;
    }
    gaps->work.items = ARENA_ARRAY(arena, const struct gap *, work);
    gaps->questions.items = ARENA_ARRAY(arena, const struct gap *, questions);
    for (size_t i = 0; i < gaps->items.count; i++) {
        const struct gap *gap = &gaps->items.items[i];
        if (gap_is_weak(gap) || gap->verdict == GAP_OVERRATED) {
            gaps->work.items[gaps->work.count++] = gap;
        } else if (gap->verdict == GAP_QUESTION) {
            gaps->questions.items[gaps->questions.count++] = gap;
        }
    }
    qsort(gaps->work.items, gaps->work.count, sizeof *gaps->work.items, compare_work);
    qsort(gaps->questions.items, gaps->questions.count, sizeof *gaps->questions.items,
          compare_work);
    for (size_t i = 0; i < gaps->work.count; i++) {
        gaps->items.items[gaps->work.items[i] - gaps->items.items].rank = (double)(i + 1);
    }
}

static int compare_address(const void *first, const void *second) {
    uintptr_t a = (uintptr_t)(*(const struct gap *const *)first)->of;
    uintptr_t b = (uintptr_t)(*(const struct gap *const *)second)->of;
    return (a > b) - (a < b);
}

/* Whether the gaps follow each other by address, as they do when one thread read the journeys. */
static bool in_order(const struct gaps *gaps) {
    for (size_t i = 1; i < gaps->items.count; i++) {
        if (gaps->items.items[i - 1].of > gaps->items.items[i].of) {
            return false;
        }
    }
    return true;
}

static void order_addresses(struct arena *arena, struct gaps *gaps) {
    gaps->by_touchpoint.count = gaps->items.count;
    gaps->by_touchpoint.items = ARENA_ARRAY(arena, const struct gap *, gaps->items.count);
    for (size_t i = 0; i < gaps->items.count; i++) {
        gaps->by_touchpoint.items[i] = &gaps->items.items[i];
    }
    if (!in_order(gaps)) {
        qsort(gaps->by_touchpoint.items, gaps->items.count, sizeof *gaps->by_touchpoint.items,
              compare_address);
    }
}

void gap_analyse(const struct model *model, struct arena *arena, struct gaps *gaps) {
    *gaps = (struct gaps){0};
    fill_all(model, arena, gaps);
    order_work(arena, gaps);
    order_addresses(arena, gaps);
}

const struct gap *gap_find(const struct gaps *gaps, const struct touchpoint *touchpoint) {
    struct gap wanted = {.of = touchpoint};
    const struct gap *key = &wanted;
    const struct gap *const *found =
        gaps->by_touchpoint.count == 0
            ? NULL
            : bsearch(&key, gaps->by_touchpoint.items, gaps->by_touchpoint.count, sizeof key,
                      compare_address);
    return found ? *found : NULL;
}
