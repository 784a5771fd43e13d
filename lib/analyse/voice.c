/* The one place where C and w come from. */
#include "analyse/voice.h"

#include "analyse/survey.h"
#include "model/answers.h"

/* The question of a survey with an id; NULL when there is none. */
static const struct question *question_of(const struct measure *measure) {
    const struct survey *survey = measure->survey.target;
    for (size_t i = 0; survey && measure->question && i < survey->questions.count; i++) {
        if (g_strcmp0(survey->questions.items[i].id, measure->question) == 0) {
            return &survey->questions.items[i];
        }
    }
    return NULL;
}

/* The question that a touchpoint's customer score comes from, and its survey; NULL: it is typed, or
 * there is none. */
static const struct question *asked(const struct touchpoint *touchpoint,
                                    const struct survey **survey) {
    const struct measure *measure = &touchpoint->score.customer;
    if (!isnan(measure->value)) {
        return NULL;
    }
    *survey = measure->survey.id ? measure->survey.target : touchpoint->asked_in;
    return measure->survey.id ? question_of(measure) : touchpoint->asked;
}

/* Fills a score from the answers of a persona, or of everybody (NULL). */
static void fill(const struct model *model, const struct survey *survey,
                 const struct question *question, const struct persona *persona,
                 struct voice *voice) {
    struct estimate estimate;
    if (question &&
        survey_score(survey, question, persona ? persona->id : NULL, model->project.scale.min,
                     model->project.scale.max, &estimate, &voice->n)) {
        voice->value = estimate.value;
        voice->low = estimate.low;
        voice->high = estimate.high;
        voice->date = survey->wave;
        voice->survey = survey;
        voice->question = question;
    }
}

struct voice voice_of_touchpoint(const struct model *model, const struct touchpoint *touchpoint) {
    const struct score *score = &touchpoint->score;
    struct voice voice = {.value = score->customer.value,
                          .low = NAN,
                          .high = NAN,
                          .n = score->responses,
                          .date = score->date};
    const struct survey *survey = NULL;
    const struct question *question = asked(touchpoint, &survey);
    fill(model, survey, question, NULL, &voice);
    return voice;
}

struct voice voice_of_persona(const struct model *model, const struct touchpoint *touchpoint,
                              const struct persona *persona) {
    struct voice voice = {.value = NAN, .low = NAN, .high = NAN, .n = NAN};
    for (size_t i = 0; i < touchpoint->by_persona.count; i++) {
        const struct persona_score *score = &touchpoint->by_persona.items[i];
        if (score->persona.target == persona && !isnan(score->customer)) {
            voice.value = score->customer;
            return voice;
        }
    }
    const struct survey *survey = NULL;
    const struct question *question = asked(touchpoint, &survey);
    fill(model, survey, question, persona, &voice);
    return voice;
}

const struct survey *voice_importance_from(const struct touchpoint *touchpoint) {
    const struct survey *survey = touchpoint->asked_in;
    bool derived = isnan(touchpoint->score.importance) && touchpoint->asked && survey->answers &&
                   !isnan(survey->answers->importance[touchpoint->asked - survey->questions.items]);
    return derived ? survey : NULL;
}

double voice_importance(const struct model *model, const struct touchpoint *touchpoint) {
    (void)model;
    double own = touchpoint->score.importance;
    const struct survey *survey = voice_importance_from(touchpoint);
    if (survey) {
        own = survey->answers->importance[touchpoint->asked - survey->questions.items];
    }
    return isnan(own) ? VOICE_IMPORTANCE : own;
}

double voice_journey_importance(const struct model *model, const struct journey *journey) {
    (void)model;
    double own = journey->importance.value, n;
    const struct question *question = question_of(&journey->importance);
    struct estimate estimate;
    if (isnan(own) && question &&
        survey_score(journey->importance.survey.target, question, NULL, 0, 10, &estimate, &n)) {
        own = estimate.value;
    }
    return isnan(own) ? VOICE_IMPORTANCE : own;
}
