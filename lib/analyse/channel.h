/* Channel shift: how contacts move between channels, and from human to digital ones, in share and
 * in volume. */
#ifndef ANALYSE_CHANNEL_H
#define ANALYSE_CHANNEL_H

#include "model/model.h"

struct channel_share {
    const char *channel; /* its id */
    double share;        /* of the period's contacts, 0-1 */
    double contacts;
    const struct channel *of;
};

struct channel_period {
    struct period period;
    double contacts;                   /* of all channels; NaN is never: a period has rows */
    double digital_share;              /* 0-1; NaN without contacts */
    LIST(struct channel_share) shares; /* in the order of the project's channels */
};

struct channel_shift {
    const char *kpi;                     /* the channel mix's id */
    LIST(struct channel_period) periods; /* ascending */
    double change_points; /* of the digital share, first to last, percentage points */
    double change_digital, change_human; /* contacts, first to last */
    double slope;                        /* Theil-Sen of the digital share, a period */
    const struct channel_mix *of;
};

struct channel_shifts {
    LIST(struct channel_shift) items; /* in the order of the model */
};

extern const struct record CHANNEL_SHIFT_RECORD;

/* Works out every channel mix of a model; the results live in the arena. */
void channel_analyse(const struct model *model, struct arena *arena, struct channel_shifts *shifts);

#endif
