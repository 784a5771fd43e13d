/* The one place where C and w come from. */
#include "analyse/voice.h"

struct voice voice_of_touchpoint(const struct model *model, const struct touchpoint *touchpoint) {
    (void)model;
    const struct score *score = &touchpoint->score;
    return (struct voice){.value = score->customer.value,
                          .low = NAN,
                          .high = NAN,
                          .n = score->responses,
                          .date = score->date};
}

double voice_importance(const struct model *model, const struct touchpoint *touchpoint) {
    (void)model;
    double own = touchpoint->score.importance;
    return isnan(own) ? VOICE_IMPORTANCE : own;
}

double voice_journey_importance(const struct model *model, const struct journey *journey) {
    (void)model;
    double own = journey->importance.value;
    return isnan(own) ? VOICE_IMPORTANCE : own;
}
