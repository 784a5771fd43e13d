/* The overlay of a product journey on its generic one: stages and touchpoints are merged by id,
 * each field that the product gives overrides, the field tables do the rest. */
#ifndef MODEL_OVERLAY_H
#define MODEL_OVERLAY_H

#include "base/diagnostics.h"
#include "model/journey.h"

/* Completes every journey that extends another, in place. Cycles and unknown ids in extends and
 * drop are errors; the journey then stays as written. Journeys of one array; texts are shared with
 * the generic journeys, new lists live in the arena. */
void overlay_journeys(struct journey *journeys, size_t count, struct arena *arena,
                      struct diagnostics *diagnostics);

/* Fills the fields that over leaves out from base, by the table. Both stay as they are; the result
 * is written to *out, which may be over. */
void overlay_record(const struct record *record, const void *base, const void *over, void *out);

#endif
