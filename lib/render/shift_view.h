/* Channel shift on the KPI page: shares by channel and contacts, period by period. */
#ifndef RENDER_SHIFT_VIEW_H
#define RENDER_SHIFT_VIEW_H

#include "render/view.h"

struct shift_row {
    const char *period, *channel, *share, *contacts;
};

struct shift_view {
    const char *name, *id, *summary, *denominator;
    const char *shares, *shares_phone; /* markup */
    const char *volume, *volume_phone; /* markup */
    LIST(struct shift_row) rows;
    const struct source_view *source;
};

extern const struct record SHIFT_VIEW;

/* Fills the view of a channel mix that has at least one period. */
void shift_view_fill(const struct page_work *work, const struct channel_shift *shift,
                     struct shift_view *view);

#endif
