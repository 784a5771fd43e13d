/* The one place where C and w come from. */
#include "analyse/voice.h"

#include "analyse/survey.h"

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

struct voice voice_of_touchpoint(const struct model *model, const struct touchpoint *touchpoint) {
    const struct score *score = &touchpoint->score;
    struct voice voice = {.value = score->customer.value,
                          .low = NAN,
                          .high = NAN,
                          .n = score->responses,
                          .date = score->date};
    const struct question *question = question_of(&score->customer);
    const struct survey *survey = score->customer.survey.target;
    if (!question && !score->customer.survey.id) {
        question = touchpoint->asked;
        survey = touchpoint->asked_in;
    }
    struct estimate estimate;
    if (isnan(voice.value) && question &&
        survey_score(survey, question, model->project.scale.min, model->project.scale.max,
                     &estimate, &voice.n)) {
        voice.value = estimate.value;
        voice.low = estimate.low;
        voice.high = estimate.high;
        voice.date = survey->wave;
    }
    return voice;
}

double voice_importance(const struct model *model, const struct touchpoint *touchpoint) {
    (void)model;
    double own = touchpoint->score.importance;
    if (isnan(own) && touchpoint->asked && touchpoint->asked_in->answers) {
        own = touchpoint->asked_in->answers
                  ->importance[touchpoint->asked - touchpoint->asked_in->questions.items];
    }
    return isnan(own) ? VOICE_IMPORTANCE : own;
}

double voice_journey_importance(const struct model *model, const struct journey *journey) {
    (void)model;
    double own = journey->importance.value, n;
    const struct question *question = question_of(&journey->importance);
    struct estimate estimate;
    if (isnan(own) && question &&
        survey_score(journey->importance.survey.target, question, 0, 10, &estimate, &n)) {
        own = estimate.value;
    }
    return isnan(own) ? VOICE_IMPORTANCE : own;
}
