/* Models for the tests of the analysis, built in C: empty entities whose numbers are not given, put
 * together in fixed arrays. */
#ifndef UNIT_SAMPLE_H
#define UNIT_SAMPLE_H

#include "model/model.h"

#include <string.h>

/* An entity of nothing but its id; the numbers are NaN. */
static inline void sample_clear(const struct record *record, void *object) {
    memset(object, 0, record->size);
    record_clear(record, object);
}

/* A cleared touchpoint of the journey with scores and importance (NaN: not given). */
static inline struct touchpoint sample_touchpoint(struct arena *arena,
                                                  const struct journey *journey, const char *id,
                                                  double internal, double customer,
                                                  double importance) {
    struct touchpoint touchpoint;
    sample_clear(&TOUCHPOINT_RECORD, &touchpoint);
    touchpoint.id = id;
    touchpoint.name = id;
    touchpoint.journey = journey;
    touchpoint.path = arena_format(arena, "%s/%s", journey->id, id);
    touchpoint.score.internal = internal;
    touchpoint.score.customer.value = customer;
    touchpoint.score.importance = importance;
    return touchpoint;
}

/* A cleared journey over stages. */
static inline struct journey sample_journey(const char *id, struct stage *stages, size_t count) {
    struct journey journey;
    sample_clear(&JOURNEY_RECORD, &journey);
    journey.id = id;
    journey.name = id;
    journey.stages.items = stages;
    journey.stages.count = count;
    return journey;
}

/* The defaults of a project on the scale 0-10: ok 6, good 8, tolerance 1. */
static inline void sample_project(struct model *model) {
    memset(model, 0, sizeof *model);
    record_clear(&PROJECT_RECORD, &model->project);
    model->project.scale.min = 0;
    model->project.scale.max = 10;
    model->project.thresholds.ok = 6;
    model->project.thresholds.good = 8;
    model->project.thresholds.tolerance = 1;
}

/* A reference to something. */
static inline struct reference sample_reference(const char *id, enum entity entity,
                                                const void *target) {
    return (struct reference){.id = id, .entity = entity, .target = target};
}

#endif
